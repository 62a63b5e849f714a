"""Two people changed the same: their versions side by side, and a choice for each contradiction."""

from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.http import Http404, HttpResponseRedirect
from django.shortcuts import get_object_or_404
from django.template.response import TemplateResponse
from django.urls import path
from django.utils.translation import gettext_lazy as _

from coopsite.desk import drafting
from coopsite.desk.admin.rights import nameable
from coopsite.desk.differences import changes_between
from coopsite.desk.merging import Clash, merge
from coopsite.desk.models import Act, Revision
from coopsite.desk.standing import Standing

SIDES = ("mine", "theirs")


class MergeMixin:
    """Gives a drafted noun's admin the page on which contradicting versions are put together."""

    def get_urls(self):
        name = f"{self.opts.app_label}_{self.opts.model_name}_merge"
        return [
            path("<int:pk>/ghep/<int:number>/", self.admin_site.admin_view(self.merge_view), name=name),
            *super().get_urls(),
        ]

    def merge_view(self, request, pk, number):
        """Show what two made of one content; on POST put it together as chosen.

        ``number`` is that of the version which waits: one that was put aside, or the draft of a changed page.
        """
        row = self.get_object(request, str(pk))
        if row is None:
            raise Http404
        if not self.has_change_permission(request, row):
            raise PermissionDenied
        revision = get_object_or_404(Revision.objects.about(row).with_content(), number=number)
        case = _Case(row, revision)
        if case.base is None:
            raise Http404
        if request.method == "POST":
            return self._merge(request, row, case)
        return self._show_merge(request, row, case)

    def _merge(self, request, row, case):
        choices = {clash.path: request.POST.get(f"chon-{place}") for place, clash in enumerate(case.clashes)}
        if any(choice not in SIDES for choice in choices.values()):
            messages.error(request, _("Hãy chọn ở từng chỗ: giữ bản nào."))
            return self._show_merge(request, row, case)
        saved = case.settle(request.user, choices)
        if saved.clashes:
            # Somebody saved once more meanwhile.
            return HttpResponseRedirect(self.page_of(row, "merge", saved.revision.number))
        messages.success(request, _("Đã ghép hai bản thành bản nháp."))
        return self.go_on(request, row)

    def _show_merge(self, request, row, case):
        changes = changes_between(type(row), case.theirs, case.mine, nameable(request.user))
        by_path = {change.path: change for change in changes}
        context = {
            **self._page_context(request, row, _("Hai người cùng sửa: %(row)s") % {"row": row}),
            "who": case.who,
            "clashes": [(place, by_path.get(clash.path), clash) for place, clash in enumerate(case.clashes)],
            "chosen": request.POST,
        }
        return TemplateResponse(request, "admin/desk/merge.html", context)


class _Case:
    """What is to be put together: ``mine`` waits, ``theirs`` stands, both were made of ``base``."""

    def __init__(self, row, revision: Revision):
        self.row, self.revision = row, revision
        standing = Standing(row)
        self.mine = revision.data
        if revision.act == Act.ASIDE:
            self.base = revision.made_of.data if revision.made_of else None
            self.theirs = standing.content
            self.who = standing.draft.who if standing.draft else ""
        else:
            draft = standing.draft
            known = draft is not None and draft.base is not None and draft.head_id == revision.pk
            self.base = draft.base.data if known else None
            self.theirs, self.who = standing.stored, ""

    @property
    def clashes(self) -> list[Clash]:
        return merge(self.base, self.mine, self.theirs)[1]

    def settle(self, by, choices):
        if self.revision.act == Act.ASIDE:
            return drafting.save_draft(self.row, self.base, self.mine, by, choices=choices)
        return drafting.rebase(self.row, by, choices)
