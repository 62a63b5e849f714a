"""Whatever changes a row, by whichever way, changes in the same moment what finds it and where lists hold it."""

import pytest
from django.utils import timezone

from cooperatives.models import (
    Cooperative,
    CooperativePost,
    ExportMarket,
    Federation,
    Market,
    Region,
)
from coopsite.common.finding import FindingQuerySet
from coopsite.common.models import Tag
from coopsite.common.publishing import Status
from coopsite.common.search import shelf
from coopsite.common.search.following import kinds
from coopsite.common.search.models import SearchEntry
from coopsite.desk.discarding import put_in_bin, take_back
from products.models import OcopCertificate, OcopDecision, Product, ProductCategory
from stories.models import Story
from tests.kit.finding import found
from tests.kit.freshness import DAY, KINDS, WORD, at, later, listed
from tests.kit.staff import make_staff
from tests.pages.addresses import CONG_TAM, STORY

pytestmark = pytest.mark.django_db


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
