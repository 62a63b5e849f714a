"""Lots at the desk: typed one by one, brought in by a workbook that is looked at first, and their labels."""

import io
import json

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.urls import reverse

from coopsite.common.workbooks import read_workbook, write_workbook
from coopsite.desk.models import Revision
from products.labels import address_of
from products.lot_sheet import COLUMNS, LOTS, MOST_LOTS, STEPS
from products.models import Lot, LotStep, Product
from tests.admin.forms import change_page, form_of
from tests.kit.printed import Printed, read_codes
from tests.kit.scoping import make_editor, staff

pytestmark = pytest.mark.django_db

PAGE, EMPTY = reverse("admin:products_lot_import"), reverse("admin:products_lot_template")
ROWS = [["Chè đen Kiến Thuận", "KT1", "1/8/2026", "05/08/2026", "5/8/2028", "Xưởng", ""]]
STEP_ROWS = [
    ["", "KT1", "Hái", "1/8/2026", "Nương", "Tổ 1", "", ""],
    ["", "kt1", "Sao", "", "", "", "", "https://a.example/phieu.pdf"],
]


@pytest.fixture
def tea():
    return Product.objects.get(slug="che-den-kien-thuan")


@pytest.fixture
def publisher(client):
    client.force_login(make_editor("duyet", "lao-cai", role="publisher"))
    return client


def workbook(lots=ROWS, steps=STEP_ROWS) -> SimpleUploadedFile:
    rows = {LOTS: lots, STEPS: steps}
    sheets = {title: [[one.heading for one in COLUMNS[title]], *rows[title]] for title in COLUMNS}
    content = write_workbook(sheets, {title: [] for title in COLUMNS})
    return SimpleUploadedFile("lô.xlsx", content)


def looked_at(client, *rows, steps=()):
    """Upload the rows, and return the answer."""
    return client.post(PAGE, {"file": workbook(list(rows) or ROWS, list(steps))})


def sent_back(client, answer, button="_store", **more):
    return client.post(PAGE, {"rows": answer.context["rows"], button: "1", **more})


