"""What holds for a time only stays as true through changes as if it were told anew."""

import datetime
from random import Random

import pytest

from coopsite.common.dates import end_of
from coopsite.common.search.dated import NEVER, Held, held_on

pytestmark = pytest.mark.once
NOON = datetime.datetime(2026, 11, 26, 12, tzinfo=datetime.UTC)
DAY = NOON.date()
HOUR, A_DAY = datetime.timedelta(hours=1), datetime.timedelta(days=1)


def told_at_random(random: Random) -> list[tuple]:
    """Return up to four choices that begin and end around noon of the day."""
    return [
        (
            NOON + random.randrange(-3, 4) * HOUR,
            random.choice([DAY - A_DAY, DAY, DAY + A_DAY, datetime.date.max]),
            random.choice("ab"),
            random.choice("xyz"),
        )
        for _time in range(random.randrange(5))
    ]


def sets(held: Held) -> dict:
    return {(key, value): held.choices.bits(key, value) for key in "ab" for value in "xyz"}


@pytest.mark.parametrize("seed", range(20))
def test_renewed_is_as_told_anew(seed):
    random = Random(seed)
    dated = {entry: told_at_random(random) for entry in range(200)}
    held = Held.of(dated, NOON, DAY)
    for _time in range(10):
        changed = set(random.sample(range(220), random.randrange(1, 6)))
        for entry in changed:
            dated.pop(entry, None)
            if random.random() < 0.7:
                dated[entry] = told_at_random(random)
        before = sets(held)
        renewed, anew = held.renewed(changed, dated, NOON), Held.of(dated, NOON, DAY)
        assert sets(renewed) == sets(anew)
        # It may be told anew sooner than it must be, and never later.
        assert renewed.until <= anew.until
        # A look that began before the change keeps what it saw.
        assert sets(held) == before
        held = renewed


def test_it_holds_until_something_begins_or_the_day_is_over():
    held = Held.of({1: [(NOON + HOUR, DAY, "a", "x")], 2: [(NOON, DAY, "a", "x")]}, NOON, DAY)
    assert held.choices.bits("a", "x") == 1 << 2
    assert held.holds(NOON + HOUR / 2, DAY)
    assert not held.holds(NOON + HOUR, DAY)
    assert not held.holds(NOON, DAY + A_DAY)
    assert Held.of({}, NOON, DAY).until == NEVER


@pytest.mark.parametrize("seed", range(10))
def test_another_day_is_told_as_the_day_itself_told_it(seed):
    """What held at the end of a day, of the keys that are asked for; nothing of the others."""
    random = Random(seed)
    dated = {entry: told_at_random(random) for entry in range(100)}
    for number in range(-3, 4):
        day = DAY + number * A_DAY
        last = end_of(day) - datetime.timedelta(seconds=1)
        there, then = Held.of(dated, last, day), held_on(dated, day, frozenset("a"))
        assert [then.bits("a", value) for value in "xyz"] == [
            there.choices.bits("a", value) for value in "xyz"
        ]
        assert then.any("b") == 0
