"""Quantities as sources give them: a range or a bound, a unit, "a person a month", and how sure it is.

A Quantity keeps what was said (6,5–7 triệu đồng/người/tháng) and knows what it means in base units (đồng, kg,
m²), so that it prints as Vietnamese read it and still compares with one written differently.
"""

from dataclasses import dataclass
from decimal import Decimal

from django.core.exceptions import ValidationError
from django.db import models
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from coopsite.common.numbers import NBSP, show_number

KG, SQUARE_METRE, DONG = "kg", "m2", "dong"


class Unit(models.TextChoices):
    """Units of figures. ``base`` names what is compared, ``factor`` how much of it one unit is."""

    COUNT = "", gettext_lazy("(không đơn vị)")
    DONG = "dong", gettext_lazy("đồng")
    THOUSAND_DONG = "nghin-dong", gettext_lazy("nghìn đồng")
    MILLION_DONG = "trieu-dong", gettext_lazy("triệu đồng")
    BILLION_DONG = "ty-dong", gettext_lazy("tỷ đồng")
    KG = "kg", "kg"
    YEN = "yen", gettext_lazy("yến")
    TA = "ta", gettext_lazy("tạ")
    TONNE = "tan", gettext_lazy("tấn")
    LITRE = "lit", gettext_lazy("lít")
    SQUARE_METRE = "m2", "m²"
    HECTARE = "ha", "ha"
    SAO_NORTH = "sao-bac", gettext_lazy("sào (Bắc Bộ)")
    SAO_CENTRE = "sao-trung", gettext_lazy("sào (Trung Bộ)")
    CONG = "cong", gettext_lazy("công (Nam Bộ)")
    KILOMETRE = "km", "km"
    PERCENT = "phan-tram", "%"
    YEAR = "nam", gettext_lazy("năm")
    MONTH = "thang", gettext_lazy("tháng")
    DAY = "ngay", gettext_lazy("ngày")
    PERSON = "nguoi", gettext_lazy("người")
    MEMBER = "thanh-vien", gettext_lazy("thành viên")
    HOUSEHOLD = "ho", gettext_lazy("hộ")
    COOPERATIVE = "hop-tac-xa", gettext_lazy("hợp tác xã")
    GROUP = "to-hop-tac", gettext_lazy("tổ hợp tác")
    PRODUCT = "san-pham", gettext_lazy("sản phẩm")
    ORDER = "don-hang", gettext_lazy("đơn hàng")
    FOLLOWER = "nguoi-theo-doi", gettext_lazy("người theo dõi")
    VIEW = "luot-xem", gettext_lazy("lượt xem")

    @property
    def base(self) -> str:
        """The unit in which values of this kind compare; a unit without kin is its own base."""
        return _BASES.get(self.value, (self.value, Decimal(1)))[0]

    @property
    def factor(self) -> Decimal:
        """How many base units one of these is."""
        return _BASES.get(self.value, (self.value, Decimal(1)))[1]

    @property
    def word(self) -> str:
        """The unit as it stands behind a number; regional units lose their note, đồng becomes its sign."""
        if self is Unit.COUNT:
            return ""
        return "₫" if self is Unit.DONG else str(self.label).split(" (")[0]


_BASES = {
    "dong": (DONG, Decimal(1)),
    "nghin-dong": (DONG, Decimal(1_000)),
    "trieu-dong": (DONG, Decimal(1_000_000)),
    "ty-dong": (DONG, Decimal(1_000_000_000)),
    "kg": (KG, Decimal(1)),
    "yen": (KG, Decimal(10)),
    "ta": (KG, Decimal(100)),
    "tan": (KG, Decimal(1_000)),
    "m2": (SQUARE_METRE, Decimal(1)),
    "ha": (SQUARE_METRE, Decimal(10_000)),
    "sao-bac": (SQUARE_METRE, Decimal(360)),
    "sao-trung": (SQUARE_METRE, Decimal(500)),
    "cong": (SQUARE_METRE, Decimal(1_000)),
}


class Per(models.TextChoices):
    """What one unit is reckoned for."""

    NOTHING = "", gettext_lazy("(không)")
    KG = "kg", "kg"
    TONNE = "tan", gettext_lazy("tấn")
    PERSON = "nguoi", gettext_lazy("người")
    HOUSEHOLD = "ho", gettext_lazy("hộ")
    HECTARE = "ha", "ha"
    PRODUCT = "san-pham", gettext_lazy("sản phẩm")


