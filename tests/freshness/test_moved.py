"""A row that hangs on one page and is moved to another finds that one from then on, and the first no more."""

import datetime

import pytest
from django.apps import apps
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.utils import timezone

from cooperatives.models import (
    Cooperative,
    CooperativeChannel,
    Federation,
    Market,
    Region,
    RegionSuccession,
)
from coopsite.common.finding import FindingQuerySet
from coopsite.common.hanging import Hanging
from coopsite.common.publishing import Status
from products.models import OcopCertificate, OcopDecision, Product
from stories.models import Visit
from tests.kit.finding import found
from tests.kit.freshness import DAY, WORD, at, copied, held, listed, rename
from tests.pages.addresses import CONG_TAM, VISIT

pytestmark = pytest.mark.django_db

HANGING = [model for model in apps.get_models() if getattr(model, "finds", "")]
ON = datetime.date(2025, 7, 1)


def market():
    return {"market": Market.objects.create(key="zam", name=WORD)}


def former(model):
    def made():
        data = {"kind": "commune", "unit_type": "xã"} if model is Region else {"short_name": WORD}
        data |= {"region": Region.objects.first()} if model is Federation else {}
        return {"predecessor": model.objects.create(name=WORD, valid_until=ON - DAY, **data), "on": ON}

    return made


def decided():
    owner = Federation.objects.first()
    decision = OcopDecision.objects.create(
        number="1", decided_on=timezone.localdate() - DAY, body="UBND", federation=owner
    )
    return {"decision": decision, "stars": 5}


# What a row of each model says that nothing else of the demonstration does.
SAYS = {
    "StoryBlock": {"text": f"<p>{WORD}</p>"},
    "VisitPerson": {"role": "member", "name": WORD},
    "VisitDay": {"date": ON, "title": WORD},
    "Lesson": {"title": WORD},
    "FollowUp": {"what": WORD, "kind": "apply"},
    "VisitStop": {"title": WORD, "visited_on": ON},
    "OcopCertificate": decided,
    "ProductChannel": {"platform": "tiktok", "label": WORD},
    "Certification": {"scheme": "haccp"},
    "RuralIndustryTitle": {"level": "quoc-gia", "year": timezone.localdate().year},
    "CooperativeChannel": {"platform": "tiktok", "label": WORD},
    "RegionSuccession": former(Region),
    "FederationSuccession": former(Federation),
    "FederationPost": {"name": WORD, "title": "Kho"},
    "CooperativePost": {"name": WORD, "title": "Kho"},
    "ExportMarket": market,
    "DigitalPractice": {"area": "machines", "detail": WORD},
    "AgritourismOffer": {"kind": "stay", "name": WORD},
    "CooperativeTitle": {"name": WORD},
}


def two_owners(model) -> tuple:
    """Two rows of ``model`` that nothing of SAYS hangs on."""
    if model is Visit:
        return at(Visit, VISIT), copied(at(Visit, VISIT))
    if model is Region:
        return tuple(Region.objects.filter(kind="commune", valid_until=None, formed_from=None)[:2])
    return tuple(model.objects.order_by("pk")[:2])


def made(model, owner):
    says = SAYS[model.__name__]
    return model.objects.create(**{model.finds: owner}, **(says() if callable(says) else says))


def linked(row, link: str, other):
    setattr(row, link, other)
    row.save()


def by_saving(row, owner):
    linked(row, row.finds, owner)


def by_saving_a_column(row, owner):
    setattr(row, row.finds, owner)
    row.save(update_fields=[row.finds])


def by_update(row, owner):
    type(row).objects.filter(pk=row.pk).update(**{row.finds: owner})


def by_bulk_update(row, owner):
    setattr(row, row.finds, owner)
    type(row).objects.bulk_update([row], [row.finds])


def by_update_or_create(row, owner):
    type(row).objects.update_or_create(pk=row.pk, defaults={row.finds: owner})


def by_the_other_side(row, owner):
    getattr(owner, row._meta.get_field(row.finds).remote_field.related_name).add(row)


def by_writing_over_it(row, owner):
    """As whoever loads a row by its key, without asking what stood there."""
    values = {field.attname: getattr(row, field.attname) for field in row._meta.concrete_fields}
    new = type(row)(**values | {row._meta.get_field(row.finds).attname: owner.pk})
    new.save(force_update=True)


WAYS = [
    *(by_saving, by_saving_a_column, by_update, by_bulk_update, by_update_or_create),
    *(by_the_other_side, by_writing_over_it),
]


@pytest.mark.parametrize("model", HANGING)
def test_whichever_way_it_is_moved(model):
    old, new = two_owners(model._meta.get_field(model.finds).related_model)
    without = held(old), held(new)
    row = made(model, old)
    at_first = held(old), held(new)
    assert at_first[0] != without[0]
    assert at_first[1] == without[1]
    by_saving(row, new)
    at_last = held(old), held(new)
    assert at_last[0] == without[0]
    assert at_last[1] != without[1]
    for move in WAYS:
        for owner, expected in ((old, at_first), (new, at_last)):
            move(model.objects.get(pk=row.pk), owner)
            assert (held(old), held(new)) == expected, move.__name__


@pytest.mark.parametrize("model", HANGING)
def test_no_way_passes_the_index_over(model):
    assert issubclass(model, Hanging)
    assert isinstance(model._default_manager.all(), FindingQuerySet)
    assert isinstance(model._base_manager.all(), FindingQuerySet)


