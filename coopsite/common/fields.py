"""Form and model fields that take Vietnamese as it is typed: text in any normal form, numbers, days."""

from decimal import Decimal

from django import forms
from django.conf import settings
from django.core.validators import URLValidator
from django.db import models
from django.utils.html import format_html
from django.utils.translation import gettext_lazy as _

from coopsite.common.formats.vi.formats import DATE_INPUT_FORMATS
from coopsite.common.hosts import secured
from coopsite.common.numbers import parse_number, show_number
from coopsite.common.text import tidy_line, tidy_text


class TidyLineField(forms.CharField):
    """One line, tidied before its length is measured: decomposed letters count once."""

    def to_python(self, value):
        return super().to_python(value if value in self.empty_values else tidy_line(str(value)))


class TidyTextField(forms.CharField):
    """Lines of text, tidied before they are measured and compared with what is stored."""

    widget = forms.Textarea

    def to_python(self, value):
        return super().to_python(value if value in self.empty_values else tidy_text(str(value)))


class TidyTextMixin:
    """A text column tidied on every way in: form, deserialiser, assignment in code, value of an exact lookup.

    A text sought by ``contains`` or another partial lookup is not: pass it through ``nfc`` first.
    """

    tidy: staticmethod
    form_class: type[forms.CharField]

    def to_python(self, value):
        value = super().to_python(value)
        return self.tidy(value) if isinstance(value, str) else value

    def pre_save(self, model_instance, add):
        """Tidy the instance too, so that it holds what its row holds; expressions pass as they are."""
        value = super().pre_save(model_instance, add)
        if isinstance(value, str):
            value = self.tidy(value)
            setattr(model_instance, self.attname, value)
        return value

    def formfield(self, **kwargs):
        return super().formfield(**{"form_class": self.form_class, **kwargs})


class NFCCharField(TidyTextMixin, models.CharField):
    """One line of text, stored composed (NFC), single-spaced and without control characters."""

    tidy = staticmethod(tidy_line)
    form_class = TidyLineField


class NFCTextField(TidyTextMixin, models.TextField):
    """Lines of plain text, stored composed (NFC) and without control characters but tabs and line ends."""

    tidy = staticmethod(tidy_text)
    form_class = TidyTextField


is_https = URLValidator(
    schemes=["https"],
    message=_("Đường dẫn không hợp lệ; hãy chép cả địa chỉ, bắt đầu bằng https://."),
    code="not_https",
)


def https_alone(column: str, name: str) -> models.CheckConstraint:
    """Return the rule, called ``name``, that the web address in ``column`` is https, or none: for an HttpsField."""
    return models.CheckConstraint(
        condition=models.Q(**{column: ""}) | models.Q(**{f"{column}__startswith": "https://"}),
        name=name,
        violation_error_message=_("Đường dẫn phải bắt đầu bằng https://."),
        violation_error_code="url_not_web",
    )


class HttpsFormField(forms.URLField):
    """A web address that is typed or pasted; http:// is read as https://."""

    default_validators = (is_https,)

    def __init__(self, **kwargs):
        super().__init__(**{"assume_scheme": "https", **kwargs})

    def to_python(self, value):
        return secured(super().to_python(value))


class HttpsField(models.URLField):
    """A web address, https alone: http:// becomes https:// on every way in, an earlier content taken back included."""

    default_validators = (is_https,)

    def to_python(self, value):
        value = super().to_python(value)
        return secured(value) if isinstance(value, str) else value

    def pre_save(self, model_instance, add):
        value = super().pre_save(model_instance, add)
        if isinstance(value, str):
            value = secured(value)
            setattr(model_instance, self.attname, value)
        return value

    def formfield(self, **kwargs):
        return super().formfield(**{"form_class": HttpsFormField, **kwargs})


class GroupedNumberInput(forms.TextInput):
    """Shows a number grouped, as Vietnamese read it; what was typed wrongly is shown as it was typed."""

    def __init__(self, attrs=None):
        # inputmode brings up a phone's digits; type=number would refuse "25.000" or read it as 25.
        super().__init__({"inputmode": "decimal", "autocomplete": "off", **(attrs or {})})

    def format_value(self, value):
        return show_number(value) if isinstance(value, int | float | Decimal) else value


class NumberField(forms.DecimalField):
    """A number typed "25.000" (25000) or "6,5" (6.5), never read the English way; see parse_number."""

    widget = GroupedNumberInput

    def to_python(self, value):
        if isinstance(value, str):
            value = value.strip()
        if value in self.empty_values:
            return None
        return parse_number(value) if isinstance(value, str) else Decimal(str(value))


class WholeNumberInput(GroupedNumberInput):
    """Shows a whole number, grouped from five digits on: years and small counts are read without a dot."""

    def __init__(self, attrs=None):
        super().__init__({"inputmode": "numeric", **(attrs or {})})

    def format_value(self, value):
        return str(value) if isinstance(value, int) and abs(value) < 10_000 else super().format_value(value)


class WholeNumberField(NumberField):
    """A whole number typed "12.500" or "12500", returned as an int; a half is refused with code not_whole."""

    widget = WholeNumberInput
    default_error_messages = {"not_whole": _("Hãy gõ một số nguyên, ví dụ 12 hay 12.500.")}

    def clean(self, value):
        value = super().clean(value)
        if value is None:
            return None
        if value != int(value):
            raise forms.ValidationError(self.error_messages["not_whole"], "not_whole")
        return int(value)


class DongInput(GroupedNumberInput):
    """Shows a sum with its unit beside the box; "đồng" or "₫" may be typed all the same."""

    def render(self, name, value, attrs=None, renderer=None):
        return format_html(
            '{} <span class="unit">{}</span>', super().render(name, value, attrs, renderer), _("đồng")
        )


class NumberModelField(models.DecimalField):
    """A decimal column whose form field reads Vietnamese numbers.

    Code and fixtures give it a Decimal, an int or the machine's spelling ("6.500"), as any DecimalField.
    """

    def formfield(self, **kwargs):
        return super().formfield(**{"form_class": NumberField, **kwargs})


class DongField(NumberModelField):
    """A sum in whole đồng, at most 15 digits; "25.000" and "25.000 ₫" are 25000 wherever they come from.

    Without decimals, the machine's and the Vietnamese spelling never disagree.
    """

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **{"max_digits": 15, "decimal_places": 0, **kwargs})

    def formfield(self, **kwargs):
        return super().formfield(**{"widget": DongInput, **kwargs})

    def to_python(self, value):
        return parse_number(value) if isinstance(value, str) and value else super().to_python(value)


class DayFirstDateField(forms.DateField):
    """A day typed 7/8/2024 and meant as 7 August, whatever the language of the session."""

    widget = forms.DateInput(format=DATE_INPUT_FORMATS[0])
    default_error_messages = {
        "invalid": _("Hãy gõ ngày theo thứ tự ngày/tháng/năm, ví dụ 7/8/2024 là mồng 7 tháng 8."),
    }

    def __init__(self, **kwargs):
        super().__init__(**{"input_formats": DATE_INPUT_FORMATS, **kwargs})


def account_field(verbose_name, **more) -> models.ForeignKey:
    """Return a field for who did something: it stays, without a name, when the account is deleted."""
    return models.ForeignKey(
        settings.AUTH_USER_MODEL,
        models.SET_NULL,
        null=True,
        blank=True,
        related_name="+",
        verbose_name=verbose_name,
        **more,
    )
