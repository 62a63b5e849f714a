"""Which entries stand under which choice of a list: many under a few, and a few under each of many."""

from collections.abc import Iterable

from coopsite.common.search.bits import bits_of, holds

# Under so few entries a list of them is smaller than a set over the whole country.
FEW = 64


class Choices:
    """The entries under each value of each key. Filled once, then replaced by ``without`` and ``add``."""

    def __init__(self):
        # key → value → bits, or the ids themselves while they are few.
        self._held: dict[str, dict[str, int | tuple[int, ...]]] = {}

    @classmethod
    def of(cls, rows: Iterable[tuple[str, str, int]]) -> "Choices":
        """Return the choices of (key, value, entry) rows."""
        gathered: dict[str, dict[str, list[int]]] = {}
        for key, value, entry in rows:
            gathered.setdefault(key, {}).setdefault(value, []).append(entry)
        made = cls()
        for key, values in gathered.items():
            made._held[key] = {value: kept(entries) for value, entries in values.items()}
        return made

    def without(self, entries: set[int]) -> "Choices":
        """Return the choices with these entries under none."""
        made, these = Choices(), bits_of(entries)
        for key, values in self._held.items():
            # Of tens of thousands of values a few hold any of them: the others are copied at one go.
            fewer = {
                value: less(members, entries, ~these)
                for value, members in values.items()
                if (members & these if isinstance(members, int) else not entries.isdisjoint(members))
            }
            made._held[key] = values | fewer
        return made

    def add(self, key: str, value: str, entry: int):
        values = self._held.setdefault(key, {})
        members = values.get(value, ())
        values[value] = members | 1 << entry if isinstance(members, int) else kept([*members, entry])

    def bits(self, key: str, value: str) -> int:
        """Return the entries under one choice."""
        members = self._held.get(key, {}).get(value, ())
        return as_bits(members)

    def any(self, key: str) -> int:
        """Return the entries under some value of a key."""
        found, few = 0, []
        for members in self._held.get(key, {}).values():
            if isinstance(members, int):
                found |= members
            else:
                few += members
        return found | bits_of(few)

    def counts(self, key: str, within: int) -> dict[str, int]:
        """Return how many entries of the set ``within`` stand under each value that any stands under."""
        field, found = holds(within), {}
        for value, members in self._held.get(key, {}).items():
            many = isinstance(members, int)
            number = (members & within).bit_count() if many else sum(map(field, members))
            if number:
                found[value] = number
        return found


def kept(entries: list[int]) -> int | tuple[int, ...]:
    """Return the smaller of two forms of a set of entries: bits for many, the numbers, each once, for few."""
    return bits_of(entries) if len(entries) > FEW else tuple(dict.fromkeys(entries))


def less(members, entries: set[int], gone: int):
    """Return ``members`` without ``entries``; ``gone`` are all numbers but those."""
    if isinstance(members, int):
        return members & gone
    return members if entries.isdisjoint(members) else tuple(one for one in members if one not in entries)


def as_bits(members) -> int:
    return members if isinstance(members, int) else bits_of(members)


def size_of(members) -> int:
    """Return about how many bytes a set in one of its forms takes."""
    return members.bit_length() // 8 if isinstance(members, int) else 60 + 40 * len(members)
