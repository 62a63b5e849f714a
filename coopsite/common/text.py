"""Vietnamese as people type it: one stored form, one search form, one slug.

Stored: NFC, letters as written (hòa and hoà are both kept; a name is never respelled). Searched: ``fold``,
which forgets case, tone and vowel marks, so that "che shan tuyet", "CHÈ SHAN TUYẾT" and the decomposed text
of some phones meet. Addressed: ``vn_slugify``, the only maker of slugs.
"""

import re
import unicodedata

# Letters that Unicode does not take apart: đ, and two look-alikes from other languages that people type.
_D = str.maketrans({"đ": "d", "Đ": "d", "Ð": "d", "ð": "d", "Ɖ": "d", "ɖ": "d"})
# H'Mông is written with every kind of apostrophe, or none; inside a word they all vanish.
_APOSTROPHES = dict.fromkeys(map(ord, "'’‘ʼ`´ʹ′＇"))
_NOT_WORD = re.compile(r"[^a-z0-9]+")
_CONTROLS = re.compile(r"[\x00-\x08\x0b\x0c\x0e-\x1f\x7f]")


def nfc(text: str) -> str:
    """Return ``text`` composed (NFC): the only form in which text is stored or compared."""
    return unicodedata.normalize("NFC", text)


def without_controls(text: str) -> str:
    """Return ``text`` without control characters (PostgreSQL refuses NUL); tabs and line ends stay."""
    return _CONTROLS.sub("", text)


def fold(text: str) -> str:
    """Return the search form: lower-case ASCII words, single spaces, nothing else.

    Compatibility forms (full-width letters, ligatures) fold to plain letters; apostrophes vanish; any other
    character that is no Latin letter or digit parts words. ``fold(fold(x)) == fold(x)``.
    """
    plain = unicodedata.normalize("NFKD", text.translate(_APOSTROPHES).translate(_D))
    letters = "".join(char for char in plain if not unicodedata.combining(char))
    return _NOT_WORD.sub(" ", letters.translate(_APOSTROPHES).translate(_D).casefold()).strip()


def fold_words(text: str) -> list[str]:
    """Return the words of the search form, in order."""
    return fold(text).split()


def vn_slugify(text: str, max_length: int = 80) -> str:
    """Return the slug of a Vietnamese name: "Đặc sản Đồng Hỷ" → "dac-san-dong-hy".

    Cut between words at ``max_length``. A text without letters or digits gives "": the caller decides.
    """
    slug = "-".join(fold_words(text))
    if len(slug) <= max_length:
        return slug
    cut = slug[: max_length + 1].rpartition("-")[0]
    return cut or slug[:max_length]
