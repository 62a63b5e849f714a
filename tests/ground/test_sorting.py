import contextlib
import itertools
import random
import sqlite3
import unicodedata
from functools import cmp_to_key

import pytest
from django.db import connection
from hypothesis import given
from hypothesis import strategies as st

from coopsite.common.sorting import KEY_LENGTH, cooperative_sort_key, person_sort_key, sort_key


def barred(text):
    return [word.strip() for word in text.replace("\n", "|").strip("| \n").split("|")]


LETTERS = "aăâbcdđeêfghijklmnoôơpqrstuưvwxyz"
TONES = ["", "\u0300", "\u0309", "\u0303", "\u0301", "\u0323"]
ONSETS = ["", *barred("b|c|ch|d|đ|g|gh|gi|h|k|kh|l|m|n|ng|ngh|nh|p|ph|qu|r|s|t|th|tr|v|x|f|j|w|z")]
RIMES = barred("a|ă|â|e|ê|i|o|ô|ơ|u|ư|y|oa|oă|oe|uê|uy|iê|uô|ươ|ia|ua|ưa|ai|ay|ao|eo|iu|iêu|ươi|uôi")
CODAS = ["", *barred("c|ch|m|n|ng|nh|p|t")]
PARTING = [*" _-,;:!?.'\"()[]{}@*/\\&#%^+<=>|~0123456789"]

# As ICU's Vietnamese collation has it.
DICTIONARY = barred(
    """
    2|20-10|A Tủa|an|An|An Bình|An Giang|an-pha|Anh|ào|Ảo|ão|áo|ạo|ao cá|Ăn|Ấm|B|Bắc Ninh|Bằng|Băng Giang
    Cà Mau|Cao Bằng|Cần Thơ|chè|chẻ|chế|chế biến|Dao|Dứa|Đà Nẵng|Đào|Đắk Lắk|Em|Én Vàng|Ê Đê|H'Mông|Ha
    Hà|Hạ|Hà Nội|Hoa|Hòa|Hỏa|Họa|Hòa Bình|Hùng|Lai Châu|Lạng Sơn|Lào Cai|Lâm Đồng|ma|mà|mả|mã|má|mạ|O|Ô
    Ơ|quê|quế|Sơn La|Thu|Thú|Thụ|Thư|Thứ|Ư|Y|Yến
"""
)


def syllable(pick):
    onset, rime, coda, tone = pick(ONSETS), pick(RIMES), pick(CODAS), pick(TONES)
    return unicodedata.normalize("NFC", onset + rime + tone + coda)


def names(number):
    """Return syllables and names of up to four, in mixed case, parted by whatever people part words with."""
    pick = random.Random(2024).choice
    cases = [str, str.lower, str.capitalize, str.upper]
    found = set()
    while len(found) < number:
        parts = [pick(cases)(syllable(pick)) for _ in range(pick([1, 2, 3, 4]))]
        found.add("".join(part + pick([" ", " ", pick(PARTING)]) for part in parts[:-1]) + parts[-1])
    return sorted(found)


def disorder(ordered):
    """Return the neighbours that their keys put otherwise, or cannot tell apart by more than case."""
    return [
        (one, other)
        for one, other in itertools.pairwise(ordered)
        if sort_key(one) > sort_key(other)
        or (sort_key(one) == sort_key(other) and one.casefold() != other.casefold())
    ]


def test_dictionary_order():
    assert disorder(DICTIONARY) == []


def test_a_disorder_is_found():
    assert disorder(["Yến", "Ánh"]) == [("Yến", "Ánh")]
    assert disorder(["a", "á", "b"]) == []


@pytest.mark.skipif(connection.vendor != "postgresql", reason="PostgreSQL's ICU is the oracle")
@pytest.mark.django_db
def test_order_is_that_of_icu():
    words = names(6_000) + [char + "b" for char in PARTING if char != " "]
    with connection.cursor() as cursor:
        cursor.execute('SELECT word FROM unnest(%s::text[]) word ORDER BY word COLLATE "vi-x-icu"', [words])
        ordered = [row[0] for row in cursor]
    assert len(ordered) == len(words)
    assert disorder(ordered) == []


