"""The order in which events are listed, and the days under which they stand."""

import datetime
from itertools import groupby

from django.utils import timezone

from coopsite.common.dates import show_weekday
from coopsite.common.search.bits import bits_of, numbers_in
from stories.models import Event, EventState

ON, OVER = "Đang diễn ra", "Đã qua"


def coming_first(now, entries: int, kind: str):
    """Yield events: those that are not over, the soonest first, then those that are, the latest first.

    When something is over depends on the minute, which the index does not hold: one query asks for the few ahead.
    """
    entry_of = now.remembered(
        ("entries of events",), lambda: {now.object_id(entry): entry for entry in numbers_in(now.every(kind))}
    )
    keys = Event.objects.published().ahead().values_list("pk", flat=True)
    ahead = [entry for key in keys if (entry := entry_of.get(key)) is not None and entries >> entry & 1]
    yield from ahead
    yield from now.ordered(entries & ~bits_of(ahead), "newest", kind)


def by_days(events, at: datetime.datetime | None = None) -> list[dict]:
    """Return events in the order of ``coming_first`` as {"heading", "events"}: what is on, each day ahead, what is over."""
    at = at or timezone.now()
    return [
        {"heading": heading, "events": list(group)}
        for heading, group in groupby(events, lambda event: _heading(event, at))
    ]


def _heading(event: Event, at: datetime.datetime) -> str:
    if event.is_over(at):
        return OVER
    if event.state_at(at) == EventState.ON:
        return ON
    day, today = timezone.localdate(event.begins_at), timezone.localdate(at)
    named = {0: "Hôm nay", 1: "Ngày mai"}.get((day - today).days)
    words = show_weekday(day)
    return f"{named}, {words}" if named else f"{words[0].upper()}{words[1:]}"
