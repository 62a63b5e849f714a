"""A place, group or topic shows a few of each kind, and each kind whole on asking."""

import re

import pytest

from coopsite.views import gathering
from products.models import Product

pytestmark = pytest.mark.django_db

PLACE = "/dia-phuong/lao-cai/"


def products_on(html):
    return set(re.findall(r'href="(/san-pham/[a-z0-9-]+/)"', html))


def test_a_few_of_each_kind_with_the_count_of_all(client):
    html = client.get(PLACE).content.decode()
    assert "7 sản phẩm" in html
    assert len(products_on(html)) == gathering.SHOWN == 6
    assert 'href="?loai=san-pham"' in html
    assert 'href="?loai=hop-tac-xa"' not in html  # all three are shown already


def test_one_kind_whole(client):
    html = client.get(f"{PLACE}?loai=san-pham").content.decode()
    assert len(products_on(html)) == 7
    assert "hợp tác xã</h2>" not in html
    assert "đơn vị trực thuộc" not in html
    assert f'href="{PLACE}"' in html


def test_every_page_of_one_kind_is_reached(client, monkeypatch):
    monkeypatch.setattr(gathering, "SHOWN_ALONE", 3)
    seen = set()
    for number in (1, 2, 3):
        seen |= products_on(client.get(f"{PLACE}?loai=san-pham&trang={number}").content.decode())
    assert len(seen) == Product.objects.filter(province__slug="lao-cai").count() == 7


@pytest.mark.parametrize("asked", ["khong-co", "", "san-pham&trang=999999", "chuyen-ke&trang=-1"])
def test_nonsense_gives_the_nearest_page(client, asked):
    assert client.get(f"{PLACE}?loai={asked}").status_code == 200


def test_an_empty_kind_counts_as_not_asked_for(client):
    whole = client.get("/dia-phuong/ha-noi/").content
    assert client.get("/dia-phuong/ha-noi/?loai=san-pham").content == whole


def test_a_place_counts_all_stops_of_a_visit_that_it_received_in_part(client):
    """Huyện Trạm Tấu saw one of the four stops; the visit's line names all four."""
    assert "4 chặng dừng" in client.get("/dia-phuong/huyen-tram-tau-yen-bai/").content.decode()


def test_ties_in_many_ways_count_once(client):
    """Four stops and both federations tie the visit to Lào Cai."""
    assert "1 chuyến thăm</h2>" in client.get(PLACE).content.decode()
