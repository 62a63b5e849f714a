"""The words of figures and profiles, and the sources that they rest on."""

from django.contrib import admin
from django.utils.translation import gettext_lazy as _

from cooperatives.models import Market, Metric, Source
from coopsite.common.admin import LookupAdmin
from coopsite.desk.admin import RecordedAdmin


@admin.register(Metric)
class MetricAdmin(LookupAdmin):
    list_display = ["name", "group", "unit", "key"]
    list_filter = ["group"]
    search_fields = ["text_folded"]


@admin.register(Market)
class MarketAdmin(LookupAdmin):
    list_display = ["name", "key"]
    search_fields = ["text_folded"]


@admin.register(Source)
class SourceAdmin(RecordedAdmin):
    # A draft's source is its writer's; what the public reads is stated by who publishes.
    role_once_used = "for_publisher"
    list_display = ["title", "kind", "publisher", "published_on", "federation"]
    list_filter = ["kind"]
    search_fields = ["text_folded"]
    list_select_related = ["federation"]
    fieldsets = [
        (None, {"fields": ["kind", "title", "number", "publisher", "author", "federation"]}),
        (_("Khi nào, ở đâu"), {"fields": ["published_on", "day_known", "published_time", "url"]}),
        (_("Ghi ở nguồn"), {"fields": ["reader_count", "comment_count"]}),
    ]
