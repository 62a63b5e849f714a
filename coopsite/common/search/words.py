"""Words as the index holds them and as a question asks for them: one reading for both, so that they meet.

Every word has a plain form, in which case, accents and the two spellings of a last i are one, and, where accents were
typed, a said form that keeps them. Abbreviations and what they stand for are found by each other.
"""

import re
import unicodedata
from functools import lru_cache
from typing import NamedTuple

from coopsite.common.text import fold, taken_apart

# Kỹ and kĩ, Mỹ and mĩ are spellings of one word, and so are quý and quí; thy, chy and nhy are not written for thi.
_LAST_Y = re.compile(r"(?:[hklmst]|qu)y")
_MARKS = {"\u0302": "6", "\u031b": "7", "\u0306": "8"}
_TONES = {"\u0301": "1", "\u0300": "2", "\u0309": "3", "\u0303": "4", "\u0323": "5"}
_STROKED = dict.fromkeys("đðɖ", "d9")
# Marks may stand apart from their letter; apostrophes stand within words. What has no shape parts nothing.
_PART = re.compile(r"(?:[^\W_]|['’‘‛ʼʻʽʾʿˈʹ′‵`´\u0300-\u036f\u20d0-\u20f0])+")
_SHAPELESS = re.compile(
    "[\u00ad\u034f\u061c\u180e\u200b-\u200f\u202a-\u202e\u2060-\u206f\ufe00-\ufe0f\ufeff]"
)

# DOMAIN: what the sector's people write for what. The words are in their plain form; the longer ones first where one
# holds the other. A name that says either is found by both.
ABBREVIATIONS = {
    "lmhtx": ("lien minh hop tac xa", "lien minh htx"),
    "lhhtx": ("lien hiep hop tac xa", "lien hiep htx"),
    "htx": ("hop tac xa",),
    "tht": ("to hop tac",),
    "dvnln": ("dich vu nong lam nghiep",),
    "dvnn": ("dich vu nong nghiep",),
    "dvth": ("dich vu tong hop",),
    "sxtm": ("san xuat va thuong mai", "san xuat thuong mai"),
    "cnnttb": ("cong nghiep nong thon tieu bieu",),
    "kttt": ("kinh te tap the",),
    "cds": ("chuyen doi so",),
    "ntm": ("nong thon moi",),
    "tmdt": ("thuong mai dien tu",),
    "ocop": ("moi xa mot san pham",),
    "tphcm": ("thanh pho ho chi minh", "tp ho chi minh", "tp hcm"),
    "sxkd": ("san xuat kinh doanh",),
    "nn": ("nong nghiep",),
    "sx": ("san xuat",),
    "tm": ("thuong mai",),
    "dv": ("dich vu",),
    "tp": ("thanh pho",),
    "tx": ("thi xa",),
    "tt": ("thi tran", "trung tam"),
}
# Before a name only, and too short to be put into the index: "H. Đồng Hỷ", "X. Phình Hồ".
INITIALS = {"h": "huyen", "x": "xa", "p": "phuong", "q": "quan", "t": "tinh"}
_AMBIGUOUS = {"tt"}
# The words of what an abbreviation stands for.
_MEANINGS = {
    short: {word for phrase in phrases for word in phrase.split()}
    for short, phrases in ABBREVIATIONS.items()
    if short not in _AMBIGUOUS
}


class Word(NamedTuple):
    """A word: ``plain`` is what it is found by, ``said`` tells its accents too ("quế": "que", "que61")."""

    plain: str
    said: str
    typed: str


# What the South calls otherwise than the North, by what was written: who sells it wrote "chè", who looks for it types
# "trà". Not the reverse: Trà Vinh is no place of chè.
OTHER_WORDS = {"che2": Word("tra", "tra2", "tra")}
# Before the plain form of such a word in the index, so that no beginning of another word finds it.
CALLED = "0o"


# What is longer is said once.
LONGEST_REMEMBERED = 40
# A run of letters is known by so many of them: no word is longer, and PostgreSQL holds none of 2 KB.
LONGEST = 64


def read_words(text: str) -> list[Word]:
    """Return the words of ``text`` in order; ``typed`` is each one's search form, the spelling of its i or y kept."""
    read = []
    for chunk in text.split():
        read += _remembered(chunk) if len(chunk) <= LONGEST_REMEMBERED else _read(chunk)
    return read


