"""Products in the admin."""

from django.contrib import admin
from django.utils.html import format_html
from django.utils.translation import gettext_lazy as _

from cooperatives.admin.channel import ChannelCardsBase
from cooperatives.admin.cooperative import ADDRESS
from cooperatives.admin.federation import FIGURE_FIELDS
from coopsite.common.admin import Cards, Rows
from coopsite.common.admin.completing import is_completing
from coopsite.desk.admin import DraftedAdmin
from products.admin.labels import LabelsMixin, labels_address
from products.models import (
    Certification,
    OcopCertificate,
    Product,
    ProductChannel,
    ProductFigure,
    ProductGtin,
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


class GtinRows(Rows):
    model = ProductGtin
    fields = ["gtin", "pack"]


class ChannelCards(ChannelCardsBase):
    model = ProductChannel


class FigureCards(Cards):
    model = ProductFigure
    fields = FIGURE_FIELDS


class GalleryRows(Rows):
    model = ProductPhoto
    fields = ["photo", "caption", "position"]


@admin.register(Product)
class ProductAdmin(LabelsMixin, DraftedAdmin):
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
        (_("Thông tin"), {"fields": ["ingredients", "packaging"]}),
        (_("Mã trên bao bì"), {"fields": ["scan_code", "has_qr", "trace_url"]}),
        (
            _("Giá tham khảo"),
            {"fields": [("price", "price_high", "price_unit"), ("price_on", "price_illustrative")]},
        ),
        ADDRESS,
    ]
    readonly_fields = ["scan_code"]
    actions = [*LabelsMixin.actions, *DraftedAdmin.actions]
    inlines = [
        CertificateCards,
        ChannelCards,
        CertificationCards,
        TitleCards,
        GtinRows,
        FigureCards,
        GalleryRows,
    ]

    def get_queryset(self, request):
        rows = super().get_queryset(request)
        return rows if is_completing(request) else rows.with_stars()

    @admin.display(description=_("sao còn hạn"), ordering="stars_now")
    def stars_held(self, product):
        return product.stars_now

    @admin.display(description=_("mã trên tem"))
    def scan_code(self, product):
        """The code of a product that is stored, with the page that a label leads to, and the way to its labels."""
        code = product.scan_code if product.pk else None
        if code is None:
            return _("Có sau khi lưu lần đầu.")
        return format_html(
            '<a href="{}">{}</a> · <a href="{}">{}</a>',
            code.get_absolute_url(),
            code,
            labels_address(product.pk),
            _("In tem có mã QR"),
        )
