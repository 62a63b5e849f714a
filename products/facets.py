"""The filters of the list of products."""

from django.db.models import Exists, OuterRef, Q

from cooperatives.models import CooperativeChannel, Platform, PlatformKind
from coopsite.common.facets import Facet
from products.models import Certification, OcopCertificate, ProductCategory, ProductChannel, Scheme


class GroupFacet(Facet):
    key = "nhom"
    title = "Nhóm OCOP"

    def options(self):
        return list(ProductCategory.objects.groups().values_list("slug", "name"))

    def keeps(self, value):
        return Q(category__slug=value) | Q(category__parent__slug=value)


class StarsFacet(Facet):
    """Stars held today; lapsed ones count as none."""

    key = "sao"
    title = "Hạng sao"
    NONE = "chua"

    def options(self):
        return [("5", "5 sao"), ("4", "4 sao"), ("3", "3 sao"), (self.NONE, "Không có sao")]

    def keeps(self, value):
        held = OcopCertificate.objects.held().filter(product=OuterRef("pk"))
        if value == self.NONE:
            return Q(~Exists(held))
        return Q(Exists(held.filter(stars=int(value))))


class SchemeFacet(Facet):
    """Certifications in force today."""

    key = "chung-nhan"
    title = "Chứng nhận khác"

    def options(self):
        return Scheme.choices

    def keeps(self, value):
        return Q(Exists(Certification.objects.valid().filter(product=OuterRef("pk"), scheme=value)))


class ChannelFacet(Facet):
    """Where it is sold: the product's own channels, or its cooperative's."""

    key = "kenh"
    title = "Mua ở đâu"

    def options(self):
        shown = Platform.of_kind(PlatformKind.MARKETPLACE)
        return [(platform.value, platform.label) for platform in shown]

    def keeps(self, value):
        own = ProductChannel.objects.filter(product=OuterRef("pk"), platform=value)
        shared = CooperativeChannel.objects.filter(cooperative=OuterRef("cooperative"), platform=value)
        return Q(Exists(own)) | Q(Exists(shared))


class CodeFacet(Facet):
    key = "ma"
    title = "Mã trên bao bì"

    def options(self):
        return [("qr", "Có mã QR truy xuất")]

    def keeps(self, value):
        return Q(has_qr=True)
