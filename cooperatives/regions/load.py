"""Load the country's regions of before and after 1 July 2025 from ``cooperatives/data``."""

import csv
import datetime
from dataclasses import dataclass
from pathlib import Path

from cooperatives.models import Region, RegionCode, RegionSuccession
from coopsite.common.search.indexing import gathered

DATA = Path(__file__).resolve().parent.parent / "data"
SOURCE = "vietnamadminunits 1.0.4"
BATCH = 2000
SAID = ("extent", "note")


@dataclass
class LoadReport:
    """How many regions were added and changed, and how many successions were either."""

    added: int = 0
    changed: int = 0
    successions: int = 0


def _rows(name: str) -> list[dict]:
    with open(DATA / name, encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file))


def _day(text: str) -> datetime.date | None:
    return datetime.date.fromisoformat(text) if text else None


@gathered()
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
        region, parent = known.get(row["key"]), known.get(row["parent"])
        if region is None:
            region = Region(key=row["key"], slug=row["key"], parent=parent, **values)
            known[row["key"]] = region
            fresh.append(region)
        elif _differs(region, parent, values):
            region.parent = parent
            for name, value in values.items():
                setattr(region, name, value)
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


def _differs(region, parent, values) -> bool:
    """Tell whether the file says otherwise; a parent's new name reaches its children by their lineage."""
    lineage = parent.full_name if parent else ""
    return (region.parent_id, region.lineage) != (parent and parent.pk, lineage) or any(
        getattr(region, name) != value for name, value in values.items()
    )


def _load_codes(rows, known):
    """Add missing codes and write corrected ones; codes that came from elsewhere are left alone."""
    held, ours = set(), {}
    for one in RegionCode.objects.all():
        held.add((one.region_id, one.code, one.valid_on))
        if one.source == SOURCE:
            ours[one.region_id, one.valid_on] = one
    fresh, changed = [], []
    for row in rows:
        region, code, day = known[row["key"]], row["code"], _day(row["code_day"])
        if not code or (region.pk, code, day) in held:
            continue
        if one := ours.get((region.pk, day)):
            one.code = code
            changed.append(one)
        else:
            fresh.append(RegionCode(region=region, code=code, valid_on=day, source=SOURCE))
    RegionCode.objects.bulk_create(fresh, batch_size=BATCH)
    RegionCode.objects.bulk_update(changed, ["code"], batch_size=BATCH)


def _load_successions(known) -> int:
    held = {(one.predecessor_id, one.successor_id, one.on): one for one in RegionSuccession.objects.all()}
    fresh, changed = [], []
    for row in _rows("successions.csv"):
        ends = known[row["predecessor"]].pk, known[row["successor"]].pk
        on, said = _day(row["on"]), (row["extent"], row["note"])
        one = held.get((*ends, on))
        if one is None:
            one = RegionSuccession(predecessor_id=ends[0], successor_id=ends[1], on=on)
            fresh.append(one)
        elif tuple(getattr(one, name) for name in SAID) != said:
            changed.append(one)
        else:
            continue
        for name, value in zip(SAID, said, strict=True):
            setattr(one, name, value)
    RegionSuccession.objects.bulk_create(fresh, batch_size=BATCH)
    RegionSuccession.objects.bulk_update(changed, SAID, batch_size=BATCH)
    return len(fresh) + len(changed)
