"""The acts of the desk behind buttons: each a POST of its own, refused to whoever may not, told in one sentence."""

from collections.abc import Callable
from dataclasses import dataclass

from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.http import Http404, HttpResponseRedirect
from django.urls import path, reverse
from django.utils import timezone
from django.utils.decorators import method_decorator
from django.utils.http import url_has_allowed_host_and_scheme
from django.utils.translation import gettext_lazy as _
from django.views.decorators.http import require_POST

from coopsite.common.dates import show_date
from coopsite.desk import drafting
from coopsite.desk.admin.times import read_moment
from coopsite.desk.troubles import Clashing, Refused
from coopsite.desk.verifying import verify


@dataclass(frozen=True)
class Deed:
    """One act: who may do it ("edits" or "publishes"), how it is done, what is said when it is done.

    An approved draft is locked for editors; what does not touch it (``of_draft`` is False) they may do all the same.
    """

    who: str
    do: Callable
    said: str
    of_draft: bool = True


def _publish(row, request):
    for sentence in drafting.publish(row, request.user, _note(request), request.POST.get("_seen", "")):
        messages.warning(request, sentence)


def _schedule(row, request):
    seen = request.POST.get("_seen", "")
    drafting.schedule(row, request.user, read_moment(request.POST), _note(request), seen)


def _note(request) -> str:
    return request.POST.get("_note", "").strip()[:500]


DEEDS = {
    "gui-duyet": Deed(
        "edits",
        lambda row, r: drafting.submit(row, r.user, _note(r)),
        _("Đã gửi duyệt. Người duyệt sẽ đăng hoặc trả lại."),
    ),
    "rut-lai": Deed("edits", lambda row, r: drafting.recall(row, r.user), _("Đã rút khỏi hàng chờ duyệt.")),
    "bo-nhap": Deed(
        "edits",
        lambda row, r: drafting.discard(row, r.user),
        _("Đã bỏ bản nháp; trang đang đăng giữ nguyên."),
    ),
    "da-kiem-tra": Deed(
        "edits",
        lambda row, r: verify(row, r.user),
        _("Đã ghi: hôm nay trang này được kiểm tra."),
        of_draft=False,
    ),
    "tra-lai": Deed(
        "publishes", lambda row, r: drafting.give_back(row, r.user, _note(r)), _("Đã trả lại cho người viết.")
    ),
    "dang": Deed("publishes", _publish, _("Đã đăng.")),
    "hen-gio": Deed("publishes", _schedule, _("Đã hẹn giờ đăng.")),
    "bo-hen": Deed("publishes", lambda row, r: drafting.unschedule(row, r.user), _("Đã bỏ hẹn đăng.")),
    "go-xuong": Deed(
        "publishes",
        lambda row, r: drafting.take_down(row, r.user, _note(r)),
        _("Đã gỡ xuống. Nội dung còn nguyên trong bản nháp."),
    ),
}
# What a button of the form asks for once the form is saved.
AFTER = {"_submit": "gui-duyet", "_publish": "dang"}


def tell(request, row, saved):
    """Say in a message what came of saving a draft."""
    if saved.theirs is not None:
        words = _("%(who)s vừa sửa mục này lúc %(when)s; hai bên sửa những chỗ khác nhau nên đã ghép cả hai.")
        at = timezone.localtime(saved.theirs.at)
        when = f"{at:%H:%M}, {show_date(at)}"
        messages.info(request, words % {"who": saved.theirs.who or _("Có người"), "when": when})
    if saved.recalled:
        messages.warning(request, _("Bản nháp đã rút khỏi hàng chờ duyệt; sửa xong hãy gửi lại."))
    if not saved.changed:
        messages.info(request, _("Không có gì thay đổi."))
    elif drafting.is_live(row):
        messages.success(request, _("Đã lưu nháp. Trang đang đăng chưa đổi."))
    else:
        messages.success(request, _("Đã lưu nháp. Chưa ai ngoài liên minh thấy trang này."))


def tell_aside(request, saved):
    """Say that what was typed could not be put together with what others saved, and where it is."""
    words = _(
        "Bản này không ghép được với bản người khác vừa lưu: hai bên thêm cùng một thứ hay trái nhau. "
        "Nó được để riêng trong lịch sử, bản số %(number)s; hãy mở lại mục và sửa tiếp từ bản mới nhất."
    )
    messages.error(request, words % {"number": saved.revision.number})


class ActsMixin:
    """Gives a drafted noun's admin its acts, and the buttons of its form their meaning."""

    def get_urls(self):
        name = f"{self.opts.app_label}_{self.opts.model_name}_act"
        act = self.admin_site.admin_view(self.act_view)
        return [path("<int:pk>/viec/<slug:deed>/", act, name=name), *super().get_urls()]

    @method_decorator(require_POST)
    def act_view(self, request, pk, deed):
        """Do one act on one object; see DEEDS."""
        row = self.get_object(request, str(pk))
        if row is None or deed not in DEEDS:
            raise Http404
        self.do(request, row, deed)
        return self.go_on(request, row)

    def do(self, request, row, name: str) -> bool:
        """Do the act called ``name``, or say why it cannot be done; tell whether it was done."""
        deed = DEEDS[name]
        panel = self.panel_of(request, row)
        if (
            (deed.of_draft and panel.is_locked)
            or not getattr(panel.rights, deed.who)
            or not self.has_change_permission(request, row if deed.of_draft else None)
        ):
            raise PermissionDenied
        try:
            deed.do(row, request)
        except Clashing as trouble:
            messages.warning(request, trouble.sentences[0])
            request.clash = trouble
        except Refused as trouble:
            messages.error(request, " ".join(trouble.sentences))
        else:
            messages.success(request, deed.said)
            return True
        return False

    def after_saving(self, request, row, saved):
        """Go on as the button says, once the form's content is kept."""
        if saved.clashes:
            return HttpResponseRedirect(self.page_of(row, "merge", saved.revision.number))
        if saved.aside:
            tell_aside(request, saved)
            return HttpResponseRedirect(self.page_of(row, "history"))
        tell(request, row, saved)
        deeds = [deed for button, deed in AFTER.items() if button in request.POST]
        if deeds and saved.theirs is not None:
            messages.warning(
                request, _("Có phần người khác vừa sửa: hãy xem lại bản đã ghép rồi hãy gửi hay đăng.")
            )
            return self.go_on(request, row)
        for deed in deeds:
            self.do(request, type(row)._base_manager.get(pk=row.pk), deed)
        if "_preview" in request.POST:
            return HttpResponseRedirect(self.page_of(row, "preview"))
        if "_save" in request.POST:
            return HttpResponseRedirect(
                reverse(f"admin:{self.opts.app_label}_{self.opts.model_name}_changelist")
            )
        return self.go_on(request, row)

    def go_on(self, request, row):
        """Return to the page that asked, or the object's form; to where two versions are put together if need be."""
        clash = getattr(request, "clash", None)
        if clash is not None:
            return HttpResponseRedirect(self.page_of(row, "merge", clash.revision.number))
        back = request.POST.get("_back", "")
        if url_has_allowed_host_and_scheme(back, {request.get_host()}, request.is_secure()):
            return HttpResponseRedirect(back)
        return HttpResponseRedirect(self.page_of(row, "change"))

    def page_of(self, row, page: str, *args) -> str:
        """Return the address of one of the object's pages in the admin."""
        return reverse(f"admin:{self.opts.app_label}_{self.opts.model_name}_{page}", args=[row.pk, *args])
