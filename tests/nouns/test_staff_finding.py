"""What staff alone look up is found as everything else is: without accents, with the keyboard wrong, with a slip."""

import pytest

from cooperatives.models import Photo, Source
from products.models import Lot, Product
from tests.kit.freshness import at
from tests.pages.addresses import PRODUCT

pytestmark = pytest.mark.django_db


@pytest.fixture
def right():
    found = set(Photo.objects.matching("chè shan tuyết"))
    assert 0 < len(found) < Photo.objects.count()
    return found


@pytest.mark.parametrize(
    "typed", ["che shan tuyet", "chef shan tuyeets", "che2 shan tuyet61", "che shan tuyt", "che shann tuyet"]
)
def test_a_photograph_is_found_as_people_type(right, typed):
    assert set(Photo.objects.matching(typed)) == right


def test_what_is_found_as_it_stands_is_taken_for_nothing_else():
    own = Source.objects.exclude(pk=None).first()
    Source.objects.filter(pk=own.pk).update(text_folded=" che den ")
    assert own in Source.objects.matching("che den")
    assert list(Lot.objects.matching("PH0824").values_list("number", flat=True)) == ["PH0824"]


@pytest.mark.parametrize("typed", ["", "…", "zzqx wwyk", "zz"])
def test_what_nothing_says_finds_nothing(typed):
    assert not Photo.objects.matching(typed).exists()


def test_a_question_of_many_mistyped_words_is_no_burden():
    """SQLite takes no condition of more than a thousand parts in each other."""
    asked = " ".join(f"{letter}hex{letter}" for letter in "abcdghklmnpqrstvxyza")
    assert not Photo.objects.matching(f"che {asked}").exists()


def test_only_rows_that_may_be_seen_lend_their_words():
    tea = at(Product, PRODUCT)
    lots = Lot.objects.exclude(product=tea)
    assert not lots.matching("PH082").exists() and not lots.matching("PH0825").exists()
