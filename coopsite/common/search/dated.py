"""Choices that hold for a time only: whose stars end, whose maker becomes public, on a day and at a moment of it."""

import datetime
from collections.abc import Iterable
from typing import NamedTuple

from coopsite.common.dates import end_of
from coopsite.common.search.choices import Choices

NEVER = datetime.datetime.max.replace(tzinfo=datetime.UTC)
# By entry: (first moment, last day, key, value) of each choice.
Dated = dict[int, list[tuple[datetime.datetime, datetime.date, str, str]]]


class Held(NamedTuple):
    """What stands under such choices on ``day``, from the moment it was told until the moment ``until``."""

    day: datetime.date
    until: datetime.datetime
    choices: Choices

    @classmethod
    def of(cls, dated: Dated, now: datetime.datetime, day: datetime.date) -> "Held":
        """Return what holds at the moment ``now``, which lies in ``day``."""
        rows, until = _holding(dated, dated, now, day)
        return cls(day, until, Choices.of(rows))

    def holds(self, now: datetime.datetime, day: datetime.date) -> bool:
        return self.day == day and self.until > now

    def renewed(self, entries: set[int], dated: Dated, now: datetime.datetime) -> "Held":
        """Return what holds after these entries changed; ``now`` is a moment at which this still held."""
        choices = self.choices.without(entries)
        rows, until = _holding(entries, dated, now, self.day)
        for row in rows:
            choices.add(*row)
        return Held(self.day, min(self.until, until), choices)


def held_on(dated: Dated, day: datetime.date, keys: frozenset[str]) -> Choices:
    """Return what stood under the choices of ``keys`` on a day, be it long past: what began before it was over.

    Where nobody told since when, it held from the first.
    """
    over = end_of(day)
    return Choices.of(
        (key, value, entry)
        for entry, told in dated.items()
        for since, last, key, value in told
        if key in keys and since < over and last >= day
    )


def _holding(
    entries: Iterable[int], dated: Dated, now, day
) -> tuple[list[tuple[str, str, int]], datetime.datetime]:
    """Return (key, value, entry) of what holds of ``entries``, and when that changes by itself within the day, or NEVER."""
    rows, until = [], NEVER
    for entry in entries:
        for since, last, key, value in dated.get(entry, ()):
            if since > now:
                until = min(until, since)
            elif last >= day:
                rows.append((key, value, entry))
    return rows, until
