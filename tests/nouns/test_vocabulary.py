"""The words that a process takes for known are those of names that are public now."""

import pytest

from coopsite.common.publishing import Status
from coopsite.common.search.shelf import forget, look
from products.models import Product

pytestmark = pytest.mark.django_db


@pytest.fixture
def tea():
    return Product.objects.get(slug="che-bup-kho-phinh-ho")


def test_edits_leave_the_count_of_a_word_as_it_is(tea):
    before = look().words()["phinh"]
    for number in range(10):
        tea.standfirst = f"Lần {number}"
        tea.save()
        assert look().words()["phinh"] == before


def test_words_of_a_name_that_is_gone_are_known_no_more(tea):
    before = dict(look().words())
    name, tea.name = tea.name, "Chè Zâm Bút"
    tea.save()
    assert look().words()["zam"] == 1
    tea.name = name
    tea.save()
    assert look().words() == before
    forget()
    assert look().words() == before


def test_words_of_drafts_are_not_known(tea):
    assert "zam" not in look().words()
    tea.name, tea.status = "Chè Zâm Bút", Status.DRAFT
    tea.save()
    assert "zam" not in look().words()
