"""Filters as plain GET links: chosen values, counts that stay true, chips that take one choice back."""

from dataclasses import dataclass, field

from django.db.models import Count, Q
from django.http import QueryDict


class Facet:
    """One group of choices. Subclasses say which values exist and which rows a value keeps.

    ``options()`` returns (value, label) pairs in the order shown; ``keeps(value)`` returns the Q of one value,
    free of joins that would repeat a row (use Exists for to-many relations). Where each row has one value,
    ``column`` is the field or expression that holds it, and counting is one grouping.
    """

    key = ""
    title = ""
    column = None

    def options(self) -> list[tuple[str, str]]:
        raise NotImplementedError

    def keeps(self, value: str) -> Q:
        raise NotImplementedError

    def tally(self, rows, values) -> dict[str, int]:
        """Return how many of ``rows`` each of ``values`` keeps, in one query; what keeps none may be missing."""
        rows = rows.order_by()
        if self.column is not None:
            counted = rows.annotate(choice=self.column).values_list("choice").annotate(Count("pk"))
            return {str(choice): number for choice, number in counted}
        filters = {f"n{place}": self.keeps(value) for place, value in enumerate(values)}
        found = rows.aggregate(**{name: Count("pk", filter=kept) for name, kept in filters.items()})
        return dict(zip(values, found.values(), strict=True))


@dataclass(frozen=True)
class Option:
    """A choice as a page shows it: ``count`` is what choosing it would give beside the other groups."""

    value: str
    label: str
    count: int
    on: bool


@dataclass(frozen=True)
class Chip:
    """A chosen value and the query string of the page without it."""

    label: str
    query: str


@dataclass
class Choice:
    """A facet together with its options and the values chosen; unknown values are not chosen."""

    facet: Facet
    params: QueryDict
    labels: dict[str, str] = field(init=False)
    values: list[str] = field(init=False)

    def __post_init__(self):
        self.labels = {value: str(label) for value, label in self.facet.options()}
        asked = self.params.getlist(self.facet.key)
        self.values = [value for value in self.labels if value in asked]

    def q(self) -> Q:
        kept = Q()
        for value in self.values:
            kept |= self.facet.keeps(value)
        return kept


class Filters:
    """A list narrowed by facets: values within a facet widen it, facets narrow each other."""

    def __init__(self, base, facets, params: QueryDict, keep=("sap-xep",)):
        """``base`` is the queryset of everything shown; ``params`` the request's GET; ``keep`` what else stays."""
        self.base = base
        self.choices = [Choice(facet, params) for facet in facets]
        self.kept = {key: params[key] for key in keep if params.get(key)}

    def results(self):
        """Return the rows that all the chosen values keep."""
        return self.base.filter(self._all_but(None))

    def groups(self) -> list[dict]:
        """Return every facet with its options; each count ignores the facet's own choices. A query a facet."""
        return [
            {"key": choice.facet.key, "title": choice.facet.title, "options": self._options(choice)}
            for choice in self.choices
        ]

    def chips(self) -> list[Chip]:
        return [
            Chip(choice.labels[value], self.query(without=(choice.facet.key, value)))
            for choice in self.choices
            for value in choice.values
        ]

    @property
    def count(self) -> int:
        return sum(len(choice.values) for choice in self.choices)

    def pairs(self, without=None) -> list[tuple[str, str]]:
        """Return the (key, value) pairs of the chosen values, but for one."""
        chosen = [(choice.facet.key, value) for choice in self.choices for value in choice.values]
        return [pair for pair in chosen if pair != without]

    def query(self, without=None) -> str:
        """Return the query string of this list, but for one chosen value; pages start again at the first."""
        query = QueryDict(mutable=True)
        for key, value in [*self.pairs(without), *self.kept.items()]:
            query.appendlist(key, value)
        return query.urlencode()

    def _all_but(self, left_out) -> Q:
        kept = Q()
        for choice in self.choices:
            if choice is not left_out:
                kept &= choice.q()
        return kept

    def _options(self, choice) -> list[Option]:
        values = list(choice.labels)
        tally = choice.facet.tally(self.base.filter(self._all_but(choice)), values) if values else {}
        return [
            Option(value, label, tally.get(value, 0), value in choice.values)
            for value, label in choice.labels.items()
        ]