class TestWorkbooks:
    def test_looking_stores_nothing_and_shows_each_row(self, publisher, tea):
        answer = publisher.post(PAGE, {"file": workbook()})
        assert (
            answer.status_code == 200 and "Sẽ ghi" in answer.text and "2 công đoạn: Hái, Sao" in answer.text
        )
        assert "Ghi 1 lô" in answer.text and not Lot.objects.filter(product=tea).exists()

    def test_storing_makes_lots_steps_and_histories(self, publisher, tea):
        answer = sent_back(publisher, publisher.post(PAGE, {"file": workbook()}))
        assert answer["Location"] == reverse("admin:products_lot_changelist")
        lot = Lot.objects.get(product=tea)
        assert (lot.number, str(lot.made_on), str(lot.best_before)) == ("KT1", "2026-08-05", "2028-08-05")
        assert lot.is_traced
        assert [(step.name, step.position) for step in lot.steps.all()] == [("Hái", 0), ("Sao", 1)]
        line = Revision.objects.about(lot).get()
        assert line.note == "nhập từ Excel" and line.data["fields"]["number"] == "KT1"
        assert publisher.get(lot.get_absolute_url()).context["scan"].batch == lot

    def test_a_product_is_known_by_its_code_too(self, publisher, tea):
        row = [tea.scan_code.code.lower(), "KT2"]
        sent_back(publisher, looked_at(publisher, row))
        assert Lot.objects.get(number="KT2").product == tea

    def test_without_accents_it_is_known_as_well(self, publisher, tea):
        sent_back(publisher, looked_at(publisher, ["che den kien thuan", "KT2"]))
        assert Lot.objects.get(number="KT2").product == tea

    @pytest.mark.parametrize(
        ("row", "words"),
        [
            (["Chè không có", "L1"], "Không có sản phẩm “Chè không có”"),
            (["", "L1"], "Thiếu sản phẩm"),
            (["Chè đen Kiến Thuận", ""], "Số lô"),
            (["Chè đen Kiến Thuận", "L 1"], "không có khoảng trắng"),
            (["Chè đen Kiến Thuận", "24/08/2026"], "Excel đã đổi số lô thành ngày"),
            (["Chè đen Kiến Thuận", "L1", "31/2/2026"], "“31/2/2026” không phải ngày"),
            (["Chè đen Kiến Thuận", "L1", "45678"], "không phải ngày"),
            (["Chè đen Kiến Thuận", "L1", "", "2/3/2026", "1/3/2026"], "Hạn sử dụng phải sau"),
            (["Chè đen Kiến Thuận", "L1", "", "1/1/2199"], "Ngày này chưa tới"),
            (["Chè Shan tuyết cổ thụ Phình Hồ", "ph0824"], "đã có lô mang số ấy"),
            (["Chè đen Kiến Thuận", "L1", "", "", "", "x" * 161], "160"),
        ],
    )
    def test_what_is_wrong_is_said_beside_its_row(self, publisher, row, words):
        answer = looked_at(publisher, row)
        (entry,) = answer.context["table"].wrong
        assert words in " ".join(entry.faults) and words in answer.context["table"].faults[(LOTS, 2)]
        assert "_store" not in answer.text and f"Tờ {LOTS}, dòng 2:" in answer.text
        before = Lot.objects.count()
        assert sent_back(publisher, answer).status_code == 200 and Lot.objects.count() == before

    @pytest.mark.parametrize(
        ("step", "words"),
        [
            (["", "KT9", "Hái"], "Không có lô “KT9”"),
            (["", "KT1", ""], "Công đoạn"),
            (["Chè không có", "KT1", "Hái"], "Không có sản phẩm"),
            (["Chè Shan tuyết cổ thụ Phình Hồ", "KT1", "Hái"], "Không có lô “KT1”"),
            (["", "KT1", "Hái", "hôm qua"], "không phải ngày"),
            (["", "KT1", "Hái", "1/1/2199"], "Ngày này chưa tới"),
            (["", "KT1", "Hái", "", "", "", "", "ftp://a.example/"], "https://"),
            (["", "KT1", "Hái", "", "", "", "", "javascript:alert(1)"], "https://"),
        ],
    )
    def test_wrong_steps_are_said_too(self, publisher, step, words):
        (entry,) = looked_at(publisher, steps=[step]).context["table"].wrong
        assert words in " ".join(entry.faults)

    def test_a_number_that_two_products_have_needs_the_product(self, publisher, tea):
        two = [["Chè đen Kiến Thuận", "L1"], ["Chè Shan tuyết cổ thụ Phình Hồ", "L1"]]
        (entry,) = looked_at(publisher, *two, steps=[["", "L1", "Hái"]]).context["table"].wrong
        assert "hãy ghi cả sản phẩm" in entry.faults[0]
        right = looked_at(publisher, *two, steps=[["Chè đen Kiến Thuận", "L1", "Hái"]])
        sent_back(publisher, right)
        assert LotStep.objects.get(name="Hái").lot.product == tea

    def test_twins_in_the_sheet_are_said(self, publisher):
        answer = looked_at(publisher, ["Chè đen Kiến Thuận", "L1"], ["Chè đen Kiến Thuận", "l1"])
        assert "Các dòng 2, 3 cùng là một lô" in answer.text

    def test_one_wrong_row_keeps_all_from_being_stored(self, publisher, tea):
        answer = looked_at(publisher, ["Chè đen Kiến Thuận", "L1"], ["Chè đen Kiến Thuận", "L 2"])
        sent_back(publisher, answer)
        assert not Lot.objects.filter(product=tea).exists()

    def test_what_is_wrong_is_given_back_as_a_workbook(self, publisher):
        answer = sent_back(publisher, looked_at(publisher, ["Chè đen Kiến Thuận", "L 1"]), "_wrong")
        rows = read_workbook(io.BytesIO(answer.content), 10, 20)[LOTS]
        assert rows[1][:2] == ["Chè đen Kiến Thuận", "L 1"] and "khoảng trắng" in rows[1][-1]

    @pytest.mark.parametrize(
        ("content", "words"),
        [(b"ten,lo", "không phải tệp Excel"), (b"\xd0\xcf\x11\xe0" + bytes(99), "đời cũ"), (b"", "rỗng")],
    )
    def test_what_is_no_workbook_is_said(self, publisher, content, words):
        answer = publisher.post(PAGE, {"file": SimpleUploadedFile("a.xlsx", content)})
        assert answer.status_code == 200 and words in answer.text

    def test_a_column_that_is_not_read_is_said(self, publisher):
        rows = [["STT", "Sản phẩm", "Số lô", "Kho"], ["1", "Chè đen Kiến Thuận", "L1", "A"]]
        content = write_workbook({"Tháng 8": rows, "Khác": [["x"]]}, {"Tháng 8": [], "Khác": []})
        answer = publisher.post(PAGE, {"file": SimpleUploadedFile("a.xlsx", content)})
        assert "không dùng cột “Kho”." in answer.text and "STT" not in answer.text
        assert "Không đọc tờ “Khác”" in answer.text and "Ghi 1 lô" in answer.text

    def test_what_is_too_much_is_not_looked_through(self, publisher, django_assert_max_num_queries):
        rows = {LOTS: [{"line": 2, "cells": {"number": "L", "product": "x"}}] * (MOST_LOTS + 1)}
        with django_assert_max_num_queries(40):
            publisher.post(PAGE, {"rows": json.dumps(rows), "_store": "1"})

    def test_no_file_is_said(self, publisher):
        assert "Hãy chọn một tệp Excel." in publisher.post(PAGE, {}).text

    @pytest.mark.parametrize("rows", ["", "x", "[]", "[" * 9_999, '{"Lô hàng": [{"line": 1}]}', "null"])
    def test_forged_rows_are_no_error(self, publisher, rows):
        answer = publisher.post(PAGE, {"rows": rows, "_store": "1"})
        assert answer.status_code == 200 and "hãy tải tệp lên lần nữa" in answer.text

    def test_too_many_rows_are_said(self, publisher):
        rows = {LOTS: [{"line": 2, "cells": {"number": "L", "product": "x"}}] * (MOST_LOTS + 1)}
        answer = publisher.post(PAGE, {"rows": json.dumps(rows), "_store": "1"})
        assert "nhiều quá" in answer.text

    def test_what_was_typed_is_no_markup(self, publisher):
        answer = looked_at(publisher, ["<script>alert(1)</script>", '"><script>alert(1)'])
        assert "<script>alert" not in answer.text

    def test_products_of_others_are_not_known(self, publisher):
        theirs = Product.objects.get(slug="mien-dong-viet-cuong")
        for named in (theirs.name, theirs.scan_code.code):
            answer = looked_at(publisher, [named, "L1"])
            assert "Không có sản phẩm" in answer.text
            sent_back(publisher, answer)
        assert not Lot.objects.filter(product=theirs).exists()

    def test_an_editor_brings_none_in(self, client):
        client.force_login(make_editor("viet", "lao-cai", role="editor"))
        assert client.get(PAGE).status_code == client.post(PAGE, {}).status_code == 403
        assert client.get(EMPTY).status_code == 403
        assert PAGE not in client.get(reverse("admin:products_lot_changelist")).text

    def test_the_empty_workbook_names_ones_own_products(self, publisher, tea):
        rows = read_workbook(io.BytesIO(publisher.get(EMPTY).content), 99, 9)["Mã sản phẩm"]
        assert [tea.scan_code.code, tea.name] in rows
        assert "Miến dong Việt Cường" not in {row[1] for row in rows}

    def test_many_are_stored_in_few_seconds_of_queries(self, publisher, tea, django_assert_max_num_queries):
        answer = looked_at(publisher, *(["Chè đen Kiến Thuận", f"L{number}"] for number in range(40)))
        with django_assert_max_num_queries(40 * 24):
            sent_back(publisher, answer)
        assert Lot.objects.filter(product=tea).count() == 40


