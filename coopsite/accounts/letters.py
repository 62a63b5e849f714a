"""Letters to staff: plain text, short, in Vietnamese. The first line of a template is the subject."""

import logging
from threading import Thread

from django.conf import settings
from django.contrib.auth.tokens import default_token_generator
from django.core.mail import EmailMessage
from django.template.loader import render_to_string
from django.urls import reverse
from django.utils.encoding import force_bytes
from django.utils.http import urlsafe_base64_encode

from coopsite.accounts.names import address_of

log = logging.getLogger(__name__)


def send(kind: str, user, **words) -> bool:
    """Send ``user`` the letter ``kind``; return whether it went out. Why not is logged, without the letter."""
    words |= {"user": user, "desk": settings.SITE_ORIGIN + reverse("admin:index")}
    words["days"] = settings.PASSWORD_RESET_TIMEOUT // 86_400
    subject, _line, body = render_to_string(f"accounts/letters/{kind}.txt", words).partition("\n")
    try:
        EmailMessage(" ".join(subject.split()), body.strip() + "\n", to=[address_of(user)]).send()
    except Exception:  # whatever a mail server may do wrong must not break the page
        log.exception("letter %s to account %s was not sent", kind, user.pk)
        return False
    return True


def send_apart(kind: str, user, **words):
    """Send beside the request: how long the mail server takes must not tell whether an address has an account.

    The work done there asks no database.
    """
    Thread(target=send, args=(kind, user), kwargs=words).start()


def password_link(user) -> str:
    """Return the address at which ``user`` sets a password: good once, and for PASSWORD_RESET_TIMEOUT.

    The origin is the site's own setting, never what a request claims.
    """
    key = urlsafe_base64_encode(force_bytes(user.pk))
    path = reverse("accounts:password_set", args=[key, default_token_generator.make_token(user)])
    return settings.SITE_ORIGIN + path
