"""Whether the index was made by the code of today: a change of how words are read makes the same rows another index."""

from coopsite.common.search.engines import engine
from coopsite.common.search.entries import made_of
from coopsite.common.search.following import kinds
from coopsite.common.search.models import SearchEntry

# So many rows of each kind tell for all of them.
SAMPLE = 100


def is_of_today() -> bool:
    """Tell whether the words of the first rows of each kind are held as they would be put into the index today."""
    return SearchEntry.objects.exists() and not any(map(_is_other, kinds().values()))


def _is_other(model) -> bool:
    keys = list(model._default_manager.order_by("pk").values_list("pk", flat=True)[:SAMPLE])
    entries = SearchEntry.objects.filter(kind=model.search_kind, object_id__in=keys)
    held = dict(entries.values_list("object_id", "pk"))
    rows = model._default_manager.filter(pk__in=held).rows_for_index()
    return bool(rows and engine().differing([made_of(row)[1]._replace(id=held[row.pk]) for row in rows]))
