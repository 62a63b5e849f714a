"""Words are read alike from a text and from a question, whatever either is made of."""

import sys
import unicodedata
from random import Random

import pytest

from coopsite.common.search.words import (
    ABBREVIATIONS,
    LONGEST,
    _remembered,
    also_found_by,
    contracted,
    name_form,
    plain_of,
    read_words,
    text_form,
)
from coopsite.common.text import fold, fold_words

VIETNAMESE = "aàảãáạăằẳẵắặâầẩẫấậeèẻẽéẹêềểễếệiìỉĩíịoòỏõóọôồổỗốộơờởỡớợuùủũúụưừửữứựyỳỷỹýỵđ"


def typed(text):
    return [word.typed for word in read_words(text)]


def said(text):
    return [word.said for word in read_words(text)]


def plain(text):
    return [word.plain for word in read_words(text)]


def test_every_character_is_read_as_it_is_folded():
    """Those of alphabets, signs and marks one by one; of the rest of Unicode every hundredth."""
    for number in (*range(0x3400), *range(0xF900, 0x10000), *range(0x10000, sys.maxunicode, 101)):
        for text in (f"a{chr(number)}b", f"{chr(number)}b", f"b{chr(number)}"):
            assert typed(text) == fold_words(text), ascii(text)


@pytest.mark.parametrize("seed", range(4))
def test_any_mixture_is_read_as_it_is_folded(seed):
    random = Random(seed)
    blocks = (*range(0x20, 0x7F), *range(0xC0, 0x250), *range(0x300, 0x370), *range(0x1E00, 0x1F00))
    strange = (
        "\x00\u200b\u200d\ufe0f\u2019\u2018\u2103\u2116\uff07\ud800\xa0\u2028\u3000\u0085\U0001f375ﬁ²½ªⅫ"
    )
    pool = [*map(chr, blocks), *strange * 4, *"aeiouđĐưƠ'’ " * 20]
    for _time in range(5_000):
        text = "".join(random.choices(pool, k=random.randint(1, 14)))
        assert typed(text) == fold_words(text), ascii(text)


@pytest.mark.parametrize("form", ["NFC", "NFD", "NFKC", "NFKD"])
def test_accents_are_told_however_they_are_stored(form):
    assert said(unicodedata.normalize(form, "Quế Trà Bồng, Đắk R’lấp")) == [
        *("que61", "tra2", "bo6ng2"),
        *("d9a8k1", "rla6p1"),
    ]


def test_every_letter_with_its_mark_is_another_word():
    told = [said(letter)[0] for letter in VIETNAMESE]
    assert len(set(told)) == len(VIETNAMESE)
    assert said(VIETNAMESE.upper()) == said(VIETNAMESE)


@pytest.mark.parametrize(
    "text", ["(Quế)", "“quế”", "'quế'", "(')quế", "quế–", "🍵quế🍵", "qu\u200bế", "quế_"]
)
def test_signs_around_a_word_cost_it_no_accent(text):
    assert said(text) == ["que61"]


def test_a_tone_is_told_at_the_end_wherever_it_is_typed():
    assert said("hoà hòa") == ["hoa2", "hoa2"]
    assert said("thuỷ thủy") == ["thuy3", "thuy3"]


@pytest.mark.parametrize(
    ("text", "alike"),
    [
        *[("Kỹ thuật", "Kĩ thuật"), ("Mỹ Sơn", "Mĩ Sơn"), ("quý", "quí"), ("ly", "li"), ("sỹ", "sĩ")],
        *[("tỷ", "tỉ"), ("hy", "hi")],
    ],
)
def test_both_spellings_of_a_last_i_are_one_word(text, alike):
    assert plain(text) == plain(alike)
    assert said(text) == said(alike)
    assert typed(text) != typed(alike)


def test_their_accents_stay_apart():
    assert said("mỹ mì my mí") == ["mi4", "mi2", "mi", "mi1"]
    assert said("hỷ quý tây") == ["hi3", "qui1", "ta6y"]


@pytest.mark.parametrize(
    ("one", "other"), [("thúy", "thúi"), ("tay", "tai"), ("my", "may"), ("y", "i"), ("chy", "chi")]
)
def test_other_words_stay_apart(one, other):
    assert plain(one) != plain(other)


def test_plain_words_are_plain_already():
    for word in ("ki", "qui", "tay", "y", "", "123", "lyly"):
        assert plain_of(plain_of(word)) == plain_of(word)


@pytest.mark.parametrize(
    ("short", "phrase"), [(s, p) for s, phrases in ABBREVIATIONS.items() for p in phrases]
)
class TestAbbreviations:
    def test_the_phrase_is_found_by_its_abbreviation(self, short, phrase):
        assert short in {*phrase.split(), *also_found_by(phrase.split())}

    def test_the_abbreviation_is_found_by_the_phrase(self, short, phrase):
        if short != "tt":  # thị trấn or trung tâm: nobody can tell
            found = {short, *also_found_by([short])}
            assert set(phrase.split()) <= found

    def test_both_are_one_name(self, short, phrase):
        assert name_form(phrase.split()) == short == name_form([short])

    def test_it_is_plain_and_folded(self, short, phrase):
        assert fold(phrase) == phrase == " ".join(plain(phrase))
        assert fold(short) == short == " ".join(plain(short))


def test_the_longest_phrase_is_contracted_first():
    words = fold_words("Liên minh Hợp tác xã tỉnh Lào Cai")
    assert name_form(words) == "lmhtx tinh lao cai"
    assert contracted(words)[0] == ("lmhtx", 5)
    assert sum(length for _word, length in contracted(words)) == len(words)


def test_phrases_within_a_longer_one_are_found_too():
    assert {"lmhtx", "htx"} <= set(also_found_by(fold_words("liên minh hợp tác xã")))
    assert {"hop", "tac", "xa"} <= set(also_found_by(["lien", "minh", "htx"]))


def test_nothing_is_found_by_what_it_says_already():
    assert also_found_by(["htx", "hop", "tac", "xa"]) == []
    assert also_found_by([]) == contracted([]) == []
    assert name_form([]) == ""


def test_the_words_of_a_column_stand_between_spaces():
    assert text_form(["HTX Quế", "", None]).startswith(" htx que ")
    assert " hop " in text_form(["HTX"])
    assert text_form([]).strip() == ""


def test_a_word_without_end_is_read_by_its_beginning_and_not_remembered():
    _remembered.cache_clear()
    for text in ("quế" * 30_000, "quế" * 22, "x" * 65):
        assert (typed(text), plain(text)) == ([fold(text)[:LONGEST]], [fold(text)[:LONGEST]])
        assert all(len(form) <= LONGEST for form in read_words(text)[0])
    # What follows it is a word of its own, and two that differ only behind the cut are the same.
    assert typed("quế" * 30_000 + " hồi") == [("que" * 30_000)[:LONGEST], "hoi"]
    assert read_words("a" * 80) == read_words("a" * 90)
    assert _remembered.cache_info().currsize == 1
