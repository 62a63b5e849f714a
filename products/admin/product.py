"""Products in the admin."""

from django.contrib import admin
from django.utils.translation import gettext_lazy as _

from cooperatives.admin.cooperative import ADDRESS, CHANNEL_FIELDS
from cooperatives.admin.federation import FIGURE_FIELDS
from coopsite.common.admin import Cards, Rows
from coopsite.common.admin.completing import is_completing
from coopsite.desk.admin import DraftedAdmin
from products.models import (
    Certification,
    OcopCertificate,
    Product,
    ProductChannel,
    ProductFigure,
    ProductPhoto,
    RuralIndustryTitle,
)


class CertificateCards(Cards):
    model = OcopCertificate
    classes = []
    fields = [("decision", "stars", "score"), "five_star_potential", ("withdrawn_on", "withdrawn_reason")]


class CertificationCards(Cards):
    model = Certification
    fields = [
        *(("scheme", "number"), "body", ("issued_on", "expires_on"), "document_url"),
        *(("withdrawn_on", "withdrawn_reason"), "illustrative"),
    ]


class TitleCards(Cards):
    model = RuralIndustryTitle
    fields = [
        *(("level", "year"), ("number", "body"), "ends_on", "document_url"),
        *(("withdrawn_on", "withdrawn_reason"), "illustrative"),
    ]


class ChannelCards(Cards):
    model = ProductChannel
    fields = CHANNEL_FIELDS


class FigureCards(Cards):
    model = ProductFigure
    fields = FIGURE_FIELDS


class GalleryRows(Rows):
    model = ProductPhoto
    fields = ["photo", "caption", "position"]


@admin.register(Product)
class ProductAdmin(DraftedAdmin):
    list_display = ["name", "cooperative", "category", "stars_held", "standing", "federation"]
    list_filter = [
        ("category", admin.RelatedOnlyFieldListFilter),
        ("province", admin.RelatedOnlyFieldListFilter),
    ]
    list_select_related = ["cooperative", "category", "federation"]
    search_fields = ["name"]
    fieldsets = [
        (None, {"fields": ["name", "cooperative", "maker", "category", "federation"]}),
        (_("Nơi làm ra"), {"fields": ["region", "former_region"]}),
        (_("Kể chuyện"), {"fields": ["standfirst", "about", "photo", "tags", "source"]}),
        (_("Thông tin"), {"fields": ["ingredients", "packaging", "has_qr"]}),
        (_("Giá tham khảo"), {"fields": [("price", "price_unit"), ("price_on", "price_illustrative")]}),
        ADDRESS,
    ]
    inlines = [CertificateCards, ChannelCards, CertificationCards, TitleCards, FigureCards, GalleryRows]

    def get_queryset(self, request):
        rows = super().get_queryset(request)
        return rows if is_completing(request) else rows.with_stars()

    @admin.display(description=_("sao còn hạn"), ordering="stars_now")
    def stars_held(self, product):
        return product.stars_now
