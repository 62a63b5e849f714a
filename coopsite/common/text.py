"""Vietnamese as people type it: one stored form, one search form, one slug.

Stored: NFC, letters as written (hòa and hoà are both kept; a name is never respelled). Searched: ``fold``,
which forgets case, tones and marks, so that "che shan tuyet", "CHÈ SHAN TUYẾT" and the decomposed text of
some phones meet. Addressed: ``vn_slugify``, the only maker of slugs. Applied to its own result, each changes
nothing.
"""

import re
import unicodedata

# One apostrophe for all that keyboards and word processors offer, beside the full-width one that NFKD knows.
# The acute accent needs it before NFKD, which would make a space and a mark of it; the trade marks would
# become letters and stick to the brand.
_LOOK_ALIKES = str.maketrans(dict.fromkeys("’‘‛ʼʻʽʾʿˈʹ′‵`´", "'") | dict.fromkeys("™℠", " "))
# Letters that Unicode does not take apart. Ð and Ɖ are typed for Đ; ƀ and ɓ stand in names of the Central
# Highlands (Êƀan); the rest come with the names of export partners.
_PLAIN = str.maketrans(
    {"đ": "d", "ð": "d", "ɖ": "d", "ƀ": "b", "ɓ": "b", "ħ": "h", "ı": "i", "ł": "l", "ŋ": "ng"}
    | {"ø": "o", "œ": "oe", "æ": "ae", "þ": "th", "ŧ": "t"}
)
_ALIKE_D = str.maketrans(dict.fromkeys("ðɖ", "đ"))
# Grave, hook, tilde, acute and dot below; the other marks make a letter of its own.
_TONES = "\u0300\u0309\u0303\u0301\u0323"
# Marks on letters, and characters without a shape: soft hyphens, joiners, byte-order marks.
_SHAPELESS = {"Mn", "Me", "Cf"}
_INNER_APOSTROPHE = re.compile(r"(?<=[a-z])'(?=[a-z])")
_NOT_WORD = re.compile(r"[^a-z0-9]+")
# Lone surrogates reach a str through JSON; no database takes them.
_UNSTORABLE = re.compile(r"[\x00-\x08\x0e-\x1f\x7f\ud800-\udfff]")
# Word writes a line break as a vertical tab.
_LINE_END = re.compile(r"\r\n?|[\x0b\x0c\x85\u2028\u2029]")


def nfc(text: str) -> str:
    """Return ``text`` composed (Unicode NFC): the only form in which text is stored or compared."""
    return unicodedata.normalize("NFC", text)


def tidy_text(text: str) -> str:
    """Return ``text`` as it is stored: NFC, lines ended by "\\n", without outer white space.

    Control characters other than line ends and tabs go (PostgreSQL refuses NUL), before composing, so that
    none keeps a letter from its mark.
    """
    return nfc(_UNSTORABLE.sub("", _LINE_END.sub("\n", text))).strip()


def tidy_line(text: str) -> str:
    """Return ``text`` as tidy_text does, on one line, every run of white space made one plain space."""
    return " ".join(tidy_text(text).split())


def between_semicolons(text: str) -> list[str]:
    """Return what a line lists: names, topics or bodies parted by semicolons, without the empty ones."""
    return [one.strip() for one in text.split(";") if one.strip()]


def taken_apart(text: str) -> str:
    """Return ``text`` in lower case, each letter parted from its marks (NFKD), every apostrophe made "'".

    Compatibility forms become plain: full-width letters, ligatures, "m²" ("m2").
    """
    return unicodedata.normalize("NFKD", text.translate(_LOOK_ALIKES)).casefold()


def plain_letters(text: str) -> str:
    """Return lower-case ``text`` with the Latin letters that have no decomposition made ASCII: "đ" → "d"."""
    return text.translate(_PLAIN)


def spelling(text: str) -> str:
    """Return the form in which spellings of the same words meet, though their accents count.

    Case, white space, the kind of apostrophe, Ð for Đ, and the place of a tone within its word (hoà, hòa) go;
    "dứa" and "dừa" stay apart. For comparing only.
    """
    return " ".join(_tone_last(word) for word in taken_apart(text).translate(_ALIKE_D).split())


def _tone_last(word: str) -> str:
    letters = (char for char in word if char not in _TONES and unicodedata.category(char) != "Cf")
    return "".join([*letters, *(char for char in word if char in _TONES)])


def fold(text: str) -> str:
    """Return the search form: words of [a-z0-9] between single spaces, nothing else.

    Case, tones and marks go ("Đặc sản" → "dac san"), and so does an apostrophe between letters ("H’Mông" →
    "hmong", "Đắk R'lấp" → "dak rlap"). Whatever else is no Latin letter or digit parts words.
    """
    letters = "".join(char for char in taken_apart(text) if unicodedata.category(char) not in _SHAPELESS)
    return _NOT_WORD.sub(" ", _INNER_APOSTROPHE.sub("", plain_letters(letters))).strip()


def fold_words(text: str) -> list[str]:
    """Return the words of the search form, in order."""
    return fold(text).split()


def vn_slugify(text: str, max_length: int = 80) -> str:
    """Return the slug of a Vietnamese name: "Đặc sản Đồng Hỷ" → "dac-san-dong-hy".

    A longer slug is cut between words, a single longer word within. A text without letters or digits gives
    "": the caller decides what stands in its place.
    """
    slug = "-".join(fold_words(text))
    if len(slug) <= max_length:
        return slug
    # One character more, so that a word that just fits is kept.
    return slug[: max_length + 1].rpartition("-")[0] or slug[:max_length]
