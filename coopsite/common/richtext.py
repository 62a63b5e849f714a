"""The one seam through which written HTML passes.

Threat: an editor's account is stolen, or somebody pastes a page from elsewhere. Scripts, event handlers,
styles, frames, forms, ``javascript:`` links and tracking pictures must never reach a reader. Everything
is cleaned when it is stored, whichever door it came through (form, import, command), so that templates may
print a RichTextField with ``|safe`` or ``|figured`` and nothing else. The content security policy is the second wall.

A figure names a photograph of the library by a token that stays the photograph's for good, and holds its caption:
``<figure data-photo="0123456789abcdef"><figcaption>…</figcaption></figure>``. Which photograph that is, and whether
it may be shown, is decided when the page is printed.
"""

import re
from html import unescape

from django.db import models

from coopsite.common.pasted import clean_pasted

FIGURE = re.compile(
    r'<figure data-photo="(?P<token>[0-9a-f]{16})"><figcaption>(?P<caption>[^<]*)</figcaption></figure>'
)
# Tags that part no words: "m<sup>2</sup>" is one.
_PARTS_WORDS = re.compile(r"<(?!/?(?:a|em|strong|sub|sup)[\s>])")
# Quoted values of attributes may hold the sign that ends a tag.
_TAG = re.compile(r"""<(?:[^>"]|"[^"]*")*>""")


def clean_html(html: str) -> str:
    """Return ``html`` with only the tags, attributes and links that a report needs; see clean_pasted."""
    return clean_pasted(html)[0]


def plain_text(html: str) -> str:
    """Return the words of ``html`` without its tags, for search; nothing that cleaning drops is among them."""
    return stored_text(clean_html(html))


def stored_text(html: str) -> str:
    """Return the words of ``html`` as the database holds it: clean already, so that its tags are told by their signs."""
    return unescape(_TAG.sub("", _PARTS_WORDS.sub(" <", html)))


def tokens_in(html: str) -> set[str]:
    """Return the tokens of the photographs that ``html`` shows."""
    return {found["token"] for found in FIGURE.finditer(html or "")}


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
