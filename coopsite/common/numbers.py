"""Numbers as Vietnamese write them: a dot groups thousands, a comma begins the decimals."""

import re
from decimal import Decimal

from django.core.exceptions import ValidationError
from django.utils.translation import gettext_lazy as _

from coopsite.common.text import nfc

NBSP = "\N{NO-BREAK SPACE}"
# Room for 24 grouped digits and a currency; it bounds the work that a stranger's text can cause.
MAX_LENGTH = 40

_CURRENCY = r"(?:₫|đồng|đ|vnđ|vnd)"
_BARE = re.compile(rf"{_CURRENCY}?\s*(.*?)\s*{_CURRENCY}?", re.IGNORECASE | re.DOTALL)
# Thousands are grouped by one kind of separator throughout: a dot or a space, narrow or unbreakable ones too.
_NUMBER = re.compile(
    r"-?(?:[1-9][0-9]{0,2}(?:([. \u00a0\u202f\u2009])[0-9]{3})(?:\1[0-9]{3})*|[0-9]+)(?:,[0-9]+)?"
)
# "25,000" and "12,500" are English thousands far more often than decimals with idle zeros.
_ENGLISH_THOUSANDS = re.compile(r"-?[1-9][0-9]{0,2},[0-9]{2}0")
_DIGITS_AND_MARKS = re.compile(r"-?[0-9][0-9., \u00a0\u202f\u2009]*")


def parse_number(text: str) -> Decimal:
    """Return the number that somebody typed: "25.000" is 25000, "6,5" is 6.5, "1 250 000 đ" is 1250000.

    A currency word or sign may stand before or behind; it changes nothing. Raises ValidationError with code
    ambiguous_number where the Vietnamese and the English reading may differ ("25.00", "1,234.5", "25,000"),
    with code invalid_number for whatever else is no number. What show_number prints is always taken.
    """
    if len(text.strip()) > MAX_LENGTH:
        raise ValidationError(_("Số này dài quá: hãy xem lại."), "invalid_number")
    bare = _BARE.fullmatch(nfc(text.strip()))[1].replace("\N{MINUS SIGN}", "-")
    if any(char.isdigit() and not char.isascii() for char in bare):
        raise ValidationError(
            _("Hãy gõ lại bằng các chữ số thường 0–9 (tắt kiểu gõ toàn hình nếu đang bật)."), "invalid_number"
        )
    if _NUMBER.fullmatch(bare) and not _ENGLISH_THOUSANDS.fullmatch(bare):
        return Decimal(re.sub(r"[.\s]", "", bare).replace(",", "."))
    if _DIGITS_AND_MARKS.fullmatch(bare):
        raise ValidationError(
            _("Không rõ “%(typed)s” là bao nhiêu. Dấu chấm tách nghìn, dấu phẩy cho số lẻ: 25.000 hay 6,5."),
            "ambiguous_number",
            {"typed": bare},
        )
    raise ValidationError(_("Hãy chỉ gõ một con số, ví dụ 25.000 hay 6,5."), "invalid_number")


def show_number(value: Decimal | int | float | None) -> str:
    """Return "3.150" for 3150 and "6,5" for 6.50: grouped, without idle zeros; "" for None."""
    if value is None:
        return ""
    whole, _point, decimals = f"{Decimal(str(value)):,f}".partition(".")
    decimals = decimals.rstrip("0")
    if not decimals and not whole.strip("-0"):
        return "0"
    return whole.replace(",", ".") + (f",{decimals}" if decimals else "")


def show_dong(value: Decimal | int | None) -> str:
    """Return "25.000 ₫", the sign held by a no-break space; "" for None."""
    return "" if value is None else f"{show_number(value)}{NBSP}₫"
