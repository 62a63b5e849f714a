"""Where on the globe something is, as far as somebody has stood there or been told."""

from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from coopsite.common.coordinates import LATITUDES, LONGITUDES, Point
from coopsite.common.fields import NFCCharField

# Decimals that are told of a place known to its commune only: about a kilometre.
COMMUNE_DECIMALS = 2


class LocationPrecision(models.TextChoices):
    """How near the coordinates come."""

    EXACT = "exact", _("đúng chỗ")
    COMMUNE = "commune", _("chỉ tới cấp xã")


class LocatedQuerySet(models.QuerySet):
    def located(self):
        """Keep what has coordinates; both or none of them are stored."""
        return self.filter(latitude__isnull=False)


class Located(models.Model):
    """Something with coordinates, or without: nobody may guess them.

    Decimals, not floats: what staff paste is what is stored, shown and compared.
    """

    latitude = models.DecimalField(_("vĩ độ"), max_digits=8, decimal_places=6, null=True, blank=True)
    longitude = models.DecimalField(_("kinh độ"), max_digits=9, decimal_places=6, null=True, blank=True)
    location_precision = models.CharField(
        _("tọa độ chính xác đến đâu"),
        max_length=7,
        choices=LocationPrecision,
        default=LocationPrecision.EXACT,
        help_text=_("Chỉ tới cấp xã: bản đồ ghi là ước chừng, và số lẻ bị bớt đi."),
    )
    location_source = NFCCharField(
        _("tọa độ lấy từ đâu"),
        max_length=160,
        blank=True,
        help_text=_("Ví dụ: đo bằng điện thoại ở cổng xưởng, 3/2026; giám đốc gửi vị trí qua Zalo."),
    )

    class Meta:
        abstract = True
        constraints = [
            models.CheckConstraint(
                condition=Q(latitude__isnull=True, longitude__isnull=True)
                | Q(
                    latitude__isnull=False,
                    longitude__isnull=False,
                    latitude__range=LATITUDES,
                    longitude__range=LONGITUDES,
                ),
                name="%(app_label)s_%(class)s_located_in_vietnam",
                violation_error_message=_("Tọa độ phải đủ vĩ độ và kinh độ, và nằm trong lãnh thổ Việt Nam."),
                violation_error_code="located_elsewhere",
            )
        ]

    @property
    def point(self) -> Point | None:
        return None if self.latitude is None else Point(self.latitude, self.longitude)

    @property
    def coordinates(self) -> str:
        """The coordinates as staff paste them, for the form."""
        return str(self.point or "")

    @property
    def told_point(self) -> Point | None:
        """The coordinates as the public is told them: no more decimals than are known."""
        rounds = self.point and self.location_is_rough
        return self.point.rounded(COMMUNE_DECIMALS) if rounds else self.point

    @property
    def location_is_rough(self) -> bool:
        return self.location_precision == LocationPrecision.COMMUNE
