"""A question as it was typed, and as the index is asked it: groups of words of which each must be found."""

from dataclasses import dataclass
from functools import cached_property
from typing import NamedTuple

from coopsite.common.search.words import (
    ABBREVIATIONS,
    CALLED,
    INITIALS,
    Word,
    contracted,
    is_called_otherwise,
    name_form,
    read_words,
)

# What is longer than anybody types is cut, so that no question is a burden.
MOST_LETTERS = 200
MOST_WORDS = 20
# No name begins with more letters than this without an end of the word.
LONGEST_WORD = 40


class Term(NamedTuple):
    """A word of the index, or, with ``begins``, every word that begins so."""

    word: str
    begins: bool = False


# The ways to say one thing, of which one suffices.
Group = tuple[Term, ...]


class Key(NamedTuple):
    """A term, and how far from the name it may stand (Scope); ``scope`` is "" for a word whose accents count."""

    term: Term
    scope: str


@dataclass(frozen=True)
class Question:
    """What somebody asks for; ``whole`` says that the last word is typed to its end (else it may go on)."""

    words: tuple[Word, ...]
    whole: bool = False

    @classmethod
    def of(cls, text: str, whole: bool = False) -> "Question":
        """Return the question that ``text`` asks: its first MOST_WORDS words."""
        read = read_words(text[:MOST_LETTERS])
        cut = [Word(*(form[:LONGEST_WORD] for form in word)) for word in read]
        return cls(tuple(cut[:MOST_WORDS]), whole)

    def __bool__(self):
        return bool(self.words)

    @cached_property
    def plain(self) -> list[str]:
        return [word.plain for word in self.words]

    @cached_property
    def name_form(self) -> str:
        """The words as names are compared: "hợp tác xã phình hồ" is "htx phinh ho"."""
        return name_form(self.plain)

    @cached_property
    def said(self) -> list[str]:
        """The words with their accents, where any was typed; then a word without one means a word without one.

        What may stand abbreviated is left out: "HTX" says nothing of the accents in "hợp tác xã", nor "H." in "huyện".
        """
        return self._said_of(len(self.words))

    @cached_property
    def said_so_far(self) -> list[str]:
        """The same without the last word, unless it is whole: "chế b" tells nothing yet of the accents of its b."""
        return self.said if self.whole else self._said_of(len(self.words) - 1)

    def _said_of(self, number: int) -> list[str]:
        """Return the words with their accents of the first ``number`` words."""
        if all(word.said == word.plain for word in self.words[:number]):
            return []
        at, said = 0, []
        for short, length in contracted(self.plain[:number]):
            if length == 1 and short not in ABBREVIATIONS and short not in INITIALS:
                said.append(self.words[at].said)
            at += length
        return list(dict.fromkeys(said))

    @cached_property
    def asked(self) -> list[tuple[str, Group]]:
        """Each word, or the abbreviation of a phrase, and what of it an answer must say; once what is said again."""
        made, at = {}, 0
        for short, length in contracted(self.plain):
            last = at + length == len(self.words)
            made.setdefault(self._group(self.words[at], last) if length == 1 else (Term(short),), short)
            at += length
        return [(word, group) for group, word in made.items()]

    @cached_property
    def groups(self) -> list[Group]:
        """What each word of an answer must be; phrases are asked for by their abbreviations."""
        return [group for _word, group in self.asked]

    def _group(self, word: Word, last: bool) -> Group:
        exact = Term(word.plain)
        other = (Term(CALLED + word.plain),) if is_called_otherwise(word) else ()
        if last and not self.whole:
            begun = Term(word.typed, begins=True)
            return (begun, *other) if word.typed == word.plain else (exact, begun, *other)
        return (exact, Term(INITIALS[word.plain])) if word.plain in INITIALS else (exact, *other)

    def with_words(self, words: list[str]) -> "Question":
        """Return this question with other words in the place of its own; what stays keeps its accents."""
        kept = {word.plain: word for word in self.words}
        made = (kept.get(word) or Word(word, word, word) for word in words)
        return Question(tuple(made)[:MOST_WORDS], self.whole)

    def __str__(self):
        return " ".join(word.typed for word in self.words)
