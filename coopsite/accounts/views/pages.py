"""What the accounts' pages share: the desk's frame, who may open them, where they lead back to."""

from functools import wraps

from django.contrib import admin
from django.contrib.auth.views import redirect_to_login
from django.http import HttpResponseRedirect
from django.urls import reverse
from django.utils.decorators import method_decorator
from django.utils.http import url_has_allowed_host_and_scheme, urlencode
from django.views.decorators.debug import sensitive_post_parameters
from django.views.generic import FormView

from coopsite.accounts.standing import has_second_step


def wanted(request) -> str:
    """Return the page that somebody was on the way to, if it is one of this site, else the desk's first page."""
    asked = request.POST.get("next") or request.GET.get("next") or ""
    safe = url_has_allowed_host_and_scheme(asked, {request.get_host()}, require_https=request.is_secure())
    return asked if safe else reverse("admin:index")


def to_second_step(request, next_page):
    """Lead somebody whose password was right to the code, or to setting the second step up."""
    step = "accounts:code" if has_second_step(request.signed_in) else "accounts:set_up"
    return HttpResponseRedirect(f"{reverse(step)}?{urlencode({'next': next_page})}")


def half_way(request) -> bool:
    """Tell whether the password was right and the second step is still owed."""
    return request.signed_in.is_authenticated and not request.user.is_authenticated


def frame(request, title, **words) -> dict:
    """Return the context of a page in the desk's frame."""
    return {**admin.site.each_context(request), "title": title, "next": wanted(request), **words}


def staff_only(view):
    """Open a page to whoever may enter the desk; the others sign in first and come back."""

    @wraps(view)
    def guarded(request, *args, **kwargs):
        if not admin.site.has_permission(request):
            return redirect_to_login(request.get_full_path(), reverse("admin:login"))
        return view(request, *args, **kwargs)

    return guarded


@method_decorator(sensitive_post_parameters(), name="dispatch")
class DeskFormView(FormView):
    """A page with one form, in the desk's frame."""

    title = ""

    def get_context_data(self, **kwargs):
        return super().get_context_data(**frame(self.request, self.title), **kwargs)
