"""Where something can be bought: ways out with the day of a check, places, nothing that is dead, no order."""

import datetime

import pytest
from django.utils import timezone

from cooperatives.models import Cooperative, CooperativeChannel, Region
from products.models import Product, ProductChannel
from tests.kit.pages import text_of
from tests.pages.addresses import COOPERATIVE, PRODUCT

pytestmark = pytest.mark.django_db
TODAY = timezone.localdate()
LONG_AGO = datetime.date(2024, 8, 7)
SHOP = "https://shopee.vn/che-thu"
DEAD = {"dead_since": LONG_AGO, "answer": "404", "answered_on": TODAY}


@pytest.fixture
def maker():
    maker = Cooperative.objects.get(slug=COOPERATIVE.strip("/").split("/")[-1])
    maker.channels.all().delete()
    return maker


@pytest.fixture
def tea(maker):
    tea = Product.objects.get(slug=PRODUCT.strip("/").split("/")[-1])
    tea.channels.all().delete()
    return tea


def said(client, address) -> str:
    """Return the words of a page, small lines apart from what they stand under."""
    return text_of(client.get(address).text.replace("<small", " <small"))


class TestWays:
    def test_each_says_when_somebody_checked_it(self, client, tea):
        ProductChannel.objects.create(product=tea, platform="shopee", url=SHOP, checked_on=TODAY)
        ProductChannel.objects.create(
            product=tea, platform="lazada", url="https://lazada.vn/a", checked_on=LONG_AGO
        )
        # That a machine had an answer is no check.
        told = {"answered_on": TODAY, "answer": "200"}
        ProductChannel.objects.create(product=tea, platform="tiki", url="https://tiki.vn/a", **told)
        words = said(client, PRODUCT)
        assert f"Shopee gian hàng, kiểm tra {TODAY.day}/{TODAY.month}/{TODAY.year}" in words
        assert "Lazada gian hàng, kiểm tra lần cuối 7/8/2024, đã quá một năm" in words
        assert "Tiki gian hàng, chưa ai kiểm tra" in words

    @pytest.mark.parametrize(
        ("platform", "url", "words"),
        [
            ("tiktok-shop", "https://www.tiktok.com/@a", "TikTok Shop gian hàng, chưa"),
            ("facebook", "https://facebook.com/a", "Facebook trang, chưa"),
            ("zalo", "https://zalo.me/1", "Zalo nhắn tin, chưa"),
            ("website", "https://a.vn/", "trang riêng trang web, chưa"),
        ],
    )
    def test_one_without_a_name_is_called_what_it_is(self, client, tea, maker, platform, url, words):
        ProductChannel.objects.create(product=tea, platform=platform, url=url)
        CooperativeChannel.objects.create(cooperative=maker, platform=platform, url=url)
        for address in (PRODUCT, COOPERATIVE):
            assert words in said(client, address)
            assert "của HTX, chưa" not in said(client, address)

    def test_a_call_is_a_call_and_nothing_else(self, client, tea):
        ProductChannel.objects.create(product=tea, platform="phone", label="0912 345 678")
        html = client.get(PRODUCT).text
        assert 'href="tel:0912345678"' in html and "gọi điện, chưa ai kiểm tra" in text_of(html)

    def test_what_is_dead_is_on_no_page(self, client, tea, maker):
        ProductChannel.objects.create(product=tea, platform="shopee", url=SHOP, **DEAD)
        CooperativeChannel.objects.create(cooperative=maker, platform="zalo", url="https://zalo.me/1", **DEAD)
        for address in (PRODUCT, COOPERATIVE, f"/t/{tea.scan_code}/"):
            html = client.get(address).text
            assert SHOP not in html and "zalo.me" not in html, address
        assert "Chưa có nơi bán nào được xác nhận." in said(client, PRODUCT)
        assert "Chưa có kênh nào được xác nhận." in said(client, COOPERATIVE)

    def test_where_there_never_was_any_that_is_said(self, client, maker):
        assert "Chưa có kênh nào được ghi nhận." in said(client, COOPERATIVE)

    def test_the_makers_shop_stands_for_a_dead_one_of_the_product(self, client, tea, maker):
        ProductChannel.objects.create(product=tea, platform="shopee", url=SHOP, **DEAD)
        CooperativeChannel.objects.create(cooperative=maker, platform="shopee", url="https://shopee.vn/htx")
        html = client.get(PRODUCT).text
        assert 'href="https://shopee.vn/htx"' in html and SHOP not in html

    def test_nothing_can_be_ordered(self, client, tea):
        ProductChannel.objects.create(product=tea, platform="shopee", url=SHOP)
        html = client.get(PRODUCT).text
        assert 'method="post"' not in html and "giỏ hàng" not in html.lower()
        assert "Trang này không bán hàng" in html


