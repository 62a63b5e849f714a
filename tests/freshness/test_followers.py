"""What is found by what another row says changes with that, from whichever side they are tied."""

import datetime

import pytest
from django.utils import timezone

from cooperatives.models import (
    Cooperative,
    CooperativeChannel,
    ExportMarket,
    Federation,
    FederationSuccession,
    Market,
    Region,
    RegionSuccession,
)
from coopsite.common.models import Tag
from coopsite.common.publishing import Status
from coopsite.common.search.indexing import keep_due
from coopsite.common.search.models import SearchEntry
from products.models import Product, ProductCategory
from stories.models import Story, Visit, VisitStop
from tests.kit.finding import found
from tests.kit.freshness import DAY, WORD, at, later, listed, rename
from tests.pages.addresses import CONG_TAM

pytestmark = pytest.mark.django_db


class TestWhoFollows:
    """What is found by another row's words is found by its new ones at once, and no longer by the old."""

    def test_the_products_of_a_cooperative(self, maker):
        before = set(maker.products.published())
        maker.name = WORD
        maker.save()
        assert before and set(found(Product, WORD)) == before
        Cooperative.objects.filter(pk=maker.pk).update(name="Đỗ Quyên Zét")
        assert found(Product, WORD) == []
        assert set(found(Product, "do quyen zet")) == before

    def test_a_hidden_maker_finds_nothing_until_its_time(self, maker):
        rename(maker)
        products = set(maker.products.published())
        Cooperative.objects.filter(pk=maker.pk).update(published_at=timezone.now() + DAY)
        assert found(Product, WORD) == []
        with later(days=2):
            assert keep_due() == 1
            assert set(found(Product, WORD)) == products
            assert keep_due() == 0

    def test_the_channels_and_the_address_of_the_maker(self, maker, tea):
        platform = "tiktok"
        maker.channels.all().delete()
        tea.channels.all().delete()
        assert tea.cooperative == maker
        assert tea.pk not in listed(Product, "kenh", platform)
        CooperativeChannel.objects.create(cooperative=maker, platform=platform, url="https://tiktok.com/@zam")
        assert tea.pk in listed(Product, "kenh", platform)
        maker.slug = "zam-but"
        maker.save()
        assert tea.pk in listed(Product, "htx", "zam-but")

    def test_a_group(self, tea, story):
        story.categories.add(tea.category)
        rename(tea.category)
        assert tea in found(Product, WORD)
        assert story in found(Story, WORD)
        above = tea.category.parent
        above.name = "Đỗ Quyên Zét"
        above.save()
        assert tea in found(Product, "do quyen zet")
        assert tea.category in found(ProductCategory, "do quyen zet")

    def test_a_visit_stands_under_the_group_of_what_it_saw(self, visit, tea):
        other = ProductCategory.objects.subgroups().exclude(pk=tea.category_id).filter(products=None).first()
        visit.stops.first().products.add(tea)
        assert visit.pk not in listed(Visit, "nhom", other.slug)
        tea.category = other
        tea.save()
        assert visit.pk in listed(Visit, "nhom", other.slug)

    def test_a_visit_does_not_stand_under_the_group_of_a_draft(self, visit, tea):
        group = ProductCategory.objects.create(name=WORD, parent=tea.category.parent)
        Product.objects.filter(pk=tea.pk).update(category=group, status=Status.DRAFT)
        visit.stops.first().products.add(tea)
        assert visit.pk not in listed(Visit, "nhom", group.slug)
        assert visit not in Visit.objects.published().in_category(group)
        Product.objects.filter(pk=tea.pk).update(status=Status.PUBLISHED, published_at=timezone.now() + DAY)
        assert visit.pk not in listed(Visit, "nhom", group.slug)
        with later(days=2):
            assert visit.pk in listed(Visit, "nhom", group.slug)
            assert visit in Visit.objects.published().in_category(group)
        Product.objects.filter(pk=tea.pk).update(published_at=timezone.now())
        assert visit.pk in listed(Visit, "nhom", group.slug)
        assert visit in Visit.objects.published().in_category(group)

    def test_the_shops_of_a_hidden_maker_are_nobodys(self, maker, tea):
        tea.channels.all().delete()
        maker.channels.all().delete()
        CooperativeChannel.objects.create(cooperative=maker, platform="tiktok", url="https://tiktok.com/@zam")
        Cooperative.objects.filter(pk=maker.pk).update(status=Status.DRAFT)
        assert tea.pk not in listed(Product, "kenh", "tiktok")
        Cooperative.objects.filter(pk=maker.pk).update(
            status=Status.PUBLISHED, published_at=timezone.now() + DAY
        )
        assert tea.pk not in listed(Product, "kenh", "tiktok")
        with later(days=2):
            assert tea.pk in listed(Product, "kenh", "tiktok")

    def test_a_topic(self, tea, story):
        tag = Tag.objects.create(name="Zét zét")
        for row in (tea, story):
            row.tags.add(tag)
        assert found(Story, "zet zet") == [story]
        tag.name = WORD
        tag.save()
        assert (found(Story, WORD), found(Product, WORD)) == ([story], [tea])
        tag.delete()
        assert (found(Story, WORD), found(Product, WORD)) == ([], [])
        assert story.pk not in listed(Story, "chu-de", tag.slug)

    def test_a_market(self, maker):
        market = Market.objects.create(key="zam", name="Zét")
        ExportMarket.objects.create(cooperative=maker, market=market)
        Market.objects.filter(pk=market.pk).update(name=WORD)
        assert found(Cooperative, WORD) == [maker]
        market.name = "Zét zét"
        market.save()
        assert found(Cooperative, WORD) == []
        assert found(Cooperative, "zet zet") == [maker]

    def test_a_place_and_what_lies_in_it(self, tea, maker, visit, story):
        place = tea.region
        story.regions.add(place)
        stop = visit.stops.first()
        stop.region = place
        stop.save()
        inside = set(Product.objects.published().filter(region=place))
        rename(place)
        assert set(found(Product, WORD)) == inside
        assert (found(Story, WORD), found(Visit, WORD)) == ([story], [visit])

    def test_a_province_and_all_that_lies_in_it(self, tea, maker):
        province = tea.province
        rename(province)
        assert tea in found(Product, WORD)
        assert set(found(Region, WORD)) >= set(province.children.all())
        assert Federation.objects.get(region=province) in found(Federation, WORD)

    def test_what_a_place_was_formed_from(self, tea):
        tea.region = Region.objects.get(slug="xa-phinh-ho-lao-cai")
        tea.save()
        old = Region.objects.create(
            kind="commune", unit_type="xã", name="Zét", valid_until=datetime.date(2025, 6, 30)
        )
        tie = RegionSuccession.objects.create(
            predecessor=old, successor=tea.region, on=datetime.date(2025, 7, 1)
        )
        assert tea in found(Product, "xa zet")
        assert tea.region in found(Region, "xa zet")
        rename(old)
        assert tea in found(Product, WORD)
        tie.delete()
        assert found(Product, WORD) == []
        RegionSuccession.objects.bulk_create(
            [RegionSuccession(predecessor=old, successor=tea.region, on=datetime.date(2025, 7, 1))]
        )
        assert tea in found(Product, WORD)

    def test_a_place_that_ends_by_the_calendar(self, tea):
        place = tea.region
        weight = SearchEntry.objects.get(kind="noi-chon", object_id=place.pk).weight
        place.valid_until = timezone.localdate() + DAY
        place.save()
        with later(days=2):
            assert keep_due() == 1
        assert SearchEntry.objects.get(kind="noi-chon", object_id=place.pk).weight < weight

    def test_a_federation_and_its_visits(self, visit):
        guest = visit.guest
        guest.short_name = WORD
        guest.save()
        assert visit in found(Visit, WORD)
        guest.slug = "zam-but"
        guest.save()
        assert visit.pk in listed(Visit, "di", "zam-but")

    def test_a_federation_that_another_succeeded(self):
        old, new = Federation.objects.filter(formed_from=None, succeeded_by=None)[:2]
        FederationSuccession.objects.create(predecessor=old, successor=new, on=timezone.localdate())
        rename(old)
        assert new in found(Federation, WORD)


