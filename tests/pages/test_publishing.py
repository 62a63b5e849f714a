"""Drafts stay out of sight everywhere, and a published address never dies."""

import datetime

import pytest
from django.utils import timezone

from cooperatives.models import Cooperative
from products.models import Product
from stories.models import Event, Story, Visit
from tests.pages.addresses import COOPERATIVE, EVENT, HOME, PRODUCT, STORY, VISIT

pytestmark = pytest.mark.django_db

PAGES = [(Product, PRODUCT), (Cooperative, COOPERATIVE), (Visit, VISIT), (Story, STORY), (Event, EVENT)]


def row_at(model, path):
    return model.objects.get(slug=path.strip("/").split("/")[-1])


@pytest.mark.parametrize(("model", "path"), PAGES)
def test_draft_is_not_found(client, model, path):
    row = row_at(model, path)
    row.status = "draft"
    row.save()
    assert client.get(path).status_code == 404


@pytest.mark.parametrize(("model", "path"), PAGES)
def test_later_means_not_yet(client, model, path):
    row = row_at(model, path)
    row.published_at = timezone.now() + datetime.timedelta(hours=1)
    row.save()
    assert client.get(path).status_code == 404
    row.published_at = timezone.now() - datetime.timedelta(seconds=1)
    row.save()
    assert client.get(path).status_code == 200


def test_draft_product_is_nowhere(client):
    product = row_at(Product, PRODUCT)
    product.status = "draft"
    product.name = "Vật Chưa Ai Được Thấy"
    product.save()
    places = [
        HOME,
        "/san-pham/",
        COOPERATIVE,
        VISIT,
        "/su-kien/hoi-cho-nong-san-vung-cao-lao-cai/",
        "/chuyen-ke/may-doan-phim-ngan-keo-duoc-ca-mot-doan-khach/",
        "/dia-phuong/lao-cai/",
        "/dia-phuong/yen-bai/",
        "/lien-minh/lao-cai/",
        "/nhom-san-pham/che/",
        "/chu-de/che/",
        "/tim-kiem/?q=vat+chua+ai",
    ]
    for place in places:
        assert "<b>Vật Chưa Ai" not in client.get(place).content.decode()
        assert product.get_absolute_url() not in client.get(place).content.decode(), place


def test_draft_cooperative_is_not_linked(client):
    row = row_at(Cooperative, COOPERATIVE)
    row.status = "draft"
    row.save()
    for place in (PRODUCT, VISIT, "/dia-phuong/lao-cai/", "/hop-tac-xa/"):
        assert COOPERATIVE not in client.get(place).content.decode(), place


def test_a_changed_address_leads_on(client):
    product = row_at(Product, PRODUCT)
    product.slug = "che-phinh-ho"
    product.save()
    response = client.get(PRODUCT + "?tu=qr")
    assert response.status_code == 301
    assert response.headers["Location"] == "/san-pham/che-phinh-ho/?tu=qr"
    product.slug = "che-shan"
    product.save()
    for old in (PRODUCT, "/san-pham/che-phinh-ho/"):
        assert client.get(old).headers["Location"] == "/san-pham/che-shan/"


def test_a_former_address_is_never_given_away(client):
    product = row_at(Product, PRODUCT)
    old = product.slug
    product.slug = "che-phinh-ho"
    product.save()
    other = Product.objects.exclude(pk=product.pk).first()
    other.pk, other.slug, other.name = None, "", "Chè Shan tuyết cổ thụ Phình Hồ"
    other._state.adding = True
    other.save()
    assert other.slug == f"{old}-2"
    product.slug = old
    product.save()
    assert client.get(PRODUCT).status_code == 200
    assert client.get("/san-pham/che-phinh-ho/").headers["Location"] == PRODUCT


def test_a_new_name_keeps_the_address(client):
    product = row_at(Product, PRODUCT)
    product.name = "Tên khác hẳn"
    product.save()
    assert client.get(PRODUCT).status_code == 200
