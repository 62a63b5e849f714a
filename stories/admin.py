"""Stories and visits in the admin."""

from django.contrib import admin
from django.utils.translation import gettext_lazy as _

from cooperatives.admin.cooperative import PUBLISHING
from cooperatives.admin.federation import FIGURE_FIELDS
from coopsite.common.admin import BaseAdmin, Cards, EntryAdmin, Rows
from stories.models import (
    FollowUp,
    Lesson,
    StopFigure,
    StopPhoto,
    Story,
    StoryBlock,
    Visit,
    VisitDay,
    VisitPerson,
    VisitStop,
)


class BlockCards(Cards):
    model = StoryBlock
    classes = []
    fields = ["position", "text", ("photo", "caption")]


@admin.register(Story)
class StoryAdmin(EntryAdmin):
    list_display = ["title", "kind", "told_on", "status", "published_at", "federation"]
    list_filter = ["kind"]
    list_select_related = ["federation"]
    search_fields = ["text_folded"]
    fieldsets = [
        (None, {"fields": ["title", "kind", "standfirst", "photo", "federation"]}),
        (_("Chuyện về"), {"fields": ["regions", "cooperatives", "products", "categories", "tags"]}),
        (_("Khi nào, ai tổ chức"), {"fields": ["told_on", ("starts_on", "ends_on"), "organisers"]}),
        (_("Nguồn"), {"fields": ["source", "references"]}),
        PUBLISHING,
    ]
    inlines = [BlockCards]


class PersonRows(Rows):
    model = VisitPerson
    fields = ["role", "name", "title", "position"]


class DayRows(Rows):
    model = VisitDay
    fields = ["date", "title"]


class StopCards(Cards):
    model = VisitStop
    classes = []
    show_change_link = True
    fields = [
        ("visited_on", "position"),
        "title",
        ("cooperative", "region"),
        "text",
        "markets_told",
        "products",
    ]
    verbose_name_plural = _("các chặng dừng (lưu rồi bấm “Sửa” để thêm số liệu và ảnh của chặng)")


class LessonCards(Cards):
    model = Lesson
    fields = [("title", "stop"), "text", "position"]

    def formfield_for_foreignkey(self, db_field, request, **kwargs):
        if db_field.name == "stop":
            kwargs["queryset"] = _of_this_visit(VisitStop, request)
        return super().formfield_for_foreignkey(db_field, request, **kwargs)


class FollowUpCards(Cards):
    model = FollowUp
    fields = [
        "what",
        ("where", "region"),
        ("kind", "lesson", "due_on"),
        ("state", "state_on"),
        "outcome",
        "position",
    ]

    def formfield_for_foreignkey(self, db_field, request, **kwargs):
        if db_field.name == "lesson":
            kwargs["queryset"] = _of_this_visit(Lesson, request)
        return super().formfield_for_foreignkey(db_field, request, **kwargs)


def _of_this_visit(model, request):
    """Return the rows of the visit whose page this is: a lesson is learnt at a stop of the same visit."""
    visit = request.resolver_match.kwargs.get("object_id")
    own = model.objects.for_editor(request.user)
    return own.filter(visit_id=visit) if visit and visit.isdigit() else own.none()


@admin.register(Visit)
class VisitAdmin(EntryAdmin):
    list_display = ["title", "guest", "host", "starts_on", "status", "federation"]
    list_filter = [
        ("host", admin.RelatedOnlyFieldListFilter),
        ("guest", admin.RelatedOnlyFieldListFilter),
    ]
    list_select_related = ["guest", "host", "federation"]
    search_fields = ["text_folded"]
    fieldsets = [
        (None, {"fields": ["title", "standfirst", "photo", "federation"]}),
        (_("Ai đi, ai đón, bao giờ"), {"fields": ["guest", "host", ("starts_on", "ends_on")]}),
        (_("Đoàn"), {"fields": ["composition", "guest_cooperatives", "topics_text"]}),
        (_("Chuyện của chuyến đi"), {"fields": ["reason", "common_ground", "closing"]}),
        (_("Xếp vào"), {"fields": ["regions", "categories", "tags", "source"]}),
        PUBLISHING,
    ]
    inlines = [PersonRows, DayRows, StopCards, LessonCards, FollowUpCards]

    def choices_for(self, field, request):
        """A visit joins two federations, so both may be named, whoever writes."""
        if field.name in ("host", "guest"):
            return field.remote_field.model._default_manager.all()
        return super().choices_for(field, request)

    def get_autocomplete_fields(self, request):
        # Federations are few; their autocomplete would offer the editor's own only.
        return [name for name in super().get_autocomplete_fields(request) if name not in ("host", "guest")]


class StopFigureCards(Cards):
    model = StopFigure
    fields = FIGURE_FIELDS


class StopPhotoRows(Rows):
    model = StopPhoto
    classes = []
    fields = ["photo", "caption", "position"]


@admin.register(VisitStop)
class VisitStopAdmin(BaseAdmin):
    """One stop, with its figures and pictures; reached from its visit."""

    list_display = ["title", "visit", "visited_on"]
    list_select_related = ["visit"]
    search_fields = ["text_folded"]
    fields = [
        *["visit", ("visited_on", "position"), "title", ("cooperative", "region")],
        "text",
        "markets_told",
        "products",
    ]
    inlines = [StopFigureCards, StopPhotoRows]

    def get_readonly_fields(self, request, obj=None):
        return ["visit"] if obj else []

    def has_module_permission(self, request):
        # Not in the menu: a stop belongs to its visit's page.
        return False
