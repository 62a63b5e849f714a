"""Whichever door written text comes through, what is stored and shown is clean."""

import re

import pytest
from django.apps import apps
from django.core import serializers
from django.core.exceptions import ValidationError
from django.db import models
from django.forms import modelform_factory

from cooperatives.models import Cooperative, CooperativeChannel, Source
from coopsite.common.richtext import RichTextField
from products.models import Product
from stories.models import Story
from tests.pages.addresses import COOPERATIVE, PRODUCT, STORY, VISIT

pytestmark = pytest.mark.django_db

ATTACK = '<p onclick="alert(1)">Chè &lt; quế<script>alert(1)</script><img src=x onerror=alert(1)></p>'
CLEAN = "<p>Chè &lt; quế</p>"
BREAKING = '</script><script>alert("Chè")</script>'
FIELDS = [
    (model, field.name)
    for model in apps.get_models()
    for field in model._meta.concrete_fields
    if isinstance(field, RichTextField)
]
NAMED = [f"{model.__name__}.{name}" for model, name in FIELDS]


def some_row(model, name):
    """A stored row whose field holds words already; of a kind that may hold words or a photograph, words."""
    return model._base_manager.exclude(**{name: ""}).first() or model._base_manager.first()


def stored(row, name):
    return type(row)._base_manager.values_list(name, flat=True).get(pk=row.pk)


def by_save(row, name):
    setattr(row, name, ATTACK)
    row.save()
    assert getattr(row, name) == CLEAN


def by_save_of_one_field(row, name):
    setattr(row, name, ATTACK)
    row.save(update_fields=[name])


def by_update(row, name):
    type(row)._base_manager.filter(pk=row.pk).update(**{name: ATTACK})


def by_bulk_update(row, name):
    setattr(row, name, ATTACK)
    type(row)._base_manager.bulk_update([row], [name])


def by_fixture(row, name):
    setattr(row, name, ATTACK)
    for loaded in serializers.deserialize("json", serializers.serialize("json", [row])):
        loaded.save()


def by_form(row, name):
    form = modelform_factory(type(row), fields=[name])({name: ATTACK}, instance=row)
    assert form.is_valid(), form.errors
    form.save()


DOORS = [by_save, by_save_of_one_field, by_update, by_bulk_update, by_fixture, by_form]


def test_every_kind_of_written_text_is_looked_at():
    assert {"Product.about", "Cooperative.about", "StoryBlock.text", "VisitStop.text"} <= set(NAMED)


@pytest.mark.parametrize(("model", "name"), FIELDS, ids=NAMED)
@pytest.mark.parametrize("door", DOORS, ids=lambda door: door.__name__)
def test_no_door_lets_it_in(door, model, name):
    row = some_row(model, name)
    door(row, name)
    assert stored(row, name) == CLEAN


@pytest.mark.parametrize(("model", "name"), FIELDS, ids=NAMED)
def test_saving_again_changes_no_word(model, name):
    row = some_row(model, name)
    setattr(row, name, "<span>Giá &lt; 25.000 &amp; còn tăng</span>")
    row.save()
    for _ in range(3):
        row.refresh_from_db()
        row.save()
    assert stored(row, name) == "<p>Giá &lt; 25.000 &amp; còn tăng</p>"


def test_new_rows_in_bulk_are_cleaned():
    product = Product.objects.get(slug="mien-dong-viet-cuong")
    product.pk, product.slug, product.about = None, "moi", ATTACK
    Product.objects.bulk_create([product])
    assert Product.objects.get(slug="moi").about == CLEAN


def test_all_that_the_demonstration_holds_is_as_cleaning_leaves_it():
    for model, name in FIELDS:
        for row in model._base_manager.all():
            assert type(row)._meta.get_field(name).get_prep_value(getattr(row, name)) == getattr(row, name)


@pytest.mark.parametrize(
    ("model", "path", "names"),
    [
        (Product, PRODUCT, ["name", "standfirst", "ingredients"]),
        (Cooperative, COOPERATIVE, ["name", "short_name", "standfirst", "markets_note"]),
        (Story, STORY, ["title", "standfirst", "organisers"]),
    ],
)
def test_plain_words_are_shown_as_typed(client, model, path, names):
    """Names and notes are no HTML: a script in one is words, on every page and in the data for machines."""
    row = model.objects.get(slug=path.strip("/").split("/")[-1])
    for name in names:
        setattr(row, name, f"{BREAKING} {name}"[: model._meta.get_field(name).max_length])
    row.save()
    pages = [path, "/", f"/{path.split('/')[1]}/", VISIT, "/dia-phuong/lao-cai/", "/dia-phuong/thai-nguyen/"]
    shown = 0
    for page in [*pages, "/tim-kiem/?q=alert+che"]:
        html = client.get(page).content.decode()
        assert BREAKING not in html, page
        assert "<script>alert" not in html, page
        shown += "&lt;script&gt;" in html
    assert shown > 1


def test_what_is_asked_for_is_shown_as_typed(client):
    html = client.get("/tim-kiem/", {"q": BREAKING}).content.decode()
    assert "<script>alert" not in html
    assert "&lt;script&gt;" in html
    html = client.get(
        "/san-pham/", {"sao": BREAKING, "sap-xep": BREAKING, "trang": BREAKING}
    ).content.decode()
    assert "<script>alert" not in html


@pytest.mark.parametrize("address", ["javascript:alert(1)", "data:text/html,x", "//xau.vn", "vbscript:x"])
def test_no_link_out_may_run(address):
    checked = 0
    for model in apps.get_models():
        for field in model._meta.concrete_fields:
            if isinstance(field, models.URLField):
                with pytest.raises(ValidationError):
                    field.clean(address, None)
                checked += 1
    assert checked >= 3
    channel = CooperativeChannel(cooperative=Cooperative.objects.first(), platform="website", url=address)
    with pytest.raises(ValidationError) as refused:
        channel.validate_constraints()
    assert re.search(
        "url_not_web", str([error.code for errors in refused.value.error_dict.values() for error in errors])
    )
    assert Source._meta.get_field("url").clean("https://vca.org.vn/", None)