@pytest.mark.skipif(connection.vendor != "postgresql", reason="only PostgreSQL has collations to choose from")
@pytest.mark.django_db
def test_keys_sort_alike_under_any_collation():
    keys = sorted(sort_key(name) for name in names(2_000))
    for collation in ("C", "en-x-icu", "vi-x-icu", "cs-x-icu", "da-x-icu"):
        with connection.cursor() as cursor:
            cursor.execute(
                f'SELECT key FROM unnest(%s::text[]) key ORDER BY key COLLATE "{collation}"', [keys]
            )
            assert [row[0] for row in cursor] == keys, collation


def test_sqlite_orders_by_the_key():
    names = ["Ánh", "Bình", "Đào", "Em", "Yến"]
    with contextlib.closing(sqlite3.connect(":memory:")) as database:
        database.execute("CREATE TABLE person (name, sort_key)")
        database.executemany(
            "INSERT INTO person VALUES (?, ?)", [(name, sort_key(name)) for name in reversed(names)]
        )
        assert [row[0] for row in database.execute("SELECT name FROM person ORDER BY sort_key")] == names


def by_letters_then_tones(one, other):
    """Compare as a dictionary's preface says it, from the decomposed text and without any key."""

    def read(word):
        composed = [unicodedata.normalize("NFD", char) for char in unicodedata.normalize("NFC", word.lower())]
        bare = ["".join(mark for mark in char if mark not in TONES[1:]) for char in composed]
        letters = [LETTERS.index(unicodedata.normalize("NFC", char)) if char != " " else -1 for char in bare]
        tones = [
            max((TONES.index(mark) for mark in char if mark in TONES[1:]), default=0) for char in composed
        ]
        return letters, tones

    return (read(one) > read(other)) - (read(one) < read(other))


WORD = st.builds(
    lambda onset, rime, tone, coda: unicodedata.normalize("NFC", onset + rime + tone + coda),
    *map(st.sampled_from, (ONSETS, RIMES, TONES, CODAS)),
)
NAME = st.lists(WORD.filter(bool), min_size=1, max_size=4).map(" ".join)
ANYTHING = st.text(st.one_of(st.characters(), st.sampled_from("\u0301\u0323\u031b’“–ẞﬁ½đÐơ "))) | NAME


@given(st.lists(NAME, max_size=8))
def test_keys_order_as_the_rule_says(words):
    rule = sorted(words, key=cmp_to_key(by_letters_then_tones))
    assert sorted(words, key=sort_key) == rule


@given(NAME, NAME)
def test_keys_are_equal_for_equal_names_only(one, other):
    assert (sort_key(one) == sort_key(other)) == (one == other)


@given(ANYTHING)
def test_a_key_is_digits_that_fit_the_column(text):
    for key in (sort_key(text), person_sort_key(text), cooperative_sort_key(text)):
        assert key.isascii()
        assert key.isdigit()
        assert len(key) <= KEY_LENGTH


@given(ANYTHING)
def test_a_key_depends_neither_on_normal_form_nor_on_outer_space(text):
    assert sort_key(unicodedata.normalize("NFD", text)) == sort_key(unicodedata.normalize("NFC", text))
    assert sort_key(f" {text}\n") == sort_key(text)


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("YÊN BÁI", "yên bái"),
        ("\u00d0à Nẵng", "Đà Nẵng"),
        ("\u0189à Nẵng", "đà nẵng"),
        ("H’Mông", "H'Mông"),
        ("Hảo Đạt – chè", "Hảo Đạt - chè"),
        ("“Én Vàng”", '"Én Vàng"'),
        ("Ｈuế", "Huế"),
        ("Hòa  Bình", "Hòa\u00a0Bình"),
        ("chè\u00adxanh", "chèxanh"),
        ("\u0301chè", "chè"),
        ("茶", "ч"),
    ],
)
def test_what_does_not_count(one, other):
    assert sort_key(one) == sort_key(other)


