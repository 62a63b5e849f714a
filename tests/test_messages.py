"""Nothing that Django and its like can say stays English here, and what we say is what we wrote."""

import gettext
import re

import pytest
from django.utils.translation import gettext as translated
from django.utils.translation import ngettext, npgettext, pgettext
from django.utils.translation.trans_real import DjangoTranslation
from django.views.i18n import JavaScriptCatalog

from tests.kit.floors import ROOT
from tests.kit.messages import Said, entries, in_python, in_text, said_by_all

LOCALE = ROOT / "locale" / "vi" / "LC_MESSAGES"
DOMAINS = ("django", "djangojs")
# The same in every language, or never said by a site that is not being developed.
SAME = {"IPv4", "IPv6", "…", ":", ":?.!", ", ", "%(truncated_text)s…", "%(size)d byte"} | {
    f"%s {unit}" for unit in ("KB", "MB", "GB", "TB", "PB")
}
DEVELOPERS_ONLY = {
    "The install worked successfully! Congratulations!",
    "Django Community",
    "Django Documentation",
    "Get started with Django",
    "Connect, get help, or contribute",
    "Topics, references, &amp; how-to’s",
    "Tutorial: A Polling App",
}


@pytest.fixture(scope="module")
def said() -> tuple[set[Said], set[Said]]:
    """What the installed packages say on pages and in scripts."""
    return said_by_all()


def is_spared(said: Said) -> bool:
    return said.message in SAME | DEVELOPERS_ONLY or "docs.djangoproject.com" in said.message


def english(told: set[Said], catalogue) -> list[Said]:
    """Return what stays as it was written, or of which a form stays so, for one and for many."""
    _gettext, _ngettext, _pgettext, _npgettext = catalogue
    left = []
    for one in told:
        arguments = ([one.context] if one.context else []) + [one.message]
        if one.plural:
            forms = [
                (_npgettext if one.context else _ngettext)(*arguments, one.plural, number)
                for number in (1, 2)
            ]
        else:
            forms = [(_pgettext if one.context else _gettext)(*arguments)]
        if {one.message, one.plural} & set(forms) and not is_spared(one):
            left.append(one)
    return sorted(left, key=str)


def test_no_page_says_anything_english(said):
    pages, _scripts = said
    assert len(pages) > 500
    assert english(pages, (translated, ngettext, pgettext, npgettext)) == []


def test_no_script_says_anything_english(said):
    _pages, scripts = said
    assert len(scripts) > 40
    packages_with_words = JavaScriptCatalog().get_paths(["django.contrib.admin"])
    catalogue = DjangoTranslation("vi", domain="djangojs", localedirs=packages_with_words)
    ways = catalogue.gettext, catalogue.ngettext, catalogue.pgettext, catalogue.npgettext
    assert english(scripts, ways) == []


def test_we_translate_nothing_that_nobody_says(said):
    for domain, told in zip(DOMAINS, said, strict=True):
        ours = entries(LOCALE / f"{domain}.po")
        assert sorted(set(ours) - told, key=str) == []


@pytest.mark.parametrize("domain", DOMAINS)
def test_what_is_used_was_made_from_what_is_written(domain):
    """Whoever changes a .po runs ``make messages``."""
    with open(LOCALE / f"{domain}.mo", "rb") as made:
        used = gettext.GNUTranslations(made)._catalog
    used.pop("")
    written = {}
    for said, words in entries(LOCALE / f"{domain}.po").items():
        key = f"{said.context}\x04{said.message}" if said.context else said.message
        written[(key, 0) if said.plural else key] = words
    assert used == written


@pytest.mark.parametrize("domain", DOMAINS)
def test_a_translation_keeps_the_places_that_are_filled_in(domain):
    place = re.compile(r"%\(\w+\)[sdr]|%[sd]|\{\w*\}")
    for said, words in entries(LOCALE / f"{domain}.po").items():
        known = set(place.findall(said.message)) | set(place.findall(said.plural or ""))
        assert set(place.findall(words)) <= known, said.message


def test_an_untranslated_message_is_found():
    ways = translated, ngettext, pgettext, npgettext
    told = {
        Said("Save"),
        Said("Shear the sheep."),
        Said("%d sheep", "%d sheep"),
        Said("name", None, "A tag name"),
    }
    assert english(told, ways) == [Said("%d sheep", "%d sheep"), Said("Shear the sheep.")]


def test_messages_are_read_from_sources():
    python = "x = _('Save')\nngettext_lazy('%d hour', '%d hours', n)\npgettext('month', 'May')\n_(variable)"
    assert in_python(python) == {
        Said("Save"),
        Said("%d hour", "%d hours"),
        Said("May", None, "month"),
    }
    script = (
        "gettext('Choose'); ngettext(\"%s hour\", '%s hours', n); pgettext('month', 'May'); digettext('x')"
    )
    assert in_text(script) == {Said("Choose"), Said("%s hour", "%s hours"), Said("May", None, "month")}
