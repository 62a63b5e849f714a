"""Labels to be printed and stuck on packs: the QR code of a product's permanent address, its short code, its name.

Sheets are A4, cut as the self-adhesive sheets of the trade are; the quiet zone of four modules that a QR code needs around
it (ISO/IEC 18004) is kept free within each label.
"""

import io
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import lru_cache
from itertools import groupby
from typing import NamedTuple

import segno
from django.conf import settings

from products.models.scan import label_path

A4 = 210, 297  # mm
QUIET = 4  # modules of a QR code
# Dirt and a bent corner may cost 15 % of a code, and it is still read.
CORRECTION = "m"
PNG_PIXELS = 1_000
# What a browser waits for and a printer takes; some fifty sheets.
MOST_LABELS = 2_000
POINT = 25.4 / 72  # mm
FONTS = {"latin": "be-vietnam-pro-latin-{}-normal", "vietnamese": "be-vietnam-pro-vietnamese-{}-normal"}


@dataclass(frozen=True)
class Size:
    """How a sheet is cut: columns and rows of labels, each ``width`` by ``height`` mm, and its code ``qr`` mm wide."""

    key: str
    columns: int
    rows: int
    width: float
    height: float
    qr: float

    @property
    def per_sheet(self) -> int:
        return self.columns * self.rows

    @property
    def words(self) -> str:
        """What a list of sizes calls it: "40 tem một tờ (52,5 × 29,7 mm), mã 20 mm"."""
        wide, high = (f"{side:g}".replace(".", ",") for side in (self.width, self.height))
        return f"{self.per_sheet} tem một tờ ({wide} × {high} mm), mã {self.qr:g} mm"


SIZES = {
    size.key: size
    for size in (
        Size("nho", 4, 10, 52.5, 29.7, 20),
        Size("vua", 3, 8, 70, 37, 24),
        Size("lon", 2, 4, 105, 74, 48),
    )
}


class Label(NamedTuple):
    """What one label says: the product's name, its short code and perhaps a lot, whose address is in the QR code."""

    name: str
    code: str
    lot: str = ""

    @property
    def address(self) -> str:
        return address_of(self.code, self.lot)


def address_of(code: str, lot: str = "") -> str:
    """Return the whole address that the QR code of a short code, or of a lot of its product, holds."""
    return f"{settings.SITE_ORIGIN}{label_path(code, lot)}"


@lru_cache(maxsize=256)
def _drawn(address: str):
    return segno.make_qr(address, error=CORRECTION)


def qr_svg(code: str) -> bytes:
    """Return the QR code of a short code as SVG, its quiet zone around it."""
    made = io.BytesIO()
    _drawn(address_of(code)).save(
        made, kind="svg", border=QUIET, scale=10, title=f"Mã QR {code}", light="#fff"
    )
    return made.getvalue()


