"""What holds for every answer and every question of the site."""

import secrets

from django.conf import settings
from django.http import Http404
from django.utils.functional import SimpleLazyObject

NONCE = "<CSP_NONCE_SENTINEL>"


class ContentSecurityPolicyMiddleware:
    """Send the policy of ``settings.SECURE_CSP``, as Django 6's own middleware will.

    ``request.csp_nonce`` makes a nonce on first use; a policy that lists NONCE then carries it.
    """

    def __init__(self, get_response):
        self.get_response = get_response
        self.plain = self._header(None)

    def __call__(self, request):
        made = []
        request.csp_nonce = SimpleLazyObject(lambda: made.append(secrets.token_urlsafe(16)) or made[0])
        response = self.get_response(request)
        response.headers.setdefault("Content-Security-Policy", self._header(made[0]) if made else self.plain)
        return response

    def _header(self, nonce):
        return policy(settings.SECURE_CSP, nonce)


def policy(directives: dict[str, list[str]], nonce=None) -> str:
    """Return the header's words for ``directives``; NONCE stands for the nonce, or for nothing where none was made."""
    rules = []
    for directive, sources in directives.items():
        words = [f"'nonce-{nonce}'" if word == NONCE else word for word in sources if nonce or word != NONCE]
        rules.append(" ".join([directive, *words]))
    return "; ".join(rules)


def with_policy(response, changed: dict[str, list[str]]):
    """Return ``response`` with the site's policy, but for the directives of ``changed``."""
    response.headers["Content-Security-Policy"] = policy(settings.SECURE_CSP | changed)
    return response


class RefuseUnreadableMiddleware:
    """Answer 404 to an address with a NUL character: PostgreSQL refuses it, SQLite cuts it."""

    def __init__(self, get_response):
        self.get_response = get_response

    def __call__(self, request):
        if "\x00" in request.path_info or "%00" in request.META.get("QUERY_STRING", ""):
            raise Http404("NUL in the address")
        return self.get_response(request)
