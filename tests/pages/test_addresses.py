"""Addresses: former ones lead on, deleted ones stay empty, page numbers find the nearest page."""

import pytest

from cooperatives.models import Federation
from coopsite.common.addresses import FormerSlug
from products.models import Product
from tests.pages.addresses import PRODUCT

pytestmark = pytest.mark.django_db


def test_a_federations_former_address_leads_on(client):
    federation = Federation.objects.get(slug="thai-nguyen")
    federation.slug = "thai-nguyen-moi"
    federation.save()
    answer = client.get("/lien-minh/thai-nguyen/?tu=qr")
    assert (answer.status_code, answer.headers["Location"]) == (301, "/lien-minh/thai-nguyen-moi/?tu=qr")


def test_a_deleted_pages_address_is_never_given_again(client):
    product = Product.objects.get(slug=PRODUCT.split("/")[-2])
    twin = Product(**{name: getattr(product, name) for name in ("name", "federation", "region", "category")})
    product.delete()
    assert client.get(PRODUCT).status_code == 404
    twin.full_clean(exclude=["slug"])
    twin.save()
    assert twin.slug == f"{PRODUCT.split('/')[-2]}-2"
    assert FormerSlug.objects.now_at(Product, PRODUCT.split("/")[-2]) == product.pk or product.pk is None


@pytest.mark.parametrize(
    ("asked", "number"),
    [("0", 1), ("-5", 1), ("abc", 1), ("", 1), ("2", 2), ("9999999", 2), ("9" * 5000, 1), ("1.5", 1)],
)
def test_the_nearest_page(client, monkeypatch, asked, number):
    monkeypatch.setattr("coopsite.common.facetted.PER_PAGE", 6)
    answer = client.get("/san-pham/", {"trang": asked})
    assert answer.context["page_obj"].number == number
    ending = "?trang=2" if number == 2 else ""
    assert f'<link rel="canonical" href="https://thosan.test/san-pham/{ending}">' in answer.content.decode()


@pytest.mark.parametrize("path", ["/", "/san-pham/", PRODUCT, "/dia-phuong/lao-cai/", "/tim-kiem/"])
@pytest.mark.parametrize("method", ["post", "put", "delete", "patch", "options"])
def test_public_pages_are_read_and_nothing_else(client, path, method):
    assert getattr(client, method)(path).status_code == 405


@pytest.mark.parametrize("path", ["/", "/san-pham/", PRODUCT])
def test_head_answers_as_get_without_words(client, path):
    answer = client.head(path)
    assert (answer.status_code, answer.content) == (200, b"")


def test_a_shared_link_says_what_it_shows(client):
    html = client.get(PRODUCT).content.decode()
    assert '<meta property="og:title" content="Chè Shan tuyết cổ thụ Phình Hồ">' in html
    assert '<meta property="og:description" content="Chè Shan tuyết cổ thụ Phình Hồ, ' in html
    assert '<meta property="og:image" content="https://thosan.test/anh/' in html


def test_a_strange_host_is_answered_in_vietnamese(client):
    answer = client.get("/", headers={"host": "khac.example"})
    assert answer.status_code == 400
    assert "Không đọc được" in answer.content.decode()
