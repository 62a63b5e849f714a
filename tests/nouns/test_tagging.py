"""One topic, however it is spelled."""

import unicodedata

import pytest

from coopsite.common.models import Tag
from products.models import Product
from stories.models import Story

pytestmark = pytest.mark.django_db


@pytest.fixture
def product():
    return Product.objects.get(slug="mien-dong-viet-cuong")


@pytest.mark.parametrize(
    "spelled",
    ["đặc sản", "Đặc sản", "ĐẶC SẢN", " đặc  sản ", unicodedata.normalize("NFD", "Đặc sản"), "đặc\u00a0sản"],
)
def test_every_spelling_is_one_topic(product, spelled):
    product.tags.set(["Đặc sản"])
    Story.objects.first().tags.set([spelled])
    assert Tag.objects.filter(name_folded="dac san").count() == 1
    assert Story.objects.first().tags.get() == product.tags.get()


def test_other_accents_are_another_topic(product):
    """ "Dứa" is no "dừa": only the case and the form of the letters are forgotten."""
    product.tags.set(["dứa", "dừa"])
    assert product.tags.count() == 2
    assert len({tag.slug for tag in product.tags.all()}) == 2


def test_its_address_is_read_without_accents(product):
    product.tags.set(["Đặc sản Đồng Hỷ"])
    assert product.tags.get().get_absolute_url() == "/chu-de/dac-san-dong-hy/"


def test_its_page_shows_every_kind(client, product):
    product.tags.set(["chuyển đổi số"])
    html = client.get("/chu-de/chuyen-doi-so/").content.decode()
    for part in ("sản phẩm</h2>", "hợp tác xã</h2>", "chuyến thăm</h2>", "chuyện kể</h2>"):
        assert part in html


def test_sorted_as_vietnamese_reads(product):
    Tag.objects.all().delete()
    product.tags.set(["ổi", "chè", "đào", "dứa", "ớt"])
    assert [tag.name for tag in Tag.objects.all()] == ["chè", "dứa", "đào", "ổi", "ớt"]
