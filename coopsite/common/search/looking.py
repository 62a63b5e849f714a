"""What is asked of the index: who is public, what stands under a choice, what says a word, in which order."""

import datetime
from array import array
from collections import Counter
from heapq import nsmallest

from django.utils import timezone

from coopsite.common.search.asking import Group, Question, Term
from coopsite.common.search.bits import bits_of, chosen, fingerprint
from coopsite.common.search.choices import Choices
from coopsite.common.search.dated import NEVER, Held, held_on
from coopsite.common.search.engines.base import WHOLE, Scope
from coopsite.common.search.models import SearchEntry
from coopsite.common.search.state import State
from coopsite.common.search.vocabulary import Vocabulary, names_of

MOST_ANSWERS = 2_000
# Of so many other days it is kept what held then; who turns the pages of one asks for it again and again.
MOST_DAYS = 16
# The kind of topics, and the key under which entries carry them.
TOPIC = "chu-de"


class Look:
    """The index at one moment; every set that it gives is of ids of entries, as bits."""

    # The day whose choices it tells where that is not today: see LookBack.
    asked: datetime.date | None = None

    def __init__(self, state: State, now: datetime.datetime):
        self._state, self._now, self.day = state, now, timezone.localdate(now)
        self._today = self._choices_of_day()
        self.public = self._public_now()

    def _public_now(self) -> int:
        """Return what the public may see; made once for the time in which nothing becomes public by itself."""
        held = self._state.shown
        if held is not None and held[0] <= self._now < held[1]:
            return held[2]
        ahead = self._state.ahead.items()
        public = self._state.public | bits_of(entry for entry, since in ahead if since <= self._now)
        public &= ~self._idle_topics(public)
        until = min((since for _entry, since in ahead if since > self._now), default=NEVER)
        self._state.shown = (self._now, until, public)
        return public

    def _idle_topics(self, public: int) -> int:
        """Return the topics that nothing public carries: nobody is led to an empty page."""
        topics = self._state.kinds.get(TOPIC, 0)
        carriers, idle = public & ~topics, 0
        for slug, number in self._state.choices.counts(TOPIC, topics).items():
            members = self._state.choices.bits(TOPIC, slug)
            if number and not members & carriers:
                idle |= members & topics
        return idle

    def kind(self, kind: str) -> int:
        """Return the public entries of a kind."""
        return self._state.kinds.get(kind, 0) & self.public

    def every(self, kind: str) -> int:
        """Return all entries of a kind, what the public may not see among them: for staff alone."""
        return self._state.kinds.get(kind, 0)

    def kinds(self) -> list[str]:
        return list(self._state.kinds)

    def kind_of(self, entry: int) -> str:
        """Return the kind of an entry of the index."""
        return next(kind for kind, members in self._state.kinds.items() if members >> entry & 1)

    def choice(self, key: str, value: str) -> int:
        """Return the entries, public or not, that stand under a choice today."""
        return self._state.choices.bits(key, value) | self._timely(key).bits(key, value)

    def any_choice(self, key: str) -> int:
        """Return the entries that stand under some choice of a facet today."""
        return self._state.choices.any(key) | self._timely(key).any(key)

    def counts(self, key: str, within: int, most: int = 0) -> dict[str, int]:
        """Return how many of the entries in ``within`` stand under each choice of a facet today, if any does.

        Of the ``most`` that hold most where that is given. Counted once until something changes: most people look at
        the same few lists.
        """
        made = self.remembered(
            ("counts", key, fingerprint(within), most), lambda: self._counted(key, within, most)
        )
        return dict(made)

    def _counted(self, key: str, within: int, most: int) -> dict[str, int]:
        always, today = (held.counts(key, within) for held in (self._state.choices, self._timely(key)))
        counted = always | today
        for value in always.keys() & today.keys():
            # Some stand under it at all times and some for a time, or both: each is counted once.
            counted[value] = (self.choice(key, value) & within).bit_count()
        if most:
            return dict(nsmallest(most, counted.items(), key=lambda pair: (-pair[1], pair[0])))
        return counted

    def object_id(self, entry: int) -> int:
        return self._state.objects[entry]

    def answering(self, *questions: tuple[list[Group], str]) -> list[int]:
        """Return the entries, public or not, that answer each of ``questions``: see Postings.answering."""
        return self._state.postings.answering(list(questions))

    def named(self, questions: list[Question]) -> list[tuple[int, int]]:
        """Return, for each question, what has a name of all its words and no others, and what has one that begins so."""
        names = [WHOLE + question.name_form.replace(" ", "") for question in questions]
        asked = (([(Term(name, begins),)], Scope.NAMES) for name in names for begins in (False, True))
        found = iter(self.answering(*asked))
        return list(zip(found, found, strict=True))

    def words(self) -> Counter:
        """Return how often each plain word stands in the name of something public, abbreviated where it can be."""
        if self._state.words is None:
            self._state.words = Vocabulary(names_of(SearchEntry.objects.all()))
        return self._state.words.counts

    def remembered(self, key, make):
        """Return what ``make()`` gives, made once for a ``key`` until anything of the index changes."""
        held, key = self._state.answers, (key, self.day, self.asked, self._public_mark())
        # Another thread may empty it at any moment.
        made = held.get(key)
        if made is None:
            made = make()
            if len(held) >= MOST_ANSWERS:
                held.clear()
            held[key] = made
        return made

    def _public_mark(self) -> bytes:
        """Return what tells this set of public entries from another one of the same state."""
        held = self._state.mark
        if held is None or held[0] != self.public:
            held = self._state.mark = (self.public, fingerprint(self.public))
        return held[1]

    def ordered(self, bits: int, order: str, kind: str = ""):
        """Yield the ids of the set in one of orders.ORDERS."""
        return chosen(self._state.orders.ids(order, kind), bits)

    def place(self, order: str) -> array:
        """Return, for each id, its place in an order over all kinds."""
        return self._state.orders.places(order)

    def _choices_of_day(self) -> Choices:
        """Return what stands under choices that hold for a time, today and at this moment."""
        held = self._state.today
        if held is None or not held.holds(self._now, self.day):
            held = self._state.today = Held.of(self._state.dated, self._now, self.day)
        return held.choices

    def _timely(self, key: str) -> Choices:
        """Return the choices that hold for a time, as they hold at this moment."""
        return self._today

    def on(self, asked: datetime.date, keys: frozenset[str]) -> "LookBack":
        """Return this look with the choices under ``keys`` as they held on another day; all else stays as it is now."""
        return LookBack(self._state, self._now, asked, keys)


class LookBack(Look):
    """What the public may see now, under choices of which those of some keys are told of another day.

    Stars and certificates have days of their own; since when a page is public is no part of their history.
    """

    def __init__(self, state: State, now: datetime.datetime, asked: datetime.date, keys: frozenset[str]):
        super().__init__(state, now)
        self.asked, self._keys = asked, keys
        self._then = self._choices_then()

    def _choices_then(self) -> Choices:
        held, key = self._state.past, (self.asked, self._keys)
        # Another thread may empty it at any moment.
        then = held.get(key)
        if then is None:
            then = held_on(self._state.dated, self.asked, self._keys)
            if len(held) >= MOST_DAYS:
                held.clear()
            held[key] = then
        return then

    def _timely(self, key: str) -> Choices:
        return self._then if key in self._keys else self._today
