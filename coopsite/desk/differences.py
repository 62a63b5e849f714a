"""What changed between two contents of an object, field by field, in words."""

import difflib
import re
from dataclasses import dataclass, field

from django.utils.text import capfirst
from django.utils.translation import gettext as _

from coopsite.desk.shape import Part, Shape, shape_of
from coopsite.desk.wording import Names, in_words, links_in_words

_WORDS = re.compile(r"\S+\s*")
# Shorter values are shown whole beside each other; of longer ones the words that changed are marked.
SHORT = 60
# Texts with less than this share of words in common are two texts.
ALIKE = 0.4
SAME, GONE, NEW = "same", "gone", "new"
CHANGED, ADDED, REMOVED = "changed", "added", "removed"


@dataclass(frozen=True)
class Change:
    """One difference: in which row of which part, which field, what stood there and what stands there now.

    ``path`` is the place in merging.flat's terms. A row that came or went has the kind "added" or "removed" and its
    own words in ``after`` or ``before``.
    """

    where: tuple[str, ...]
    label: str
    before: str
    after: str
    path: tuple
    kind: str = CHANGED

    @property
    def pieces(self) -> list[tuple[str, str]]:
        """The longer texts as (same, gone or new; words), in reading order; nothing for short or unlike values."""
        if self.kind != CHANGED or max(len(self.before), len(self.after)) <= SHORT:
            return []
        old, new = _WORDS.findall(self.before), _WORDS.findall(self.after)
        matcher, pieces = difflib.SequenceMatcher(None, old, new, autojunk=False), []
        if matcher.ratio() < ALIKE:
            return []
        for kind, a, b, c, d in matcher.get_opcodes():
            if kind == "equal":
                pieces.append((SAME, "".join(old[a:b])))
                continue
            pieces += [(GONE, "".join(old[a:b]))] if b > a else []
            pieces += [(NEW, "".join(new[c:d]))] if d > c else []
        return pieces

    def __str__(self):
        place = " · ".join([*self.where, self.label] if self.label else self.where)
        if self.kind == ADDED:
            return _("%(place)s: thêm %(after)s") % {"place": place, "after": self.after}
        if self.kind == REMOVED:
            return _("%(place)s: bỏ %(before)s") % {"place": place, "before": self.before}
        empty = _("(trống)")
        return f"{place}: {self.before or empty} → {self.after or empty}"


@dataclass
class Comparison:
    """Compares two contents of rows of ``model``; ``names`` tells what links point at."""

    model: type
    names: Names
    changes: list[Change] = field(default_factory=list)

    def between(self, old: dict, new: dict) -> list[Change]:
        """Return the changes that lead from ``old`` to ``new``, in the order of the model's fields and parts."""
        self.changes = []
        self._compare(shape_of(self.model), old, new, (), ())
        return self.changes

    def _compare(self, shape: Shape, old, new, where, path):
        for one in shape.fields:
            if one.name == "position":
                continue
            a, b = _held(old, one), _held(new, one)
            if a != b:
                words = in_words(one, a, self.names), in_words(one, b, self.names)
                self._note(where, one, words, (*path, "fields", one.attname))
        for one in shape.links:
            a, b = (data.get("links", {}).get(one.name, []) for data in (old, new))
            if a != b:
                words = links_in_words(one, a, self.names), links_in_words(one, b, self.names)
                self._note(where, one, words, (*path, "links", one.name))
        if shape.topics and old.get("topics") != new.get("topics"):
            words = ", ".join(old.get("topics", [])), ", ".join(new.get("topics", []))
            self._note(where, shape.model._meta.get_field(shape.topics), words, (*path, "topics"))
        for part in shape.parts:
            rows = [data.get("parts", {}).get(part.name, []) for data in (old, new)]
            self._compare_rows(part, *rows, where, (*path, "parts", part.name))

    def _note(self, where, one, words, path):
        self.changes.append(Change(where, capfirst(str(one.verbose_name)), *words, path))

    def _compare_rows(self, part: Part, old, new, where, path):
        a, b = ({row["id"]: row for row in rows if not self._is_of_others(part, row)} for rows in (old, new))
        shape, title = shape_of(part.model, part.link), capfirst(str(part.model._meta.verbose_name))
        for key in [*a, *(key for key in b if key not in a)]:
            place = (*path, key)
            if key not in b:
                self.changes.append(Change((*where, title), "", self._row(part, a[key]), "", place, REMOVED))
            elif key not in a:
                self.changes.append(Change((*where, title), "", "", self._row(part, b[key]), place, ADDED))
            elif a[key] != b[key]:
                name = self.names.of_row(part, a[key]) or _("một dòng")
                self._compare(shape, a[key], b[key], (*where, title, name), place)
        if _order(a, b) != _order(b, a):
            words = _("như cũ"), _("xếp lại")
            self.changes.append(Change((*where, title), _("Thứ tự"), *words, path))

    def _is_of_others(self, part: Part, row: dict) -> bool:
        """Tell whether a row belongs to something that the reader may not know: of such a one nothing is said."""
        if not part.owner:
            return False
        link = part.model._meta.get_field(part.owner)
        return self.names.is_hidden(link.remote_field.model, row["fields"].get(link.attname))

    def _row(self, part: Part, row: dict) -> str:
        """Return a row that came or went as its own words: its name, then each field that holds something."""
        shape = shape_of(part.model, part.link)
        told = [self.names.of_row(part, row) or _("một dòng")]
        for one in shape.fields:
            words = in_words(one, row["fields"].get(one.attname), self.names)
            is_idle = one.name == "position" or row["fields"].get(one.attname) is False
            if words and not is_idle and words not in told[0]:
                told.append(f"{one.verbose_name}: {words}")
        return "; ".join(told)


def _held(data: dict, one):
    """Return what a content holds in a field; taken before the field was there, it holds what all rows got with it."""
    return data["fields"].get(one.attname, one.get_default())


def _order(rows: dict, others: dict) -> list[str]:
    """Return the keys of the rows that both have, in the order in which ``rows`` places them."""
    both = [row for key, row in rows.items() if key in others]
    return [
        row["id"] for row in sorted(both, key=lambda row: (row["fields"].get("position") or 0, row["id"]))
    ]


def changes_between(model, old: dict, new: dict, visible) -> list[Change]:
    """Return what leads from ``old`` to ``new``; see Comparison and Names."""
    return Comparison(model, Names(model, [old, new], visible)).between(old, new)
