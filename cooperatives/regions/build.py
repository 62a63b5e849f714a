"""Make the region tables of ``cooperatives/data`` from the files of the vietnamadminunits package.

Run once per release of the national list (``manage.py build_regions``); the site reads only what it made.
The package knows the units just before and just after 1 July 2025 and which old commune went where.
"""

import csv
import json
import re
import sqlite3
from collections import defaultdict
from dataclasses import dataclass, field
from pathlib import Path

from coopsite.common.text import nfc, vn_slugify

LAST_DAY, FIRST_DAY = "2025-06-30", "2025-07-01"
TYPES = ("thành phố", "tỉnh", "quận", "huyện", "thị xã", "phường", "thị trấn", "xã", "đặc khu")
REGION_COLUMNS = (
    "key",
    "kind",
    "unit_type",
    "name",
    "parent",
    "valid_from",
    "valid_until",
    "code",
    "code_day",
)
SUCCESSION_COLUMNS = ("predecessor", "successor", "extent", "on", "note")


@dataclass
class Tables:
    """The rows to be written: regions by key, in order, and successions by (predecessor, successor)."""

    regions: dict[str, dict] = field(default_factory=dict)
    successions: dict[tuple[str, str], dict] = field(default_factory=dict)

    def add(self, stem, kind, full_name, parent, code, former: bool, standing: bool = False) -> str:
        """Add a region under a free key made from ``stem`` and return the key."""
        key, number = stem, 2
        while key in self.regions:
            key, number = f"{stem}-{number}", number + 1
        unit_type, name = split_type(full_name)
        self.regions[key] = {
            "key": key,
            "kind": kind,
            "unit_type": unit_type,
            "name": name,
            "parent": parent,
            "valid_from": "" if former or standing else FIRST_DAY,
            "valid_until": LAST_DAY if former else "",
            "code": code,
            "code_day": LAST_DAY if former else FIRST_DAY,
        }
        return key

    def succeed(self, predecessor, successor, extent, note=""):
        row = {
            "predecessor": predecessor,
            "successor": successor,
            "extent": extent,
            "on": FIRST_DAY,
            "note": note,
        }
        self.successions[predecessor, successor] = row


def split_type(full_name: str) -> tuple[str, str]:
    """Split "Thị trấn Trạm Tấu" into ("thị trấn", "Trạm Tấu")."""
    full_name = " ".join(nfc(full_name).split())
    for unit_type in TYPES:
        if full_name.lower().startswith(unit_type + " "):
            return unit_type, full_name[len(unit_type) + 1 :]
    return "đặc khu", full_name


def stem(*parts: str) -> str:
    """Return the key of a unit: its type and name, then the names of the units above."""
    return vn_slugify(" ".join(parts))


def build(folder: Path) -> Tables:
    """Return the tables made from ``folder``: dataset.db and converter_2025.json of the package."""
    database = sqlite3.connect(f"file:{folder / 'dataset.db'}?mode=ro", uri=True)
    database.row_factory = sqlite3.Row
    new = list(database.execute("SELECT * FROM admin_units ORDER BY provinceCode, wardCode"))
    old = list(
        database.execute("SELECT * FROM admin_units_legacy ORDER BY provinceCode, districtCode, wardCode")
    )
    moves = json.loads((folder / "converter_2025.json").read_text(encoding="utf-8"))
    tables = Tables()
    provinces = _add_provinces(tables, new, old, moves["DICT_PROVINCE"])
    communes = _add_communes(tables, new, provinces)
    wards, districts = _add_former_units(tables, old, provinces)
    reached = _add_moves(tables, moves, communes, wards)
    _add_district_moves(tables, wards, districts, reached, provinces)
    return tables


def _add_provinces(tables, new, old, merged) -> dict:
    """Add the provinces of both days; return {"new": by package key, "old": by package key}."""
    today = {row["provinceKey"]: row for row in new}
    before = {row["provinceKey"]: row for row in old}
    keys = {"new": {}, "old": {}}
    for package_key, row in today.items():
        whole = len(merged[package_key]) == 1
        slug = stem(row["provinceShort"])
        keys["new"][package_key] = tables.add(
            slug, "province", row["province"], "", row["provinceCode"], former=False, standing=whole
        )
    for package_key, parts in merged.items():
        for part in parts:
            if len(parts) == 1:
                keys["old"][part] = keys["new"][package_key]
                continue
            row = before[part]
            slug = stem(row["provinceShort"])
            slug = f"{slug}-truoc-2025" if slug in keys["new"].values() else slug
            keys["old"][part] = tables.add(
                slug, "province", row["province"], "", row["provinceCode"], former=True
            )
            tables.succeed(keys["old"][part], keys["new"][package_key], "whole")
    return keys


