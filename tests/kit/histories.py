"""Random histories of stars, and a recount of them by hand: written from the rule's words, not from the code.

Decision 148/QĐ-TTg: a certificate holds from the day of its decision to the same day three years later, unless it is
withdrawn; the latest decision alone speaks for a product.
"""

import datetime
from collections import Counter
from typing import NamedTuple
from uuid import UUID

from hypothesis import strategies as st

from coopsite.common.search.indexing import gathered
from products.models import OcopCertificate, OcopDecision, Product

DAY = datetime.timedelta(days=1)


class Round(NamedTuple):
    """One recognition: of which product (a number), when, how many stars, and when they were taken back, if ever."""

    product: int
    decided: datetime.date
    stars: int
    withdrawn: datetime.date | None


def histories(products: int, first: datetime.date, last: datetime.date):
    """Yield lists of rounds of so many products between two days; some fall on days on which calendars err."""
    days = st.dates(first, last) | st.sampled_from([datetime.date(2020, 2, 29), datetime.date(2024, 2, 29)])
    later = st.none() | st.integers(0, 1500).map(lambda number: number * DAY)
    stars = st.integers(3, 5)
    rounds = st.builds(
        lambda product, decided, stars, after: Round(
            product, decided, stars, None if after is None else decided + after
        ),
        st.integers(0, products - 1),
        days,
        stars,
        later,
    )
    # A product is recognised once by a decision; two decisions of one day have a rule of their own: test_spans.
    return st.lists(rounds, max_size=8, unique_by=lambda one: (one.product, one.decided))


def write(rounds: list[Round], products: list[Product]):
    """Make ``rounds`` the whole history of stars of the site."""
    with gathered():
        OcopCertificate.objects.all().delete()
        for number, one in enumerate(rounds, 1):
            product = products[one.product]
            decision = OcopDecision.objects.create(
                number=f"{number}/QĐ-THỬ", decided_on=one.decided, body="UBND", federation=product.federation
            )
            OcopCertificate.objects.create(
                pk=UUID(int=number),
                product=product,
                decision=decision,
                stars=one.stars,
                withdrawn_on=one.withdrawn,
                withdrawn_reason="không nộp hồ sơ" if one.withdrawn else "",
            )


def stars_by_hand(rounds: list[Round], product: int, day: datetime.date) -> int | None:
    """Return the stars that a product may show on a day."""
    told = sorted(
        (one for one in rounds if one.product == product and one.decided <= day), key=lambda one: one.decided
    )
    if not told:
        return None
    last = told[-1]
    taken_back = last.withdrawn is not None and day >= last.withdrawn
    return None if taken_back or day > three_years_after(last.decided) else last.stars


def three_years_after(day: datetime.date) -> datetime.date:
    return day.replace(year=day.year + 3, day=28 if (day.month, day.day) == (2, 29) else day.day)


def counts_by_hand(rounds: list[Round], products: range | list[int], day: datetime.date) -> Counter:
    """Return how many of the products show how many stars on a day; those that show none are left out."""
    told = (stars_by_hand(rounds, product, day) for product in products)
    return Counter(stars for stars in told if stars)


def edges(rounds: list[Round], last: datetime.date) -> list[datetime.date]:
    """Return the days on which something begins or ends, with the days before and after, as far as they are over."""
    turns = [
        day
        for one in rounds
        for day in (one.decided, three_years_after(one.decided), one.withdrawn)
        if day is not None
    ]
    return sorted({day + step * DAY for day in turns for step in (-1, 0, 1) if day + step * DAY <= last})
