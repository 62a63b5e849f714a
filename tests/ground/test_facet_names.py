"""Choices of lists are found in a question by what their labels call them; the other words are kept as typed."""

import unicodedata

import pytest

from coopsite.common.facet_names import choices_named
from coopsite.common.facets import Facet
from products.facets import FACETS


def read(typed):
    """Return the values that are named, by their facets, and the other words."""
    reading = choices_named(FACETS, typed)
    return [(one.facet.key, one.value) for one in reading.choices], reading.rest


@pytest.mark.parametrize(
    ("typed", "named"),
    [
        ("4 sao", "4"),
        ("4sao", "4"),
        ("bốn sao", "4"),
        ("bon sao", "4"),
        ("BỐN SAO", "4"),
        ("năm sao", "5"),
        ("nam sao", "5"),
        ("ba sao", "3"),
        ("vietgap", "vietgap"),
        ("viet gap", "vietgap"),
        ("Việt GAP", "vietgap"),
        ("global gap", "globalgap"),
        ("globalgap", "globalgap"),
        ("haccp", "haccp"),
        ("iso", "iso-22000"),
        ("iso22000", "iso-22000"),
        ("ISO 22000", "iso-22000"),
        ("an toàn thực phẩm", "attp"),
        ("attp", "attp"),
        ("ATTP", "attp"),
        ("chi dan dia ly", "chi-dan-dia-ly"),
        ("nhãn hiệu tập thể", "nhan-hieu-tap-the"),
        ("tcvn 11041", "huu-co-vn"),
        ("hữu cơ quốc tế", "huu-co-quoc-te"),
        ("cnnttb cấp tỉnh", "cnnttb-tinh"),
        ("công nghiệp nông thôn tiêu biểu cấp tỉnh", "cnnttb-tinh"),
        ("shopee", "shopee"),
        ("vỏ sò", "voso"),
        ("voso", "voso"),
        ("tiktok", "tiktok-shop"),
        ("tik tok shop", "tiktok-shop"),
    ],
)
@pytest.mark.parametrize("form", ["NFC", "NFD"])
def test_a_choice_is_named_by_its_label_or_a_part_of_it(typed, named, form):
    choices, rest = read(unicodedata.normalize(form, typed))
    assert [value for _key, value in choices] == [named]
    assert rest == ""


def test_what_several_choices_are_called_names_all_of_them():
    assert read("hữu cơ") == ([("chung-nhan", "huu-co-vn"), ("chung-nhan", "huu-co-quoc-te")], "")
    assert len(read("cnnttb")[0]) == 4


def test_choices_of_several_facets_come_in_the_order_of_the_facets():
    assert read("shopee vietgap 5 sao") == ([("sao", "5"), ("chung-nhan", "vietgap"), ("kenh", "shopee")], "")
    assert read("3 sao 4 sao")[0] == [("sao", "4"), ("sao", "3")]


@pytest.mark.parametrize(
    ("typed", "rest"),
    [
        ("ocop 4 sao", ""),
        ("sản phẩm ocop đạt 4 sao", ""),
        ("sản phẩm 4 sao", ""),
        ("mỗi xã một sản phẩm 4 sao", ""),
        ("đạt chuẩn vietgap", ""),
        ("có giấy chứng nhận vietgap", ""),
        ("vietgap ocop", ""),
        ("mua o shopee", ""),
        ("mua ở Shopee", ""),
        ("bán trên sàn shopee", ""),
        ("che 4 sao", "che"),
        ("chè Shan 4 sao", "chè Shan"),
        ("chè vietgap", "chè"),
        ("tra shopee", "tra"),
        ("mua chè ở shopee", "chè"),
        ("chè ocop thái nguyên 4 sao", "chè thái nguyên"),
        ("4 sao, chè", "chè"),
        ("chè,shopee", "che"),
        ("htx có vietgap", "htx"),
        # Only beside a name these lead to it, and only with the accents that they have.
        ("cỏ vietgap", "cỏ"),
        ("bản việt 4 sao", "bản việt"),
        ("hàng trầu 4 sao", "hàng trầu"),
        ("trên núi 4 sao", "trên núi"),
    ],
)
def test_what_only_leads_there_is_no_word_to_look_for(typed, rest):
    choices, left = read(typed)
    assert len(choices) == 1
    assert left == rest


@pytest.mark.parametrize(
    "typed",
    [
        *("", "?!", "🍵", "sao", "4", "bốn", "sao 4", "vỏ quế", "6 sao", "mua", "ocop", "sản phẩm"),
        *(
            "chứng nhận",
            "chứng nhận khác",
            "khác",
            "không có sao",
            "sữa chua",
            "chùa",
            "thực phẩm",
            "an toàn",
        ),
        *("cấp tỉnh", "quốc tế", "tập thể", "kinh tế tập thể", "địa lý", "shop", "gap", "việt", "nấm sao"),
    ],
)
def test_words_that_name_no_choice_name_none(typed):
    assert read(typed) == ([], typed)


def test_facets_that_tell_nothing_are_not_looked_at():
    def asked(_values):
        raise AssertionError("a question is read without asking the database")

    assert choices_named([Facet("tinh", "Tỉnh", asked)], "lào cai").choices == ()


def test_the_label_stands_in_what_is_told():
    told = [one.told for one in choices_named(FACETS, "chè vietgap bốn sao shopee").choices]
    assert told == ["đang giữ 4 sao", "có chứng nhận VietGAP", "hỏi mua được trên Shopee"]
