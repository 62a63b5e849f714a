"""Filters as plain links: chosen values, counts that stay true, chips that take one choice back.

What stands under a choice is told by the index (coopsite.common.search.shelf), and so is every count: none of them
costs a query, on either database.
"""

import time
from collections.abc import Callable
from dataclasses import dataclass, replace
from functools import cached_property, lru_cache
from urllib.parse import urlencode

from django.http import QueryDict

from coopsite.common.as_of import ASKED
from coopsite.common.dates import show_date
from coopsite.common.search.shelf import Look

# A list's own parameters, which no facet may be called by.
ORDER, PAGE, WORDS, EXACT = "sap-xep", "trang", "q", "dung"
# Labels are names that only staff change: a name whose letters alone became capital shows after so many seconds.
LABELS_KEPT = 60


@dataclass(frozen=True)
class Facet:
    """One group of choices, told apart in addresses by ``key`` and in the index by ``held_as``.

    ``labels(values)`` returns the label of each value, in the order shown: of ``values``, those under which anything
    stands at all, or of a fixed list, whose empty choices are shown too. Of many, the ``most`` that hold most are
    shown; ``rest`` is a value for what stands under none of the others. ``closed`` groups open on demand. ``dated``
    groups go by the day that a list is asked for, and say so behind their title. ``told`` says in a sentence what
    stands under a choice, "{}" being its label ("đang giữ {}"): the choices of such a group, whose labels are a fixed
    list, are found in what somebody searches for (facet_names).
    """

    key: str
    title: str
    labels: Callable[[list[str]], dict[str, str]]
    held_as: str = ""
    most: int = 0
    rest: str = ""
    closed: bool = False
    dated: bool = False
    told: str = ""

    def title_in(self, look: Look) -> str:
        return f"{self.title}, ngày {show_date(look.asked)}" if self.dated and look.asked else self.title

    @property
    def index_key(self) -> str:
        return self.held_as or self.key

    def bits(self, look: Look, value: str) -> int:
        """Return the entries under one choice today, as bits."""
        if value == self.rest != "":
            return look.public & ~look.any_choice(self.index_key)
        return look.choice(self.index_key, value)

    def counts(self, look: Look, within: int) -> dict[str, int]:
        """Return how many entries of ``within`` stand under each choice, or under each of the ``most`` that hold most."""
        counted = look.counts(self.index_key, within, self.most)
        if self.rest:
            return counted | {self.rest: self.count(look, within, self.rest)}
        return counted

    def count(self, look: Look, within: int, value: str) -> int:
        return (within & self.bits(look, value)).bit_count()


@dataclass(frozen=True)
class Option:
    """A choice as a page shows it: ``count`` is what choosing it would give beside the other groups.

    ``query`` is the query string of the list with the choice made, or taken back where it is on.
    """

    value: str
    label: str
    count: int
    on: bool
    query: str


@dataclass(frozen=True)
class Chip:
    """What was asked for, and the query string of the page without it; ``count`` is how much that page holds, if told."""

    label: str
    query: str
    count: int = 0


class Choice:
    """A facet together with the values chosen, in the order shown; unknown values are not chosen."""

    def __init__(self, facet: Facet, look: Look, base: int, every: int, params: QueryDict):
        self.facet, self.look = facet, look
        self._base, self._every, self._wanted = base, every, dict.fromkeys(params.getlist(facet.key))

    @cached_property
    def labels(self) -> dict[str, str]:
        """The label of every value that is shown; asked of the database once for all who look at the same."""
        shown = [value for value, number in self.facet.counts(self.look, self._base).items() if number]
        others = [value for value in self._wanted if value not in shown]
        # What was chosen stays chosen, though nothing that the words find stands under it.
        asked = [value for value in others if self.facet.count(self.look, self._every, value)]
        return self._named((*shown, *asked))

    def _named(self, values: tuple[str, ...]) -> dict[str, str]:
        minute = int(time.monotonic() / LABELS_KEPT)
        return self.look.remembered(
            ("labels", self.facet.key, values, minute),
            lambda: {value: str(label) for value, label in self.facet.labels(list(values)).items()},
        )

    @cached_property
    def values(self) -> list[str]:
        return [value for value in self.labels if value in self._wanted] if self._wanted else []

    @cached_property
    def bits(self) -> int:
        """The entries under any of the values chosen; all where none is."""
        if not self.values:
            return -1
        found = 0
        for value in self.values:
            found |= self.facet.bits(self.look, value)
        return found


