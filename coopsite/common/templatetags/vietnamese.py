"""Numbers, sums and days in templates."""

import datetime

from django import template
from django.utils import timezone

from coopsite.common.dates import show_date
from coopsite.common.numbers import show_dong, show_number

register = template.Library()


@register.filter
def so(value) -> str:
    """A number: 3.150."""
    return show_number(value)


@register.filter
def dong(value) -> str:
    """A sum: 25.000 ₫."""
    return show_dong(value)


@register.filter
def ngay(value) -> str:
    """A day, day first: 7/8/2024; a moment is shown by its day in Vietnam."""
    if isinstance(value, datetime.datetime) and timezone.is_aware(value):
        value = timezone.localtime(value)
    return show_date(value)
