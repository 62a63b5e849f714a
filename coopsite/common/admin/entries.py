"""The admin of a published noun."""

from django.contrib import admin
from django.utils.translation import gettext_lazy as _

from coopsite.common.admin.bases import OwnedAdmin
from coopsite.common.publishing import Publishable, Status


class EntryAdmin(OwnedAdmin):
    """A published noun: drafts and publication, its public page, who changed it last."""

    actions = ["publish", "withdraw_to_draft"]
    date_hierarchy = None

    def get_list_filter(self, request):
        return ["status", *super().get_list_filter(request)]

    def view_on_site(self, obj):
        """Link to the page only when the public can see it."""
        return obj.get_absolute_url() if isinstance(obj, Publishable) and obj.is_published() else None

    def get_view_on_site_url(self, obj=None):
        return self.view_on_site(obj) if obj is not None else None

    @admin.action(description=_("Đăng những mục đã chọn"), permissions=["change"])
    def publish(self, request, queryset):
        for row in queryset:
            row.status = Status.PUBLISHED
            self.save_model(request, row, None, True)
            self.log_change(request, row, str(_("Đăng")))
        self.message_user(request, _("Đã đăng %d mục.") % len(queryset))

    @admin.action(description=_("Gỡ xuống thành bản nháp"), permissions=["change"])
    def withdraw_to_draft(self, request, queryset):
        for row in queryset:
            row.status = Status.DRAFT
            self.save_model(request, row, None, True)
            self.log_change(request, row, str(_("Gỡ xuống thành bản nháp")))
        self.message_user(request, _("Đã gỡ %d mục.") % len(queryset))
