"""The short code of a product, printed on its label: easy to read aloud, to type on a phone, and hard to get wrong.

Five characters, the last of which checks the others. No two of the alphabet look alike on a wet label (no 0 and O, no 1,
I and L); there are 31, a prime number, so that one wrong character, or two neighbours changed with each other, always
make a code that is none.
"""

import re
from collections.abc import Callable
from secrets import choice

ALPHABET = "23456789ABCDEFGHJKMNPQRSTUVWXYZ"
LENGTH = 5
_PLACES = {char: place for place, char in enumerate(ALPHABET)}
# What people put between the characters when they read or write them in groups.
_BETWEEN = re.compile(r"[\s.\-‐‑‒–—]+")


def check_character(body: str) -> str:
    """Return the character that follows ``body``, of ALPHABET: with weights that rise from the end, all add up to none.

    The weights stay below the size of the alphabet for any body shorter than it.
    """
    total = sum(weight * _PLACES[char] for weight, char in enumerate(reversed(body), start=2))
    return ALPHABET[-total % len(ALPHABET)]


def new_code(pick: Callable[[str], str] = choice) -> str:
    """Return a code at random; whoever stores it sees to it that nobody had it before."""
    body = "".join(pick(ALPHABET) for _place in range(LENGTH - 1))
    return body + check_character(body)


def read_code(typed: str) -> str | None:
    """Return the code that was typed, in any case and with anything usual between its characters; None if it is none."""
    code = _BETWEEN.sub("", typed).upper()
    if len(code) != LENGTH or not set(code) <= _PLACES.keys():
        return None
    return code if check_character(code[:-1]) == code[-1] else None
