"""The places where cooperatives sell and show, and the hosts on which each of them lives."""

from django.db import models
from django.utils.translation import gettext_lazy as _


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

    @property
    def word(self) -> str:
        """What stands below the platform's name where a channel has no name of its own: what is found there.

        The platform of one's own page is called so already.
        """
        own = {
            Platform.ZALO: _("nhắn tin"),
            Platform.PHONE: _("gọi điện"),
            Platform.WEBSITE: _("trang web"),
            Platform.STORE: _("nơi bán"),
        }
        if self.kind == PlatformKind.MARKETPLACE:
            return str(_("gian hàng"))
        return str(own.get(self, _("trang")))

    @property
    def hosts(self) -> tuple[str, ...]:
        """The hosts that are the platform's own, each with all its sub-domains; none where nobody here knows them."""
        return _HOSTS.get(self, ())

    @classmethod
    def of_kind(cls, *kinds) -> list["Platform"]:
        return [platform for platform in cls if platform.kind in kinds]

    @classmethod
    def of_host(cls, host: str) -> list["Platform"]:
        """Return the platforms that ``host`` belongs to, a name as coopsite.common.hosts.host_of gives it.

        TikTok and its shop share theirs: more than one platform, or none, may be told.
        """
        return [platform for platform in cls if any(lies_under(host, own) for own in platform.hosts)]


def lies_under(host: str, own: str) -> bool:
    """Tell whether ``host`` is ``own`` or one of its sub-domains; an ending alone is no sub-domain."""
    return host == own or host.endswith(f".{own}")


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

# The chief one first, as sentences name it; short-link domains behind (docs/decisions/0025). VCAMart's is not known for
# certain: its links may lie on any host that is no other platform's.
_HOSTS = {
    Platform.SHOPEE: ("shopee.vn", "shope.ee", "vn.shp.ee"),
    Platform.TIKTOK_SHOP: ("tiktok.com",),
    Platform.LAZADA: ("lazada.vn",),
    Platform.TIKI: ("tiki.vn", "ti.ki"),
    Platform.POSTMART: ("postmart.vn", "buudien.vn"),
    Platform.VOSO: ("voso.vn",),
    Platform.TIKTOK: ("tiktok.com",),
    Platform.FACEBOOK: ("facebook.com", "fb.com", "fb.me", "fb.watch", "m.me"),
    Platform.YOUTUBE: ("youtube.com", "youtu.be"),
    Platform.ZALO: ("zalo.me",),
}
