"""What a process keeps of the index in memory: who is public, under which choices, in which order.

Sets of entries are numbers of bits (see bits), so that the counts beside every choice of a list cost next to nothing,
on either database. Each look begins with one small query that tells which entries changed; those are read again.
"""

import datetime
from array import array
from collections import Counter
from dataclasses import dataclass, field
from heapq import nsmallest
from threading import Lock

from django.utils import timezone

from coopsite.common.search.asking import Group, Question, Term
from coopsite.common.search.bits import bits_of, chosen, fingerprint
from coopsite.common.search.choices import Choices
from coopsite.common.search.engines.base import WHOLE, Scope
from coopsite.common.search.models import SearchChange, SearchEntry
from coopsite.common.search.postings import Postings

# No transaction stays open longer: a line older than this that was not seen will not come any more.
SETTLED = datetime.timedelta(minutes=10)
ORDERS = {
    "name": ("sort_key", "id"),
    "newest": ("-fresh", "-id"),
    "weight": ("-weight", "sort_key", "id"),
}
COLUMNS = ("id", "kind", "object_id", "public_from", "facets")
SOME = 500
NEVER = datetime.datetime.max.replace(tzinfo=datetime.UTC)
MOST_ANSWERS = 2_000
# The kind of topics, and the key under which entries carry them.
TOPIC = "chu-de"


@dataclass
class _State:
    """The memory itself; every set of it holds the ids of entries."""

    kinds: dict[str, int] = field(default_factory=dict)
    public: int = 0
    # Entries that will be public at a moment ahead.
    ahead: dict[int, datetime.datetime] = field(default_factory=dict)
    choices: Choices = field(default_factory=Choices)
    # What holds for a time only: (first moment, last day, key, value) of each entry.
    dated: dict[int, list[tuple]] = field(default_factory=dict)
    # The primary key of the row, by the id of its entry.
    objects: array = field(default_factory=lambda: array("q"))
    orders: dict[tuple[str, str], array] = field(default_factory=dict)
    places: dict[str, array] = field(default_factory=dict)
    # How often each plain word stands in a name; None until somebody asks.
    words: Counter | None = None
    # In which entries the words stand that were asked for; the same object from state to state.
    postings: Postings = field(default_factory=Postings)
    # What was made of all this for a question, until it changes.
    answers: dict = field(default_factory=dict)
    # (the day, the moment at which they change, dated choices of that day).
    today: tuple | None = None
    # (from which moment, until which, what the public may see).
    shown: tuple | None = None


class Shelf:
    """One for each process and database; ``look`` gives what is true now."""

    def __init__(self):
        self._lock, self._state = Lock(), None
        self._settled, self._seen = 0, {}
        self._looked = None

    def look(self, now=None) -> "Look":
        """Return the index as it stands in the database at this moment."""
        with self._lock:
            self._follow()
            return Look(self._state, now or timezone.now())

    def forget(self):
        """Read everything again at the next look."""
        with self._lock:
            self._state, self._settled = None, 0

    def _follow(self):
        before, self._looked = self._looked, timezone.now()
        if before is not None and self._looked - before > SearchChange.KEPT:
            self._state = None
        lines = {
            line: (nonce, entry)
            for line, nonce, entry in SearchChange.objects.filter(pk__gt=self._settled).values_list(
                "pk", "nonce", "entry_id"
            )
        }
        if self._state is None:
            self._read_all()
        elif lines != self._seen:
            # Lines that are gone were taken back with their transaction, and what they told of with them.
            changed = {entry for _line, (_nonce, entry) in lines.items() ^ self._seen.items()}
            if None in changed:
                self._read_all()
            else:
                self._read(changed)
        self._seen = lines
        self._settle()

    def _settle(self):
        """Forget lines that every process has seen or never will."""
        if len(self._seen) < SOME:
            return
        old = SearchChange.objects.filter(made_at__lt=timezone.now() - SETTLED).order_by("-pk")
        self._settled = old.values_list("pk", flat=True).first() or self._settled
        self._seen = {line: told for line, told in self._seen.items() if line > self._settled}

    def _read_all(self):
        rows = list(SearchEntry.objects.values_list(*COLUMNS))
        state = _State(objects=array("q", bytes(8 * (max((row[0] for row in rows), default=0) + 1))))
        kinds, public, choices = {}, [], []
        for entry, kind, object_id, since, facets in rows:
            state.objects[entry] = object_id
            kinds.setdefault(kind, []).append(entry)
            if _is_public(state, entry, since):
                public.append(entry)
            choices += _parsed(facets, state.dated, entry)
        state.kinds = {kind: bits_of(entries) for kind, entries in kinds.items()}
        state.choices, state.public = Choices.of(choices), bits_of(public)
        self._state = state

    def _read(self, entries: set[int]):
        """Take some entries out and put them in again as they are now."""
        old, gone = self._state, ~bits_of(entries)
        state = _State(
            kinds={kind: bits & gone for kind, bits in old.kinds.items()},
            public=old.public & gone,
            ahead={entry: since for entry, since in old.ahead.items() if entry not in entries},
            choices=old.choices.without(entries),
            dated={entry: told for entry, told in old.dated.items() if entry not in entries},
            objects=array("q", old.objects),
            words=old.words,
            postings=old.postings,
        )
        state.postings.renew(entries)
        rows = SearchEntry.objects.filter(pk__in=entries).values_list(*COLUMNS)
        for entry, kind, object_id, since, facets in rows:
            state.objects.extend([0] * (entry + 1 - len(state.objects)))
            state.objects[entry] = object_id
            state.kinds[kind] = state.kinds.get(kind, 0) | 1 << entry
            if _is_public(state, entry, since):
                state.public |= 1 << entry
            for choice in _parsed(facets, state.dated, entry):
                state.choices.add(*choice)
        if state.words is not None:
            # Words of names that are gone do no harm: nothing is found by them.
            state.words = state.words + _words_of(SearchEntry.objects.filter(pk__in=entries))
        self._state = state


