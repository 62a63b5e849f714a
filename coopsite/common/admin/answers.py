"""Yes, no and unknown in lists and read-only fields: in words, because three small marks look alike on a phone."""

from django.templatetags.static import static
from django.utils.html import format_html
from django.utils.translation import gettext_lazy as _

_ANSWERS = {True: ("yes", _("Có")), False: ("no", _("Không")), None: ("unknown", _("Chưa rõ"))}


def show_answer(value: bool | None) -> str:
    """Return the mark and the word for ``value`` as HTML."""
    icon, word = _ANSWERS[value]
    return format_html(
        '<span class="answer"><img src="{}" alt=""> {}</span>', static(f"admin/img/icon-{icon}.svg"), word
    )


def use_words():
    """Let every list and read-only field of the admin answer so.

    Django offers no setting for it: its own mark says "True" to those who listen. It looks the function up
    anew each time, so one replacement reaches all; a test opens a list and a form to see that it still does.
    """
    from django.contrib.admin.templatetags import admin_list

    admin_list._boolean_icon = show_answer
