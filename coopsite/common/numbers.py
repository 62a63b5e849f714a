"""Numbers as Vietnamese write them: a dot groups thousands, a comma begins the decimals."""

import re
from decimal import Decimal

from django.core.exceptions import ValidationError
from django.utils.translation import gettext as _

NBSP = "\u00a0"
_GROUPED = re.compile(r"-?[0-9]{1,3}(\.[0-9]{3})+(,[0-9]+)?")
_PLAIN = re.compile(r"-?[0-9]+(,[0-9]+)?")
_ALMOST = re.compile(r"-?[0-9][0-9.,]*")
_CURRENCY = re.compile(r"^(₫|đ|vnd|đồng)|(₫|đ|vnd|đồng)$", re.IGNORECASE)
_SPACES = re.compile(r"[\s\u00a0\u202f\u2009]+")
MAX_DIGITS = 24


def parse_number(text: str) -> Decimal:
    """Return the number that somebody typed: "25.000" is 25000, "6,5" is 6.5, "1 250 000 đ" is 1250000.

    Raises ValidationError: code ambiguous_number where Vietnamese and English readings differ and neither is
    sure ("25.00", "1,234.5"), code invalid_number for anything else that is no number.
    """
    bare = _CURRENCY.sub("", _SPACES.sub("", text.strip()))
    if len(bare) > MAX_DIGITS:
        raise ValidationError(_("Số này dài quá."), "invalid_number")
    if _GROUPED.fullmatch(bare) or _PLAIN.fullmatch(bare):
        if not bare.isascii():
            raise ValidationError(_("Hãy gõ số bằng chữ số thường 0–9."), "invalid_number")
        return Decimal(bare.replace(".", "").replace(",", "."))
    if _ALMOST.fullmatch(bare):
        raise ValidationError(
            _("Không rõ “%(typed)s” là bao nhiêu. Hãy dùng dấu chấm để tách nghìn, dấu phẩy cho số lẻ: 25.000 hay 6,5.")
            % {"typed": text.strip()},
            "ambiguous_number",
        )
    raise ValidationError(_("Hãy gõ một con số, ví dụ 25.000 hay 6,5."), "invalid_number")


def show_number(value: Decimal | int | float | None) -> str:
    """Return "3.150" for 3150 and "6,5" for 6.50: grouped, without idle zeros; "" for None."""
    if value is None:
        return ""
    text = f"{Decimal(str(value)):,f}"
    if "." in text:
        text = text.rstrip("0").rstrip(".")
    return text.replace(",", "\0").replace(".", ",").replace("\0", ".")


def show_dong(value: Decimal | int | None) -> str:
    """Return "25.000 ₫" with an unbreakable space; "" for None."""
    return "" if value is None else f"{show_number(value)}{NBSP}₫"
