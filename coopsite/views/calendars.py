"""Calendars that a phone or an office subscribes to."""

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


def _feed_address(federation) -> str:
    return reverse("events_of_federation", args=[federation.slug])
