"""Who is found by what another row says: a renamed place renews what lies in it, a renamed maker what it makes."""

from functools import cache

from django.apps import apps


@cache
def kinds() -> dict[str, type]:
    """Return the models whose rows are in the index, by the kind that each declares."""
    return {model.search_kind: model for model in apps.get_models() if getattr(model, "search_kind", "")}


@cache
def paths() -> dict[type, list[tuple[type, str]]]:
    """Return, for each model that others are found by, those others and the way from each of them to it."""
    made = {}
    for model in kinds().values():
        for path in model.found_by:
            made.setdefault(_end_of(model, path), []).append((model, path))
    return made


def _end_of(model, path: str) -> type:
    for name in path.split("__"):
        model = model._meta.get_field(name).related_model
    return model


def owners(model, keys, locked: bool = False) -> set:
    """Return the primary keys of the rows that these, each by its ``finds``, hang on as they are stored.

    ``locked``, in a transaction only, they stay where they are until it ends, unless it moves them itself.
    """
    owner = getattr(model, "finds", "")
    if not owner:
        return set()
    rows = model._base_manager.filter(pk__in=keys).order_by("pk")
    rows = rows.select_for_update() if locked else rows
    return set(rows.values_list(model._meta.get_field(owner).attname, flat=True))


def followers(model, keys) -> list[tuple[type, set]]:
    """Return (model, primary keys) of all that is found by what these rows of ``model`` say."""
    found: dict[type, set] = {}
    for follower, path in paths().get(model, ()):
        rows = follower._default_manager.order_by().filter(**{f"{path}__in": keys})
        found.setdefault(follower, set()).update(rows.values_list("pk", flat=True))
    return [(follower, rows) for follower, rows in found.items() if rows]
