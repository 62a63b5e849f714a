"""Before the second step nobody is signed in; what staff see is kept by no browser; sessions end."""

import time

from django.conf import settings
from django.contrib.auth.models import AnonymousUser
from django.urls import reverse
from django.utils.cache import patch_cache_control
from django.utils.functional import SimpleLazyObject

from coopsite.accounts.standing import owes_second_step


class SecondStepMiddleware:
    """Let nobody be signed in before the second step, at any address.

    Until then ``request.user`` is anonymous, so that every rule of the site, whoever wrote it, holds by itself; only
    the pages of the second step ask for ``request.signed_in``, whose password was right. Neither is looked up
    before somebody asks: public pages touch no session.
    """

    def __init__(self, get_response):
        self.get_response = get_response

    def __call__(self, request):
        signed_in = request.signed_in = request.user
        request.user = SimpleLazyObject(lambda: AnonymousUser() if owes_second_step(signed_in) else signed_in)
        return self.get_response(request)


class DeskMiddleware:
    """Under the desk's address nothing is stored by browsers or proxies, and a session slides and ends.

    It ends SESSION_COOKIE_AGE after its last use, and SESSION_AT_MOST after signing in, however much it is used.
    Stands before the middleware that looks up the user, who is gone with the session.
    """

    # The row of the session is written this often at most.
    RENEWED_EVERY = 600

    def __init__(self, get_response):
        self.get_response = get_response

    def __call__(self, request):
        if not request.path_info.startswith(reverse("admin:index")):
            return self.get_response(request)
        self._slide(request)
        response = self.get_response(request)
        patch_cache_control(response, no_store=True, private=True)
        return response

    def _slide(self, request):
        now, session = int(time.time()), request.session
        if "_auth_user_id" not in session:
            return
        if now - session.setdefault("since", now) > settings.SESSION_AT_MOST:
            session.flush()
        elif now - session.get("used", 0) > self.RENEWED_EVERY:
            session["used"] = now
