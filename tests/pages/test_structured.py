"""What a product's page tells machines is what it tells people, and nothing of it can break out of its element."""

import datetime
import json
import re

import pytest
from django.utils import timezone

from products.models import OcopDecision, Product
from tests.kit.histories import DAY, Round, write
from tests.pages.addresses import PRODUCT

pytestmark = pytest.mark.django_db

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


class TestPrice:
    def test_an_illustrative_one_is_none(self, client, product):
        assert product.price_illustrative
        assert "offers" not in told(client)

    def test_a_true_one_has_its_unit_and_its_day(self, client, product):
        product.price_illustrative, product.price_on = False, datetime.date(2026, 3, 1)
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
                "validFrom": "2026-03-01",
            },
        }

    def test_a_day_that_is_not_known_is_not_told(self, client, product):
        product.price_illustrative, product.price_on, product.price_unit = False, None, ""
        product.save()
        assert told(client)["offers"] == {"@type": "Offer", "price": "420000", "priceCurrency": "VND"}

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
