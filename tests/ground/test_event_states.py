"""What an event is at a moment: decided to the minute, the same in whatever zone the moment is told."""

import datetime

import pytest
from django.utils import timezone
from hypothesis import given
from hypothesis import strategies as st

from stories.models import Event, EventChange, EventState

BEGINS = timezone.make_aware(datetime.datetime(2026, 12, 5, 19, 30))
ENDS = timezone.make_aware(datetime.datetime(2026, 12, 5, 21, 0))
INSTANT = datetime.timedelta(microseconds=1)
ZONES = st.integers(-12 * 60, 14 * 60).map(lambda m: datetime.timezone(datetime.timedelta(minutes=m)))
MOMENTS = st.datetimes(
    datetime.datetime(2020, 1, 1), datetime.datetime(2040, 1, 1), timezones=st.just(datetime.UTC)
)
LENGTHS = st.timedeltas(datetime.timedelta(minutes=1), datetime.timedelta(days=30))
OFFSETS = st.timedeltas(datetime.timedelta(days=-40), datetime.timedelta(days=40))


def event(begins=BEGINS, ends=ENDS, change=EventChange.NONE):
    return Event(begins_at=begins, ends_at=ends, change=change)


@pytest.mark.parametrize(
    ("at", "state"),
    [
        (BEGINS - INSTANT, EventState.COMING),
        (BEGINS, EventState.ON),
        (ENDS - INSTANT, EventState.ON),
        (ENDS, EventState.OVER),
    ],
)
def test_it_turns_at_the_very_moment(at, state):
    assert event().state_at(at) == state
    assert event(change=EventChange.MOVED).state_at(at) == state
    assert event(change=EventChange.ELSEWHERE).state_at(at) == state
    assert event().is_over(at) == (state == EventState.OVER)


@pytest.mark.parametrize(
    ("change", "state"),
    [(EventChange.CANCELLED, EventState.CANCELLED), (EventChange.PUT_OFF, EventState.PUT_OFF)],
)
def test_what_was_called_off_is_so_before_and_after(change, state):
    for at in (BEGINS - INSTANT, BEGINS, ENDS, ENDS + datetime.timedelta(days=900)):
        assert event(change=change).state_at(at) == state


@given(begins=MOMENTS, length=LENGTHS, offset=OFFSETS, zones=st.tuples(ZONES, ZONES, ZONES))
def test_no_zone_changes_it(begins, length, offset, zones):
    """The same instants told by other clocks, and by the clocks on both sides of a begin or an end."""
    ends = begins + length
    for at in (begins + offset, begins, ends, begins - INSTANT, ends - INSTANT):
        meant = EventState.COMING if at < begins else EventState.ON if at < ends else EventState.OVER
        told = event(begins.astimezone(zones[0]), ends.astimezone(zones[1]))
        assert told.state_at(at.astimezone(zones[2])) == meant


@given(begins=MOMENTS, length=LENGTHS, zone=ZONES)
def test_hours_are_vietnams_in_whatever_zone_they_are_held(begins, length, zone):
    there = event(begins.astimezone(zone), (begins + length).astimezone(zone))
    assert there.hours == event(begins, begins + length).hours
    local = begins.astimezone(datetime.timezone(datetime.timedelta(hours=7)))
    assert there.hours.startswith(f"{local.hour}:{local.minute:02}")
