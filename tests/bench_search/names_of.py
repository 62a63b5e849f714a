"""The names of what the public can find, in an order that no database decides."""

from coopsite.common.search.bits import numbers_in
from coopsite.common.search.indexing import kinds
from coopsite.common.search.shelf import look


def public_names(wanted) -> list[str]:
    """Return the names of the public rows of these kinds, in the order of their words."""
    now, models, names = look(), kinds(), []
    for kind in wanted:
        keys = {now.object_id(entry) for entry in numbers_in(now.kind(kind))}
        field = "title" if hasattr(models[kind], "title") else "name"
        every = models[kind]._default_manager.values_list("pk", field)
        names += [name for key, name in every if key in keys]
    return sorted(names)
