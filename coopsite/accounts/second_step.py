"""The second step of signing in: an authenticator app, and backup codes for the day the phone is lost."""

import math
import re
from base64 import b32encode
from datetime import timedelta

import django_otp
import segno
from django.core.exceptions import ValidationError
from django.db import transaction
from django.utils import timezone
from django.utils.safestring import mark_safe
from django.utils.translation import gettext as _
from django_otp.plugins.otp_static.models import StaticDevice, StaticToken
from django_otp.plugins.otp_totp.models import TOTPDevice

APP, BACKUP = "app", "backup"
CODES = 10
# The wait doubles with every wrong code; here it stops, at 34 minutes, so that nobody locks an owner out for days.
MOST_FAILURES = 12
# A key that was shown but never confirmed is not shown again later.
KEY_SHOWN_FOR = timedelta(hours=1)
_KINDS = {APP: TOTPDevice, BACKUP: StaticDevice}


def device_to_confirm(user) -> TOTPDevice:
    """Return the key that ``user`` is about to take into an app: the one shown before, or a new one."""
    waiting = TOTPDevice.objects.filter(user=user, confirmed=False)
    waiting.filter(created_at__lt=timezone.now() - KEY_SHOWN_FOR).delete()
    return waiting.first() or TOTPDevice.objects.create(user=user, confirmed=False, name="app")


def confirm(user, typed: str) -> TOTPDevice:
    """Turn the second step on by a code of the new key; older keys end. Raises ValidationError as check does."""
    device = check(user, APP, typed, confirmed=False)
    TOTPDevice.objects.filter(user=user).exclude(pk=device.pk).delete()
    device.confirmed = True
    device.save()
    return device


def check(user, kind: str, typed: str, confirmed=True):
    """Return the device of ``user`` that takes the code ``typed``, which is used up by it.

    Raises ValidationError with code "wrong_code", or "too_many_codes" while a wait is on.
    """
    wait = None
    with transaction.atomic():
        devices = _KINDS[kind].objects.select_for_update().filter(user=user, confirmed=confirmed)
        device = devices.order_by("-pk").first()
        if device is not None:
            allowed, why = device.verify_is_allowed()
            wait = None if allowed else why["locked_until"]
            if allowed and device.verify_token(_tidied(kind, typed)):
                return device
            if device.throttling_failure_count > MOST_FAILURES:
                device.throttling_failure_count = MOST_FAILURES
                device.save()
    # Raised out here: within, the count of failures would be rolled back.
    if wait is not None:
        raise ValidationError(_waiting(wait), "too_many_codes")
    raise ValidationError(_("Mã không đúng hoặc đã dùng rồi. Hãy xem lại mã và thử lần nữa."), "wrong_code")


def _tidied(kind, typed):
    return re.sub(r"\D", "", typed)[:8] if kind == APP else re.sub(r"[\W_]", "", typed).lower()[:16]


def _waiting(until) -> str:
    seconds = max(1, math.ceil((until - timezone.now()).total_seconds()))
    if seconds < 90:
        return _("Mã sai nhiều lần liền. Hãy đợi %d giây rồi thử lại.") % seconds
    return _("Mã sai nhiều lần liền. Hãy đợi %d phút rồi thử lại.") % math.ceil(seconds / 60)


def issue_codes(user) -> list[str]:
    """Replace the backup codes of ``user`` and return the new ones, parted for reading: "abcd-efgh"."""
    with transaction.atomic():
        device, _made = StaticDevice.objects.get_or_create(user=user, defaults={"name": "backup"})
        device.token_set.all().delete()
        codes = [StaticToken.random_token() for _n in range(CODES)]
        StaticToken.objects.bulk_create(StaticToken(device=device, token=code) for code in codes)
    return [f"{code[:4]}-{code[4:]}" for code in codes]


def codes_left(user) -> int:
    return StaticToken.objects.filter(device__user=user).count()


def turn_off(user):
    """Forget every key and code of ``user``; sessions that were opened by them fall back to the first step."""
    for model in _KINDS.values():
        model.objects.filter(user=user).delete()


def passed(request, user, device):
    """Note in the session that ``user`` took the second step; the session changes its key, as at signing in."""
    request.user = user
    django_otp.login(request, device)
    request.session.cycle_key()


def picture(device) -> str:
    """Return the key as a QR code, a piece of SVG without style that stands in the page itself."""
    made = segno.make(device.config_url, error="m")
    # Safe: drawn by the library from squares; the address is in the pattern, not in the markup.
    return mark_safe(made.svg_inline(border=4, light="#fff", title=_("Mã QR để quét"), omitsize=True))


def key_in_words(device) -> str:
    """Return the key as people type it, in groups of four."""
    key = b32encode(device.bin_key).decode().rstrip("=")
    return " ".join(re.findall("..?.?.?", key))
