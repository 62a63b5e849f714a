"""Where to buy and where to follow: links out, because this site sells nothing."""

import uuid

from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from cooperatives.models.link import Linked, LinkedQuerySet
from cooperatives.models.scoping import ScopedQuerySet, owned_through
from coopsite.common.fields import NFCCharField
from coopsite.common.hanging import Hanging


class PlatformKind(models.TextChoices):
    MARKETPLACE = "marketplace", _("sàn thương mại điện tử")
    SOCIAL = "social", _("mạng xã hội")
    DIRECT = "direct", _("liên hệ thẳng")
    SHOP = "shop", _("cửa hàng")


class Platform(models.TextChoices):
    """The places where cooperatives sell and show, in the order in which pages list them."""

    SHOPEE = "shopee", "Shopee"
    TIKTOK_SHOP = "tiktok-shop", "TikTok Shop"
    LAZADA = "lazada", "Lazada"
    TIKI = "tiki", "Tiki"
    POSTMART = "postmart", "Postmart"
    VOSO = "voso", "Vỏ Sò"
    VCAMART = "vcamart", "VCAMart"
    TIKTOK = "tiktok", "TikTok"
    FACEBOOK = "facebook", "Facebook"
    YOUTUBE = "youtube", "YouTube"
    ZALO = "zalo", "Zalo"
    PHONE = "phone", _("điện thoại")
    WEBSITE = "website", _("trang riêng")
    STORE = "store", _("cửa hàng, điểm bán")

    @property
    def kind(self) -> PlatformKind:
        return _KINDS[self]

    @property
    def icon(self) -> str:
        """The name of the icon that stands before the platform's name."""
        own = {Platform.PHONE: "phone", Platform.ZALO: "chat", Platform.STORE: "map-pin"}
        return own.get(self) or ("bag" if self.kind == PlatformKind.MARKETPLACE else "globe")

    @classmethod
    def of_kind(cls, *kinds) -> list["Platform"]:
        return [platform for platform in cls if platform.kind in kinds]


_KINDS = {
    **dict.fromkeys(
        [
            Platform.SHOPEE,
            Platform.TIKTOK_SHOP,
            Platform.LAZADA,
            Platform.TIKI,
            Platform.POSTMART,
            Platform.VOSO,
            Platform.VCAMART,
        ],
        PlatformKind.MARKETPLACE,
    ),
    **dict.fromkeys([Platform.TIKTOK, Platform.FACEBOOK, Platform.YOUTUBE], PlatformKind.SOCIAL),
    **dict.fromkeys([Platform.ZALO, Platform.PHONE, Platform.WEBSITE], PlatformKind.DIRECT),
    Platform.STORE: PlatformKind.SHOP,
}


class ChannelQuerySet(LinkedQuerySet, ScopedQuerySet):
    def of_published(self):
        """Keep the channels of what the public may see."""
        parent = self.owner_path.partition("__")[0]
        entries = self.model._meta.get_field(parent).related_model._default_manager
        return self.filter(**{f"{parent}__in": entries.published().values("pk")})


class Channel(Linked):
    """One way to reach a seller: a shop on a marketplace, a page, a number, a counter."""

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    platform = models.CharField(_("kênh"), max_length=12, choices=Platform)
    url = models.URLField(
        _("đường dẫn"), blank=True, help_text=_("Để trống nếu biết là có bán ở đó nhưng chưa có đường dẫn.")
    )
    label = NFCCharField(_("tên gian hàng, số, địa chỉ"), max_length=160, blank=True)
    checked_on = models.DateField(_("kiểm tra ngày"), null=True, blank=True)
    source = models.ForeignKey(
        "cooperatives.Source",
        models.PROTECT,
        null=True,
        blank=True,
        related_name="+",
        verbose_name=_("nguồn"),
    )
    illustrative = models.BooleanField(_("minh họa"), default=False)
    position = models.PositiveSmallIntegerField(_("thứ tự"), default=0)

    # Whether a link answers finds nothing.
    unfound = frozenset(Linked.ANSWER_FIELDS)

    class Meta:
        abstract = True
        ordering = ["position", "platform"]
        constraints = [
            models.CheckConstraint(
                condition=Q(url="") | Q(url__startswith="https://") | Q(url__startswith="http://"),
                name="%(app_label)s_%(class)s_url_is_web",
                violation_error_message=_("Đường dẫn phải bắt đầu bằng https://."),
                violation_error_code="url_not_web",
            )
        ]

    def __str__(self):
        return f"{Platform(self.platform).label} {self.label}".strip()

    @property
    def kind(self) -> PlatformKind:
        return Platform(self.platform).kind

    @property
    def icon(self) -> str:
        return Platform(self.platform).icon

    @property
    def href(self) -> str:
        """Where a tap leads: the page, the call, or nothing when no address is known."""
        if self.url:
            return self.url
        number = "".join(char for char in self.label if char.isdigit() or char == "+")
        if self.platform == Platform.PHONE and number:
            return f"tel:{number}"
        if self.platform == Platform.ZALO and number:
            return f"https://zalo.me/{number}"
        return ""


class CooperativeChannel(Hanging, Channel):
    """A cooperative's own shop, page or number."""

    cooperative = models.ForeignKey(
        "cooperatives.Cooperative", models.CASCADE, related_name="channels", verbose_name=_("hợp tác xã")
    )

    finds = "cooperative"
    objects = owned_through("cooperative__federation", ChannelQuerySet).as_manager()

    class Meta(Channel.Meta):
        verbose_name = _("kênh của hợp tác xã")
        verbose_name_plural = _("kênh của hợp tác xã")
