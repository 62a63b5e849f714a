"""Whatever changes a row, by whichever way, changes in the same moment what finds it and where lists hold it."""

import datetime
from unittest import mock

import pytest
from django.db import transaction
from django.utils import timezone

from cooperatives.models import (
    Cooperative,
    CooperativeChannel,
    CooperativePost,
    ExportMarket,
    Federation,
    FederationSuccession,
    Market,
    Region,
    RegionSuccession,
)
from coopsite.common.finding import FindingQuerySet
from coopsite.common.models import Tag
from coopsite.common.publishing import Status
from coopsite.common.search import shelf
from coopsite.common.search.bits import numbers_in
from coopsite.common.search.following import kinds
from coopsite.common.search.indexing import gathered, keep_due
from coopsite.common.search.models import SearchChange, SearchEntry
from coopsite.common.search.shelf import Shelf, look
from coopsite.desk.discarding import put_in_bin, take_back
from products.models import OcopCertificate, OcopDecision, Product, ProductCategory
from stories.models import Story, Visit, VisitStop
from tests.kit.finding import found
from tests.kit.staff import make_staff
from tests.pages.addresses import CONG_TAM, COOPERATIVE, PRODUCT, STORY, VISIT

pytestmark = pytest.mark.django_db

DAY = datetime.timedelta(days=1)
KINDS = [(Product, PRODUCT), (Cooperative, COOPERATIVE), (Visit, VISIT), (Story, STORY)]
# Nothing of the demonstration says these words.
WORD = "zâm bút"


def slug_of(path) -> str:
    return path.strip("/").split("/")[-1]


def at(model, path):
    return model.objects.get(slug=slug_of(path))


def listed(model, key, value) -> set:
    """The public rows of ``model`` that the index holds under a choice."""
    now = look()
    entries = now.choice(key, str(value)) & now.kind(model.search_kind)
    return {now.object_id(entry) for entry in numbers_in(entries)}


def later(**span):
    """The clock, moved on."""
    moved = timezone.now() + datetime.timedelta(**span)
    return mock.patch("django.utils.timezone.now", lambda: moved)


def rename(row):
    """Give ``row`` WORD for a name."""
    setattr(row, "title" if hasattr(row, "standfirst") and hasattr(row, "title") else "name", WORD)
    row.save()


@pytest.fixture(autouse=True)
def nothing_is_kept_of_another_day():
    """What a shelf settled while the clock was moved on is taken back with the test, and its numbers are given again."""
    yield
    shelf.forget()


@pytest.fixture
def tea():
    return at(Product, PRODUCT)


@pytest.fixture
def maker():
    return at(Cooperative, COOPERATIVE)


@pytest.fixture
def visit():
    return at(Visit, VISIT)


@pytest.fixture
def story():
    return at(Story, STORY)


class TestOneRow:
    @pytest.mark.parametrize(("model", "path"), KINDS)
    def test_an_edit_is_found_and_the_old_words_are_not(self, model, path):
        row = at(model, path)
        row.standfirst = WORD
        row.save()
        assert found(model, WORD) == [row]
        row.standfirst = "Câu khác."
        row.save(update_fields=["standfirst"])
        assert found(model, WORD) == []

    @pytest.mark.parametrize(("model", "path"), KINDS)
    def test_it_comes_and_goes_with_publication(self, model, path):
        row, name = at(model, path), at(model, path).find_name()
        row.status = Status.DRAFT
        row.save()
        assert row not in found(model, name)
        row.status = Status.PUBLISHED
        row.save()
        assert row in found(model, name)

    @pytest.mark.parametrize(("model", "path"), KINDS)
    def test_the_clock_alone_makes_it_public(self, model, path):
        row, name = at(model, path), at(model, path).find_name()
        row.published_at = timezone.now() + DAY
        row.save()
        assert row not in found(model, name)
        with later(days=2):
            assert row in found(model, name)
            # A process that begins only now knows it too.
            shelf.forget()
            assert row in found(model, name)
        shelf.forget()
        assert row not in found(model, name)

    @pytest.mark.parametrize(("model", "path"), KINDS)
    def test_the_bin_and_back(self, model, path):
        row, user = at(model, path), make_staff()
        row.standfirst = WORD
        row.save()
        put_in_bin(row, user)
        assert found(model, WORD) == []
        row.refresh_from_db()
        take_back(row, user)
        row.refresh_from_db()
        assert (found(model, WORD) == [row]) is row.is_published()
        type(row).objects.filter(pk=row.pk).update(status=Status.PUBLISHED)
        assert found(model, WORD) == [row]

    @pytest.mark.parametrize("model", [Region, Federation, ProductCategory, Tag])
    def test_a_new_name(self, model):
        row = model.objects.filter(**({"valid_until": None} if model in (Region, Federation) else {})).first()
        if model is Tag:
            at(Story, STORY).tags.add(row)
        row.name = "Zét zét zét"
        if model is Federation:
            row.short_name = row.name
        row.save()
        assert found(model, row.name)[0] == row
        row.name = WORD
        if model is Federation:
            row.short_name = row.name
        row.save()
        assert found(model, WORD)[0] == row
        assert found(model, "zet zet zet") == []


