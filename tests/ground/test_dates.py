import datetime

import pytest
from django import forms
from django.template import Context, Template
from django.utils import timezone, translation
from hypothesis import given
from hypothesis import strategies as st

from coopsite.common.dates import (
    add_months,
    months_between,
    show_date,
    show_hours,
    show_partial,
    show_span,
)
from coopsite.common.fields import DayFirstDateField

day = datetime.date
DAYS = st.dates(day(1900, 1, 1), day(2199, 12, 31))


@pytest.mark.parametrize(
    ("start", "months", "end"),
    [
        (day(2024, 8, 7), 36, day(2027, 8, 7)),
        (day(2024, 1, 31), 1, day(2024, 2, 29)),
        (day(2023, 1, 31), 1, day(2023, 2, 28)),
        (day(2024, 2, 29), 12, day(2025, 2, 28)),
        (day(2024, 2, 29), 48, day(2028, 2, 29)),
        (day(2024, 11, 30), 3, day(2025, 2, 28)),
        (day(2024, 12, 15), 1, day(2025, 1, 15)),
        (day(2024, 3, 31), -1, day(2024, 2, 29)),
        (day(2024, 1, 15), -1, day(2023, 12, 15)),
        (day(2024, 8, 7), 0, day(2024, 8, 7)),
    ],
)
def test_add_months(start, months, end):
    assert add_months(start, months) == end


@pytest.mark.parametrize(("start", "months"), [(day(9999, 12, 1), 1), (day(1, 1, 1), -1)])
def test_months_beyond_the_calendar_are_refused(start, months):
    with pytest.raises(ValueError, match="calendar"):
        add_months(start, months)


@pytest.mark.parametrize(
    ("start", "on", "months"),
    [
        (day(2024, 8, 7), day(2024, 8, 7), 0),
        (day(2024, 8, 7), day(2024, 9, 6), 0),
        (day(2024, 8, 7), day(2024, 9, 7), 1),
        (day(2024, 8, 7), day(2027, 8, 6), 35),
        (day(2024, 8, 7), day(2027, 8, 7), 36),
        (day(2024, 1, 31), day(2024, 2, 28), 0),
        (day(2024, 1, 31), day(2024, 2, 29), 1),
        (day(2024, 8, 7), day(2024, 8, 6), -1),
        (day(2024, 8, 7), day(2024, 7, 7), -1),
        (day(2024, 8, 7), day(2024, 7, 6), -2),
    ],
)
def test_months_between(start, on, months):
    assert months_between(start, on) == months


@given(DAYS, DAYS)
def test_months_between_is_the_most_that_can_be_added(start, on):
    months = months_between(start, on)
    assert add_months(start, months) <= on < add_months(start, months + 1)


@given(DAYS, st.integers(-1200, 1200))
def test_adding_months_lands_in_the_month_meant(start, months):
    end = add_months(start, months)
    assert (end.year * 12 + end.month) - (start.year * 12 + start.month) == months
    # The same day, or the last of a shorter month.
    assert end.day == start.day or (end.day < start.day and (end + datetime.timedelta(1)).day == 1)


@pytest.mark.parametrize(
    ("first", "last", "shown"),
    [
        (day(2024, 8, 7), day(2024, 8, 9), "7–9/8/2024"),
        (day(2024, 8, 30), day(2024, 9, 2), "30/8–2/9/2024"),
        (day(2024, 12, 30), day(2025, 1, 2), "30/12/2024–2/1/2025"),
        (day(2024, 8, 7), day(2025, 8, 7), "7/8/2024–7/8/2025"),
        (day(2024, 8, 7), day(2024, 9, 7), "7/8–7/9/2024"),
        (day(2024, 8, 7), day(2024, 8, 7), "7/8/2024"),
    ],
)
def test_show_span(first, last, shown):
    assert show_span(first, last) == shown
    tag = Template("{% span_dates first last %}")
    assert tag.render(Context({"first": first, "last": last})) == shown


@pytest.mark.parametrize(
    ("parts", "shown"),
    [((2023,), "2023"), ((2024, 4), "4/2024"), ((2024, 4, 1), "1/4/2024"), ((2024, None, 1), "2024")],
)
def test_show_partial(parts, shown):
    assert show_partial(*parts) == shown


def test_show_date_is_day_first_without_idle_zeros():
    assert show_date(day(2024, 8, 7)) == "7/8/2024"
    assert show_date(None) == ""


@pytest.mark.parametrize(
    ("markup", "shown"),
    [
        ("{{ day|ngay }}", "7/8/2024"),
        ("{{ day }}", "7/8/2024"),
        ("{{ day|date }}", "7/8/2024"),
        # 20:00 on the 6th in London is already the 7th in Vietnam.
        ("{{ moment|ngay }}", "7/8/2024"),
        ("{{ nothing|ngay }}{{ unheard|ngay }}", ""),
        ("{% span_dates day nothing %}", "7/8/2024"),
    ],
)
def test_days_in_templates(markup, shown):
    moment = datetime.datetime(2024, 8, 6, 20, 0, tzinfo=datetime.UTC)
    context = Context({"day": day(2024, 8, 7), "moment": moment, "nothing": None})
    with translation.override("vi"), timezone.override("Asia/Ho_Chi_Minh"):
        assert Template(markup).render(context) == shown


