"""The country's outline in degrees, read from the national map's drawing: a sketch, a kilometre or two off.

The drawing turned out to be in Mercator's projection; how that was found and measured is told in
docs/decisions/0018. It has an archipelago nearer to the coast or farther than it is: SHIFTED moves it to its place.
"""

import json
import math
import re
from functools import cache
from pathlib import Path

from django.conf import settings

DRAWING = "img/map.svg"
# Degrees of a unit of the drawing, and of its upper left corner; upwards in degrees of Mercator's stretched scale.
EAST_A_UNIT, WEST_END = 0.0192862, 102.12147
NORTH_A_UNIT, NORTH_END = -0.0193263, 24.06125
# Degrees north and east from where Hoàng Sa is drawn to where it lies, by Phú Lâm, Linh Côn and Tri Tôn.
SHIFTED = {"da-nang": (0.43, -1.26)}
KM_A_DEGREE = 111.2

_PROVINCE = re.compile(
    r'<g id="m-([a-z-]+)" data-x="([\d.]+)" data-y="([\d.]+)" data-name="([^"]+)">(.*?)</g>', re.DOTALL
)
_PATH, _DOT = re.compile(r' d="([^"]+)"'), re.compile(r'cx="([\d.]+)" cy="([\d.]+)"')
_STEP = re.compile(r"[A-Za-z]|-?\d*\.?\d+")

Ring = list[tuple[float, float]]


def degrees(x: float, y: float) -> tuple[float, float]:
    """Return (east, north) of a place of the drawing."""
    stretched = math.radians(NORTH_END + NORTH_A_UNIT * y)
    north = math.degrees(2 * math.atan(math.exp(stretched)) - math.pi / 2)
    return round(WEST_END + EAST_A_UNIT * x, 3), round(north, 3)


def _rings(path: str) -> list[Ring]:
    """Return the closed lines of a path of M, l and z: all that the drawing uses."""
    rings, x, y, numbers = [], 0.0, 0.0, []
    for step in _STEP.findall(path):
        if step.isalpha():
            if step in "Mm":
                rings.append([])
            if step == "M":
                x, y = 0.0, 0.0
            continue
        numbers.append(float(step))
        if len(numbers) == 2:
            x, y = x + numbers[0], y + numbers[1]
            rings[-1].append((x, y))
            numbers = []
    return rings


def drawing() -> Path:
    return Path(settings.BASE_DIR) / "static" / DRAWING


@cache
def provinces() -> dict[str, dict]:
    """Return of each province of today, by its key: name, middle, rings, and dots, its far islands, in degrees."""
    found = {}
    for key, x, y, name, drawn in _PROVINCE.findall(drawing().read_text(encoding="utf-8")):
        up, right = SHIFTED.get(key, (0, 0))
        dots = [degrees(float(x), float(y)) for x, y in _DOT.findall(drawn)]
        found[key] = {
            "name": name,
            "middle": degrees(float(x), float(y)),
            "rings": [
                [degrees(*place) for place in ring] for path in _PATH.findall(drawn) for ring in _rings(path)
            ],
            "dots": [(round(east + right, 3), round(north + up, 3)) for east, north in dots],
        }
    return found


def geojson() -> str:
    """Return the provinces as GeoJSON, each with key, name and middle; the far islands as points.

    ``drawing`` says how degrees become the drawing's own units again, for a small map beside the large one.
    """
    features = []
    for key, one in provinces().items():
        said = {"key": key, "name": one["name"], "middle": one["middle"]}
        polygons = [[[*ring, ring[0]]] for ring in one["rings"]]
        features.append(_feature("MultiPolygon", polygons, said))
        if one["dots"]:
            features.append(_feature("MultiPoint", one["dots"], said))
    scale = {"west": WEST_END, "east": EAST_A_UNIT, "north": NORTH_END, "down": NORTH_A_UNIT}
    collection = {"type": "FeatureCollection", "drawing": scale, "features": features}
    return json.dumps(collection, ensure_ascii=False, separators=(",", ":"))


def _feature(kind: str, coordinates, properties) -> dict:
    return {
        "type": "Feature",
        "properties": properties,
        "geometry": {"type": kind, "coordinates": coordinates},
    }


def province_at(point) -> str:
    """Return the key of the province whose outline a coordinates.Point lies in; "" for none."""
    place = float(point.longitude), float(point.latitude)
    for key, one in provinces().items():
        if any(_is_inside(place, ring) for ring in one["rings"]):
            return key
    return ""


def distance_km(key: str, point) -> float:
    """Return how far a point outside of a province is from its outline or its far islands."""
    one = provinces()[key]
    lines = [*one["rings"], *([dot] for dot in one["dots"])]
    return min(_to_line(point, ring) for ring in lines)


def _is_inside(place, ring: Ring) -> bool:
    """Count how often a ray to the east crosses the ring."""
    (x, y), inside = place, False
    for (x0, y0), (x1, y1) in zip(ring, [*ring[1:], ring[0]], strict=True):
        if (y0 > y) != (y1 > y) and x < x0 + (y - y0) * (x1 - x0) / (y1 - y0):
            inside = not inside
    return inside


def _to_line(point, ring: Ring) -> float:
    """Return the distance in km to the nearest stretch of a ring, on a plane: near enough within a country."""
    shrunk = math.cos(math.radians(float(point.latitude)))
    plane = [
        ((east - float(point.longitude)) * shrunk, north - float(point.latitude)) for east, north in ring
    ]
    return KM_A_DEGREE * min(_to_stretch(a, b) for a, b in zip(plane, [*plane[1:], plane[0]], strict=True))


def _to_stretch(a, b) -> float:
    """Return the distance from the origin to the stretch from a to b."""
    (ax, ay), (dx, dy) = a, (b[0] - a[0], b[1] - a[1])
    long = dx * dx + dy * dy
    share = max(0.0, min(1.0, -(ax * dx + ay * dy) / long)) if long else 0.0
    return math.hypot(ax + share * dx, ay + share * dy)