def _add_communes(tables, new, provinces) -> dict:
    """Add today's communes; return their keys by (province, commune) as the package spells them."""
    found = {}
    for row in new:
        key = tables.add(
            stem(row["ward"], row["provinceShort"]),
            "commune",
            row["ward"],
            provinces["new"][row["provinceKey"]],
            row["wardCode"],
            former=False,
        )
        found.setdefault((row["provinceKey"], row["wardKey"]), key)
        found[row["provinceKey"], accented(row["ward"])] = key
    return found


def accented(name: str) -> str:
    """Return the package's other spelling of a key, used where two names differ in accents only."""
    return re.sub(r"[\s'’-]", "", nfc(name).lower())


def _add_former_units(tables, old, provinces) -> tuple[dict, dict]:
    """Add districts and wards of before; return the wards' and the districts' keys by package spelling."""
    districts, wards = {}, {}
    for row in old:
        province = provinces["old"][row["provinceKey"]]
        place = (row["provinceKey"], row["districtKey"])
        if place not in districts:
            districts[place] = tables.add(
                stem(row["district"], row["provinceShort"]),
                "district",
                row["district"],
                province,
                row["districtCode"],
                former=True,
            )
        if not row["ward"]:
            continue  # island districts had no wards
        key = tables.add(
            stem(row["ward"], row["districtShort"], row["provinceShort"]),
            "commune",
            row["ward"],
            districts[place],
            row["wardCode"],
            former=True,
        )
        wards.setdefault((*place, row["wardKey"]), key)
        wards[(*place, accented(row["ward"]))] = key
    return wards, districts


def _add_moves(tables, moves, communes, wards) -> dict[str, set[str]]:
    """Add ward → commune successions; return the communes that each former ward went into."""
    reached = defaultdict(set)
    for province, targets in moves["DICT_PROVINCE_WARD_NO_DIVIDED"].items():
        for commune, sources in targets.items():
            for source in sources:
                ward = wards.get(tuple(source.split("_")))
                if ward:
                    reached[ward].add(communes[province, commune])
    for province, sources in moves["DICT_PROVINCE_WARD_DIVIDED"].items():
        for source, targets in sources.items():
            ward = wards.get(tuple(source.split("_")))
            if ward:
                reached[ward].update(communes[province, target["newWardKey"]] for target in targets)
    for ward, targets in reached.items():
        for target in sorted(targets):
            tables.succeed(ward, target, "whole" if len(targets) == 1 else "part")
    return reached


def _add_district_moves(tables, wards, districts, reached, provinces):
    """Add district → commune successions gathered from the wards; without wards, district → province."""
    inside = defaultdict(set)
    for ward in set(wards.values()):
        inside[tables.regions[ward]["parent"]].add(ward)
    heir_of = {before: after for before, after in tables.successions if before in provinces["old"].values()}
    for (province, _district), key in districts.items():
        targets = set().union(*(reached.get(ward, set()) for ward in inside[key]))
        if not targets:
            home = provinces["old"][province]
            tables.succeed(key, heir_of.get(home, home), "whole", "Chưa có đối chiếu tới cấp xã.")
        for target in sorted(targets):
            tables.succeed(key, target, "whole" if len(targets) == 1 else "part")


def write(tables: Tables, folder: Path):
    """Write regions.csv and successions.csv, parents before children, in a stable order."""
    for name, columns, rows in (
        ("regions.csv", REGION_COLUMNS, tables.regions.values()),
        ("successions.csv", SUCCESSION_COLUMNS, tables.successions.values()),
    ):
        with open(folder / name, "w", encoding="utf-8", newline="") as file:
            writer = csv.DictWriter(file, columns, lineterminator="\n")
            writer.writeheader()
            writer.writerows(rows)
