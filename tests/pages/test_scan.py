"""The pages that labels lead to: what they say, with which status, at which address."""

import datetime

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.utils import timezone

from cooperatives.models import Photo, Platform
from coopsite.common.dates import add_months
from coopsite.common.publishing import Status
from products import scan_views
from products.models import Lot, OcopCertificate, OcopDecision, Product, ProductChannel, ProductGtin
from tests.kit.pages import text_of
from tests.kit.printed import read_file

pytestmark = pytest.mark.django_db

MOST_QUERIES = 12
GTIN = "08931234567897"


@pytest.fixture
def tea():
    return Product.objects.get(slug="che-shan-tuyet-co-thu-phinh-ho")


@pytest.fixture
def code(tea) -> str:
    return tea.scan_code.code


@pytest.fixture
def gtin(tea) -> str:
    return ProductGtin.objects.create(product=tea, gtin=GTIN, pack="hộp 100 g").gtin


def shown(client, path, status=200) -> str:
    answer = client.get(path)
    assert answer.status_code == status, (path, answer.status_code)
    assert 'name="robots" content="noindex' in answer.text
    return text_of(answer.text)


def test_it_says_what_this_is_who_made_it_and_what_it_does_not_prove(client, tea, code):
    said = shown(client, f"/t/{code}/")
    assert f"Mã {code} có trong sổ" in said
    assert tea.name in said and tea.cooperative.name in said
    assert "4 sao" in said and "Còn hạn đến" in said
    assert "Chưa phải truy xuất nguồn gốc" in said
    assert "Chưa ai đối chiếu" in said
    assert "Báo sai" in said
    assert "verigoods.vn" in client.get(f"/t/{code}/").text


def test_it_says_when_it_was_checked_and_by_whom(client, tea, code):
    tea.verified_on = datetime.date(2026, 9, 2)
    tea.save()
    assert f"{tea.federation.short_name} đối chiếu với thực tế ngày 2/9/2026" in shown(client, f"/t/{code}/")


def test_it_sends_on_to_the_makers_own_mark(client, tea, code):
    tea.trace_url = "https://tem.example/che"
    tea.save()
    assert 'href="https://tem.example/che"' in client.get(f"/t/{code}/").text


def test_it_names_whom_to_call(client, tea, code):
    ProductChannel.objects.create(product=tea, platform=Platform.PHONE, label="0912 345 678")
    assert 'href="tel:0912345678"' in client.get(f"/t/{code}/").text


def test_its_canonical_address_is_the_products(client, tea, code, settings):
    assert (
        f'rel="canonical" href="{settings.SITE_ORIGIN}{tea.get_absolute_url()}"'
        in client.get(f"/t/{code}/").text
    )


def test_other_spellings_lead_to_its_own_address(client, code, gtin):
    answer = client.get(f"/t/{code.lower()}/?utm=zalo")
    assert (answer.status_code, answer["Location"]) == (301, f"/t/{code}/?utm=zalo")
    for spelt in ("8931234567897", f"{GTIN}/", f"{GTIN}/21/77"):
        answer = client.get(f"/01/{spelt}")
        assert (answer.status_code, answer["Location"]) == (301, f"/01/{GTIN}")


def test_a_gs1_address_answers_as_the_code_does(client, tea, gtin):
    assert tea.name in shown(client, f"/01/{GTIN}")
    assert tea.name in shown(client, f"/01/{GTIN}?17=271231")


@pytest.mark.parametrize("lot", ["L01", "A%2F7"])
def test_an_unknown_lot_is_said_plainly(client, gtin, lot):
    said = shown(client, f"/01/{GTIN}/10/{lot}")
    assert "Không có lô nào mang số" in said


def test_what_was_taken_down_answers_410_with_its_name(client, tea, code, gtin):
    tea.status = Status.DRAFT
    tea.save()
    for path in (f"/t/{code}/", f"/01/{GTIN}"):
        said = shown(client, path, 410)
        assert tea.name in said and "đã được gỡ" in said
        assert "sao OCOP trên 5" not in said


