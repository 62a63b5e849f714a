"""In which entries each word stands, kept in memory: Vietnamese has few words, and most are asked for again and again.

A word is fetched once, one that many entries say as the set that the database keeps of it (see frequent), others from the
engine; whole questions are then put together from sets of bits, which takes no time. When entries change, what is held is
renewed by their words, so that it is as true as the index itself.
"""

import datetime
from collections.abc import Iterable
from threading import Lock

from django.utils import timezone

from coopsite.common.search.asking import Group, Key
from coopsite.common.search.bits import bits_of
from coopsite.common.search.changes import EVER, Changes, Said, renewed, words_of
from coopsite.common.search.choices import as_bits, kept, size_of
from coopsite.common.search.engines import Scope, engine
from coopsite.common.search.frequent import Frequent, read_frequent

# About what a process may spend on words; those that nobody asked for the longest go first.
MOST_BYTES = 40_000_000
MOST_MISSED = 5_000
# So many words are asked for by one statement.
MOST_AT_ONCE = 100
# Of more questions at a time none is asked as a whole.
MOST_WHOLE = 3
# More changes than this at a time, and it is less work to ask again; and of so many in all the words are borne in mind.
MOST_RENEWED, MOST_CHANGED = 50, 300
# Who found no sets of frequent words looks for them again so often.
TRY_AGAIN = datetime.timedelta(minutes=1)


class Postings:
    """The entries of every word that was asked for so far; one for a process, whose threads share it."""

    def __init__(self):
        self._lock = Lock()
        # Words that were asked for once, and not fetched.
        self._missed: set[Key] = set()
        self._forget()

    def _forget(self):
        # The entries of each word, and the change up to which that is true. Those asked for last stand last.
        self._held: dict[Key, tuple[int, int | tuple[int, ...]]] = {}
        self._bytes = 0
        # A new one each time: what was fetched while another one counted may lack what changed between.
        self._changes = Changes()
        self._frequent: Frequent | None = None
        self._tried: datetime.datetime | None = None

    def answering(self, questions: list[tuple[list[Group], str]]) -> list[int]:
        """Return the entries that answer each of ``questions``: groups of terms, and the scope in which each must stand.

        A question of several words of which some is not held is asked of the engine as it is: what they have in common
        is soon fetched, and all of a common word is not. A word that is missed again is kept from then on. Many questions
        at a time are readings of one, which share most of their words: each word is fetched once.
        """
        keys_of = [{Key(term, scope) for group in groups for term in group} for groups, scope in questions]
        keys = set().union(*keys_of)
        sets = self._known(keys)
        sets |= self.kept_of(keys - sets.keys())
        wanted, whole = set(), {}
        for place, (groups, scope) in enumerate(questions):
            missing = [key for key in keys_of[place] if key not in sets]
            if len(groups) > 1 and len(questions) <= MOST_WHOLE and self._are_new(missing):
                whole[place] = asking_all(groups, scope)
            else:
                wanted.update(missing)
        asked = dict(zip(whole, map(bits_of, _found(list(whole.values()))), strict=True))
        sets |= self._fetched(list(wanted))
        return [
            asked[place] if place in asked else _meeting(groups, scope, sets)
            for place, (groups, scope) in enumerate(questions)
        ]

    def _known(self, keys: set[Key]) -> dict[Key, int]:
        """Return what is held of ``keys``, as bits, as true as the last change."""
        with self._lock:
            return {key: as_bits(self._true_now(key)) for key in keys if key in self._held}

    def _true_now(self, key: Key):
        """Return the entries of a word that is held; what changed since they were fetched is looked at only now."""
        number, members = self._held[key]
        if later := self._changes.since(number):
            members = renewed(key, members, later)
        self._keep(key, members)
        return members

    def _are_new(self, keys: list[Key]) -> bool:
        """Tell whether any of ``keys`` was never missed before; from now on none is new."""
        with self._lock:
            new = any(key not in self._missed for key in keys)
            if new:
                if len(self._missed) > MOST_MISSED:
                    self._missed.clear()
                self._missed.update(keys)
        return new

    def kept_of(self, keys: Iterable[Key]) -> dict[Key, int]:
        """Return the entries of those of ``keys`` of which the database keeps a set of use, and hold them."""
        frequent = self._current() if keys else None
        if frequent is None:
            return {}
        sets = frequent.sets(keys)
        with self._lock:
            if self._frequent is not frequent:
                # Forgotten meanwhile, and with it what changed since the sets were made.
                return {}
            if sets is None:
                self._frequent = self._tried = None
                return {}
            said = self._changes.since(EVER)
            for key, members in sets.items():
                sets[key] = renewed(key, members, said)
                self._keep(key, sets[key])
        return sets

    def _current(self) -> Frequent | None:
        """Return which sets the database keeps; looked up once, and where they are of no use, now and then."""
        with self._lock:
            now, changes = timezone.now(), self._changes
            if self._frequent or (self._tried and now - self._tried < TRY_AGAIN):
                return self._frequent
            self._tried = now
        read = read_frequent(MOST_CHANGED)
        with self._lock:
            if read and changes is self._changes:
                self._frequent, said = read
                changes.add_earlier(said)
            return self._frequent

    def _fetched(self, keys: list[Key]) -> dict[Key, int]:
        """Return the entries of each word as the engine tells them, and hold them."""
        changes = self._changes
        number = changes.number
        found = _found([asking_all([(key.term,)], key.scope) for key in keys])
        fetched = dict(zip(keys, map(kept, found), strict=True))
        with self._lock:
            if changes is self._changes:
                for key, members in fetched.items():
                    self._keep(key, members, number)
        return {key: as_bits(members) for key, members in fetched.items()}

    def _keep(self, key: Key, members, number: int | None = None):
        """Hold the entries of a word, true up to the change of this ``number``, or the last one."""
        self._drop(key)
        self._held[key] = self._changes.number if number is None else number, members
        self._bytes += size_of(members)
        while self._bytes > MOST_BYTES:
            self._drop(next(iter(self._held)))

    def _drop(self, key: Key):
        if key in self._held:
            _number, members = self._held.pop(key)
            self._bytes -= size_of(members)

    def renew(self, entries: set[int]):
        """Let what is held be true again after these entries changed, came or went."""
        said: Said | None = None
        if len(entries) <= MOST_RENEWED:
            said = words_of(entries, engine().documents(entries))
        with self._lock:
            if said is None or len(self._changes) + len(said) > MOST_CHANGED:
                self._forget()
            else:
                self._changes.add(said)


def _found(askings: list) -> list[list[int]]:
    """Return what the engine finds for each, so many by one statement: SQLite joins no more than 500."""
    starts = range(0, len(askings), MOST_AT_ONCE)
    return [ids for start in starts for ids in engine().found(*askings[start : start + MOST_AT_ONCE])]


def asking_all(groups: list[Group], scope: str):
    """Ask the engine for what stands in a question of these groups; ``scope`` as in Key."""
    if scope:
        return engine().asking(groups, Scope(scope))
    return engine().asking_said([term.word for group in groups for term in group])


def _meeting(groups: list[Group], scope: str, sets: dict[Key, int]) -> int:
    found = -1
    for group in groups:
        some = 0
        for term in group:
            some |= sets[Key(term, scope)]
        found &= some
    return found if groups else 0
