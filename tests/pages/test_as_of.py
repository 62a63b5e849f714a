"""The picture of a day: which stars lists and places show then, what says so, and what stays as it is today."""

import datetime
import re
from html import unescape

import pytest
from django.utils import timezone

from cooperatives.models import Region
from products.models import Product
from tests.kit.histories import DAY, Round, write
from tests.pages.test_lists import CANONICAL, ROBOTS

pytestmark = pytest.mark.django_db

SLUGS = ["que-la-cong-tam", "che-den-kien-thuan", "che-hao-dat"]
LAO_CAI, THAI_NGUYEN = "/dia-phuong/lao-cai/", "/dia-phuong/thai-nguyen/"
DATED = ["/san-pham/", LAO_CAI, "/lien-minh/lao-cai/"]
THEN = "ngay=31-12-2020"


def text_of(client, address):
    html = client.get(address).content.decode().replace("\xa0", " ")
    return unescape(" ".join(re.sub(r"<[^>]+>", " ", html).split()))


def card(client, address, slug):
    """What the card of a product says."""
    html = client.get(address).content.decode()
    (said,) = re.findall(
        rf'<article class="card"(?:(?!</article>).)*/san-pham/{slug}/.*?</article>', html, re.DOTALL
    )
    return " ".join(re.sub(r"<[^>]+>", " ", said).split())


@pytest.fixture(autouse=True)
def years():
    """Five stars from 2019 to 2022, four of 2020 that were taken back, three stars that are held today; no others."""
    found = Product.objects.in_bulk(SLUGS, field_name="slug")
    held = timezone.localdate() - 100 * DAY
    day = datetime.date
    rounds = [
        Round(0, day(2019, 6, 1), 5, None),
        Round(1, day(2020, 2, 1), 4, day(2021, 5, 1)),
        Round(2, held, 3, None),
    ]
    write(rounds, [found[slug] for slug in SLUGS])


class TestDay:
    @pytest.mark.parametrize("page", DATED)
    @pytest.mark.parametrize("asked", ["31-12-2020", "31/12/2020", "2020-12-31"])
    def test_in_any_spelling_cards_show_the_stars_of_then(self, client, page, asked):
        address = f"{page}?ngay={asked}"
        assert "5 sao OCOP trên 5" in card(client, address, SLUGS[0])
        assert "4 sao OCOP trên 5" in card(client, address, SLUGS[1])
        assert "Từng đạt 5 sao" in card(client, page, SLUGS[0])
        assert "Đã thu hồi ngày 1/5/2021" in card(client, page, SLUGS[1])

    @pytest.mark.parametrize("page", DATED)
    def test_the_page_says_so_and_leads_back_to_today(self, client, page):
        response = client.get(f"{page}?{THEN}")
        html = response.content.decode()
        assert "Bức tranh ngày 31/12/2020." in html
        assert f'<a href="{page}">Xem hôm nay</a>' in html
        assert "những sản phẩm đang có trên trang này" in html
        assert "Bức tranh ngày" not in client.get(page).content.decode()

    @pytest.mark.parametrize("page", DATED)
    @pytest.mark.parametrize("asked", ["31-12-2020", "abc", "1-1-1999"])
    def test_other_search_engines_are_led_to_today(self, client, page, asked):
        html = client.get(f"{page}?ngay={asked}").content.decode()
        assert ROBOTS in html
        assert CANONICAL.search(html)[1] == f"https://thosan.test{page}"
        assert ROBOTS not in client.get(page).content.decode()

    @pytest.mark.parametrize("page", DATED)
    @pytest.mark.parametrize(
        ("asked", "words"),
        [
            ("hôm qua", "Không đọc được ngày “hôm qua”"),
            ("<script>", "Không đọc được ngày “<script>”"),
            ("6-5-2018", "Chương trình OCOP bắt đầu ngày 7/5/2018"),
            ("1-1-2999", "Ngày 1/1/2999 chưa tới"),
        ],
    )
    def test_what_cannot_be_shown_gives_a_sentence_and_today(self, client, page, asked, words):
        response = client.get(page, {"ngay": asked})
        assert response.status_code == 200
        assert words in unescape(response.content.decode())
        assert "<script>”" not in response.content.decode()
        assert "Từng đạt 5 sao" in response.content.decode()

    @pytest.mark.parametrize("page", DATED)
    def test_the_form_asks_within_the_programme_and_keeps_the_rest(self, client, page):
        html = client.get(f"{page}?loai=san-pham&sao=4" if page == "/san-pham/" else page).content.decode()
        box = re.search(r'<input[^>]*id="ngay"[^>]*>', html)[0]
        assert 'type="date" min="2018-05-07"' in box
        assert f'max="{timezone.localdate().isoformat()}"' in box
        if page == "/san-pham/":
            form = re.search(r'<form class="btns.*?</form>', html, re.DOTALL)[0]
            assert '<input type="hidden" name="sao" value="4">' in form

    def test_before_any_certificate_a_card_says_that_there_was_none(self, client):
        assert "Ngày ấy chưa có hạng sao ở đây" in card(client, f"/san-pham/?{THEN}", SLUGS[2])

    def test_a_list_that_knows_no_stars_asks_no_day(self, client):
        assert client.get(f"/hop-tac-xa/?{THEN}").content == client.get("/hop-tac-xa/").content


