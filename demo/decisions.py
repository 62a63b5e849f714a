"""Illustrative OCOP decisions that keep the law of their day: who may recognise how many stars.

Decision 148/QĐ-TTg, from 24/02/2023: the district three stars, the province four, the ministry five. As amended
by 1489/QĐ-TTg, from 06/07/2025, the province gives three as well. Districts and the former provinces ended on
30/06/2025.
"""

import datetime

from cooperatives.models import Federation, Region
from cooperatives.models.region import REFORM
from coopsite.common.dates import add_months
from products.models import OcopDecision, OcopRule
from products.models.rules import QD_1489_FROM

MINISTRY = "Bộ Nông nghiệp và Môi trường"


def decision(number: str, stars: int, months: int, district: str, owner: str, today: datetime.date):
    """Return the unsaved decision of ``months`` before ``today`` on products of a former district, by its key."""
    day = add_months(today, -months)
    if REFORM <= day < QD_1489_FROM:
        # Five days on which no district was left, and the province could not yet give three stars.
        day = QD_1489_FROM
    place = _place(stars, day, Region.objects.select_related("province").get(key=district))
    body = f"UBND {place.with_type}" if place else MINISTRY
    return OcopDecision(
        number=number,
        decided_on=day,
        body=f"{body} (minh họa)",
        region=place,
        rule=OcopRule.in_force_on(day),
        illustrative=True,
        federation=Federation.objects.get(slug=owner),
    )


def _place(stars: int, day: datetime.date, district: Region) -> Region | None:
    """Return the territory whose people's committee recognised that many stars on ``day``; None: the ministry."""
    if stars == 5:
        return None
    if day >= REFORM:
        return district.province.succeeded_by.get().successor
    return district if stars == 3 else district.province
