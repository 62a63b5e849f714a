"""A content read off and applied again is the same, for everything that the demonstration holds."""

from copy import deepcopy

import pytest
from django.apps import apps
from django.db import models, transaction

from cooperatives.models import Cooperative, Federation, Photo, Source
from coopsite.desk.applying import apply, rehearsal
from coopsite.desk.models import Revision
from coopsite.desk.shape import shape_of
from coopsite.desk.snapshot import digest, take
from products.models import Lot, OcopDecision, Product
from stories.models import Event, Story, Visit, VisitStop

pytestmark = pytest.mark.django_db

NOUNS = [Product, Cooperative, Story, Visit, Event, OcopDecision, Lot, Source, Federation]
# Rows that go with an owner and are no part of what is written of it: a lot is a record with a history of its own, and a
# draft of its product says nothing of it; a product on show is a part of the event.
NO_PARTS = {"FormerSlug", "Membership", "FederationSuccession", "Handover", "Lot", "EventProduct"}


@pytest.mark.parametrize("noun", NOUNS, ids=lambda noun: noun.__name__)
def test_emptied_and_filled_again_a_row_is_what_it_was(noun):
    for row in noun._base_manager.all()[:6]:
        before = take(row)
        empty = deepcopy(before)
        for name in before.keys() & {"parts", "links"}:
            empty[name] = {key: [] for key in before[name]}
        if "topics" in before:
            empty["topics"] = []
        assert apply(noun._base_manager.get(pk=row.pk), empty) == []
        assert digest(take(row)) == digest(empty)
        assert apply(noun._base_manager.get(pk=row.pk), before) == []
        assert digest(take(row)) == digest(before)


@pytest.mark.parametrize("noun", [*NOUNS, VisitStop], ids=lambda noun: noun.__name__)
def test_whatever_goes_with_a_row_is_a_part_of_it(noun):
    parts = {part.model for part in shape_of(noun).parts}
    for relation in noun._meta.related_objects:
        going = relation.on_delete is models.CASCADE and not relation.related_model._meta.auto_created
        if going and relation.related_model.__name__ not in NO_PARTS:
            assert relation.related_model in parts, relation


def test_rows_that_exchange_what_must_be_unique():
    cooperative = Cooperative.objects.filter(export_markets__isnull=False).distinct().first()
    content = take(cooperative)
    one, other = content["parts"]["export_markets"][:2]
    one["fields"]["market_id"], other["fields"]["market_id"] = (
        other["fields"]["market_id"],
        one["fields"]["market_id"],
    )
    apply(cooperative, content)
    assert digest(take(cooperative)) == digest(content)


def test_what_is_gone_meanwhile_is_left_empty_and_told():
    product = Product.objects.filter(photo__isnull=False).first()
    content = take(product)
    content["fields"]["photo_id"] = 10**9
    content["parts"]["gallery"] = [
        {
            "id": "11111111-1111-4111-8111-111111111111",
            "fields": {"photo_id": 10**9, "caption": "x", "position": 0},
        }
    ]
    losses = apply(product, content)
    assert len(losses) == 2
    product.refresh_from_db()
    assert product.photo is None
    assert not product.gallery.exists()


def test_an_address_that_another_took_meanwhile_is_given_up():
    product, other = Product.objects.all()[:2]
    content = take(product)
    content["fields"]["slug"] = other.slug
    assert len(apply(product, content)) == 1
    product.refresh_from_db()
    assert product.slug != other.slug


def test_a_rehearsal_leaves_nothing():
    product = Product.objects.first()
    before, revisions = take(product), Revision.objects.count()
    with rehearsal():
        product.name = "Tập dượt"
        product.save()
        product.tags.add("zâm bút")
        product.certificates.all().delete()
        assert take(Product.objects.get(pk=product.pk)) != before
    assert take(Product.objects.get(pk=product.pk)) == before
    assert Revision.objects.count() == revisions
    assert not transaction.get_connection().needs_rollback


def test_files_and_what_an_act_of_its_own_decides_are_no_content():
    written = {field.name for field in shape_of(Photo).fields} | {
        field.name for field in shape_of(Product).fields
    }
    assert not written & {
        "file",
        "status",
        "published_at",
        "federation",
        "verified_on",
        "binned_at",
        "updated_by",
    }


def test_every_app_with_parts_is_read():
    with_parts = [model for model in apps.get_models() if getattr(model, "parts", ())]
    assert {*NOUNS, VisitStop} - {Source} <= set(with_parts)
