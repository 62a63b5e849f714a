"""A question as it was typed becomes groups of words, of each of which one must be found."""

import unicodedata

import pytest

from coopsite.common.search.asking import LONGEST_WORD, MOST_WORDS, Question, Term


def groups(text, whole=False):
    return Question.of(text, whole).groups


@pytest.mark.parametrize("text", ["", " ", "?!", "\u0301", "\x00", "\ud800", "🍵", "\u200b", "—"])
def test_without_a_word_there_is_no_question(text):
    assert not Question.of(text)
    assert Question.of(text).groups == []


@pytest.mark.parametrize("form", ["NFC", "NFD"])
def test_any_spelling_asks_the_same(form):
    typed = Question.of(unicodedata.normalize(form, "  CHÈ,  Shan–tuyết!"))
    assert typed.plain == ["che", "shan", "tuyet"]
    assert typed == Question.of("chè shan tuyết")
    assert typed != Question.of("che shan tuyet")


def test_the_last_word_may_go_on_unless_it_is_whole():
    assert groups("che sha") == [(Term("che"),), (Term("sha", begins=True),)]
    assert groups("che sha", whole=True) == [(Term("che"),), (Term("sha"),)]


def test_a_last_y_goes_on_as_it_was_typed():
    """ "quy" may become "quỳnh", which "qui" does not begin."""
    assert groups("quy") == [(Term("qui"), Term("quy", begins=True))]


def test_a_phrase_is_asked_for_by_its_abbreviation():
    assert groups("hợp tác xã quế", whole=True) == [(Term("htx"),), (Term("que"),)]
    assert groups("HTX quế", whole=True) == [(Term("htx"),), (Term("que"),)]
    assert Question.of("hợp tác xã quế").name_form == "htx que" == Question.of("htx quế").name_form


def test_initials_before_a_name_stand_for_the_kind_of_place():
    assert groups("x. Phình Hồ", whole=True)[0] == (Term("x"), Term("xa"))
    assert groups("Phình Hồ x", whole=True)[-1] == (Term("x"), Term("xa"))


def test_accents_are_asked_for_where_any_was_typed():
    assert Question.of("que").said == []
    assert Question.of("quế chè").said == ["que61", "che2"]
    # A word without an accent then means one without.
    assert Question.of("quế shan").said == ["que61", "shan"]


def test_what_is_abbreviated_says_nothing_of_accents():
    assert Question.of("HTX quế").said == Question.of("hợp tác xã quế").said == ["que61"]


def test_initials_say_nothing_of_accents():
    assert Question.of("H. Đồng Hỷ").said == ["d9o6ng2", "hi3"]
    assert Question.of("x. phình hồ").said == ["phinh2", "ho62"]
    assert Question.of("X. Phin Ho").said == []


def test_the_last_word_says_nothing_of_accents_until_it_is_whole():
    assert Question.of("chế b").said_so_far == ["che61"]
    assert Question.of("chế b", whole=True).said_so_far == ["che61", "b"]
    # Nothing was typed with accents so far.
    assert Question.of("che bú").said_so_far == Question.of("quế").said_so_far == []


def test_words_are_told_with_what_they_ask_for():
    assert Question.of("che che shan", whole=True).asked == [
        ("che", (Term("che"),)),
        ("shan", (Term("shan"),)),
    ]
    assert [word for word, _group in Question.of("hợp tác xã hợp tác xã quế").asked] == ["htx", "que"]


def test_no_question_is_a_burden():
    assert groups("chè " * 500, whole=True) == [(Term("che"),)]
    assert len(Question.of("chè " * 500).words) == MOST_WORDS
    many = Question.of(" ".join(f"a{number}" for number in range(500)))
    assert len(many.words) == MOST_WORDS
    assert max(len(word.plain) for word in Question.of("a" * 10_000).words) == LONGEST_WORD


def test_other_words_in_its_place_keep_the_accents_of_the_rest():
    meant = Question.of("quế trà bôg").with_words(["que", "tra", "bong"])
    assert meant.plain == ["que", "tra", "bong"]
    assert [word.said for word in meant.words] == ["que61", "tra2", "bong"]
    assert str(meant) == "que tra bong"
    assert len(Question.of("a b").with_words(list("abcdefghijklmnopqrstuvwxyz")).words) == MOST_WORDS