class TestManyRows:
    @pytest.mark.parametrize("model", kinds().values())
    def test_no_manager_passes_the_index_over(self, model):
        """The desk puts into the bin, takes down and publishes by the base manager; so do cascades."""
        assert isinstance(model._base_manager.all(), FindingQuerySet)
        assert isinstance(model._default_manager.all(), FindingQuerySet)

    def test_an_update(self, tea):
        Product.objects.filter(pk=tea.pk).update(standfirst=WORD)
        assert found(Product, WORD) == [tea]
        Product.objects.filter(pk=tea.pk).update(status=Status.DRAFT)
        assert found(Product, WORD) == []

    def test_an_update_of_what_was_sliced_or_joined(self, tea):
        """However the rows were chosen, also by what the update itself changes."""
        Product.objects.filter(standfirst=tea.standfirst).update(standfirst=WORD)
        assert found(Product, WORD) == [tea]

    def test_rows_made_and_changed_together(self, tea):
        shared = {name: getattr(tea, name) for name in ("region", "federation", "category", "province")}
        rows = [Product(name=f"{WORD} {n}", slug=f"zam-{n}", **shared) for n in range(3)]
        for row in rows:
            row.status, row.published_at = Status.PUBLISHED, timezone.now()
            row.fill_derived()
        made = Product.objects.bulk_create(rows)
        assert set(found(Product, WORD)) == set(made)
        for row in made:
            row.name = "Vỏ quế xay"
        Product.objects.bulk_update(made, ["name"])
        assert found(Product, WORD) == []
        assert set(made) <= set(found(Product, "vo que xay"))

    def test_so_many_that_no_statement_could_name_what_they_hang_on(self, maker):
        places = Region.objects.filter(kind="commune", valid_until=None).select_related("province")[:600]
        shared = {"federation": maker.federation, "status": Status.PUBLISHED, "published_at": timezone.now()}
        rows = [
            Cooperative(name=WORD, slug=f"zam-{place.pk}", region=place, province=place.province, **shared)
            for place in places
        ]
        for row in rows:
            row.fill_derived()
        Cooperative.objects.bulk_create(rows)
        assert len(found(Cooperative, WORD)) == len(rows)

    def test_deleted_alone_together_and_with_what_they_hang_on(self, story):
        rows = []
        for number in range(3):
            row = Story.objects.get(pk=story.pk)
            row.pk, row.slug, row.title, row._state.adding = None, "", f"{WORD} {number}", True
            row.save()
            rows.append(row)
        assert set(found(Story, WORD)) == set(rows)
        rows[0].delete()
        assert set(found(Story, WORD)) == set(rows[1:])
        Story.objects.filter(title__startswith=WORD).delete()
        assert found(Story, WORD) == []
        assert (
            not SearchEntry.objects.filter(kind="chuyen-ke")
            .exclude(object_id__in=Story.objects.values("pk"))
            .exists()
        )

    def test_a_part_goes_with_a_cascade(self, maker):
        market = Market.objects.create(key="zam", name=WORD)
        ExportMarket.objects.create(cooperative=maker, market=market)
        assert found(Cooperative, WORD) == [maker]
        ExportMarket.objects.filter(market=market).delete()
        assert found(Cooperative, WORD) == []

    def test_parts_changed_together(self, maker):
        post = CooperativePost.objects.create(cooperative=maker, name="Lò Thị X", title="Kế toán")
        CooperativePost.objects.filter(pk=post.pk).update(name=WORD)
        assert found(Cooperative, WORD) == [maker]
        other = at(Cooperative, CONG_TAM)
        CooperativePost.objects.filter(pk=post.pk).update(cooperative=other)
        assert found(Cooperative, WORD) == [other]
        CooperativePost.objects.bulk_create([CooperativePost(cooperative=maker, name=WORD, title="Kho")])
        assert set(found(Cooperative, WORD)) == {maker, other}


class TestStars:
    @pytest.fixture
    def recognised(self, tea):
        tea.certificates.all().delete()
        decision = OcopDecision.objects.create(
            number="1/QĐ", decided_on=timezone.localdate() - DAY, body="UBND", federation=tea.federation
        )
        return OcopCertificate.objects.create(product=tea, decision=decision, stars=5)

    def test_they_come_change_and_go(self, tea, recognised):
        assert tea.pk in listed(Product, "sao", 5)
        OcopCertificate.objects.filter(pk=recognised.pk).update(stars=4)
        assert tea.pk not in listed(Product, "sao", 5)
        assert tea.pk in listed(Product, "sao", 4)
        OcopCertificate.objects.filter(pk=recognised.pk).update(
            withdrawn_on=timezone.localdate(), withdrawn_reason="Vi phạm."
        )
        assert tea.pk not in listed(Product, "sao", 4)

    def test_they_end_by_the_calendar(self, tea, recognised):
        with later(days=365 * 3 + 2):
            assert tea.pk not in listed(Product, "sao", 5)

    def test_a_decision_that_is_dated_anew_moves_them(self, tea, recognised):
        decision = recognised.decision
        decision.decided_on = timezone.localdate() + DAY
        decision.save()
        assert tea.pk not in listed(Product, "sao", 5)
        with later(days=1):
            assert tea.pk in listed(Product, "sao", 5)
        OcopDecision.objects.filter(pk=decision.pk).update(decided_on=timezone.localdate())
        assert tea.pk in listed(Product, "sao", 5)


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


