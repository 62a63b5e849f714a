"""The door: signing in, out, and the page about one's own account."""

from django.contrib import admin
from django.contrib.auth import logout
from django.http import HttpResponseRedirect
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST, require_safe

from coopsite.accounts import second_step, standing
from coopsite.accounts.views.pages import frame, half_way, staff_only, to_second_step, wanted


def sign_in(request):
    """Show the desk's own sign-in, but take who is half-way on to the second step."""
    if request.method == "GET" and half_way(request):
        return to_second_step(request, wanted(request))
    return admin.site.login(request)


@require_POST
def sign_out(request):
    """Let somebody go who is half-way, too."""
    request.user = request.signed_in
    logout(request)
    return HttpResponseRedirect(reverse("admin:login"))


@staff_only
@require_safe
def own(request):
    """What the account is, where it works, and how it is guarded."""
    user = request.user
    return render(
        request,
        "accounts/own.html",
        frame(
            request,
            _("Tài khoản của tôi"),
            places=standing.described(user),
            on=standing.has_second_step(user),
            must=standing.must_have_second_step(user),
            codes_left=second_step.codes_left(user),
        ),
    )
