"""What a product's page tells machines is what it tells people, and nothing of it can break out of its element."""

import json
import re

import pytest
from django.utils import timezone

from products.models import OcopDecision, Product
from tests.kit.histories import DAY, Round, write
from tests.pages.addresses import PRODUCT

pytestmark = pytest.mark.django_db

LATELY = timezone.localdate() - 30 * DAY
ELEMENT = re.compile(r'<script type="application/ld\+json">(.*?)</script>', re.DOTALL)


@pytest.fixture
def product() -> Product:
    return Product.objects.get(slug=PRODUCT.strip("/").split("/")[-1])


def told(client, address=PRODUCT) -> dict:
    (found,) = ELEMENT.findall(client.get(address).content.decode())
    return json.loads(found)


def test_it_names_the_product_its_maker_and_its_pictures(client, product):
    data = told(client)
    assert (data["@context"], data["@type"]) == ("https://schema.org", "Product")
    assert data["name"] == product.name
    assert data["description"] == product.standfirst
    assert data["url"] == f"https://thosan.test{PRODUCT}"
    assert data["image"][0] == f"https://thosan.test{product.photo.preview_url}"
    assert len(data["image"]) == 3
    assert data["manufacturer"]["name"] == product.cooperative.name
    assert data["manufacturer"]["url"] == f"https://thosan.test{product.cooperative.get_absolute_url()}"


def test_a_maker_that_nobody_named_or_may_see_is_not_told(client, product):
    assert "manufacturer" not in told(client, "/san-pham/mien-dong-viet-cuong/")
    product.cooperative.status = "draft"
    product.cooperative.save()
    assert "manufacturer" not in told(client)


class TestAward:
    def test_only_while_it_is_held(self, client, product):
        today = timezone.localdate()
        for decided, withdrawn, award in [
            (today, None, "OCOP 4 sao, quyết định số 1/QĐ-THỬ"),
            (today - 4 * 366 * DAY, None, None),
            (today - 400 * DAY, today, None),
            (today - 400 * DAY, today + DAY, "OCOP 4 sao, quyết định số 1/QĐ-THỬ"),
            (today + DAY, None, None),
        ]:
            write([Round(0, decided, 4, withdrawn)], [product])
            assert told(client).get("award") == award
            OcopDecision.objects.filter(number="1/QĐ-THỬ").update(number=f"cũ {decided} {withdrawn}")

    def test_an_illustrative_one_is_none(self, client, product):
        """The page says beside it that it is not true; a machine would not read that."""
        assert product.stars == 4
        assert product.certificate.decision.illustrative
        assert "award" not in told(client)


def test_alcohol_is_told_without_picture_and_price(client, product):
    product.price_illustrative, product.price_on = False, LATELY
    product.save()
    assert {"image", "offers"} <= set(told(client))
    product.category.restricted_promotion = True
    product.category.save()
    data = told(client)
    assert data["name"] == product.name and not {"image", "offers"} & set(data)


class TestPrice:
    def test_an_illustrative_one_is_none(self, client, product):
        assert product.price_illustrative
        assert "offers" not in told(client)

    def test_a_true_one_has_its_unit_and_its_day(self, client, product):
        product.price_illustrative, product.price_on = False, LATELY
        product.save()
        assert told(client)["offers"] == {
            "@type": "Offer",
            "price": "420000",
            "priceCurrency": "VND",
            "priceSpecification": {
                "@type": "UnitPriceSpecification",
                "price": "420000",
                "priceCurrency": "VND",
                "unitText": "hộp 100 g",
                "validFrom": LATELY.isoformat(),
            },
        }

    def test_a_range_is_one_price_that_varies(self, client, product):
        product.price_illustrative, product.price_on, product.price_unit = False, LATELY, ""
        product.price_high = 500_000
        product.save()
        assert told(client)["offers"] == {
            "@type": "Offer",
            "priceCurrency": "VND",
            "priceSpecification": {
                "@type": "UnitPriceSpecification",
                "minPrice": "420000",
                "maxPrice": "500000",
                "priceCurrency": "VND",
                "validFrom": LATELY.isoformat(),
            },
        }

    @pytest.mark.parametrize("day", [None, LATELY - 400 * DAY])
    def test_one_of_no_day_or_of_long_ago_is_not_told(self, client, product, day):
        """The page says so beside it; a machine would take it for today's."""
        product.price_illustrative, product.price_on = False, day
        product.save()
        assert "offers" not in told(client)

    def test_nobody_here_knows_whether_any_is_left(self, client, product):
        product.price_illustrative, product.price_on = False, LATELY
        product.save()
        assert not {"availability", "seller", "inventoryLevel"} & set(told(client)["offers"])

    def test_no_price_is_no_offer(self, client, product):
        product.price, product.price_illustrative = None, False
        product.save()
        assert "offers" not in told(client)


@pytest.mark.parametrize(
    "name", ["</script><script>alert(1)</script>", "<!-- <script>", "a & b \u2028 \" \\ '", "]]>"]
)
def test_no_text_ends_the_element(client, product, name):
    product.standfirst = name
    product.save()
    html = client.get(PRODUCT).content.decode()
    (found,) = ELEMENT.findall(html)
    assert not re.search(r"[<>&\u2028]", found)
    assert json.loads(found)["description"] == product.standfirst
    assert "<script>alert" not in html