class Undone(Exception):
    pass


class TestTransactions:
    def test_what_is_taken_back_was_never_found(self, tea):
        look()
        with pytest.raises(Undone), transaction.atomic():
            tea.name = WORD
            tea.save()
            assert found(Product, WORD) == [tea]
            raise Undone
        assert found(Product, WORD) == []
        assert tea in found(Product, at(Product, PRODUCT).name)

    def test_a_savepoint_within(self, tea, maker):
        with transaction.atomic():
            maker.standfirst = WORD
            maker.save()
            with pytest.raises(Undone), transaction.atomic():
                Product.objects.filter(pk=tea.pk).update(status=Status.DRAFT)
                assert tea.pk not in listed(Product, "tinh", tea.province.slug)
                raise Undone
            assert tea.pk in listed(Product, "tinh", tea.province.slug)
        assert found(Cooperative, WORD) == [maker]
        assert tea.pk in listed(Product, "tinh", tea.province.slug)

    def test_two_processes_see_each_others_changes(self, tea):
        ours, theirs = Shelf(), Shelf()
        entry = SearchEntry.objects.get(kind="san-pham", object_id=tea.pk).pk

        def public():
            return [bool(one.look().public >> entry & 1) for one in (ours, theirs)]

        assert public() == [True, True]
        Product.objects.filter(pk=tea.pk).update(status=Status.DRAFT)
        assert public() == [False, False]
        with pytest.raises(Undone), transaction.atomic():
            Product.objects.filter(pk=tea.pk).update(status=Status.PUBLISHED)
            assert ours.look().public >> entry & 1
            raise Undone
        assert public() == [False, False]

    def test_one_that_slept_for_days_reads_all_again(self, tea):
        """The lines that told of a change are swept away after a day."""
        sleeper = Shelf()
        entry = SearchEntry.objects.get(kind="san-pham", object_id=tea.pk).pk
        assert sleeper.look().public >> entry & 1
        Product.objects.filter(pk=tea.pk).update(status=Status.DRAFT)
        SearchChange.objects.all().delete()
        with later(days=3):
            assert not sleeper.look().public >> entry & 1

    def test_many_lines_are_settled(self, tea):
        ours = Shelf()
        entry = SearchEntry.objects.get(kind="san-pham", object_id=tea.pk).pk
        SearchChange.objects.bulk_create([SearchChange(entry_id=entry, nonce=n) for n in range(600)])
        ours.look()
        with later(minutes=20):
            ours.look()
            Product.objects.filter(pk=tea.pk).update(status=Status.DRAFT)
            assert not ours.look().public >> entry & 1
            assert len(ours._seen) < 10


class TestGathered:
    def test_each_is_put_in_once_at_the_end(self, tea, maker):
        with gathered():
            tea.standfirst = "Zét"
            tea.save()
            with gathered():
                tea.standfirst = WORD
                tea.save()
                maker.standfirst = WORD
                maker.save()
            assert found(Product, WORD) == []
        assert (found(Product, WORD), found(Cooperative, WORD)) == ([tea], [maker])

    def test_an_error_takes_all_of_it_back(self, tea, maker):
        with pytest.raises(Undone), gathered():
            tea.standfirst = WORD
            tea.save()
            raise Undone
        assert found(Product, WORD) == []
        maker.standfirst = WORD
        maker.save()
        assert found(Cooperative, WORD) == [maker]

    def test_an_error_within_takes_back_what_was_within(self, tea, maker):
        with gathered():
            maker.standfirst = WORD
            maker.save()
            with pytest.raises(Undone), gathered():
                tea.standfirst = WORD
                tea.save()
                raise Undone
        tea.refresh_from_db()
        assert tea.standfirst != WORD
        assert (found(Product, WORD), found(Cooperative, WORD)) == ([], [maker])

    def test_a_visit_that_comes_with_its_stops_lists_who_received_it(self, visit):
        new = Cooperative.objects.published().filter(stops=None).first()
        with gathered():
            visit.pk, visit.slug, visit._state.adding = None, "", True
            visit.save()
            VisitStop.objects.create(visit=visit, title="Chặng", visited_on=visit.starts_on, cooperative=new)
        assert new.pk in listed(Cooperative, "don-doan", "co")

    def test_what_was_deleted_meanwhile_is_gone(self, story):
        with gathered():
            story.title = WORD
            story.save()
            story.delete()
        assert found(Story, WORD) == []
