"""A look is of one moment; what is stored after it disturbs none of its answers."""

import pytest

from coopsite.common.search.shelf import forget, look
from products.models import Product
from tests.pages.addresses import PRODUCT

pytestmark = pytest.mark.django_db


@pytest.fixture
def later():
    """Store a product anew, beside the one it is made from, after somebody looked."""

    def store():
        tea = Product.objects.get(slug=PRODUCT.strip("/").split("/")[-1])
        tea.pk, tea.slug, tea.name = None, "", "Trà mới về"
        tea._state.adding = True
        tea.save()
        return tea

    return store


@pytest.mark.parametrize("order", ["name", "newest", "weight"])
def test_what_came_after_it_has_no_place_in_its_orders(later, order):
    forget()
    before = look()
    tea = later()
    places, listed = before.place(order), list(before.ordered(before.kind("san-pham"), order, "san-pham"))
    now = look()
    assert len(listed) == before.kind("san-pham").bit_count() == now.kind("san-pham").bit_count() - 1
    assert len(places) < len(now.place(order))
    assert tea.pk in map(now.object_id, now.ordered(now.kind("san-pham"), order))


def test_what_is_remembered_may_be_emptied_by_another_thread():
    now = look()

    def make():
        now._state.answers.clear()
        return "made"

    assert now.remembered("a", make) == now.remembered("a", lambda: "again") == "made"
