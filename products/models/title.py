"""Certificates other than OCOP, and the title of typical rural industrial product (CNNTTB)."""

import datetime
import uuid

from django.core.exceptions import ValidationError
from django.core.validators import MaxValueValidator, MinValueValidator
from django.db import models
from django.db.models import F, Q
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from cooperatives.models.scoping import ScopedQuerySet, owned_through
from coopsite.common.fields import NFCCharField
from coopsite.common.hanging import Hanging
from products.models.clock import Clock, Lent, withdrawal_has_reason


class Scheme(models.TextChoices):
    VIETGAP = "vietgap", "VietGAP"
    GLOBALGAP = "globalgap", "GlobalG.A.P."
    ORGANIC_VN = "huu-co-vn", _("Hữu cơ (TCVN 11041)")
    ORGANIC_INTL = "huu-co-quoc-te", _("Hữu cơ quốc tế")
    HACCP = "haccp", "HACCP"
    ISO_22000 = "iso-22000", "ISO 22000"
    HALAL = "halal", "Halal"
    FOOD_SAFETY = "attp", _("Đủ điều kiện an toàn thực phẩm")
    GEOGRAPHICAL = "chi-dan-dia-ly", _("Chỉ dẫn địa lý")
    COLLECTIVE_MARK = "nhan-hieu-tap-the", _("Nhãn hiệu tập thể, chứng nhận")
    OTHER = "khac", _("Chứng nhận khác")


class CertificationQuerySet(ScopedQuerySet):
    def valid(self, on=None):
        """Keep the certifications in force on a day (default: today); Certification.state_on says the same for a row."""
        on = on or timezone.localdate()
        return self.filter(
            Q(issued_on=None) | Q(issued_on__lte=on),
            Q(expires_on=None) | Q(expires_on__gte=on),
            Q(withdrawn_on=None) | Q(withdrawn_on__gt=on),
        )


class Certification(Hanging, Lent):
    """A certificate under a scheme with its own body, number and end."""

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    product = models.ForeignKey(
        "products.Product", models.CASCADE, related_name="certifications", verbose_name=_("sản phẩm")
    )
    scheme = models.CharField(_("loại"), max_length=20, choices=Scheme)
    number = NFCCharField(_("số"), max_length=60, blank=True)
    body = NFCCharField(_("nơi cấp"), max_length=160, blank=True)
    issued_on = models.DateField(_("ngày cấp"), null=True, blank=True)
    expires_on = models.DateField(_("có giá trị đến"), null=True, blank=True)
    document_url = models.URLField(_("văn bản"), blank=True)
    illustrative = models.BooleanField(_("minh họa"), default=False)

    finds = "product"
    objects = owned_through("product__federation", CertificationQuerySet).as_manager()

    class Meta:
        ordering = ["scheme", "-issued_on"]
        verbose_name = _("chứng nhận khác")
        verbose_name_plural = _("chứng nhận khác")
        constraints = [
            models.CheckConstraint(
                condition=Q(issued_on=None) | Q(expires_on=None) | Q(expires_on__gte=F("issued_on")),
                name="certification_ends_after_issue",
                violation_error_message=_("Ngày hết hạn phải sau ngày cấp."),
                violation_error_code="ends_before_issue",
            ),
            withdrawal_has_reason("certification_withdrawal_has_reason"),
        ]

    def __str__(self):
        return self.get_scheme_display()

    @property
    def clock(self) -> Clock:
        return Clock(self.issued_on, self.expires_on, self.withdrawn_on)

    def find_choices(self) -> list[str]:
        """Return the choices of the filter "Chứng nhận khác" under which its product stands while it is valid."""
        return [self.scheme]


class TitleLevel(models.TextChoices):
    """Levels of the CNNTTB title; districts gave it until they were abolished."""

    DISTRICT = "huyen", _("cấp huyện")
    PROVINCE = "tinh", _("cấp tỉnh")
    REGION = "khu-vuc", _("cấp khu vực")
    NATION = "quoc-gia", _("cấp quốc gia")


class RuralIndustryTitle(Hanging, Lent):
    """A title of typical rural industrial product: another end than the OCOP stars', the same states."""

    # It ends with the fourth calendar year, the year of grant being the first. Read in press only: data may
    # override it by ``ends_on``.
    YEARS = 4

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    product = models.ForeignKey(
        "products.Product", models.CASCADE, related_name="rural_titles", verbose_name=_("sản phẩm")
    )
    level = models.CharField(_("cấp"), max_length=10, choices=TitleLevel)
    year = models.PositiveSmallIntegerField(
        _("năm trao"),
        validators=[
            MinValueValidator(2000, _("Hãy ghi năm bằng bốn chữ số, ví dụ 2024.")),
            MaxValueValidator(2099, _("Hãy ghi năm bằng bốn chữ số, ví dụ 2024.")),
        ],
    )
    number = NFCCharField(_("số quyết định"), max_length=60, blank=True)
    body = NFCCharField(_("nơi trao"), max_length=160, blank=True)
    ends_on = models.DateField(
        _("có giá trị đến"), null=True, blank=True, help_text=_("Chỉ điền khi giấy ghi khác quy tắc bốn năm.")
    )
    document_url = models.URLField(_("văn bản"), blank=True)
    illustrative = models.BooleanField(_("minh họa"), default=False)

    finds = "product"
    objects = owned_through("product__federation").as_manager()

    class Meta:
        ordering = ["-year", "level"]
        verbose_name = _("danh hiệu CNNTTB")
        verbose_name_plural = _("danh hiệu CNNTTB")
        constraints = [withdrawal_has_reason("ruralindustrytitle_withdrawal_has_reason")]

    def __str__(self):
        return _("CNNTTB %(level)s %(year)s") % {"level": self.get_level_display(), "year": self.year}

    def clean(self):
        super().clean()
        if self.ends_on and self.year and self.ends_on.year < self.year:
            words = _("Ngày hết hạn phải từ năm trao trở đi.")
            raise ValidationError({"ends_on": ValidationError(words, "ends_before_year")})

    @property
    def full_name(self) -> str:
        return _("Sản phẩm công nghiệp nông thôn tiêu biểu %(level)s") % {"level": self.get_level_display()}

    @property
    def valid_until(self) -> datetime.date | None:
        """The last day; None where the year is not one of the calendar."""
        return self.ends_on or self._day_of(self.YEARS - 1, 12, 31)

    @property
    def clock(self) -> Clock:
        # The year is all that is known of the day of grant.
        return Clock(self._day_of(0, 1, 1), self.valid_until, self.withdrawn_on)

    def find_choices(self) -> list[str]:
        """Return the choices of the filter "Chứng nhận khác" under which its product stands while it is valid."""
        return [title_choice(self.level)]

    def _day_of(self, later: int, month: int, day: int) -> datetime.date | None:
        year = (self.year or 0) + later
        return datetime.date(year, month, day) if later < year <= datetime.MAXYEAR else None


def title_choice(level: str) -> str:
    """Return the value of a title's level among the choices of other certificates."""
    return f"cnnttb-{level}"
