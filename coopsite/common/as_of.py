"""The picture of a day: ``?ngay=31-12-2023`` asks for what held then, and today answers where it cannot be given.

Days are read as Vietnamese write them, day first, and as forms send them, year first; addresses are written day first.
"""

import datetime
import re
from dataclasses import dataclass
from typing import NamedTuple

from django.http import QueryDict
from django.utils import timezone

from coopsite.common.dates import show_date
from coopsite.common.text import tidy_line

ASKED = "ngay"
# So much of what nobody can read is said back.
MOST_SAID = 30
_DAY_FIRST = re.compile(r"([0-9]{1,2})[-/.]([0-9]{1,2})[-/.]([0-9]{4})")
_YEAR_FIRST = re.compile(r"([0-9]{4})-([0-9]{1,2})-([0-9]{1,2})")


class Beginning(NamedTuple):
    """The first day that may be asked for, and a sentence that says what there was not before."""

    day: datetime.date
    words: str


@dataclass(frozen=True)
class AsOf:
    """The day that a page speaks of: ``day`` is None for today, ``trouble`` says why another day is not shown.

    ``begins`` is the first day that may be asked for, None where no other day can be; ``asked`` tells whether the
    address named any day at all.
    """

    begins: datetime.date | None = None
    day: datetime.date | None = None
    trouble: str = ""
    asked: bool = False

    @property
    def value(self) -> str:
        """The day as addresses write it, "31-12-2023"; "" for today."""
        return f"{self.day:%d-%m-%Y}" if self.day else ""

    @property
    def shown(self) -> datetime.date:
        """The day that is shown, today or another."""
        return self.day or timezone.localdate()


TODAY = AsOf()


def asked_day(params: QueryDict, beginning: Beginning) -> AsOf:
    """Return the day that a request's GET asks for, from the ``beginning`` up to today."""
    typed, begins = tidy_line(params.get(ASKED, "")), beginning.day
    if not typed:
        return AsOf(begins)
    day, today = read_day(typed), timezone.localdate()
    if day is None:
        said = f"{typed[:MOST_SAID]}…" if len(typed) > MOST_SAID else typed
        trouble = f"Không đọc được ngày “{said}”: xin ghi ngày, tháng, năm như 31-12-2023."
    elif day > today:
        trouble = f"Ngày {show_date(day)} chưa tới, nên chưa có gì để xem."
    elif day < begins:
        trouble = f"Ngày {show_date(day)} sớm quá. {beginning.words}"
    else:
        return AsOf(begins, None if day == today else day, asked=True)
    return AsOf(begins, trouble=trouble, asked=True)


def read_day(typed: str) -> datetime.date | None:
    """Return the day of "31-12-2023", "31/12/2023", "31.12.2023" or "2023-12-31"; None for what is no day."""
    if found := _DAY_FIRST.fullmatch(typed):
        day, month, year = map(int, found.groups())
    elif found := _YEAR_FIRST.fullmatch(typed):
        year, month, day = map(int, found.groups())
    else:
        return None
    try:
        return datetime.date(year, month, day)
    except ValueError:
        return None