class TestList:
    def test_stars_come_first_as_they_were(self, client):
        rows = client.get(f"/san-pham/?{THEN}").context["page_obj"].object_list
        assert [row.slug for row in rows][:2] == SLUGS[:2]
        assert client.get("/san-pham/").context["page_obj"].object_list[0].slug == SLUGS[2]

    def test_every_link_and_form_keeps_the_day(self, client, monkeypatch):
        monkeypatch.setattr("coopsite.common.facetted.PER_PAGE", 3)
        html = unescape(client.get(f"/san-pham/?q=che&tinh=lao-cai&sap-xep=ten&{THEN}").content.decode())
        links = re.findall(r'href="(/san-pham/\?[^"]*|\?[^"]*)"', html)
        today = re.findall(r'href="([^"]*)">Xem hôm nay', html)
        assert len(links) > 10
        assert [link for link in links if THEN not in link] == today
        forms = re.findall(r"<form[^>]*>.*?</form>", html.split("<main")[1], re.DOTALL)
        assert len(forms) == 3
        assert all('name="ngay"' in form for form in forms)
        assert "trang=2" in html

    def test_whatever_was_typed_links_write_it_one_way(self, client, monkeypatch):
        monkeypatch.setattr("coopsite.common.facetted.PER_PAGE", 3)
        html = client.get("/san-pham/?ngay=2020-12-31").content.decode()
        assert "2020-12-31" not in re.sub(r"<input[^>]*>", "", html)
        assert "ngay=31-12-2020&amp;trang=2" in html
        assert "ngay" not in "".join(
            re.findall(r'href="(\?[^"]*trang=2)"', client.get("/san-pham/?ngay=xyz").content.decode())
        )

    def test_filters_name_the_day(self, client):
        html = client.get(f"/san-pham/?{THEN}").content.decode()
        assert "Hạng sao đang giữ, ngày 31/12/2020" in html
        assert "Nhóm OCOP, ngày" not in html

    def test_makers_and_shops_are_those_of_today(self, client):
        """Since when a maker's page is public is no part of the history of its products."""
        today, then = (client.get(f"/san-pham/?{query}").context["filters"].groups() for query in ("", THEN))
        counts = [
            {(group["key"], option.value): option.count for group in groups for option in group["options"]}
            for groups in (today, then)
        ]
        kept = [
            {key: number for key, number in one.items() if key[0] in ("kenh", "htx", "nhom")}
            for one in counts
        ]
        assert kept[0] == kept[1]
        assert len(kept[0]) > 5

    def test_nothing_found_leads_on_within_the_day(self, client):
        html = unescape(client.get(f"/san-pham/?sao=3&{THEN}").content.decode())
        assert f'<a href="/san-pham/?{THEN}">Xem tất cả' in html


