"""Quantities as sources give them: a range or a bound, a unit, "a person a month", and how sure it is.

A Quantity keeps what was said ("6,5–7 triệu đồng/người/tháng") and knows what it means in base units (đồng,
kg, m²): it prints as Vietnamese read it and compares with one that was written differently.
"""

from dataclasses import dataclass
from decimal import Decimal

from django.core.exceptions import ValidationError
from django.db import models
from django.utils.translation import gettext_lazy as _

from coopsite.common.numbers import NBSP, show_number


class Term(models.TextChoices):
    """A word of a quantity. Its label may add a note for editors in brackets, which pages do not print."""

    @property
    def word(self) -> str:
        """The word as it is said; "" where the label is a note alone."""
        return str(self.label).partition("(")[0].strip()


class Unit(Term):
    """What is counted or measured: stored slug, base unit, how many of it one is, and label.

    Units without kin are their own base. The old measures are those of the markets: yến 10 kg, tạ 100 kg; of
    land, sào 360 m² in the North but 500 m² in the Centre, công 1.000 m² in the South.
    """

    def __new__(cls, slug, base="", factor="1"):
        unit = str.__new__(cls, slug)
        unit._value_ = slug
        unit._base = base or slug
        unit.factor = Decimal(factor)
        return unit

    COUNT = "", _("(không đơn vị)")
    DONG = "dong", _("đồng")
    THOUSAND_DONG = "nghin-dong", "dong", 1_000, _("nghìn đồng")
    MILLION_DONG = "trieu-dong", "dong", 1_000_000, _("triệu đồng")
    BILLION_DONG = "ty-dong", "dong", 1_000_000_000, _("tỷ đồng")
    GRAM = "g", "kg", "0.001", "g"
    KG = "kg", "kg"
    YEN = "yen", "kg", 10, _("yến")
    TA = "ta", "kg", 100, _("tạ")
    TONNE = "tan", "kg", 1_000, _("tấn")
    LITRE = "lit", _("lít")
    SQUARE_METRE = "m2", "m²"
    HECTARE = "ha", "m2", 10_000, "ha"
    SAO_NORTH = "sao-bac", "m2", 360, _("sào (Bắc Bộ, 360 m²)")
    SAO_CENTRE = "sao-trung", "m2", 500, _("sào (Trung Bộ, 500 m²)")
    CONG = "cong", "m2", 1_000, _("công (Nam Bộ, 1.000 m²)")
    KILOMETRE = "km", "km"
    PERCENT = "phan-tram", _("phần trăm (%)")
    YEAR = "nam", _("năm")
    MONTH = "thang", _("tháng")
    DAY = "ngay", _("ngày")
    PERSON = "nguoi", _("người")
    MEMBER = "thanh-vien", _("thành viên")
    WORKER = "lao-dong", _("lao động")
    HOUSEHOLD = "ho", _("hộ")
    COOPERATIVE = "hop-tac-xa", _("hợp tác xã")
    GROUP = "to-hop-tac", _("tổ hợp tác")
    DISTRICT = "huyen", _("huyện")
    PRODUCT = "san-pham", _("sản phẩm")
    ORDER = "don-hang", _("đơn hàng")
    FOLLOWER = "nguoi-theo-doi", _("người theo dõi")
    FOLLOWING_ACCOUNT = "tai-khoan-theo-doi", _("tài khoản theo dõi")
    VIEW = "luot-xem", _("lượt xem")
    READ = "luot-doc", _("lượt đọc")

    @property
    def base(self) -> "Unit":
        """The unit in which values of this kind compare; a unit without kin is its own."""
        return Unit(self._base)

    @property
    def sign(self) -> str:
        """The unit as it stands behind digits: the word, or its sign."""
        return {Unit.DONG: "₫", Unit.PERCENT: "%"}.get(self, self.word)


class Per(Term):
    """What one unit is reckoned for."""

    NOTHING = "", _("(không)")
    KG = "kg", "kg"
    TA = "ta", _("tạ")
    TONNE = "tan", _("tấn")
    LITRE = "lit", _("lít")
    HECTARE = "ha", "ha"
    PERSON = "nguoi", _("người")
    MEMBER = "thanh-vien", _("thành viên")
    WORKER = "lao-dong", _("lao động")
    HOUSEHOLD = "ho", _("hộ")
    COOPERATIVE = "hop-tac-xa", _("hợp tác xã")
    PRODUCT = "san-pham", _("sản phẩm")


class Period(Term):
    """The time in which it is earned, made or sold."""

    NONE = "", _("(không)")
    DAY = "ngay", _("ngày")
    MONTH = "thang", _("tháng")
    YEAR = "nam", _("năm")
    SEASON = "vu", _("vụ")


class Qualifier(Term):
    """How exactly a number was said; the word is kept as the source chose it."""

    EXACT = "", _("(đúng số)")
    OVER = "hon", _("hơn")
    ABOVE = "tren", _("trên")
    ABOUT = "khoang", _("khoảng")
    NEARLY = "gan", _("gần")
    UNDER = "duoi", _("dưới")
    NOT_YET = "chua-day", _("chưa đầy")
    NOW = "nay", _("nay")
    FROM = "tu", _("từ")
    HANG = "hang", _("hàng (chục, nghìn, triệu …)")
    MOST = "hau-het", _("hầu hết")


