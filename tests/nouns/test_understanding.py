"""What is put right by itself, what is only offered, and what is told of how it was found."""

import pytest

from coopsite.common.search import mending
from coopsite.common.search.asking import Question
from coopsite.common.search.shelf import look
from coopsite.common.search.understanding import MENDED, answer

pytestmark = pytest.mark.django_db


def answered(typed):
    now = look()
    return answer(now, typed, now.public)


@pytest.mark.parametrize(
    "typed",
    [
        *("mận tam hoa", "nước mắm phú quốc", "mật ong bạc hà", "vải thiều"),
        *("HTX nông nghiệp hữu cơ", "cà phê chồn"),
    ],
)
def test_words_with_right_accents_are_never_taken_for_others(typed):
    found = answered(typed)
    assert (found.said, found.how, found.ranking.named) == (typed, "", 0)
    if not found.ranking:
        assert found.others and typed not in found.others


def test_a_name_a_letter_away_is_not_taken_for_words_with_right_accents():
    assert (answered("thổ cẩm").said, answered("thổ cẩm").how) == ("thổ cẩm", "")
    # Typed bare it may be one.
    assert (answered("tho cam").said, answered("tho cam").how) == ("tho lam", MENDED)


@pytest.mark.parametrize("typed", ["shan tuyet pinh ho", "chè shan tuyêt pinh ho", "chè shan tuyếtt cổ thụ"])
def test_other_words_are_put_right_where_a_name_says_them(typed):
    found = answered(typed)
    assert found.how == MENDED and found.ranking.named


@pytest.mark.parametrize(
    ("typed", "said"),
    [
        *(("HTX Kến Thuận", "htx kien thuan"), ("HTX Kiến huận", "htx kien thuan")),
        *(("HTX ảo Đạt", "htx hao dat"), ("Chè en Kiến Thuận", "che den kien thuan")),
    ],
)
def test_a_mistake_that_is_a_word_with_right_accents_is_put_right_where_the_whole_is_a_name(typed, said):
    assert (answered(typed).said, answered(typed).how) == (said, MENDED)


@pytest.mark.parametrize(
    ("typed", "said"), [("tinh au que cong tam", "tinh dau que cong tam"), ("live stream", "livestream")]
)
def test_short_words_and_spaces_too_many_are_put_right(typed, said):
    assert (answered(typed).said, answered(typed).how) == (said, MENDED)


@pytest.mark.parametrize("typed", ["cay que", "anh lương"])
def test_what_a_text_says_in_one_go_is_no_mistake(typed):
    """A place is called Cát Quế, and communes are An Lương."""
    found = answered(typed)
    assert (found.said, found.how, found.ranking.named) == (typed, "", 0)
    assert found.ranking.total > 1


@pytest.mark.parametrize("typed", ["ntm", "qua tet"])
def test_an_abbreviation_is_no_mistake_and_no_correction(typed):
    found = answered(typed)
    assert (found.how, found.ranking.total) == ("", 0)
    assert not {"nam", "qua tt"} & set(found.others)


@pytest.mark.parametrize("typed", ["tra hao dat", "trà Hảo Đạt", "TRÀ HẢO ĐẠT"])
def test_who_says_tra_finds_what_is_called_che(typed):
    found = answered(typed)
    assert found.how == "" and found.ranking.named
    assert "khác dấu" not in found.ranking.why(next(found.ranking.ids("san-pham")))


def test_a_place_of_tra_is_found_by_no_other_word():
    now = look()
    assert answered("trà vinh").ranking.named
    # What begins so is not what is called otherwise.
    assert not answer(now, "hao dat tr", now.public, as_typed=True).ranking.in_names
    assert not answer(now, "chè vinh", now.public, as_typed=True).ranking.in_names & now.kind("noi-chon")


def test_what_only_a_text_says_is_offered_and_not_taken():
    found = answered("nuoc mam phu quoc")
    assert (found.how, found.ranking.total) == ("", 0)
    assert "nuoc lam phu quoc" in found.others


def test_a_mistake_that_happens_to_be_a_word_is_put_right_beside_one_that_is_none():
    found = answered("che shan tuyt phin ho")
    assert (found.said, found.how) == ("che shan tuyet phinh ho", MENDED)
    assert found.ranking.named


def test_the_readings_of_a_question_are_bounded(monkeypatch):
    tried = []
    answering = mending._answering
    monkeypatch.setattr(
        mending, "_answering", lambda some, *rest: tried.append(len(some)) or answering(some, *rest)
    )
    now = look()
    for typed in (
        "xuan thu ha dong nam bac tay trung son hoa",
        "chee shann tuyett phinhh hoo",
        "che shan tuyt phin ho",
    ):
        tried.clear()
        mending.readings(Question.of(typed), now, now.public)
        assert sum(tried[:-2]) <= mending.MOST_READINGS
