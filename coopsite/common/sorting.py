"""Vietnamese dictionary order as a string of digits, which every database sorts alike.

SQLite compares bytes (Ánh after Yến), PostgreSQL asks the server's locale. So the order is kept in a column:
two digits for each character, "00", then one digit for each tone. Letters go a ă â b c d đ e ê … y; a tone
(ngang, huyền, hỏi, ngã, sắc, nặng) decides only between texts of the same letters. Digits alone, because some
collations read pairs of letters (ch, aa) as one.

This is the order of the Vietnamese collation of ICU, on PostgreSQL ``vi-x-icu``: white space, marks, digits,
letters, each counting. It departs from ICU in what would part equal names: case, the kind of dash, quotation
mark or apostrophe, and the marks of other languages do not count; Ð sorts as the Đ that it is typed for.
Equal keys are left to the caller's next column.
"""

import re
import unicodedata

from coopsite.common.text import nfc, plain_letters, taken_apart

# What a key column holds. It is enough for 84 characters with their tones, or for the letters of 127; names
# that differ only beyond sort alike.
KEY_LENGTH = 255

_END = "00"
_OTHER_MARK, _OTHER_LETTER = "\N{CURRENCY SIGN}", "\N{LATIN SMALL LETTER EZH}"
_ORDER = " _-,;:!?.'\"()[]{}@*/\\&#%^+<=>|~" + _OTHER_MARK + "0123456789aăâbcdđeêfghijklmnoôơpqrstuưvwxyz"
_CODES = {char: f"{place:02}" for place, char in enumerate(_ORDER + _OTHER_LETTER, start=1)}
_TONES = {"\u0300": "1", "\u0309": "2", "\u0303": "3", "\u0301": "4", "\u0323": "5"}
# The other marks that make a letter of its own: breve, circumflex, horn.
_LETTERS = {
    ("a", "\u0306"): "ă",
    ("a", "\u0302"): "â",
    ("e", "\u0302"): "ê",
    ("o", "\u0302"): "ô",
    ("o", "\u031b"): "ơ",
    ("u", "\u031b"): "ư",
}
_ALIKE = str.maketrans(
    dict.fromkeys("ðɖ", "đ") | dict.fromkeys("‐‑‒–—―−", "-") | dict.fromkeys("“”„‟«»″", '"')
)

# The legal forms, then the words by which a registered name says what anyone may deal in, whole and in short.
# Accents count: "Và" joins two of them, "Vạ" begins a village's name.
_STOCK_PHRASES = frozenset(
    tuple(phrase.split())
    for phrase in [
        *("hợp tác xã", "htx", "htxnn", "htxdv", "htxdvth", "htxdvnn", "tổ hợp tác", "tht"),
        *("liên hiệp hợp tác xã", "liên hiệp htx", "lhhtx", "quỹ tín dụng nhân dân", "qtdnd"),
        *("sản xuất", "thương mại", "dịch vụ", "kinh doanh", "chế biến", "tiêu thụ", "tổng hợp", "và"),
        *("nông nghiệp", "lâm nghiệp", "nông lâm nghiệp", "nông lâm ngư nghiệp", "nông lâm"),
        *("sx", "tm", "dv", "kd", "nn", "nln", "sxtm", "sxkd", "sxdv", "sxtmdv", "tmdv", "dvtm"),
        *("dvth", "dvnn", "dvnln", "dvnlnth"),
    ]
)
_LONGEST_PHRASE = max(map(len, _STOCK_PHRASES))
_WORD = re.compile(r"\w+")


def sort_key(text: str) -> str:
    """Return the place of ``text`` in dictionary order, as digits; at most KEY_LENGTH of them.

    White space counts once however wide and not at the ends. "" comes first.
    """
    letters, tones = [], []
    for char in " ".join(taken_apart(text).translate(_ALIKE).split()):
        if char in _TONES and letters:
            tones[-1] = _TONES[char]
        elif letters and (letter := _LETTERS.get((letters[-1], char))):
            letters[-1] = letter
        else:
            new = _letters_of(char)
            letters.extend(new)
            tones.extend("0" * len(new))
    return ("".join(_CODES[letter] for letter in letters) + _END + "".join(tones))[:KEY_LENGTH]


def _letters_of(char: str) -> str:
    """Return what ``char`` counts as: itself, Latin letters, one that stands for the others, or nothing."""
    if char in _CODES:
        return char
    match unicodedata.category(char)[0]:
        case "M" | "C":
            return ""
        case "L" | "N":
            plain = plain_letters(char)
            return plain if plain.isascii() else _OTHER_LETTER
    return _OTHER_MARK


def person_sort_key(name: str) -> str:
    """Return the key by which Vietnamese lists order people: given name (the last word), then the rest.

    The given names are compared with their tones before the family names are looked at: every Hà comes
    before any Hạ.
    """
    *rest, given = name.split() or [""]
    return (sort_key(given) + sort_key(" ".join(rest)))[:KEY_LENGTH]


def cooperative_sort_key(name: str) -> str:
    """Return the key of a cooperative's distinctive name.

    "HTX Dịch vụ tổng hợp Kiến Thuận" sorts as Kiến Thuận: its legal form and stock words, which head most
    names, do not tell cooperatives apart. A name made of nothing else keeps them.
    """
    name = nfc(name)
    words = list(_WORD.finditer(name))
    spelt = [word.group().casefold() for word in words]
    place = 0
    while count := _stock_words_at(spelt, place):
        place += count
    return sort_key(name[words[place].start() :] if place < len(words) else name)


def _stock_words_at(words: list[str], place: int) -> int:
    """Return how many words from ``place`` on make a stock phrase, the longest first; 0 for none."""
    for count in range(min(_LONGEST_PHRASE, len(words) - place), 0, -1):
        if tuple(words[place : place + count]) in _STOCK_PHRASES:
            return count
    return 0
