"""Rows of recognised products as they are copied from Excel, Word or a web page: read, not looked up. No database.

A cell ends at a tab; in a line without one at a semicolon, or else where two or more spaces stand. What a cell says is
known by what it looks like ("4 sao", "★★★★", "85,5"), or by the table's own heading line where that was copied too.
"""

import csv
import re
from dataclasses import dataclass, field
from decimal import Decimal

from django.utils.translation import gettext as _

from coopsite.common.text import fold, tidy_line, tidy_text

# A form holds so many rows of a decision; see RecognisedRows.
MOST_ROWS = 400
# A round of 400 names with their makers fills a tenth of it.
MOST_LETTERS = 100_000

NAME, MAKER, STARS, SCORE, NUMBER = "name", "maker", "stars", "score", "number"
# What the heading of a column may say, folded, the more telling first.
_HEADINGS = {
    NUMBER: r"(?:stt|tt|so tt|so thu tu)",
    NAME: r"(?:ten san pham|san pham|ten sp|ten)\b.*",
    MAKER: r"(?:(?:ten )?(?:chu the|co so|hop tac xa|htx|don vi|to chuc|nha san xuat)|noi lam)\b.*",
    SCORE: r"(?:(?:tong |so )?diem|ket qua cham)\b.*",
    STARS: r"(?:(?:so |hang |xep )?(?:sao|hang)|phan hang|xep loai|ket qua|hang sao)\b.*",
}
_POTENTIAL = re.compile(r"tiem nang (?:dat )?(?:5|nam) sao")
_STARS_IN_WORDS = re.compile(r"(?:hang |dat |xep hang )?0?([0-9]) (?:sao|ocop)(?: ocop)?")
_SIGNS = re.compile(r"[★⭐✮✯*\ufe0f\s]+")
_STAR_SIGN = re.compile(r"[★⭐✮✯*]")
_SCORE = re.compile(r"(\d{1,3})(?:[.,](\d{1,2}))?(?:\s*/\s*100)?(?:\s*(?:điểm|đ))?", re.IGNORECASE)
_ORDINAL = re.compile(r"\d{1,3}[.)]?")
_LEADING_ORDINAL = re.compile(r"^\d{1,3}[.)]\s+(?=\S)")
# "Chè Hảo Đạt – 4 sao": a sign parts them, so that a rice called "5 sao" keeps its name.
_STARS_AT_END = re.compile(r"^(.+?)\s*[,:(–—-]\s*(?:đạt |hạng )?([0-9])\s*sao\)?\.?$", re.IGNORECASE)


@dataclass
class PastedRow:
    """One line of what was pasted; ``stars`` and ``score`` are None where it says none.

    ``troubles`` say what must be mended before it can be stored, ``unused`` holds the cells that say nothing known.
    """

    line: int
    name: str
    maker: str = ""
    stars: int | None = None
    score: Decimal | None = None
    potential: bool = False
    troubles: list[str] = field(default_factory=list)
    unused: list[str] = field(default_factory=list)


def read_rows(text: str) -> list[PastedRow]:
    """Return a row for each line of ``text`` that holds anything but headings, at most MOST_ROWS and one more."""
    rows, columns = [], None
    for line, cells in enumerate(_cells_of(text[:MOST_LETTERS]), 1):
        if not any(fold(cell) or _STAR_SIGN.search(cell) for cell in cells):
            continue
        headings = _headings_in(cells)
        if headings:
            columns = headings
            continue
        rows.append(_by_heading(line, cells, columns) if columns else _by_looks(line, cells))
        if len(rows) > MOST_ROWS:
            break
    return rows


def _cells_of(text: str):
    """Yield the cells of each line."""
    # What a line begins with is kept: a table may begin with an empty cell.
    lines = tidy_text(f".{text}")[1:].split("\n")
    if "\t" in text and text.count('"') % 2 == 0:
        # Excel puts a cell of several lines between quotation marks.
        parted = csv.reader([f"{line}\n" for line in lines], "excel-tab")
    else:
        parted = map(_parted, lines)
    for cells in parted:
        yield [tidy_line(cell) for cell in cells]


def _parted(line: str) -> list[str]:
    if "\t" in line:
        return line.split("\t")
    return line.split(";") if ";" in line else re.split(r"[ \u00a0]{2,}", line.strip())


def _headings_in(cells: list[str]) -> dict[str, int] | None:
    """Return which column holds what where ``cells`` are headings: a name's, and nothing that only rows say."""
    found = {}
    for place, cell in enumerate(cells):
        words = fold(cell)
        kind = next((kind for kind, said in _HEADINGS.items() if re.fullmatch(said, words)), None)
        if kind and kind not in found and not re.search(r"\d", words):
            found[kind] = place
    others = found.keys() - {NAME}
    return found if NAME in found and others else None


def _by_heading(line: int, cells: list[str], columns: dict[str, int]) -> PastedRow:
    held = {kind: cells[place] for kind, place in columns.items() if place < len(cells)}
    row = PastedRow(line, _LEADING_ORDINAL.sub("", held.get(NAME, "")), held.get(MAKER, ""))
    if held.get(STARS) and not _read_stars(row, held[STARS]):
        row.troubles.append(_("Không đọc được số sao “%(cell)s”.") % {"cell": held[STARS]})
    if held.get(SCORE):
        row.score = _score(held[SCORE])
        if row.score is None:
            row.troubles.append(_("Không đọc được điểm “%(cell)s”.") % {"cell": held[SCORE]})
    return row


def _by_looks(line: int, cells: list[str]) -> PastedRow:
    """Read a line without headings: number, name, maker, stars, score, as far as they are there."""
    cells = [cell for cell in cells if cell]
    if len(cells) > 1 and _ORDINAL.fullmatch(cells[0]):
        cells = cells[1:]
    row = PastedRow(line, _LEADING_ORDINAL.sub("", cells[0]))
    if len(cells) == 1 and (ending := _STARS_AT_END.match(row.name)):
        row.name, row.stars = ending[1], int(ending[2])
    for cell in cells[1:]:
        if _read_stars(row, cell):
            continue
        score = _score(cell)
        if score is not None and row.score is None:
            row.score = score
        elif not row.maker and re.search(r"[a-z]{2}", fold(cell)):
            row.maker = cell
        else:
            row.unused.append(cell)
    return row


def _read_stars(row: PastedRow, cell: str) -> bool:
    """Take from a cell the stars that it says, or the note of five-star potential; tell whether it says either."""
    words = fold(cell)
    if _POTENTIAL.search(words):
        row.potential = True
        rest = _STARS_IN_WORDS.match(words)
        row.stars = row.stars or (int(rest[1]) if rest else 4)
        return True
    if row.stars is not None:
        return False
    if said := _STARS_IN_WORDS.fullmatch(words) or re.fullmatch(r"0?([0-9])", cell):
        row.stars = int(said[1])
        return True
    if _SIGNS.fullmatch(cell) and _STAR_SIGN.search(cell):
        row.stars = len(_STAR_SIGN.findall(cell))
        return True
    return False


def _score(cell: str) -> Decimal | None:
    found = _SCORE.fullmatch(cell)
    return Decimal(f"{found[1]}.{found[2] or 0}") if found else None
