"""Filters as plain GET links: chosen values, counts that stay true, chips that take one choice back."""

from dataclasses import dataclass, field

from django.db.models import Count, Q
from django.http import QueryDict


class Facet:
    """One group of choices. Subclasses say which values exist and which rows a value keeps.

    ``options()`` returns (value, label) pairs in the order shown; ``keeps(value)`` returns the Q of one value,
    free of joins that would repeat a row (use Exists for to-many relations).
    """

    key = ""
    title = ""

    def options(self) -> list[tuple[str, str]]:
        raise NotImplementedError

    def keeps(self, value: str) -> Q:
        raise NotImplementedError


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
        others = self._all_but(choice)
        counts = {
            f"n{place}": Count("pk", filter=others & choice.facet.keeps(value))
            for place, value in enumerate(choice.labels)
        }
        found = self.base.order_by().aggregate(**counts) if counts else {}
        return [
            Option(value, label, found[f"n{place}"], value in choice.values)
            for place, (value, label) in enumerate(choice.labels.items())
        ]
