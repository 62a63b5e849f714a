"""What a channel may say, by the kind that it is: checked for what was just typed, never for what stood before."""

import re

from django.core.exceptions import ValidationError
from django.utils import timezone
from django.utils.translation import gettext as _

from cooperatives.models.platform import Platform, lies_under
from coopsite.common.hosts import UnclearHost, host_of, shown_host
from coopsite.common.telephones import dialled, is_mobile, is_number_alone
from coopsite.common.text import plain_letters, taken_apart

PLACE = ("region", "address", "opening_hours")
_MARK = re.compile(r"[\u0300-\u036f]")


def troubles_of(channel) -> dict[str, ValidationError]:
    """Return what is wrong with what was changed of a channel, by field, a sentence with a code each."""
    checks = [
        (("platform", "url"), "url", _link),
        (("platform", "label", "url"), "label", _number),
        (("platform", "region", "address"), "region", _place),
        (("platform", *PLACE), "platform", _no_place_elsewhere),
        (("region",), "region", _former_region),
        (("checked_on",), "checked_on", _day),
    ]
    troubles = {}
    for fields, told_at, check in checks:
        if told_at not in troubles and channel.changes(*fields) and (trouble := check(channel)):
            troubles[told_at] = trouble
    return troubles


def trouble_with(platform: Platform, url: str) -> ValidationError | None:
    """Return why a link cannot be one of ``platform``, with the platform that it is of; None where it can.

    Codes: host_unclear, host_of_other, host_of_nobody, host_looks_alike.
    """
    try:
        host = host_of(url)
    except UnclearHost:
        words = _(
            "Không rõ đường dẫn này dẫn tới đâu. Hãy mở trang ấy rồi chép lại cả dòng trên thanh địa chỉ."
        )
        return ValidationError(words, "host_unclear")
    owners = Platform.of_host(host)
    if platform in owners or not (owners or platform.hosts or imitated_by(host)):
        return None
    said = {"host": shown_host(host), "platform": platform.label}
    if owners:
        names = _(" hoặc ").join(one.label for one in owners)
        words = _("Đường dẫn này là của %(owner)s: hãy chọn kênh %(owner)s.") % {"owner": names}
        return ValidationError(words, "host_of_other")
    if platform.hosts:
        words = _("Đường dẫn của kênh %(platform)s phải ở %(hosts)s; đường dẫn này ở %(host)s.")
        hosts = _(" hoặc ").join(platform.hosts)
        return ValidationError(words % {**said, "hosts": hosts}, "host_of_nobody")
    words = _(
        "Tên miền %(host)s viết giống của %(other)s mà không phải của %(other)s. Hãy xem lại đường dẫn."
    )
    return ValidationError(words % {**said, "other": imitated_by(host).label}, "host_looks_alike")


def imitated_by(host: str) -> Platform | None:
    """Return the platform whose host ``host`` holds as if it were its own, accents aside; None where there is none.

    "shopee.vn.example.com", "evil-shopee.vn", "shopée.vn": none of them is Shopee's.
    """
    plain = plain_letters(_MARK.sub("", taken_apart(shown_host(host))))
    for platform in Platform:
        for own in platform.hosts:
            if lies_under(plain, own) or re.search(rf"(?:^|[.-]){re.escape(own)}(?:$|[.-])", plain):
                return platform
    return None


def _link(channel):
    if not channel.url:
        return None
    if channel.platform == Platform.PHONE:
        words = _("Kênh điện thoại chỉ có số máy; đường dẫn thì ghi thành một kênh khác.")
        return ValidationError(words, "url_for_phone")
    return trouble_with(Platform(channel.platform), channel.url)


def _number(channel):
    if channel.platform == Platform.PHONE and not is_number_alone(channel.label):
        words = _("Hãy ghi một số điện thoại, và chỉ số ấy: 0912 345 678, 024 3825 1234 hay 1900 6017.")
        return ValidationError(words, "phone_not_a_number")
    if channel.platform == Platform.ZALO and not channel.url and not is_zalo_number(channel.label):
        words = _("Hãy ghi số Zalo (số di động) vào ô này, hoặc đường dẫn zalo.me vào ô đường dẫn.")
        return ValidationError(words, "zalo_without_number")
    return None


def is_zalo_number(label: str) -> bool:
    return is_number_alone(label) and is_mobile(dialled(label))


def _place(channel):
    if channel.platform == Platform.STORE and not channel.region_id and not channel.address:
        words = _("Điểm bán ở đâu? Hãy chọn địa phương, hoặc ghi địa chỉ bằng chữ.")
        return ValidationError(words, "store_without_place")
    return None


def _no_place_elsewhere(channel):
    if channel.platform != Platform.STORE and (channel.region_id or channel.address or channel.opening_hours):
        words = _("Chỉ “cửa hàng, điểm bán” mới có địa phương, địa chỉ và giờ mở cửa.")
        return ValidationError(words, "place_of_no_store")
    return None


def _former_region(channel):
    if channel.region_id and channel.region.is_former():
        words = _("Đơn vị này không còn; hãy chọn đơn vị hiện nay.")
        return ValidationError(words, "former_region")
    return None


def _day(channel):
    if channel.checked_on and channel.checked_on > timezone.localdate():
        return ValidationError(_("Ngày kiểm tra không thể ở sau hôm nay."), "checked_tomorrow")
    return None
