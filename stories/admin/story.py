"""Stories in the admin."""

from django.contrib import admin
from django.utils.translation import gettext_lazy as _

from cooperatives.admin.cooperative import ADDRESS
from coopsite.common.admin import Cards
from coopsite.desk.admin import DraftedAdmin
from stories.models import Story, StoryBlock


class BlockCards(Cards):
    model = StoryBlock
    classes = []
    fields = ["position", "text", ("photo", "caption")]


@admin.register(Story)
class StoryAdmin(DraftedAdmin):
    list_display = ["title", "kind", "told_on", "standing", "published_at", "federation"]
    list_filter = ["kind"]
    list_select_related = ["federation"]
    search_fields = ["title"]
    fieldsets = [
        (None, {"fields": ["title", "kind", "standfirst", "photo", "federation"]}),
        (_("Chuyện về"), {"fields": ["regions", "cooperatives", "products", "categories", "tags"]}),
        (_("Khi nào, ai tổ chức"), {"fields": ["told_on", ("starts_on", "ends_on"), "organisers"]}),
        (_("Nguồn"), {"fields": ["source", "references"]}),
        ADDRESS,
    ]
    inlines = [BlockCards]