class TestPlaces:
    @pytest.fixture
    def commune(self):
        return Region.objects.valid().get(key="phuong-yen-bai-lao-cai")

    def test_a_point_of_sale_names_its_place_and_leads_to_it(self, client, tea, commune):
        told = {"address": "tầng 1, chợ trung tâm", "opening_hours": "7–17 giờ"}
        ProductChannel.objects.create(
            product=tea, platform="store", label="Quầy chè", region=commune, checked_on=TODAY, **told
        )
        leading = f'<a href="{commune.get_absolute_url()}">phường Yên Bái, tỉnh Lào Cai</a>'
        assert leading in client.get(PRODUCT).text
        words = said(client, PRODUCT)
        assert (
            "Quầy chè Tầng 1, chợ trung tâm, phường Yên Bái, tỉnh Lào Cai mở cửa 7–17 giờ; kiểm tra" in words
        )

    def test_a_place_alone_or_words_alone_will_do(self, client, maker, commune):
        CooperativeChannel.objects.create(cooperative=maker, platform="store", region=commune)
        CooperativeChannel.objects.create(cooperative=maker, platform="store", address="chợ phiên")
        words = said(client, COOPERATIVE)
        assert "Cửa hàng, điểm bán Phường Yên Bái, tỉnh Lào Cai" in words
        assert "Cửa hàng, điểm bán Chợ phiên" in words

    def test_it_stands_though_its_link_is_dead(self, client, tea):
        shop = {"platform": "store", "label": "Quầy chè", "address": "chợ", "url": "https://quay-che.vn/"}
        ProductChannel.objects.create(product=tea, **shop, **DEAD)
        html = client.get(PRODUCT).text
        assert "Quầy chè" in html and "quay-che.vn" not in html

    def test_more_of_them_ask_no_more(self, client, tea, maker, commune, django_assert_max_num_queries):
        for number in range(4):
            ProductChannel.objects.create(
                product=tea, platform="store", region=commune, label=f"Quầy {number}"
            )
            CooperativeChannel.objects.create(cooperative=maker, platform="store", region=commune)
        client.get(PRODUCT)
        for address in (PRODUCT, COOPERATIVE):
            with django_assert_max_num_queries(12):
                client.get(address)


class TestPrice:
    @pytest.mark.parametrize(
        ("high", "day", "words"),
        [
            (None, TODAY, f"420.000\u00a0₫ một hộp 100 g, giá ngày {TODAY.day}/{TODAY.month}/{TODAY.year}"),
            (500_000, TODAY, "420.000–500.000\u00a0₫ một hộp 100 g, giá ngày"),
            (None, LONG_AGO, "420.000\u00a0₫ một hộp 100 g, giá cũ, ngày 7/8/2024"),
            (500_000, None, "420.000–500.000\u00a0₫ một hộp 100 g, chưa rõ ngày"),
        ],
    )
    def test_it_says_of_which_day_it_is(self, client, tea, high, day, words):
        tea.price_high, tea.price_on, tea.price_illustrative = high, day, False
        tea.save()
        assert words.replace("\u00a0", " ") in said(client, PRODUCT).replace("\u00a0", " ")


def test_the_demonstration_shows_each_kind_and_says_that_it_is_none(client):
    words = said(client, "/san-pham/che-bup-kho-phinh-ho/")
    assert "Gian giới thiệu sản phẩm Tầng 1, chợ trung tâm, phường Yên Bái" in words
    assert "(minh họa)" in words.partition("Gian giới thiệu")[2][:140]
    words = said(client, "/san-pham/tinh-dau-que-cong-tam/").replace("\u00a0", " ")
    assert "90.000–150.000 ₫ một lọ 10 ml, giá ngày" in words and "giá minh họa, không có thật" in words
    assert ProductChannel.objects.dead().filter(illustrative=True, product__slug="com-chay-en-vang").exists()
    assert "voso.vn" not in client.get("/san-pham/com-chay-en-vang/").text
