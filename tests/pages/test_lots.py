"""The page of a lot: what it says, at which address, and that it never claims more than somebody wrote down."""

import datetime

import pytest
from django.utils import timezone

from coopsite.desk.discarding import put_in_bin
from products.models import Lot, Product, ProductGtin
from tests.kit.pages import text_of

pytestmark = pytest.mark.django_db

GTIN = "08931234567897"
TRACED, NOT_TRACED = "Truy xuất nguồn gốc: lô PH0824", "Chưa phải truy xuất nguồn gốc"


@pytest.fixture
def tea():
    return Product.objects.get(slug="che-shan-tuyet-co-thu-phinh-ho")


@pytest.fixture
def lot(tea):
    return Lot.objects.get(product=tea, number="PH0824")


def shown(client, path, status=200) -> str:
    answer = client.get(path)
    assert answer.status_code == status, (path, answer.status_code, answer.headers.get("Location"))
    return text_of(answer.text)


def test_it_tells_days_steps_and_what_is_missing(client, lot):
    said = shown(client, lot.get_absolute_url())
    assert TRACED in said and NOT_TRACED not in said
    assert "Lô minh họa, không có thật." in said
    assert "Hái búp" in said and "Tổ chế biến" in said
    assert "Chưa ai ghi: người làm ở bước “Đóng gói, dán tem”." in said
    assert "Không biết gói trên tay bạn có đúng của lô ấy không" in said
    assert "Chưa ai so với sổ sách" in said


def test_without_a_lot_nothing_is_called_traced(client, tea):
    said = shown(client, f"/t/{tea.scan_code}/")
    assert NOT_TRACED in said and "Truy xuất nguồn gốc: lô" not in said
    assert "Số lô in trên gói" in said


def test_a_lot_with_a_day_alone_is_not_called_traced(client, tea):
    said = shown(client, f"/t/{tea.scan_code}/lo/PH0924/")
    assert "Lô PH0924" in said and NOT_TRACED in said and "Truy xuất nguồn gốc: lô" not in said


def test_the_box_stands_only_where_there_are_lots(client, tea):
    Lot.objects.filter(product=tea).delete()
    assert 'name="lo"' not in client.get(f"/t/{tea.scan_code}/").text


def test_both_kinds_of_address_lead_to_it(client, tea, lot):
    ProductGtin.objects.create(product=tea, gtin=GTIN)
    assert TRACED in shown(client, f"/01/{GTIN}/10/PH0824")


@pytest.mark.parametrize("spelt", ["lo/ph0824/", "lo/%20PH0824%20/", "?lo=ph%200824", "?lo=PH0824&x=1"])
def test_other_spellings_lead_to_its_own_address(client, tea, lot, spelt):
    answer = client.get(f"/t/{tea.scan_code}/{spelt}")
    assert answer.status_code in (301, 302) and answer["Location"] == lot.get_absolute_url()


def test_a_pasted_address_leads_there(client, lot):
    answer = client.get("/t/", {"ma": f"https://thosan.example{lot.get_absolute_url()}"})
    assert answer["Location"] == lot.get_absolute_url()


@pytest.mark.parametrize("number", ["A/7", "50%", "a?b", "x&y", "(1)'2"])
def test_every_number_has_an_address_that_answers(client, tea, number):
    lot = Lot.objects.create(product=tea, number=number)
    assert "Lô " in shown(client, lot.get_absolute_url())
    assert client.get(lot.get_absolute_url()).context["scan"].batch == lot


@pytest.mark.parametrize("number", ["PH0825", "L%C3%B4%201", "%3Cscript%3E", "x" * 40, "%27%20or%201=1"])
def test_an_unknown_number_is_said_plainly(client, tea, number):
    said = shown(client, f"/t/{tea.scan_code}/lo/{number}/")
    assert "Không có lô nào mang số" in said and NOT_TRACED in said
    assert "có trong sổ, số lô thì không" in said and "Nobody here knows a lot" in said


@pytest.mark.parametrize("typed", ["..", "/", "lô 1", "x" * 90, "%00", "<b>"])
def test_a_number_that_nobody_knows_stays_in_the_box(client, tea, typed):
    answer = client.get(f"/t/{tea.scan_code}/", {"lo": typed})
    assert answer.status_code == 200 and "Không có lô nào mang số" in answer.text
    assert "<b>&lt;" not in answer.text and 'name="lo"' in answer.text


