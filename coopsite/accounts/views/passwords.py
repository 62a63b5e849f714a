"""A forgotten password, and setting one by the link of a letter. No answer tells whether an account exists."""

from axes.utils import reset as forgive_failures
from django.contrib.auth.views import PasswordResetConfirmView
from django.core.cache import cache
from django.http import HttpResponseRedirect
from django.shortcuts import render
from django.urls import reverse, reverse_lazy
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.decorators.http import require_safe

from coopsite.accounts import letters
from coopsite.accounts.forms import ForgottenForm
from coopsite.accounts.journal import log
from coopsite.accounts.names import address_of, find_account
from coopsite.accounts.views.pages import DeskFormView, frame

# A mailbox gets one letter in this time, however often it is asked for.
BETWEEN_LETTERS = 120


class Forgotten(DeskFormView):
    template_name = "accounts/forgotten.html"
    form_class = ForgottenForm
    title = gettext_lazy("Quên mật khẩu")

    def form_valid(self, form):
        account = find_account(form.cleaned_data["address"])
        if account and account.is_active and account.is_staff and address_of(account):
            self.write_to(account)
        return HttpResponseRedirect(reverse("accounts:forgotten_told"))

    def write_to(self, account):
        if cache.add(f"password-letter-{account.pk}", 1, BETWEEN_LETTERS):
            log.info("account %s: a password letter was asked for", account.pk)
            letters.send_apart("password", account, link=letters.password_link(account))


@require_safe
def told(request):
    return render(request, "accounts/told.html", frame(request, _("Hãy xem hộp thư")))


class SetPassword(PasswordResetConfirmView):
    """The page behind the link of a letter. The token leaves the address at once and stays in the session."""

    template_name = "accounts/password_set.html"
    success_url = reverse_lazy("accounts:password_done")
    reset_url_token = "moi"
    title = gettext_lazy("Đặt mật khẩu")

    def get_user(self, uidb64):
        user = super().get_user(uidb64)
        return user if user is not None and user.is_active and user.is_staff else None

    def get_context_data(self, **kwargs):
        words = super().get_context_data(**kwargs)
        title = self.title if self.validlink else _("Đường dẫn không còn dùng được")
        return {**words, **frame(self.request, title), "person": self.user}

    def form_valid(self, form):
        """Who owns the mailbox waits no longer, whoever tried their password."""
        answer = super().form_valid(form)
        forgive_failures(username=self.user.get_username())
        log.info("account %s set a password by a letter", self.user.pk)
        return answer


@require_safe
def done(request):
    return render(request, "accounts/password_done.html", frame(request, _("Đã đặt mật khẩu")))