def test_a_draft_is_not_told_of(client, tea):
    draft = Product.objects.create(name="Chè vàng bí mật", federation=tea.federation)
    said = shown(client, f"/t/{draft.scan_code}/", 404)
    assert "chưa đăng" in said and "bí mật" not in said


@pytest.mark.parametrize(
    ("path", "words"),
    [
        ("/t/7Q4K0/", "Mã gõ chưa đúng"),
        ("/t/%3Cscript%3E/", "Mã gõ chưa đúng"),
        ("/01/8931234567898", "không phải mã vạch"),
        ("/01/08931234567897", "Chưa sản phẩm nào ở đây khai mã vạch 8931234567897"),
        ("/01/08931234567897/10/" + "9" * 21, "Chưa sản phẩm nào ở đây khai mã vạch 8931234567897"),
        ("/t/?ma=abc", "Mã gõ chưa đúng"),
        ("/t/?ma=http%3A%2F%2F%5B", "Mã gõ chưa đúng"),
    ],
)
def test_what_cannot_be_read_is_said_and_stays_in_the_box(client, path, words):
    assert words in shown(client, path, 404)


def test_the_box_leads_to_the_address_of_what_was_typed(client, code, gtin):
    assert "Nhập mã trên tem" in shown(client, "/t/")
    assert client.get("/t/", {"ma": f" {code[:2]}-{code[2:].lower()} "})["Location"] == f"/t/{code}/"
    assert client.get("/t/", {"ma": "893 1234 567897"})["Location"] == f"/01/{GTIN}"


def test_what_was_typed_comes_back_as_text(client):
    answer = client.get("/t/", {"ma": '"><script>alert(1)</script>'})
    assert "<script>alert" not in answer.text and "&lt;script&gt;" in answer.text


def test_the_search_box_knows_codes_too(client, tea, code):
    assert f"{code} là mã trên tem của {tea.name}" in text_of(client.get("/tim-kiem/", {"q": code}).text)


@pytest.mark.parametrize(
    "typed", ["PH0824", "ph0824", " PH0824 ", "lô PH0824", "Số lô: PH0824", "so lo ph0824"]
)
def test_the_search_box_knows_numbers_of_lots(client, tea, code, typed):
    answer = client.get("/tim-kiem/", {"q": typed})
    assert f"PH0824 là số lô in trên gói của {tea.name}" in text_of(answer.text)
    ((path),) = [lot.address for lot in answer.context["lots"]]
    assert path == f"/t/{code}/lo/PH0824/"
    assert f'href="{path}"' in answer.text
    assert client.get(path).status_code == 200
    assert "nothing" not in answer.context


def test_lots_of_one_number_are_told_each_with_its_product(client, tea):
    other = Product.objects.published().exclude(pk=tea.pk).first()
    Lot.objects.create(product=other, number="ph0824")
    found = client.get("/tim-kiem/", {"q": "PH0824"}).context["lots"]
    assert {(lot.number, lot.name) for lot in found} == {("PH0824", tea.name), ("ph0824", other.name)}
    assert len({lot.address for lot in found}) == 2


def test_lots_that_the_public_may_not_see_are_not_found(client, tea):
    Lot.objects.filter(number="PH0824").update(binned_at=timezone.now())
    assert client.get("/tim-kiem/", {"q": "PH0824"}).context["lots"] == []
    tea.status = "draft"
    tea.save()
    answer = client.get("/tim-kiem/", {"q": "PH0924"})
    assert answer.context["lots"] == []
    assert answer.context["nothing"]
    assert tea.name not in answer.text


@pytest.mark.parametrize(
    ("typed", "asked"),
    [
        *(("PH0824", 1), ("xyzq77", 1), ("lô A7", 1), ("202/2025/QH99", 1)),
        *(("", 0), ("xyzq", 0), ("xyzq 0824 gg", 0), ("7", 0), ("%", 0), ("A#77", 0), ("Ô77", 0)),
        ("9" * 21, 0),
        # What says it is found.
        *(("phình hồ", 0), ("2024", 0)),
    ],
)
def test_lots_are_asked_for_only_where_the_words_may_be_a_number(client, typed, asked):
    with CaptureQueriesContext(connection) as caught:
        client.get("/tim-kiem/", {"q": typed})
    assert sum("products_lot" in query["sql"] for query in caught) == asked


