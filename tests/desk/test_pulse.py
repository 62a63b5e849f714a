"""What is typed is kept for its writer alone, until it is saved or given up."""

import json

import pytest
from django.urls import reverse

from coopsite.desk.models import Typing
from products.models import Product
from tests.desk.acting import Desk

# No database decides what is asked here.
pytestmark = [pytest.mark.django_db, pytest.mark.once]

PULSE = reverse("admin:products_product_pulse")


@pytest.fixture
def desk():
    return Desk("nguoi-viet", "lao-cai")


@pytest.fixture
def product():
    return Product.objects.get(slug="che-shan-tuyet-co-thu-phinh-ho")


def typed(form, **changes) -> str:
    return json.dumps([[name, str(value)] for name, value in (form | changes).items()])


def keep(desk, product, key="k1", **changes):
    values = typed(desk.open(product), **changes)
    return desk.client.post(PULSE, {"object": product.pk, "form_key": key, "typed": values})


def test_what_was_typed_is_offered_and_comes_back_as_it_was(desk, product):
    assert keep(desk, product, standfirst="Câu gõ dở.", price="một trăm").json()["kept"]
    page = desk.page(product, "change")
    assert "?khoi-phuc=k1" in desk.client.get(page).content.decode()
    restored = desk.client.get(page + "?khoi-phuc=k1").content.decode()
    assert "Câu gõ dở." in restored
    assert 'value="một trăm"' in restored
    assert 'name="certificates-TOTAL_FORMS" value=' in restored
    product.refresh_from_db()
    assert product.standfirst != "Câu gõ dở."


def test_rows_come_back_though_others_removed_some_meanwhile(desk, product):
    form = desk.open(product)
    last = int(form["certificates-TOTAL_FORMS"]) - 1
    keep(desk, product, **{f"certificates-{last}-score": "71,5"})
    other = Desk("nguoi-khac", "lao-cai")
    other.save(product, **{"figures-0-DELETE": "on", "certificates-0-DELETE": "on"})
    restored = desk.client.get(desk.page(product, "change") + "?khoi-phuc=k1").content.decode()
    assert 'value="71,5"' in restored


def test_saving_ends_it(desk, product):
    keep(desk, product, standfirst="Câu gõ dở.")
    desk.save(product, standfirst="Câu gõ xong.", _form_key="k1")
    assert not Typing.objects.exists()
    assert 'data-saved="k1"' in desk.client.get(desk.page(product, "change")).content.decode()


def test_giving_up_ends_it(desk, product):
    keep(desk, product)
    desk.client.post(PULSE, {"object": product.pk, "form_key": "k2", "forget": "k1"})
    assert not Typing.objects.exists()


def test_nobody_else_sees_it(desk, product):
    keep(desk, product, standfirst="Câu gõ dở.")
    other = Desk("nguoi-khac", "lao-cai")
    page = other.page(product, "change")
    assert "khoi-phuc" not in other.client.get(page).content.decode()
    assert "Câu gõ dở." not in other.client.get(page + "?khoi-phuc=k1").content.decode()


def test_a_new_form_is_kept_too(desk):
    address = reverse("admin:products_product_add")
    values = json.dumps([["name", "Mật ong gõ dở"]])
    assert desk.client.post(PULSE, {"object": "", "form_key": "n1", "typed": values}).status_code == 200
    assert "Mật ong gõ dở" in desk.client.get(address + "?khoi-phuc=n1").content.decode()


@pytest.mark.parametrize("values", ["", "{}", "[1]", '"x"', "[[]]", "null", "[" * 5000])
def test_nonsense_is_refused(desk, product, values):
    answer = desk.client.post(PULSE, {"object": product.pk, "form_key": "k1", "typed": values})
    assert answer.status_code == 400
    assert not Typing.objects.exists()


def test_a_stranger_has_no_pulse(product):
    stranger = Desk("nguoi-la", "thai-nguyen")
    assert stranger.client.post(PULSE, {"object": product.pk, "form_key": "k"}).status_code == 404
    assert stranger.client.get(PULSE).status_code == 405
