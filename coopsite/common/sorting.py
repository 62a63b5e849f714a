"""Vietnamese dictionary order as a plain string that sorts alike under any collation.

The databases differ: SQLite compares bytes, PostgreSQL asks the server's locale. So order is kept in a column:
each character becomes two characters of [0-9a-z], letters in the order a ă â b … d đ e ê … y, then, after the
whole text, the tones in the order of dictionaries (ngang, huyền, hỏi, ngã, sắc, nặng). A tone thus decides only
between texts of equal letters, as ICU's Vietnamese collation has it. Case and punctuation marks do not count.
"""

import unicodedata

from coopsite.common.text import fold, nfc

KEY_LENGTH = 255
_DIGITS = "0123456789abcdefghijklmnopqrstuvwxyz"
_END, _SPACE = "00", "01"
_LETTERS = "0123456789aăâbcdđeêfghijklmnoôơpqrstuưvwxyz"
# 36 is the base of the two characters; 2 leaves room below for the end and the space.
_CODES = {
    letter: _DIGITS[(place + 2) // 36] + _DIGITS[(place + 2) % 36] for place, letter in enumerate(_LETTERS)
}
_TONES = {"\u0300": "1", "\u0309": "2", "\u0303": "3", "\u0301": "4", "\u0323": "5"}
_ALIKE = str.maketrans({"ð": "đ", "ɖ": "đ"})

LEGAL_WORDS = (
    "lien hiep hop tac xa",
    "lien hiep htx",
    "lhhtx",
    "hop tac xa",
    "htx",
    "to hop tac",
    "tht",
    "dich vu nong lam nghiep tong hop",
    "dich vu nong nghiep tong hop",
    "dich vu nong nghiep",
    "dich vu tong hop",
    "san xuat va thuong mai dich vu",
    "san xuat thuong mai dich vu",
    "san xuat va thuong mai",
    "san xuat kinh doanh",
    "nong lam nghiep",
    "nong nghiep",
    "dvnln",
    "dvth",
    "sxtm",
    "dv",
)


def _without_tone(char: str) -> tuple[str, str]:
    """Return a letter without its tone mark, composed, and the tone's digit."""
    tone, kept = "0", []
    for mark in unicodedata.normalize("NFD", char):
        if mark in _TONES:
            tone = _TONES[mark]
        else:
            kept.append(mark)
    return nfc("".join(kept)), tone


def sort_key(text: str) -> str:
    """Return the order key of ``text``: [0-9a-z], at most KEY_LENGTH long, equal for equal reading.

    Letters beyond the Vietnamese alphabet sort by their folded form.
    """
    letters, tones, gap = [], [], False
    for char in nfc(text).casefold().translate(_ALIKE):
        base, tone = _without_tone(char)
        codes = _CODES.get(base) or "".join(_CODES[plain] for plain in fold(base) if plain != " ")
        if not codes:
            # Apostrophes hold a word together (H'Mông); anything else parts words.
            gap = gap or not unicodedata.category(char).startswith(("M", "L")) and char not in "'’‘ʼ`´"
            continue
        if gap and letters:
            letters.append(_SPACE)
        gap = False
        letters.append(codes)
        tones.append(tone)
    return ("".join(letters) + _END + "".join(tones))[:KEY_LENGTH]


def person_sort_key(name: str) -> str:
    """Return the key by which people are listed: given name (the last word) first, as Vietnamese lists do."""
    words = name.split()
    return sort_key(" ".join([*words[-1:], *words[:-1]]))


def cooperative_sort_key(name: str) -> str:
    """Return the key of a cooperative's distinctive name: "HTX Dịch vụ tổng hợp Kiến Thuận" sorts as Kiến Thuận.

    Legal form and stock words at the head of a name do not tell cooperatives apart; a name made of nothing
    else keeps them.
    """
    words = name.split()
    start = 0
    while start < len(words):
        length = _stock_words_at(words, start)
        if not length:
            break
        start += length
    return sort_key(" ".join(words[start:] or words))


def _stock_words_at(words: list[str], start: int) -> int:
    """Return how many words from ``start`` on make one stock phrase, the longest first; 0 for none."""
    for phrase in sorted(LEGAL_WORDS, key=len, reverse=True):
        count = len(phrase.split())
        if fold(" ".join(words[start : start + count])) == phrase:
            return count
    return 0
