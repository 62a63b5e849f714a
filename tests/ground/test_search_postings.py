"""What a process keeps of words in memory is as true as the index, however little room there is and whoever asks."""

import datetime
from contextlib import contextmanager
from threading import Thread
from unittest.mock import patch

import pytest

from coopsite.common.search import postings
from coopsite.common.search.asking import Term
from coopsite.common.search.bits import bits_of
from coopsite.common.search.choices import Choices
from coopsite.common.search.engines import Scope
from coopsite.common.search.engines.base import Document

pytestmark = pytest.mark.once
WORDS = {1: "che shan", 2: "che", 3: "che", 4: "shan", 5: "mat ong"}


class FakeEngine:
    """Answers from ``rows``: id → words; ``asked`` counts how many questions came in each statement."""

    def __init__(self, rows):
        self.rows, self.asked, self.meanwhile = dict(rows), [], lambda: None

    def asking(self, groups, _scope):
        return groups

    def found(self, *questions):
        self.asked.append(len(questions))
        answers = [
            [
                key
                for key, words in self.rows.items()
                if all(any(term.word in words.split() for term in group) for group in groups)
            ]
            for groups in questions
        ]
        self.meanwhile()
        return answers

    def documents(self, ids):
        return [Document(key, self.rows[key], "", "", "") for key in ids if key in self.rows]


class FakeSets:
    """Sets of the database, of which there is one, of "che": the entries that said it when it was made."""

    def __init__(self, *entries):
        self.entries = entries

    def sets(self, keys):
        return {key: bits_of(self.entries) for key in keys if key.term.word == "che"}


@contextmanager
def held_of(rows, room=10_000, frequent=None):
    engine = FakeEngine(rows)
    with (
        patch.object(postings, "engine", lambda: engine),
        patch.object(postings, "MOST_BYTES", room),
        patch.object(postings, "read_frequent", lambda _most: frequent),
    ):
        yield postings.Postings(), engine


def ask(held, *texts) -> list[int]:
    return held.answering([([(Term(word),) for word in text.split()], Scope.ALL) for text in texts])


@pytest.mark.parametrize("room", [0, 1, 150, 200, 300, 10_000])
def test_little_room_costs_time_and_no_answer(room):
    with held_of(WORDS, room) as (held, _engine):
        for _time in range(4):
            assert ask(held, "che") == [bits_of([1, 2, 3])]
            assert ask(held, "che shan") == [bits_of([1])]
            assert ask(held, "mat", "shan") == [bits_of([5]), bits_of([1, 4])]


def test_what_is_asked_again_costs_no_statement():
    with held_of(WORDS) as (held, engine):
        ask(held, "che", "shan")
        engine.asked.clear()
        assert ask(held, "che shan") == [bits_of([1])]
        assert engine.asked == []


def test_what_was_asked_for_last_is_kept_longest():
    with held_of({1: "a b c"}, room=200) as (held, engine):
        for word in "abac":
            ask(held, word)
        engine.asked.clear()
        ask(held, "a")
        assert engine.asked == []
        ask(held, "b")
        assert engine.asked == [1]


def test_a_change_between_asking_and_keeping_is_not_lost():
    with held_of(WORDS) as (held, engine):

        def change():
            engine.meanwhile = lambda: None
            engine.rows[6] = "che"
            held.renew({6})

        engine.meanwhile = change
        ask(held, "che")
        assert ask(held, "che") == [bits_of([1, 2, 3, 6])]


def test_renewing_many_and_few_leaves_what_is_true():
    with held_of(WORDS) as (held, engine):
        ask(held, "che", "shan")
        engine.rows[2] = "shan"
        held.renew({2})
        assert ask(held, "che", "shan") == [bits_of([1, 3]), bits_of([1, 2, 4])]
        engine.rows |= {key: "che" for key in range(10, 90)}
        held.renew(set(range(10, 90)))
        assert ask(held, "che") == [bits_of([1, 3, *range(10, 90)])]


