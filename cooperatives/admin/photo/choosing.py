"""Choosing a photograph in another noun's form or for a text: the chosen picture, and a library to choose from."""

from django.contrib.admin.widgets import AutocompleteSelect
from django.core.exceptions import PermissionDenied, ValidationError
from django.core.paginator import Paginator
from django.db import DataError, models
from django.forms import Media, Script
from django.http import Http404, JsonResponse
from django.template.loader import render_to_string
from django.urls import path, reverse

from cooperatives.models import Federation, Photo
from coopsite.common.admin import scoped
from coopsite.common.keeping import KnowingSelect

PER_PAGE = 24
LIBRARY_MEDIA = Media(js=[Script("js/desk/library.js", defer=True)], css={"all": ["css/desk/photos.css"]})


class PhotoSelect(KnowingSelect):
    """Shows the chosen photograph and opens the library; without script the usual select stands there."""

    has_own_links = True

    def render(self, name, value, attrs=None, renderer=None):
        chosen = self._chosen(value)
        if chosen is not None:
            self.known = [chosen]
        context = {
            "select": super().render(name, value, attrs, renderer),
            "photo": chosen,
            "is_required": self.is_required,
            "label": self.field.verbose_name,
            "library": reverse(f"{self.admin_site.name}:cooperatives_photo_library"),
            "upload": reverse(f"{self.admin_site.name}:cooperatives_photo_upload"),
            "field": self.field,
        }
        return render_to_string("admin/cooperatives/photo/select.html", context)

    def _chosen(self, value):
        """Return the chosen photograph if it is one that the field may hold."""
        held = {str(row.pk): row for row in self.known}
        if not value or str(value) in held:
            return held.get(str(value))
        try:
            return self.choices.queryset.filter(pk=value).first()
        except (ValueError, TypeError, ValidationError, OverflowError, DataError):
            return None

    @property
    def media(self):
        return AutocompleteSelect.media.fget(self) + LIBRARY_MEDIA


class Choosing:
    """Feeds the library dialog: exactly the photographs that the field that asks may hold, or a text may show."""

    choice_widget = PhotoSelect

    def get_urls(self):
        library = self.admin_site.admin_view(self.library)
        by_token = self.admin_site.admin_view(self.preview_by_token)
        return [
            path("thu-vien/", library, name="cooperatives_photo_library"),
            path("ma/<slug:token>/", by_token, name="cooperatives_photo_by_token"),
            *super().get_urls(),
        ]

    def library(self, request):
        """Return a page of {photos: [...], more, total, federations}.

        Asked for ?app_label&model_name&field_name, or ?chu for figures of long texts; &q&trang.
        """
        if not self.has_view_permission(request):
            raise PermissionDenied
        rows = self._choices_of(request).with_files().order_by("-created_at", "-pk")
        words = request.GET.get("q", "").replace("\x00", "").strip()
        pages = Paginator(rows.matching(words) if words else rows, PER_PAGE)
        page = pages.get_page(request.GET.get("trang"))
        found = {
            "photos": [self.described(photo) for photo in page],
            "more": page.has_next(),
            "total": pages.count,
        }
        if self.has_add_permission(request):
            owners = scoped(Federation.objects.all(), request.user)
            found["federations"] = [{"id": one.pk, "name": str(one)} for one in owners]
        return JsonResponse(found)

    def _choices_of(self, request):
        """Return the rows that the asking field offers, by the very method that makes its form; for texts one's own."""
        if "chu" in request.GET:
            return scoped(Photo.objects.all(), request.user)
        asked = [request.GET.get(name, "") for name in ("app_label", "model_name", "field_name")]
        for part in self._parts():
            meta = part.model._meta
            if [meta.app_label, meta.model_name] != asked[:2]:
                continue
            for field in meta.fields:
                is_link = isinstance(field, models.ForeignKey) and field.remote_field.model is Photo
                if is_link and field.name == asked[2]:
                    return part.formfield_for_foreignkey(field, request).queryset
        raise PermissionDenied

    def preview_by_token(self, request, token):
        """Send the small file of the photograph that a figure names."""
        photo = self.get_queryset(request).filter(mark=token).first()
        if photo is None:
            raise Http404
        return self.preview(request, photo.pk)

    def _parts(self):
        for one in self.admin_site._registry.values():
            yield one
            yield from (inline(one.model, self.admin_site) for inline in one.inlines)
