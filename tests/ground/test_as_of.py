"""Which day an address asks for: read in three spellings, written in one, refused with a sentence."""

import datetime
from unittest import mock

import pytest
from django.http import QueryDict
from hypothesis import given
from hypothesis import strategies as st

from coopsite.common.as_of import AsOf, Beginning, asked_day, read_day

NOON = datetime.datetime(2026, 11, 26, 5, tzinfo=datetime.UTC)
BEGINNING = Beginning(datetime.date(2018, 5, 7), "Trước 7/5/2018 chưa có gì.")


def asked(typed: str) -> AsOf:
    params = QueryDict(mutable=True)
    params["ngay"] = typed
    with mock.patch("django.utils.timezone.now", lambda: NOON):
        return asked_day(params, BEGINNING)


@given(st.dates(BEGINNING.day))
def test_a_day_is_read_as_it_is_written_day_first_or_as_forms_send_it(day):
    numbers = f"{day.day}/{day.month}/{day.year}"
    spelled = (
        numbers,
        numbers.replace("/", "-"),
        numbers.replace("/", "."),
        day.isoformat(),
    )
    assert {read_day(one) for one in spelled} == {day}
    assert read_day(AsOf(day=day).value) == day


@pytest.mark.parametrize(
    "typed",
    [
        *("", "abc", "2023", "12/2023", "31-12-23", "32/1/2023", "29-2-2023", "0/1/2023", "1/13/2023"),
        *("31-12-20233", "-1-1-2023", "31 12 2023", "٣١-١٢-٢٠٢٣", "2023/12/31x", "31-12-2023'--", "9" * 5000),
    ],
)
def test_what_is_no_day_is_none(typed):
    assert read_day(typed) is None


@pytest.mark.parametrize("typed", ["31-12-2023", "31/12/2023", "2023-12-31", "  31/12/2023 "])
def test_one_day_has_one_address(typed):
    told = asked(typed)
    assert (told.day, told.value, told.trouble) == (datetime.date(2023, 12, 31), "31-12-2023", "")
    assert told.shown == told.day


@pytest.mark.parametrize(
    ("typed", "words"),
    [
        ("hôm qua", "Không đọc được ngày “hôm qua”"),
        ("x" * 5000, f"“{'x' * 30}…”"),
        ("6/5/2018", "sớm quá. Trước 7/5/2018 chưa có gì."),
        ("27/11/2026", "chưa tới"),
        ("1-1-9999", "chưa tới"),
    ],
)
def test_what_cannot_be_shown_is_today_with_a_sentence(typed, words):
    told = asked(typed)
    assert told.day is None
    assert told.value == ""
    assert words in told.trouble
    assert told.asked


def test_the_first_day_can_be_asked_for_and_today_is_today():
    assert asked("7/5/2018").day == BEGINNING.day
    assert (asked("26-11-2026").day, asked("26-11-2026").trouble) == (None, "")


def test_nothing_asked_is_today():
    assert asked("") == asked("   ") == AsOf(BEGINNING.day)
    assert not asked("").asked
