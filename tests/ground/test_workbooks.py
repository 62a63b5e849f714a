"""Workbooks that strangers upload: read as text, within bounds, and refused in words before they cost anything."""

import datetime
import io
import tracemalloc
import zipfile

import pytest
from openpyxl import Workbook, load_workbook

from coopsite.common import workbooks
from coopsite.common.workbooks import UnreadableWorkbook, read_workbook, write_workbook


def saved(*rows, title="Tờ") -> io.BytesIO:
    book = Workbook()
    book.active.title = title
    for row in rows:
        book.active.append(row)
    file = io.BytesIO()
    book.save(file)
    return file


def refused(file) -> str:
    with pytest.raises(UnreadableWorkbook) as raised:
        read_workbook(file, 100, 10)
    return str(raised.value)


def with_part(name: str, content: bytes, file=None) -> io.BytesIO:
    """The workbook with one part put in, or in the place of the one of that name."""
    file, made = file or saved(["a"]), io.BytesIO()
    with zipfile.ZipFile(file) as old, zipfile.ZipFile(made, "w", zipfile.ZIP_DEFLATED) as new:
        for part in old.infolist():
            if part.filename != name:
                new.writestr(part, old.read(part))
        new.writestr(name, content)
    return made


def test_cells_are_read_as_text():
    row = [
        "  Chè\u00a0 búp ",
        824,
        25.5,
        None,
        datetime.date(2026, 8, 7),
        datetime.datetime(2026, 8, 7, 9),
        None,
    ]
    assert read_workbook(saved(row), 10, 10) == {
        "Tờ": [["Chè búp", "824", "25.5", "", "07/08/2026", "07/08/2026"]]
    }


def test_decomposed_letters_are_composed():
    assert read_workbook(saved(["Che\u0300"]), 10, 10)["Tờ"] == [["Chè"]]


def test_rows_end_one_after_the_most():
    assert len(read_workbook(saved(*([number] for number in range(50))), 10, 5)["Tờ"]) == 11


def test_a_cell_far_to_the_right_costs_nothing():
    book, file = Workbook(), io.BytesIO()
    book.active["A1"], book.active["XFD1048576"] = "đầu", "cuối"
    book.save(file)
    rows = read_workbook(file, 100, 10)["Sheet"]
    assert rows[0] == ["đầu"] and len(rows) <= 101 and not any(rows[1:])


def test_what_unpacks_to_too_much_is_refused_unread():
    bomb = with_part("xl/worksheets/sheet1.xml", b" " * (workbooks.MOST_UNPACKED + 1))
    assert len(bomb.getvalue()) < 100_000
    tracemalloc.start()
    assert "bung ra lớn quá" in refused(bomb)
    _now, peak = tracemalloc.get_traced_memory()
    tracemalloc.stop()
    assert peak < 5_000_000


def test_too_many_parts_are_refused():
    file, made = saved(["a"]), io.BytesIO()
    with zipfile.ZipFile(file) as old, zipfile.ZipFile(made, "w") as new:
        for part in old.infolist():
            new.writestr(part, old.read(part))
        for number in range(workbooks.MOST_PARTS):
            new.writestr(f"xl/{number}.xml", b"")
    assert "bung ra lớn quá" in refused(made)


@pytest.mark.parametrize("part", ["xl/worksheets/sheet1.xml", "xl/workbook.xml", "xl/sharedStrings.xml"])
def test_entities_are_refused(part):
    laughs = b"".join(b'<!ENTITY l%d "%s">' % (n, b"&l%d;" % (n - 1) * 10) for n in range(1, 9))
    xml = b'<?xml version="1.0"?><!DOCTYPE x [<!ENTITY l0 "ha">' + laughs + b"]><x>&l8;</x>"
    assert "hỏng" in refused(with_part(part, xml))


@pytest.mark.parametrize(
    ("content", "words"),
    [
        (b"", "không phải tệp Excel"),
        (b"ten,so lo\nChe,1", "không phải tệp Excel"),
        (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(600), "đời cũ"),
        (b"PK\x03\x04 no archive", "không phải tệp Excel"),
        (b"\0" * (workbooks.MOST_BYTES + 1), "lớn quá"),
    ],
)
def test_what_is_no_workbook_is_said(content, words):
    assert words in refused(io.BytesIO(content))


def test_another_archive_is_no_workbook():
    file = io.BytesIO()
    with zipfile.ZipFile(file, "w") as parts:
        parts.writestr("word/document.xml", "<a/>")
    assert "không phải tệp Excel" in refused(file)


@pytest.mark.parametrize(
    "broken", [b"", b"<worksheet", b"<worksheet><sheetData><row r='x'><c r='?'/></row></sheetData>"]
)
def test_a_broken_part_is_said(broken):
    assert "hỏng" in refused(with_part("xl/worksheets/sheet1.xml", broken))


def test_what_is_written_is_text_and_read_again():
    rows = [["Tên", "Số lô"], ["=1+1", "0824"], ["+84", "@SUM(A1)"], ["-1", "Quế “lá”"]]
    made = io.BytesIO(write_workbook({"Lô": rows}, {"Lô": [20, 10]}))
    sheet = load_workbook(made)["Lô"]
    assert {cell.data_type for row in sheet.iter_rows() for cell in row} == {"s"}
    made.seek(0)
    assert read_workbook(made, 10, 5)["Lô"] == rows
