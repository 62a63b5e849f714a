"""Tables as they come from Excel, Word and web pages: what each cell says, and what is left for people to decide."""

from decimal import Decimal

import pytest

from products.pasted_rows import MOST_ROWS, PastedRow, read_rows


def only(text) -> PastedRow:
    (row,) = read_rows(text)
    return row


@pytest.mark.parametrize(
    "line",
    [
        "Chè Hảo Đạt\tHTX chè Hảo Đạt\t4 sao\t85,5",
        "7\tChè Hảo Đạt\tHTX chè Hảo Đạt\t4\t85.5",
        "7.\tChè Hảo Đạt\tHTX chè Hảo Đạt\t★★★★\t85,50 điểm",
        "Chè Hảo Đạt; HTX chè Hảo Đạt; hạng 4 sao; 85,5/100",
        "Chè Hảo Đạt   HTX chè Hảo Đạt   4 sao   85,5",
        "\tChè Hảo Đạt\tHTX chè Hảo Đạt\t⭐⭐⭐⭐\t85,5",
        '01\t"Chè\nHảo Đạt"\tHTX chè Hảo Đạt\t4 sao\t85,5',
        "Che\u0300 Ha\u0309o Đa\u0323t\tHTX che\u0300 Ha\u0309o Đa\u0323t\t4 sao\t85,5",
    ],
)
def test_one_row_in_many_hands(line):
    row = only(line)
    assert (row.name, row.maker) == ("Chè Hảo Đạt", "HTX chè Hảo Đạt")
    assert (row.stars, row.score) == (4, Decimal("85.5"))
    assert row.troubles == row.unused == []


def test_the_tables_own_headings_tell_its_columns():
    rows = read_rows(
        "STT\tXếp hạng\tChủ thể\tTên sản phẩm OCOP\tĐịa chỉ\tĐiểm\n"
        "1\t5 sao\tHTX Hảo Đạt\tChè Hảo Đạt\txã Tân Cương\t91\n"
        "2\t3\tHTX Bản Việt\tCơm cháy\txã Phú Bình\t\n"
    )
    assert [(row.line, row.name, row.maker, row.stars, row.score) for row in rows] == [
        (2, "Chè Hảo Đạt", "HTX Hảo Đạt", 5, Decimal(91)),
        (3, "Cơm cháy", "HTX Bản Việt", 3, None),
    ]


def test_headings_that_begin_with_an_empty_cell_keep_their_places():
    (row,) = read_rows("\tTên sản phẩm\tSố sao\n\tChè Hảo Đạt\t4\n")
    assert (row.name, row.stars) == ("Chè Hảo Đạt", 4)


def test_a_cell_under_a_heading_that_cannot_be_read_is_said():
    (row,) = read_rows("Tên sản phẩm\tSố sao\tĐiểm\nChè Hảo Đạt\tđạt\tcao\n")
    assert (row.stars, row.score) == (None, None)
    assert len(row.troubles) == 2


@pytest.mark.parametrize(
    ("line", "name", "stars"),
    [
        ("1. Chè Hảo Đạt – 4 sao", "Chè Hảo Đạt", 4),
        ("Chè Hảo Đạt (4 sao)", "Chè Hảo Đạt", 4),
        ("Gạo 5 sao", "Gạo 5 sao", None),
        ("Rượu 7 sao\t3", "Rượu 7 sao", 3),
        ("Chè Hảo Đạt", "Chè Hảo Đạt", None),
    ],
)
def test_stars_in_a_name_are_taken_only_where_a_sign_parts_them(line, name, stars):
    row = only(line)
    assert (row.name, row.stars) == (name, stars)


@pytest.mark.parametrize("said", ["tiềm năng 5 sao", "4 sao (tiềm năng 5 sao)", "Tiềm năng đạt 5 sao"])
def test_potential_is_a_note_and_four_stars(said):
    row = only(f"Chè Hảo Đạt\t{said}\t92,5")
    assert (row.stars, row.potential, row.score) == (4, True, Decimal("92.5"))


@pytest.mark.parametrize("said", ["2", "2 sao", "6 sao", "★"])
def test_stars_that_cannot_be_are_read_as_written(said):
    assert only(f"Chè Hảo Đạt\t{said}").stars not in (3, 4, 5, None)


def test_what_says_nothing_known_is_kept_apart():
    row = only("Chè Hảo Đạt\tHTX Hảo Đạt\t4 sao\t85\t0912345678\txóm Gò Móc")
    assert row.unused == ["0912345678", "xóm Gò Móc"]
    assert row.troubles == []


def test_empty_lines_and_lone_quotes_lose_no_row():
    assert [row.name for row in read_rows('\n\nChè "ngon\t3\n   \n\t\t\nQuế\t4\n')] == ['Chè "ngon', "Quế"]


def test_more_than_a_form_holds_is_told_by_one_row_more():
    assert len(read_rows("Chè\t3\n" * 2000)) == MOST_ROWS + 1


@pytest.mark.parametrize("text", ["", " \n\t", "\x00\x0b", "STT\tTên sản phẩm\tSố sao"])
def test_nothing_is_nothing(text):
    assert read_rows(text) == []
