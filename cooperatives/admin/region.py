"""Regions in the admin: looked up by everybody, kept by site administrators."""

from django.contrib import admin
from django.contrib.admin.views.main import SEARCH_VAR
from django.db.models import Q
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


class StandingFilter(admin.SimpleListFilter):
    """Units of today, unless others are asked for; who types a name, which may be a former one, searches all."""

    title = _("thời gian")
    parameter_name = "thoi"
    TODAY, FORMER, ALL = "nay", "cu", "tat-ca"

    def lookups(self, request, model_admin):
        return [(self.TODAY, _("Hiện nay")), (self.FORMER, _("Tên cũ")), (self.ALL, _("Tất cả"))]

    def __init__(self, request, *args):
        super().__init__(request, *args)
        self.unchosen = self.ALL if request.GET.get(SEARCH_VAR) else self.TODAY

    @property
    def chosen(self) -> str:
        """The choice made; nonsense is none."""
        return self.value() if self.value() in (self.TODAY, self.FORMER, self.ALL) else self.unchosen

    def choices(self, changelist):
        for value, label in self.lookup_choices:
            address = changelist.get_query_string({self.parameter_name: value})
            yield {"selected": value == self.chosen, "query_string": address, "display": label}

    def queryset(self, request, queryset):
        if self.chosen == self.ALL:
            return queryset
        return queryset.former() if self.chosen == self.FORMER else queryset.valid()


class ProvinceFilter(admin.SimpleListFilter):
    """Provinces of today; a former unit is found under the one that its province became."""

    title = _("tỉnh, thành phố")
    parameter_name = "tinh"

    def lookups(self, request, model_admin):
        return list(Region.objects.provinces().valid().values_list("slug", "name"))

    def queryset(self, request, queryset):
        if self.value() is None:
            return queryset
        former = Region.objects.provinces().filter(succeeded_by__successor__slug=self.value())
        return queryset.filter(Q(province__slug=self.value()) | Q(province__in=former))


@admin.register(Region)
class RegionAdmin(LookupAdmin):
    list_display = ["title", "lineage", "kind", "valid_from", "valid_until"]
    list_filter = [StandingFilter, "kind", ProvinceFilter]
    search_fields = ["name"]
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

    def get_queryset(self, request):
        return super().get_queryset(request).select_related("parent")
