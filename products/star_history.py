"""How many products held how many stars on the last day of each year: counted from certificates, never estimated."""

import datetime
from collections import Counter
from dataclasses import dataclass
from itertools import groupby
from operator import itemgetter

from django.utils import timezone

from products.models.ocop import OcopCertificate
from products.models.rules import BEGINNING
from products.models.spans import StarsLent, star_spans

STARS = (5, 4, 3)
# The longest bar's share of its cell, in percent; the number stands in the rest.
BAR_ROOM = 78


@dataclass(frozen=True)
class StarDay:
    """How many products held ``counts[stars]`` stars on a day; ``most`` is the greatest total of the days beside it."""

    day: datetime.date
    counts: Counter
    most: int = 1

    @property
    def total(self) -> int:
        return sum(self.counts.values())

    @property
    def parts(self) -> list[tuple[int, int, float]]:
        """Return (stars, products, the bar's length in percent), five stars first, those that nobody held too."""
        return [(stars, self.counts[stars], self.counts[stars] / self.most * BAR_ROOM) for stars in STARS]

    @property
    def is_today(self) -> bool:
        return self.day == timezone.localdate()

    @property
    def value(self) -> str:
        """The day as ``?ngay=`` writes it."""
        return f"{self.day:%d-%m-%Y}"


@dataclass(frozen=True)
class StarHistory:
    """The days, oldest first, and the one of them that the page shows; ``illustrative`` if any certificate is."""

    days: list[StarDay]
    shown: StarDay
    illustrative: bool

    @property
    def is_empty(self) -> bool:
        """Whether nobody held stars on any of the days."""
        return not any(one.total for one in self.days)


def star_history(products, on: datetime.date | None = None) -> StarHistory:
    """Count ``products``, a queryset, by the stars that they held on 31/12 of each year, today and on the day ``on``.

    From the first year at whose end any held stars. One query, however many years and products there are; that a
    product holds stars on a day is told by the same spans as in lists.
    """
    certificates = OcopCertificate.objects.filter(product__in=products.order_by().values("pk"))
    rows = certificates.order_by("product").values_list(
        "product", "decision__illustrative", *StarsLent.COLUMNS
    )
    held, illustrative = [], False
    for _product, group in groupby(rows, key=itemgetter(0)):
        _products, invented, *columns = zip(*group, strict=True)
        held += star_spans(map(StarsLent._make, zip(*columns, strict=True)))
        illustrative |= any(invented)
    today = timezone.localdate()
    days = _days(held, today) | {on or today}
    counted = {day: _counts(held, day) for day in sorted(days)}
    most = max((sum(counts.values()) for counts in counted.values()), default=0) or 1
    made = {day: StarDay(day, counts, most) for day, counts in counted.items()}
    return StarHistory(list(made.values()), made[on or today], illustrative)


def _days(held: list[tuple], today: datetime.date) -> set[datetime.date]:
    """Return the ends of the years that are over, from the first in which any stars began; and today."""
    # A slip of the keys puts a decision into another millennium; the programme has fewer years.
    first = max(min((since.year for _stars, since, _until in held), default=today.year), BEGINNING.day.year)
    return {datetime.date(year, 12, 31) for year in range(first, today.year)} | {today}


def _counts(held: list[tuple], day: datetime.date) -> Counter:
    return Counter(stars for stars, since, until in held if since <= day <= until)
