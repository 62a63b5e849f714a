"""What every engine can do: hold documents, and tell in which of them words stand. Ranking is none of its business.

An engine answers yes or no only. What comes first is told by the ranking, which is the same whichever engine found it;
a cluster of its own would be a third subclass and nothing else.
"""

import json
from collections.abc import Iterable
from enum import StrEnum
from functools import lru_cache
from typing import NamedTuple

from coopsite.common.search.asking import Group, Key, Term


class Scope(StrEnum):
    """How far from its name the words of a document may stand."""

    NAMES = "names"
    NEAR = "near"
    ALL = "all"


# Before the letters of a whole name, so that it is found as one: "0wchethainguyen".
WHOLE = "0w"
# Before a word with its accents that stands in a name, or in one or near one: "0nque61".
SAID_WITHIN = {Scope.NAMES: "0n", Scope.NEAR: "0p", Scope.ALL: ""}
# How engines tell from each other, in one field, words by the scopes in which they stand, and those with accents.
MARKS = {Scope.NAMES: "_n", Scope.NEAR: "_p", Scope.ALL: ""}
SAID = "_s"
# The scopes of Key by those marks.
SCOPES = {mark: scope.value for scope, mark in MARKS.items()} | {SAID: ""}
# Ends a term that is a beginning.
BEGINS = "*"


class Document(NamedTuple):
    """The words of one entry, as the index holds them, apart by spaces; ``id`` is the entry's.

    ``names`` is what it is called, ``near`` who made it and where, ``body`` what it says, in the order of its words;
    at the end of each stand abbreviations and what they mean, and whole names as one word. ``said`` are the words with
    their accents, those of names and of what is near them once more with SAID_WITHIN before them.
    """

    id: int
    names: str
    near: str
    body: str
    said: str


class Engine:
    """Boolean search in the site's own database, within the transaction that changes it.

    A question is put by ``asking…``, which gives it in the engine's own language, and answered by ``found``, many at a
    time: each costs the way to the database and back once.
    """

    def take_turn(self):
        """Wait until no other transaction changes the index; nothing to do where a database has one writer anyway."""

    def put(self, documents: Iterable[Document]):
        """Hold these documents, each in the place of an older one of its id."""
        raise NotImplementedError

    def drop(self, ids: Iterable[int]):
        raise NotImplementedError

    def differing(self, documents: list[Document]) -> set[int]:
        """Return the ids of those of ``documents`` that are not held so."""
        raise NotImplementedError

    def ids(self) -> set[int]:
        """Return the ids of all documents that are held."""
        raise NotImplementedError

    def asking(self, groups: list[Group], scope: Scope):
        """Ask for the documents in which, within ``scope``, a term of each of ``groups`` stands."""
        raise NotImplementedError

    def asking_said(self, words: list[str]):
        """Ask for the documents that say each of ``words`` with these accents."""
        raise NotImplementedError

    def asking_in_one_go(self, words: list[str], scope: Scope, among: list[int]):
        """Ask for the documents that say ``words`` one after the other in a field of ``scope``, NAMES or ALL.

        The last word may go on. ``among`` holds all ids that are of interest, of documents that say each of the words;
        what else is found may be told or not.
        """
        raise NotImplementedError

    def found(self, *questions) -> list[list[int]]:
        """Return, for each question, the ids of the documents that answer it."""
        raise NotImplementedError

    def documents(self, ids: Iterable[int]) -> list[Document]:
        """Return the words that are held of some entries; their order within a field, and how often, is not told."""
        raise NotImplementedError

    def frequencies(self) -> list[tuple[str, int]]:
        """Return every word, with its marks, and about how many documents hold it."""
        raise NotImplementedError

    def listed(self, keys: list[int]):
        """Return what a queryset is narrowed by to these keys, ``filter(pk__in=…)``, were they a hundred thousand."""
        raise NotImplementedError


# Asked for twice while a chunk is put in: whether it differs, and what to put.
@lru_cache(maxsize=512)
def marked(document: Document) -> frozenset[str]:
    """Return all words of a document in one set: with MARKS for each scope in which a word stands, and SAID."""
    names, near, body = (set(words.split()) for words in (document.names, document.near, document.body))
    held = {Scope.NAMES: names, Scope.NEAR: names | near, Scope.ALL: names | near | body}
    said = (SAID + word for word in document.said.split())
    return frozenset(said).union(*([MARKS[scope] + word for word in words] for scope, words in held.items()))


def marked_term(term: Term, scope: str) -> str:
    """Return a term as documents' words are marked within a scope of Key: "_nche", and "_nch*" for a beginning."""
    return (MARKS[scope] if scope else SAID) + term.word + BEGINS * term.begins


def key_of(term: str) -> Key:
    """Return the key of what ``marked_term`` returned, or of a word as it is marked."""
    mark = _mark_of(term)
    word = term.removeprefix(mark)
    return Key(Term(word.removesuffix(BEGINS), word.endswith(BEGINS)), SCOPES[mark])


def _mark_of(word: str) -> str:
    return word[:2] if word[0] == "_" else ""


def unmarked(entry: int, words: Iterable[str]) -> Document:
    """Return the document of which these are the marked words; what stands in names stands near them and in the body."""
    held = {mark: [] for mark in (MARKS[Scope.NAMES], MARKS[Scope.NEAR], MARKS[Scope.ALL], SAID)}
    for word in words:
        mark = _mark_of(word)
        held[mark].append(word.removeprefix(mark))
    return Document(entry, *map(" ".join, held.values()))


def fetched(cursor, selects: list[str], told: list) -> list[list[int]]:
    """Ask many questions by one statement; each select gives the ids that answer its one as a text between commas.

    ``told`` is what they are told, one after the other. A text is fetched fastest, and read fastest as if it were JSON.
    """
    if not selects:
        return []
    parts = (f"SELECT {place} AS place, ({select}) AS ids" for place, select in enumerate(selects))
    cursor.execute(" UNION ALL ".join(parts), told)
    found = dict(cursor.fetchall())
    return [json.loads(f"[{found[place] or ''}]") for place in range(len(selects))]
