"""What every published noun has in common: an owner, an address, a place, a checked date."""

from django.core.exceptions import ValidationError
from django.db import models
from django.db.models import Q
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from cooperatives.models.duties import PICTURELESS, UNVERIFIED
from cooperatives.models.illustrated import PICTURE_COLUMNS, Illustrated
from cooperatives.models.region import PLACE_COLUMNS, RegionKind, inside_or_before
from cooperatives.models.scoping import ScopedQuerySet
from coopsite.common.addresses import Addressed
from coopsite.common.columns import through
from coopsite.common.dates import add_months
from coopsite.common.fields import account_field
from coopsite.common.finding import Findable, FindableQuerySet
from coopsite.common.publishing import Publishable, PublishableQuerySet
from coopsite.common.tagging import load_topics

# How long the word of somebody who checked a page holds.
VERIFIED_MONTHS = 12


class EntryQuerySet(PublishableQuerySet, FindableQuerySet, ScopedQuerySet):
    def newest(self):
        return self.order_by("-published_at", "-pk")

    def without_picture(self):
        return self.filter(photo=None)

    def unverified(self, on=None):
        """Keep what nobody checked within the year before that day (default: today), or ever."""
        since = add_months(on or timezone.localdate(), -VERIFIED_MONTHS)
        return self.filter(Q(verified_on=None) | Q(verified_on__lt=since))

    def tied_by(self, tie: Q):
        """Keep each row once for which ``tie`` holds on some related row.

        Unlike a filter across a to-many relation this joins nothing: what is counted or annotated afterwards
        sees every related row, not those of the tie alone, and no row comes twice.
        """
        return self.filter(pk__in=self.model._default_manager.filter(tie).order_by().values("pk"))

    def rows_for_index(self):
        rows = super().rows_for_index()
        if rows:
            load_topics(rows)
        return rows


class Entry(Illustrated, Publishable, Addressed, Findable):
    """A page that a federation writes, owns and answers for."""

    federation = models.ForeignKey(
        "cooperatives.Federation",
        models.PROTECT,
        related_name="%(class)s_set",
        verbose_name=_("liên minh phụ trách"),
    )
    created_at = models.DateTimeField(_("tạo lúc"), auto_now_add=True)
    updated_at = models.DateTimeField(_("sửa lúc"), auto_now=True)
    updated_by = account_field(_("người sửa"), editable=False)
    verified_on = models.DateField(
        _("liên minh kiểm tra ngày"),
        null=True,
        blank=True,
        help_text=_("Ngày gần nhất đối chiếu với thực tế."),
    )
    verified_by = account_field(_("người kiểm tra"), editable=False)

    # What its public pages may owe; see coopsite.desk.duties. A noun adds its own.
    duties = (PICTURELESS, UNVERIFIED)
    # Relations whose rows go along when this is handed over to another federation; see cooperatives.handing.
    moves_along = ()

    class Meta(Publishable.Meta, Findable.Meta):
        abstract = True
        constraints = [*Publishable.Meta.constraints]

    def __str__(self):
        return self.find_name()

    def was_public(self) -> bool:
        return self.published_at is not None

    def find_hint(self):
        return super().find_hint()._replace(photo=self.photo_id)

    def find_age(self):
        return self.published_at

    def topic_facets(self) -> list[tuple]:
        return [("chu-de", tag.slug) for tag in self.tags.all()]

    def _is_new(self, *links: str) -> bool:
        """Tell whether one of these links was just chosen.

        What stood before, or a later reform made wrong, must not block other edits.
        """
        names = [f"{link}_id" for link in links]
        stored = type(self)._base_manager.filter(pk=self.pk).values_list(*names).first()
        return stored != tuple(getattr(self, name) for name in names)


# What a row of a list shows of where a thing is and what it looks like.
PLACED_COLUMNS = [
    *(column for path in ("region", "province", "former_region") for column in through(path, PLACE_COLUMNS)),
    *through("photo", PICTURE_COLUMNS),
]


class PlacedQuerySet(EntryQuerySet):
    def with_dead_links(self):
        """Keep what has a channel whose link was found gone."""
        return self.tied_by(Q(channels__dead_since__isnull=False))

    def in_region(self, region):
        """Keep what lies in ``region``, be it a unit of today or one that no longer stands.

        A former unit holds what was recorded there at its time, whatever the place is called today.
        """
        if region.is_former():
            return self.tied_by(inside_or_before("former_region", region))
        if region.kind == RegionKind.PROVINCE:
            return self.filter(province=region)
        return self.filter(region=region)


