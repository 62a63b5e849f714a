"""The workbook that lots are typed in: its two sheets, their columns, and the rows that are read from it. No database.

One sheet holds a row for each lot, the other a row for each step of a lot. Columns are known by their headings, in any
order; what stands above the headings is let be.
"""

import re
from dataclasses import asdict, dataclass, field

from django.utils.translation import gettext as _

from coopsite.common.text import fold, tidy_line
from coopsite.common.workbooks import write_workbook

MOST_LOTS, MOST_STEPS = 500, 5_000
MOST_COLUMNS = 30
# Headings are looked for in so many rows: a sheet may begin with a title.
_HEADING_ROWS = 15


@dataclass(frozen=True)
class Column:
    """A column: the field that it fills, its heading, what a heading may say (folded), its width in letters."""

    field: str
    heading: str
    said: str
    width: int = 16


LOTS, STEPS, KNOWN = "Lô hàng", "Công đoạn", "Mã sản phẩm"
# Headings of a column that says nothing of a row, and "Cần sửa", which told_back adds.
_COUNTING = {"stt", "tt", "so tt", "so thu tu", "can sua"}
_PRODUCT = Column(
    "product", "Sản phẩm (mã trên tem hoặc tên)", r"(?:ma |ten )?(?:san pham|sp|hang hoa)\b.*|ma tren tem", 34
)
_NUMBER = Column("number", "Số lô", r"(?:so |ma )lo\b.*|lo(?: hang)?", 16)
_NOTE = r"(?:ghi chu|noi them)\b.*"
COLUMNS = {
    LOTS: (
        _PRODUCT,
        _NUMBER,
        Column("harvested_on", "Ngày thu hoạch", r"(?:ngay )?(?:thu hoach|hai|thu hai)\b.*"),
        Column(
            "made_on", "Ngày sản xuất", r"(?:ngay )?(?:san xuat|sx|che bien|dong goi|dong bao|lam|nsx)\b.*"
        ),
        Column("best_before", "Hạn sử dụng", r"(?:han|hsd|han dung|ngay het han)\b.*"),
        Column("place", "Nơi làm", r"(?:noi|vung|dia diem|xuong)\b.*", 30),
        Column("note", "Ghi chú cho người mua", _NOTE, 40),
    ),
    STEPS: (
        _PRODUCT,
        _NUMBER,
        Column("name", "Công đoạn", r"(?:ten )?(?:cong doan|buoc|viec)\b.*", 24),
        Column("done_on", "Ngày", r"ngay\b.*"),
        Column("place", "Nơi", r"(?:noi|dia diem|xuong)\b.*", 30),
        Column("actor", "Người, cơ sở làm", r"(?:nguoi|co so|to|don vi)\b.*", 26),
        Column("note", "Nói thêm", _NOTE, 40),
        Column("document_url", "Văn bản (đường dẫn https)", r"(?:van ban|phieu|duong dan|tai lieu)\b.*", 34),
    ),
}
NEEDED = {LOTS: {"product", "number"}, STEPS: {"number", "name"}}


@dataclass
class SheetRow:
    """A row as it was typed: in which line of its sheet, and its cells as text by the fields that they fill."""

    line: int
    cells: dict[str, str] = field(default_factory=dict)

    def cell(self, name: str) -> str:
        """Return what stands in the column of the field ``name``; "" for nothing."""
        return self.cells.get(name, "")


@dataclass
class LotSheet:
    """The rows of both sheets, and why the workbook as a whole cannot be used, a sentence each."""

    rows: dict[str, list[SheetRow]] = field(default_factory=lambda: {LOTS: [], STEPS: []})
    troubles: list[str] = field(default_factory=list)
    # Columns and sheets that were not read, a sentence each.
    unused: list[str] = field(default_factory=list)

    def as_json(self) -> dict:
        """Return what ``of_json`` reads again: it travels in a form while its rows are looked at."""
        return {title: [asdict(row) for row in rows] for title, rows in self.rows.items()}

    @classmethod
    def of_json(cls, data) -> "LotSheet | None":
        """Return the sheets that ``as_json`` told; None for anything else, as a form may be forged."""
        if not isinstance(data, dict):
            return None
        sheet = cls()
        for title in COLUMNS:
            for told in data.get(title, []) if isinstance(data.get(title, []), list) else ():
                row = _row_of(told, title)
                if row is None:
                    return None
                sheet.rows[title].append(row)
        sheet._refuse_too_many()
        return sheet

    def _refuse_too_many(self):
        for title, most in ((LOTS, MOST_LOTS), (STEPS, MOST_STEPS)):
            if len(self.rows[title]) > most:
                words = _(
                    "Tờ “%(sheet)s” nhiều quá: mỗi lần nhập được %(rows)s dòng. Hãy chia thành nhiều tệp."
                )
                self.troubles.append(words % {"sheet": title, "rows": most})


