"""Numbers and addresses of GS1: the GTIN under a bar code, and the web address that a QR code says it by.

Rules: GS1 General Specifications (check digit; the 82 characters of a lot number) and GS1 Digital Link: "/01/{gtin}"
and, for a lot, "/10/{lot}" behind.
"""

import re
from typing import NamedTuple
from urllib.parse import quote, unquote

LENGTHS = (8, 12, 13, 14)
# In how many digits all are stored and compared.
GTIN_LENGTH = 14
# What a lot number may hold, as a set of a regular expression, and how many of them at most.
LOT_CHARACTERS, LOT_LENGTH = r"!\"%&'()*+,\-./0-9:;<=>?A-Z_a-z", 20
_LOT = re.compile(rf"[{LOT_CHARACTERS}]{{1,{LOT_LENGTH}}}")
_PART = r"((?:[^/%]|%[0-9A-Fa-f]{2})+)"
# A variant (22) and a serial number (21) may stand around the lot.
_PATH = re.compile(f"/01/{_PART}(?:/22/{_PART})?(?:/10/{_PART})?(?:/21/{_PART})?/?")
# Circulates within a shop or a firm only: nobody else may find anything by it.
_RESTRICTED = re.compile(r"(?:02|04|2)\d+")


class Scanned(NamedTuple):
    """What an address says: a GTIN of fourteen digits, and a lot or ""."""

    gtin: str
    lot: str = ""


def check_digit(digits: str) -> str:
    """Return the digit that follows ``digits``: weighed 3, 1, 3 … from the end, all add up to tens."""
    total = sum(int(digit) * (3, 1)[place % 2] for place, digit in enumerate(reversed(digits)))
    return str(-total % 10)


def read_gtin(typed: str) -> str | None:
    """Return a GTIN of 8, 12, 13 or 14 digits as the fourteen by which all are compared; None if it is none.

    Spaces and hyphens, which stand between printed digits, count for nothing.
    """
    digits = re.sub(r"[\s\-]", "", typed)
    if len(digits) not in LENGTHS or not (digits.isascii() and digits.isdigit()):
        return None
    return digits.zfill(GTIN_LENGTH) if check_digit(digits[:-1]) == digits[-1] and int(digits) else None


def is_restricted(gtin: str) -> bool:
    """Tell whether a GTIN of fourteen digits is one that shops and firms give within their own walls."""
    return bool(_RESTRICTED.fullmatch(gtin[1:]))


def is_lot(text: str) -> bool:
    """Tell whether ``text`` may be a lot number (AI 10)."""
    return bool(_LOT.fullmatch(text))


def link_path(gtin: str, lot: str = "") -> str:
    """Return the path of a GTIN of fourteen digits, and of one lot of it: "/01/08931234567897/10/A%2F7"."""
    return f"/01/{gtin}" + (f"/10/{quote(lot, safe='')}" if lot else "")


def read_path(path: str) -> Scanned | None:
    """Return what a path, its escapes as they are, says; None where it is no address of a product or holds an error."""
    found = _PATH.fullmatch(path)
    if found is None:
        return None
    gtin, lot = read_gtin(unquote(found[1])), unquote(found[3] or "")
    if gtin is None or (lot and not is_lot(lot)):
        return None
    return Scanned(gtin, lot)
