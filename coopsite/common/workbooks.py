"""Excel workbooks: those that somebody uploads, read within bounds, and those that are given out.

A workbook is a ZIP of XML, so a small file may unpack to gigabytes, and one cell far to the right may stand for a row of
sixteen thousand. What is unpacked is counted before anything is read, and rows and columns end where the caller says.
"""

import datetime
import io
import zipfile
from collections.abc import Iterable

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from coopsite.common.formats.vi.formats import DATE_INPUT_FORMATS
from coopsite.common.text import tidy_line

MOST_BYTES = 5 * 1024 * 1024
# Five thousand rows of ten columns unpack to about 3 MB.
MOST_UNPACKED = 24 * 1024 * 1024
MOST_PARTS, MOST_SHEETS = 200, 10
# What a file of Excel 97-2003 begins with, and a new one that has a password.
_OLE = b"\xd0\xcf\x11\xe0"
BROKEN = gettext_lazy("Tệp Excel này hỏng, không đọc được. Hãy mở bằng Excel rồi lưu lại.")
XLSX = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"


class UnreadableWorkbook(ValueError):
    """Says in a sentence, for whoever sent the file, why it cannot be read."""


def read_workbook(file, most_rows: int, most_columns: int) -> dict[str, list[list[str]]]:
    """Return the cells of an uploaded workbook as text, by the names of its sheets.

    ``file`` is open, seekable and in bytes. A sheet gives at most ``most_rows`` rows and one more, which tells that there
    are too many; cells beyond ``most_columns`` are left out. A day is written as DATE_INPUT_FORMATS[0] has it, a whole
    number without a point, an empty cell as "", and after the last one that holds anything there is none. Raises
    UnreadableWorkbook.
    """
    _refuse_bombs(file)
    from openpyxl import load_workbook

    try:
        # Only what is shown: a formula's last value, and no other file that it points at.
        book = load_workbook(file, read_only=True, data_only=True, keep_links=False)
        return {
            sheet.title: [
                _without_end([_as_text(value) for value in row])
                for row in sheet.iter_rows(max_row=most_rows + 1, max_col=most_columns, values_only=True)
            ]
            for sheet in book.worksheets[:MOST_SHEETS]
        }
    # A broken part may fail in any way: a missing key, a wrong number, XML that is none.
    except Exception as error:
        raise UnreadableWorkbook(BROKEN) from error


def _refuse_bombs(file):
    """Raise UnreadableWorkbook where the file is no workbook, or none that may be unpacked."""
    file.seek(0, io.SEEK_END)
    size = file.tell()
    file.seek(0)
    begins = file.read(4)
    file.seek(0)
    if size > MOST_BYTES:
        raise UnreadableWorkbook(
            _("Tệp lớn quá: nhiều nhất 5 MB. Hãy bỏ ảnh trong tệp, hoặc chia thành nhiều tệp.")
        )
    if begins == _OLE:
        raise UnreadableWorkbook(
            _("Đây là tệp Excel đời cũ (.xls) hoặc có mật khẩu. Hãy lưu thành .xlsx, không mật khẩu.")
        )
    if not zipfile.is_zipfile(file):
        raise UnreadableWorkbook(_("Đây không phải tệp Excel (.xlsx)."))
    with zipfile.ZipFile(file) as parts:
        held = parts.infolist()
        if len(held) > MOST_PARTS or sum(part.file_size for part in held) > MOST_UNPACKED:
            raise UnreadableWorkbook(_("Tệp này bung ra lớn quá, nên không đọc."))
        if "xl/workbook.xml" not in parts.namelist():
            raise UnreadableWorkbook(_("Đây không phải tệp Excel (.xlsx)."))
        if any(_declares(parts, part) for part in held):
            raise UnreadableWorkbook(BROKEN)
    file.seek(0)


def _declares(parts: zipfile.ZipFile, part: zipfile.ZipInfo) -> bool:
    """Tell whether a part cannot be unpacked, or declares what no workbook does: entities, which may unfold for ever.

    The reader looks for them in some parts only. In an encoding of two bytes a letter they could not be seen.
    """
    try:
        content = parts.read(part)
    except Exception:  # a wrong checksum, an unknown way of packing, a password
        return True
    is_xml = part.filename.endswith((".xml", ".rels"))
    return is_xml and (b"<!DOCTYPE" in content or b"<!ENTITY" in content or b"\0" in content[:200])


def _without_end(row: list[str]) -> list[str]:
    """Return the row up to its last cell that holds anything."""
    while row and not row[-1]:
        row.pop()
    return row


def _as_text(value) -> str:
    if value is None:
        return ""
    if isinstance(value, datetime.date):
        return value.strftime(DATE_INPUT_FORMATS[0])
    if isinstance(value, float) and value.is_integer():
        return str(int(value))
    return tidy_line(str(value))


def write_workbook(sheets: dict[str, Iterable[list[str]]], widths: dict[str, list[int]]) -> bytes:
    """Return a workbook with those rows of text in each sheet; ``widths`` gives its columns' widths in letters.

    The first row of a sheet is its heading: bold, and it stays in sight. Every cell is text, and so is every empty one of a
    column that has a width; so nothing that begins with
    "=" is ever a formula, and a number such as 0824 keeps its nought.
    """
    from openpyxl import Workbook
    from openpyxl.styles import Font

    book = Workbook(write_only=True)
    for title, rows in sheets.items():
        sheet = book.create_sheet(title)
        sheet.freeze_panes = "A2"
        for place, width in enumerate(widths[title]):
            # What is typed below stays as it is typed: Excel would make a day of 8-24, and 824 of 0824.
            column = sheet.column_dimensions[chr(ord("A") + place)]
            column.width, column.number_format = width, "@"
        for number, row in enumerate(rows):
            sheet.append([_text_cell(sheet, text, Font(bold=True) if number == 0 else None) for text in row])
    made = io.BytesIO()
    book.save(made)
    return made.getvalue()


def _text_cell(sheet, text: str, font):
    from openpyxl.cell import WriteOnlyCell

    cell = WriteOnlyCell(sheet, value=text)
    cell.data_type, cell.number_format = "s", "@"
    if font is not None:
        cell.font = font
    return cell
