"""Filters of the library that are more than a column's values."""

from django.contrib import admin
from django.utils.translation import gettext_lazy as _

from cooperatives.models import Consent
from cooperatives.photo_uses import unused


class UseFilter(admin.SimpleListFilter):
    title = _("dùng ở đâu")
    parameter_name = "dung"

    def lookups(self, request, model_admin):
        return [("chua", _("Chưa dùng ở đâu")), ("co", _("Đang dùng"))]

    def queryset(self, request, queryset):
        if self.value() == "chua":
            return unused(queryset)
        if self.value() == "co":
            return queryset.exclude(pk__in=unused(queryset).values("pk"))
        return queryset


class WordsFilter(admin.SimpleListFilter):
    title = _("chữ của ảnh")
    parameter_name = "chu"

    def lookups(self, request, model_admin):
        return [("thieu", _("Thiếu mô tả, hoặc mô tả là tên tệp"))]

    def queryset(self, request, queryset):
        return queryset.lacking_alt() if self.value() == "thieu" else queryset


class ConsentFilter(admin.SimpleListFilter):
    """Where consent stands, for the picture and everybody in it."""

    title = _("sự đồng ý")
    parameter_name = "dong-y"

    def lookups(self, request, model_admin):
        return [
            ("hien", _("Được hiện ra trang")),
            ("cho", _("Đang chờ đồng ý")),
            ("rut", _("Đã rút lại")),
        ]

    def queryset(self, request, queryset):
        if self.value() == "hien":
            return queryset.showable()
        if self.value() == "cho":
            waiting = queryset.filter(consent=Consent.PENDING) | queryset.filter(people_agree=False)
            return waiting.with_files()
        return queryset.filter(withdrawn_at__isnull=False) if self.value() == "rut" else queryset