class TestHistory:
    def test_each_number_leads_to_the_list_that_it_counts(self, client):
        html = unescape(client.get(f"{LAO_CAI}?ngay=1-3-2021").content.decode())
        links = re.findall(r'<a href="(/san-pham/\?sao=[^"]*)"[^>]*>(\d+) sản phẩm (\d) sao</a>', html)
        # 31/12 of 2019 to 2021, and the day that is looked at.
        assert [(number, stars) for _link, number, stars in links] == [
            *[("1", "5")] * 2,
            ("1", "4"),
            *[("1", "5"), ("1", "4"), ("1", "5")],
        ]
        for link, number, _stars in links:
            assert client.get(link).context["paginator"].count == int(number), link

    def test_years_stand_in_a_chart_and_in_a_table(self, client):
        html = client.get(LAO_CAI).content.decode()
        figure = re.search(r'<figure[^>]*role="img" aria-label="([^"]*)">(.*?)</figure>', html, re.DOTALL)
        assert figure[1].startswith("Biểu đồ số sản phẩm giữ sao, 31/12/2019: 1, ")
        assert figure[2].count("<svg") == 4
        text = text_of(client, LAO_CAI)
        assert "31/12/2020 1 sản phẩm 5 sao 1 sản phẩm 4 sao 0 sản phẩm 3 sao 2 có sao" in text
        assert "hôm nay 0 sản phẩm 5 sao 0 sản phẩm 4 sao 0 sản phẩm 3 sao 0 có sao" in text

    def test_the_day_that_is_looked_at_is_among_them(self, client):
        text = text_of(client, f"{LAO_CAI}?ngay=1-3-2021")
        assert "1/3/2021, ngày đang xem 1 sản phẩm 5 sao 1 sản phẩm 4 sao" in text

    def test_reported_figures_stand_beside_with_scope_day_and_source(self, client):
        text = text_of(client, THAI_NGUYEN)
        (section,) = re.findall(
            r"Hạng sao qua các năm .*? Nguồn báo cáo .*? 5 sao cấp quốc gia .*?gov.vn", text
        )
        for number in (241, 170, 89, 2):
            said = rf" {number} sản phẩm Phạm vi: tỉnh Thái Nguyên trước 1/7/2025 1/4/2024 ?, theo \S+"
            assert len(re.findall(said, section)) == 1, number
        assert "Phạm vi: sản phẩm làm ra ở tỉnh, thành phố này đang có trang ở đây." in section
        assert "1 sản phẩm 3 sao" in section

    def test_what_was_reported_is_counted_in_nothing(self, client):
        shown = client.get(THAI_NGUYEN).context["history"].shown
        assert shown.counts == {3: 1}

    def test_illustrative_certificates_are_named_so(self, client):
        product = Product.objects.get(slug=SLUGS[2])
        assert "có giấy minh họa" not in text_of(client, THAI_NGUYEN)
        decision = product.certificates.get().decision
        decision.illustrative = True
        decision.save()
        assert "có giấy minh họa" in text_of(client, THAI_NGUYEN)

    def test_a_former_province_has_its_own(self, client):
        text = text_of(client, "/dia-phuong/yen-bai/")
        assert "31/12/2020 1 sản phẩm 5 sao 1 sản phẩm 4 sao" in text

    def test_one_kind_alone_keeps_the_day_and_shows_no_figures(self, client):
        html = client.get(f"{LAO_CAI}?loai=san-pham&{THEN}").content.decode()
        assert "Hạng sao qua các năm" not in html
        assert f'href="{LAO_CAI}?{THEN}"' in html
        whole = client.get(f"{LAO_CAI}?{THEN}").content.decode()
        assert f'href="?loai=san-pham&amp;{THEN}"' in whole

    def test_a_province_without_stars_or_reports_has_no_such_section(self, client):
        assert Region.objects.get(slug="ha-noi").kind == "province"
        assert "Hạng sao qua các năm" not in client.get("/dia-phuong/ha-noi/").content.decode()
