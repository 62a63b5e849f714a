"""Sheets of labels: every code is read by ZBar, stands free, and beside it stand name and code in letters."""

from random import Random

import pytest
import segno

from products.codes import new_code
from products.labels import A4, QUIET, SIZES, Label, sheets
from tests.kit.printed import Printed, read_codes

pytestmark = pytest.mark.once

NAMES = ("Chè Shan tuyết cổ thụ Phình Hồ", "Quế chẻ Công Tâm", "Miến dong Việt Cường", "Cơm cháy Én Vàng")
LONG = "Nghỉ giữa nương chè Phình Hồ, ở nhà sàn, ăn cơm nếp nương, ngắm biển mây và nghe kể chuyện cây chè"
SMALL = SIZES["nho"]


def labels(number: int) -> list[Label]:
    random = Random(number)
    return [Label(NAMES[place % len(NAMES)], new_code(random.choice)) for place in range(number)]


def place_of(size, number: int) -> tuple[int, float, float]:
    """Return the sheet of a label and the place of its upper left corner in mm, counted anew."""
    sheet, on_sheet = divmod(number, size.columns * size.rows)
    left = (210 - size.columns * size.width) / 2 + on_sheet % size.columns * size.width
    top = (297 - size.rows * size.height) / 2 + on_sheet // size.columns * size.height
    return sheet, left, top


def read_labels(printed: Printed, size, number: int) -> list[list[str]]:
    found = []
    for place in range(number):
        sheet, left, top = place_of(size, place)
        found.append(read_codes(printed.cut(sheet, left, top, size.width, size.height)))
    return found


def test_a_thousand_labels_of_two_centimetres_are_read():
    made = labels(1_000)
    printed = Printed(sheets(made, SMALL))
    assert len(printed.pages) == 25 and set(printed.measures) == {A4}
    assert SMALL.qr == 20
    assert read_labels(printed, SMALL, 1_000) == [[label.address] for label in made]


@pytest.mark.parametrize("size", SIZES.values(), ids=SIZES)
def test_each_size_fits_its_sheet_and_is_read(size):
    assert size.columns * size.width <= A4[0] and size.rows * size.height <= A4[1]
    made = labels(size.per_sheet)
    printed = Printed(sheets(made, size))
    assert len(printed.pages) == 1
    assert read_labels(printed, size, len(made)) == [[label.address] for label in made]


@pytest.mark.parametrize("size", SIZES.values(), ids=SIZES)
def test_the_quiet_zone_stays_empty(size):
    label = Label(LONG, "7Q4KX")
    printed = Printed(sheets([label] * size.per_sheet, size), dots=600)
    module = size.qr / segno.make_qr(label.address, error="m").symbol_size(border=0)[0]
    quiet = QUIET * module - 0.1
    for place in range(size.per_sheet):
        sheet, left, top = place_of(size, place)
        code_left, code_top = left + QUIET * module, top + (size.height - size.qr) / 2
        for strip in (
            (code_left - quiet, code_top - quiet, size.qr + 2 * quiet, quiet - 0.1),
            (code_left - quiet, code_top + size.qr + 0.1, size.qr + 2 * quiet, quiet - 0.1),
            (code_left - quiet, code_top, quiet - 0.1, size.qr),
            (code_left + size.qr + 0.1, code_top, quiet - 0.1, size.qr),
        ):
            assert printed.cut(sheet, *strip).getextrema() == (255, 255)


def test_name_and_code_stand_in_letters_and_a_long_name_is_cut(settings):
    settings.SITE_ORIGIN = "https://thosan.example"
    words = Printed(sheets([Label(NAMES[0], "7Q4KX"), Label(LONG, "8R5LY")], SMALL)).words[0]
    # A reader of PDFs sees a gap wherever a letter stands in the other half of the face.
    said = "".join(words.split())
    assert "".join(NAMES[0].split()) in said and "7Q4KX" in said and "thosan.example/t" in said
    assert "8R5LY" in said and "…" in said and "".join(LONG.split()) not in said


def test_places_that_are_used_up_stay_empty():
    made = labels(3)
    printed = Printed(sheets(made, SMALL, skip=38))
    assert len(printed.pages) == 2
    assert read_labels(printed, SMALL, 41) == [[]] * 38 + [[label.address] for label in made]
