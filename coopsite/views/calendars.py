"""Calendars that a phone or an office subscribes to."""

from django.conf import settings
from django.http import HttpResponse
from django.shortcuts import get_object_or_404
from django.urls import reverse
from django.views.decorators.cache import cache_control
from django.views.decorators.http import require_safe

from cooperatives.models import Federation
from coopsite.common.views import redirect_from_former
from products.renewals import calendar_of
from stories.calendars import feed_of

KEEP_SECONDS = 60 * 60


@require_safe
@cache_control(public=True, max_age=KEEP_SECONDS)
def star_ends(request, slug):
    """Give the days on which the stars of a federation's public products end."""
    federation = get_object_or_404(Federation, slug=slug)
    headers = {"Content-Disposition": f'inline; filename="han-sao-{federation.slug}.ics"'}
    return HttpResponse(calendar_of(federation), content_type="text/calendar; charset=utf-8", headers=headers)


@require_safe
@cache_control(public=True, max_age=KEEP_SECONDS)
def events(request, slug):
    """Give a federation's fairs and livestreams; what subscribed by a former address is led to the present one."""
    federation = Federation.objects.filter(slug=slug).first()
    if federation is None:
        return redirect_from_former(request, Federation.objects.all(), slug, _feed_address)
    headers = {"Content-Disposition": f'inline; filename="su-kien-{federation.slug}.ics"'}
    return HttpResponse(feed_of(federation), content_type="text/calendar; charset=utf-8", headers=headers)


def feed_links(federation) -> dict:
    """Return the two addresses of a federation's events: ``followed``, which calendars take as one to ask again and
    again, and ``address``, to be pasted where a calendar asks for one.

    A tapped https address is taken in once, as a copy that never changes; webcal: says "follow", where the machine
    has a calendar that knows the word.
    """
    address = settings.SITE_ORIGIN + _feed_address(federation)
    return {"followed": f"webcal:{address.partition(':')[2]}", "address": address}


def _feed_address(federation) -> str:
    return reverse("events_of_federation", args=[federation.slug])
