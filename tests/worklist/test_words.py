"""Moments and spans in words."""

import datetime

import pytest
from django.utils import timezone

from coopsite.worklist.words import moment, time_left

DAY = datetime.date(2026, 11, 26)


@pytest.mark.parametrize(
    ("until", "said"),
    [
        ((2026, 11, 25), ""),
        ((2026, 11, 26), "hôm nay là ngày cuối"),
        ((2026, 11, 27), "còn 1 ngày"),
        ((2026, 12, 25), "còn 29 ngày"),
        ((2026, 12, 26), "còn 1 tháng"),
        ((2027, 1, 1), "còn hơn 1 tháng"),
        ((2027, 5, 26), "còn 6 tháng"),
    ],
)
def test_how_long_something_still_holds(until, said):
    assert time_left(datetime.date(*until), DAY) == said


@pytest.mark.parametrize(
    ("days_ago", "said"), [(0, "8:05 hôm nay"), (1, "8:05 hôm qua"), (2, None), (-1, None)]
)
def test_when_something_was_done(days_ago, said):
    at = timezone.localtime().replace(hour=8, minute=5) - datetime.timedelta(days=days_ago)
    assert moment(at) == (said or f"8:05 ngày {at.day}/{at.month}/{at.year}")
