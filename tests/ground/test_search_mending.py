"""Mistyped words: which known ones are a letter away, and which two were typed as one."""

from collections import Counter
from itertools import islice, product
from random import Random
from string import ascii_lowercase

import pytest

from coopsite.common.search.asking import Question
from coopsite.common.search.mending import (
    MOST_WORDS,
    is_meant,
    keeps_what_was_meant,
    meant_words,
    near_words,
    nearest_first,
    parted,
)
from coopsite.common.search.words import read_words

KNOWN = Counter(
    {
        "que": 9,
        "quen": 2,
        "qua": 5,
        "lao": 7,
        "cai": 6,
        "la": 3,
        "ocai": 1,
        "thai": 8,
        "nguyen": 8,
        "chanh": 1,
    }
)


def apart(one: str, other: str) -> int:
    """How many letters one has to change, add, leave out or turn with the next to get the other."""
    rows = [list(range(len(other) + 1))]
    for at, letter in enumerate(one, 1):
        row = [at]
        for place, wanted in enumerate(other, 1):
            best = min(row[-1] + 1, rows[-1][place] + 1, rows[-1][place - 1] + (letter != wanted))
            if at > 1 and place > 1 and (letter, one[at - 2]) == (other[place - 2], wanted):
                best = min(best, rows[-2][place - 2] + 1)
            row.append(best)
        rows.append(row)
    return rows[-1][-1]


@pytest.mark.parametrize(
    ("typed", "meant"),
    [
        ("qu", "que"),
        ("quee", "que"),
        ("qeu", "que"),
        ("qua", "que"),
        ("lap", "lao"),
        ("nguyn", "nguyen"),
        ("tahi", "thai"),
    ],
)
def test_a_letter_away(typed, meant):
    assert meant in near_words(typed, KNOWN)


def test_the_commonest_comes_first_and_never_the_word_itself():
    assert near_words("que", KNOWN) == ["qua", "quen"]
    assert near_words("zzzz", KNOWN) == []


@pytest.mark.parametrize("seed", range(5))
def test_all_that_are_a_letter_away_and_no_others(seed):
    random = Random(seed)

    def word():
        return "".join(random.choices(ascii_lowercase[:5], k=random.randint(1, 5)))

    known = Counter(word() for _ in range(200))
    for _time in range(50):
        typed = word()
        near = {one for one in known if one != typed and apart(typed, one) == 1}
        found = near_words(typed, known)
        assert set(found) <= near and len(found) == min(len(near), MOST_WORDS)
        assert [known[one] for one in found] == sorted((known[one] for one in near), reverse=True)[
            : len(found)
        ]


@pytest.mark.parametrize(
    ("typed", "words"),
    [
        *[
            ("laocai", ["lao", "cai"]),
            ("thainguyen", ["thai", "nguyen"]),
            ("quelaocai", ["que", "lao", "cai"]),
        ],
        *[("lao", []), ("laoc", []), ("", []), ("l", []), ("xlaocai", []), ("q" * 40, [])],
    ],
)
def test_two_words_typed_as_one(typed, words):
    assert parted(typed, KNOWN) == words


def test_the_fewest_words_then_the_commonest():
    known = Counter({"an": 1, "ba": 9, "anba": 1, "nba": 50, "a": 99, "lu": 1})
    assert parted("anbalu", known) == ["anba", "lu"]


def test_long_words_cost_little():
    assert parted("lao" * 13 + "l", KNOWN) == []
    assert near_words("x" * 40, KNOWN) == []


@pytest.mark.parametrize(
    ("typed", "is_one"),
    [
        *[
            (word, True)
            for word in ("mận", "hữu", "thiều", "mắm", "cẩm", "quốc", "hoà", "hòa", "đen", "thuở")
        ],
        *[
            (word, True)
            for word in ("muối", "Đắk", "quế", "mỹ", "mĩ", "quý", "nghiêng", "ưởng", "rượu", "bưởi")
        ],
        # Without accents a word may be anything; with some it may be one that nobody says.
        *[
            (word, False)
            for word in ("man", "my", "quy", "phin", "tuyêt", "tuyếtt", "hưong", "hồo", "chềe", "đđen")
        ],
        *[(word, False) for word in ("bàc", "thẹcg", "xyz", "24", "café", "mậnn")],
    ],
)
def test_a_right_syllable_with_accents_was_meant(typed, is_one):
    (word,) = read_words(typed)
    assert is_meant(word) is is_one


@pytest.mark.parametrize(
    ("typed", "bare"),
    [
        *(("rau hà nội", {"rau"}), ("trà xanh", {"xanh"}), ("HTX rau sạch Đà Lạt", {"rau"})),
        # Several bare ones may be lazy fingers, and what is no syllable is a slip.
        *(("chè shan tuyết co thu", set()), ("chè pinhh hồ", set()), ("rau ha noi", set())),
    ],
)
def test_a_single_bare_syllable_among_accents_was_meant(typed, bare):
    assert {word.plain for word in meant_words(Question.of(typed)) if not is_meant(word)} == bare


def test_a_reading_keeps_what_was_meant():
    question = Question.of("mận tam hoa")
    assert not keeps_what_was_meant(question, question.with_words(["an", "tam", "hoa"]))
    assert keeps_what_was_meant(question, question.with_words(["man", "tan", "hoa"]))
    assert keeps_what_was_meant(Question.of("phin ho"), Question.of("phinh ho"))


def test_what_is_nearest_in_all_places_comes_first():
    found = list(nearest_first([["a", "b", "c"], ["x"], ["1", "2"]]))
    assert found[0] == ("a", "x", "1") and found[-1] == ("c", "x", "2")
    assert sorted(found) == sorted(product("abc", "x", "12"))
    ranks = [("abc".index(one) + "12".index(other)) for one, _x, other in found]
    assert ranks == sorted(ranks)
    assert list(nearest_first([["a"], []])) == []


def test_many_choices_cost_little():
    many = [list(range(60))] * 20
    assert len(list(islice(nearest_first(many), 200))) == 200