class DjangoForm(forms.Form):
    """Django's own field, as the admin uses it: the formats module alone makes it read day first."""

    on = forms.DateField()
    at = forms.DateTimeField(required=False)


class OwnForm(forms.Form):
    on = DayFirstDateField()


@pytest.mark.parametrize("form_class", [DjangoForm, OwnForm])
@pytest.mark.parametrize(
    ("typed", "meant"),
    [
        ("7/8/2024", day(2024, 8, 7)),
        ("07/08/2024", day(2024, 8, 7)),
        ("27/8/2024", day(2024, 8, 27)),
        (" 7-8-2024 ", day(2024, 8, 7)),
        ("7.8.2024", day(2024, 8, 7)),
        ("2024-08-07", day(2024, 8, 7)),
    ],
)
def test_a_date_is_typed_day_first(form_class, typed, meant):
    with translation.override("vi"):
        form = form_class({"on": typed})
        assert form.is_valid(), form.errors
    assert form.cleaned_data["on"] == meant


@pytest.mark.parametrize("form_class", [DjangoForm, OwnForm])
@pytest.mark.parametrize("typed", ["8/27/2024", "30/2/2024", "7/8", "7/8/24", "hôm nay", "2024/08/07"])
def test_what_is_no_day_is_refused(form_class, typed):
    with translation.override("vi"):
        form = form_class({"on": typed})
        assert form.has_error("on", "invalid")


@pytest.mark.parametrize("form_class", [DjangoForm, OwnForm])
def test_a_date_is_shown_as_it_may_be_typed(form_class):
    with translation.override("vi"):
        html = str(form_class(initial={"on": day(2024, 8, 7)})["on"])
        assert 'value="07/08/2024"' in html
        assert form_class({"on": "07/08/2024"}, initial={"on": day(2024, 8, 7)}).changed_data == []


def test_a_moment_is_typed_day_first():
    with translation.override("vi"):
        form = DjangoForm({"on": "7/8/2024", "at": "7/8/2024 14:30"})
        assert form.is_valid(), form.errors
    at = form.cleaned_data["at"]
    assert (at.day, at.month, at.hour, at.minute) == (7, 8, 14, 30)


def test_own_date_field_reads_day_first_in_any_language_and_says_how():
    with translation.override("en"):
        assert DayFirstDateField().clean("7/8/2024") == day(2024, 8, 7)
        assert 'value="07/08/2024"' in str(OwnForm(initial={"on": day(2024, 8, 7)})["on"])
    form = OwnForm({"on": "8/27/2024"})
    assert "7/8/2024" in form.errors["on"][0]


def test_own_date_field_keeps_what_it_is_given():
    field = DayFirstDateField(error_messages={"invalid": "khác"}, input_formats=["%Y"], required=False)
    assert field.error_messages["invalid"] == "khác"
    assert field.clean("2024") == day(2024, 1, 1)
    assert field.clean("") is None


def here(*moment):
    return timezone.make_aware(datetime.datetime(*moment))


@pytest.mark.parametrize(
    ("begins", "ends", "shown"),
    [
        (here(2026, 12, 5, 19, 30), here(2026, 12, 5, 21), "19:30–21:00, thứ Bảy, 5/12/2026"),
        (here(2026, 12, 6, 8, 5), here(2026, 12, 6, 9), "8:05–9:00, Chủ nhật, 6/12/2026"),
        (
            here(2026, 12, 3, 8),
            here(2026, 12, 6, 17),
            "8:00 thứ Năm, 3/12/2026 – 17:00 Chủ nhật, 6/12/2026",
        ),
        (here(2026, 12, 31, 20), here(2027, 1, 1), "20:00–24:00, thứ Năm, 31/12/2026"),
        (
            here(2026, 12, 31, 20),
            here(2027, 1, 1, 0, 1),
            "20:00 thứ Năm, 31/12/2026 – 0:01 thứ Sáu, 1/1/2027",
        ),
        (here(2026, 12, 31, 0), here(2027, 1, 2), "0:00 thứ Năm, 31/12/2026 – 24:00 thứ Sáu, 1/1/2027"),
    ],
)
def test_hours_are_told_by_vietnams_clock(begins, ends, shown):
    assert show_hours(begins, ends) == shown
    assert show_hours(begins.astimezone(datetime.UTC), ends.astimezone(datetime.UTC)) == shown


@pytest.mark.parametrize(
    ("typed", "meant"),
    [
        *(("19:30", (19, 30)), ("19h30", (19, 30)), ("8h", (8, 0)), ("8h05", (8, 5))),
        *(("19 giờ 30", (19, 30)), ("7 giờ", (7, 0)), ("08:00", (8, 0)), ("0h", (0, 0))),
    ],
)
def test_an_hour_is_typed_as_people_write_it(typed, meant):
    with translation.override("vi"):
        assert forms.TimeField().clean(typed) == datetime.time(*meant)


@pytest.mark.parametrize("typed", ["25h", "19h60", "19.30", "bảy giờ", "19"])
def test_what_is_no_hour_is_refused(typed):
    with translation.override("vi"), pytest.raises(forms.ValidationError):
        forms.TimeField().clean(typed)
