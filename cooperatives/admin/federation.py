"""Federations in the admin: each edits its own page; who works for it, a site administrator says."""

from django.contrib import admin
from django.utils.translation import gettext_lazy as _

from cooperatives.models import (
    Federation,
    FederationPost,
    FederationSuccession,
    Membership,
    ProvinceIndicator,
)
from coopsite.common.admin import BaseAdmin, Cards, Rows
from coopsite.desk.admin.recorded import RecordedMixin

# Side by side stands what is read in one breath: "hơn 6,5 đến 7 triệu đồng / người / tháng".
FIGURE_FIELDS = [
    "metric",
    ("qualifier", "low", "high", "unit"),
    ("per", "period"),
    ("moment", "scope"),
    "note",
    ("as_of", "as_of_precision"),
    ("source", "wording"),
    ("illustrative", "position"),
]
POST_FIELDS = [
    ("honorific", "name", "title"),
    ("since", "until"),
    ("as_of", "source"),
    ("phone", "phone_consent_on"),
    "position",
]


class PostCards(Cards):
    model = FederationPost
    fields = POST_FIELDS


class IndicatorCards(Cards):
    model = ProvinceIndicator
    fields = ["region", *FIGURE_FIELDS]


class _ForSiteAdministrators:
    """Rows that decide who reaches what."""

    def has_add_permission(self, request, obj=None):
        return request.user.is_superuser

    has_change_permission = has_delete_permission = has_add_permission


class SuccessionRows(_ForSiteAdministrators, Rows):
    """A federation reaches the content of all that it succeeded."""

    model = FederationSuccession
    fk_name = "successor"
    verbose_name_plural = _("tiếp nối từ")


class MemberRows(_ForSiteAdministrators, Rows):
    model = Membership

    def has_view_permission(self, request, obj=None):
        return request.user.is_superuser


@admin.register(Federation)
class FederationAdmin(RecordedMixin, BaseAdmin):
    """Its administrators keep a federation's own page; federations come and go by site administrators."""

    role_to_change = "for_administrator"
    changed_at_once = _("Trang của liên minh do người quản trị liên minh sửa; anh/chị chỉ xem được.")
    list_display = ["short_name", "region", "valid_until"]
    search_fields = ["name"]
    list_select_related = ["region"]
    fieldsets = [
        (None, {"fields": ["name", "short_name", "region", "photo", "standfirst", "about"]}),
        (_("Liên hệ"), {"fields": ["address", "phone", "email", "website"]}),
        (_("Thời gian và địa chỉ trang"), {"fields": ["valid_from", "valid_until", "slug"]}),
    ]
    inlines = [PostCards, IndicatorCards, SuccessionRows, MemberRows]

    def has_add_permission(self, request):
        return request.user.is_superuser

    def has_delete_permission(self, request, obj=None):
        return request.user.is_superuser

    def get_readonly_fields(self, request, obj=None):
        return [] if request.user.is_superuser else ["region", "valid_from", "valid_until", "slug"]