class Filters:
    """A list narrowed by facets: values within a facet widen it, facets narrow each other."""

    def __init__(self, look: Look, base: int, every: int, facets, params: QueryDict, kept: dict[str, str]):
        """``base`` are, as bits, those of ``every`` that its words find; ``params`` the request's GET.

        ``kept`` is what else its addresses say, as ``{key: value}``; what is empty is left out.
        """
        self.look, self.base, self.every = look, base, every
        self.choices = [Choice(facet, look, base, every, params) for facet in facets]
        self.kept = {key: value for key, value in kept.items() if value}

    @cached_property
    def results(self) -> int:
        """The entries that all the chosen values keep, as bits."""
        return self.base & self._all_but(None)

    def groups(self) -> list[dict]:
        """Return every facet that has anything to choose, with its options; each count ignores the facet's own choices."""
        made = [
            {
                "key": choice.facet.key,
                "title": choice.facet.title_in(self.look),
                "options": self._options(choice),
                "open": not choice.facet.closed or bool(choice.values),
            }
            for choice in self.choices
        ]
        return [group for group in made if group["options"]]

    def chips(self) -> list[Chip]:
        """What the list was narrowed by, the words last."""
        chosen = [
            Chip(choice.labels[value], self.query(without=[(choice.facet.key, value)]))
            for choice in self.choices
            for value in choice.values
        ]
        return [*chosen, *([self.words] if self.words else [])]

    @cached_property
    def words(self) -> Chip | None:
        """The words that were typed; the page without them keeps what was chosen."""
        typed = self.kept.get(WORDS)
        return Chip(f"“{typed}”", self.reworded("")) if typed else None

    def wider(self) -> list[Chip]:
        """Return what to take back, one at a time, to find anything again: a facet's choices, or the words.

        What gives most comes first.
        """
        chips = []
        for choice in filter(lambda one: one.values, self.choices):
            label = ", ".join(choice.labels[value] for value in choice.values)
            query = self.query(without=[(choice.facet.key, value) for value in choice.values])
            chips.append(Chip(label, query, (self.base & self._all_but(choice)).bit_count()))
        if self.words:
            chips.append(replace(self.words, count=(self.every & self._all_but(None)).bit_count()))
        return sorted((chip for chip in chips if chip.count), key=lambda chip: -chip.count)

    @property
    def count(self) -> int:
        return sum(len(choice.values) for choice in self.choices)

    @cached_property
    def pairs(self) -> list[tuple[str, str]]:
        """The (key, value) pairs of the chosen values, always in one order."""
        return [(choice.facet.key, value) for choice in self.choices for value in choice.values]

    def query(self, without=(), beside=None, kept: dict[str, str] | None = None) -> str:
        """Return the query string of this list, pages starting again at the first.

        ``without`` are chosen (key, value) pairs to leave out, ``beside`` one to add, ``kept`` what else it says instead.
        """
        chosen = [pair for pair in self.pairs if pair not in without]
        if beside:
            chosen = sorted([*chosen, beside], key=lambda pair: self._places[pair[0]])
        rest = self.kept if kept is None else kept
        return "&".join(_encoded(*pair) for pair in [*chosen, *rest.items()])

    @property
    def unchosen(self) -> str:
        """The query string without anything chosen; the words and the order stay."""
        return self.query(without=self.pairs)

    @property
    def emptied(self) -> str:
        """The query string of everything there is, on the same day."""
        return self.query(
            without=self.pairs, kept={key: self.kept[key] for key in (ASKED,) if key in self.kept}
        )

    def reworded(self, words: str, exact: bool = False) -> str:
        """Return the query string of this list for other words, or none; ``exact`` takes every letter as it stands."""
        rest = {key: value for key, value in self.kept.items() if key not in (WORDS, EXACT)}
        asked = {WORDS: words} if words else {}
        return self.query(kept={**asked, **rest, **({EXACT: "1"} if exact else {})})

    @cached_property
    def _places(self) -> dict[str, int]:
        return {choice.facet.key: place for place, choice in enumerate(self.choices)}

    def _all_but(self, left_out) -> int:
        kept = -1
        for choice in self.choices:
            if choice is not left_out:
                kept &= choice.bits
        return kept

    def _options(self, choice) -> list[Option]:
        within, facet = self.base & self._all_but(choice), choice.facet
        if facet.most:
            counted = {value: facet.count(self.look, within, value) for value in choice.labels}
        else:
            counted = facet.counts(self.look, within)
        return [
            self._option(choice, value, label, counted.get(value, 0))
            for value, label in choice.labels.items()
        ]

    def _option(self, choice, value, label, count) -> Option:
        pair, on = (choice.facet.key, value), value in choice.values
        query = self.query(without=[pair]) if on else self.query(beside=pair)
        return Option(value, label, count, on, query)


@lru_cache(maxsize=4096)
def _encoded(key: str, value: str) -> str:
    """Return ``key=value`` as in an address; a list has a hundred links of the same few pairs."""
    return urlencode({key: value})
