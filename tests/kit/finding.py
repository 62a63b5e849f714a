"""What the index gives for a question, as rows."""

from coopsite.common.search.shelf import look
from coopsite.common.search.understanding import answer


def found(model, query: str, as_typed: bool = True) -> list:
    """Return the public rows of ``model`` that answer ``query``, best first."""
    now = look()
    ids = answer(now, query, now.kind(model.search_kind), as_typed).ranking.ids()
    keys = [now.object_id(entry) for entry in ids]
    rows = model._default_manager.in_bulk(keys)
    return [rows[key] for key in keys]