def test_the_products_page_tells_its_code_and_that_of_the_label_its_gtins(client, tea, code, gtin):
    assert f"Mã trên tem của trang này: {code}" in text_of(client.get(tea.get_absolute_url()).text)
    assert "Mã vạch 8931234567897 là của sản phẩm này, hộp 100 g" in shown(client, f"/t/{code}/")


def test_liquor_comes_with_its_warning(client, tea, code):
    tea.category.restricted_promotion = True
    tea.category.save()
    assert "không dành cho người dưới 18 tuổi" in shown(client, f"/t/{code}/")


def test_it_keeps_its_budget(client, code):
    client.get(f"/t/{code}/")
    with CaptureQueriesContext(connection) as caught:
        client.get(f"/t/{code}/")
    assert len(caught) <= MOST_QUERIES


def test_the_code_is_had_as_a_drawing(client, code, settings):
    png = client.get(f"/t/{code}/qr.png")
    assert png["Content-Type"] == "image/png"
    assert read_file(png.content) == [f"{settings.SITE_ORIGIN}/t/{code}/"]
    svg = client.get(f"/t/{code}/qr.svg")
    assert svg["Content-Type"] == "image/svg+xml"
    # Nothing that the site's policy would refuse.
    assert "<svg" in svg.text and "style=" not in svg.text and "<script" not in svg.text


def test_there_is_no_drawing_of_a_code_that_nobody_has(client, tea, code):
    assert client.get("/t/22222/qr.png").status_code == 404
    tea.delete()
    assert client.get(f"/t/{code}/qr.svg").status_code == 404


@pytest.mark.parametrize(
    ("months_held", "withdrawn", "words"),
    [
        (1, None, "Còn hạn đến"),
        (30, None, "Sắp hết hạn (còn 6 tháng), đến"),
        (32, None, "Sắp hết hạn (còn 4 tháng), đến"),
        (36, None, "Sắp hết hạn (còn chưa đầy một tháng), đến"),
        (37, None, "Đã hết hạn từ"),
        (2, 0, "Đã thu hồi ngày"),
    ],
)
def test_the_star_clock_speaks_in_words(client, tea, code, months_held, withdrawn, words):
    today = timezone.localdate()
    tea.certificates.all().delete()
    decision = OcopDecision.objects.create(
        number="1/QĐ", decided_on=add_months(today, -months_held), body="UBND tỉnh", federation=tea.federation
    )
    taken_back = {"withdrawn_on": today, "withdrawn_reason": "Vi phạm."} if withdrawn is not None else {}
    OcopCertificate.objects.create(product=tea, decision=decision, stars=4, **taken_back)
    assert words in shown(client, f"/t/{code}/")
    card = text_of(client.get("/san-pham/").text)
    assert (words in card) == (words != "Còn hạn đến")


@pytest.mark.parametrize(
    ("weights", "shown_at"),
    [
        ({640: 23_999, 320: 6_000}, 640),
        ({640: 24_001, 320: 6_000}, 320),
        ({640: 90_000, 320: 30_000}, 0),
        ({}, 0),
    ],
)
def test_a_heavy_picture_is_shown_smaller_or_not_at_all(client, tea, code, monkeypatch, weights, shown_at):
    Photo.objects.filter(pk=tea.photo_id).update(width=1600, height=1000)
    monkeypatch.setattr(scan_views, "bytes_of", lambda _photo, width: weights.get(width, 0))
    html = client.get(f"/t/{code}/").text
    widest = max(
        (width for width in (320, 640, 960) if f"{tea.photo.url_at(width, 'avif')} " in html), default=0
    )
    assert widest == shown_at
    assert ("Gói trên tay bạn" in html) == bool(shown_at)
