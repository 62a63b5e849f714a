"""After a reform: move what lies in a region that no longer stands into the region that it became."""

from dataclasses import dataclass

from django.apps import apps
from django.db import transaction

from cooperatives.models import Extent, Placed, Region


@dataclass(frozen=True)
class Move:
    """One row that was moved; ``sure`` is False where only the province of today is certain."""

    row: Placed
    former: Region
    present: Region
    sure: bool


@transaction.atomic
def follow_reforms() -> list[Move]:
    """Give every placed row in a former region its region of today; return what was moved.

    The whole of a region went to one: the row goes there. Parts went to several: nobody knows which, so the
    row goes to the province of today, and its page says that the unit is unknown. Either way the region of
    then is kept as the place where the row was recorded. A region without a successor leaves its rows alone.
    """
    placed = [model for model in apps.get_models() if issubclass(model, Placed)]
    moves = []
    for model in placed:
        for row in model.objects.filter(region__in=Region.objects.former()).select_related("region"):
            present, sure = _became(row.region)
            if present is None:
                continue
            moves.append(Move(row, row.region, present, sure))
            row.former_region = row.former_region or row.region
            row.region = present
            row.save()
    return moves


def _became(region: Region) -> tuple[Region | None, bool]:
    """Return the region of today that surely holds what lay in ``region``, and whether it is all of its land."""
    sure = True
    while region.is_former():
        ways = list(region.succeeded_by.select_related("successor__province"))
        if len(ways) == 1 and ways[0].extent == Extent.WHOLE:
            region = ways[0].successor
            continue
        provinces = {way.successor.province for way in ways}
        if len(provinces) != 1:
            return None, False
        region, sure = provinces.pop(), False
    return region, sure
