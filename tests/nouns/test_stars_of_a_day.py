"""Counts of a day are true: lists, filters and the history by year agree with a recount by hand, whatever happened."""

import datetime
from random import Random
from unittest import mock
from zoneinfo import ZoneInfo

import pytest
from django.db import connection, transaction
from django.test import RequestFactory
from django.test.utils import CaptureQueriesContext
from django.urls import resolve
from django.utils import timezone
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from coopsite.common.dates import add_months
from coopsite.common.search.shelf import forget
from products.models import OcopCertificate, OcopDecision, Product
from products.models.rules import BEGINNING
from products.star_history import star_history
from tests.kit.histories import (
    DAY,
    Round,
    counts_by_hand,
    edges,
    histories,
    stars_by_hand,
    write,
)

pytestmark = pytest.mark.django_db

# Of two provinces, so that a count of one is not that of all.
SLUGS = ["che-shan-tuyet-co-thu-phinh-ho", "que-la-cong-tam", "che-den-kien-thuan", "che-hao-dat"]
IN_LAO_CAI = [0, 1, 2]
YESTERDAY = timezone.localdate() - 2 * DAY
HANOI = ZoneInfo("Asia/Ho_Chi_Minh")


def listed(address: str) -> dict:
    """What the list at an address would draw."""
    request = RequestFactory().get(address)
    return resolve(request.path).func(request).context_data


def counts_of(context: dict, key: str) -> dict:
    (group,) = [one for one in context["filters"].groups() if one["key"] == key]
    return {option.value: option.count for option in group["options"]}


def rows_of(context: dict) -> list[Product]:
    return list(context["page_obj"].object_list)


@pytest.fixture
def products() -> list[Product]:
    found = Product.objects.in_bulk(SLUGS, field_name="slug")
    return [found[slug] for slug in SLUGS]


def check_list(rounds: list[Round], products: list[Product], day: datetime.date):
    """The list of a day: its filters count, choose and order by the stars of that day."""
    asked, everything = f"ngay={day:%d-%m-%Y}", Product.objects.published().count()
    whole, there = listed(f"/san-pham/?{asked}"), listed(f"/san-pham/?tinh=lao-cai&{asked}")
    for context, some in ((whole, range(len(products))), (there, IN_LAO_CAI)):
        by_hand, counted = counts_by_hand(rounds, some, day), counts_of(context, "sao")
        assert [counted[str(stars)] for stars in (5, 4, 3)] == [by_hand[stars] for stars in (5, 4, 3)]
        assert counted["chua"] == context["paginator"].count - by_hand.total()
        states = counts_of(context, "giay")
        assert states["valid"] + states["expiring"] == by_hand.total()
    assert whole["paginator"].count == everything
    by_hand = {product.pk: stars_by_hand(rounds, number, day) for number, product in enumerate(products)}
    shown = [by_hand.get(row.pk) or 0 for row in rows_of(whole)]
    assert shown == sorted(shown, reverse=True)
    assert [row.stars_on(day) or 0 for row in rows_of(whole)] == shown
    for stars in (5, 4, 3):
        chosen = {row.pk for row in rows_of(listed(f"/san-pham/?sao={stars}&{asked}"))}
        assert chosen == {pk for pk, number in by_hand.items() if number == stars}


def check_history(rounds: list[Round], day: datetime.date):
    """The history of a province: the last days of all years, today, and the day that is looked at."""
    history, today = star_history(Product.objects.published().in_region(lao_cai()), day), timezone.localdate()
    for one in history.days:
        assert one.counts == counts_by_hand(rounds, IN_LAO_CAI, one.day)
        assert one.total == one.counts.total()
    assert history.shown.day == day
    told = {one.day for one in history.days}
    ends = {datetime.date(year, 12, 31) for year in range(2018, today.year)}
    assert told <= ends | {today, day}
    assert {today, day} <= told
    assert {end for end in ends if counts_by_hand(rounds, IN_LAO_CAI, end)} <= told


def lao_cai():
    return Product.objects.get(slug=SLUGS[0]).province


ROUNDS = histories(len(SLUGS), BEGINNING.day, YESTERDAY)


@settings(max_examples=25, suppress_health_check=[HealthCheck.function_scoped_fixture], deadline=None)
@given(rounds=ROUNDS, day=st.dates(BEGINNING.day, YESTERDAY), seed=st.integers(0, 10_000))
def test_lists_filters_and_history_agree_with_a_recount_by_hand(products, rounds, day, seed):
    turns = [one for one in edges(rounds, YESTERDAY) if one >= BEGINNING.day]
    days = {day, *Random(seed).sample(turns, min(3, len(turns)))}
    with transaction.atomic():
        write(rounds, products)
        for one in days:
            check_list(rounds, products, one)
            check_history(rounds, one)
        transaction.set_rollback(True)