def _words_of(entries) -> Counter:
    words = Counter()
    for names in entries.values_list("names", flat=True):
        words.update(names.split())
    del words["|"]
    return words


def _is_public(state: _State, entry: int, since) -> bool:
    """Tell whether the public may see it by now; keep what it may see later in ``ahead``."""
    if since is not None and since > datetime.datetime.now(datetime.UTC):
        state.ahead[entry] = since
        return False
    return since is not None


def _parsed(facets: str, dated: dict, entry: int) -> list[tuple[str, str, int]]:
    """Return the choices that hold at all times; keep those that do not in ``dated``; keys with "_" are none."""
    always = []
    for line in facets.split("\n")[:-1]:
        if line.startswith("_"):
            continue
        key, value, *time = line.split("\t")
        if time:
            since, until = _moment(time[0]), time[1] if len(time) > 1 else ""
            last = datetime.date.fromisoformat(until) if until else datetime.date.max
            dated.setdefault(entry, []).append((since, last, key, value))
        else:
            always.append((key, value, entry))
    return always


def _moment(text: str) -> datetime.datetime:
    if "T" in text:
        return datetime.datetime.fromisoformat(text)
    day = datetime.date.fromisoformat(text) if text else datetime.date(2000, 1, 1)
    return timezone.make_aware(datetime.datetime.combine(day, datetime.time()))


class Look:
    """The index at one moment; every set that it gives is of ids of entries, as bits."""

    def __init__(self, state: _State, now: datetime.datetime):
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
        return self._state.choices.bits(key, value) | self._today.bits(key, value)

    def any_choice(self, key: str) -> int:
        """Return the entries that stand under some choice of a facet today."""
        return self._state.choices.any(key) | self._today.any(key)

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
        counted = self._state.choices.counts(key, within) | self._today.counts(key, within)
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
        """Return how often each plain word stands in the name of something, abbreviated where it can be."""
        if self._state.words is None:
            self._state.words = _words_of(SearchEntry.objects.all())
        return self._state.words

    def remembered(self, key, make):
        """Return what ``make()`` gives, made once for a ``key`` until anything of the index changes."""
        held, key = self._state.answers, (key, self.day, hash(self.public))
        if key not in held:
            if len(held) >= MOST_ANSWERS:
                held.clear()
            held[key] = make()
        return held[key]

    def ordered(self, bits: int, order: str, kind: str = ""):
        """Yield the ids of the set in one of ORDERS."""
        return chosen(self._order(order, kind), bits)

    def place(self, order: str) -> array:
        """Return, for each id, its place in an order over all kinds."""
        places = self._state.places.get(order)
        if places is None:
            places = array("l", bytes(array("l").itemsize * len(self._state.objects)))
            for place, entry in enumerate(self._order(order, "")):
                places[entry] = place
            self._state.places[order] = places
        return places

    def _order(self, order: str, kind: str) -> array:
        held = self._state.orders.get((order, kind))
        if held is None:
            entries = SearchEntry.objects.filter(kind=kind) if kind else SearchEntry.objects.all()
            held = array("l", entries.order_by(*ORDERS[order]).values_list("id", flat=True))
            self._state.orders[order, kind] = held
        return held

    def _choices_of_day(self) -> Choices:
        """Return what stands under choices that hold for a time, today and at this moment."""
        held = self._state.today
        if held is not None and held[0] == self.day and held[1] > self._now:
            return held[2]
        rows, changes = [], NEVER
        for entry, told in self._state.dated.items():
            for since, last, key, value in told:
                if since > self._now:
                    changes = min(changes, since)
                elif last >= self.day:
                    rows.append((key, value, entry))
        made = Choices.of(rows)
        self._state.today = (self.day, changes, made)
        return made


_shelf = Shelf()


def look(now=None) -> Look:
    """Return the index of this process as it stands now."""
    return _shelf.look(now)


def forget():
    """Read all of it again at the next look."""
    _shelf.forget()
