"""Vietnamese telephone numbers, as they are written on packs and signs.

Their lengths follow the plan of numbers (Thông tư 22/2014/TT-BTTTT) as it stands since the changes of area codes
(Quyết định 2036/QĐ-BTTTT, 2016-2017) and of the old eleven-digit mobile numbers (Quyết định 798/QĐ-BTTTT, 2018).
"""

import re

_WRITTEN = re.compile(r"[+0-9(][+0-9 .()\-–\u00a0]*")
_MOBILE = re.compile(r"(?:0|\+84)[35789][0-9]{8}")
_FIXED = re.compile(r"(?:0|\+84)2[0-9]{9}")
# Calls to these are paid for by whom is called (1800), or cost more (1900).
_SERVICE = re.compile(r"1[89]00(?:[0-9]{4}|[0-9]{6})")


def dialled(text: str) -> str:
    """Return the one number that ``text`` names, as it is dialled: "0912345678", "+84912345678", "19006017".

    "" where it names none or more than one. Words around it do not matter.
    """
    digits = "".join(char for char in text if char in "0123456789+")
    # The country is called by 00 or +; "(0)" stands for who dials from within.
    digits = re.sub(r"^(?:00|\+)84(?:0(?=[2-9]))?|^84(?=[35789][0-9]{8}$)", "+84", digits)
    known = any(form.fullmatch(digits) for form in (_MOBILE, _FIXED, _SERVICE))
    return digits if known else ""


def is_mobile(number: str) -> bool:
    """Tell whether what ``dialled`` returned is a mobile number."""
    return bool(_MOBILE.fullmatch(number))


def is_number_alone(text: str) -> bool:
    """Tell whether ``text`` is one number and nothing else, with spaces, dots, hyphens and brackets as people write it."""
    return bool(_WRITTEN.fullmatch(text.strip())) and bool(dialled(text))
