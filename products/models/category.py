"""The six OCOP groups (ngành) and their sub-groups (nhóm), kept as data."""

from django.db import models
from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from coopsite.common.addresses import Keyed
from coopsite.common.fields import NFCCharField
from coopsite.common.finding import Findable, FindableQuerySet


class ProductCategoryQuerySet(FindableQuerySet):
    def for_index(self):
        return self.select_related("parent")

    def groups(self):
        """The six groups, in the order of the decree."""
        return self.filter(parent=None).order_by("position")

    def subgroups(self):
        return self.exclude(parent=None).order_by("parent__position", "position")


class ProductCategory(Keyed, Findable):
    """A group or sub-group of the OCOP classification (Decision 148/QĐ-TTg, annex I)."""

    name = NFCCharField(_("tên"), max_length=120)
    short_name = NFCCharField(_("tên ngắn"), max_length=60, blank=True)
    slug = models.SlugField(
        _("địa chỉ"),
        max_length=80,
        unique=True,
        blank=True,
        help_text=_("Để trống thì lấy theo tên. Về sau không đổi được."),
    )
    parent = models.ForeignKey(
        "self", models.PROTECT, null=True, blank=True, related_name="children", verbose_name=_("thuộc ngành")
    )
    icon = models.SlugField(_("hình"), max_length=30, blank=True)
    restricted_promotion = models.BooleanField(
        _("hạn chế quảng bá"),
        default=False,
        help_text=_("Nhóm có cồn: không đưa lên chỗ giới thiệu, kèm lưu ý về tuổi."),
    )
    position = models.PositiveSmallIntegerField(_("thứ tự"), default=0)

    kept_keys = ("slug",)
    search_kind = "nhom"
    found_by = ("parent",)

    objects = ProductCategoryQuerySet.as_manager()

    class Meta(Findable.Meta):
        ordering = ["position", "pk"]
        verbose_name = _("nhóm sản phẩm")
        verbose_name_plural = _("nhóm sản phẩm")

    def __str__(self):
        return self.name

    def get_absolute_url(self):
        return reverse("category", args=[self.slug])

    def find_names(self):
        return [self.name, self.short_name]

    def find_near(self):
        return [self.parent.name] if self.parent else []

    def find_hint(self):
        return super().find_hint()._replace(place=self.parent.name if self.parent else "")

    def find_told(self):
        return [self.slug, self.parent_id]

    def find_weight(self):
        return 40 if self.parent_id else 41

    def line(self) -> list["ProductCategory"]:
        """Return it and, where it is a sub-group, the group above it; needs ``parent``."""
        return [self, self.parent] if self.parent else [self]

    @property
    def called(self) -> str:
        return self.short_name or self.name
