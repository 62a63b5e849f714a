"""One star speaks: a product has one certificate of a day, whichever way the day comes about; what is odd is told."""

import datetime
import importlib

import pytest
from django.apps import apps
from django.core.exceptions import ValidationError
from django.db import IntegrityError, transaction

from products.models import OcopCertificate, OcopDecision, Product
from products.remarks import remarks_on

pytestmark = pytest.mark.django_db

DAY = datetime.date(2026, 3, 2)


@pytest.fixture
def product():
    """It stands in no decision."""
    return Product.objects.get(slug="que-la-cong-tam")


def decision(product, number="1/QĐ", day=DAY, body="UBND tỉnh Lào Cai", **more) -> OcopDecision:
    return OcopDecision.objects.create(
        number=number, decided_on=day, body=body, federation=product.federation, **more
    )


def codes_of(error) -> set:
    return {one.code for errors in error.value.error_dict.values() for one in errors}


class TestOneADay:
    @pytest.fixture
    def first(self, product):
        return OcopCertificate.objects.create(product=product, decision=decision(product), stars=3)

    def test_a_second_decision_of_the_day_is_refused_with_a_sentence_and_by_the_database(
        self, product, first
    ):
        again = OcopCertificate(product=product, decision=decision(product, "2/QĐ"), stars=4)
        with pytest.raises(ValidationError) as refused:
            again.clean()
        assert "certified_twice_in_a_day" in codes_of(refused)
        with pytest.raises(IntegrityError), transaction.atomic():
            again.save()
        with pytest.raises(IntegrityError), transaction.atomic():
            OcopCertificate.objects.bulk_create([again])

    def test_one_of_the_next_day_is_not(self, product, first):
        again = OcopCertificate(
            product=product, decision=decision(product, "2/QĐ", DAY + datetime.timedelta(1)), stars=4
        )
        again.clean()
        again.save()
        assert product.stars_on(DAY) == 3
        assert product.stars_on(DAY + datetime.timedelta(1)) == 4

    def test_nor_is_another_product_in_the_same_decision(self, product, first):
        other = Product.objects.exclude(certificates__decision=first.decision).first()
        row = OcopCertificate(product=other, decision=first.decision, stars=3)
        row.clean()
        row.save()

    def test_a_decision_cannot_be_moved_onto_the_day_of_another(self, product, first):
        other = decision(product, "2/QĐ", datetime.date(2026, 5, 5))
        OcopCertificate.objects.create(product=product, decision=other, stars=4)
        other.decided_on = DAY
        with pytest.raises(ValidationError) as refused:
            other.clean()
        assert codes_of(refused) == {"certified_twice_in_a_day"}
        with pytest.raises(IntegrityError), transaction.atomic():
            other.save()
        with pytest.raises(IntegrityError), transaction.atomic():
            OcopDecision.objects.filter(pk=other.pk).update(decided_on=DAY)
        assert OcopDecision.objects.get(pk=other.pk).decided_on == datetime.date(2026, 5, 5)

    def test_a_decision_may_be_moved_elsewhere_and_its_rows_go_along(self, product, first):
        moved = first.decision
        moved.decided_on = datetime.date(2026, 1, 1)
        moved.clean()
        moved.save()
        assert OcopCertificate.objects.get(pk=first.pk).decided_on == datetime.date(2026, 1, 1)
        OcopDecision.objects.filter(pk=moved.pk).update(decided_on=datetime.date(2026, 1, 2))
        assert OcopCertificate.objects.get(pk=first.pk).decided_on == datetime.date(2026, 1, 2)
        assert first.decision.certificates.get().pk == first.pk

    def test_a_certificate_moved_to_another_decision_keeps_that_ones_day(self, product, first):
        first.decision = decision(product, "2/QĐ", datetime.date(2026, 6, 6))
        first.save(update_fields=["decision"])
        assert OcopCertificate.objects.get(pk=first.pk).decided_on == datetime.date(2026, 6, 6)


class TestLevel:
    def test_a_name_that_says_it_fills_it(self, product):
        assert decision(product).level == "tinh"
        assert decision(product, "2/QĐ", body="UBND thành phố Thái Nguyên").level == ""
        assert decision(product, "3/QĐ", body="UBND thành phố Thái Nguyên", level="huyen").level == "huyen"
        assert decision(product, "4/QĐ", level="huyen").level == "huyen"

    def test_the_update_fills_what_names_say_and_nothing_else(self, product):
        said, open_one = decision(product), decision(product, "2/QĐ", body="UBND thành phố Thái Nguyên")
        typed = decision(product, "3/QĐ", body="UBND tỉnh X", level="huyen")
        OcopDecision.objects.filter(pk=said.pk).update(level="")
        OcopCertificate.objects.create(product=product, decision=said, stars=3)
        update = importlib.import_module("products.migrations.0010_levels_and_days_filled")
        update.fill_levels(apps, None)
        update.fill_days(apps, None)
        levels = [OcopDecision.objects.get(pk=one.pk).level for one in (said, open_one, typed)]
        assert levels == ["tinh", "", "huyen"]
        assert said.certificates.get().decided_on == DAY


class TestRemarks:
    def test_what_is_as_it_should_be_is_told_nothing(self, product):
        row = OcopCertificate(product=product, decision=decision(product), stars=3)
        assert remarks_on(row.decision, [row]) == []

    def test_a_level_that_could_not_give_these_stars(self, product):
        one = decision(product, body="UBND huyện Văn Yên", day=datetime.date(2024, 3, 1))
        rows = [OcopCertificate(product=product, decision=one, stars=stars) for stars in (3, 4)]
        (said,) = remarks_on(one, rows)
        assert "4 sao do cấp tỉnh công nhận, không phải cấp huyện" in said
        assert remarks_on(one, rows[:1]) == []

    def test_a_district_that_is_no_more_is_told_once(self, product):
        one = decision(product, body="UBND huyện Văn Yên")
        rows = [OcopCertificate(product=product, decision=one, stars=stars) for stars in (3, 4)]
        (said,) = remarks_on(one, rows)
        assert "không còn cấp huyện" in said

    def test_a_level_against_the_bodys_name_and_criteria_of_another_time(self, product):
        one = decision(product, level="trung-uong", rule="148/2023")
        level, rule = remarks_on(one, [])
        assert "cấp tỉnh" in level
        assert "cấp trung ương" in level
        assert "1489" in rule

    def test_a_star_less_is_told_with_both(self, product):
        before = decision(product, "0/QĐ", datetime.date(2024, 1, 1))
        OcopCertificate.objects.create(product=product, decision=before, stars=4)
        row = OcopCertificate(product=product, decision=decision(product), stars=3)
        (said,) = remarks_on(row.decision, [row])
        assert f"{product.name} (4 → 3 sao)" in said
        row.stars = 4
        assert remarks_on(row.decision, [row]) == []

    def test_what_came_later_is_not_before(self, product):
        later = decision(product, "9/QĐ", datetime.date(2026, 9, 1))
        OcopCertificate.objects.create(product=product, decision=later, stars=4)
        row = OcopCertificate(product=product, decision=decision(product), stars=3)
        assert remarks_on(row.decision, [row]) == []
