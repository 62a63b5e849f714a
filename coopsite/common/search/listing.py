"""A list of entries of one kind, in an order, read a page at a time."""

from collections.abc import Callable, Iterator
from itertools import islice

from django.core.paginator import Paginator

from coopsite.common.search.shelf import Look

PER_PAGE = 24
# Nobody turns so many pages; whoever looks for more is helped by a filter, and a robot by nothing.
MOST_PAGES = 100


class Listing:
    """The rows of some entries, sliced as a paginator slices: ``ids()`` yields them in order, ``load`` gives their rows.

    ``load`` is a queryset of what the public may see: a row that it does not hold is left out.
    """

    def __init__(self, look: Look, ids: Callable[[], Iterator[int]], count: int, load):
        self._look, self._ids, self._count, self._load = look, ids, count, load

    def count(self) -> int:
        return self._count

    def __len__(self):
        return self._count

    def __getitem__(self, part: slice) -> list:
        keys = [self._look.object_id(entry) for entry in islice(self._ids(), part.start or 0, part.stop)]
        rows = self._load.order_by().in_bulk(keys)
        return [rows[key] for key in keys if key in rows]


class BoundedPaginator(Paginator):
    """Pages of a list, of which no more than MOST_PAGES can be turned; ``count`` still tells of all."""

    @property
    def num_pages(self):
        return min(super().num_pages, MOST_PAGES)

    @property
    def is_cut(self) -> bool:
        return super().num_pages > MOST_PAGES
