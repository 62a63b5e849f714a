"""Days and spans of days as Vietnamese read them, day first; and the calendar arithmetic of certificates."""

import calendar
import datetime

from django.utils import timezone

WEEKDAYS = ("thứ Hai", "thứ Ba", "thứ Tư", "thứ Năm", "thứ Sáu", "thứ Bảy", "Chủ nhật")


def add_months(day: datetime.date, months: int) -> datetime.date:
    """Return the same day of the month ``months`` later (earlier if negative), or that month's last day.

    31/1 and one month is 28/2 or 29/2. Raises ValueError beyond the years 1 to 9999.
    """
    year, month = divmod(day.year * 12 + day.month - 1 + months, 12)
    if not datetime.MINYEAR <= year <= datetime.MAXYEAR:
        raise ValueError(f"year {year} is out of the calendar")
    last = calendar.monthrange(year, month + 1)[1]
    return datetime.date(year, month + 1, min(day.day, last))


def months_between(start: datetime.date, on: datetime.date) -> int:
    """Return the whole months passed from ``start`` to ``on``, negative before ``start``.

    The largest n with ``add_months(start, n) <= on``: a month that began on the 31st is whole on the last day
    of a shorter one.
    """
    months = (on.year - start.year) * 12 + on.month - start.month
    return months - (add_months(start, months) > on)


def end_of(day: datetime.date | None) -> datetime.datetime | None:
    """Return the moment at which ``day`` is over here; None for None."""
    return day and timezone.make_aware(
        datetime.datetime.combine(day + datetime.timedelta(1), datetime.time())
    )


def show_date(day: datetime.date | None) -> str:
    """Return "7/8/2024"; "" for None."""
    return f"{day.day}/{day.month}/{day.year}" if day else ""


def show_partial(year: int, month: int | None = None, day: int | None = None) -> str:
    """Return as much of a date as is known: "2023", "4/2024" or "1/4/2024"; a day needs its month."""
    return "/".join(str(part) for part in (day if month else None, month, year) if part)


def show_span(first: datetime.date, last: datetime.date) -> str:
    """Return "7–9/8/2024", "30/8–2/9/2024" or "30/12/2024–2/1/2025": nothing said twice.

    One day alone, "7/8/2024", where both are the same. ``last`` is not before ``first``.
    """
    if first == last:
        return show_date(first)
    if first.year != last.year:
        return f"{show_date(first)}–{show_date(last)}"
    head = str(first.day) if first.month == last.month else f"{first.day}/{first.month}"
    return f"{head}–{show_date(last)}"


def show_weekday(day: datetime.date) -> str:
    """Return "thứ Bảy, 5/12/2026": where people plan by the day of the week."""
    return f"{WEEKDAYS[day.weekday()]}, {show_date(day)}"


def show_hours(begins: datetime.datetime, ends: datetime.datetime) -> str:
    """Return the time from one moment to another by Vietnam's clock.

    "19:30–21:00, thứ Bảy, 5/12/2026" within a day; else "8:00 thứ Năm, 3/12/2026 – 17:00 Chủ nhật, 6/12/2026". What ends
    at midnight ends at 24:00 of the day before, as people say.
    """
    begins, ends = timezone.localtime(begins), timezone.localtime(ends)
    last, hour = ends.date(), show_hour(ends)
    if ends.time() == datetime.time() and ends > begins:
        last, hour = last - datetime.timedelta(days=1), "24:00"
    if begins.date() == last:
        return f"{show_hour(begins)}–{hour}, {show_weekday(last)}"
    return f"{show_hour(begins)} {show_weekday(begins.date())} – {hour} {show_weekday(last)}"


def show_hour(moment: datetime.datetime) -> str:
    """Return "8:05", "19:30" by Vietnam's clock."""
    moment = timezone.localtime(moment)
    return f"{moment.hour}:{moment.minute:02}"
