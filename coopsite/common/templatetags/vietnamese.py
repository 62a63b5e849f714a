"""Numbers, sums, days and typed sentences in templates, without {% load %}: the settings make these tags builtins."""

import datetime

from django import template
from django.utils import timezone

from coopsite.common.dates import show_date, show_span
from coopsite.common.numbers import show_dong, show_number

register = template.Library()

ENDS, CLOSES = (".", "!", "?", "…"), "”’\"')»"


@register.filter
def so(value) -> str:
    """A number: 3.150; nothing for a missing one."""
    return "" if value == "" else show_number(value)


@register.filter
def dong(value) -> str:
    """A sum: 25.000 ₫; nothing for a missing one."""
    return "" if value == "" else show_dong(value)


@register.filter
def ngay(value) -> str:
    """A day: 7/8/2024; of a moment, its day in Vietnam; nothing for a missing one."""
    if isinstance(value, datetime.datetime) and timezone.is_aware(value):
        value = timezone.localtime(value)
    return show_date(value)


@register.filter
def sentence(value) -> str:
    """Words that somebody typed, as a sentence that another may follow: "Mưa to" → "Mưa to."; nothing for nothing."""
    words = str(value or "").strip().rstrip(",;: ")
    if not words or words.rstrip(CLOSES).endswith(ENDS):
        return words
    return f"{words}."


@register.simple_tag
def span_dates(first, last=None) -> str:
    """The days from ``first`` to ``last``: 7–9/8/2024; one day where there is no last."""
    return show_span(first, last or first)
