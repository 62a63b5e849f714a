"""What the styles of a pasted page mean: bold, raised, hidden, a heading, an item of a list, an old font."""

import re
from dataclasses import dataclass

from coopsite.common.markup.spans import EM, STRONG, SUB, SUP

_SHEETS = re.compile(r"<(/?)style", re.IGNORECASE)
_CLASS = re.compile(r"\.([\w-]+)")
# What a class may tell beside the element's own style.
_OF_A_CLASS = {"font-family", "mso-outline-level"}
_LIST = re.compile(r"\bl\d+\s+level(\d)")
_HEADING_CLASS = re.compile(r"(?:Mso)?Heading(\d)$", re.IGNORECASE)
_LIST_CLASS = re.compile(r"Mso(?:ListParagraph|ListBullet|ListNumber)")
_MARKS = {"strong": STRONG, "b": STRONG, "em": EM, "i": EM, "sub": SUB, "sup": SUP}


@dataclass(frozen=True)
class Look:
    """How an element looks: its own declarations, and those of its classes that matter."""

    tag: str
    classes: str
    said: dict

    @property
    def hidden(self) -> bool:
        """Whether a reader of the page would not see it; comments in the margin count as such."""
        return (
            self.said.get("display") == "none"
            or self.said.get("mso-hide") == "all"
            or self.said.get("mso-element", "").startswith("comment")
            or "mso-comment-reference" in self.said
            or "MsoCommentReference" in self.classes
        )

    @property
    def font(self) -> str:
        """The first font that it asks for, or ""."""
        return self.said.get("font-family", "").split(",")[0].strip(" '\"")

    def marks(self, worn: frozenset) -> frozenset:
        """Return what its words wear inside an element that wears ``worn``."""
        wear = worn | {_MARKS[self.tag]} if self.tag in _MARKS else worn
        weight, slant = self.said.get("font-weight", ""), self.said.get("font-style", "")
        if weight:
            heavy = weight in ("bold", "bolder") or (weight.isdigit() and int(weight) >= 600)
            wear = wear | {STRONG} if heavy else wear - {STRONG}
        if slant:
            wear = wear | {EM} if slant in ("italic", "oblique") else wear - {EM}
        raised = {"super": SUP, "sub": SUB}.get(self.said.get("vertical-align"))
        return wear | {raised} if raised else wear

    @property
    def heading(self) -> int | None:
        """The level of a heading that only its style makes one; a title is a first one."""
        if self.tag not in ("p", "div"):
            return None
        if "MsoTitle" in self.classes.split():
            return 1
        named = next(filter(None, map(_HEADING_CLASS.match, self.classes.split())), None)
        told = named[1] if named else self.said.get("mso-outline-level", "")
        return int(told) if told.isdigit() and 1 <= int(told) <= 9 else None

    @property
    def list_level(self) -> int | None:
        """The level of an item in one of Word's lists, which are no lists in its HTML; None for what is none."""
        found = _LIST.search(self.said.get("mso-list", ""))
        return int(found[1]) if found else None

    @property
    def looks_listed(self) -> bool:
        return bool(_LIST_CLASS.search(self.classes))

    @property
    def is_marker(self) -> bool:
        """Whether it holds the bullet or the number that Word writes before an item."""
        return self.said.get("mso-list", "").strip().lower() == "ignore"


class Styles:
    """The looks of a page's elements: from its style sheet, and from each element's own style."""

    def __init__(self, html: str):
        self.classes = {}
        for rule in _rules(html):
            names, _brace, body = rule.rpartition("{")
            if "." in names:
                told = {name: value for name, value in _declared(body).items() if name in _OF_A_CLASS}
                for name in _CLASS.findall(names) if told else ():
                    self.classes.setdefault(name, {}).update(told)

    def look(self, node) -> Look:
        said = {}
        for name in node.classes.split():
            said |= self.classes.get(name, {})
        if style := node.attributes.get("style"):
            said |= _declared(style)
        if face := node.attributes.get("face"):
            said["font-family"] = face
        return Look(node.tag, node.classes, said)


def _rules(html: str) -> list[str]:
    """Return what ends with a "}" in the style sheets of a page."""
    # Odd pieces of the split are the slashes: "" opens a sheet, "/" closes it.
    pieces = _SHEETS.split(html)
    sheets = [text for slash, text in zip(pieces[1::2], pieces[2::2], strict=True) if not slash]
    return [rule for sheet in sheets for rule in sheet.split("}")]


def _declared(style: str) -> dict[str, str]:
    pairs = (declaration.partition(":") for declaration in style.split(";"))
    return {name.strip().lower(): value.strip().lower() for name, _colon, value in pairs if name.strip()}
