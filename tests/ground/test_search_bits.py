"""Sets of bits do what sets do."""

from random import Random

import pytest

from coopsite.common.search.bits import bits_of, chosen, holds, numbers_in


@pytest.mark.parametrize("seed", range(30))
def test_they_are_the_same_as_sets(seed):
    random = Random(seed)
    most = random.choice([1, 7, 8, 9, 64, 1_000, 100_000])
    one, other = ({random.randrange(most) for _ in range(random.randrange(200))} for _ in range(2))
    bits, more = bits_of(one), bits_of(other)
    assert list(numbers_in(bits)) == sorted(one)
    assert set(numbers_in(bits & more)) == one & other
    assert set(numbers_in(bits | more)) == one | other
    assert set(numbers_in(bits & ~more)) == one - other
    assert bits.bit_count() == len(one)
    is_in = holds(bits)
    assert {number for number in range(most + 20) if is_in(number)} == one


def test_nothing_is_a_set_too():
    assert bits_of([]) == 0 == bits_of(iter(()))
    assert list(numbers_in(0)) == []
    assert not holds(0)(0)


def test_an_order_is_kept():
    assert list(chosen([5, 3, 9, 0, 3], bits_of({0, 3, 9}))) == [3, 9, 0, 3]


def test_numbers_may_come_twice_and_from_anywhere():
    assert bits_of(iter([3, 3, 1])) == 0b1010
