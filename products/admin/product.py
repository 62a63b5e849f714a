"""Products in the admin."""

from django.contrib import admin
from django.utils.translation import gettext_lazy as _

from cooperatives.admin.cooperative import PUBLISHING
from cooperatives.admin.federation import FIGURE_FIELDS
from coopsite.common.admin import Cards, EntryAdmin, Rows
from products.models import (
    Certification,
    OcopCertificate,
    Product,
    ProductChannel,
    ProductFigure,
    ProductPhoto,
    RuralIndustryTitle,
)


class CertificateRows(Rows):
    model = OcopCertificate


class CertificationRows(Rows):
    model = Certification


class TitleRows(Rows):
    model = RuralIndustryTitle


class ChannelRows(Rows):
    model = ProductChannel


class FigureCards(Cards):
    model = ProductFigure
    fields = FIGURE_FIELDS


class GalleryRows(Rows):
    model = ProductPhoto


@admin.register(Product)
class ProductAdmin(EntryAdmin):
    list_display = ["name", "cooperative", "category", "stars_held", "status", "federation"]
    list_filter = [
        ("category", admin.RelatedOnlyFieldListFilter),
        ("province", admin.RelatedOnlyFieldListFilter),
    ]
    list_select_related = ["cooperative", "category", "federation"]
    search_fields = ["text_folded"]
    fieldsets = [
        (None, {"fields": ["name", "cooperative", "maker", "category", "federation"]}),
        (_("Nơi làm ra"), {"fields": ["region", "former_region"]}),
        (_("Kể chuyện"), {"fields": ["standfirst", "about", "photo", "tags", "source"]}),
        (_("Thông tin"), {"fields": ["ingredients", "packaging", "has_qr"]}),
        (_("Giá tham khảo"), {"fields": ["price", "price_unit", "price_on", "price_illustrative"]}),
        PUBLISHING,
    ]
    inlines = [CertificateRows, ChannelRows, CertificationRows, TitleRows, FigureCards, GalleryRows]

    def get_queryset(self, request):
        return super().get_queryset(request).with_stars()

    @admin.display(description=_("sao còn hạn"), ordering="stars_now")
    def stars_held(self, product):
        return product.stars_now
