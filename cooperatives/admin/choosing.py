"""The library as the long-text editor sees it: photographs to choose from, and small files by token."""

from django.core.paginator import Paginator
from django.http import Http404, JsonResponse
from django.urls import path, reverse

PER_PAGE = 24


class Choosable:
    """Lets an admin of photographs answer the editor; both answers keep to the editor's own rows."""

    def get_urls(self):
        wrap = self.admin_site.admin_view
        return [
            path("chon/", wrap(self.choose), name="cooperatives_photo_choose"),
            path("ma/<slug:token>/", wrap(self.preview_by_token), name="cooperatives_photo_by_token"),
            *super().get_urls(),
        ]

    def choose(self, request):
        """Answer ``{"photos": [{token, alt, caption, preview, showable}], "more"}`` for ``?q=words&trang=1``."""
        if not self.has_view_permission(request):
            raise Http404
        words = request.GET.get("q", "").replace("\x00", "").strip()
        found, _distinct = self.get_search_results(request, self.get_queryset(request), words)
        page = Paginator(found.filter(width__gt=0), PER_PAGE).get_page(request.GET.get("trang"))
        photos = [
            {
                "token": photo.token,
                "alt": photo.alt,
                "caption": photo.caption,
                "preview": reverse("admin:cooperatives_photo_preview", args=[photo.pk]),
                "showable": photo.is_showable,
            }
            for photo in page
        ]
        return JsonResponse({"photos": photos, "more": page.has_next()})

    def preview_by_token(self, request, token):
        photo = self.get_queryset(request).filter(token=token).first()
        return self.preview(request, photo.pk if photo else 0)
