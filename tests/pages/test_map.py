"""The national map says what the list beside it says, leads where the list leads, and both count as the filters do."""

import re
from dataclasses import dataclass, field
from html.parser import HTMLParser

import pytest

from cooperatives.models import Cooperative, Region
from coopsite import atlas
from coopsite.common.search.shelf import look
from coopsite.common.templatetags.icons import centres
from coopsite.views import home
from products.models import Product
from tests.kit.pages import copy_row

pytestmark = pytest.mark.django_db

PAGES = ("/", "/dia-phuong/")
NOTHING = "chưa có hồ sơ"


@dataclass
class Drawn:
    """What a page says of provinces by their keys: the map's links and numbers, the lists' links."""

    shapes: dict[str, tuple[str, str]] = field(default_factory=dict)
    numbers: dict[str, int] = field(default_factory=dict)
    lists: list[dict[str, tuple[str, str]]] = field(default_factory=list)


class _Reader(HTMLParser):
    """Collects (address, words) of each link that names a province, in the map and in each list."""

    def __init__(self):
        super().__init__()
        self.drawn, self.in_map, self.link, self.words, self.place = Drawn(), False, None, "", None
        self.at = {place: key for key, place in centres().items()}

    def handle_starttag(self, tag, attrs):
        said = dict(attrs)
        if said.get("class") == "vn":
            self.in_map = True
        if tag == "ul" and (said.get("class") or "").startswith(("prov", "all34__l")):
            self.drawn.lists.append({})
        if tag == "a" and "data-p" in said:
            self.link, self.words = said, ""
        if tag == "text":
            self.place, self.words = (said["x"], said["y"]), ""

    def handle_data(self, data):
        self.words += data

    def handle_endtag(self, tag):
        if tag == "svg" and self.link is None:
            self.in_map = False
        if tag == "text":
            self.drawn.numbers[self.at[self.place]] = int(self.words)
        if tag == "a" and self.link is not None:
            where = self.drawn.shapes if self.in_map else self.drawn.lists[-1]
            where[self.link["data-p"]] = self.link["href"], self.words.strip()
            self.link = None


def drawn(client, page) -> Drawn:
    reader = _Reader()
    reader.feed(client.get(page).content.decode())
    return reader.drawn


def counted(words: str, noun: str) -> int:
    found = re.search(rf"(\d+) {noun}", words)
    return int(found[1]) if found else 0


def listed(client, address: str, noun: str) -> int:
    """Return the number in the heading of a list."""
    html = client.get(address).content.decode()
    return int(re.search(rf"<b>(\d+) {noun}</b>", html)[1])


def gathered(client, address: str, noun: str) -> int:
    """Return the number in the heading of a place's section; 0 where it has none."""
    return counted(
        "".join(re.findall(rf"<h2 [^>]*>(\d+ {noun})</h2>", client.get(address).content.decode())), noun
    )


def words_of(said: str) -> str:
    """Return what an entry says after its name, be it "Lào Cai: 7 sản phẩm" or "Lào Cai7 sản phẩm"."""
    found = re.search(
        r"(\d+ (?:sản phẩm|hợp tác xã).*|(?:đón|đi thăm) \d.*|chưa có hồ sơ)$", said, re.IGNORECASE
    )
    return found[1].lower() if found else NOTHING


def agree(client):
    """Assert that every map, list, filter and place of the site tells the same of each province; return the numbers."""
    for page in PAGES:
        told = drawn(client, page)
        assert len(told.shapes) == 34, page
        assert any(len(one) == 34 for one in told.lists), page
        for rows in told.lists:
            for key, (address, said) in rows.items():
                assert told.shapes[key][0] == address, (page, key)
                assert words_of(told.shapes[key][1]) == words_of(said), (page, key)
        for key, (_address, said) in told.shapes.items():
            assert told.numbers.get(key, 0) == counted(said, "sản phẩm"), (page, key)
    for address, said in told.shapes.values():
        slug = address.split("/")[2]
        for noun, path in (("sản phẩm", "/san-pham/"), ("hợp tác xã", "/hop-tac-xa/")):
            number = counted(said, noun)
            assert gathered(client, address, noun) == number, (address, noun)
            # A province without any is no choice of the filter, which then shows the whole list.
            if number:
                assert listed(client, f"{path}?tinh={slug}", noun) == number, (address, noun)
    return told.numbers


def test_map_list_filter_and_place_agree(client):
    numbers = agree(client)
    assert numbers["lao-cai"] == 7
    assert sum(numbers.values()) == Product.objects.published().count()


def test_they_agree_after_a_product_is_taken_down(client):
    before = agree(client)
    product = Product.objects.published().filter(province__key="lao-cai").first()
    product.status = "draft"
    product.save()
    assert agree(client) == before | {"lao-cai": before["lao-cai"] - 1}


def test_they_agree_where_the_last_product_goes_and_where_a_first_cooperative_comes(client):
    lone = Product.objects.published().filter(province__key="thai-nguyen")
    lone.update(status="draft")
    place = Region.objects.provinces().valid().get(key="ha-noi")
    assert copy_row(
        Cooperative.objects.published().first(), name="HTX Thử", slug="", region=place, former_region=None
    )
    assert "thai-nguyen" not in agree(client)
    assert drawn(client, "/").shapes["ha-noi"][1] == "Hà Nội: 1 hợp tác xã"


def test_the_front_page_reaches_the_provinces_beyond_the_liveliest(client, monkeypatch):
    monkeypatch.setattr(home, "LIVELY", 1)
    told, html = drawn(client, "/"), client.get("/").content.decode()
    lively = [entry for entry in atlas.atlas(look()) if entry.has_anything]
    assert [len(rows) for rows in told.lists] == [1, 34]
    assert f"còn {len(lively) - 1} nơi nữa có hồ sơ" in html
    for entry in lively:
        assert told.lists[1][entry.region.key][0] == entry.region.get_absolute_url()


def test_a_visit_of_a_former_province_counts_where_its_land_went(client):
    """Yên Bái received the visit in 2024; the map of today tells it of Lào Cai, as Lào Cai's page does."""
    said = drawn(client, "/dia-phuong/").shapes["lao-cai"]
    assert "đón 1 đoàn" in said[1]
    assert gathered(client, said[0], "chuyến thăm") == 1
