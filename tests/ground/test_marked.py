"""The words that were searched for are marked where they are read, whatever their accents."""

import unicodedata

import pytest

from coopsite.common.templatetags.pages import marked


@pytest.mark.parametrize(
    ("text", "query", "expected"),
    [
        ("Chè Shan tuyết Phình Hồ", "phinh ho", "Chè Shan tuyết <mark>Phình Hồ</mark>"),
        ("Chè Shan tuyết Phình Hồ", "PHÌNH", "Chè Shan tuyết <mark>Phình</mark> Hồ"),
        ("Chè Shan tuyết Phình Hồ", "shan  tuyêt", "Chè <mark>Shan tuyết</mark> Phình Hồ"),
        ("Phình Hồ", "phin", "<mark>Phìn</mark>h Hồ"),
        ("Phình Hồ", "hinh", "Phình Hồ"),
        ("Người H’Mông", "hmong", "Người <mark>H’Mông</mark>"),
        ("Bát-Độ, đặc sản", "bat do dac", "<mark>Bát-Độ, đặc</mark> sản"),
        ("“Én Vàng”", "en vang", "“<mark>Én Vàng</mark>”"),
        ("Chè búp khô Phình Hồ", "che phinh", "<mark>Chè</mark> búp khô <mark>Phình</mark> Hồ"),
        ("Chè búp khô Phình Hồ", "phinh gao che", "<mark>Chè</mark> búp khô <mark>Phình</mark> Hồ"),
        ("Chè a Phình", "phinh a", "Chè a <mark>Phình</mark>"),
        ("Chè", "", "Chè"),
        ("Chè", "!?", "Chè"),
        ("", "che", ""),
        ("<b>chè</b>", "che", "&lt;b&gt;<mark>chè</mark>&lt;/b&gt;"),
    ],
)
def test_marks_what_was_typed(text, query, expected):
    assert marked(text, query) == expected
    assert marked(unicodedata.normalize("NFD", text), query) == expected
