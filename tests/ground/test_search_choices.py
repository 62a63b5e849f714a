"""What stands under which choice, be it much or little, is told alike."""

from random import Random

import pytest

from coopsite.common.search.bits import bits_of, numbers_in
from coopsite.common.search.choices import FEW, Choices


class Plain:
    """The same with sets."""

    def __init__(self, rows):
        self.rows = set(rows)

    def bits(self, key, value):
        return {entry for one, other, entry in self.rows if (one, other) == (key, value)}

    def counts(self, key, within):
        values = {value for one, value, _entry in self.rows if one == key}
        counted = {value: len(self.bits(key, value) & within) for value in values}
        return {value: number for value, number in counted.items() if number}


def rows_of(random, most):
    size = random.choice([0, 5, FEW, 2 * FEW, 800])
    return {
        (
            random.choice("ab"),
            random.choice(["x", "y", "z", str(random.randrange(300))]),
            random.randrange(most),
        )
        for _ in range(size)
    }


def check(choices, plain, random, most):
    for key in "abc":
        for value in ("x", "y", "z", "1", "không có"):
            assert set(numbers_in(choices.bits(key, value))) == plain.bits(key, value)
        within = {random.randrange(most) for _ in range(most // 2)}
        assert choices.counts(key, bits_of(within)) == plain.counts(key, within)
        every = {entry for one, _value, entry in plain.rows if one == key}
        assert set(numbers_in(choices.any(key))) == every


@pytest.mark.parametrize("seed", range(25))
def test_they_are_the_same_as_sets(seed):
    random = Random(seed)
    most = random.choice([10, 200, 2_000])
    rows = rows_of(random, most)
    choices, plain = Choices.of(rows), Plain(rows)
    check(choices, plain, random, most)
    for _time in range(4):
        before, seen = choices, Plain(plain.rows)
        gone = {random.randrange(most) for _ in range(random.choice([1, 5, most // 2]))}
        choices = choices.without(gone)
        plain = Plain(row for row in plain.rows if row[2] not in gone)
        for key, value, _entry in rows_of(random, most):
            row = (key, value, random.choice(sorted(gone)))
            if row not in plain.rows:
                choices.add(*row)
                plain.rows.add(row)
        check(choices, plain, random, most)
        # A look that was taken before goes on showing what was true then.
        check(before, seen, random, most)


def test_more_than_a_few_become_bits_and_stay_so():
    choices = Choices()
    for entry in range(2 * FEW):
        choices.add("a", "x", entry)
    assert choices.bits("a", "x").bit_count() == 2 * FEW
    assert choices.without(set(range(2 * FEW - 1))).bits("a", "x") == 1 << 2 * FEW - 1
