"""The workbook of lots: columns known by their headings, rows as they stand, nothing taken from a forged form."""

import io
import json

import pytest

from coopsite.common.workbooks import read_workbook
from products.lot_sheet import COLUMNS, LOTS, MOST_LOTS, STEPS, LotSheet, read_lots, template, told_back

HEADING = ["Sản phẩm (mã trên tem hoặc tên)", "Số lô", "Ngày thu hoạch", "Ngày sản xuất", "Hạn sử dụng"]
STEP_HEADING = ["Số lô", "Công đoạn", "Ngày", "Nơi", "Người, cơ sở làm"]


def rows_of(sheet: LotSheet, title=LOTS):
    return [(row.line, row.cells) for row in sheet.rows[title]]


def test_both_sheets_are_known_by_their_headings_whatever_they_are_called():
    sheet = read_lots(
        {
            "Trang 1": [STEP_HEADING, ["PH1", "Hái", "03/08/2026"]],
            "Trang 2": [HEADING, ["C6WUP", "PH1", "", "05/08/2026"]],
        }
    )
    assert rows_of(sheet) == [(2, {"product": "C6WUP", "number": "PH1", "made_on": "05/08/2026"})]
    assert rows_of(sheet, STEPS) == [(2, {"number": "PH1", "name": "Hái", "done_on": "03/08/2026"})]
    assert sheet.troubles == []


def test_titles_above_empty_rows_and_other_columns_are_let_be():
    sheet = read_lots(
        {
            "a": [
                ["SỔ LÔ NĂM 2026"],
                [],
                ["STT", "Mã lô", "Tên SP", "Kho"],
                ["1", "L1", "Chè"],
                [],
                ["2", "L2"],
            ]
        }
    )
    assert rows_of(sheet) == [(4, {"number": "L1", "product": "Chè"}), (6, {"number": "L2"})]


@pytest.mark.parametrize(
    ("typed", "field"),
    [
        ("SO LO", "number"),
        ("Mã lô hàng", "number"),
        ("NSX", "made_on"),
        ("Ngày SX", "made_on"),
        ("Ngày chế biến", "made_on"),
        ("Ngày đóng gói", "made_on"),
        ("HSD", "best_before"),
        ("Hạn dùng", "best_before"),
        ("Ngày hái", "harvested_on"),
        ("Vùng nguyên liệu", "place"),
        ("Ghi chú", "note"),
    ],
)
def test_headings_are_known_as_people_write_them(typed, field):
    known = ["Mã sản phẩm"] if field == "number" else ["Mã sản phẩm", "Số lô"]
    sheet = read_lots({"a": [[*known, typed], [*["x"] * len(known), "y"]]})
    assert sheet.rows[LOTS][0].cell(field) == "y"


def test_every_heading_of_the_template_is_known():
    sheets = read_workbook(io.BytesIO(template([("C6WUP", "Chè Shan tuyết")])), 10, 20)
    assert sheets["Mã sản phẩm"][1] == ["C6WUP", "Chè Shan tuyết"]
    for title, columns in COLUMNS.items():
        sheets[title].append([column.field for column in columns])
    sheet = read_lots(sheets)
    for title, columns in COLUMNS.items():
        names = [column.field for column in columns]
        assert rows_of(sheet, title) == [(2, dict(zip(names, names, strict=True)))]


def test_a_workbook_without_headings_is_said():
    assert "tiêu đề" in read_lots({"a": [["Chè", "L1"]]}).troubles[0]
    assert "Chưa có lô nào" in read_lots({"a": [HEADING]}).troubles[0]


def test_two_sheets_of_lots_are_not_half_read():
    sheet = read_lots({"Tháng 7": [HEADING, ["Chè", "L1"]], "Tháng 8": [HEADING, ["Chè", "L2"]]})
    assert "hãy gộp làm một" in sheet.troubles[0]


def test_what_is_typed_into_the_template_stays_text():
    from openpyxl import load_workbook

    book = load_workbook(io.BytesIO(template([])))
    for title, columns in COLUMNS.items():
        for place, _column in enumerate(columns):
            assert book[title].column_dimensions[chr(ord("A") + place)].number_format == "@"


def test_too_many_rows_are_said():
    sheet = read_lots({"a": [HEADING, *(["Chè", f"L{number}"] for number in range(MOST_LOTS + 1))]})
    assert "nhiều quá" in sheet.troubles[0]


def test_rows_travel_through_a_form():
    sheet = read_lots({"a": [HEADING, ["Chè", "L1"]], "b": [STEP_HEADING, ["L1", "Hái"]]})
    again = LotSheet.of_json(json.loads(json.dumps(sheet.as_json())))
    assert again == sheet


@pytest.mark.parametrize(
    "forged",
    [
        None,
        [],
        "x",
        {LOTS: [1]},
        {LOTS: [{"line": "1", "cells": {}}]},
        {LOTS: [{"line": 1, "cells": []}]},
        {LOTS: [{"line": 1, "cells": {"federation": "1"}}]},
        {LOTS: [{"line": 1, "cells": {"number": 5}}]},
        {STEPS: [{"line": 1}]},
    ],
)
def test_what_is_forged_is_none(forged):
    assert LotSheet.of_json(forged) is None


def test_a_forged_form_holds_no_more_than_a_workbook():
    row = {"line": 1, "cells": {"number": "L"}}
    assert "nhiều quá" in LotSheet.of_json({LOTS: [row] * (MOST_LOTS + 1)}).troubles[0]


def test_what_is_wrong_stands_beside_its_row():
    sheet = read_lots({"a": [HEADING, ["Chè", "L1"], ["=HYPERLINK(1)", "L 2"]]})
    made = io.BytesIO(told_back(sheet, {(LOTS, 3): "Số lô có khoảng trắng."}))
    rows = read_workbook(made, 10, 20)[LOTS]
    assert rows[0][-1] == "Cần sửa" and rows[2][0] == "=HYPERLINK(1)"
    assert rows[2][-1] == "Số lô có khoảng trắng." and "Số lô có khoảng trắng." not in rows[1]