def qr_png(code: str) -> bytes:
    """Return the QR code of a short code as PNG, some PNG_PIXELS wide, its quiet zone around it."""
    drawn, made = _drawn(address_of(code)), io.BytesIO()
    modules = drawn.symbol_size(border=QUIET)[0]
    drawn.save(made, kind="png", border=QUIET, scale=PNG_PIXELS // modules + 1)
    return made.getvalue()


def sheets(labels: Iterable[Label], size: Size, skip: int = 0) -> bytes:
    """Return a PDF of A4 sheets with ``labels`` in order; the first ``skip`` places, used up already, stay empty."""
    pdf = _new_pdf()
    for place, label in enumerate(labels, skip % size.per_sheet):
        on_sheet = place % size.per_sheet
        if on_sheet == 0 or pdf.page_no() == 0:
            pdf.add_page()
        row, column = divmod(on_sheet, size.columns)
        left = (A4[0] - size.columns * size.width) / 2 + column * size.width
        top = (A4[1] - size.rows * size.height) / 2 + row * size.height
        _draw(pdf, label, size, left, top)
    return bytes(pdf.output())


def _new_pdf():
    # Its parts take a quarter of a second to load, and few people print.
    from fpdf import FPDF

    pdf = FPDF(unit="mm", format="A4")
    pdf.set_auto_page_break(False)
    pdf.set_creator("Thổ Sản")
    for style, weight in (("", 400), ("B", 600)):
        for family, name in FONTS.items():
            file = settings.BASE_DIR / "static" / "fonts" / f"{name.format(weight)}.woff2"
            pdf.add_font(family, style=style, fname=file)
    # The two files are parts of one face: a letter that is not in the first stands in the second.
    pdf.set_fallback_fonts(["vietnamese"], exact_match=True)
    return pdf


def _draw(pdf, label: Label, size: Size, left: float, top: float):
    drawn = _drawn(label.address)
    module = size.qr / drawn.symbol_size(border=0)[0]
    quiet = QUIET * module
    high = size.qr + 2 * quiet
    _draw_code(pdf, drawn, module, left + quiet, top + (size.height - size.qr) / 2)
    # From the end of the quiet zone to as much before the label's edge, which no printer meets to the millimetre.
    room = size.width - high - 2
    _draw_words(pdf, label, left + high, top + (size.height - min(high, size.height - 2)) / 2, room, size)


def _draw_code(pdf, drawn, module: float, left: float, top: float):
    pdf.set_fill_color(0)
    for y, row in enumerate(drawn.matrix):
        for x, length in _runs(row):
            pdf.rect(left + x * module, top + y * module, length * module, module, style="F")


def _runs(row) -> Iterator[tuple[int, int]]:
    """Yield (place, length) of each run of dark modules: printers leave hairlines between single ones."""
    place = 0
    for dark, run in groupby(row):
        length = sum(1 for _module in run)
        if dark:
            yield place, length
        place += length


def _draw_words(pdf, label: Label, left: float, top: float, room: float, size: Size):
    """Write name, code, lot and where to type it, no more lines than the label is high; a long name ends in "…"."""
    points = size.height / 29.7 * 7.5
    high = points * POINT * 1.25
    code_high = high * 1.9
    below = 3 if label.lot else 2
    lines = max(1, int((size.height - 2 - code_high - below * high) / high))
    pdf.set_xy(left, top + 1)
    pdf.set_font("latin", "B", points)
    for line in _cut(pdf, label.name, room, lines):
        pdf.set_x(left)
        pdf.cell(room, high, line, new_x="LMARGIN", new_y="NEXT")
    pdf.set_font("latin", "B", points * 1.6)
    pdf.set_x(left)
    pdf.cell(room, code_high, label.code, new_x="LMARGIN", new_y="NEXT")
    if label.lot:
        _fit(pdf, f"Lô {label.lot}", points, room)
        pdf.set_x(left)
        pdf.cell(room, high, f"Lô {label.lot}", new_x="LMARGIN", new_y="NEXT")
    pdf.set_font("latin", "", points * 0.72)
    pdf.set_x(left)
    pdf.cell(room, high, settings.SITE_ORIGIN.partition("//")[2] + "/t")


def _fit(pdf, text: str, points: float, room: float):
    """Set a size of at most ``points`` in which ``text`` fits into ``room`` mm: a number that is cut compares with none."""
    pdf.set_font("latin", "", points)
    # A cell keeps a margin on both sides.
    wide = pdf.get_string_width(text) + 2 * pdf.c_margin
    if wide > room:
        pdf.set_font("latin", "", points * room / wide)


def _cut(pdf, text: str, room: float, most: int) -> list[str]:
    """Return ``text`` in lines of ``room`` mm, ``most`` of them."""
    lines = pdf.multi_cell(room, text=text, dry_run=True, output="LINES")
    if len(lines) <= most:
        return lines
    last = lines[most - 1]
    while last and pdf.get_string_width(f"{last}…") > room - 2:
        last = last[:-1].rstrip()
    return [*lines[: most - 1], f"{last}…"]
