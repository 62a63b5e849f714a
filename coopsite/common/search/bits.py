"""Sets of small whole numbers as the bits of one number: counting, meeting and joining at the speed of memory."""

import re
from collections.abc import Iterable, Iterator
from hashlib import blake2b

ONE = ord("1")
# So few numbers are added one by one.
FEW = 8


def bits_of(numbers: Iterable[int]) -> int:
    """Return the set of ``numbers`` (each 0 or more)."""
    numbers = list(numbers)
    if len(numbers) < FEW:
        return sum(1 << number for number in set(numbers))
    # One letter for each number, read as one binary number: far faster than setting bit by bit.
    letters = bytearray(b"0") * (max(numbers) + 1)
    for number in numbers:
        letters[number] = ONE
    letters.reverse()
    return int(letters, 2)


def numbers_in(bits: int) -> Iterator[int]:
    """Yield the numbers of the set, smallest first."""
    # Most bytes hold nothing: a pattern finds the others far faster than a loop.
    for found in _HOLDS_ANY.finditer(to_bytes(bits)):
        for bit in _BITS[found[0][0]]:
            yield found.start() * 8 + bit


def holds(bits: int):
    """Return a function that tells of a number whether it is in the set."""
    field = to_bytes(bits)
    length = len(field)

    def is_in(number: int) -> int:
        place = number >> 3
        return field[place] >> (number & 7) & 1 if place < length else 0

    return is_in


def chosen(order: Iterable[int], bits: int) -> Iterator[int]:
    """Yield the numbers of ``order`` that are in the set, in that order."""
    return filter(holds(bits), order)


def fingerprint(bits: int) -> bytes:
    """Return a short mark of a set, another one for whatever other set."""
    return blake2b(to_bytes(bits), digest_size=16).digest()


def to_bytes(bits: int) -> bytes:
    """Return the set as bytes, eight numbers in each, the smallest first."""
    return bits.to_bytes((bits.bit_length() + 7) // 8, "little")


def from_bytes(field: bytes) -> int:
    """Return the set of which ``to_bytes`` made ``field``."""
    return int.from_bytes(field, "little")


_HOLDS_ANY = re.compile(rb"[^\x00]")
_BITS = [tuple(bit for bit in range(8) if byte >> bit & 1) for byte in range(256)]
