"""Vietnamese typed with the fonts of before Unicode: TCVN3 (".VnTime") and VNI ("VNI-Times").

Such text is Latin letters that only its font shows as Vietnamese. Tables: TCVN 5712:1993 (VN3), and VNI's own two-
byte Windows code.
"""

import re

_TCVN3 = dict(
    zip(
        "µ¸¶·¹¨»¾¼½Æ©ÇÊÈÉË®ÌÐÎÏÑªÒÕÓÔÖ×ÝØÜÞßãáâä«åèæçé¬êíëìîïóñòô\xadõøö÷ùúýûüþ¡¢§£¤¥¦",
        "àáảãạăằắẳẵặâầấẩẫậđèéẻẽẹêềếểễệìíỉĩịòóỏõọôồốổỗộơờớởỡợùúủũụưừứửữựỳýỷỹỵĂÂĐÊÔƠƯ",
        strict=True,
    )
)
_FROM_TCVN3 = str.maketrans(_TCVN3)
# VNI: a plain letter, then a letter that stands for its marks.
_TONES = "øùûõï"
_VNI = {"ñ": "đ", "í": "í", "ì": "ì", "æ": "ỉ", "ó": "ĩ", "ò": "ị", "ô": "ơ", "ö": "ư", "î": "ỵ"}
for _letter, _toned in {
    "a": "àáảãạ", "e": "èéẻẽẹ", "o": "òóỏõọ", "u": "ùúủũụ", "y": "ỳýỷỹ", "ô": "ờớởỡợ", "ö": "ừứửữự",
}.items():  # fmt: skip
    _VNI |= {_letter + _tone: _made for _tone, _made in zip(_TONES, _toned, strict=False)}
for _letter, _marked in {"a": "âầấẩẫậ", "e": "êềếểễệ", "o": "ôồốổỗộ"}.items():
    _VNI |= {_letter + _tone: _made for _tone, _made in zip("âàáåãä", _marked, strict=True)}
_VNI |= {"a" + _tone: _made for _tone, _made in zip("êèéúüë", "ăằắẳẵặ", strict=True)}
for _pair, _made in list(_VNI.items()):
    _VNI |= {_pair.upper(): _made.upper(), _pair[0].upper() + _pair[1:]: _made.upper()}
    # A capital letter with a small mark, and the reverse, are both typed.
    _VNI.setdefault(_pair[0] + _pair[1:].upper(), _made)
_FROM_VNI = re.compile("|".join(sorted(map(re.escape, _VNI), key=len, reverse=True)))

_TRUE = re.compile("[\u1ea0-\u1ef9ăđĩũơưĂĐĨŨƠƯ]")
_TCVN3_WORD = re.compile(r"[a-zA-Z][µ¸¶·¹¨»¾¼½©®ª«¬\xad]|[µ¸¶·¹¨»¾¼½©®ª«¬\xad§][a-zA-Z]")
_VNI_WORD = re.compile(r"[aeoAEO][äåûõï]|[uyôöUYÔÖ][øùûõï]|[aeo][âêë](?=[a-z]?\b)")


def converted(text: str, font: str) -> str | None:
    """Return ``text`` in Unicode where ``font`` is one of before Unicode; None where nothing is to be changed."""
    name = font.strip().strip("'\"").lower()
    # Somebody who types Unicode while such a font is chosen has typed Unicode.
    if text.isascii() or _TRUE.search(text):
        return None
    if name.startswith(".vn"):
        made = text.translate(_FROM_TCVN3)
        # The fonts on -H draw small letters as capitals.
        return made.upper() if name.endswith("h") else made
    if name.startswith("vni"):
        return _FROM_VNI.sub(lambda pair: _VNI[pair[0]], text)
    return None


def suspected(text: str) -> bool:
    """Tell whether ``text``, whose font is unknown, reads like TCVN3 or VNI: many such pairs, no true letter."""
    if _TRUE.search(text):
        return False
    return len(_TCVN3_WORD.findall(text)) >= 3 or len(_VNI_WORD.findall(text)) >= 3