class TestForm:
    def test_product_and_number_stay(self, publisher, tea):
        lot = Lot.objects.get(number="PH0824")
        sent = form_of(publisher, lot) | {"number": "PH9", "product": str(tea.pk), "note": "Ngon"}
        publisher.post(change_page(lot), sent)
        again = Lot.objects.get(pk=lot.pk)
        assert (again.number, again.product, again.note) == ("PH0824", lot.product, "Ngon")

    def test_a_recall_is_public_at_once_and_in_the_history(self, publisher):
        lot = Lot.objects.get(number="PH0824")
        sent = form_of(publisher, lot) | {"recalled_on": "1/11/2026", "recall_reason": "Ẩm mốc."}
        assert publisher.post(change_page(lot), sent).status_code == 302
        assert "đã bị thu hồi ngày 1/11/2026" in publisher.get(lot.get_absolute_url()).text
        history = publisher.get(reverse("admin:products_lot_history", args=[lot.pk])).text
        assert "Ẩm mốc." in history

    def test_a_recall_without_reason_is_refused_and_kept_in_the_form(self, publisher):
        lot = Lot.objects.get(number="PH0824")
        answer = publisher.post(change_page(lot), form_of(publisher, lot) | {"recalled_on": "1/11/2026"})
        assert "phải ghi cả ngày và lý do" in answer.text and 'value="1/11/2026"' in answer.text

    def test_a_recalled_lot_stays_out_of_the_bin(self, publisher):
        lot = Lot.objects.get(number="PH0824")
        Lot.objects.filter(pk=lot.pk).update(recalled_on="2026-11-01", recall_reason="Ẩm mốc.")
        page = reverse("admin:products_lot_delete", args=[lot.pk])
        assert "giữ lại để người quét tem" in publisher.post(page, {"post": "yes"}).text
        publisher.post(
            reverse("admin:products_lot_changelist"),
            {"action": "delete_selected", "_selected_action": [lot.pk], "post": "yes"},
        )
        assert not Lot.objects.get(pk=lot.pk).is_binned

    def test_it_is_found_by_number_place_and_product(self, publisher):
        page = reverse("admin:products_lot_changelist")
        for typed in ("ph0824", "phinh ho"):
            assert "PH0824" in publisher.get(page, {"q": typed}).text
        assert "PH0824" not in publisher.get(page, {"q": "mien dong"}).text

    def test_those_called_back_are_listed_apart(self, publisher):
        page = reverse("admin:products_lot_changelist")
        Lot.objects.filter(number="PH0824").update(recalled_on="2026-11-01", recall_reason="Ẩm mốc.")
        for asked, shown in [("co", "PH0824"), ("khong", "PH0924"), ("nghe", "PH0824"), ("nghe", "PH0924")]:
            assert shown in publisher.get(page, {"thu-hoi": asked}).text
        assert "PH0924" not in publisher.get(page, {"thu-hoi": "co"}).text


