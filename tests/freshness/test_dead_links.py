"""A channel whose link dies finds nothing and counts nowhere; one that answers again does."""

import datetime
import io
from unittest import mock

import pytest
from django.core.management import call_command

from cooperatives.models import Cooperative, CooperativeChannel
from coopsite.common.links import Answer
from coopsite.common.search.models import SearchChange
from products.models import Product, ProductChannel
from tests.kit.finding import found
from tests.kit.freshness import WORD, listed

pytestmark = pytest.mark.django_db
FIRST = datetime.date(2026, 3, 1)
CHOICE = ("kenh", "tiki")


class Says:
    """An asker that answers the same to all."""

    def __init__(self, word):
        self.word = word

    def ask(self, _url):
        return Answer(self.word)


@pytest.fixture
def ask():
    """Let the command ask, one day after the other, and be answered by a word."""
    days = iter(FIRST + datetime.timedelta(days=number) for number in range(99))

    def asking(*words):
        for word, day in zip(words, days, strict=False):
            # The clock stands elsewhere for the command alone.
            with mock.patch("django.utils.timezone.localdate", lambda day=day: day):
                call_command("check_links", asker=Says(word), pause=0, most=500, stdout=io.StringIO())

    return asking


def of_product(tea):
    return ProductChannel.objects.create(product=tea, platform="tiki", label=WORD, url="https://tiki.vn/zam")


def of_maker(tea):
    maker = tea.cooperative
    return CooperativeChannel.objects.create(
        cooperative=maker, platform="tiki", label=WORD, url="https://tiki.vn/zam"
    )


@pytest.mark.parametrize("make", [of_product, of_maker])
def test_a_dead_shop_is_under_no_choice_until_it_answers(tea, make, ask):
    channel = make(tea)
    assert tea.pk in listed(Product, *CHOICE)
    ask("404")
    assert tea.pk in listed(Product, *CHOICE)
    ask("404")
    channel.refresh_from_db()
    assert channel.dead_since == FIRST
    assert tea.pk not in listed(Product, *CHOICE)
    ask("200")
    assert tea.pk in listed(Product, *CHOICE)


@pytest.mark.parametrize(("make", "kind"), [(of_product, Product), (of_maker, Cooperative)])
def test_nor_is_anything_found_by_its_name(tea, make, kind, ask):
    make(tea)
    owner = tea if kind is Product else tea.cooperative
    assert owner in found(kind, WORD)
    ask("404", "404")
    assert owner not in found(kind, WORD)
    ask("200")
    assert owner in found(kind, WORD)


def test_a_link_that_is_mended_finds_at_once(tea, ask):
    channel = of_product(tea)
    ask("404", "404")
    channel = ProductChannel.objects.get(pk=channel.pk)
    channel.url = "https://tiki.vn/zam-moi"
    channel.save()
    assert tea.pk in listed(Product, *CHOICE)
    assert tea in found(Product, WORD)


def test_an_update_that_marks_it_dead_is_heard_too(tea):
    of_product(tea)
    ProductChannel.objects.filter(product=tea, platform="tiki").update(dead_since=FIRST)
    assert tea.pk not in listed(Product, *CHOICE)
    ProductChannel.objects.filter(product=tea, platform="tiki").update(dead_since=None)
    assert tea.pk in listed(Product, *CHOICE)


def test_links_that_go_on_living_leave_the_index_alone(tea, ask):
    """The command asks hundreds of links a night: none of them is put into the index for an answer alone."""
    of_product(tea)
    ask("200")
    before = SearchChange.objects.count()
    ask("200")
    assert SearchChange.objects.count() == before


def test_a_stall_stays_though_its_link_is_dead(tea):
    stall = {"platform": "store", "label": WORD, "address": "chợ", "url": "https://zam.vn/"}
    ProductChannel.objects.create(product=tea, **stall, dead_since=FIRST)
    assert tea in found(Product, WORD)


def test_the_filter_counts_what_it_shows(client, tea):
    of_product(tea)
    count = client.get("/san-pham/?kenh=tiki").context["page_obj"].paginator.count
    ProductChannel.objects.filter(product=tea, platform="tiki").update(dead_since=FIRST)
    assert client.get("/san-pham/?kenh=tiki").context["page_obj"].paginator.count == count - 1
