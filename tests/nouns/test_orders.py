"""Orders that are kept in memory stand as the database would sort them anew, whatever changes."""

from random import Random

import pytest
from django.utils import timezone

from coopsite.common.search.models import SearchEntry
from coopsite.common.search.orders import FEW, ORDERS, Orders
from coopsite.common.search.shelf import look
from products.models import Product
from tests.kit.freshness import WORD
from tests.pages.addresses import PRODUCT

pytestmark = pytest.mark.django_db

KINDS = ("", "san-pham", "htx")
SORT_KEYS = ("", "a", "m", "zz", "{", "~")


def below() -> int:
    return SearchEntry.objects.latest("pk").pk + 1


def read(orders: Orders) -> dict:
    return {(order, kind): list(orders.ids(order, kind)) for order in ORDERS for kind in KINDS}


def changed_at_random(random: Random) -> dict[int, str]:
    """Change, remove and add some entries; return the kind of each by its id, "" of those that are gone."""
    entries = list(SearchEntry.objects.filter(kind__in=KINDS).order_by("pk"))
    chosen, kinds = random.sample(entries, random.randrange(1, 7)), {}
    for entry in chosen:
        entry.weight = random.choice([entry.weight, 0, 35, 99])
        entry.sort_key = random.choice([entry.sort_key, random.choice(entries).sort_key, *SORT_KEYS])
        entry.fresh = random.choice([entry.fresh, None, random.choice(entries).fresh, timezone.now()])
        fate = random.choice(["stays", "stays", "goes", "comes"])
        if fate == "goes":
            kinds[entry.pk] = ""
            entry.delete()
            continue
        if fate == "comes":
            entry.pk, entry.object_id = None, 9_000_000 + random.randrange(1_000_000)
            entry._state.adding = True
        entry.save()
        kinds[entry.pk] = entry.kind
    return kinds


@pytest.mark.parametrize("seed", range(6))
def test_they_are_as_if_they_were_read_anew(seed, django_assert_max_num_queries):
    random, orders = Random(seed), Orders(below())
    read(orders)
    for _time in range(8):
        changed = changed_at_random(random)
        with django_assert_max_num_queries(len(changed) * len(ORDERS) * len(KINDS) * 3):
            orders = orders.renewed(below(), changed)
        assert len(orders._held) == len(ORDERS) * len(KINDS)
        assert read(orders) == read(Orders(below()))
        assert orders.places("weight") == Orders(below()).places("weight")


def test_what_stays_where_it_is_costs_a_question_for_each_order(django_assert_num_queries):
    orders, entry = Orders(below()), SearchEntry.objects.filter(kind="san-pham")[5]
    before, end = read(orders), below()
    # It stands in the orders of its kind and in those of all kinds.
    with django_assert_num_queries(len(ORDERS) * 2):
        assert read(orders.renewed(end, {entry.pk: entry.kind})) == before


def test_many_changes_are_read_anew():
    orders, entries = Orders(below()), SearchEntry.objects.filter(kind="san-pham")[: FEW + 1]
    read(orders)
    SearchEntry.objects.filter(pk__in=[entry.pk for entry in entries]).update(sort_key="")
    assert read(orders.renewed(below(), {entry.pk: entry.kind for entry in entries})) == read(Orders(below()))


@pytest.mark.parametrize("far", [1, 2, 7])
def test_what_moved_meanwhile_is_put_right_by_its_own_line(far):
    """Between the lines that tell of changes and the sorting among pivots another process may store something."""
    orders = Orders(below())
    ids = list(orders.ids("name", "san-pham"))
    SearchEntry.objects.filter(pk=ids[far]).update(sort_key="~~")
    SearchEntry.objects.filter(pk=ids[0]).update(sort_key="~")
    orders = orders.renewed(below(), {ids[0]: "san-pham"})
    # Where the other one stood by now it is either seen at once, or beside it when its own line is read.
    orders = orders.renewed(below(), {ids[far]: "san-pham"})
    assert list(orders.ids("name", "san-pham")) == [*ids[1:far], *ids[far + 1 :], ids[0], ids[far]]


def test_what_went_meanwhile_is_read_anew():
    orders = Orders(below())
    *rest, last = list(orders.ids("name", "san-pham"))
    SearchEntry.objects.filter(pk=last).delete()
    assert list(orders.renewed(below(), {last: "san-pham"}).ids("name", "san-pham")) == rest


def test_a_page_after_a_save_reads_no_order_anew(client, django_assert_max_num_queries):
    address = "/san-pham/?sap-xep=ten"
    client.get(address)
    look().place("weight")
    tea = Product.objects.get(slug=PRODUCT.strip("/").split("/")[-1])
    tea.name = f"{WORD} {tea.name}"
    tea.save()
    client.get("/")
    orders = look()._state.orders
    assert {("name", "san-pham"), ("weight", "")} <= set(orders._held)
    assert list(orders.ids("name", "san-pham")) == list(Orders(below()).ids("name", "san-pham"))
    with django_assert_max_num_queries(0):
        list(orders.ids("weight"))
