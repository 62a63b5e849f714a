"""Two people changed the same: their versions side by side, and a choice for each contradiction."""

import hashlib

from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.http import Http404
from django.shortcuts import get_object_or_404
from django.template.response import TemplateResponse
from django.urls import path
from django.utils.translation import gettext_lazy as _

from coopsite.desk import saving
from coopsite.desk.admin.rights import nameable
from coopsite.desk.differences import changes_between
from coopsite.desk.merging import Clash, merge
from coopsite.desk.models import Act, Revision
from coopsite.desk.saving import Saved
from coopsite.desk.snapshot import digest
from coopsite.desk.standing import Standing
from coopsite.desk.troubles import Refused

SIDES = ("mine", "theirs")


def _name(path: tuple) -> str:
    """Return the name of the choice about the value at ``path``."""
    return "chon-" + hashlib.sha256("/".join(path).encode()).hexdigest()[:16]


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
        # A draft that was approved for a time is not everybody's to change: see has_change_permission.
        self.panel_of(request, row)
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
        choices = {clash.path: request.POST.get(_name(clash.path)) for clash in case.clashes}
        if request.POST.get("_theirs") != digest(case.theirs):
            messages.warning(request, _("Vừa có người sửa thêm. Hãy xem lại những chỗ dưới đây rồi chọn."))
            return self._show_merge(request, row, case)
        if any(choice not in SIDES for choice in choices.values()):
            messages.error(request, _("Hãy chọn ở từng chỗ: giữ bản nào."))
            return self._show_merge(request, row, case)
        try:
            saved = case.settle(request.user, choices, self.panel_of(request, row).rights.publishes)
        except Refused as trouble:
            messages.error(request, " ".join(trouble.sentences))
            return self.go_on(request, row)
        if saved.aside:
            messages.error(request, _("Hai bản ghép lại thì trùng hay trái nhau; hãy chọn khác đi."))
            return self._show_merge(request, row, case)
        messages.success(request, _("Đã ghép hai bản thành bản nháp."))
        return self.go_on(request, row)

    def _show_merge(self, request, row, case):
        changes = changes_between(type(row), case.theirs, case.mine, nameable(request.user))
        by_path = {change.path: change for change in changes}
        context = {
            **self._page_context(request, row, _("Hai người cùng sửa: %(row)s") % {"row": row}),
            "case": case,
            "theirs": digest(case.theirs),
            "clashes": [
                (name, by_path.get(clash.path), request.POST.get(name))
                for clash in case.clashes
                for name in [_name(clash.path)]
            ],
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

    @property
    def is_between_two(self) -> bool:
        """Whether two people wrote at the same time; else a draft and its public page went apart."""
        return self.revision.act == Act.ASIDE

    def settle(self, by, choices, decides) -> Saved:
        if not self.is_between_two:
            return saving.rebase(self.row, by, choices, decides)
        saved = saving.save_draft(self.row, self.base, self.mine, by, choices=choices, decides=decides)
        if not saved.aside:
            self.revision.note = str(_("đã ghép"))
            self.revision.save(update_fields=["note"])
        return saved
