"""A list of cooperatives as points for a map: no more of them at once than a phone can show."""

from dataclasses import dataclass
from urllib.parse import urlsplit

from django.conf import settings
from django.db.models import Avg, Count, F, FloatField
from django.db.models.functions import Cast, Floor

from cooperatives.models.located import COMMUNE_DECIMALS, LocationPrecision

# Where a window holds more than so many, cells with their numbers stand for them.
MOST_POINTS = 500
# Cells along the longer side of a window.
CELLS = 24
CELL_DECIMALS = 3


@dataclass(frozen=True)
class Window:
    """What of the map is looked at, in degrees."""

    west: float
    south: float
    east: float
    north: float

    @classmethod
    def read(cls, text: str | None) -> "Window":
        """Return the window of "west,south,east,north"; the whole country for nonsense."""
        try:
            window = cls(*map(float, (text or "").split(",")))
        except (TypeError, ValueError):
            return COUNTRY
        # Not a number is never within bounds; neither is a window without extent.
        is_sound = -180 <= window.west < window.east <= 180 and -90 <= window.south < window.north <= 90
        return window if is_sound else COUNTRY

    @property
    def step(self) -> float:
        return max(self.east - self.west, self.north - self.south) / CELLS

    def keep(self, rows):
        return rows.filter(
            latitude__gte=round(self.south, 6),
            latitude__lte=round(self.north, 6),
            longitude__gte=round(self.west, 6),
            longitude__lte=round(self.east, 6),
        )


COUNTRY = Window(102, 6, 118, 23.5)


def places(rows, window: Window = COUNTRY) -> dict:
    """Return what a map shows of ``rows``, a queryset of cooperatives, within ``window``.

    {"total": located rows in all, "points": [[latitude, longitude, name, slug], …], "cells": [[latitude, longitude,
    number], …]}: points where there are at most MOST_POINTS, else cells. A point known to its commune only has fewer
    decimals and a fifth value, 1.
    """
    located = rows.located().order_by()
    within = window.keep(located)
    few = list(_points(within)[: MOST_POINTS + 1])
    answer = {"total": located.count(), "points": [], "cells": []}
    if len(few) <= MOST_POINTS:
        return answer | {"points": [_told(*row) for row in few]}
    return answer | {"cells": _cells(within, window.step)}


def _points(rows):
    return rows.order_by("-latitude", "pk").values_list(
        "latitude", "longitude", "short_name", "name", "slug", "location_precision"
    )


def _told(latitude, longitude, short_name, name, slug, precision) -> list:
    is_rough = precision == LocationPrecision.COMMUNE
    place = [round(float(degrees), COMMUNE_DECIMALS if is_rough else 6) for degrees in (latitude, longitude)]
    return [*place, short_name or name, slug, *([1] if is_rough else [])]


def _cells(rows, step: float) -> list[list]:
    """Return of each cell that holds anything the middle of what it holds, and how many: one query."""
    counted = (
        rows.annotate(
            row=Floor(Cast(F("latitude"), FloatField()) / step),
            column=Floor(Cast(F("longitude"), FloatField()) / step),
        )
        .values("row", "column")
        .annotate(number=Count("pk"), north=Avg("latitude"), east=Avg("longitude"))
        .order_by("-row", "column")
    )
    return [
        [round(float(one["north"]), CELL_DECIMALS), round(float(one["east"]), CELL_DECIMALS), one["number"]]
        for one in counted
    ]


def tile_policy() -> dict[str, list[str]]:
    """Return the directive of the security policy that lets the chosen tiles in; {} where there are none.

    Leaflet puts an empty picture, a data: address, where it gives a tile up.
    """
    if not settings.MAP_TILES:
        return {}
    address = urlsplit(settings.MAP_TILES)
    origin = f"{address.scheme}://{address.netloc}".replace("{s}", "*")
    return {"img-src": [*settings.SECURE_CSP["img-src"], origin, "data:"]}
