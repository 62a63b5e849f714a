"""The preview: the draft on its public page, for staff and for whoever has the signed link, for nobody else."""

import time

import pytest
from django.core import signing
from django.test import Client
from django.urls import reverse

from cooperatives.models import Cooperative
from coopsite.desk.showing import LINK_LIVES, SALT, signed_link_word
from coopsite.desk.standing import Standing
from products.models import Product
from stories.models import Event, Story, Visit
from tests.desk.acting import Desk
from tests.pages.addresses import PRODUCT

# No database decides what is asked here.
pytestmark = [pytest.mark.django_db, pytest.mark.once]


@pytest.fixture
def desk():
    return Desk("nguoi-viet", "lao-cai", "thai-nguyen")


@pytest.fixture
def product():
    return Product.objects.get(slug="che-shan-tuyet-co-thu-phinh-ho")


def link(row) -> str:
    return reverse("desk:reviewer", args=[signed_link_word(row, Standing(row).draft)])


def test_it_shows_the_draft_on_the_true_page_and_changes_nothing(desk, product):
    before = Client().get(PRODUCT).content
    desk.save(product, standfirst="Câu xem thử.", slug="dia-chi-xem-thu")
    page = desk.client.get(desk.page(product, "preview_page"))
    assert page.status_code == 200
    assert "Câu xem thử." in page.content.decode()
    assert "Bản xem thử" in page.content.decode()
    assert "no-store" in page.headers["Cache-Control"]
    assert "frame-ancestors 'self'" in page.headers["Content-Security-Policy"]
    assert Client().get(PRODUCT).content == before
    assert Client().get("/san-pham/dia-chi-xem-thu/").status_code == 404


@pytest.mark.parametrize("noun", [Product, Cooperative, Story, Visit, Event], ids=lambda noun: noun.__name__)
def test_every_noun_is_previewed_never_published_too(desk, noun):
    row = noun.objects.filter(federation__slug="lao-cai").first()
    noun.objects.filter(pk=row.pk).update(status="draft", published_at=None)
    page = desk.client.get(desk.page(row, "preview_page"))
    assert page.status_code == 200
    assert str(row) in page.content.decode().replace("&amp;", "&")
    assert Client().get(row.get_absolute_url()).status_code == 404


def test_what_lacks_something_says_so(desk, product):
    desk.save(product, category="")
    html = desk.client.get(desk.page(product, "preview")).content.decode()
    assert "Nhóm OCOP: chưa điền." in html
    assert desk.client.get(desk.page(product, "preview_page")).status_code == 404


def test_a_reviewer_without_an_account_sees_it_by_a_signed_link(desk, product):
    desk.save(product, standfirst="Câu xem thử.")
    page = Client().get(link(product))
    assert "Câu xem thử." in page.content.decode()
    assert page.headers["X-Robots-Tag"] == "noindex, nofollow"
    assert page.headers["Cache-Control"] == "private, no-store"


def test_the_link_dies_with_its_draft_and_with_time(desk, product, monkeypatch):
    desk.save(product, standfirst="Câu xem thử.")
    address = link(product)
    last_moment = time.time() + LINK_LIVES
    with monkeypatch.context() as later:
        later.setattr(signing.time, "time", lambda: last_moment + 60)
        assert Client().get(address).status_code == 404
    assert Client().get(address).status_code == 200
    desk.act(product, "bo-nhap")
    assert Client().get(address).status_code == 404


def test_forged_links_are_dead(desk, product):
    desk.save(product, standfirst="Câu xem thử.")
    word = signed_link_word(product, Standing(product).draft)
    other_salt = signing.dumps([1, product.pk, "x"], salt="khac")
    for forged in (
        word[:-2],
        word + "x",
        "x",
        other_salt,
        signing.dumps("x", salt=SALT),
        signing.dumps([9, 9, "k"], salt=SALT),
    ):
        assert Client().get(reverse("desk:reviewer", args=[forged])).status_code == 404


def test_a_stranger_among_staff_sees_none(product):
    stranger = Desk("nguoi-la", "thai-nguyen")
    for page in ("preview", "preview_page"):
        assert stranger.client.get(stranger.page(product, page)).status_code == 404
