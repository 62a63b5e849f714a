"""Visits in the admin."""

import uuid

from django.contrib import admin
from django.urls import reverse
from django.utils.html import format_html
from django.utils.translation import gettext_lazy as _

from cooperatives.admin.cooperative import ADDRESS
from cooperatives.admin.federation import FIGURE_FIELDS
from coopsite.common.admin import Cards, Rows
from coopsite.desk.admin import DraftedAdmin, DraftedPartAdmin
from coopsite.desk.standing import Standing
from stories.models import (
    FollowUp,
    Lesson,
    StopFigure,
    StopPhoto,
    Visit,
    VisitDay,
    VisitPerson,
    VisitStop,
)


class PersonRows(Rows):
    model = VisitPerson
    fields = ["role", "name", "title", "position"]


class DayRows(Rows):
    model = VisitDay
    fields = ["date", "title"]


class StopCards(Cards):
    model = VisitStop
    classes = []
    fields = [
        ("visited_on", "position"),
        "title",
        ("cooperative", "region"),
        "text",
        "markets_told",
        "products",
        "further",
    ]
    readonly_fields = ["further"]

    @admin.display(description=_("số liệu và ảnh của chặng"))
    def further(self, stop):
        """Lead to the stop's own form, within this visit's draft."""
        if stop._state.adding:
            return _("Lưu nháp rồi mới thêm được.")
        address = reverse("admin:stories_visitstop_change", args=[stop.pk])
        return format_html(
            '<a href="{}?trong={}">{}</a>', address, stop.visit_id, _("Thêm, sửa số liệu và ảnh")
        )


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
class VisitAdmin(DraftedAdmin):
    list_display = ["title", "guest", "host", "starts_on", "standing", "federation"]
    list_filter = [
        ("host", admin.RelatedOnlyFieldListFilter),
        ("guest", admin.RelatedOnlyFieldListFilter),
    ]
    list_select_related = ["guest", "host", "federation"]
    search_fields = ["title"]
    fieldsets = [
        (None, {"fields": ["title", "standfirst", "photo", "federation"]}),
        (_("Ai đi, ai đón, bao giờ"), {"fields": ["guest", "host", ("starts_on", "ends_on")]}),
        (_("Đoàn"), {"fields": ["composition", "guest_cooperatives", "topics_text"]}),
        (_("Chuyện của chuyến đi"), {"fields": ["reason", "common_ground", "closing"]}),
        (_("Xếp vào"), {"fields": ["regions", "categories", "tags", "source"]}),
        ADDRESS,
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
class VisitStopAdmin(DraftedPartAdmin):
    """One stop, with its figures and pictures; reached from its visit, and saved into that visit's draft."""

    list_display = ["title", "visit", "visited_on"]
    list_select_related = ["visit"]
    search_fields = ["text_folded"]
    fields = [
        *["visit", ("visited_on", "position"), "title", ("cooperative", "region")],
        "text",
        "markets_told",
        "products",
    ]
    readonly_fields = ["visit"]
    inlines = [StopFigureCards, StopPhotoRows]

    def root_of(self, request, object_id):
        """Return the stop's visit; of a stop that only a draft knows, the visit that the address names."""
        visits = Visit.objects.for_editor(request.user)
        try:
            key = uuid.UUID(object_id)
        except ValueError:
            return None
        named = request.GET.get("trong", "")
        if named.isdecimal() and len(named) < 10:
            visit = visits.filter(pk=named).first()
            return visit if visit is not None and str(key) in _stops_in(visit) else None
        return visits.filter(stops=key).first()

    def has_module_permission(self, request):
        # Not in the menu: a stop belongs to its visit's page.
        return False


def _stops_in(visit) -> set[str]:
    """Return the keys of the stops that the visit's form shows."""
    return {stop["id"] for stop in Standing(visit).content["parts"]["stops"]}
