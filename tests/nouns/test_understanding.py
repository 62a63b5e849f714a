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
