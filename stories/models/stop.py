"""The stops of a visit: where the guests stood, what they saw, which figures they were told."""

import uuid

from django.db import models
from django.db.models import Prefetch
from django.utils.translation import gettext_lazy as _

from cooperatives.models import Figure
from cooperatives.models.figure import FigureQuerySet, one_of_each_half
from cooperatives.models.scoping import ScopedQuerySet, owned_through
from coopsite.common.fields import NFCCharField
from coopsite.common.hanging import Hanging
from coopsite.common.richtext import RichTextField, stored_text
from coopsite.common.staff_finding import StaffFindable, StaffFindableQuerySet
from products.models import Product
from stories.models.parts import check_day


class VisitStopQuerySet(StaffFindableQuerySet, ScopedQuerySet):
    owner_path = "visit__federation"

    def published(self, at=None):
        """Keep the stops of visits that the public may see."""
        visits = self.model._meta.get_field("visit").related_model
        return self.filter(visit__in=visits.objects.published(at))

    def for_mention(self):
        """Load what "visited by" and "seen on" lines print; newest first."""
        return self.select_related("visit__guest", "visit__host", "visit__photo").order_by(
            "-visited_on", "position"
        )

    def for_report(self):
        """Load what the report prints of a stop; the page links a cooperative only if it is published."""
        return self.select_related("region__province", "cooperative").prefetch_related(
            Prefetch("products", queryset=Product.objects.published()),
            Prefetch("figures", queryset=StopFigure.objects.with_words()),
            Prefetch("photos", queryset=StopPhoto.objects.select_related("photo")),
        )


class VisitStop(Hanging, StaffFindable):
    """One halt of a visit: a cooperative or another place, on a day."""

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    visit = models.ForeignKey(
        "stories.Visit", models.CASCADE, related_name="stops", verbose_name=_("chuyến thăm")
    )
    visited_on = models.DateField(_("ngày"))
    position = models.PositiveSmallIntegerField(_("thứ tự"), default=0)
    title = NFCCharField(_("tên chặng"), max_length=160, help_text=_("Như lúc đoàn tới."))
    cooperative = models.ForeignKey(
        "cooperatives.Cooperative",
        models.SET_NULL,
        null=True,
        blank=True,
        related_name="stops",
        verbose_name=_("hợp tác xã"),
    )
    region = models.ForeignKey(
        "cooperatives.Region",
        models.PROTECT,
        null=True,
        blank=True,
        related_name="stops",
        verbose_name=_("địa phương lúc ấy"),
    )
    text = RichTextField(_("đoàn đã thấy gì"), blank=True)
    markets_told = NFCCharField(_("thị trường được kể"), max_length=300, blank=True)
    products = models.ManyToManyField(
        "products.Product", blank=True, related_name="stops", verbose_name=_("sản phẩm đã xem")
    )

    # A visit names what it saw, whosever it is, as long as the public can see it too.
    links_published = ("cooperative", "products")

    parts = ("figures", "photos")
    finds = "visit"

    objects = VisitStopQuerySet.as_manager()

    class Meta:
        ordering = ["visited_on", "position", "id"]
        verbose_name = _("chặng dừng")
        verbose_name_plural = _("các chặng dừng")

    def __str__(self):
        return self.title

    def find_name(self):
        return self.title

    def clean(self):
        super().clean()
        check_day(self, "visited_on")

    @property
    def words(self) -> str:
        """What it says itself, without tags: nothing of the cooperative and products, which may be drafts."""
        where = " ".join(self.region.called()) if self.region else ""
        return " ".join([self.title, where, stored_text(self.text), self.markets_told])


class StopFigure(Figure):
    """A figure that the guests were told at a stop."""

    stop = models.ForeignKey(VisitStop, models.CASCADE, related_name="figures", verbose_name=_("chặng dừng"))

    objects = owned_through("stop__visit__federation", FigureQuerySet).as_manager()

    class Meta(Figure.Meta):
        verbose_name = _("số liệu nghe ở chặng")
        verbose_name_plural = _("số liệu nghe ở chặng")
        constraints = [*Figure.Meta.constraints, one_of_each_half("stop", "stopfigure_one_of_each_half")]


class StopPhoto(models.Model):
    """A captioned picture in the flow of a stop."""

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    stop = models.ForeignKey(VisitStop, models.CASCADE, related_name="photos", verbose_name=_("chặng dừng"))
    photo = models.ForeignKey("cooperatives.Photo", models.PROTECT, related_name="+", verbose_name=_("ảnh"))
    caption = NFCCharField(_("chú thích ở đây"), max_length=300, blank=True)
    position = models.PositiveSmallIntegerField(_("thứ tự"), default=0)

    objects = owned_through("stop__visit__federation").as_manager()

    class Meta:
        ordering = ["position", "id"]
        verbose_name = _("ảnh ở chặng")
        verbose_name_plural = _("ảnh ở chặng")

    def __str__(self):
        return self.caption or str(self.photo)
