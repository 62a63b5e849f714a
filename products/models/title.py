"""Certificates other than OCOP, and the title of typical rural industrial product (CNNTTB)."""

import datetime
import uuid

from django.db import models
from django.db.models import F, Q
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from cooperatives.models.scoping import ScopedQuerySet, owned_through
from coopsite.common.fields import NFCCharField
from coopsite.common.hanging import Hanging


class Scheme(models.TextChoices):
    VIETGAP = "vietgap", "VietGAP"
    GLOBALGAP = "globalgap", "GlobalG.A.P."
    ORGANIC_VN = "huu-co-vn", _("Hữu cơ (TCVN 11041)")
    ORGANIC_INTL = "huu-co-quoc-te", _("Hữu cơ quốc tế")
    HACCP = "haccp", "HACCP"
    ISO_22000 = "iso-22000", "ISO 22000"
    FOOD_SAFETY = "attp", _("Đủ điều kiện an toàn thực phẩm")
    GEOGRAPHICAL = "chi-dan-dia-ly", _("Chỉ dẫn địa lý")
    COLLECTIVE_MARK = "nhan-hieu-tap-the", _("Nhãn hiệu tập thể, chứng nhận")
    OTHER = "khac", _("Chứng nhận khác")


class CertificationQuerySet(ScopedQuerySet):
    def valid(self, on=None):
        """Keep the certifications in force on a day (default: today); Certification.is_valid_on is its twin."""
        on = on or timezone.localdate()
        return self.filter(
            Q(issued_on=None) | Q(issued_on__lte=on), Q(expires_on=None) | Q(expires_on__gte=on)
        )


class Certification(Hanging):
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
            )
        ]

    def __str__(self):
        return self.get_scheme_display()

    def is_valid_on(self, on=None) -> bool:
        on = on or timezone.localdate()
        begun = self.issued_on is None or self.issued_on <= on
        return begun and (self.expires_on is None or self.expires_on >= on)

    @property
    def is_valid(self) -> bool:
        return self.is_valid_on()


class TitleLevel(models.TextChoices):
    """Levels of the CNNTTB title; districts gave it until they were abolished."""

    DISTRICT = "huyen", _("cấp huyện")
    PROVINCE = "tinh", _("cấp tỉnh")
    REGION = "khu-vuc", _("cấp khu vực")
    NATION = "quoc-gia", _("cấp quốc gia")


class RuralIndustryTitle(models.Model):
    """A title of typical rural industrial product: another clock than the OCOP stars'."""

    # It ends with the fourth calendar year, the year of grant being the first. Read in press only: data may
    # override it by ``ends_on``.
    YEARS = 4

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    product = models.ForeignKey(
        "products.Product", models.CASCADE, related_name="rural_titles", verbose_name=_("sản phẩm")
    )
    level = models.CharField(_("cấp"), max_length=10, choices=TitleLevel)
    year = models.PositiveSmallIntegerField(_("năm trao"))
    body = NFCCharField(_("nơi trao"), max_length=160, blank=True)
    ends_on = models.DateField(
        _("có giá trị đến"), null=True, blank=True, help_text=_("Chỉ điền khi giấy ghi khác quy tắc bốn năm.")
    )
    illustrative = models.BooleanField(_("minh họa"), default=False)

    objects = owned_through("product__federation").as_manager()

    class Meta:
        ordering = ["-year", "level"]
        verbose_name = _("danh hiệu CNNTTB")
        verbose_name_plural = _("danh hiệu CNNTTB")

    def __str__(self):
        return _("CNNTTB %(level)s %(year)s") % {"level": self.get_level_display(), "year": self.year}

    @property
    def valid_until(self) -> datetime.date:
        return self.ends_on or datetime.date(self.year + self.YEARS - 1, 12, 31)

    def is_valid_on(self, on=None) -> bool:
        return self.valid_until >= (on or timezone.localdate())

    @property
    def is_valid(self) -> bool:
        return self.is_valid_on()
