"""What a product costs: a price or a range, of a day."""

import datetime

import pytest
from django.core.exceptions import ValidationError
from django.db import IntegrityError, transaction
from django.utils import timezone

from products.models import Product

pytestmark = pytest.mark.django_db
TODAY = datetime.date(2026, 11, 20)


@pytest.fixture
def product():
    return Product.objects.get(slug="che-bup-kho-phinh-ho")


def codes(product) -> dict:
    try:
        product.full_clean()
    except ValidationError as refused:
        return {field: errors[0].code for field, errors in refused.error_dict.items()}
    return {}


@pytest.mark.parametrize(
    ("price", "high", "day", "wrong"),
    [
        (None, None, None, {}),
        (None, None, TODAY, {}),
        (25_000, None, TODAY, {}),
        (25_000, 30_000, TODAY, {}),
        (25_000, None, None, {"price_on": "price_without_day"}),
        (25_000, 25_000, TODAY, {"__all__": "price_falls"}),
        (25_000, 20_000, TODAY, {"__all__": "price_falls"}),
        (None, 20_000, TODAY, {"__all__": "price_falls"}),
        (0, None, TODAY, {"price": "min_value"}),
    ],
)
def test_what_is_typed_is_checked(product, price, high, day, wrong, monkeypatch):
    monkeypatch.setattr("products.models.price.timezone.localdate", lambda: TODAY)
    product.price, product.price_high, product.price_on = price, high, day
    assert codes(product) == wrong


def test_no_price_is_of_tomorrow(product):
    product.price, product.price_on = 25_000, timezone.localdate() + datetime.timedelta(days=1)
    assert codes(product) == {"price_on": "price_of_tomorrow"}


def test_a_price_that_stood_without_a_day_blocks_no_edit_and_a_new_one_asks_for_it(product):
    Product.objects.filter(pk=product.pk).update(price=25_000, price_on=None)
    product = Product.objects.get(pk=product.pk)
    product.packaging = "hộp 100 g"
    assert codes(product) == {}
    assert product.price_day_words == "chưa rõ ngày"
    product.price = 26_000
    assert codes(product) == {"price_on": "price_without_day"}


def test_a_day_is_not_taken_away(product):
    Product.objects.filter(pk=product.pk).update(price=25_000, price_on=TODAY)
    product = Product.objects.get(pk=product.pk)
    product.price_on = None
    assert codes(product) == {"price_on": "price_without_day"}


@pytest.mark.parametrize("values", [(25_000, 25_000), (25_000, 20_000), (None, 20_000)])
def test_the_database_takes_no_range_that_falls(product, values):
    with pytest.raises(IntegrityError), transaction.atomic():
        Product.objects.filter(pk=product.pk).update(price=values[0], price_high=values[1])


@pytest.mark.parametrize(
    ("low", "high", "words"),
    [
        (None, None, ""),
        (25_000, None, "25.000\u00a0₫"),
        (380_000, 420_000, "380.000–420.000\u00a0₫"),
    ],
)
def test_it_is_said_as_people_read_it(low, high, words):
    assert Product(price=low, price_high=high).price_words == words


@pytest.mark.parametrize(
    ("day", "words", "is_current"),
    [
        (None, "chưa rõ ngày", False),
        (TODAY, "giá ngày 20/11/2026", True),
        (datetime.date(2025, 11, 20), "giá ngày 20/11/2025", True),
        (datetime.date(2025, 11, 19), "giá cũ, ngày 19/11/2025", False),
    ],
)
def test_a_price_of_over_a_year_ago_is_an_old_one(day, words, is_current, monkeypatch):
    monkeypatch.setattr("products.models.price.timezone.localdate", lambda: TODAY)
    product = Product(price=25_000, price_on=day)
    assert product.price_day_words == words
    assert product.price_is_current() == is_current
