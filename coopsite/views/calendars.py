"""Calendars that a phone or an office subscribes to."""

from django.http import HttpResponse
from django.shortcuts import get_object_or_404
from django.views.decorators.cache import cache_control
from django.views.decorators.http import require_safe

from cooperatives.models import Federation
from products.renewals import calendar_of

KEEP_SECONDS = 60 * 60


@require_safe
@cache_control(public=True, max_age=KEEP_SECONDS)
def star_ends(request, slug):
    """Give the days on which the stars of a federation's public products end."""
    federation = get_object_or_404(Federation, slug=slug)
    headers = {"Content-Disposition": f'inline; filename="han-sao-{federation.slug}.ics"'}
    return HttpResponse(calendar_of(federation), content_type="text/calendar; charset=utf-8", headers=headers)
