"""Whether the index was made by the code of today: a change of how words are read makes the same rows another index."""

from coopsite.common.search.engines import engine
from coopsite.common.search.entries import made_of
from coopsite.common.search.following import kinds
from coopsite.common.search.models import SearchEntry

# So many rows of each kind tell for all of them.
SAMPLE = 100


def is_of_today() -> bool:
    """Tell whether the first rows of each kind stand in the index as they would be put into it today."""
    return SearchEntry.objects.exists() and not any(map(_is_other, kinds().values()))


def _is_other(model) -> bool:
    keys = list(model._default_manager.order_by("pk").values_list("pk", flat=True)[:SAMPLE])
    held = {
        entry.object_id: entry
        for entry in SearchEntry.objects.filter(kind=model.search_kind, object_id__in=keys)
    }
    made = [made_of(row) for row in model._default_manager.filter(pk__in=held).rows_for_index()]
    if any(entry.hint != held[entry.object_id].hint for entry, _words in made):
        return True
    documents = [words._replace(id=held[entry.object_id].pk) for entry, words in made]
    return bool(documents and engine().differing(documents))
