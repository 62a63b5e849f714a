"""Rules of the house, and that the readers of them find what breaks them."""

import io

import pytest
from django.apps import apps
from django.core.management import call_command

from coopsite.common.richtext import RichTextField
from tests.kit.floors import ROOT
from tests.kit.house import (
    FILE_LINES,
    FUNCTION_LINES,
    PART_LINES,
    declared_safe,
    long_functions,
    production_code,
    refused_in,
    templates,
)


@pytest.mark.django_db
def test_no_migration_is_missing():
    said = io.StringIO()
    try:
        call_command("makemigrations", check=True, dry_run=True, stdout=said)
    except SystemExit:
        pytest.fail(said.getvalue())


def test_no_migration_has_a_name_that_says_nothing():
    assert [str(path) for path in ROOT.glob("*/**/migrations/*_auto_*.py") if ".venv" not in path.parts] == []


def test_templates_hold_no_inline_style_or_script():
    found = {path.name: refused_in(path.read_text(encoding="utf-8")) for path in templates()}
    assert len(found) > 10
    assert {name: faults for name, faults in found.items() if faults} == {}


def test_only_cleaned_html_is_printed_as_it_is():
    clean = {
        field.name
        for model in apps.get_models()
        for field in model._meta.get_fields()
        if isinstance(field, RichTextField)
    }
    printed = {path.name: set(declared_safe(path.read_text(encoding="utf-8"))) for path in templates()}
    assert {name: expressions - clean for name, expressions in printed.items() if expressions - clean} == {}


def test_files_stay_short():
    lengths = {path: len(path.read_text(encoding="utf-8").splitlines()) for path in production_code()}
    assert len(lengths) > 40
    assert {str(path): length for path, length in lengths.items() if length > FILE_LINES} == {}


def test_functions_stay_short():
    found = {str(path): long_functions(path.read_text(encoding="utf-8")) for path in production_code()}
    assert {path: functions for path, functions in found.items() if functions} == {}


def test_parts_of_the_stylesheet_stay_short():
    # What others made is kept as they published it.
    parts = [part for part in (ROOT / "static").rglob("*.css") if "vendor" not in part.parts]
    assert parts
    lengths = {part.name: len(part.read_text(encoding="utf-8").splitlines()) for part in parts}
    assert {name: length for name, length in lengths.items() if length > PART_LINES} == {}


@pytest.mark.parametrize(
    ("markup", "fault"),
    [
        ('<p style="color:red">', "inline style"),
        ("<p\nSTYLE='color:red'>", "inline style"),
        ("<style>p{}</style>", "style element"),
        ("<script>alert(1)</script>", "inline script"),
        ('<script type="module">go()</script>', "inline script"),
        ('<button class="b" onclick="go()">', "event attribute"),
        ("<img src=x\nonerror=go()>", "event attribute"),
        ('<a href="javascript:go()">', "script address"),
    ],
)
def test_a_refused_thing_is_found(markup, fault):
    assert fault in refused_in(markup)


@pytest.mark.parametrize(
    "markup",
    [
        "<script src=\"{% static 'js/site.js' %}\" defer></script>",
        '<script type="application/ld+json">{"name": "Chè"}</script>',
        "{# never write style= here #}<p>",
        '<a class="chip"{% if only == key %} aria-current="page"{% endif %}>',
        '{% include "card.html" with style="wide" %}',
        "<p>Bấm onclick = để làm gì?</p>",
        '<svg preserveAspectRatio="none" class="on on--3">',
        '<link rel="stylesheet" href="x.css">',
    ],
)
def test_what_is_allowed_is_let_be(markup):
    assert refused_in(markup) == []


@pytest.mark.parametrize(
    ("markup", "names"),
    [
        ("{{ product.about|safe }}", ["about"]),
        ("{{ title|default:''|safe }}", ["title"]),
        ("{{ product.name|escape }} an toàn, safe", []),
        ("{# {{ x|safe }} #}", []),
    ],
)
def test_what_is_declared_safe_is_found(markup, names):
    assert declared_safe(markup) == names


@pytest.mark.parametrize(("lines", "found"), [(FUNCTION_LINES, 0), (FUNCTION_LINES + 1, 1)])
def test_a_long_function_is_found(lines, found):
    source = "class A:\n    @property\n    def f(self):\n" + "        pass\n" * (lines - 1)
    assert len(long_functions(source)) == found
