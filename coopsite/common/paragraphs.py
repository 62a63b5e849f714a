"""Written HTML as its editors see it: plain paragraphs, as long as it is nothing more than that."""

import re
from html import unescape

from django import forms

from coopsite.common.richtext import clean_html

_PLAIN = re.compile(r"(?:<p>(?:[^<]|<br>)*</p>\s*)+")
_ANY_TAG = re.compile(r"<[a-zA-Z/!]")


def as_typed(html: str) -> str:
    """Return paragraphs as somebody would type them, parted by blank lines; other HTML as it is.

    clean_html makes the same page of both.
    """
    if not _PLAIN.fullmatch(html):
        return html
    lines = (" ".join(part.split()) for part in re.split(r"(<br>|</p>)", html.replace("<p>", "")))
    text = "".join({"<br>": "\n", "</p>": "\n\n"}.get(line, line) for line in lines)
    typed = unescape(text).strip()
    return html if _ANY_TAG.search(typed) else typed


class ParagraphsInput(forms.Textarea):
    """A box for written text in which nobody meets a tag that they have not typed."""

    def format_value(self, value):
        return as_typed(value) if value else super().format_value(value)


class ParagraphsField(forms.CharField):
    """Written text; what reads the same has not changed."""

    widget = ParagraphsInput

    def has_changed(self, initial, data):
        return as_typed(clean_html(initial or "")) != as_typed(clean_html(data or ""))
