"""Written HTML in forms: an editor where scripts run, a box of plain paragraphs where they do not."""

import re
from collections.abc import Callable
from dataclasses import dataclass
from html import unescape

from django import forms
from django.core.exceptions import ValidationError
from django.forms import Script
from django.templatetags.static import static
from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from coopsite.common.assets import EDITOR
from coopsite.common.richtext import clean_html, tokens_in

_PLAIN = re.compile(r"(?:<p>(?:[^<]|<br>)*</p>\s*)+")
_ANY_TAG = re.compile(r"<[a-zA-Z/!]")
_KIT = "django_prose_editor/editor.js"
ANY_TOKEN = "0" * 16


@dataclass(frozen=True)
class PhotoLibrary:
    """Where figures in long text come from: the app that owns photographs says it once, when it is ready.

    ``usable(tokens, user)`` returns those of ``tokens`` whose photographs the user may put into a text.
    ``library``, ``upload`` and ``preview`` are routes of the admin: what there is to choose from, where a new file goes,
    and a small file by its token. ``media()`` is what a form needs for its chooser, which answers the document's event
    "photo:choose": it calls preventDefault() and hands {token, alt, caption} to ``event.detail.chosen``.
    """

    usable: Callable[[set[str], object], set[str]]
    library: str
    upload: str
    preview: str
    media: Callable[[], forms.Media]

    chosen = None

    @classmethod
    def offer(cls, library: "PhotoLibrary"):
        cls.chosen = library


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


class LongTextInput(forms.Textarea):
    """A box for written text in which nobody meets a tag that they have not typed; scripts make it an editor."""

    @property
    def media(self):
        ours = forms.Media(css={"all": ["css/desk/longtext.css"]}, js=[Script(EDITOR.name, type="module")])
        return ours + PhotoLibrary.chosen.media() if PhotoLibrary.chosen else ours

    def use_required_attribute(self, initial):
        # The box itself is out of sight while the editor stands before it.
        return False

    def format_value(self, value):
        return as_typed(value) if value else super().format_value(value)

    def build_attrs(self, base_attrs, extra_attrs=None):
        library = PhotoLibrary.chosen
        addresses = {"data-editor": static(_KIT), "data-clean": reverse("clean_pasted")}
        if library:
            addresses["data-library"] = reverse(library.library)
            addresses["data-upload"] = reverse(library.upload)
            addresses["data-photo"] = reverse(library.preview, args=[ANY_TOKEN])
        return {"data-longtext": "", **addresses, **super().build_attrs(base_attrs, extra_attrs)}


class LongTextField(forms.CharField):
    """Written text; what reads the same has not changed, and a figure shows what its writer may show.

    ``user`` is who writes; ``held`` the tokens of figures that the row holds already: they may stay.
    """

    widget = LongTextInput
    user, held = None, frozenset()
    default_error_messages = {
        "foreign_photo": _(
            "Trong chữ có ảnh không thuộc thư viện ảnh của liên minh. Hãy bỏ ảnh ấy, hoặc chọn ảnh khác bằng nút Ảnh."
        )
    }

    def clean(self, value):
        value = super().clean(value)
        shown = tokens_in(clean_html(value)) - self.held
        if shown and self.user and shown - self._usable(shown):
            raise ValidationError(self.error_messages["foreign_photo"], "foreign_photo")
        return value

    def _usable(self, tokens):
        return PhotoLibrary.chosen.usable(tokens, self.user) if PhotoLibrary.chosen else set()

    def has_changed(self, initial, data):
        return as_typed(clean_html(initial or "")) != as_typed(clean_html(data or ""))