class Placed(models.Model):
    """Something with a place of today and, where it was recorded before a reform, its place of then."""

    region = models.ForeignKey(
        "cooperatives.Region",
        models.PROTECT,
        null=True,
        blank=True,
        related_name="%(class)s_set",
        verbose_name=_("địa phương hiện nay"),
        help_text=_("Đơn vị nhỏ nhất biết chắc. Chưa biết xã thì chọn tỉnh, đừng đoán."),
    )
    former_region = models.ForeignKey(
        "cooperatives.Region",
        models.PROTECT,
        null=True,
        blank=True,
        related_name="former_%(class)s_set",
        verbose_name=_("địa phương lúc ghi"),
        help_text=_("Tên xã, huyện, tỉnh trước 1/7/2025 như nguồn đã ghi."),
    )
    province = models.ForeignKey(
        "cooperatives.Region",
        models.PROTECT,
        null=True,
        editable=False,
        related_name="+",
        verbose_name=_("tỉnh hiện nay"),
    )

    class Meta:
        abstract = True

    # The ways to the rows whose names place_words and place_facets give.
    PLACED_BY = (
        *("region", "former_region", "province", "former_region__province"),
        *("region__formed_from__predecessor", "region__formed_from__predecessor__province"),
    )

    def place_words(self) -> list[str]:
        """Return what its places of today and of then are called, and what its place of today was formed from.

        Who asks for "Yên Bái" means what is there, though it is Lào Cai now. Where no more than the province is known,
        nobody knows in which of the provinces of then it was.
        """
        places = [place for place in (self.region, self.former_region) if place is not None]
        names = [name for place in places for name in place.called()]
        return [*names, *(self.region.former_names() if self.region else ())]

    def find_hint(self):
        return super().find_hint()._replace(place=self.province.name if self.province else "")

    def place_facets(self) -> list[tuple]:
        """Return the provinces of today and of then, as far as they are known."""
        former = self.former_provinces()
        own = [("tinh", self.province.slug)] if self.province else []
        return [*own, *(("tinh-cu", province.slug) for province in former)]

    def former_provinces(self) -> list:
        """Return the provinces that its place was in before the reform, those that no longer stand."""
        if self.former_region is not None:
            places = [self.former_region]
        else:
            places = self.region.predecessors() if self.region else []
        tops = {place.province_id: place.province for place in places if place.province is not None}
        return [top for top in tops.values() if top.is_former()]

    def clean(self):
        super().clean()
        errors = {}
        if self.region_id and self.region.is_former() and self._is_new("region"):
            words = _("Đơn vị này không còn; hãy chọn đơn vị hiện nay.")
            errors["region"] = ValidationError(words, "former_region")
        if self.region_id and self.former_region_id and not self._former_region_lies_here():
            words = _("Địa phương lúc ghi phải là đơn vị cũ mà đất nay thuộc tỉnh đã chọn.")
            errors["former_region"] = ValidationError(words, "former_region_elsewhere")
        if errors:
            raise ValidationError(errors)

    def _former_region_lies_here(self) -> bool:
        former, province = self.former_region, self.region.province or self.region
        if not former.is_former():
            return False
        heirs = {former.province_id, *former.province.succeeded_by.values_list("successor", flat=True)}
        return province.pk in heirs | set(former.succeeded_by.values_list("successor__province", flat=True))

    @property
    def place_name(self) -> str:
        """The short place line above a name: "Xã Tân Cương, Thái Nguyên" or "Huyện Trạm Tấu cũ, Lào Cai"."""
        if self.region.kind != RegionKind.PROVINCE:
            return f"{self.region.title}, {self.province.name}"
        if self.former_region is not None and self.former_region.kind != RegionKind.PROVINCE:
            return _("%(former)s cũ, %(now)s") % {
                "former": self.former_region.title,
                "now": self.province.name,
            }
        return self.province.name

    @property
    def commune_is_unknown(self) -> bool:
        """Whether only the province of today is certain, while the source named a smaller unit of then."""
        return (
            self.region.kind == RegionKind.PROVINCE
            and self.former_region is not None
            and self.former_region.kind != RegionKind.PROVINCE
        )

    def save(self, *args, **kwargs):
        self.province = self.region and (self.region.province or self.region)
        super().save(*args, **kwargs)
