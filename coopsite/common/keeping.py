"""Forms of the admin that keep what they hold: links that stay valid, labels that are asked for once."""

from django import forms
from django.contrib.admin.widgets import AutocompleteSelect, AutocompleteSelectMultiple
from django.core.exceptions import ValidationError
from django.db import DataError
from django.db.models import Q

from coopsite.common.longtext import LongTextField
from coopsite.common.richtext import tokens_in


class Knowing:
    """A select that completes what is typed; it asks for no label of a row that its form already holds."""

    known = ()

    def optgroups(self, name, value, attrs=None):
        labels = {str(row.pk): self.choices.field.label_from_instance(row) for row in self.known}
        chosen = [str(one) for one in value if str(one) not in self.choices.field.empty_values]
        if not set(chosen) <= set(labels):
            try:
                return super().optgroups(name, value, attrs)
            except (ValueError, ValidationError, OverflowError, DataError):
                # What is no key at all came from a forged form or address: nothing is chosen.
                return super().optgroups(name, [], attrs)
        empty = [] if self.is_required or self.allow_multiple_selected else [("", "", False)]
        options = [*empty, *((key, labels[key], True) for key in chosen)]
        return [(None, [self.create_option(name, *one, index=0) for one in options], 0)]


class KnowingSelect(Knowing, AutocompleteSelect):
    """Completes one row."""


class KnowingSelectMultiple(Knowing, AutocompleteSelectMultiple):
    """Completes many rows."""


class ChosenRows(forms.ModelMultipleChoiceField):
    """Many chosen rows; a key that no database can hold is no row."""

    def _check_values(self, value):
        try:
            return super()._check_values(value)
        except (OverflowError, DataError) as error:
            raise ValidationError(
                self.error_messages["invalid_pk_value"], "invalid_pk_value", {"pk": "…"}
            ) from error


class KeepingForm(forms.ModelForm):
    """A form whose links stay valid as they are: saving an unchanged page must never fail.

    An administrator, or a federation that was merged since, may have linked what this editor could not choose.
    """

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        # A new row has a key already where keys are drawn; what an address proposes for it is not held yet.
        if self.instance._state.adding:
            return
        for name, field in self.fields.items():
            held = self.initial.get(name)
            if isinstance(field, LongTextField):
                field.held = tokens_in(held)
            if held and isinstance(field, forms.ModelChoiceField):
                keys = [getattr(one, "pk", one) for one in (held if isinstance(held, list) else [held])]
                every = field.queryset.model._default_manager
                field.queryset = every.filter(Q(pk__in=field.queryset.values("pk")) | Q(pk__in=keys))
                self._tell(field.widget, name, held)

    def _tell(self, widget, name, held):
        """Hand the rows that were loaded with the instance to the widget that will label them."""
        loaded = self.instance._state.fields_cache.get(name)
        rows = held if isinstance(held, list) else [loaded]
        # A field that may be added to is wrapped in links.
        getattr(widget, "widget", widget).known = [row for row in rows if hasattr(row, "pk")]
