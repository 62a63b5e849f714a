"""The admin of nouns whose changes wait as drafts: their forms never touch the public page.

A form is shown and saved inside a rehearsal (see desk.applying): the draft is laid out as if it were public, Django's
own form does its usual work on it, every check of the database included, and all is taken back; what the form made
is kept as the draft.
"""

from django.contrib import messages
from django.contrib.admin.options import IS_POPUP_VAR
from django.db import IntegrityError
from django.http import Http404, HttpResponse, HttpResponseRedirect
from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from coopsite.common.admin import BaseAdmin, OwnedAdmin
from coopsite.common.publishing import Status
from coopsite.desk import saving
from coopsite.desk.admin.acts import ActsMixin, tell, tell_aside
from coopsite.desk.admin.binned import BinMixin
from coopsite.desk.admin.histories import HistoryMixin
from coopsite.desk.admin.lists import DraftedListMixin
from coopsite.desk.admin.merges import MergeMixin
from coopsite.desk.admin.previews import PreviewMixin
from coopsite.desk.admin.pulse import mark_of
from coopsite.desk.admin.rights import Rights
from coopsite.desk.admin.rooted import RootedFormMixin
from coopsite.desk.applying import rehearsal
from coopsite.desk.models import Revision
from coopsite.desk.shape import parts_choose_among_parts
from coopsite.desk.snapshot import take
from coopsite.desk.standing import lay_out


class DraftedFormMixin(RootedFormMixin):
    """Shows and saves a form as a draft of the object that it is about: its ``root``."""

    saves_drafts = True

    def changeform_view(self, request, object_id=None, form_url="", extra_context=None):
        root = self.root_of(request, object_id) if object_id else None
        if root is None:
            self.redisplay_typed(request, object_id)
            if request.method == "POST" and not object_id and self.was_sent_before(request):
                messages.info(request, _("Biểu mẫu này đã lưu rồi."))
                return HttpResponseRedirect(
                    reverse(f"admin:{self.opts.app_label}_{self.opts.model_name}_changelist")
                )
            return self._rendered(request, object_id, form_url, None)
        panel = self.panel_of(request, root)
        if request.method == "POST":
            return self._save(request, object_id, form_url, panel)
        return self._show(request, object_id, form_url, panel)

    def _show(self, request, object_id, form_url, panel):
        """Show the form of what waits, or else of what is public; with what was typed and not saved, if asked."""
        panel.look()
        content = panel.standing.content
        redisplays = self.redisplay_typed(request, object_id)
        if redisplays:
            # What was typed is told by the rows that its form had, not by those of today.
            content = _content_named(panel.row, request.POST.get("_opened", "")) or content
        elif panel.draft is None:
            return self._rendered(request, object_id, form_url, panel)
        try:
            with rehearsal():
                for sentence in lay_out(panel.row, content):
                    messages.warning(request, sentence)
                response = self._answered(request, object_id, form_url, panel)
                if redisplays or not self._is_whole(response, panel):
                    _drawn(response)
        except IntegrityError:
            words = _("Bản nháp có chỗ trùng hay trái nhau nên không mở được; dưới đây là bản đang lưu.")
            messages.error(request, words)
            response = self._answered(request, object_id, form_url, panel)
        return _drawn(response)

    def _is_whole(self, response, panel) -> bool:
        """Load what the form shows of its draft; tell whether it then needs the draft laid out no longer.

        Drawing takes most of the time, and on SQLite nobody else saves while a draft is laid out. Only a choice among
        rows of the draft itself, a lesson's stop say, is asked for while it is drawn.
        """
        context = getattr(response, "context_data", {})
        # What is only looked at is told by the rows themselves.
        if not context.get("has_change_permission") or type(panel.row) is not self.model:
            return False
        if parts_choose_among_parts(self.model):
            return False
        for inline in context["inline_admin_formsets"]:
            _loaded = inline.formset.forms
        return True

    def _save(self, request, object_id, form_url, panel):
        """Save the form as a draft; where it has errors, show it with them."""
        opened = request.POST.get("_opened") or panel.opened
        base = panel.standing.content if opened == panel.opened else _content_named(panel.row, opened)
        if base is None:
            messages.error(
                request, _("Không rõ biểu mẫu này mở từ bản nào. Hãy xem lại rồi bấm lưu lần nữa.")
            )
            base, request.redisplays = panel.standing.content, True
        panel.look()
        with rehearsal():
            lay_out(panel.row, base)
            response = self._rendered(request, object_id, form_url, panel)
            if not getattr(request, "was_saved", False):
                return response
            mine = take(type(panel.row)._base_manager.get(pk=panel.row.pk))
        note = request.POST.get("_note", "").strip()[:500]
        saved = saving.save_draft(
            panel.row, base, mine, request.user, note, mark=mark_of(request), decides=panel.rights.publishes
        )
        self.forget_typed(request, object_id)
        return self.after_saving(request, panel.row, saved)

    def _rendered(self, request, object_id, form_url, panel):
        """Return Django's own answer to the form, drawn while the draft is laid out."""
        return _drawn(self._answered(request, object_id, form_url, panel))

    def _answered(self, request, object_id, form_url, panel):
        context = self.form_context(request, object_id, panel.row if panel else None)
        return super().changeform_view(request, object_id, form_url, context)

    def response_change(self, request, obj):
        """Say that the form was saved; what then happens is decided outside the rehearsal."""
        request.was_saved = True
        return HttpResponse(status=204)

    def has_change_permission(self, request, obj=None):
        if not super().has_change_permission(request, obj):
            return False
        panel = getattr(request, "panel", None)
        return not (obj is not None and panel is not None and panel.is_locked)


