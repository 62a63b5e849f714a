"""Lists as addresses: each state has one, few are worth keeping elsewhere, and none goes on for ever."""

import re
from html import unescape

import pytest

from coopsite.common.search import listing
from products.models import OcopCertificate, Product
from stories.models import Visit
from tests.nouns.test_facets import results

pytestmark = pytest.mark.django_db

CANONICAL = re.compile(r'<link rel="canonical" href="([^"]+)">')
ROBOTS = '<meta name="robots" content="noindex, follow">'


def names(client, address):
    return [row.name for row in client.get(address).context["page_obj"].object_list]


@pytest.mark.parametrize(
    ("address", "canonical", "kept"),
    [
        ("/san-pham/", "/san-pham/", True),
        ("/san-pham/?tinh=lao-cai", "/san-pham/?tinh=lao-cai", True),
        ("/san-pham/?nhom=thuc-pham&la=gi", "/san-pham/?nhom=thuc-pham", True),
        ("/san-pham/?tinh=lao-cai&nhom=thuc-pham", "/san-pham/?nhom=thuc-pham&tinh=lao-cai", False),
        ("/san-pham/?nhom=thuc-pham&tinh=lao-cai", "/san-pham/?nhom=thuc-pham&tinh=lao-cai", False),
        ("/san-pham/?sao=5&sao=4", "/san-pham/?sao=5&sao=4", False),
        ("/san-pham/?sao=4&sao=5", "/san-pham/?sao=5&sao=4", False),
        ("/san-pham/?sao=9", "/san-pham/", True),
        ("/san-pham/?sap-xep=ten", "/san-pham/", False),
        ("/san-pham/?q=che", "/san-pham/?q=che", False),
        ("/hop-tac-xa/?tinh=thai-nguyen", "/hop-tac-xa/?tinh=thai-nguyen", True),
        ("/chuyen-tham/?nam=2024", "/chuyen-tham/?nam=2024", True),
        ("/chuyen-ke/?loai=news", "/chuyen-ke/?loai=news", True),
        ("/chuyen-ke/?chu-de=que", "/chuyen-ke/?chu-de=que", False),
    ],
)
def test_a_state_has_one_address_and_few_are_for_other_search_engines(client, address, canonical, kept):
    html = client.get(address).content.decode()
    assert unescape(CANONICAL.search(html)[1]) == f"https://thosan.test{canonical}"
    assert (ROBOTS in html) is not kept


def test_every_link_of_a_list_is_the_address_of_what_it_leads_to(client):
    """Whichever way somebody came to two choices, the address is the same."""
    html = client.get("/san-pham/?nhom=thuc-pham").content.decode()
    for link in re.findall(r'<a class="check" href="([^"]+)"', html):
        there = client.get(unescape(link)).content.decode()
        assert unescape(CANONICAL.search(there)[1]) == f"https://thosan.test{unescape(link)}"


class TestOrders:
    def test_by_stars_then_by_name(self, client):
        rows = client.get("/san-pham/").context["page_obj"].object_list
        stars = [row.stars or 0 for row in rows]
        assert stars == sorted(stars, reverse=True)
        assert len(set(stars)) > 2
        for number in set(stars):
            alike = [row.sort_key for row in rows if (row.stars or 0) == number]
            assert alike == sorted(alike)

    def test_stars_that_ended_are_none(self, client):
        first = client.get("/san-pham/").context["page_obj"].object_list[0]
        OcopCertificate.objects.filter(product=first).update(
            withdrawn_on="2026-01-01", withdrawn_reason="thử"
        )
        assert client.get("/san-pham/").context["page_obj"].object_list[0] != first

    def test_by_name_as_vietnamese_sorts(self, client):
        rows = client.get("/san-pham/?sap-xep=ten").context["page_obj"].object_list
        assert [row.sort_key for row in rows] == sorted(row.sort_key for row in rows)

    def test_newest_first(self, client):
        rows = client.get("/san-pham/?sap-xep=moi").context["page_obj"].object_list
        days = [row.published_at for row in rows]
        assert days == sorted(days, reverse=True)

    def test_what_is_asked_for_comes_by_relevance_and_may_come_otherwise(self, client):
        assert names(client, "/san-pham/?q=phình hồ")[0] == "Chè Shan tuyết cổ thụ Phình Hồ"
        assert ("hop", "Khớp nhất trước", True) in client.get("/san-pham/?q=che").context["orders"]
        by_name = names(client, "/san-pham/?q=phình hồ&sap-xep=ten")
        assert by_name[0] == "Chè búp khô Phình Hồ"
        assert set(by_name) == set(names(client, "/san-pham/?q=phình hồ"))

    @pytest.mark.parametrize("order", ["hop", "khong", ""])
    def test_an_order_that_does_not_fit_is_the_lists_own(self, client, order):
        assert names(client, f"/san-pham/?sap-xep={order}") == names(client, "/san-pham/")


class TestDepth:
    def test_pages_hold_twenty_four(self):
        assert listing.PER_PAGE == 24

    def test_a_list_is_turned_so_far_and_says_that_there_is_more(self, client, monkeypatch):
        monkeypatch.setattr("coopsite.common.facetted.PER_PAGE", 2)
        monkeypatch.setattr(listing, "MOST_PAGES", 3)
        page = client.get("/san-pham/?trang=9999999")
        assert page.context["page_obj"].number == 3
        assert page.context["paginator"].count == Product.objects.published().count()
        assert "Danh sách còn nữa" in page.content.decode()
        assert "Danh sách còn nữa" not in client.get("/san-pham/?trang=2").content.decode()

    @pytest.mark.parametrize("number", ["0", "-1", "x", "1e9", "٣", "9" * 400])
    def test_nonsense_is_some_page(self, client, number):
        assert client.get("/san-pham/", {"trang": number}).status_code == 200

    def test_pages_share_nothing_and_leave_nothing_out(self, client, monkeypatch):
        whole = names(client, "/san-pham/")
        monkeypatch.setattr("coopsite.common.facetted.PER_PAGE", 3)
        turned = [name for number in range(1, 5) for name in names(client, f"/san-pham/?trang={number}")]
        assert turned == whole


def test_visits_are_filtered_by_sides_topic_group_and_year(client):
    (visit,) = Visit.objects.published()
    sides = {"don": visit.host.slug, "di": visit.guest.slug, "nam": visit.starts_on.year, "nhom": "thuc-pham"}
    for key, value in sides.items():
        assert results(f"/chuyen-tham/?{key}={value}") == 1, key
    assert results(f"/chuyen-tham/?don={visit.host.slug}&nam={visit.starts_on.year}&chu-de=que") == 1
    # What nothing stands under is no choice at all.
    assert results("/chuyen-tham/?nam=1999") == 1


@pytest.mark.parametrize(
    ("address", "everything"),
    [
        ("/chuyen-ke/", "/chuyen-ke/"),
        ("/chuyen-ke/?loai=news", "/chuyen-ke/"),
        ("/chuyen-ke/?loai=news&q=quế", "/chuyen-ke/?q=qu%E1%BA%BF"),
    ],
)
def test_all_kinds_of_stories_are_all_that_say_the_words(client, address, everything):
    html = client.get(address).content.decode()
    assert re.search(r'href="([^"]+)"[^>]*>Tất cả</a>', html)[1] == everything