def _row_of(told, title: str) -> SheetRow | None:
    if not isinstance(told, dict) or not isinstance(told.get("line"), int):
        return None
    cells = told.get("cells")
    known = {column.field for column in COLUMNS[title]}
    if not isinstance(cells, dict) or not all(
        name in known and isinstance(cell, str) for name, cell in cells.items()
    ):
        return None
    return SheetRow(told["line"], {name: tidy_line(cell) for name, cell in cells.items()})


def read_lots(sheets: dict[str, list[list[str]]]) -> LotSheet:
    """Return the rows of the lots and steps that stand in ``sheets``, whatever these are called."""
    found, seen = LotSheet(), set()
    for name, rows in sheets.items():
        title, heading = next(
            ((title, heading) for title in (STEPS, LOTS) if (heading := _heading_of(rows, title))), ("", None)
        )
        if heading is None:
            if any(rows) and name != KNOWN:
                found.unused.append(_("Không đọc tờ “%(sheet)s”: không có dòng tiêu đề.") % {"sheet": name})
            continue
        if title in seen:
            words = _("Có hai tờ ghi như tờ “%(sheet)s”: hãy gộp làm một tờ.")
            found.troubles.append(words % {"sheet": title})
            continue
        seen.add(title)
        found.rows[title] += _rows_below(rows, *heading)
        found.unused += _unread(name, rows[heading[0]], heading[1])
    if LOTS not in seen:
        words = _("Không thấy tờ ghi lô: phải có một dòng tiêu đề với cột “%(product)s” và cột “%(number)s”.")
        found.troubles.append(words % {"product": "Sản phẩm", "number": "Số lô"})
    elif not found.rows[LOTS]:
        found.troubles.append(_("Chưa có lô nào dưới dòng tiêu đề."))
    found._refuse_too_many()
    return found


def _unread(name: str, headings: list[str], fields: dict[int, str]) -> list[str]:
    """Return in a sentence which columns of a sheet say nothing that is known; a running number need not be."""
    unread = [
        f"“{said}”"
        for place, said in enumerate(headings)
        if said and place not in fields and fold(said) not in _COUNTING
    ]
    if not unread:
        return []
    return [_("Tờ “%(sheet)s”: không dùng cột %(columns)s.") % {"sheet": name, "columns": ", ".join(unread)}]


def _heading_of(rows, title: str) -> tuple[int, dict[int, str]] | None:
    """Return which row holds the headings of such a sheet, and the field of each column; None where none does."""
    for number, row in enumerate(rows[:_HEADING_ROWS]):
        fields: dict[int, str] = {}
        for place, cell in enumerate(row):
            said = fold(cell)
            taken = fields.values()
            name = next(
                (
                    column.field
                    for column in COLUMNS[title]
                    if column.field not in taken and re.fullmatch(column.said, said)
                ),
                None,
            )
            if name:
                fields[place] = name
        if set(fields.values()) >= NEEDED[title]:
            return number, fields
    return None


def _rows_below(rows, heading: int, fields: dict[int, str]) -> list[SheetRow]:
    found = []
    for line, row in enumerate(rows[heading + 1 :], heading + 2):
        cells = {name: row[place] for place, name in fields.items() if place < len(row) and row[place]}
        if cells:
            found.append(SheetRow(line, cells))
    return found


def template(products: list[tuple[str, str]]) -> bytes:
    """Return the empty workbook, with a third sheet of the products that may be named: (code, name)."""
    sheets = {title: [[column.heading for column in columns]] for title, columns in COLUMNS.items()}
    widths = {title: [column.width for column in columns] for title, columns in COLUMNS.items()}
    sheets[KNOWN] = [["Mã trên tem", "Tên sản phẩm"], *map(list, products)]
    return write_workbook(sheets, {**widths, KNOWN: [14, 50]})


def told_back(sheet: LotSheet, faults: dict[tuple[str, int], str]) -> bytes:
    """Return the workbook as it was read, each row with what is wrong with it: ``faults`` by sheet and line."""
    sheets, widths = {}, {}
    for title, columns in COLUMNS.items():
        heading = [*(column.heading for column in columns), "Cần sửa"]
        rows = [
            [*(row.cell(column.field) for column in columns), faults.get((title, row.line), "")]
            for row in sheet.rows[title]
        ]
        sheets[title], widths[title] = [heading, *rows], [*(column.width for column in columns), 60]
    return write_workbook(sheets, widths)