def _read(chunk: str) -> tuple[Word, ...]:
    words = fold(chunk).split()
    parts = [part for part in _PART.findall(_SHAPELESS.sub("", chunk)) if fold(part)]
    if list(map(fold, parts)) != words:
        # Signs that are letters too ("℃", "№") and marks of other scripts: only fold knows where words end.
        parts = words
    return tuple(
        Word(*(form[:LONGEST] for form in (plain_of(word), _said(part, word), word)))
        for word, part in zip(words, parts, strict=True)
    )


_remembered = lru_cache(maxsize=65_536)(_read)


def plain_of(word: str) -> str:
    """Return the plain form of a folded word: its last y is an i where both are written."""
    return f"{word[:-1]}i" if _LAST_Y.fullmatch(word) else word


def _said(chunk: str, folded: str) -> str:
    """Return the letters of one plain word with digits for its marks, as VNI types them, the tone at the end."""
    letters, tone = [], ""
    for char in taken_apart(chunk):
        if char in _TONES:
            tone = _TONES[char]
        else:
            letters.append(_MARKS.get(char) or _STROKED.get(char) or ("" if _is_mark(char) else char))
    said = re.sub(r"[^a-z0-9]", "", "".join(letters))
    # Letters that fold to two, or none of the Vietnamese marks: nothing more is told than the folded word tells.
    if re.sub(r"[0-9]", "", said) != re.sub(r"[0-9]", "", folded):
        return plain_of(folded)
    return plain_of(said) + tone


def _is_mark(char: str) -> bool:
    return unicodedata.category(char).startswith("M")


_PHRASES = {tuple(phrase.split()): short for short, phrases in ABBREVIATIONS.items() for phrase in phrases}
_LONGEST = max(map(len, _PHRASES))
_BEGINNINGS = {phrase[0] for phrase in _PHRASES}


def _phrases_at(words: list[str], start: int):
    """Yield (length, abbreviation) of each phrase that begins at ``start``, the longest first."""
    if words[start] not in _BEGINNINGS:
        return
    for length in range(min(_LONGEST, len(words) - start), 0, -1):
        short = _PHRASES.get(tuple(words[start : start + length]))
        if short:
            yield length, short


def contracted(words: list[str]) -> list[tuple[str, int]]:
    """Return plain ``words`` with every phrase that has an abbreviation made one, and how many words each was."""
    if _BEGINNINGS.isdisjoint(words):
        return [(word, 1) for word in words]
    made, at = [], 0
    while at < len(words):
        length, word = next(_phrases_at(words, at), (1, words[at]))
        made.append((word, length))
        at += length
    return made


def name_form(words: list[str]) -> str:
    """Return the form in which names are compared: plain words, abbreviated wherever that can be done."""
    return " ".join(word for word, _length in contracted(words))


def also_found_by(words: list[str]) -> list[str]:
    """Return what a text of the plain ``words`` is found by beside them: abbreviations of its phrases, and the reverse."""
    known, more = set(words), set()
    if not known.isdisjoint(_BEGINNINGS):
        for at, word in enumerate(words):
            if word in _BEGINNINGS:
                more.update(short for _length, short in _phrases_at(words, at))
    # "Liên minh HTX" holds HTX, which is hợp tác xã; "LMHTX" alone holds as much.
    for word in (known | more) & _MEANINGS.keys():
        more |= _MEANINGS[word]
    return sorted(more - known)


def with_other_words(words: list[Word]) -> list[Word]:
    """Return ``words`` as the index holds them: at their end stands, marked by CALLED, what others call the same things."""
    others = dict.fromkeys(OTHER_WORDS[word.said] for word in words if word.said in OTHER_WORDS)
    return [*words, *(other._replace(plain=CALLED + other.plain) for other in others)]


def is_called_otherwise(word: Word) -> bool:
    """Tell whether things that are written otherwise are called by ``word``, as far as its accents tell."""
    return any(word in (other, Word(other.plain, other.plain, other.plain)) for other in OTHER_WORDS.values())


def text_form(texts: list[str]) -> str:
    """Return the plain words of ``texts`` and what else finds them, each between spaces."""
    plain = [word.plain for text in texts if text for word in read_words(text)]
    return f" {' '.join([*plain, *also_found_by(plain)])} "
