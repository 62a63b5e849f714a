"""Cooperatives: who makes things, where, with whom and how."""

import uuid

from django.db import models
from django.db.models import Prefetch
from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from cooperatives.models.channel import CooperativeChannel
from cooperatives.models.duties import DEAD_LINKED, UNSOURCED
from cooperatives.models.entry import PLACED_COLUMNS, Entry, Placed, PlacedQuerySet
from cooperatives.models.figure import CooperativeFigure, Moment, Precision
from cooperatives.models.found import FoundCooperative
from cooperatives.models.located import Located, LocatedQuerySet
from cooperatives.models.region import predecessors_at
from cooperatives.models.scoping import owned_through
from coopsite.common.dates import show_partial
from coopsite.common.fields import NFCCharField
from coopsite.common.publishing import complete_when_published
from coopsite.common.richtext import RichTextField
from coopsite.common.tagging import topics
from coopsite.common.text import between_semicolons


class LegalForm(models.TextChoices):
    """The forms of the Cooperative Law 17/2023/QH15."""

    COOPERATIVE = "htx", _("hợp tác xã")
    GROUP = "tht", _("tổ hợp tác")
    UNION = "lhhtx", _("liên hiệp hợp tác xã")


class Field(models.TextChoices):
    """The fields by which the federations count cooperatives."""

    AGRICULTURE = "nong-nghiep", _("nông nghiệp")
    TRADE = "thuong-mai-dich-vu", _("thương mại, dịch vụ")
    INDUSTRY = "cong-nghiep-tieu-thu-cong-nghiep", _("công nghiệp, tiểu thủ công nghiệp")
    TRANSPORT = "giao-thong-van-tai", _("giao thông vận tải")
    CREDIT = "quy-tin-dung-nhan-dan", _("quỹ tín dụng nhân dân")
    BUILDING = "xay-dung", _("xây dựng")
    ENVIRONMENT = "moi-truong", _("môi trường")
    OTHER = "khac", _("khác")
    UNKNOWN = "", _("(chưa rõ)")


class FederationMember(models.TextChoices):
    """Not every cooperative belongs to its federation, and a source does not always say."""

    YES = "yes", _("là thành viên liên minh")
    NO = "no", _("không là thành viên")
    UNKNOWN = "unknown", _("chưa rõ")


class CooperativeQuerySet(LocatedQuerySet, PlacedQuerySet):
    def with_unsourced_figures(self):
        return self.filter(pk__in=CooperativeFigure.objects.unsourced().order_by().values("cooperative"))

    def for_index(self):
        stops = self.model._meta.get_field("stops").related_model.objects.select_related("visit")
        parts = (
            "posts",
            "channels",
            "export_markets__market",
            "practices",
            "offers",
            "titles",
            Prefetch("stops", queryset=stops),
        )
        placed = self.select_related("region", "former_region__province", "province")
        return placed.prefetch_related(predecessors_at("region__formed_from"), *parts)

    def for_listing(self):
        """Load what a row of the list prints: figures of today, whose former ones only a pair explains."""
        figures = CooperativeFigure.objects.with_words().exclude(moment=Moment.BEFORE)
        return self.for_answers().prefetch_related(Prefetch("figures", queryset=figures))

    def for_answers(self):
        """Load what the search page prints."""
        rows = self.select_related("photo", "region", "province", "former_region")
        return rows.only("name", "slug", "standfirst", *PLACED_COLUMNS)

    def for_detail(self):
        """Load what the profile prints, apart from what cooperatives.profile.Profile loads together.

        Products and visits live on higher floors.
        """
        return self.select_related(
            "photo", "region", "province", "former_region", "federation", "source"
        ).prefetch_related(
            Prefetch("figures", queryset=CooperativeFigure.objects.with_words()),
            "posts",
            Prefetch("channels", queryset=CooperativeChannel.objects.for_page()),
            Prefetch(
                "export_markets",
                queryset=self.model.export_markets.rel.related_model.objects.select_related("market"),
            ),
            Prefetch("gallery", queryset=CooperativePhoto.objects.select_related("photo")),
            "tags",
        )


