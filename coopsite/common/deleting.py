"""What the page that asks before deleting says: what goes along, in plain words, as far as the editor may read it."""

from collections import Counter
from functools import cached_property

from django.contrib.admin.utils import NestedObjects, quote
from django.db import router
from django.urls import NoReverseMatch, reverse
from django.utils.html import format_html
from django.utils.text import capfirst
from django.utils.translation import gettext as _

from coopsite.common.tagging import TaggedItem

# Whoever would delete what thousands of rows hang on is told enough by some of them.
MOST_LINES = 100


def is_tie(model) -> bool:
    """Tell whether rows of ``model`` only tie two others, which both stay: no editor knows them by a name."""
    return bool(model._meta.auto_created) or issubclass(model, TaggedItem)


class Deletion:
    """All that would go with ``rows`` (of one model, at least one), for one request.

    ``scope(queryset)`` keeps what the editor may edit. What hangs on the rows but belongs to others is counted
    and never named. Rows of the models ``unsaid`` go along as ties do, without a word.
    """

    def __init__(self, rows, request, site, scope, unsaid=()):
        self.request, self.site, self.scope, self.unsaid = request, site, scope, unsaid
        self.collector = NestedObjects(using=router.db_for_write(type(rows[0])), origin=rows)
        self.collector.collect(rows)

    def described(self) -> tuple:
        """Return (nested lines, numbers by kind, kinds that may not be deleted, lines of what forbids it)."""
        named = _without_silent(self.collector.nested(self._line))
        return named, self._numbers(), self._refused(), self._forbidding()

    @cached_property
    def _going(self) -> dict:
        return {
            model: rows for model, rows in self.collector.model_objs.items() if not self._is_unsaid(model)
        }

    @cached_property
    def _foreign(self) -> set:
        """The rows that the editor may not edit, one query a kind."""
        kinds = {model: set(rows) for model, rows in self._going.items()}
        for row in self.collector.protected:
            kinds.setdefault(type(row), set()).add(row)
        return {row for model, rows in kinds.items() for row in self._foreign_of(model, rows)}

    def _foreign_of(self, model, rows) -> list:
        every = model._default_manager.filter(pk__in=[row.pk for row in rows])
        own = set(self.scope(every).values_list("pk", flat=True))
        return [row for row in rows if row.pk not in own]

    def _is_unsaid(self, model) -> bool:
        return is_tie(model) or model in self.unsaid

    def _line(self, row) -> str | None:
        """Return the line of a row, or None for one that stays unsaid."""
        if self._is_unsaid(type(row)) or row in self._foreign:
            return None
        kind = capfirst(row._meta.verbose_name)
        address = self._address(row)
        return format_html('{}: <a href="{}">{}</a>', kind, address, row) if address else f"{kind}: {row}"

    def _address(self, row) -> str:
        meta = row._meta
        if not self.site.is_registered(type(row)):
            return ""
        try:
            name = f"{self.site.name}:{meta.app_label}_{meta.model_name}_change"
            return reverse(name, args=[quote(row.pk)])
        except NoReverseMatch:
            return ""

    def _numbers(self) -> dict:
        """Kinds of one name, such as the figures of several nouns, are counted together."""
        numbers = Counter()
        for model, rows in self._going.items():
            numbers[str(model._meta.verbose_name_plural)] += len(rows)
        return dict(numbers)

    def _refused(self) -> set:
        return {
            row._meta.verbose_name
            for model, rows in self._going.items()
            if self.site.is_registered(model)
            for row in rows
            if not self.site.get_model_admin(model).has_delete_permission(self.request, row)
        }

    def _forbidding(self) -> list[str]:
        own = [
            row
            for row in self.collector.protected
            if not (row in self._foreign or self._is_unsaid(type(row)))
        ]
        lines = [self._line(row) for row in own[:MOST_LINES]]
        if more := len(own) - len(lines):
            lines.append(_("… và %(number)d mục khác nữa") % {"number": more})
        others = Counter(
            str(row._meta.verbose_name) for row in self.collector.protected if row in self._foreign
        )
        words = _("%(kind)s của liên minh khác: %(number)d")
        return lines + [words % {"kind": capfirst(kind), "number": number} for kind, number in others.items()]


def _without_silent(lines: list) -> list:
    """Return nested lines without those that are None; what hangs on such a one moves up to its place."""
    kept, silent = [], False
    for line in lines:
        if not isinstance(line, list):
            silent = line is None
            kept += [] if silent else [line]
        elif below := _without_silent(line):
            kept += below if silent else [below]
    return kept
