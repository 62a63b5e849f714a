"""Printing labels at the desk: one's own products, sizes, and what cannot be printed said in words."""

import pytest
from django.urls import reverse

from products.labels import address_of
from products.models import Product
from tests.kit.printed import Printed, read_codes
from tests.kit.scoping import staff

pytestmark = pytest.mark.django_db

PAGE = reverse("admin:products_product_labels")


@pytest.fixture
def tea():
    return Product.objects.get(slug="che-shan-tuyet-co-thu-phinh-ho")


@pytest.fixture
def editor():
    return staff("nguoi-viet", "lao-cai")


def test_the_form_of_a_product_leads_there(editor, tea):
    form = editor.get(reverse("admin:products_product_change", args=[tea.pk])).text
    assert f'href="{PAGE}?chon={tea.pk}"' in form and f'href="/t/{tea.scan_code}/"' in form


def test_it_shows_what_would_be_printed(editor, tea):
    page = editor.get(PAGE, {"chon": tea.pk}).text
    assert tea.name in page and f"/t/{tea.scan_code}/qr.svg" in page


def test_it_gives_sheets_that_are_read(editor, tea):
    answer = editor.get(PAGE, {"chon": tea.pk, "co": "lon", "so": "9", "bo": "1"})
    assert answer["Content-Type"] == "application/pdf"
    assert f'filename="tem-{tea.slug}.pdf"' in answer["Content-Disposition"]
    printed = Printed(answer.content)
    assert len(printed.pages) == 2
    assert read_codes(printed.cut(1, 0, 0, 105, 75)) == [address_of(tea.scan_code.pk)]


def test_many_are_chosen_in_the_list(editor, tea):
    other = Product.objects.get(slug="che-den-kien-thuan")
    answer = editor.post(
        reverse("admin:products_product_changelist"),
        {"action": "print_labels", "_selected_action": [tea.pk, other.pk]},
    )
    assert answer.status_code == 302
    page = editor.get(answer["Location"]).text
    assert "2 sản phẩm" in page and tea.name in page and other.name in page


def test_products_of_others_are_no_page(editor, client):
    theirs = Product.objects.get(slug="mien-dong-viet-cuong")
    assert editor.get(PAGE, {"chon": theirs.pk}).status_code == 404
    client.logout()
    assert "login" in client.get(PAGE, {"chon": theirs.pk})["Location"]


@pytest.mark.parametrize("chosen", ["", "x", "0", "9" * 30, "-1", "1;drop"])
def test_none_chosen_is_no_page(editor, chosen):
    assert editor.get(PAGE, {"chon": chosen}).status_code == 404


@pytest.mark.parametrize(
    ("asked", "words"),
    [
        ({"co": "nho", "so": "2001"}, "2000"),
        ({"co": "nho", "so": "0"}, "1"),
        ({"co": "lon", "so": "8", "bo": "8"}, "bỏ trống nhiều nhất 7 ô"),
        ({"co": "to", "so": "8"}, "to"),
        ({"co": "nho", "so": "nhiều"}, "số"),
    ],
)
def test_what_cannot_be_printed_is_said(editor, tea, asked, words):
    answer = editor.get(PAGE, asked | {"chon": tea.pk})
    assert answer.status_code == 200 and answer["Content-Type"].startswith("text/html")
    assert "errorlist" in answer.text and words in answer.text


def test_too_many_in_all_are_refused(editor, tea):
    other = Product.objects.get(slug="che-den-kien-thuan")
    answer = editor.get(PAGE, {"chon": f"{tea.pk},{other.pk}", "co": "nho", "so": "1001"})
    assert "Mỗi lần in nhiều nhất 2000 tem" in answer.text or "2.000 tem" in answer.text