class Cooperative(FoundCooperative, Located, Placed, Entry):
    """A cooperative, collaborative group or union of cooperatives, as its federation describes it."""

    name = NFCCharField(_("tên đầy đủ"), max_length=200, help_text=_("Ví dụ: HTX chè Shan tuyết Phình Hồ."))
    short_name = NFCCharField(
        _("tên gọi tắt"), max_length=80, blank=True, help_text=_("Ví dụ: HTX Công Tâm.")
    )
    foreign_name = NFCCharField(
        _("tên bằng tiếng nước ngoài"),
        max_length=200,
        blank=True,
        help_text=_("Như giấy đăng ký ghi, nếu có."),
    )
    other_names = NFCCharField(
        _("tên khác"),
        max_length=400,
        blank=True,
        help_text=_("Tên cũ, tên trên biển, tên bà con hay gọi. Mỗi tên cách nhau bằng dấu chấm phẩy."),
    )
    legal_form = models.CharField(
        _("loại hình"), max_length=6, choices=LegalForm, default=LegalForm.COOPERATIVE
    )
    field = models.CharField(_("lĩnh vực"), max_length=40, choices=Field, blank=True)
    activity = NFCCharField(
        _("làm gì"), max_length=120, blank=True, help_text=_("Ví dụ: Trồng và chế biến chè.")
    )
    member_of_federation = models.CharField(
        _("thành viên liên minh"), max_length=8, choices=FederationMember, default=FederationMember.UNKNOWN
    )
    founded_on = models.DateField(_("thành lập"), null=True, blank=True)
    founded_precision = models.CharField(
        _("biết đến"), max_length=5, choices=Precision, default=Precision.DAY
    )
    founded_note = NFCCharField(
        _("ghi chú về tuổi"),
        max_length=160,
        blank=True,
        help_text=_("Khi nguồn không cho ngày: 'chưa đầy 1 năm'."),
    )
    standfirst = NFCCharField(_("giới thiệu một câu"), max_length=300, blank=True)
    about = RichTextField(_("câu chuyện"), blank=True)
    address_line = NFCCharField(_("thôn, đường, số nhà"), max_length=160, blank=True)
    photo = models.ForeignKey(
        "cooperatives.Photo",
        models.SET_NULL,
        null=True,
        blank=True,
        related_name="+",
        verbose_name=_("ảnh chính"),
    )
    markets_note = NFCCharField(_("ghi chú về thị trường"), max_length=200, blank=True)
    source = models.ForeignKey(
        "cooperatives.Source",
        models.PROTECT,
        null=True,
        blank=True,
        related_name="+",
        verbose_name=_("nguồn chính"),
    )
    tags = topics()

    # Deleted with it and written on its form; see coopsite.desk.shape.
    parts = (
        "posts",
        "figures",
        "channels",
        "export_markets",
        "practices",
        "offers",
        "titles",
        "gallery",
    )
    needed = ("region",)
    duties = (DEAD_LINKED, UNSOURCED, *Entry.duties)
    moves_along = ("products",)

    objects = CooperativeQuerySet.as_manager()

    class Meta(Entry.Meta):
        ordering = ["sort_key", "pk"]
        verbose_name = _("hợp tác xã")
        verbose_name_plural = _("hợp tác xã")
        indexes = [
            models.Index(fields=["status", "province", "sort_key"], name="cooperative_listing"),
            models.Index(fields=["status", "published_at"], name="cooperative_published"),
            models.Index(fields=["federation", "binned_at", "sort_key"], name="cooperative_desk"),
        ]
        constraints = [
            *Entry.Meta.constraints,
            *Located.Meta.constraints,
            complete_when_published("cooperative_complete_when_published", "region", "province"),
        ]

    def get_absolute_url(self):
        return reverse("cooperatives:detail", args=[self.slug])

    @property
    def called(self) -> str:
        """The name for crowded places."""
        return self.short_name or self.name

    @property
    def also_called(self) -> list[str]:
        """The names beside the Vietnamese ones of its registration: those who know only these know the page by them."""
        return [*filter(None, [self.foreign_name]), *between_semicolons(self.other_names)]

    @property
    def founded(self) -> str:
        """When it was founded, as precisely as the source says; a note where there is no date."""
        if self.founded_on is None:
            return self.founded_note
        day = self.founded_on.day if self.founded_precision == Precision.DAY else None
        month = self.founded_on.month if self.founded_precision != Precision.YEAR else None
        return show_partial(self.founded_on.year, month, day)


class CooperativePhoto(models.Model):
    """A picture in a cooperative's gallery, in its place."""

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    cooperative = models.ForeignKey(
        Cooperative, models.CASCADE, related_name="gallery", verbose_name=_("hợp tác xã")
    )
    photo = models.ForeignKey("cooperatives.Photo", models.CASCADE, related_name="+", verbose_name=_("ảnh"))
    caption = NFCCharField(_("chú thích ở đây"), max_length=300, blank=True)
    position = models.PositiveSmallIntegerField(_("thứ tự"), default=0)

    objects = owned_through("cooperative__federation").as_manager()

    class Meta:
        ordering = ["position", "id"]
        verbose_name = _("ảnh của hợp tác xã")
        verbose_name_plural = _("ảnh của hợp tác xã")

    def __str__(self):
        return self.caption or str(self.photo)