class TestTies:
    """From whichever side two rows are tied."""

    def test_topics(self, story):
        story.tags.add(WORD)
        assert found(Story, WORD) == [story]
        story.tags.remove(WORD)
        assert found(Story, WORD) == []
        story.tags.set([WORD])
        assert found(Story, WORD) == [story]
        story.tags.clear()
        assert found(Story, WORD) == []

    @pytest.mark.parametrize("undo", ["remove", "clear", "set"])
    def test_places_from_both_sides(self, story, undo):
        place = Region.objects.create(kind="commune", unit_type="xã", name="Zâm Bút")
        args = {"remove": [story], "clear": [], "set": [[]]}[undo]
        place.stories.add(story)
        assert found(Story, WORD) == [story]
        getattr(place.stories, undo)(*args)
        assert found(Story, WORD) == []
        story.regions.add(place)
        assert found(Story, WORD) == [story]
        getattr(story.regions, undo)(*([[]] if undo == "set" else [place] if undo == "remove" else []))
        assert found(Story, WORD) == []

    def test_a_tied_place_that_is_deleted(self, story):
        place = Region.objects.create(kind="commune", unit_type="xã", name="Zâm Bút")
        story.regions.add(place)
        place.delete()
        assert found(Story, WORD) == []

    @pytest.mark.parametrize("from_the_product", [True, False])
    def test_what_a_stop_saw(self, visit, tea, from_the_product):
        group = ProductCategory.objects.create(name=WORD, parent=tea.category.parent)
        Product.objects.filter(pk=tea.pk).update(category=group)
        stop = visit.stops.first()
        tea.stops.clear()
        if from_the_product:
            tea.stops.add(stop)
        else:
            stop.products.add(tea)
        assert visit.pk in listed(Visit, "nhom", group.slug)
        if from_the_product:
            tea.stops.clear()
        else:
            stop.products.clear()
        assert visit.pk not in listed(Visit, "nhom", group.slug)

    def test_a_stop_at_another_cooperative(self, visit):
        new = Cooperative.objects.published().filter(stops=None).first()
        stop = VisitStop.objects.filter(cooperative=at(Cooperative, CONG_TAM)).get()
        old = stop.cooperative
        assert old.pk in listed(Cooperative, "don-doan", "co")
        assert new.pk not in listed(Cooperative, "don-doan", "co")
        stop.cooperative = new
        stop.save()
        assert old.pk not in listed(Cooperative, "don-doan", "co")
        assert new.pk in listed(Cooperative, "don-doan", "co")
        VisitStop.objects.filter(pk=stop.pk).update(cooperative=old)
        assert old.pk in listed(Cooperative, "don-doan", "co")
        stop.delete()
        assert old.pk not in listed(Cooperative, "don-doan", "co")
        VisitStop.objects.create(visit=visit, title="Chặng", visited_on=visit.starts_on, cooperative=new)
        Visit.objects.filter(pk=visit.pk).update(status=Status.DRAFT)
        assert new.pk not in listed(Cooperative, "don-doan", "co")