def test_the_hand_counts_as_the_rule_says():
    """The recount itself, on a history that a person can follow."""
    day = datetime.date
    rounds = [
        Round(0, day(2020, 2, 29), 3, None),
        Round(0, day(2022, 5, 1), 4, day(2023, 1, 1)),
        Round(1, day(2021, 1, 1), 5, None),
    ]
    told = {
        on: stars_by_hand(rounds, 0, on)
        for on in (day(2020, 2, 28), day(2022, 4, 30), day(2022, 5, 1), day(2023, 1, 1))
    }
    assert list(told.values()) == [None, 3, 4, None]
    assert stars_by_hand(rounds[:1], 0, day(2023, 2, 28)) == 3
    assert stars_by_hand(rounds[:1], 0, day(2023, 3, 1)) is None
    assert counts_by_hand(rounds, range(2), day(2022, 12, 31)) == {4: 1, 5: 1}


@pytest.mark.parametrize("many", [1, 12])
def test_the_history_asks_once_however_many_years_and_products_there_are(products, many):
    first = BEGINNING.day
    rounds = [Round(number % 3, first + number * 200 * DAY, 3, None) for number in range(many)]
    write(rounds, products)
    with CaptureQueriesContext(connection) as asked:
        history = star_history(Product.objects.published(), YESTERDAY)
    assert len(asked) == 1
    assert len(history.days) >= timezone.localdate().year - 2018


def test_a_slip_into_another_millennium_makes_no_thousand_years(products):
    write([Round(0, datetime.date(1020, 1, 1), 4, None)], products)
    assert len(star_history(Product.objects.published()).days) <= timezone.localdate().year - 2018 + 1


class TestMidnight:
    """Stars begin, end and are taken back at 00:00:00 in Vietnam, seventeen hours of the day before in London."""

    @pytest.fixture
    def turn(self):
        """A day ahead; days on, the index takes what this test wrote for settled long ago, though it is taken back."""
        forget()
        yield timezone.localdate() + 10 * DAY
        forget()

    def told_at(self, moment: datetime.datetime, product: Product) -> tuple:
        """What the row, the query, the filter, the history and the page say at a moment."""
        with mock.patch("django.utils.timezone.now", lambda: moment):
            row = Product.objects.get(pk=product.pk)
            this = Product.objects.filter(pk=product.pk)
            chosen = {one.pk for one in rows_of(listed("/san-pham/?sao=4"))}
            return (
                row.stars,
                this.with_stars().get().stars_now,
                4 if this.rated(4).exists() else None,
                4 if product.pk in chosen else None,
                next(iter(star_history(this).shown.counts), None),
            )

    def told_around(self, turn: datetime.date, product: Product) -> list:
        midnight = datetime.datetime.combine(turn, datetime.time(), HANOI)
        second = datetime.timedelta(seconds=1)
        return [self.told_at(moment, product) for moment in (midnight - second, midnight)]

    def give(self, product: Product, decided: datetime.date, withdrawn=None):
        write([Round(0, decided, 4, withdrawn)], [product])

    def test_they_begin(self, products, turn):
        self.give(products[0], turn)
        assert self.told_around(turn, products[0]) == [(None,) * 5, (4,) * 5]

    def test_they_end(self, products, turn):
        decided = add_months(turn - DAY, -36)
        self.give(products[0], decided)
        over = OcopDecision.objects.get(number="1/QĐ-THỬ").valid_until + DAY
        assert self.told_around(over, products[0]) == [(4,) * 5, (None,) * 5]

    def test_they_are_taken_back(self, products, turn):
        self.give(products[0], turn - 400 * DAY, withdrawn=turn)
        assert self.told_around(turn, products[0]) == [(4,) * 5, (None,) * 5]

    def test_a_star_less_begins(self, products, turn):
        self.give(products[0], turn - 400 * DAY)
        lower = OcopDecision.objects.create(
            number="2/QĐ-THỬ", decided_on=turn, body="UBND", federation=products[0].federation
        )
        OcopCertificate.objects.create(product=products[0], decision=lower, stars=3)
        before, after = self.told_around(turn, products[0])
        assert before == (4,) * 5
        assert after == (3, 3, None, None, 3)

    def test_a_day_can_be_asked_for_from_its_first_second_to_its_last(self, turn):
        midnight = datetime.datetime.combine(turn, datetime.time(), HANOI)
        second, told = datetime.timedelta(seconds=1), []
        for moment in (midnight - second, midnight, midnight + DAY - second, midnight + DAY):
            with mock.patch("django.utils.timezone.now", lambda moment=moment: moment):
                told.append(listed(f"/san-pham/?ngay={turn:%d-%m-%Y}")["as_of"])
        assert [bool(one.trouble) for one in told] == [True, False, False, False]
        assert [one.day for one in told] == [None, None, None, turn]
