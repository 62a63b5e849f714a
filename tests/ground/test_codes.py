"""Short codes are read as people type them, and one slip of the finger never leads to another product."""

from itertools import product
from random import Random

import pytest

from products.codes import ALPHABET, LENGTH, check_character, new_code, read_code

pytestmark = pytest.mark.once


def some_codes(number=60) -> list[str]:
    return [new_code(Random(seed).choice) for seed in range(number)]


def test_no_two_characters_look_alike():
    assert len(set(ALPHABET)) == 31
    assert not set(ALPHABET) & set("01OIL")


def test_a_code_is_read_as_it_was_made():
    for code in some_codes():
        assert len(code) == LENGTH
        for typed in (
            code,
            code.lower(),
            f" {code[:2]}-{code[2:]} ",
            " ".join(code),
            f"{code[:1]}–{code[1:]}",
        ):
            assert read_code(typed) == code


def test_codes_differ():
    assert len({new_code() for _time in range(2_000)}) > 1_990


def test_one_wrong_character_is_always_noticed():
    for code in some_codes():
        for place, char in product(range(LENGTH), ALPHABET):
            if char != code[place]:
                assert read_code(code[:place] + char + code[place + 1 :]) is None


def test_two_neighbours_changed_are_always_noticed():
    for code in some_codes():
        for place in range(LENGTH - 1):
            changed = code[:place] + code[place + 1] + code[place] + code[place + 2 :]
            assert (read_code(changed) is None) == (changed != code)


@pytest.mark.parametrize(
    "typed", ["", " ", "7Q4", "7Q4KX7", "0OIL1", "7Q4K\u0300", "七Q4KX", "7Q4\x00X", "²3456"]
)
def test_what_is_no_code_is_none(typed):
    assert read_code(typed) is None


@pytest.mark.parametrize(("body", "last"), [("2222", "2"), ("3222", "V"), ("2223", "Y")])
def test_the_check_is_as_it_was_when_labels_were_printed(body, last):
    """Labels stick to jars for years: whatever else changes, this must not."""
    assert check_character(body) == last
