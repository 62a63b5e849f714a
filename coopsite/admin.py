"""The admin as a whole: its name, its order, and the accounts that may enter."""

from django.contrib import admin
from django.contrib.auth import get_user_model
from django.contrib.auth.admin import GroupAdmin, UserAdmin
from django.contrib.auth.models import Group
from django.utils.translation import gettext_lazy as _
from taggit.models import Tag as StockTag

from cooperatives.models import Membership
from coopsite.common.admin import Forgiving, LookupAdmin, Rows
from coopsite.common.models import Tag
from coopsite.worklist.page import with_worklist

admin.site.site_title = admin.site.site_header = _("Thổ Sản: bàn làm việc")
admin.site.index_title = _("Nội dung")
admin.site.site_url = "/"
admin.site.index, admin.site.index_template = with_worklist(admin.site.index), "admin/worklist/index.html"
# The stock topics lose Vietnamese letters; ours stand in their place.
admin.site.unregister([StockTag, Group, get_user_model()])


@admin.register(Tag)
class TopicAdmin(LookupAdmin):
    """Topics are shared: staff make them by typing, site administrators tidy them."""

    list_display = ["name", "slug"]
    search_fields = ["text_folded"]
    readonly_fields = ["slug"]


class MembershipRows(Rows):
    model = Membership


@admin.register(Group)
class RightsAdmin(Forgiving, GroupAdmin):
    """Groups of rights."""


@admin.register(get_user_model())
class StaffAdmin(Forgiving, UserAdmin):
    """Accounts, with the federations that each works for."""

    list_display = ["username", "email", "first_name", "last_name", "is_active", "is_superuser"]
    inlines = [MembershipRows]
