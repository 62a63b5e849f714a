"""Lists of the admin as cards: each cell carries the name of its column."""

from django import template
from django.utils.html import escape
from django.utils.safestring import mark_safe
from django.utils.text import capfirst

register = template.Library()


@register.simple_tag
def labelled(results, headers) -> list[tuple]:
    """Return (form or None, cells) of each row of a changelist, every cell labelled by its header's words.

    ``results`` and ``headers`` are those of Django's result_list; a column of ticks has no words.
    """
    names = [
        "" if "action-checkbox" in header["class_attrib"] else capfirst(header["text"]) for header in headers
    ]
    return [(row.form, [_label(cell, name) for cell, name in _beside(row, names)]) for row in results]


def _beside(row, names):
    """A list that is edited in place ends each row with a key that has no column."""
    return zip(row, [*names, *[""] * (len(row) - len(names))], strict=True)


def _label(cell: str, name: str) -> str:
    """Django has made the cell, escaped; it begins with its tag."""
    if not name:
        return cell
    tag, rest = cell[:3], cell[3:]
    return mark_safe(f'{tag} data-label="{escape(name)}"{rest}')
