"""Places with dates: a region stands from a day until a day, and says what it became."""

import datetime

from django.db import models
from django.db.models import F, Prefetch, Q
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from cooperatives.regions.other_names import other_names, other_names_of
from coopsite.common.addresses import Keyed
from coopsite.common.dates import end_of
from coopsite.common.fields import NFCCharField
from coopsite.common.finding import Findable, FindableQuerySet
from coopsite.common.hanging import Hanging
from coopsite.common.search.indexing import gathered

# Resolution 202/2025/QH15: 63 provinces became 34 and districts were abolished on this day.
REFORM = datetime.date(2025, 7, 1)
# What a list prints of a place.
PLACE_COLUMNS = ("key", "slug", "kind", "unit_type", "name", "valid_until")


class RegionKind(models.TextChoices):
    PROVINCE = "province", _("cấp tỉnh")
    DISTRICT = "district", _("cấp huyện")
    COMMUNE = "commune", _("cấp xã")


class RegionQuerySet(FindableQuerySet):
    def valid(self, on=None):
        """Keep the regions that stand on the day ``on`` (default: today)."""
        on = on or timezone.localdate()
        return self.filter(
            Q(valid_from=None) | Q(valid_from__lte=on), Q(valid_until=None) | Q(valid_until__gte=on)
        )

    def former(self, on=None):
        """Keep the regions that no longer stand on the day ``on``."""
        return self.filter(valid_until__lt=on or timezone.localdate())

    def provinces(self):
        return self.filter(kind=RegionKind.PROVINCE)

    def for_detail(self):
        return self.select_related("parent", "province")

    def for_index(self):
        return self.select_related("province", "parent").prefetch_related(predecessors_at())


class Region(Keyed, Findable):
    """A province, district or commune as it stood during one span of days."""

    key = models.CharField(
        _("khóa"),
        max_length=80,
        unique=True,
        blank=True,
        help_text=_(
            "Khóa riêng của trang, không đổi; để trống thì lấy theo tên. Mã hành chính không làm khóa được vì bị "
            "cấp lại."
        ),
    )
    slug = models.SlugField(
        _("địa chỉ"),
        max_length=80,
        unique=True,
        blank=True,
        help_text=_("Để trống thì lấy theo tên. Về sau không đổi được."),
    )
    kind = models.CharField(_("cấp"), max_length=10, choices=RegionKind)
    unit_type = NFCCharField(_("loại đơn vị"), max_length=20, help_text=_("Ví dụ: tỉnh, huyện, xã, phường."))
    name = NFCCharField(_("tên"), max_length=80)
    parent = models.ForeignKey(
        "self", models.PROTECT, null=True, blank=True, related_name="children", verbose_name=_("thuộc")
    )
    province = models.ForeignKey(
        "self", models.PROTECT, null=True, blank=True, related_name="units", verbose_name=_("tỉnh thời đó")
    )
    lineage = models.CharField(_("thuộc (đọc)"), max_length=200, editable=False, default="")
    valid_from = models.DateField(_("có từ ngày"), null=True, blank=True)
    valid_until = models.DateField(_("tồn tại đến hết ngày"), null=True, blank=True)
    note = NFCCharField(_("ghi chú"), max_length=300, blank=True)

    kept_keys = ("key", "slug")
    search_kind = "noi-chon"
    found_by = ("formed_from__predecessor",)

    objects = RegionQuerySet.as_manager()

    class Meta(Findable.Meta):
        ordering = ["sort_key", "pk"]
        verbose_name = _("địa phương")
        verbose_name_plural = _("địa phương")
        indexes = [models.Index(fields=["kind", "valid_until"], name="region_kind_until")]
        constraints = [
            models.CheckConstraint(
                condition=Q(valid_from=None) | Q(valid_until=None) | Q(valid_until__gte=F("valid_from")),
                name="region_ends_after_it_begins",
                violation_error_message=_("Ngày cuối phải sau ngày đầu."),
                violation_error_code="ends_before_it_begins",
            )
        ]

    def __str__(self):
        gone = _(" (cũ)") if self.is_former() else ""
        return ", ".join(filter(None, [f"{self.with_type}{gone}", self.lineage]))

    def get_absolute_url(self):
        return reverse("region", args=[self.slug])

    @property
    def with_type(self) -> str:
        """The name with its type word, as inside a sentence: "xã Phình Hồ"."""
        return f"{self.unit_type} {self.name}"

    @property
    def title(self) -> str:
        """The name with its type word at the head of a line: "Xã Phình Hồ"."""
        words = self.with_type
        return words[:1].upper() + words[1:]

    @property
    def full_name(self) -> str:
        """The unit and all above it at its time: "huyện Trạm Tấu, tỉnh Yên Bái"."""
        return ", ".join(filter(None, [self.with_type, self.lineage]))

    @property
    def key_source(self) -> str:
        """A province's name; of another unit its type and name, then the names of the units above."""
        if self.parent is None:
            return self.name
        return " ".join([self.with_type, *(unit.name for unit in self._above())])

    def _above(self):
        unit = self.parent
        while unit is not None:
            yield unit
            unit = unit.parent

    def is_former(self, on=None) -> bool:
        return self.valid_until is not None and self.valid_until < (on or timezone.localdate())

    def predecessors(self) -> list["Region"]:
        """Return the units that passed into this one, in whole or in part; a province's are provinces."""
        return [one.predecessor for one in self.formed_from.all()]

    def called(self) -> list[str]:
        """Return its full name, and what else people call it or a unit above it: who says "Đắc Lắc" means Đắk Lắk."""
        return [self.full_name, *other_names_of(self.full_name)]

    def former_names(self) -> list[str]:
        """Return what a commune was formed from is called; what a province was formed from is no place in it."""
        return [] if self.kind == RegionKind.PROVINCE else self._names_before()

    def _names_before(self) -> list[str]:
        return [name for place in self.predecessors() for name in place.called()]

    def find_names(self):
        return [self.name, self.with_type, *other_names(self.key)]

    def find_near(self):
        return [self.lineage, *other_names_of(self.lineage), *self._names_before()]

    def find_hint(self):
        """Of what ends, all that it lay in: there are many of a name, and none is on a map of today."""
        above = self.parent.name if self.parent else ""
        place = self.lineage if self.valid_until else above
        return super().find_hint()._replace(sort=self.unit_type, place=place, ends_on=self.valid_until)

    def find_weight(self):
        """A province before a commune, and what stands before what is gone."""
        standing = {RegionKind.PROVINCE: 60, RegionKind.COMMUNE: 12}.get(self.kind, 10)
        gone = {RegionKind.PROVINCE: 50, RegionKind.DISTRICT: 8}.get(self.kind, 4)
        return gone if self.is_former() else standing

    def find_told(self):
        former = [place.pk for place in self.predecessors()]
        return [self.full_name, self.kind, self.slug, self.province_id, self.is_former(), former]

    def renews_at(self):
        return None if self.is_former() else end_of(self.valid_until)

    def fill_derived(self):
        """Fill search columns, and the lineage and top unit from ``parent`` (already derived itself)."""
        if self.parent is None:
            self.lineage = ""
            self.province = self if self.pk else None
        else:
            self.lineage = self.parent.full_name
            self.province = self.parent.province or self.parent
        super().fill_derived()

    def save(self, *args, **kwargs):
        """Carry a new name into the lineage of the units inside."""
        with gathered():
            super().save(*args, **kwargs)
            for unit in self.children.exclude(lineage=self.full_name):
                unit.parent = self
                unit.save()


