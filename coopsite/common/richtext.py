"""The one seam through which written HTML passes.

Threat: an editor's account is stolen, or somebody pastes a page from elsewhere. Scripts, event handlers,
styles, frames, forms, ``javascript:`` links and tracking pictures must never reach a reader. Everything
is cleaned when it is stored, whichever door it came through (form, import, command), so that templates may
print a RichTextField with ``|safe`` and nothing else. The content security policy is the second wall.
"""

import re
from html import unescape

import nh3
from django.db import models
from django.utils.html import linebreaks, strip_tags

from coopsite.common.text import nfc

TAGS = {
    "p", "br", "h2", "h3", "h4", "ul", "ol", "li", "blockquote", "a", "strong", "em", "sub", "sup",
    "table", "caption", "thead", "tbody", "tr", "th", "td",
}  # fmt: skip
ATTRIBUTES = {"a": {"href"}, "th": {"scope", "colspan", "rowspan"}, "td": {"colspan", "rowspan"}}
SCHEMES = {"http", "https", "mailto", "tel"}
RENAMED = {"h1": "h2", "b": "strong", "i": "em", "div": "p"}
_OPEN_OR_CLOSE = re.compile(r"<(/?)(h1|b|i|div)(?=[\s>/])", re.IGNORECASE)
_ANY_TAG = re.compile(r"<[a-zA-Z/!]")
_BETWEEN_BRACKETS = re.compile(r"[^<>]+")
# Tags that part no words: "m<sup>2</sup>" is one.
_PARTS_WORDS = re.compile(r"<(?!/?(?:a|em|strong|sub|sup)[\s>])")
_EMPTY = re.compile(r"<(p|h2|h3|h4|li|strong|em)>(?:\s|&nbsp;|\u00a0|<br>)*</\1>")


def clean_html(html: str) -> str:
    """Return ``html`` with only the tags, attributes and links that a report needs.

    Text without any tag is taken as typed paragraphs: a blank line starts a new one. A page has one h1 of
    its own, so an h1 becomes an h2. Empty paragraphs, the leavings of word processors, go. Applied to its own
    result it changes nothing.
    """
    html = _composed((html or "").replace("\x00", "")).strip()
    if not html:
        return ""
    if not _ANY_TAG.search(html):
        html = linebreaks(html, autoescape=True)
    html = _OPEN_OR_CLOSE.sub(lambda found: f"<{found[1]}{RENAMED[found[2].lower()]}", html)
    html = nh3.clean(html, tags=TAGS, attributes=ATTRIBUTES, url_schemes=SCHEMES, link_rel="noopener")
    html = _without_empty(html)
    if _ANY_TAG.search(html):
        return html
    # Bare words that cleaning left: taken for typed text the next time, their "&lt;" would be escaped again.
    return _without_empty(linebreaks(html)) if html else ""


def _without_empty(html: str) -> str:
    while (filled := _EMPTY.sub("", html)) != html:
        html = filled
    return _composed(html).strip()


def _composed(html: str) -> str:
    """Return ``html`` in NFC but for its brackets: ">" and a mark behind it would become "≯" and end no tag."""
    return _BETWEEN_BRACKETS.sub(lambda words: nfc(words[0]), html)


def plain_text(html: str) -> str:
    """Return the words of ``html`` without its tags, for search; nothing that cleaning drops is among them."""
    return unescape(strip_tags(_PARTS_WORDS.sub(" <", clean_html(html))))


class RichTextField(models.TextField):
    """HTML that is cleaned each time it is stored: what the database holds is safe to print."""

    def pre_save(self, model_instance, add):
        value = clean_html(getattr(model_instance, self.attname))
        setattr(model_instance, self.attname, value)
        return value

    def get_prep_value(self, value):
        # update(), bulk_create() and friends pass here too, without pre_save.
        value = super().get_prep_value(value)
        return clean_html(value) if isinstance(value, str) else value
