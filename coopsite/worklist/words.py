"""Moments and spans as somebody at the desk says them."""

import datetime

from django.utils import timezone
from django.utils.translation import gettext as _

from coopsite.common.dates import add_months, months_between, show_date


def moment(at: datetime.datetime) -> str:
    """Return "8:30 hôm nay", "8:30 hôm qua" or "8:30 ngày 7/8/2026"."""
    local, today = timezone.localtime(at), timezone.localdate()
    hour = f"{local.hour}:{local.minute:02}"
    if local.date() == today:
        return _("%(hour)s hôm nay") % {"hour": hour}
    if local.date() == today - datetime.timedelta(days=1):
        return _("%(hour)s hôm qua") % {"hour": hour}
    return _("%(hour)s ngày %(day)s") % {"hour": hour, "day": show_date(local.date())}


def time_left(until: datetime.date, on: datetime.date | None = None) -> str:
    """Return how long something that holds to the end of ``until`` still holds: in months, at the end in days."""
    on = on or timezone.localdate()
    days, months = (until - on).days, months_between(on, until)
    if days <= 0:
        return _("hôm nay là ngày cuối") if days == 0 else ""
    if months < 1:
        return _("còn %(days)s ngày") % {"days": days}
    exactly = add_months(on, months) == until
    return (_("còn %(months)s tháng") if exactly else _("còn hơn %(months)s tháng")) % {"months": months}
