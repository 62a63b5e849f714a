"""One topic, however it is spelled."""

import unicodedata

import pytest
from django.forms import modelform_factory

from coopsite.common.models import Tag, TaggedItem
from products.models import Product
from stories.models import Story

pytestmark = pytest.mark.django_db


@pytest.fixture
def product():
    return Product.objects.get(slug="mien-dong-viet-cuong")


@pytest.mark.parametrize(
    "spelled",
    [
        *(
            "đặc sản",
            "Đặc sản",
            "ĐẶC SẢN",
            " đặc  sản ",
            unicodedata.normalize("NFD", "Đặc sản"),
            "đặc\u00a0sản",
        ),
        *("\u00d0ặc sản", "\u0189ặc sản", "đặc\u200b sản"),
    ],
)
def test_every_spelling_is_one_topic(product, spelled):
    product.tags.set(["Đặc sản"])
    Story.objects.first().tags.set([spelled])
    assert Tag.objects.filter(name_folded="dac san").count() == 1
    assert Story.objects.first().tags.get() == product.tags.get()


@pytest.mark.parametrize(
    ("known", "typed"),
    [("Văn hóa", "văn hoá"), ("thủy sản", "Thuỷ sản"), ("H’Mông", "H'Mông"), ("茶", " 茶 "), ("4.0", "4.0")],
)
def test_another_placing_of_the_tone_is_no_other_topic(product, known, typed):
    """Old and new orthography, and every apostrophe: the spelling that came first is kept."""
    product.tags.set([known])
    Story.objects.first().tags.set([typed])
    assert list(Story.objects.first().tags.names()) == [known]


def test_spellings_typed_together_are_one_topic(product):
    product.tags.set(["Chè ngon", "chè ngon", "CHÈ NGON", "Văn hóa", "văn hoá"])
    assert list(product.tags.names().order_by("pk")) == ["Chè ngon", "Văn hóa"]
    product.tags.add("chè Ngon")
    assert product.tags.count() == 2


def test_typing_it_otherwise_again_changes_nothing(product):
    product.tags.set(["Đặc sản"])
    ties = set(TaggedItem.objects.values_list("pk", "tag"))
    product.tags.set(["đặc SẢN"])
    assert set(TaggedItem.objects.values_list("pk", "tag")) == ties


def test_a_form_takes_them_between_commas(product):
    form = modelform_factory(Product, fields=["tags"])(
        {"tags": "Chè ngon, chè  NGON,đặc sản, Đặc sản"}, instance=product
    )
    form.save()
    assert {name.casefold() for name in product.tags.names()} == {"chè ngon", "đặc sản"}
    assert product.tags.count() == 2


def test_a_topic_without_letters_has_an_address_too(client, product):
    product.tags.set(["茶", "!!!"])
    addresses = {tag.get_absolute_url() for tag in product.tags.all()}
    assert len(addresses) == 2
    for address in addresses:
        assert client.get(address).status_code == 200


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


def test_one_topic_of_many_words_needs_no_comma(product):
    form_class = modelform_factory(Product, fields=["tags"])
    form_class({"tags": "chuyển đổi số"}, instance=product).save()
    assert list(product.tags.names()) == ["chuyển đổi số"]
    shown = form_class(instance=product)["tags"].as_widget()
    assert 'value="chuyển đổi số"' in shown