class RegionCode(models.Model):
    """An official code of a region in one release of the national list: an attribute, never an identity."""

    region = models.ForeignKey(Region, models.CASCADE, related_name="codes", verbose_name=_("địa phương"))
    code = models.CharField(_("mã"), max_length=10, db_index=True)
    valid_on = models.DateField(_("theo danh mục ngày"))
    source = models.CharField(_("nguồn"), max_length=120)

    class Meta:
        ordering = ["-valid_on", "code"]
        verbose_name = _("mã hành chính")
        verbose_name_plural = _("mã hành chính")
        constraints = [
            models.UniqueConstraint(fields=["region", "code", "valid_on"], name="regioncode_unique")
        ]

    def __str__(self):
        return self.code


class Extent(models.TextChoices):
    WHOLE = "whole", _("toàn bộ")
    PART = "part", _("một phần")


class RegionSuccession(Hanging):
    """Land that passed from one region to another on a day: all of the former's, or some of it."""

    predecessor = models.ForeignKey(
        Region, models.CASCADE, related_name="succeeded_by", verbose_name=_("địa phương cũ")
    )
    successor = models.ForeignKey(
        Region, models.CASCADE, related_name="formed_from", verbose_name=_("nay là")
    )
    extent = models.CharField(_("phần đất"), max_length=5, choices=Extent, default=Extent.WHOLE)
    on = models.DateField(_("từ ngày"))
    note = NFCCharField(_("ghi chú"), max_length=300, blank=True)

    finds = "successor"

    class Meta:
        ordering = ["on", "predecessor_id", "successor_id"]
        verbose_name = _("thay đổi địa giới")
        verbose_name_plural = _("thay đổi địa giới")
        constraints = [
            models.UniqueConstraint(
                fields=["predecessor", "successor", "on"], name="regionsuccession_unique"
            ),
            models.CheckConstraint(
                condition=~Q(predecessor=F("successor")),
                name="regionsuccession_not_itself",
                violation_error_message=_("Địa phương không thể thành chính nó."),
                violation_error_code="succeeds_itself",
            ),
        ]

    def __str__(self):
        return f"{self.predecessor_id} → {self.successor_id}"


def predecessors_at(path: str = "formed_from") -> Prefetch:
    """Return what loads the units that passed into many, each with its province.

    Joined: a prefetch of rows by their keys names each key, and SQLite bears no more than a thousand.
    """
    told = ("kind", "unit_type", "name", "lineage", "province__slug", "province__valid_until")
    rows = RegionSuccession.objects.select_related("predecessor__province")
    return Prefetch(path, queryset=rows.only("successor", *(f"predecessor__{name}" for name in told)))


def inside_or_before(path: str, region: Region) -> Q:
    """Return the condition that the region at ``path`` is ``region``, lies in it, or passed into it whole.

    A place that passed on in part only is left out: nobody knows in which part something was.
    """
    whole = {f"{path}__succeeded_by__extent": Extent.WHOLE, f"{path}__succeeded_by__successor": region}
    inside = Q(**{path: region}) | Q(**{f"{path}__parent": region}) | Q(**{f"{path}__province": region})
    return inside | Q(**whole) | Q(**{f"{path}__province__succeeded_by__successor": region})