class Period(models.TextChoices):
    """The time in which it is earned, made or sold."""

    NONE = "", gettext_lazy("(không)")
    DAY = "ngay", gettext_lazy("ngày")
    MONTH = "thang", gettext_lazy("tháng")
    YEAR = "nam", gettext_lazy("năm")
    SEASON = "vu", gettext_lazy("vụ")


class Qualifier(models.TextChoices):
    """How exactly a number was said; the word is kept as the source chose it."""

    EXACT = "", gettext_lazy("(đúng số)")
    OVER = "hon", gettext_lazy("hơn")
    ABOVE = "tren", gettext_lazy("trên")
    ABOUT = "khoang", gettext_lazy("khoảng")
    NEARLY = "gan", gettext_lazy("gần")
    UNDER = "duoi", gettext_lazy("dưới")
    NOT_YET = "chua-day", gettext_lazy("chưa đầy")
    NOW = "nay", gettext_lazy("nay")
    FROM = "tu", gettext_lazy("từ")
    ORDER = "hang", gettext_lazy("hàng (chục, nghìn, triệu …)")
    MOST = "hau-het", gettext_lazy("hầu hết")

    @property
    def word(self) -> str:
        return "" if self is Qualifier.EXACT else str(self.label).split(" (")[0]


# "hàng nghìn": the powers of ten that have a name in Vietnamese.
_POWERS = {
    1: "",
    10: "chục",
    100: "trăm",
    1_000: "nghìn",
    10_000: "chục nghìn",
    100_000: "trăm nghìn",
    1_000_000: "triệu",
    10_000_000: "chục triệu",
    1_000_000_000: "tỷ",
}


@dataclass(frozen=True)
class Quantity:
    """``low`` to ``high`` (None: one number) of ``unit``, ``per`` something, in a ``period``, ``qualifier`` said.

    The last four are values of the enums above. Numbers are in ``unit``, as written.
    """

    low: Decimal | None
    high: Decimal | None = None
    qualifier: str = ""
    unit: str = ""
    per: str = ""
    period: str = ""

    def clean(self):
        """Raise ValidationError with code missing_number, number_not_allowed, low_above_high or not_a_power_of_ten."""
        if self.qualifier == Qualifier.MOST:
            if self.low is not None or self.high is not None:
                raise ValidationError(_("“Hầu hết” không đi cùng con số."), "number_not_allowed")
            return
        if self.low is None:
            raise ValidationError(_("Cần một con số."), "missing_number")
        if self.high is not None and self.high < self.low:
            raise ValidationError(_("Số trên phải bằng hoặc lớn hơn số dưới."), "low_above_high")
        if self.qualifier == Qualifier.ORDER and (self.high is not None or self.low not in _POWERS):
            raise ValidationError(
                _("Với “hàng”, hãy ghi 1, 10, 100, 1.000 … và để trống số trên."), "not_a_power_of_ten"
            )

    @property
    def base_low(self) -> Decimal | None:
        """The lower number in base units (đồng, kg, m² …)."""
        return None if self.low is None else Decimal(self.low) * Unit(self.unit).factor

    @property
    def base_high(self) -> Decimal | None:
        """The upper number in base units; the lower one where there is no range."""
        return self.base_low if self.high is None else Decimal(self.high) * Unit(self.unit).factor

    @property
    def midpoint_base(self) -> Decimal | None:
        """The middle of the range in base units: what a bar is drawn from, never what is printed."""
        return None if self.base_low is None else (self.base_low + self.base_high) / 2

    @property
    def lead(self) -> str:
        """The word before the number: "hơn", "khoảng" …"""
        return Qualifier(self.qualifier).word

    @property
    def number(self) -> str:
        """The number alone: "6,5–7", "3.150", "nghìn" after "hàng"; a percentage keeps its sign."""
        if self.low is None:
            return ""
        if self.qualifier == Qualifier.ORDER:
            return _POWERS.get(int(self.low), show_number(self.low))
        span = show_number(self.low)
        if self.high is not None and self.high != self.low:
            span = f"{span}–{show_number(self.high)}"
        return f"{span}%" if self.unit == Unit.PERCENT else span

    @property
    def words(self) -> str:
        """What follows the number: "triệu đồng/người/tháng"."""
        unit = "" if self.unit == Unit.PERCENT else Unit(self.unit).word
        parts = [Per(self.per).label if self.per else "", Period(self.period).label if self.period else ""]
        return "/".join([unit, *(str(part) for part in parts if part)])

    def __str__(self):
        words = self.words
        joined = f"{self.number}{words}" if words.startswith("/") else NBSP.join(filter(None, [self.number, words]))
        return " ".join(filter(None, [self.lead, joined]))
