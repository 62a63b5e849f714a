"""Cooperatives in the admin."""

from django.contrib import admin
from django.utils.translation import gettext_lazy as _

from cooperatives.admin.channel import ChannelCardsBase
from cooperatives.admin.federation import FIGURE_FIELDS, POST_FIELDS
from cooperatives.admin.located import LocatedForm
from cooperatives.models import (
    AgritourismOffer,
    Cooperative,
    CooperativeChannel,
    CooperativeFigure,
    CooperativePhoto,
    CooperativePost,
    CooperativeTitle,
    DigitalPractice,
    ExportMarket,
)
from coopsite.common.admin import Cards, Rows
from coopsite.desk.admin import DraftedAdmin

ADDRESS = (_("Địa chỉ trang"), {"fields": ["slug"]})


class FigureCards(Cards):
    model = CooperativeFigure
    fields = FIGURE_FIELDS


class PostCards(Cards):
    model = CooperativePost
    fields = POST_FIELDS


class ChannelCards(ChannelCardsBase):
    model = CooperativeChannel


class PracticeCards(Cards):
    model = DigitalPractice
    fields = [("area", "state"), "detail", ("as_of", "source"), ("illustrative", "position")]


class OfferCards(Cards):
    model = AgritourismOffer
    fields = [("kind", "name"), "detail", ("source", "illustrative", "position")]


class TitleCards(Cards):
    model = CooperativeTitle
    fields = ["name", "given_by", ("as_of", "source"), ("illustrative", "position")]


class MarketRows(Rows):
    model = ExportMarket
    fields = ["market", "source", "illustrative", "position"]


class GalleryRows(Rows):
    model = CooperativePhoto
    fields = ["photo", "caption", "position"]


@admin.register(Cooperative)
class CooperativeAdmin(DraftedAdmin):
    form = LocatedForm
    list_display = ["name", "province", "field", "standing", "verified_on", "federation"]
    list_filter = [
        "field",
        "legal_form",
        "member_of_federation",
        ("province", admin.RelatedOnlyFieldListFilter),
    ]
    list_select_related = ["province", "federation"]
    search_fields = ["name"]
    search_help_text = _("Gõ tên hợp tác xã, xã, huyện cũ hay tỉnh; có dấu hay không dấu đều được.")
    fieldsets = [
        (
            None,
            {
                "fields": [
                    *("name", "short_name", "foreign_name", "other_names"),
                    *("legal_form", "field", "activity", "federation"),
                ]
            },
        ),
        (_("Nơi chốn"), {"fields": ["region", "former_region", "address_line"]}),
        (_("Trên bản đồ"), {"fields": ["coordinates", "location_precision", "location_source"]}),
        (_("Kể chuyện"), {"fields": ["standfirst", "about", "photo", "tags", "source"]}),
        (
            _("Thêm"),
            {
                "fields": [
                    "member_of_federation",
                    ("founded_on", "founded_precision"),
                    "founded_note",
                    "markets_note",
                ]
            },
        ),
        ADDRESS,
    ]
    inlines = [
        PostCards,
        FigureCards,
        ChannelCards,
        MarketRows,
        PracticeCards,
        OfferCards,
        TitleCards,
        GalleryRows,
    ]
