"""A list of one kind of thing: searched, filtered, ordered and turned by pages, each state an address of its own."""

from functools import cached_property, partial

from django.conf import settings
from django.http import QueryDict
from django.views.generic import TemplateView

from coopsite.common.as_of import ASKED, TODAY, AsOf, Beginning, asked_day
from coopsite.common.facets import EXACT, ORDER, PAGE, WORDS, Filters
from coopsite.common.search.bits import holds, numbers_in
from coopsite.common.search.engines import engine
from coopsite.common.search.listing import PER_PAGE, BoundedPaginator, Listing
from coopsite.common.search.shelf import Look, look
from coopsite.common.search.understanding import MAX_LENGTH, MENDED, Answer, answer
from coopsite.common.text import tidy_line
from coopsite.common.views import READING, nearest_page

RELEVANCE = "hop"


class FacettedListView(TemplateView):
    """Shows the public entries of ``kind`` under ``facets``, in one of ``orders``.

    ``orders`` maps the value of ``?sap-xep=`` to (label, function of (look, entries as bits) that yields ids in order);
    the first is the list's own. What ``?q=`` asks for comes by relevance unless another order is asked.
    """

    http_method_names = READING
    model, section, facets, orders = None, "", (), {}
    # Lists under one choice of these are worth a place in other search engines; every other state is only a view.
    indexable = ()
    # The first day whose picture ``?ngay=`` may ask for; None where a list knows but today.
    begins: Beginning | None = None

    @cached_property
    def as_of(self) -> AsOf:
        return asked_day(self.request.GET, self.begins) if self.begins else TODAY

    def rows(self):
        """Return the queryset that loads what a row of the list prints."""
        return self.model.objects.published().for_listing()

    def filtered(self) -> tuple[Filters, Answer | None]:
        """Return what the address asks for: what its words find, narrowed by its choices."""
        now, params = self._look(), self.request.GET
        typed = tidy_line(params.get(WORDS, ""))[:MAX_LENGTH]
        exact = params.get(EXACT) == "1" and bool(typed)
        kind = now.kind(self.model.search_kind)
        found = answer(now, typed, kind, exact) if typed else None
        kept = {WORDS: typed, ORDER: params.get(ORDER), EXACT: exact and "1", ASKED: self.as_of.value}
        base = found.ranking.entries if found else kind
        return Filters(now, base, kind, self.facets, params, kept), found

    def _look(self) -> Look:
        now, day = look(), self.as_of.day
        return now.on(day, frozenset(facet.index_key for facet in self.facets if facet.dated)) if day else now

    def kept_rows(self, filters: Filters, choice: tuple[str, str]):
        """Return a queryset of what ``filters`` keep, as far as it stands under a further choice, however many they are."""
        kept = numbers_in(filters.results & filters.look.choice(*choice))
        keys = [filters.look.object_id(entry) for entry in kept]
        return self.model.objects.published().filter(pk__in=engine().listed(keys))

    def get_context_data(self, **kwargs):
        (filters, found), params = self.filtered(), self.request.GET
        now, order = filters.look, self._order(params, found)
        ids = partial(self._ids, now, filters.results, order, found)
        paginator = BoundedPaginator(Listing(now, ids, filters.results.bit_count(), self.rows()), PER_PAGE)
        page = nearest_page(paginator, params.get(PAGE))
        return super().get_context_data(
            section=self.section,
            as_of=self.as_of,
            filters=filters,
            **self._readings(filters, found),
            orders=self._orders(found, order),
            page_obj=page,
            paginator=paginator,
            **self._address(filters, page.number),
            **kwargs,
        )

    def _readings(self, filters: Filters, found: Answer | None) -> dict:
        """Return what was found, and the query strings of the same list for what else may have been meant."""
        others = [(other, filters.reworded(other)) for other in found.others] if found else []
        exact = filters.reworded(found.typed, exact=True) if found and found.how == MENDED else ""
        return {"found": found, "others": others, "exact": exact, "as_typed": EXACT in filters.kept}

    def _order(self, params: QueryDict, found) -> str:
        asked = params.get(ORDER)
        own = RELEVANCE if found else next(iter(self.orders))
        return asked if asked in self.orders or (asked == RELEVANCE and found) else own

    def _orders(self, found, order: str) -> list[tuple[str, str, bool]]:
        """Return (value, label, whether it is in force) of every order that can be chosen."""
        labels = [(key, label) for key, (label, _ids) in self.orders.items()]
        if found:
            labels.insert(0, (RELEVANCE, "Khớp nhất trước"))
        return [(key, label, key == order) for key, label in labels]

    def _ids(self, now: Look, entries: int, order: str, found):
        if order == RELEVANCE:
            return filter(holds(entries), found.ranking.ids())
        return self.orders[order][1](now, entries, self.model.search_kind)

    def _address(self, filters: Filters, number: int) -> dict:
        """Return this list's one address, and whether other search engines may keep it: of all days, today's."""
        chosen = filters.pairs
        plain = (
            not (filters.kept or self.as_of.asked)
            and len(chosen) <= 1
            and all(key in self.indexable for key, _value in chosen)
        )
        query = QueryDict(mutable=True)
        asked = [(key, filters.kept[key]) for key in (WORDS, EXACT) if key in filters.kept]
        for key, value in [*chosen, *asked]:
            query.appendlist(key, value)
        if number > 1:
            query[PAGE] = str(number)
        path = f"{self.request.path}?{query.urlencode()}" if query else self.request.path
        return {"canonical": settings.SITE_ORIGIN + path, "unlisted": not plain}


def by_name(now: Look, entries: int, kind: str):
    """Yield entries in Vietnamese order of their names."""
    return now.ordered(entries, "name", kind)


def newest_first(now: Look, entries: int, kind: str):
    return now.ordered(entries, "newest", kind)
