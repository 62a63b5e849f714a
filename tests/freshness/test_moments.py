"""The index within transactions, in several processes, and where many changes are gathered into one."""

from unittest import mock

import pytest
from django.db import transaction

from cooperatives.models import (
    Cooperative,
)
from coopsite.common.publishing import Status
from coopsite.common.search import shelf
from coopsite.common.search.indexing import gathered
from coopsite.common.search.models import SearchChange, SearchEntry
from coopsite.common.search.shelf import Shelf, look
from products.models import Product
from stories.models import Story, VisitStop
from tests.kit.finding import found
from tests.kit.freshness import WORD, at, later, listed
from tests.pages.addresses import PRODUCT

pytestmark = pytest.mark.django_db


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

    @pytest.mark.parametrize(("many", "frozen"), [(100, 1), (10_000_000, 0)])
    def test_a_large_memory_is_not_looked_through_for_garbage(self, many, frozen):
        with mock.patch.object(shelf, "MANY", many), mock.patch.object(shelf, "gc") as collector:
            Shelf().look()
        assert collector.freeze.call_count == collector.collect.call_count == frozen

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
