"""A day and an hour typed apart."""

import datetime

from django import forms
from django.core.exceptions import ValidationError
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from coopsite.common.fields import DayFirstDateField
from coopsite.desk.troubles import Refused

DAY, HOUR = "_day", "_hour"


def read_moment(values) -> datetime.datetime:
    """Return the moment in Vietnam that the fields DAY and HOUR of ``values`` give; raises Refused with the reason."""
    try:
        day = DayFirstDateField().clean(values.get(DAY, ""))
        hour = forms.TimeField().clean(values.get(HOUR, ""))
    except ValidationError as error:
        raise Refused(_("Hãy cho cả ngày và giờ, ví dụ 7/8/2026 và 8:30."), *error.messages) from error
    return timezone.make_aware(datetime.datetime.combine(day, hour))
