"""Load the country's regions of before and after 1 July 2025 from ``cooperatives/data``."""

import csv
import datetime
from dataclasses import dataclass
from pathlib import Path

from django.db import transaction

from cooperatives.models import Region, RegionCode, RegionSuccession

DATA = Path(__file__).resolve().parent.parent / "data"
SOURCE = "vietnamadminunits 1.0.4"
BATCH = 2000
FIELDS = ("kind", "unit_type", "name", "valid_from", "valid_until")


@dataclass
class LoadReport:
    """How many regions and successions were added or changed."""

    added: int = 0
    changed: int = 0
    successions: int = 0


def _rows(name: str) -> list[dict]:
    with open(DATA / name, encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file))


def _day(text: str) -> datetime.date | None:
    return datetime.date.fromisoformat(text) if text else None


@transaction.atomic
def load_regions() -> LoadReport:
    """Bring the tables of regions up to the files; a second run changes nothing.

    Regions are matched by key. Missing ones are added, changed names and dates are written, none is deleted:
    what the site once showed keeps its page.
    """
    report = LoadReport()
    known = {region.key: region for region in Region.objects.all()}
    rows = _rows("regions.csv")
    # Parents stand before their children in each level, and need their primary keys first.
    for kind in ("province", "district", "commune"):
        _load_level([row for row in rows if row["kind"] == kind], known, report)
    _load_codes(rows, known)
    report.successions = _load_successions(known)
    return report


def _load_level(rows, known, report):
    fresh, changed = [], []
    for row in rows:
        values = {
            "kind": row["kind"],
            "unit_type": row["unit_type"],
            "name": row["name"],
            "valid_from": _day(row["valid_from"]),
            "valid_until": _day(row["valid_until"]),
        }
        region = known.get(row["key"])
        if region is None:
            region = Region(key=row["key"], slug=row["key"], parent=known.get(row["parent"]), **values)
            known[row["key"]] = region
            fresh.append(region)
        elif any(getattr(region, name) != values[name] for name in FIELDS):
            for name in FIELDS:
                setattr(region, name, values[name])
            changed.append(region)
    for region in fresh:
        region.fill_derived()
    Region.objects.bulk_create(fresh, batch_size=BATCH)
    tops = [region for region in fresh if region.parent_id is None]
    for region in tops:
        region.province = region
    Region.objects.bulk_update(tops, ["province"])
    for region in changed:
        region.save()
    report.added += len(fresh)
    report.changed += len(changed)


def _load_codes(rows, known):
    held = set(RegionCode.objects.values_list("region_id", "code", "valid_on"))
    fresh = [
        RegionCode(region=known[row["key"]], code=row["code"], valid_on=_day(row["code_day"]), source=SOURCE)
        for row in rows
        if row["code"] and (known[row["key"]].pk, row["code"], _day(row["code_day"])) not in held
    ]
    RegionCode.objects.bulk_create(fresh, batch_size=BATCH)


def _load_successions(known) -> int:
    held = set(RegionSuccession.objects.values_list("predecessor_id", "successor_id"))
    fresh = [
        RegionSuccession(
            predecessor=known[row["predecessor"]],
            successor=known[row["successor"]],
            extent=row["extent"],
            on=_day(row["on"]),
            note=row["note"],
        )
        for row in _rows("successions.csv")
        if (known[row["predecessor"]].pk, known[row["successor"]].pk) not in held
    ]
    RegionSuccession.objects.bulk_create(fresh, batch_size=BATCH)
    return len(fresh)
