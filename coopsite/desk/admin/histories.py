"""Who changed what, when and why: an object's history, two of its contents compared, one taken back."""

from django.contrib import messages
from django.contrib.admin.utils import unquote
from django.core.exceptions import PermissionDenied
from django.core.paginator import Paginator
from django.http import Http404, HttpResponseRedirect
from django.shortcuts import get_object_or_404
from django.template.response import TemplateResponse
from django.urls import path, reverse
from django.utils.decorators import method_decorator
from django.utils.translation import gettext_lazy as _
from django.views.decorators.http import require_POST

from coopsite.common.views import nearest_page
from coopsite.desk import saving
from coopsite.desk.admin.rights import Rights, nameable
from coopsite.desk.differences import Comparison, changes_between
from coopsite.desk.models import Revision
from coopsite.desk.shape import is_drafted
from coopsite.desk.standing import Standing
from coopsite.desk.troubles import Refused
from coopsite.desk.wording import Names

A_PAGE = 20


def _content_before(one, contents):
    """Return what a revision changed: what was public before what is public, else the last content before it."""
    older = [other for other in contents if other.number < one.number]
    live = [other for other in older if other.live] if one.live else []
    return next(iter(live or older), None)


class HistoryMixin:
    """Gives an admin the history of its objects."""

    def get_urls(self):
        name, wrap = f"{self.opts.app_label}_{self.opts.model_name}", self.admin_site.admin_view
        return [
            path("<int:pk>/lich-su/so-sanh/", wrap(self.compare_view), name=f"{name}_compare"),
            path("<int:pk>/lich-su/<int:number>/lay-lai/", wrap(self.restore_view), name=f"{name}_restore"),
            *super().get_urls(),
        ]

    def _seen_or_404(self, request, object_id):
        row = self.get_object(request, unquote(str(object_id)))
        if row is None or not self.has_view_or_change_permission(request, row):
            raise Http404
        return row

    def history_view(self, request, object_id, extra_context=None):
        """List what was done to an object, the latest first, each with what it changed."""
        row = self._seen_or_404(request, object_id)
        revisions = Revision.objects.about(row).select_related("by")
        page = nearest_page(Paginator(revisions, A_PAGE), request.GET.get("trang"))
        context = {
            **self._page_context(request, row, _("Lịch sử: %(row)s") % {"row": row}),
            "page": page,
            "lines": self._lines(request, row, list(page)),
            "can_restore": self._may_restore(request, row),
        }
        return TemplateResponse(request, "admin/desk/history.html", context)

    def _lines(self, request, row, revisions) -> list[dict]:
        """Return each revision with its changes: what became public against what was public, drafts against the last."""
        with_content = [one for one in revisions if one.data is not None]
        if with_content:
            older = Revision.objects.about(row).with_content().filter(number__lt=with_content[-1].number)
            last = older.first()
            with_content += [last] if last else []
            if last and not last.live and (public := older.filter(live=True).first()):
                with_content.append(public)
        comparison = Comparison(
            type(row), Names(type(row), [one.data for one in with_content], nameable(request.user))
        )
        before = {one: found for one in with_content if (found := _content_before(one, with_content))}
        return [
            {
                "revision": one,
                "before": before.get(one),
                "changes": comparison.between(before[one].data, one.data) if one in before else [],
            }
            for one in revisions
        ]

    def compare_view(self, request, pk):
        """Show what differs between any two contents: ?tu=3&den=7, or against what stands now."""
        row = self._seen_or_404(request, pk)
        contents = Revision.objects.about(row).with_content().select_related("by")
        old, new = (self._numbered(contents, request.GET.get(name)) for name in ("tu", "den"))
        changes = changes_between(type(row), old.data, new.data, nameable(request.user))
        context = {
            **self._page_context(request, row, _("So sánh: %(row)s") % {"row": row}),
            "old": old,
            "new": new,
            "changes": changes,
            "revisions": contents,
            "can_restore": self._may_restore(request, row),
        }
        return TemplateResponse(request, "admin/desk/compare.html", context)

    @staticmethod
    def _numbered(contents, typed):
        """Return the content with that number; nonsense is the latest."""
        number = int(typed) if typed and typed.isdecimal() and len(typed) < 10 else None
        if number is None:
            number = contents.values_list("number", flat=True).first()
        return get_object_or_404(contents, number=number)

    @method_decorator(require_POST)
    def restore_view(self, request, pk, number):
        """Take an earlier content back: as a draft where the noun has drafts, at once otherwise."""
        row = self._seen_or_404(request, pk)
        # A draft that was approved for a time is not everybody's to change: see has_change_permission.
        self.panel_of(request, row)
        if not self._may_restore(request, row):
            raise PermissionDenied
        revision = get_object_or_404(Revision.objects.about(row).with_content(), number=number)
        try:
            saved = self.bring_back(request, row, revision)
        except Refused as trouble:
            messages.error(request, " ".join(trouble.sentences))
        else:
            said = (
                _("Bản số %(number)s nay là bản nháp.")
                if is_drafted(type(row))
                else _("Đã lấy lại bản số %(number)s.")
            )
            same = _("Bản số %(number)s không khác gì bản hiện có.")
            if saved.changed and saved.recalled:
                messages.warning(request, _("Bản nháp đã rút khỏi hàng chờ duyệt; xem xong hãy gửi lại."))
            messages.success(request, (said if saved.changed else same) % {"number": number})
        return HttpResponseRedirect(self._address(row, "change"))

    def bring_back(self, request, row, revision):
        decides = self.panel_of(request, row).rights.publishes
        seen = request.POST.get("_seen", "")
        return saving.restore(row, revision, request.user, seen=seen, decides=decides)

    def _may_restore(self, request, row) -> bool:
        """Drafts are anybody's to write; what is changed at once is taken back by who publishes."""
        may = self.has_change_permission(request, row)
        return may and (is_drafted(type(row)) or Rights(request.user, row).publishes)

    def _page_context(self, request, row, title) -> dict:
        return {
            **self.admin_site.each_context(request),
            "title": title,
            "opts": self.opts,
            "original": row,
            "object": row,
            "form_address": self._address(row, "change"),
            "history_address": self._address(row, "history"),
            "compare_address": self._address(row, "compare"),
            "standing": Standing(row),
            "module_name": str(self.opts.verbose_name_plural),
        }

    def _address(self, row, page: str) -> str:
        return reverse(f"admin:{self.opts.app_label}_{self.opts.model_name}_{page}", args=[row.pk])
