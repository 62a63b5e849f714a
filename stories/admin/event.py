"""Fairs and livestreams in the admin."""

from django.contrib import admin
from django.utils.translation import gettext_lazy as _

from cooperatives.admin.cooperative import ADDRESS
from coopsite.common.admin import Rows
from coopsite.desk.admin import DraftedAdmin
from stories.models import Event, EventProduct


class ProductRows(Rows):
    model = EventProduct
    classes = []
    fields = ["product", "position"]


@admin.register(Event)
class EventAdmin(DraftedAdmin):
    """What a notice of two minutes needs stands first: name, kind, times, where."""

    list_display = ["title", "kind", "begins_at", "standing", "federation"]
    list_filter = ["kind"]
    list_select_related = ["federation"]
    search_fields = ["title"]
    fieldsets = [
        (None, {"fields": ["title", "kind", "begins_at", "ends_at", "federation"]}),
        (_("Ở đâu"), {"fields": ["region", "venue", "link"]}),
        (_("Giới thiệu"), {"fields": ["standfirst", "photo", "about", "organisers", "cooperatives"]}),
        (_("Đổi lịch, hoãn, hủy"), {"fields": ["change", "change_reason", "planned_at", "planned_venue"]}),
        (_("Xem lại"), {"fields": ["replay", "no_replay"]}),
        (_("Nguồn"), {"fields": ["source", "illustrative", "former_region"]}),
        ADDRESS,
    ]
    inlines = [ProductRows]
