"""The preview: what waits, on the true public page, at a phone's and a desk's width."""

from django.conf import settings
from django.http import Http404
from django.template.response import TemplateResponse
from django.urls import path, reverse
from django.utils.translation import gettext_lazy as _

from coopsite.common.http import with_policy
from coopsite.desk.admin.panel import Panel
from coopsite.desk.admin.rights import Rights
from coopsite.desk.showing import LINK_LIVES, lacking, page_of_draft, signed_link_word
from coopsite.desk.standing import Standing
from coopsite.desk.troubles import Incomplete

DAYS = LINK_LIVES // (24 * 60 * 60)


class PreviewMixin:
    """Gives a drafted noun's admin its preview."""

    def get_urls(self):
        name = f"{self.opts.app_label}_{self.opts.model_name}"
        wrap = self.admin_site.admin_view
        return [
            path("<int:pk>/xem-thu/", wrap(self.preview_view), name=f"{name}_preview"),
            path("<int:pk>/xem-thu/trang/", wrap(self.preview_page_view), name=f"{name}_preview_page"),
            *super().get_urls(),
        ]

    def _row_or_404(self, request, pk):
        row = self.get_object(request, str(pk))
        if row is None or not self.has_view_or_change_permission(request, row):
            raise Http404
        return row

    def preview_view(self, request, pk):
        """Show the frame around the preview: widths to choose, what is missing, the link for a reviewer."""
        row = self._row_or_404(request, pk)
        panel = Panel(Standing(row), Rights(request.user, row))
        link = ""
        if panel.draft is not None:
            word = signed_link_word(row, panel.draft)
            link = settings.SITE_ORIGIN + reverse("desk:reviewer", args=[word])
        context = {
            **self.admin_site.each_context(request),
            "opts": self.opts,
            "original": row,
            "title": _("Xem thử: %(row)s") % {"row": row},
            "panel": panel,
            "lacks": _lacking(row),
            "reviewer_link": link,
            "link_days": DAYS,
        }
        return with_policy(
            TemplateResponse(request, "admin/desk/preview.html", context), {"frame-src": ["'self'"]}
        )

    def preview_page_view(self, request, pk):
        """Send the page itself, for the frame."""
        row = self._row_or_404(request, pk)
        try:
            response = page_of_draft(request, row)
        except Incomplete as trouble:
            raise Http404 from trouble
        response.headers["Cache-Control"] = "private, no-store"
        response.xframe_options_exempt = True
        return with_policy(response, {"frame-ancestors": ["'self'"]})


def _lacking(row) -> list[str]:
    try:
        return lacking(row)
    except Incomplete as trouble:
        return trouble.sentences
