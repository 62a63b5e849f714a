"""The admin of everything whose changes are remembered: history, the bin, and no change lost in another's."""

from django.contrib import messages
from django.db import transaction
from django.utils.translation import gettext_lazy as _

from coopsite.common.admin import OwnedAdmin
from coopsite.desk.admin.binned import BinMixin
from coopsite.desk.admin.histories import HistoryMixin
from coopsite.desk.admin.rights import nameable
from coopsite.desk.admin.rooted import RootedFormMixin
from coopsite.desk.differences import changes_between
from coopsite.desk.models import Act, Revision
from coopsite.desk.snapshot import digest, take


class RecordedMixin(RootedFormMixin, HistoryMixin, BinMixin):
    """A noun that is changed at once: each change is a line in its history, none goes over another unseen."""

    def changeform_view(self, request, object_id=None, form_url="", extra_context=None):
        root = self.root_of(request, object_id) if object_id else None
        context = {**(extra_context or {}), **self.form_context(request, object_id, root)}
        if root is None:
            return super().changeform_view(request, object_id, form_url, context)
        if request.method != "POST":
            self.redisplay_typed(request, object_id)
            return super().changeform_view(request, object_id, form_url, context)
        with transaction.atomic():
            self._note_what_was(request, root)
            return super().changeform_view(request, object_id, form_url, context)

    def _note_what_was(self, request, root):
        """Remember the content before it is changed; where it is not the one that the form began from, say so first."""
        panel = self.panel_of(request, root)
        panel.standing.remembered()
        opened, now = request.POST.get("_opened") or panel.opened, panel.opened
        if opened == now or request.POST.get("_over") == now:
            return
        request.redisplays = True
        messages.warning(request, self._what_others_did(request, root, opened))

    def _what_others_did(self, request, root, opened: str) -> str:
        """Return in words what was changed since the content called ``opened``."""
        last = Revision.objects.about(root).with_content().first()
        words = {"who": (last and last.who) or _("Có người")}
        before = Revision.objects.about(root).with_content().holding(opened).first()
        if before is None:
            return _("%(who)s vừa sửa mục này. Hãy xem lại, rồi bấm lưu lần nữa để giữ bản này.") % words
        changes = changes_between(type(root), before.data, take(root), nameable(request.user))
        words["what"] = "; ".join(map(str, changes))
        return _("%(who)s vừa sửa mục này: %(what)s. Bấm lưu lần nữa để giữ bản đang gõ ở đây.") % words

    def save_related(self, request, form, formsets, change):
        super().save_related(request, form, formsets, change)
        self.remember(request, form.instance)

    def remember(self, request, row):
        """Add what was just saved to the history of ``row``, and of all that it changed along."""
        row = type(row)._base_manager.get(pk=row.pk)
        data, note = take(row), request.POST.get("_note", "").strip()[:500]
        last = Revision.objects.about(row).with_content().first()
        if last is None or last.digest != digest(data):
            Revision.objects.record(row, Act.CHANGED, request.user, note, data, live=True)

    def response_change(self, request, obj):
        self.forget_typed(request, str(obj.pk))
        return super().response_change(request, obj)

    def response_add(self, request, obj, post_url_continue=None):
        self.forget_typed(request, "")
        return super().response_add(request, obj, post_url_continue)


class RecordedAdmin(RecordedMixin, OwnedAdmin):
    """A noun that a federation owns and that is changed at once."""
