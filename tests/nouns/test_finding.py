"""Names are found the way people type them, and the best answer comes first."""

import unicodedata

import pytest

from cooperatives.models import Cooperative, Region
from products.models import Product
from stories.models import Visit

pytestmark = pytest.mark.django_db


def names(model, query):
    return [row.find_name() for row in model.objects.find(query)]


@pytest.mark.parametrize(
    "query",
    [
        *(
            "Chè Shan tuyết cổ thụ",
            "che shan tuyet co thu",
            "CHE SHAN TUYẾT",
            "chè  shan,tuyêt",
            "tuyet shan",
        ),
        *("co thu phinh ho", "shan tuy", unicodedata.normalize("NFD", "Chè Shan tuyết cổ thụ")),
    ],
)
def test_any_spelling_finds_it(query):
    assert "Chè Shan tuyết cổ thụ Phình Hồ" in names(Product, query)


@pytest.mark.parametrize("query", ["h'mong", "H’Mông", "hmong", "Hʼmông"])
def test_any_apostrophe_finds_it(query):
    one = Cooperative.objects.first()
    one.standfirst = "Nhóm phụ nữ H’Mông dệt lanh."
    one.save()
    assert list(Cooperative.objects.find(query)) == [one]


@pytest.mark.parametrize("query", ["", "  ", "!?", "\u0301", "%", "_"])
def test_nothing_typed_finds_nothing(query):
    assert names(Product, query) == []


def test_a_word_is_found_by_its_beginning_not_by_its_middle():
    assert names(Product, "tuy")
    assert names(Product, "uyet") == []


def test_the_accents_that_were_typed_come_first():
    """Tân Hòa, Tân Hoa and Tân Hóa fold alike; whoever types the accents means them."""
    alike = ("Tân Hòa", "Tân Hoa", "Tân Hóa")
    for typed in alike:
        assert names(Region, typed)[0] == typed
        assert set(alike) <= set(names(Region, typed))
    assert set(names(Region, "tan hoa")) == set(names(Region, "Tân Hòa"))


def test_a_whole_name_comes_before_a_longer_one():
    found = names(Region, "hà nội")
    assert found[0] == "Hà Nội"


def test_a_long_query_is_no_burden():
    assert set(names(Product, "chè " * 5000)) == set(names(Product, "chè"))


def test_an_old_place_finds_what_was_made_there():
    assert "Chè Shan tuyết cổ thụ Phình Hồ" in names(Product, "tram tau")
    assert "HTX chè Shan tuyết Phình Hồ" in names(Cooperative, "yen bai")
    assert names(Visit, "quang ngai")


def test_products_follow_their_makers_new_name():
    maker = Cooperative.objects.get(slug="hop-tac-xa-che-shan-tuyet-phinh-ho")
    maker.name = "HTX Mây trắng Trạm Tấu"
    maker.save()
    assert set(Product.objects.find("may trang")) == set(maker.products.all()) != set()


def test_drafts_are_not_found(client):
    Product.objects.filter(slug="mien-dong-viet-cuong").update(status="draft")
    assert "mien-dong-viet-cuong" not in client.get("/tim-kiem/?q=mien+dong").content.decode()


def test_one_kind_is_found_in_pages(client):
    first = client.get("/tim-kiem/?q=tan&loai=noi-chon").content.decode()
    second = client.get("/tim-kiem/?q=tan&loai=noi-chon&trang=2").content.decode()
    assert 'aria-label="Trang kết quả"' in first
    assert first != second
