"""In which entries each word stands, kept in memory: Vietnamese has few words, and most are asked for again and again.

The engine is asked for a word once; whole questions are then put together from sets of bits, which takes no time. When
entries change, what is held is renewed by their words, so that it is as true as the index itself.
"""

from threading import Lock
from typing import NamedTuple

from coopsite.common.search.asking import Group, Term
from coopsite.common.search.bits import bits_of
from coopsite.common.search.choices import as_bits, kept, less, size_of
from coopsite.common.search.engines import Scope, engine

# About what a process may spend on words; those that nobody asked for the longest go first.
MOST_BYTES = 40_000_000
MOST_MISSED = 5_000
# So many words are asked for by one statement.
MOST_AT_ONCE = 100
# Of more questions at a time none is asked as a whole.
MOST_WHOLE = 3
# More changes than this at a time, and it is less work to ask again.
MOST_RENEWED = 50


class Key(NamedTuple):
    """A word, or a beginning of words, and how far from the name it may stand; ``scope`` is "" for accents that count."""

    term: Term
    scope: str


class Postings:
    """The entries of every word that was asked for so far; one for a process, whose threads share it."""

    def __init__(self):
        self._lock = Lock()
        # Those asked for last stand last.
        self._held: dict[Key, int | tuple[int, ...]] = {}
        self._bytes = 0
        # Words that were asked for once, and not fetched.
        self._missed: set[Key] = set()
        # Raised by every renewal: what was fetched before one may be untrue after it.
        self._renewals = 0

    def answering(self, questions: list[tuple[list[Group], str]]) -> list[int]:
        """Return the entries that answer each of ``questions``: groups of terms, and the scope in which each must stand.

        A question of several words of which some is not held is asked of the engine as it is: what they have in common
        is soon fetched, and all of a common word is not. A word that is missed again is kept from then on. Many questions
        at a time are readings of one, which share most of their words: each word is fetched once.
        """
        keys_of = [{Key(term, scope) for group in groups for term in group} for groups, scope in questions]
        sets, renewals = self._known(set().union(*keys_of))
        wanted, whole = set(), {}
        for place, (groups, scope) in enumerate(questions):
            missing = [key for key in keys_of[place] if key not in sets]
            if len(groups) > 1 and len(questions) <= MOST_WHOLE and self._are_new(missing):
                whole[place] = _asking_all(groups, scope)
            else:
                wanted.update(missing)
        asked = dict(zip(whole, map(bits_of, _found(list(whole.values()))), strict=True))
        sets |= self._fetched(list(wanted), renewals)
        return [
            asked[place] if place in asked else _meeting(groups, scope, sets)
            for place, (groups, scope) in enumerate(questions)
        ]

    def _known(self, keys: set[Key]) -> tuple[dict[Key, int], int]:
        """Return what is held of ``keys``, as bits, and how many renewals it has seen."""
        with self._lock:
            found = {key: self._held.pop(key) for key in keys if key in self._held}
            self._held |= found
            renewals = self._renewals
        return {key: as_bits(members) for key, members in found.items()}, renewals

    def _are_new(self, keys: list[Key]) -> bool:
        """Tell whether any of ``keys`` was never missed before; from now on none is new."""
        with self._lock:
            new = any(key not in self._missed for key in keys)
            if new:
                if len(self._missed) > MOST_MISSED:
                    self._missed.clear()
                self._missed.update(keys)
        return new

    def _fetched(self, keys: list[Key], renewals: int) -> dict[Key, int]:
        """Return the entries of each word as the engine tells them, and keep them where nothing changed meanwhile."""
        found = _found([_asking_all([(key.term,)], key.scope) for key in keys])
        fetched = dict(zip(keys, map(kept, found), strict=True))
        with self._lock:
            if renewals == self._renewals:
                self._keep(fetched)
        return {key: as_bits(members) for key, members in fetched.items()}

    def _keep(self, fetched: dict):
        for key, members in fetched.items():
            before = self._held.pop(key, None)
            self._bytes += size_of(members) - (0 if before is None else size_of(before))
            self._held[key] = members
        while self._bytes > MOST_BYTES and self._held:
            oldest = next(iter(self._held))
            self._bytes -= size_of(self._held.pop(oldest))

    def renew(self, entries: set[int]):
        """Let what is held be true again after these entries changed, came or went."""
        documents = engine().documents(entries) if len(entries) <= MOST_RENEWED else None
        with self._lock:
            self._renewals += 1
            if documents is None:
                self._held = {}
            else:
                said = {document.id: _terms_by_scope(document) for document in documents}
                self._held = {
                    key: _renewed(key, members, entries, said) for key, members in self._held.items()
                }
            self._bytes = sum(map(size_of, self._held.values()))


def _renewed(key: Key, members, entries: set[int], said: dict[int, dict[str, set[Term]]]):
    """Return the entries of a word, those of ``entries`` by what they say now."""
    now = [entry for entry, terms in said.items() if key.term in terms[key.scope]]
    rest = less(members, entries, ~bits_of(entries))
    return rest | bits_of(now) if isinstance(rest, int) else kept([*rest, *now])


def _found(askings: list) -> list[list[int]]:
    """Return what the engine finds for each, so many by one statement: SQLite joins no more than 500."""
    starts = range(0, len(askings), MOST_AT_ONCE)
    return [ids for start in starts for ids in engine().found(*askings[start : start + MOST_AT_ONCE])]


def _asking_all(groups: list[Group], scope: str):
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


def _terms_by_scope(document) -> dict[str, set[Term]]:
    """Return the terms of a document by scope: thousands of words are held, and each is looked up in these."""
    names, near, body, said = (set(words.split()) for words in document[1:])
    by_scope = {Scope.NAMES: names, Scope.NEAR: names | near, Scope.ALL: names | near | body, "": said}
    return {scope: _terms(words) for scope, words in by_scope.items()}


def _terms(words: set[str]) -> set[Term]:
    """Return all terms that a document of these words answers: the words, and every beginning of each."""
    begun = {word[:length] for word in words for length in range(1, len(word) + 1)}
    return {*map(Term, words), *(Term(word, begins=True) for word in begun)}
