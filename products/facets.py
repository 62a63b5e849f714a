"""The filters of the list of products."""

from django.db.models import CharField, Exists, OuterRef, Q, Subquery, Value
from django.db.models.functions import Cast, Coalesce

from cooperatives.models import CooperativeChannel, Platform, PlatformKind
from coopsite.common.facets import Facet
from products.models import Certification, OcopCertificate, ProductCategory, ProductChannel, Scheme


class GroupFacet(Facet):
    key = "nhom"
    title = "Nhóm OCOP"
    column = Coalesce("category__parent__slug", "category__slug")

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

    @property
    def column(self):
        stars = Cast(Subquery(self._held().order_by().values("stars")[:1]), CharField())
        return Coalesce(stars, Value(self.NONE))

    def keeps(self, value):
        if value == self.NONE:
            return Q(~Exists(self._held()))
        return Q(Exists(self._held().filter(stars=int(value))))

    def _held(self):
        return OcopCertificate.objects.held().filter(product=OuterRef("pk"))


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
