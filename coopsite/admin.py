"""The admin as a whole: its name, its order, and the accounts that may enter."""

from django.contrib import admin
from django.contrib.auth import get_user_model
from django.contrib.auth.admin import GroupAdmin, UserAdmin
from django.contrib.auth.models import Group
from django.http import HttpResponseRedirect
from django.urls import reverse
from django.utils.html import format_html
from django.utils.translation import gettext_lazy as _
from django_otp.plugins.otp_static.models import StaticDevice, StaticToken
from django_otp.plugins.otp_totp.models import TOTPDevice
from taggit.models import Tag as StockTag

from cooperatives.models import Membership
from coopsite.accounts.forms import SignInForm, StaffChangeForm, StaffCreationForm
from coopsite.accounts.standing import has_second_step
from coopsite.common.admin import Forgiving, LookupAdmin, Rows
from coopsite.common.models import Tag
from coopsite.worklist.page import with_worklist

admin.site.site_title = admin.site.site_header = _("Thổ Sản: bàn làm việc")
admin.site.index_title = _("Nội dung")
admin.site.site_url = "/"
admin.site.index, admin.site.index_template = with_worklist(admin.site.index), "admin/worklist/index.html"
admin.site.login_form, admin.site.login_template = SignInForm, "accounts/sign_in.html"
# Keys and codes are for nobody to read: the accounts' own pages make and forget them.
admin.site.unregister([TOTPDevice, StaticDevice])
# The stock topics lose Vietnamese letters; ours stand in their place.
admin.site.unregister([StockTag, Group, get_user_model()])


@admin.register(Tag)
class TopicAdmin(LookupAdmin):
    """Topics are shared: staff make them by typing, site administrators tidy them."""

    list_display = ["name", "slug"]
    search_fields = ["name"]
    readonly_fields = ["slug"]


class MembershipRows(Rows):
    model = Membership


@admin.register(Group)
class RightsAdmin(Forgiving, GroupAdmin):
    """Groups of rights."""


@admin.register(get_user_model())
class StaffAdmin(Forgiving, UserAdmin):
    """Accounts, with the federations that each works for."""

    form, add_form = StaffChangeForm, StaffCreationForm
    list_display = ["username", "first_name", "is_active", "is_superuser", "last_login"]
    readonly_fields = ["last_login", "date_joined", "second_step"]
    fieldsets = [
        (None, {"fields": ["username", "password", "first_name", "last_name", "email"]}),
        (_("Bước thứ hai"), {"fields": ["second_step"]}),
        *UserAdmin.fieldsets[2:],
    ]
    inlines = [MembershipRows]
    unsaid = (TOTPDevice, StaticDevice, StaticToken)

    def change_view(self, request, object_id, *args, **kwargs):
        """Lead everybody else to the page about their own account: the list of recent acts links here."""
        if object_id == str(request.user.pk) and not request.user.is_superuser:
            return HttpResponseRedirect(reverse("accounts:own"))
        return super().change_view(request, object_id, *args, **kwargs)

    @admin.display(description=_("đăng nhập hai bước"))
    def second_step(self, account):
        if not has_second_step(account):
            return _("chưa bật")
        address = reverse("accounts:reset_anybodys", args=[account.pk])
        return format_html('{} · <a href="{}">{}</a>', _("đã bật"), address, _("đặt lại vì mất điện thoại"))
