"""Choices of lists that a question names: "chè 4 sao", "bốn sao", "mua ở Shopee", "viet gap".

What a choice is called is read from its own label, whatever accents and wherever words are parted. Nothing here asks
the database.
"""

import re
from dataclasses import dataclass
from functools import lru_cache

from coopsite.common.facets import Facet
from coopsite.common.search.words import Word, contracted, read_words

# No name of a choice has more words that count.
LONGEST = 8
# A word that holds a capital letter beyond its first letter is a name by itself: ISO, TikTok, CNNTTB.
_NAME_BY_ITSELF = re.compile(r"[^\W\d_][^\W_]*[A-Z]")
_PART_ENDS = re.compile(r"[(),]")
_NUMBERS = {"một": "1", "hai": "2", "ba": "3", "bốn": "4", "năm": "5"}
# DOMAIN: what people type only to come to a choice. These wherever they stand in a question that names one …
_LEADING_ANYWHERE = ("sản phẩm", "ocop", "mua")
# … and these beside its name: elsewhere they may be part of another one.
_LEADING_BESIDE = (
    *("ở", "trên", "tại", "bán", "bày bán", "hỏi mua", "sàn", "gian hàng", "cửa hàng", "hàng"),
    *("có", "đạt", "được", "đang giữ", "giữ", "hạng", "xếp hạng", "loại"),
    *("giấy", "chứng nhận", "chứng chỉ", "chuẩn", "tiêu chuẩn", "theo"),
)


@dataclass(frozen=True)
class NamedChoice:
    """A choice of ``facet`` that was named, with the label that the list gives it."""

    facet: Facet
    value: str
    label: str

    @property
    def told(self) -> str:
        """What is told of things that stand under it: "đang giữ 4 sao"."""
        return self.facet.told.format(self.label)


@dataclass(frozen=True)
class Reading:
    """The choices that a question names, by facets in their order, and ``rest``: its other words, as typed."""

    choices: tuple[NamedChoice, ...]
    rest: str


@dataclass(frozen=True)
class _Piece:
    """A word of a question, or a phrase made the abbreviation that it has; ``shown`` is what was typed."""

    word: Word
    shown: str

    def says(self, other: Word) -> bool:
        """Tell whether it is ``other``, accents too where any was typed: "bản" is no "bán"."""
        return self.word.plain == other.plain and self.word.said in (self.word.plain, other.said)


def choices_named(facets, typed: str) -> Reading:
    """Return the choices that ``typed`` names of those facets that tell (``Facet.told``) what stands under them."""
    names, pieces = [_names(facet) for facet in facets if facet.told], _pieces(typed)
    found, used, at = {}, set(), 0
    while at < len(pieces):
        length, named = _longest_at(names, pieces, at)
        found |= dict.fromkeys(named)
        used.update(range(at, at + length))
        at += length or 1
    if not found:
        return Reading((), typed)
    used |= _leading(pieces, used)
    rest = " ".join(piece.shown for at, piece in enumerate(pieces) if at not in used)
    order = [one for held in names for one in dict.fromkeys(one for some in held.values() for one in some)]
    return Reading(tuple(one for one in order if one in found), rest)


def _pieces(typed: str) -> list[_Piece]:
    words = []
    for chunk in typed.split():
        read = read_words(chunk)
        # A chunk of several words ("chè,shopee") is shown by its words.
        words += [_Piece(word, chunk if len(read) == 1 else word.typed) for word in read]
    made, at = [], 0
    for short, length in contracted([piece.word.plain for piece in words]):
        some = words[at : at + length]
        shown = " ".join(piece.shown for piece in some)
        made.append(some[0] if length == 1 else _Piece(Word(short, short, short), shown))
        at += length
    return made


def _longest_at(names, pieces: list[_Piece], start: int) -> tuple[int, list[NamedChoice]]:
    """Return how many pieces from ``start`` on name choices, as many as can, and which those are."""
    for length in range(min(LONGEST, len(pieces) - start), 0, -1):
        run = pieces[start : start + length]
        forms = {"".join(piece.word.plain for piece in run), "".join(map(_in_digits, run))}
        named = [one for held in names for form in forms for one in held.get(form, ())]
        if named:
            return length, named
    return 0, []


def _in_digits(piece: _Piece) -> str:
    numbers = (digit for said, digit in _NUMBER_WORDS if piece.says(said))
    return next(numbers, piece.word.plain)


@lru_cache(maxsize=64)
def _names(facet: Facet) -> dict[str, tuple[NamedChoice, ...]]:
    """Return the choices by what they are called, in plain letters without spaces."""
    made: dict[str, tuple[NamedChoice, ...]] = {}
    for value, label in facet.labels([]).items():
        # What is left over is named by nobody: "Không có sao", "Chứng nhận khác" in the group of that title.
        if value == facet.rest != "" or label == facet.title:
            continue
        choice = NamedChoice(facet, value, label)
        for name in _called(value, label):
            made[name] = (*made.get(name, ()), choice)
    return made


def _called(value: str, label: str) -> set[str]:
    """Return what a choice is called: its label, a part of it, the better half of either, or an abbreviation.

    "Hữu cơ (TCVN 11041)" is called "hữu cơ", "TCVN 11041" and "TCVN"; "Đủ điều kiện an toàn thực phẩm" also "an toàn
    thực phẩm" and, by its value, "attp".
    """
    names = set()
    for text in (label, *_PART_ENDS.split(label)):
        words = _plain(text)
        number = len(words)
        names.add(tuple(words))
        names |= {tuple(words[:length]) for length in range(2, number) if 2 * length >= number}
        names |= {tuple(words[-length:]) for length in range(3, number) if 2 * length > number}
    names |= {tuple(_plain(word)) for word in label.split() if _NAME_BY_ITSELF.match(word.strip("(),"))}
    if value.isalpha() and value not in _plain(label):
        names.add((value,))
    return {"".join(name) for name in names if not set(name) <= _LEADING_WORDS}


def _plain(text: str) -> list[str]:
    return [word for word, _length in contracted([word.plain for word in read_words(text)])]


def _leading(pieces: list[_Piece], named: set[int]) -> set[int]:
    """Return the places of words that only lead to what stands at the places ``named``."""
    anywhere, beside = _places(pieces, _ANYWHERE), _places(pieces, [*_ANYWHERE, *_BESIDE])
    led = set(named)
    for step in (1, -1):
        for at in sorted(beside, reverse=step < 0):
            if at - step in led:
                led.add(at)
    return anywhere | led - named


def _places(pieces: list[_Piece], phrases) -> set[int]:
    places = set()
    for phrase in phrases:
        for start in range(len(pieces) - len(phrase) + 1):
            run = pieces[start : start + len(phrase)]
            if all(piece.says(word) for piece, word in zip(run, phrase, strict=True)):
                places.update(range(start, start + len(phrase)))
    return places


_NUMBER_WORDS = [(read_words(word)[0], digit) for word, digit in _NUMBERS.items()]
_ANYWHERE, _BESIDE = (list(map(read_words, some)) for some in (_LEADING_ANYWHERE, _LEADING_BESIDE))
_LEADING_WORDS = {word.plain for phrase in [*_ANYWHERE, *_BESIDE] for word in phrase}
