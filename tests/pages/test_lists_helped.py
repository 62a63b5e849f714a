"""Lists that find nothing help on, say what they are narrowed by, and search within themselves."""

import re
from html import unescape

import pytest

from products.models import Product
from tests.nouns.test_facets import results

pytestmark = pytest.mark.django_db

FORM = re.compile(r'<form method="get"[^>]*role="search".*?</form>', re.DOTALL)
FIELD = re.compile(r'<input[^>]* name="([^"]+)"[^>]*?(?: value="([^"]*)")?>')


def html_of(client, address) -> str:
    answer = client.get(address)
    assert answer.status_code == 200
    return unescape(answer.content.decode())


def chips(client, address) -> dict[str, str]:
    """The chips of what is in force, by label: the query string without each."""
    return {chip.label: chip.query for chip in client.get(address).context["filters"].chips()}


class TestNothing:
    def test_words_that_nothing_says_get_the_help_of_the_search_page(self, client):
        html = html_of(client, "/san-pham/?q=chè phình hồ xyzq")
        assert "Chưa tìm thấy “chè phình hồ xyzq”" in html
        assert "<b>xyzq</b>: chưa có tên nào" in html
        link, count = re.search(
            r'href="(/san-pham/\?q=ch%C3%A8%20ph%C3%ACnh%20h%E1%BB%93)"[^>]*>[^<]*<b>(\d+)', html
        ).groups()
        assert results(link) == int(count) > 0
        assert "Đang giữ sao" in html

    def test_what_only_other_pages_say_is_told(self, client):
        product = Product.objects.published().first()
        product.name = "Wqxyzz"
        product.save()
        html = html_of(client, "/chuyen-tham/?q=wqxyzz")
        assert re.search(r'href="/tim-kiem/\?q=wqxyzz"[^>]*>Tìm “wqxyzz” trong cả trang <b>1<', html)
        assert "Nơi khác trên trang" not in html_of(client, "/chuyen-tham/?q=xyzq")

    @pytest.mark.parametrize("path", ["/san-pham/", "/hop-tac-xa/", "/chuyen-tham/", "/chuyen-ke/"])
    @pytest.mark.parametrize("words", ["xyzq", "?!", "chè xyzq&dung=1"])
    def test_every_list_helps(self, client, path, words):
        assert '<div class="empty">' in html_of(client, f"{path}?q={words}")

    def test_the_one_choice_to_take_back_is_offered_with_what_it_gives(self, client):
        address = "/san-pham/?q=phình hồ&tinh=thai-nguyen"
        assert results(address) == 0
        wider = client.get(address).context["filters"].wider()
        assert {chip.label for chip in wider} == {"Thái Nguyên", "“phình hồ”"}
        for chip in wider:
            assert results(f"/san-pham/?{chip.query}") == chip.count > 0
        assert "Bỏ Thái Nguyên" in html_of(client, address)

    def test_the_choices_of_one_facet_are_taken_back_together(self, client):
        address = "/san-pham/?sao=5&sao=4&ma=qr&tinh=lao-cai"
        wide = client.get(address).context["filters"]
        assert all("sao=" not in chip.query for chip in wide.wider() if " sao" in chip.label)


class TestReadings:
    def test_every_letter_as_it_stands(self, client):
        html = html_of(client, "/san-pham/?q=mienn dong&tinh=thai-nguyen")
        link = re.search(r'<a href="(/san-pham/\?[^"]*dung=1)"[^>]*>Tìm đúng “mienn dong”', html)[1]
        assert "tinh=thai-nguyen" in link
        answer = client.get(link)
        assert (answer.context["found"].how, answer.context["paginator"].count) == ("", 0)
        assert "Có phải bạn tìm" in answer.content.decode()

    def test_other_readings_are_offered_beside_the_choices(self, client):
        for product, name in zip(Product.objects.published()[:2], ("Zenta một", "Zentu hai"), strict=True):
            product.name = name
            product.save()
        answer = client.get("/san-pham/?q=zentx&tinh=lao-cai")
        assert answer.context["others"]
        html = unescape(answer.content.decode())
        for other, query in answer.context["others"]:
            assert "tinh=lao-cai" in query
            assert f'href="/san-pham/?{query}" rel="nofollow">{other}</a>' in html


class TestBox:
    def test_a_box_that_keeps_choices_and_order(self, client):
        form = FORM.search(html_of(client, "/san-pham/?tinh=lao-cai&sap-xep=ten&q=chè&dung=1"))[0]
        assert '<label for="tu"' in form
        assert dict(FIELD.findall(form)) == {"tinh": "lao-cai", "sap-xep": "ten", "q": "chè"}

    def test_words_are_a_chip_that_can_be_taken_back(self, client):
        address = "/san-pham/?q=chè&tinh=lao-cai&sap-xep=ten&dung=1"
        assert chips(client, address)["“chè”"] == "tinh=lao-cai&sap-xep=ten"
        assert "“chè” <svg" in html_of(client, address)
        assert "“chè” <svg" in html_of(client, "/chuyen-ke/?q=chè")

    def test_what_was_chosen_stays_where_the_words_find_nothing_of_it(self, client):
        address = "/san-pham/?q=phình hồ&tinh=thai-nguyen"
        assert list(chips(client, address)) == ["Thái Nguyên", "“phình hồ”"]
