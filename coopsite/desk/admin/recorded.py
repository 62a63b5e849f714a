"""The admin of everything whose changes are remembered: history, the bin, and no change lost in another's."""

from django.contrib import messages
from django.db import transaction
from django.utils.translation import gettext_lazy as _

from coopsite.common.admin import OwnedAdmin, scoped
from coopsite.common.owning import may, owner_link
from coopsite.desk import saving
from coopsite.desk.admin.binned import BinMixin
from coopsite.desk.admin.histories import HistoryMixin
from coopsite.desk.admin.rights import nameable
from coopsite.desk.admin.rooted import RootedFormMixin
from coopsite.desk.along import changed_along, others_between, through, with_others_kept
from coopsite.desk.differences import changes_between
from coopsite.desk.locking import locked
from coopsite.desk.models import Act, Revision
from coopsite.desk.snapshot import digest, take
from coopsite.desk.uses import is_used_in_public


class RecordedMixin(RootedFormMixin, HistoryMixin, BinMixin):
    """A noun that is changed at once: each change is a line in its history, none goes over another unseen.

    ``role_once_used`` is the verb for changing and deleting what a public page uses, where that is a stricter one.
    """

    role_once_used = ""
    kept_while_used = True
    changed_at_once = _("Thay đổi ở đây hiện ngay ra trang công khai, nên anh/chị chỉ xem được.")
    used_in_public = _("Trang đang đăng dùng mục này, nên chỉ người duyệt mới sửa, xóa được.")

    def has_change_permission(self, request, obj=None):
        return super().has_change_permission(request, obj) and self._while_used(request, obj)

    def has_delete_permission(self, request, obj=None):
        return super().has_delete_permission(request, obj) and self._while_used(request, obj)

    def _while_used(self, request, obj) -> bool:
        if obj is None or not self.role_once_used or may(request.user, obj, self.role_once_used):
            return True
        return not self._is_used(request, obj)

    @staticmethod
    def _is_used(request, obj) -> bool:
        if not hasattr(request, "used"):
            request.used = {}
        if obj.pk not in request.used:
            request.used[obj.pk] = is_used_in_public(obj)
        return request.used[obj.pk]

    def why_view_only(self, request, obj):
        if self.has_change_permission(request, obj):
            return ""
        return (
            self.changed_at_once if not may(request.user, obj, self.role_to_change) else self.used_in_public
        )

    def changeform_view(self, request, object_id=None, form_url="", extra_context=None):
        root = self.root_of(request, object_id) if object_id else None
        context = {**(extra_context or {}), **self.form_context(request, object_id, root)}
        if root is None:
            return super().changeform_view(request, object_id, form_url, context)
        if request.method != "POST":
            self.redisplay_typed(request, object_id)
            return super().changeform_view(request, object_id, form_url, context)
        with transaction.atomic():
            locked(root)
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
        row = form.instance
        others = self.also_changed(request, row, form, formsets)
        with changed_along(others, request.user, through(row, request.POST.get("_note", "").strip())):
            super().save_related(request, form, formsets, change)
        self.remember(request, row)

    def also_changed(self, request, obj, form, formsets) -> list:
        """Return the rows of other nouns that saving these forms changes along, to be asked before they are saved."""
        found = []
        for formset in formsets:
            link = owner_link(formset.model)
            if link and link != formset.fk.name:
                field = formset.model._meta.get_field(link)
                keys = {key for one in formset.forms if one.has_changed() for key in _owners(one, field)}
                found += field.remote_field.model._base_manager.filter(pk__in=keys)
        return found

    def bring_back(self, request, row, revision):
        """Take back what is the account's to write, and tell the histories of the others that change along."""
        stored = take(row)
        content = with_others_kept(
            type(row), revision.data, stored, lambda rows: scoped(rows, request.user, self.role_to_change)
        )
        others = others_between(type(row), stored, content)
        note = through(row, str(_("lấy lại bản số %(number)s") % {"number": revision.number}))
        with transaction.atomic(), changed_along(others, request.user, note):
            return saving.restore(row, revision, request.user, content)

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


def _owners(form, field) -> set:
    """Return the keys of what a row of another's form belonged to and will belong to."""
    return {form.initial.get(field.name), getattr(form.instance, field.attname)} - {None}


class RecordedAdmin(RecordedMixin, OwnedAdmin):
    """A noun that a federation owns and that is changed at once."""
