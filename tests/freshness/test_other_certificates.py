"""Certificates under other schemes, and titles, in the list's filter: only while they are valid."""

import datetime

import pytest
from django.utils import timezone

from products.models import Certification, Product, RuralIndustryTitle
from tests.kit.freshness import later, listed

pytestmark = pytest.mark.django_db

ONE_DAY = datetime.timedelta(days=1)


@pytest.fixture
def product():
    """It has none yet."""
    return Product.objects.get(slug="che-bup-kho-phinh-ho")


def in_list(product, choice) -> bool:
    return product.pk in listed(Product, "chung-nhan", choice)


def ending(product, days, **more) -> Certification:
    today = timezone.localdate()
    return Certification.objects.create(
        product=product, scheme="halal", expires_on=today + days * ONE_DAY, **more
    )


class TestFilter:
    def test_it_holds_what_is_valid_today_and_lets_it_go_by_the_calendar(self, product):
        ending(product, 3)
        assert in_list(product, "halal")
        with later(days=3):
            assert in_list(product, "halal")
        with later(days=4):
            assert not in_list(product, "halal")

    def test_not_what_is_expired_or_withdrawn_or_not_yet_issued(self, product):
        today = timezone.localdate()
        row = ending(product, -1)
        assert not in_list(product, "halal")
        row.expires_on = None
        row.save()
        assert in_list(product, "halal")
        row.withdrawn_on, row.withdrawn_reason = today + 2 * ONE_DAY, "Không đánh giá lại."
        row.save()
        assert in_list(product, "halal")
        with later(days=2):
            assert not in_list(product, "halal")
        Certification.objects.filter(pk=row.pk).update(
            withdrawn_on=None, withdrawn_reason="", issued_on=today + ONE_DAY
        )
        assert not in_list(product, "halal")
        with later(days=1):
            assert in_list(product, "halal")

    def test_a_title_comes_changes_and_goes(self, product):
        year = timezone.localdate().year
        title = RuralIndustryTitle.objects.create(product=product, level="tinh", year=year)
        assert in_list(product, "cnnttb-tinh")
        title.level = "quoc-gia"
        title.save()
        assert not in_list(product, "cnnttb-tinh")
        assert in_list(product, "cnnttb-quoc-gia")
        title.year = year - 4
        title.save()
        assert not in_list(product, "cnnttb-quoc-gia")
        RuralIndustryTitle.objects.filter(pk=title.pk).update(year=year - 3)
        assert in_list(product, "cnnttb-quoc-gia")
        title.delete()
        assert not in_list(product, "cnnttb-quoc-gia")
