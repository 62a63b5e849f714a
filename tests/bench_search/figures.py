"""Figures of ``make bench-search``: what is printed of one kind of question, against its goal and from scale to scale."""

import json
import statistics
from pathlib import Path

FILE = "figures.json"


def told(name: str, milliseconds: list[float], goal: int | None = None) -> dict:
    """Print and return p50, p95, p99 and the slowest; say it where p95 is above ``goal`` milliseconds."""
    cuts = statistics.quantiles(milliseconds, n=100, method="inclusive")
    row = {"name": name, "p50": cuts[49], "p95": cuts[94], "p99": cuts[98], "most": max(milliseconds)}
    figures = "".join(f"{key} {row[key]:7.1f}  " for key in ("p50", "p95", "p99", "most"))
    missed = f"over the goal of {goal}" if goal and row["p95"] > goal else ""
    print(f"  {name:<42}{figures}{missed}".rstrip(), flush=True)
    return row


def keep(folder: Path, rows: list[dict]):
    """Keep the figures beside the database that they were measured on."""
    (folder / FILE).write_text(json.dumps(rows, indent=1), encoding="utf-8")


def kept(folder: Path) -> dict[str, dict]:
    """Return the figures of a folder by name."""
    return {row["name"]: row for row in json.loads((folder / FILE).read_text(encoding="utf-8"))}


def tell_growth(folders: dict[int, Path]):
    """Print how p50 and p95 grew from the smallest to the largest scale."""
    smallest, largest = min(folders), max(folders)
    if smallest == largest:
        return
    print(f"growth of p50 and p95 from {smallest} to {largest} rows")
    before = kept(folders[smallest])
    for name, row in kept(folders[largest]).items():
        factors = (row[part] / before[name][part] for part in ("p50", "p95"))
        print(f"  {name:<42}" + "  ".join(f"× {factor:.1f}" for factor in factors))
