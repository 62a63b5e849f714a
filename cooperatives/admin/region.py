"""Regions in the admin: looked up by everybody, kept by site administrators."""

from django.contrib import admin
from django.utils.translation import gettext_lazy as _

from cooperatives.models import Region, RegionCode, RegionSuccession
from coopsite.common.admin import LookupAdmin, Rows


class CodeRows(Rows):
    model = RegionCode


class BecameRows(Rows):
    model = RegionSuccession
    fk_name = "predecessor"
    verbose_name_plural = _("nay là")


class FormedFromRows(Rows):
    model = RegionSuccession
    fk_name = "successor"
    verbose_name_plural = _("lập từ")


@admin.register(Region)
class RegionAdmin(LookupAdmin):
    list_display = ["title", "lineage", "kind", "valid_from", "valid_until"]
    list_filter = ["kind", "valid_until"]
    search_fields = ["text_folded"]
    search_help_text = _("Gõ tên có dấu hay không dấu, tên cũ hay mới; thêm tên tỉnh để thu hẹp.")
    ordering = ["sort_key", "pk"]
    fieldsets = [
        (None, {"fields": ["unit_type", "name", "kind", "parent"]}),
        (_("Thời gian"), {"fields": ["valid_from", "valid_until", "note"]}),
        (_("Địa chỉ"), {"fields": ["key", "slug"]}),
    ]
    inlines = [BecameRows, FormedFromRows, CodeRows]

    @admin.display(description=_("tên"), ordering="sort_key")
    def title(self, region):
        return region.title

    def get_readonly_fields(self, request, obj=None):
        return ["key", "slug"] if obj else []

    def get_queryset(self, request):
        return super().get_queryset(request).select_related("parent")