# What "hàng" may stand before: the powers of ten by name.
_MAGNITUDES = {
    10**power: words
    for power, words in enumerate(
        [
            *("", "chục", "trăm", "nghìn", "chục nghìn", "trăm nghìn"),
            *("triệu", "chục triệu", "trăm triệu", "tỷ", "chục tỷ", "trăm tỷ", "nghìn tỷ"),
        ]
    )
}


@dataclass(frozen=True)
class Quantity:
    """``low`` to ``high`` (None: one number) of ``unit``, ``per`` something, in a ``period``.

    Numbers are in ``unit``, as the source has them; the last four are values of the enums above. "Hàng nghìn"
    is 1.000 with Qualifier.HANG. Nothing is checked before ``clean``.
    """

    low: Decimal | int | None
    high: Decimal | int | None = None
    qualifier: str = ""
    unit: str = ""
    per: str = ""
    period: str = ""

    def clean(self):
        """Raise ValidationError for what nobody would say.

        Codes: missing_number; number_not_allowed (any with "hầu hết", an upper one with "từ" or "hàng");
        low_above_high; not_a_power_of_ten ("hàng" with 25, or with 1 of a small unit: "hàng người").
        """
        if self.qualifier == Qualifier.MOST:
            if self.low is not None or self.high is not None:
                raise ValidationError(
                    _("“Hầu hết” không đi cùng con số: hãy để trống."), "number_not_allowed"
                )
            return
        if self.low is None:
            raise ValidationError(_("Cần một con số, trừ khi mức độ là “hầu hết”."), "missing_number")
        if self.high is not None and self.qualifier in (Qualifier.FROM, Qualifier.HANG):
            raise ValidationError(
                _("“Từ” và “hàng” chỉ đi cùng một con số: hãy để trống số trên."), "number_not_allowed"
            )
        if self.high is not None and self.high < self.low:
            raise ValidationError(_("Số trên phải bằng hoặc lớn hơn số dưới."), "low_above_high")
        if self.qualifier == Qualifier.HANG and not self._is_magnitude:
            raise ValidationError(
                _("Với “hàng”, hãy ghi 10, 100, 1.000 …; số 1 chỉ đi với đơn vị lớn, như “hàng tấn”."),
                "not_a_power_of_ten",
            )

    @property
    def _is_magnitude(self) -> bool:
        return self.low in _MAGNITUDES and (self.low > 1 or Unit(self.unit).factor > 1)

    @property
    def base_low(self) -> Decimal | None:
        """The lower number in base units (đồng, kg, m² …); of "hàng nghìn", the least that it may mean.

        It compares with quantities of the same base unit, ``per`` and ``period``.
        """
        return None if self.low is None else self.low * Unit(self.unit).factor

    @property
    def base_high(self) -> Decimal | None:
        """The upper number in base units; the lower one where there is no range."""
        return self.base_low if self.high is None else self.high * Unit(self.unit).factor

    @property
    def midpoint_base(self) -> Decimal | None:
        """The middle of the range in base units: for drawing to scale, never for printing."""
        return None if self.base_low is None else (self.base_low + self.base_high) / 2

    @property
    def lead(self) -> str:
        """What stands before the number: "hơn", "khoảng", "hàng" …"""
        return Qualifier(self.qualifier).word

    @property
    def number(self) -> str:
        """The number alone, for large print: "6,5–7", "90%", "nghìn" after "hàng", "" after "hầu hết"."""
        if self.low is None:
            return ""
        if self.qualifier == Qualifier.HANG:
            return _MAGNITUDES.get(self.low, show_number(self.low))
        ends = [self.low] if self.high in (None, self.low) else [self.low, self.high]
        return "–".join(map(show_number, ends)) + ("%" if self.unit == Unit.PERCENT else "")

    @property
    def words(self) -> str:
        """What follows the number: "triệu đồng/người/tháng", "₫/kg", or "" for a bare count."""
        unit = Unit(self.unit)
        # The sign of a percentage belongs to its number.
        shown = unit.word if self.qualifier == Qualifier.HANG else unit.sign.removeprefix("%")
        return "/".join([shown, *filter(None, [Per(self.per).word, Period(self.period).word])])

    def show(self, bare: bool = False) -> str:
        """Return the quantity in words: "hơn 3.150 tỷ đồng"; ``bare``, without its unit: "hơn 3.150".

        A no-break space keeps the number and the unit's first word on one line.
        """
        words = "" if bare else self.words
        glue = "" if words.startswith("/") else NBSP
        return " ".join(filter(None, [self.lead, glue.join(filter(None, [self.number, words]))]))

    @property
    def bare(self) -> str:
        """The quantity without its unit, for pages that name it elsewhere: "hơn 3.150"."""
        return self.show(bare=True)

    def __str__(self):
        return self.show()
