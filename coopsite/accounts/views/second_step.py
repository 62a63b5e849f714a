"""Pages of the second step: entering a code, setting it up, new backup codes, another phone, turning it off."""

from django.contrib import messages
from django.contrib.auth.views import redirect_to_login
from django.http import HttpResponseRedirect
from django.shortcuts import render
from django.urls import reverse
from django.utils.decorators import method_decorator
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from coopsite.accounts import second_step, standing
from coopsite.accounts.forms import CodeForm, PasswordForm
from coopsite.accounts.journal import log, note
from coopsite.accounts.views.pages import DeskFormView, frame, half_way, staff_only, to_second_step, wanted


class EnterCode(DeskFormView):
    """The code after the password."""

    template_name = "accounts/code.html"
    form_class = CodeForm
    kind, title = second_step.APP, gettext_lazy("Bước thứ hai: mã trên điện thoại")

    def dispatch(self, request, *args, **kwargs):
        if not half_way(request):
            return HttpResponseRedirect(wanted(request))
        if not standing.has_second_step(request.signed_in):
            return to_second_step(request, wanted(request))
        return super().dispatch(request, *args, **kwargs)

    def get_form_kwargs(self):
        return {**super().get_form_kwargs(), "take": self.take, "kind": self.kind}

    def take(self, typed):
        return second_step.check(self.request.signed_in, self.kind, typed)

    def form_invalid(self, form):
        log.warning("account %s: wrong code (%s)", self.request.signed_in.pk, self.kind)
        return super().form_invalid(form)

    def form_valid(self, form):
        second_step.passed(self.request, self.request.signed_in, form.device)
        log.info("account %s took the second step (%s)", self.request.user.pk, self.kind)
        return HttpResponseRedirect(wanted(self.request))


class EnterBackupCode(EnterCode):
    """A backup code instead, which is used up."""

    kind, title = second_step.BACKUP, gettext_lazy("Bước thứ hai: mã dự phòng")

    def form_valid(self, form):
        answer = super().form_valid(form)
        note(self.request.user, self.request.user, _("Đăng nhập bằng mã dự phòng."))
        left = second_step.codes_left(self.request.user)
        words = _(
            "Mã vừa dùng không còn hiệu lực; còn %d mã dự phòng. Mất điện thoại thì vào “Tài khoản” để đổi máy."
        )
        messages.warning(self.request, words % left)
        return answer


class SetUp(DeskFormView):
    """A new key: shown as a picture and in letters, turned on by its first code; then the backup codes, once."""

    template_name = "accounts/set_up.html"
    form_class = CodeForm
    title = gettext_lazy("Bật đăng nhập hai bước")

    def dispatch(self, request, *args, **kwargs):
        """Open to who is half-way and has none yet, and to who is in and wants one."""
        if not (half_way(request) or (request.user.is_authenticated and request.user.is_staff)):
            return redirect_to_login(request.get_full_path(), reverse("admin:login"))
        if standing.has_second_step(request.signed_in):
            return HttpResponseRedirect(reverse("accounts:own"))
        return super().dispatch(request, *args, **kwargs)

    def get_form_kwargs(self):
        take = lambda typed: second_step.confirm(self.request.signed_in, typed)  # noqa: E731
        return {**super().get_form_kwargs(), "take": take}

    def get_context_data(self, **kwargs):
        device = second_step.device_to_confirm(self.request.signed_in)
        key = {"picture": second_step.picture(device), "key": second_step.key_in_words(device)}
        must = standing.must_have_second_step(self.request.signed_in)
        return super().get_context_data(**key, must=must, half_way=half_way(self.request), **kwargs)

    def form_valid(self, form):
        user = self.request.signed_in
        second_step.passed(self.request, user, form.device)
        note(user, user, _("Bật đăng nhập hai bước."))
        return show_codes(self.request)


def show_codes(request):
    """Draw new backup codes and show them, this once."""
    title, codes = _("Mã dự phòng của anh/chị"), second_step.issue_codes(request.user)
    return render(request, "accounts/codes.html", frame(request, title, codes=codes))


@method_decorator(staff_only, name="dispatch")
class _AfterPassword(DeskFormView):
    """An act on one's own second step, after the password once more."""

    template_name = "accounts/password_again.html"
    form_class = PasswordForm
    words = button = ""

    def dispatch(self, request, *args, **kwargs):
        if not standing.has_second_step(request.user):
            return HttpResponseRedirect(reverse("accounts:set_up"))
        return super().dispatch(request, *args, **kwargs)

    def get_form_kwargs(self):
        return {**super().get_form_kwargs(), "request": self.request}

    def get_context_data(self, **kwargs):
        return super().get_context_data(words=self.words, button=self.button, **kwargs)


class IssueCodes(_AfterPassword):
    title = gettext_lazy("Cấp lại mã dự phòng")
    words = gettext_lazy("Mười mã mới thay cho các mã cũ; mã cũ còn lại không dùng được nữa.")
    button = gettext_lazy("Cấp mã mới")

    def form_valid(self, form):
        note(self.request.user, self.request.user, _("Cấp lại mã dự phòng."))
        return show_codes(self.request)


class Replace(_AfterPassword):
    """The old key goes, and the person is led to a new one: nobody is left in the desk without."""

    title = gettext_lazy("Đổi điện thoại")
    words = gettext_lazy(
        "Khóa và mã dự phòng cũ bị bỏ, rồi anh/chị quét mã QR mới bằng điện thoại mới ngay sau đó."
    )
    button = gettext_lazy("Bỏ khóa cũ, quét mã mới")

    def form_valid(self, form):
        second_step.turn_off(self.request.user)
        note(self.request.user, self.request.user, _("Bỏ khóa cũ để đổi điện thoại."))
        return HttpResponseRedirect(reverse("accounts:set_up"))


class TurnOff(_AfterPassword):
    title = gettext_lazy("Tắt đăng nhập hai bước")
    words = gettext_lazy("Tắt rồi thì chỉ còn mật khẩu giữ tài khoản của anh/chị.")
    button = gettext_lazy("Tắt")

    def dispatch(self, request, *args, **kwargs):
        if request.user.is_authenticated and standing.must_have_second_step(request.user):
            messages.error(request, _("Vai trò của anh/chị bắt buộc đăng nhập hai bước, nên không tắt được."))
            return HttpResponseRedirect(reverse("accounts:own"))
        return super().dispatch(request, *args, **kwargs)

    def form_valid(self, form):
        second_step.turn_off(self.request.user)
        note(self.request.user, self.request.user, _("Tắt đăng nhập hai bước."))
        messages.success(self.request, _("Đã tắt đăng nhập hai bước."))
        return HttpResponseRedirect(reverse("accounts:own"))