def test_a_frequent_word_is_told_by_its_set_and_by_what_changed_since():
    made, since = FakeSets(1, 2, 3), {2: ["shan"], 9: ["che"]}
    with held_of(WORDS, frequent=(made, since)) as (held, engine):
        assert ask(held, "che") == [bits_of([1, 3, 9])]
        # One of which a line tells changes once more, and one that had not changed.
        engine.rows |= {3: "mat", 9: "ong", 2: "che"}
        held.renew({3, 9, 2})
        assert ask(held, "che") == [bits_of([1, 2])]
        assert engine.asked == []


def test_a_change_while_the_sets_are_looked_up_is_not_lost():
    made = FakeSets(1, 2, 3)
    with held_of(WORDS) as (held, engine):

        def read(_most):
            engine.rows[2] = "shan"
            held.renew({2})
            # What was read before that.
            return made, {2: ["che"]}

        with patch.object(postings, "read_frequent", read):
            assert ask(held, "che") == [bits_of([1, 3])]


def test_what_changed_before_the_sets_came_is_followed_by_words_held_since():
    """The entry that changed last is among those that changed since the sets were made."""
    with held_of(WORDS) as (held, engine):
        assert ask(held, "shan") == [bits_of([1, 4])]
        engine.rows[5] = "mat"
        held.renew({5})
        assert ask(held, "shan") == [bits_of([1, 4])]
        engine.rows[4] = "mat"
        held.renew({4})
        with (
            patch.object(postings, "read_frequent", lambda _most: (FakeSets(1, 2, 3), {4: ["mat"]})),
            patch.object(postings, "TRY_AGAIN", datetime.timedelta()),
        ):
            assert ask(held, "che") == [bits_of([1, 2, 3])]
        assert ask(held, "shan") == [bits_of([1])]


def test_more_changes_than_are_borne_in_mind():
    with held_of(WORDS) as (held, engine), patch.object(postings, "MOST_CHANGED", 2):
        for entry in range(6, 12):
            ask(held, "che", "shan")
            engine.rows[entry] = "che"
            held.renew({entry})
        assert ask(held, "che") == [bits_of([1, 2, 3, *range(6, 12)])]


def test_many_questions_go_by_many_statements():
    """SQLite joins no more than 500 SELECTs."""
    with held_of(WORDS) as (held, engine):
        asked = [f"word{number}" for number in range(1_200)]
        assert ask(held, *asked, *(f"{word} che" for word in asked)) == [0] * 2_400
        assert max(engine.asked) <= 100


def test_readings_of_a_question_fetch_each_word_once():
    with held_of(WORDS) as (held, engine):
        found = ask(held, "che shan", "che ong", "mat ong", "che mat", "shan ong")
        assert found == [bits_of([1]), 0, bits_of([5]), 0, 0]
        assert engine.asked == [4]


def test_threads_share_it():
    wrong, many = [], {key: f"w{key % 7} all" for key in range(400)}

    def ask_often(held):
        for turn in range(300):
            word = f"w{turn % 7}"
            right = bits_of(key for key in many if key % 7 == turn % 7)
            try:
                if ask(held, word, f"{word} all") != [right, right]:
                    wrong.append(turn)
            except (KeyError, StopIteration, RuntimeError) as error:
                wrong.append(error)

    with held_of(many, room=300) as (held, _engine):
        threads = [Thread(target=ask_often, args=[held]) for _ in range(4)]
        for thread in threads:
            thread.start()
        for _turn in range(100):
            held.renew({1, 2})
        for thread in threads:
            thread.join()
    assert wrong == []


def test_what_stands_twice_under_a_choice_counts_once():
    """Two visits to one cooperative, two certificates of one scheme."""
    choices = Choices.of(
        [("chung-nhan", "vietgap", 5), ("chung-nhan", "vietgap", 5), ("chung-nhan", "halal", 6)]
    )
    choices.add("chung-nhan", "halal", 6)
    assert choices.counts("chung-nhan", bits_of([5, 6])) == {"vietgap": 1, "halal": 1}