def _drawn(response):
    return response.render() if hasattr(response, "render") else response


def _content_named(row, name: str) -> dict | None:
    found = Revision.objects.about(row).with_content().holding(name).first()
    return found.data if found else None


class DraftedAdmin(
    DraftedFormMixin,
    ActsMixin,
    MergeMixin,
    PreviewMixin,
    DraftedListMixin,
    HistoryMixin,
    BinMixin,
    OwnedAdmin,
):
    """A noun with public pages: drafts, handing in, publication, preview."""

    # Its page may not be public: the panel above the form links it where it is.
    view_on_site = False

    def save_model(self, request, obj, form, change):
        if not change:
            obj.status = Status.DRAFT
        super().save_model(request, obj, form, change)

    def response_add(self, request, obj, post_url_continue=None):
        """A new page begins as a draft; its form stays open."""
        saving.begin(obj, request.user, request.POST.get("_note", "")[:500])
        self.forget_typed(request, "")
        if IS_POPUP_VAR in request.POST:
            return super().response_add(request, obj, post_url_continue)
        messages.success(request, _("Đã lưu nháp. Chưa ai ngoài liên minh thấy trang này."))
        return self.go_on(request, obj)

    def has_delete_permission(self, request, obj=None):
        """Who publishes may bin what is or was public; a draft that never was, its editors too."""
        if not super().has_delete_permission(request, obj) or obj is None:
            return super().has_delete_permission(request, obj)
        return obj.published_at is None or Rights(request.user, obj).publishes


class DraftedPartAdmin(DraftedFormMixin, BaseAdmin):
    """A part of another noun with a form of its own: it saves into that noun's draft.

    A subclass says by ``root_of`` which object that is. A part is added and deleted on the form of its whole.
    """

    def has_add_permission(self, request):
        return False

    def has_delete_permission(self, request, obj=None):
        return False

    def history_view(self, request, object_id, extra_context=None):
        """Lead to the history of the whole."""
        root = self.root_of(request, object_id)
        if root is None:
            raise Http404
        return HttpResponseRedirect(self.panel_of(request, root).address("history"))

    def after_saving(self, request, root, saved):
        if saved.clashes:
            return HttpResponseRedirect(self.panel_of(request, root).address("merge", saved.revision.number))
        if saved.aside:
            tell_aside(request, saved)
            return HttpResponseRedirect(self.panel_of(request, root).address("history"))
        tell(request, root, saved)
        return HttpResponseRedirect(request.get_full_path())