class TestLabels:
    def test_they_lead_to_the_lot(self):
        client, lot = staff("nguoi-viet", "lao-cai"), Lot.objects.get(number="PH0824")
        page = {"chon": lot.product_id, "lo": lot.pk}
        assert "lô PH0824" in client.get(reverse("admin:products_product_labels"), page).text
        answer = client.get(reverse("admin:products_product_labels"), page | {"co": "nho", "so": "2"})
        printed = Printed(answer.content)
        address = address_of(lot.product.scan_code.pk, "PH0824")
        assert address.endswith("/lo/PH0824/")
        assert read_codes(printed.cut(0, 0, 0, 53, 30)) == [address]
        assert "Lô PH0824" in printed.words[0]

    def test_the_longest_number_is_printed_whole(self):
        client, lot = staff("nguoi-viet", "lao-cai"), Lot.objects.get(number="PH0824")
        Lot.objects.filter(pk=lot.pk).update(number="W" * 20)
        asked = {"chon": lot.product_id, "lo": lot.pk, "co": "nho", "so": "1"}
        printed = Printed(client.get(reverse("admin:products_product_labels"), asked).content)
        assert "W" * 20 in printed.words[0].replace("\r\n", "")
        assert read_codes(printed.cut(0, 0, 0, 53, 30)) == [address_of(lot.product.scan_code.pk, "W" * 20)]

    @pytest.mark.parametrize("asked", ["0", "x", "99999999999999999999"])
    def test_no_other_lot(self, asked):
        client, lot = staff("nguoi-viet", "lao-cai"), Lot.objects.get(number="PH0824")
        page = {"chon": lot.product_id, "lo": asked}
        assert client.get(reverse("admin:products_product_labels"), page).status_code == 404
        other = {"chon": Product.objects.get(slug="che-den-kien-thuan").pk, "lo": lot.pk}
        assert client.get(reverse("admin:products_product_labels"), other).status_code == 404
