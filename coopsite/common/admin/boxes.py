"""The boxes of the admin's forms: days, moments and numbers shown as they are read and taken as they are typed."""

import datetime

from django.contrib.admin.widgets import AdminDateWidget, AdminSplitDateTime, BaseAdminTimeWidget
from django.db import models
from django.forms import MultiWidget, SplitDateTimeField
from django.utils.translation import gettext_lazy as _

from coopsite.common.dates import show_date
from coopsite.common.fields import NumberField, WholeNumberField, WholeNumberInput


class DayInput(AdminDateWidget):
    """A day beside its calendar: 7/8/2024, without idle zeros; what was typed wrongly stays as it was typed."""

    def format_value(self, value):
        return show_date(value) if isinstance(value, datetime.date) else super().format_value(value)


class _DayOfMoment(DayInput):
    # The box of a moment brings a frame of its own.
    template_name = "django/forms/widgets/date.html"


class MomentInput(AdminSplitDateTime):
    """A day and an hour, each in its box."""

    def __init__(self, attrs=None):
        boxes = [_DayOfMoment({"aria-label": _("Ngày")}), BaseAdminTimeWidget({"aria-label": _("Giờ")})]
        MultiWidget.__init__(self, boxes, attrs)


class MomentField(SplitDateTimeField):
    """A day and an hour; what is no day or no hour is said with an example of one."""

    default_error_messages = {
        "invalid_date": _("Hãy gõ ngày theo thứ tự ngày/tháng/năm, ví dụ 7/8/2024 là mồng 7 tháng 8."),
        "invalid_time": _("Hãy gõ giờ và phút, ví dụ 19:30 hay 19h30."),
    }


class SmallNumberInput(WholeNumberInput):
    """A whole number in a box as wide as few digits."""

    def __init__(self, attrs=None):
        super().__init__({"class": "vIntegerField", **(attrs or {})})


# For ModelAdmin.formfield_overrides, of inlines too. A column that has choices keeps its select.
AS_TYPED = {
    models.DateField: {"widget": DayInput},
    models.DateTimeField: {"form_class": MomentField, "widget": MomentInput},
    models.IntegerField: {"form_class": WholeNumberField, "widget": SmallNumberInput},
    models.DecimalField: {"form_class": NumberField},
}
