"""Places are found by what people call them beside their names, and so is what lies there."""

import pytest

from cooperatives.models import Region
from cooperatives.regions import other_names as names
from coopsite.common.search.form import is_of_today
from coopsite.common.text import fold
from products.models import Product
from stories.models import Visit
from tests.kit.finding import found

pytestmark = pytest.mark.django_db


def rows() -> list[dict]:
    return names._rows("other_names.csv")


def test_every_line_names_a_place_that_is_loaded_in_another_way_than_its_own():
    regions = {region.key: region for region in Region.objects.filter(key__in=[row["key"] for row in rows()])}
    for row in rows():
        region = regions[row["key"]]
        assert row["kind"] in names.KINDS
        assert row["name"] not in (region.name, region.with_type, "")
        # What is said of the short ones is said without a type.
        assert (row["unit_type"] == "") is (row["kind"] == "short")
    assert len({(row["key"], row["name"]) for row in rows()}) == len(rows())


def test_the_names_of_a_place_reach_what_lies_in_it_without_their_types():
    assert names.other_names("bac-kan") == ["Bắc Cạn", "tỉnh Bắc Cạn"]
    assert names.other_names_of("xã Tân Lập, huyện Chợ Đồn, tỉnh Bắc Kạn") == ["Bắc Cạn"]
    assert names.other_names_of("phường Sa Pả, thị xã Sa Pa, tỉnh Lào Cai") == ["Sapa"]
    assert names.other_names_of("phường Bắc Kạn, tỉnh Thái Nguyên") == names.other_names_of("") == []


def test_what_was_one_name_at_two_times_is_told_once():
    assert names.other_names_of("tỉnh Đắk Lắk") == ["Đắc Lắc", "Đăk Lăk", "Daklak"]


def move(key: str) -> Product:
    """Let a product lie in the place of today ``key``, whatever it was before."""
    product = (
        Product.objects.published().filter(cooperative=None).first() or Product.objects.published().first()
    )
    product.region, product.former_region = Region.objects.get(key=key), None
    product.save()
    return product


@pytest.mark.parametrize(
    ("key", "typed"),
    [
        ("hue", "thừa thiên huế"),
        ("phuong-thuan-hoa-hue", "thua thien hue"),
        ("ho-chi-minh", "sài gòn"),
        ("phuong-ben-thanh-ho-chi-minh", "saigon"),
        ("dak-lak", "đắc lắc"),
        ("phuong-kon-tum-quang-ngai", "công tum"),
        ("phuong-bac-kan-thai-nguyen", "bac can"),
        ("phuong-sa-pa-lao-cai", "sapa"),
        ("xa-ta-phin-lao-cai", "sapa"),
    ],
)
def test_what_lies_there_is_found_by_the_name(key, typed):
    product = move(key)
    assert product in found(Product, typed)
    assert product in found(Product, fold(typed))


def test_a_visit_is_found_by_the_names_of_where_it_stopped():
    visit = Visit.objects.published().first()
    stop = visit.stops.first()
    stop.region = Region.objects.get(key="phuong-sa-pa-lao-cai")
    stop.save()
    assert visit in found(Visit, "sapa")


def test_the_ward_of_that_name_is_found_beside_the_city():
    first = [region.key for region in found(Region, "sài gòn")[:3]]
    assert first == ["ho-chi-minh", "ho-chi-minh-truoc-2025", "phuong-sai-gon-ho-chi-minh"]


def test_the_pages_call_the_place_by_its_name(client):
    html = client.get("/tim-kiem/?q=thua+thien+hue").content.decode()
    assert "Thành phố Huế" in html
    assert "Thừa Thiên Huế</a>" not in html


def test_another_file_is_another_index(monkeypatch):
    assert is_of_today()
    held = names._by_key()
    monkeypatch.setattr(names, "_by_key", lambda: held | {"ca-mau": [("tỉnh", "Cà Mâu")]})
    assert not is_of_today()
