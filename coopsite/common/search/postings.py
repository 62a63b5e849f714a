"""In which entries each word stands, kept in memory: Vietnamese has few words, and most are asked for again and again.

The engine is asked for a word once; whole questions are then put together from sets of bits, which takes no time. When
entries change, what is held is renewed by their words, so that it is as true as the index itself.
"""

from collections.abc import Iterable
from typing import NamedTuple

from coopsite.common.search.asking import Group, Term
from coopsite.common.search.bits import bits_of
from coopsite.common.search.choices import as_bits, kept, less, size_of
from coopsite.common.search.engines import Scope, engine

# About what a process may spend on words; those that were asked for first go first.
MOST_BYTES = 24_000_000
MOST_MISSED = 5_000
# So many words are asked for by one statement.
MOST_AT_ONCE = 100
# More changes than this at a time, and it is less work to ask again.
MOST_RENEWED = 50


class Key(NamedTuple):
    """A word, or a beginning of words, and how far from the name it may stand; ``scope`` is "" for accents that count."""

    term: Term
    scope: str


class Postings:
    """The entries of every word that was asked for so far."""

    def __init__(self):
        self._held: dict[Key, int | tuple[int, ...]] = {}
        self._bytes = 0
        # Words that were asked for once, and not fetched.
        self._missed: set[Key] = set()

    def answering(self, questions: list[tuple[list[Group], str]]) -> list[int]:
        """Return the entries that answer each of ``questions``: groups of terms, and the scope in which each must stand.

        A question of several words of which some is not held is asked of the engine as it is: what they have in common
        is soon fetched, and all of a common word is not. A word that is missed again is kept from then on.
        """
        wanted, whole = set(), {}
        for place, (groups, scope) in enumerate(questions):
            keys = {Key(term, scope) for group in groups for term in group}
            missing = [key for key in keys if key not in self._held]
            if len(groups) > 1 and any(key not in self._missed for key in missing):
                whole[place] = _asking_all(groups, scope)
                self._miss(missing)
            else:
                wanted |= keys
        asked = dict(zip(whole, map(bits_of, engine().found(*whole.values())), strict=True)) if whole else {}
        sets = self._sets(wanted)
        return [
            asked[place] if place in asked else _meeting(groups, scope, sets)
            for place, (groups, scope) in enumerate(questions)
        ]

    def _miss(self, keys: list[Key]):
        if len(self._missed) > MOST_MISSED:
            self._missed.clear()
        self._missed.update(keys)

    def _sets(self, keys: Iterable[Key]) -> dict[Key, int]:
        missing = [key for key in keys if key not in self._held]
        fetched = {}
        for start in range(0, len(missing), MOST_AT_ONCE):
            some = missing[start : start + MOST_AT_ONCE]
            found = engine().found(*(_asking_all([(key.term,)], key.scope) for key in some))
            fetched.update(zip(some, map(kept, found), strict=True))
        for key, members in fetched.items():
            self._keep(key, members)
        return {key: as_bits(fetched[key] if key in fetched else self._held.get(key, ())) for key in keys}

    def _keep(self, key: Key, members):
        if key not in self._held:
            self._held[key] = members
            self._bytes += size_of(members)
        while self._bytes > MOST_BYTES:
            oldest = next(iter(self._held))
            self._bytes -= size_of(self._held.pop(oldest))

    def renew(self, entries: set[int]):
        """Let what is held be true again after these entries changed, came or went."""
        if len(entries) > MOST_RENEWED:
            self._held, self._bytes = {}, 0
            return
        gone = ~bits_of(entries)
        words = {document.id: _words_by_scope(document) for document in engine().documents(entries)}
        for key, members in list(self._held.items()):
            said = [entry for entry, of_scope in words.items() if _says(of_scope[key.scope], key.term)]
            rest = less(members, entries, gone)
            self._held[key] = rest | bits_of(said) if isinstance(rest, int) else (*rest, *said)


def _asking_all(groups: list[Group], scope: str) -> str:
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


def _words_by_scope(document) -> dict[str, set[str]]:
    names = set(document.names.split())
    near = names | set(document.near.split())
    return {
        Scope.NAMES: names,
        Scope.NEAR: near,
        Scope.ALL: near | set(document.body.split()),
        "": set(document.said.split()),
    }


def _says(words: set[str], term: Term) -> bool:
    return term.word in words or (term.begins and any(word.startswith(term.word) for word in words))
