"""What people call a place beside its name: other spellings, names of before, short names.

They are read from ``cooperatives/data/other_names.csv``, once in a process, and stand in the index alone: pages call a
place by its name. A change of the file is a change of the index (``manage.py search_index``).
"""

import csv
from functools import cache
from pathlib import Path

DATA = Path(__file__).resolve().parent.parent / "data"
# "former" are names of before, be it by law or by habit; "short" is what is said instead of the whole name.
KINDS = ("spelling", "former", "short")


def other_names(key: str) -> list[str]:
    """Return the other names of the region ``key``, each also with the type of unit that goes with it, if any does."""
    names = []
    for unit_type, name in _by_key().get(key, ()):
        names += [name, f"{unit_type} {name}"] if unit_type else [name]
    return names


def other_names_of(full_name: str) -> list[str]:
    """Return the other names of a place and of all above it: of "xã Tân Lập, tỉnh Bắc Kạn" those of Bắc Kạn.

    Without their types: what lies in thành phố Huế would be found by "tỉnh" and so, half of it, by "Hà Tĩnh".
    """
    units = full_name.split(", ")
    return [name for at in range(len(units)) for name in _by_full_name().get(", ".join(units[at:]), ())]


@cache
def _by_key() -> dict[str, list[tuple[str, str]]]:
    """Return (unit type or "", name) of each other name by the region's key."""
    made = {}
    for row in _rows("other_names.csv"):
        made.setdefault(row["key"], []).append((row["unit_type"], row["name"]))
    return made


@cache
def _by_full_name() -> dict[str, list[str]]:
    """Return the other names by what a region is called with all above it; one name of two times is one."""
    regions, made = {row["key"]: row for row in _rows("regions.csv")}, {}
    for key, names in _by_key().items():
        units, row = [], regions.get(key)
        while row is not None:
            units.append(f"{row['unit_type']} {row['name']}")
            row = regions.get(row["parent"])
        held = made.setdefault(", ".join(units), [])
        held += [name for _unit_type, name in names if name not in held]
    return made


def _rows(name: str) -> list[dict]:
    with open(DATA / name, encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file))
