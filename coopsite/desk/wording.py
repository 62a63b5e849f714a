"""Stored values in the words of staff: choices by their labels, links by the names of what they point at."""

import datetime

from django.db import models
from django.utils import timezone
from django.utils.dateparse import parse_datetime
from django.utils.translation import gettext as _

from coopsite.common.dates import show_date
from coopsite.common.fields import DongField
from coopsite.common.numbers import show_dong, show_number
from coopsite.common.richtext import RichTextField, plain_text
from coopsite.desk.pointing import pointed_at
from coopsite.desk.shape import Part, shape_of
from coopsite.desk.snapshot import value_of

YES_NO = {True: _("có"), False: _("không"), None: ""}


class Names:
    """The names of all that some contents of one model point at: one query a kind, two where some may not be told.

    ``visible(queryset)`` keeps what the reader may know by name; of the rest it is only said that it is there.
    """

    def __init__(self, model, contents, visible):
        self._wanted: dict[type, set] = {}
        for content in contents:
            for kind, keys in pointed_at(shape_of(model), content).items():
                self._wanted.setdefault(kind, set()).update(keys)
        self._rows, self._hidden = {}, {}
        for kind, keys in self._wanted.items():
            rows = {str(row.pk): row for row in visible(kind._default_manager.filter(pk__in=keys))}
            rest = {str(key) for key in keys} - rows.keys()
            there = kind._base_manager.filter(pk__in=rest).values_list("pk", flat=True) if rest else ()
            self._rows[kind], self._hidden[kind] = rows, {str(key) for key in there}

    def row(self, kind, key):
        """Return the row that a link points at if the reader may know it, else None."""
        return self._rows.get(kind, {}).get(str(key))

    def is_hidden(self, kind, key) -> bool:
        """Tell whether a link points at something that is there and that the reader may not know."""
        return str(key) in self._hidden.get(kind, ())

    def name(self, kind, key) -> str:
        row = self.row(kind, key)
        if row is not None:
            return str(row)
        hidden = self.is_hidden(kind, key)
        return _("(mục của liên minh khác)") if hidden else _("(mục không còn nữa)")

    def of_row(self, part: Part, stored: dict) -> str:
        """Return what a part's row calls itself; nothing where that would take a name that may not be told."""
        shape = shape_of(part.model, part.link)
        row = part.model(pk=stored["id"])
        for field in shape.fields:
            value = value_of(field, stored["fields"].get(field.attname))
            setattr(row, field.attname, value)
            if field.is_relation and value is not None:
                target = self.row(field.remote_field.model, value)
                if target is None:
                    return ""
                setattr(row, field.name, target)
        # On the page of one whole, a row of another is called by that other's name.
        return str(getattr(row, part.owner) if part.owner else row)


def in_words(field, stored, names: Names) -> str:
    """Return the stored value of ``field`` as staff read it; nothing for an empty one."""
    if stored is None or stored == "":
        return ""
    if field.is_relation:
        return names.name(field.remote_field.model, stored)
    if field.choices:
        return str(dict(field.flatchoices).get(field.to_python(stored), stored))
    return _plain_words(field, stored)


def _plain_words(field, stored) -> str:
    match field:
        case models.BooleanField():
            return YES_NO[stored]
        case RichTextField():
            return plain_text(stored)
        case DongField():
            return show_dong(field.to_python(stored))
        case models.DateTimeField():
            moment = timezone.localtime(parse_datetime(stored))
            return f"{moment:%H:%M}, {show_date(moment)}"
        case models.DateField():
            return show_date(datetime.date.fromisoformat(stored))
        case models.DecimalField() | models.FloatField():
            return show_number(field.to_python(stored))
        case models.IntegerField():
            return show_number(stored)
    return str(stored)


def links_in_words(field, keys: list[str], names: Names) -> str:
    return "; ".join(sorted(names.name(field.remote_field.model, key) for key in keys))
