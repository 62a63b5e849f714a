"""Form and model fields that take Vietnamese as it is typed."""

from decimal import Decimal

from django import forms
from django.db import models
from django.utils.translation import gettext_lazy as _

from coopsite.common.formats.vi.formats import DATE_INPUT_FORMATS
from coopsite.common.numbers import parse_number, show_number
from coopsite.common.text import nfc, without_controls


class NFCTextMixin:
    """Normalises text on its way in, whichever door it comes through."""

    def to_python(self, value):
        value = super().to_python(value)
        return self._tidy(value)

    def pre_save(self, model_instance, add):
        value = self._tidy(super().pre_save(model_instance, add))
        setattr(model_instance, self.attname, value)
        return value

    def get_prep_value(self, value):
        return self._tidy(super().get_prep_value(value))

    @staticmethod
    def _tidy(value):
        return without_controls(nfc(value)).strip() if isinstance(value, str) else value


class NFCCharField(NFCTextMixin, models.CharField):
    """One line of text, stored composed (NFC), without control characters or outer spaces."""


class NFCTextField(NFCTextMixin, models.TextField):
    """Long plain text, stored composed (NFC)."""


class NumberInput(forms.TextInput):
    """Shows a number grouped as Vietnamese read it, and takes it back so."""

    def __init__(self, attrs=None):
        super().__init__({"inputmode": "decimal", "autocomplete": "off", **(attrs or {})})

    def format_value(self, value):
        return show_number(value) if isinstance(value, int | float | Decimal) else value


class NumberField(forms.DecimalField):
    """A form field for "25.000" (25000) and "6,5" (6.5); never the English reading."""

    widget = NumberInput

    def __init__(self, **kwargs):
        super().__init__(**kwargs)
        self.localize = False

    def to_python(self, value):
        if value in self.empty_values:
            return None
        return parse_number(value) if isinstance(value, str) else Decimal(value)

    def has_changed(self, initial, data):
        try:
            return self.to_python(initial) != self.to_python(data)
        except forms.ValidationError:
            return True


class NumberModelField(models.DecimalField):
    """A decimal column whose form field reads Vietnamese numbers."""

    def formfield(self, **kwargs):
        return super().formfield(**{"form_class": NumberField, "widget": NumberInput, **kwargs})


class DongField(models.DecimalField):
    """A sum in đồng, without decimals; its form field takes "25.000" and "25.000 ₫"."""

    def __init__(self, *args, **kwargs):
        kwargs.setdefault("max_digits", 15)
        kwargs.setdefault("decimal_places", 0)
        super().__init__(*args, **kwargs)

    def formfield(self, **kwargs):
        return super().formfield(
            **{"form_class": NumberField, "widget": NumberInput({"class": "vDong"}), **kwargs}
        )


class DayFirstDateField(forms.DateField):
    """A date typed 7/8/2024 and meant as 7 August."""

    def __init__(self, **kwargs):
        kwargs.setdefault("input_formats", DATE_INPUT_FORMATS)
        super().__init__(**kwargs)
        self.error_messages["invalid"] = _("Hãy gõ ngày theo thứ tự ngày/tháng/năm, ví dụ 7/8/2024.")