def test_a_wrong_number_behind_a_right_gtin_is_no_wrong_gtin(client, tea):
    ProductGtin.objects.create(product=tea, gtin=GTIN)
    said = shown(client, f"/01/{GTIN}/10/{'9' * 21}")
    assert "Không có lô nào mang số" in said and "không phải mã vạch" not in said


def test_an_endless_number_is_cut_and_said(client, tea):
    answer = client.get(f"/t/{tea.scan_code}/lo/{'y' * 4_000}/", follow=True)
    assert answer.status_code == 200 and "Không có lô nào mang số" in answer.text
    assert "y" * 41 not in answer.text


def test_a_lot_of_another_product_is_unknown(client, lot):
    other = Product.objects.get(slug="che-den-kien-thuan")
    assert "Không có lô nào mang số" in shown(client, f"/t/{other.scan_code}/lo/PH0824/")


def test_a_recalled_lot_warns_first(client, lot):
    lot.recalled_on, lot.recall_reason = timezone.localdate(), "Nghi ẩm mốc"
    lot.save()
    said = shown(client, lot.get_absolute_url())
    assert f"Lô {lot.number} đã bị thu hồi ngày" in said and "Nghi ẩm mốc." in said
    assert said.index("đã bị thu hồi") < said.index("Hái búp")
    assert "was recalled" in said and "có trong sổ" not in said
    assert "Mua ở đâu" not in said


def test_a_recall_is_told_on_every_label_of_the_product(client, tea, lot):
    Lot.objects.filter(pk=lot.pk).update(recalled_on=timezone.localdate(), recall_reason="Ẩm mốc")
    for path in (f"/t/{tea.scan_code}/", f"/t/{tea.scan_code}/lo/XX9/"):
        said = shown(client, path)
        assert "Hãy xem số lô trên gói." in said and "lô PH0824" in said
    assert "Hãy xem số lô" not in shown(client, f"/t/{tea.scan_code}/lo/PH0924/")
    assert "Có lô đã bị thu hồi" in client.get(tea.get_absolute_url()).text


def test_a_recall_is_told_when_the_page_is_gone(client, tea, lot):
    Lot.objects.filter(pk=lot.pk).update(recalled_on=timezone.localdate(), recall_reason="Ẩm mốc")
    tea.status = "draft"
    tea.save()
    said = shown(client, lot.get_absolute_url(), 410)
    assert "Lô PH0824 đã bị thu hồi ngày" in said and "Ẩm mốc" in said and "Tổ chế biến" not in said


def test_a_lot_past_its_best_says_so(client, lot):
    today = timezone.localdate()
    Lot.objects.filter(pk=lot.pk).update(best_before=today)
    assert "đã quá hạn sử dụng" not in shown(client, lot.get_absolute_url())
    Lot.objects.filter(pk=lot.pk).update(best_before=today - datetime.timedelta(days=1), made_on=None)
    Lot.objects.filter(pk=lot.pk).update(harvested_on=None)
    assert f"Lô {lot.number} đã quá hạn sử dụng" in shown(client, lot.get_absolute_url())


def test_who_compared_it_with_the_books_is_said(client, lot):
    Lot.objects.filter(pk=lot.pk).update(checked_on=datetime.date(2026, 9, 2))
    assert "Liên minh so với sổ sách ngày 2/9/2026" in shown(client, lot.get_absolute_url())


def test_a_lot_in_the_bin_is_unknown(client, lot):
    put_in_bin(lot, None)
    assert "Không có lô nào mang số" in shown(client, lot.get_absolute_url())


def test_lots_of_what_is_not_public_say_nothing(client, tea, lot):
    path = lot.get_absolute_url()
    tea.status = "draft"
    tea.save()
    said = shown(client, path, 410)
    assert "đã được gỡ" in said and "Tổ chế biến" not in said


def test_a_picture_that_may_not_be_shown_is_not_linked(client, lot):
    step = lot.steps.exclude(photo=None).first()
    assert step.photo.preview_url in client.get(lot.get_absolute_url()).text
    type(step.photo).objects.filter(pk=step.photo_id).update(consent="pending")
    assert "/media/" not in client.get(lot.get_absolute_url()).text.split("Hái búp")[1].split("</ol>")[0]


def test_the_page_of_the_product_tells_that_there_are_lots(client, tea):
    assert "Có hồ sơ của vài lô hàng" in client.get(tea.get_absolute_url()).text
    Lot.objects.all().delete()
    assert "chưa giữ dữ liệu từng lô hàng" in client.get(tea.get_absolute_url()).text