def test_foreign_letters_stand_with_their_kin():
    names = ["Łódź", "Lodz", "Malmø", "Malmo", "Êƀan", "Êban", "2 sao", "z", "茶", "★"]
    ranks = {name: sort_key(name) for name in names}
    assert ranks["Łódź"][:8] == ranks["Lodz"][:8]
    assert ranks["Malmø"] == ranks["Malmo"]
    assert ranks["Êƀan"] == ranks["Êban"]
    assert ranks["★"] < ranks["2 sao"] < ranks["z"] < ranks["茶"]


def test_long_names_keep_the_order_of_their_beginnings():
    beginning = "đ" * 120
    keys = [sort_key(beginning + end) for end in ("a" * 200, "b" * 200, "ứ" * 200)]
    assert keys == sorted(keys)
    assert len(set(keys)) == 3
    assert {len(key) for key in keys} == {KEY_LENGTH}


def test_people_stand_by_given_name_then_family_name():
    people = [
        "Bùi Thị Hải Yến",
        "Nguyễn Thị Hạ",
        "Đỗ Tuấn Lương",
        "Đinh Duy Sung",
        "Trần Văn Kiên",
        "Nguyễn Văn Dũng",
        "Vừ A Hà",
        "Đào Thanh Hảo",
        "Nguyễn Thị Hà",
        "Nguyễn Đức Lâm",
        "Lò Thị Hạ",
        "Páo",
        "",
    ]
    assert sorted(people, key=person_sort_key) == [
        "",
        "Nguyễn Văn Dũng",
        # Every Hà before any Hạ, whatever the family.
        "Nguyễn Thị Hà",
        "Vừ A Hà",
        "Lò Thị Hạ",
        "Nguyễn Thị Hạ",
        "Đào Thanh Hảo",
        "Trần Văn Kiên",
        "Nguyễn Đức Lâm",
        "Đỗ Tuấn Lương",
        "Páo",
        "Đinh Duy Sung",
        "Bùi Thị Hải Yến",
    ]


@pytest.mark.parametrize(
    ("name", "distinctive"),
    [
        ("HTX Dịch vụ tổng hợp Kiến Thuận", "Kiến Thuận"),
        ("HTX Dịch vụ nông lâm nghiệp tổng hợp Công Tâm", "Công Tâm"),
        ("HTX Sản xuất và Thương mại dịch vụ Bản Việt", "Bản Việt"),
        ("HTX chè Shan tuyết Phình Hồ", "chè Shan tuyết Phình Hồ"),
        ("HỢP TÁC XÃ CHÈ HẢO ĐẠT", "chè Hảo Đạt"),
        (unicodedata.normalize("NFD", "Hợp tác xã chè Hảo Đạt"), "chè Hảo Đạt"),
        ("HTX SX&TM-DVTH “Vạn Tài”", "Vạn Tài”"),
        ("THT sản xuất, chế biến miến Việt Cường", "miến Việt Cường"),
        ("Tổ hợp tác dệt thổ cẩm", "dệt thổ cẩm"),
        ("Liên hiệp HTX Thái Nguyên", "Thái Nguyên"),
        ("Quỹ tín dụng nhân dân Tân Cương", "Tân Cương"),
        # A place that only sounds like a stock word, and words that stand within a name.
        ("HTX Dịch vụ Vạ Xá", "Vạ Xá"),
        ("HTX Bản Việt dịch vụ", "Bản Việt dịch vụ"),
        # Nothing but stock words: they are the name.
        ("HTX Dịch vụ Nông nghiệp", "HTX Dịch vụ Nông nghiệp"),
        ("HTX", "HTX"),
        ("", ""),
    ],
)
def test_cooperatives_stand_by_the_distinctive_part_of_the_name(name, distinctive):
    assert cooperative_sort_key(name) == sort_key(distinctive)
