"""The admin as a whole: its name, its order, and the accounts that may enter."""

from django.contrib import admin
from django.contrib.auth import get_user_model
from django.contrib.auth.admin import UserAdmin
from django.utils.translation import gettext_lazy as _
from taggit.models import Tag as StockTag

from coopsite.common.admin import BaseAdmin, Rows
from coopsite.common.models import Tag
from cooperatives.models import Membership

admin.site.site_title = admin.site.site_header = _("Thổ Sản: bàn làm việc")
admin.site.index_title = _("Nội dung")
admin.site.site_url = "/"
# The stock topics lose Vietnamese letters; ours stand in their place.
admin.site.unregister(StockTag)
admin.site.unregister(get_user_model())


@admin.register(Tag)
class TopicAdmin(BaseAdmin):
    list_display = ["name", "slug"]
    search_fields = ["text_folded"]
    readonly_fields = ["slug"]


class MembershipRows(Rows):
    model = Membership


@admin.register(get_user_model())
class StaffAdmin(UserAdmin):
    """Accounts, with the federations that each works for."""

    list_display = ["username", "email", "first_name", "last_name", "is_active", "is_superuser"]
    inlines = [MembershipRows]
