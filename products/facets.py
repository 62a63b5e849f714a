"""The filters and orders of the list of products."""

from itertools import chain

from cooperatives.facets import FORMER_PROVINCE, PROVINCE, fixed, named, topics
from cooperatives.models import Cooperative, Platform, PlatformKind
from coopsite.common.facets import Facet
from coopsite.common.facetted import by_name, newest_first
from products.models import ProductCategory, Scheme, TitleLevel
from products.models.clock import CertificateState
from products.models.title import title_choice

NO_STARS = "chua"
STARS = ("5", "4", "3")


def groups(_values) -> dict[str, str]:
    """Return the labels of the six groups, empty ones too."""
    return dict(ProductCategory.objects.groups().values_list("slug", "name"))


def _subgroups(values) -> dict[str, str]:
    return dict(ProductCategory.objects.subgroups().filter(slug__in=values).values_list("slug", "name"))


FACETS = [
    # Lapsed stars count as none.
    Facet(
        "sao",
        "Hạng sao đang giữ",
        fixed([*((star, f"{star} sao") for star in STARS), (NO_STARS, "Không có sao")]),
        rest=NO_STARS,
        dated=True,
        told="đang giữ {}",
    ),
    Facet("nhom", "Nhóm OCOP", groups),
    Facet("phan-nhom", "Phân nhóm", _subgroups, held_as="nhom", most=12, closed=True),
    PROVINCE,
    FORMER_PROVINCE,
    Facet(
        "giay",
        "Giấy chứng nhận OCOP",
        fixed([(one.value, one.label) for one in CertificateState if one != CertificateState.NOT_YET]),
        dated=True,
    ),
    # What is valid on the list's day alone; expired and withdrawn ones are told on the product's page.
    Facet(
        "chung-nhan",
        "Chứng nhận khác",
        fixed([*Scheme.choices, *((title_choice(one.value), f"CNNTTB {one.label}") for one in TitleLevel)]),
        dated=True,
        told="có chứng nhận {}",
    ),
    # The product's own shops, and its maker's.
    Facet(
        "kenh",
        "Mua ở đâu",
        fixed([(one.value, one.label) for one in Platform.of_kind(PlatformKind.MARKETPLACE)]),
        told="hỏi mua được trên {}",
    ),
    Facet("htx", "Hợp tác xã", named(Cooperative, "name"), most=8, closed=True),
    topics(),
    Facet("ma", "Mã trên bao bì", fixed([("qr", "Có mã QR truy xuất")])),
]


def starred_first(now, entries: int, kind: str):
    """Yield products by the stars that they hold on the list's day, five before four; those alike by name."""
    parts, left = [], entries
    for star in STARS:
        held = left & now.choice("sao", star)
        parts.append(now.ordered(held, "name", kind))
        left &= ~held
    return chain(*parts, now.ordered(left, "name", kind))


ORDERS = {
    "sao": ("Sao cao trước", starred_first),
    "moi": ("Mới đăng trước", newest_first),
    "ten": ("Tên A–Z", by_name),
}
