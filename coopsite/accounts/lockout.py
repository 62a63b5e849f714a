"""After ten wrong passwords for one name from one address that pair waits; the owner elsewhere does not."""

import math
from ipaddress import ip_address, ip_network

from axes.helpers import get_cool_off
from axes.models import AccessAttempt
from django.conf import settings
from django.contrib import admin
from django.shortcuts import render
from django.utils import timezone
from django.utils.translation import gettext as _


def client_address(request) -> str | None:
    """Return where a request came from; None where nothing readable says it.

    Each proxy adds its caller at the end of X-Forwarded-For, so the reader's address is as far from the end as there
    are proxies of ours (setting PROXIES); what stands before it anybody may have written. An IPv6 customer holds a
    whole /64, which counts as one.
    """
    if request is None:
        return None
    told = [part.strip() for part in request.headers.get("X-Forwarded-For", "").split(",")]
    trusted = settings.PROXIES
    heard = told[-trusted] if 0 < trusted <= len(told) else ""
    return _readable(heard) or _readable(request.META.get("REMOTE_ADDR", ""))


def _readable(text):
    try:
        address = ip_address(text)
    except ValueError:
        return None
    if address.version == 4 or address.ipv4_mapped:
        return str(address if address.version == 4 else address.ipv4_mapped)
    return str(ip_network((int(address), 64), strict=False).network_address)


def locked_out(request, response=None, credentials=None):
    """Answer a locked-out sign-in: when it ends, and what helps meanwhile. The same for names that do not exist."""
    cool_off, name = get_cool_off(request), (credentials or {}).get("username")
    attempts = AccessAttempt.objects.filter(username=name, ip_address=client_address(request))
    last = attempts.order_by("-attempt_time").values_list("attempt_time", flat=True).first()
    until = (last or timezone.now()) + cool_off
    context = {**admin.site.each_context(request), "title": _("Tạm khóa đăng nhập"), "until": until}
    answer = render(request, "accounts/locked_out.html", context, status=429)
    answer["Retry-After"] = max(1, math.ceil((until - timezone.now()).total_seconds()))
    return answer