class TestMeanwhile:
    """Where it hangs is asked of the database: what was read before, or set since, may be true no more."""

    @pytest.fixture
    def three(self):
        return list(Cooperative.objects.published().order_by("pk")[:3])

    @pytest.fixture
    def channel(self, three):
        return CooperativeChannel.objects.create(cooperative=three[0], platform="zalo", label=WORD)

    def test_somebody_else_moved_it_before(self, three, channel):
        by_update(channel, three[1])
        by_saving(channel, three[2])
        assert found(Cooperative, WORD) == [three[2]]

    def test_somebody_else_moved_it_before_it_was_deleted(self, three, channel):
        by_update(channel, three[1])
        channel.delete()
        assert found(Cooperative, WORD) == []

    def test_it_was_set_and_not_saved(self, three, channel):
        channel.cooperative, channel.label = three[1], "Zét"
        channel.save(update_fields=["label"])
        assert found(Cooperative, WORD) == []
        assert found(Cooperative, "zet") == [three[0]]
        channel.delete()
        assert found(Cooperative, "zet") == []

    def test_a_row_is_asked_once_where_it_hangs_and_a_new_one_never(self, three, channel):
        def asked(row) -> int:
            with CaptureQueriesContext(connection) as caught:
                row.save()
            columns = '"cooperatives_cooperativechannel"."cooperative_id" AS'
            return sum(query["sql"].startswith(f"SELECT {columns}") for query in caught)

        assert asked(channel) == 1
        assert asked(CooperativeChannel(cooperative=three[0], platform="zalo", label=WORD)) == 0


class TestWhatFollows:
    """Others are found by what the two rows say: they follow both."""

    def test_products_are_bought_where_their_makers_sell(self, tea, maker):
        other = Product.objects.published().exclude(cooperative=None).exclude(cooperative=maker).first()
        for one in (tea, other):
            one.channels.all().delete()
            one.cooperative.channels.all().delete()
        channel = CooperativeChannel.objects.create(cooperative=maker, platform="tiktok", label="Zét")
        assert tea.pk in listed(Product, "kenh", "tiktok")
        by_saving(channel, other.cooperative)
        assert tea.pk not in listed(Product, "kenh", "tiktok")
        assert other.pk in listed(Product, "kenh", "tiktok")

    def test_a_product_that_goes_to_another_maker(self, tea, maker):
        other = Cooperative.objects.published().exclude(pk=maker.pk).first()
        rename(other)
        before = held(maker)
        linked(tea, "cooperative", other)
        assert held(maker) == before
        assert tea in found(Product, WORD)
        assert tea.pk in listed(Product, "htx", other.slug)
        assert tea.pk not in listed(Product, "htx", maker.slug)
        maker.products.add(tea)
        assert tea not in found(Product, WORD)

    def test_what_lies_where_land_passed_to_another_place(self, tea):
        here, there = Region.objects.filter(kind="commune", valid_until=None, formed_from=None)[:2]
        linked(tea, "region", here)
        tie = made(RegionSuccession, here)
        assert tea in found(Product, WORD)
        by_saving(tie, there)
        assert found(Product, WORD) == []
        assert there in found(Region, WORD)
        assert here not in found(Region, WORD)
        by_saving(tie, here)
        linked(tie, "predecessor", there)
        assert found(Product, WORD) == []
        assert tea in found(Product, there.name)

    def test_a_place_that_goes_to_another_province(self, tea):
        here, there = (Region.objects.get(slug=slug) for slug in ("thai-nguyen", "lao-cai"))
        place = Region.objects.create(kind="commune", unit_type="xã", name="Zét", parent=here)
        linked(tea, "region", place)
        assert tea in found(Product, "zet thai nguyen")
        linked(place, "parent", there)
        assert found(Product, "zet thai nguyen") == found(Region, "zet thai nguyen") == []
        assert tea in found(Product, "zet lao cai")
        assert place in found(Region, "zet lao cai")

    def test_who_received_a_visit_whose_stop_it_is_no_more(self, visit):
        draft = copied(visit)
        Visit.objects.filter(pk=draft.pk).update(status=Status.DRAFT)
        stop = visit.stops.filter(cooperative=at(Cooperative, CONG_TAM)).get()
        for move in (by_saving, by_update, by_the_other_side):
            move(stop, draft)
            assert stop.cooperative_id not in listed(Cooperative, "don-doan", "co")
            move(stop, visit)
            assert stop.cooperative_id in listed(Cooperative, "don-doan", "co")

    def test_a_visit_with_another_host_and_guest(self, visit):
        host, guest = visit.host, visit.guest
        visit.host, visit.guest = guest, host
        visit.save()
        assert listed(Visit, "don", guest.slug) == listed(Visit, "di", host.slug) == {visit.pk}
        assert listed(Visit, "don", host.slug) == listed(Visit, "di", guest.slug) == set()

    def test_stars_go_with_their_certificate(self, tea):
        other = Product.objects.published().exclude(pk=tea.pk).first()
        for one in (tea, other):
            one.certificates.all().delete()
        by_saving(made(OcopCertificate, tea), other)
        assert tea.pk not in listed(Product, "sao", 5)
        assert other.pk in listed(Product, "sao", 5)
