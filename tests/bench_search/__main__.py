"""``make bench-search``: fill throw-away databases with a country's content at several scales, and ask them.

Nothing of a real site is touched: the databases and all files lie in new folders, or in those of an earlier run
(``--folder``), which are told by their mark.
"""

import argparse
import os
import shutil
import subprocess
import sys
import tempfile
import time
from pathlib import Path

from tests.bench.__main__ import settle
from tests.bench_search.figures import keep, tell_growth

SCALES = (2_000, 20_000, 75_000)


def options():
    parser = argparse.ArgumentParser(prog="make bench-search", description=__doc__)
    parser.add_argument("--postgres", action="store_true", help="on a PostgreSQL of its own, not SQLite")
    parser.add_argument(
        "--folder", type=Path, help="fill, or use again, this folder and keep it (SQLite only)"
    )
    parser.add_argument(
        "--rows", type=int, nargs="+", default=list(SCALES), help="how many public pages, each scale"
    )
    parser.add_argument("--questions", type=int, default=200, help="how many of each kind are asked")
    parser.add_argument("--scale", type=int, help=argparse.SUPPRESS)
    return parser.parse_args()


def main():
    asked = options()
    folder = asked.folder or Path(tempfile.mkdtemp(prefix="thosan-bench-"))
    try:
        if asked.scale:
            run(asked, folder)
        else:
            every(asked, folder)
    finally:
        if asked.folder is None:
            shutil.rmtree(folder, ignore_errors=True)


def every(asked, folder: Path):
    """Measure each scale in a process of its own, so that none has another's memory; then tell how figures grew."""
    parts = {scale: folder / str(scale) for scale in asked.rows}
    for scale, part in parts.items():
        arguments = ["--scale", str(scale), "--folder", str(part), "--questions", str(asked.questions)]
        arguments += ["--postgres"] if asked.postgres else []
        subprocess.run([sys.executable, "-m", "tests.bench_search", *arguments], check=True)
    tell_growth(parts)


def run(asked, folder: Path):
    settle(folder, asked.postgres)
    import django

    django.setup()
    from django.core.management import call_command
    from django.db import connection

    from cooperatives.models import Cooperative
    from coopsite.common.search.indexing import left_out
    from coopsite.common.sqlite.statistics import renew_statistics
    from tests.bench_search.country import Country
    from tests.bench_search.measure import measure

    call_command("prepare", verbosity=0)
    if Cooperative.objects.count() < 100:
        start = time.perf_counter()
        with left_out():
            Country(rows=asked.scale, say=lambda _words: None).fill()
        filled = time.perf_counter()
        call_command("search_index")
        print(f"filled in {filled - start:.0f} s, indexed in {time.perf_counter() - filled:.0f} s")
        renew_statistics()
        if asked.postgres:  # what it does by itself once it runs for some minutes
            with connection.cursor() as cursor:
                cursor.execute("VACUUM ANALYZE")
    load = " ".join(f"{one:.1f}" for one in os.getloadavg())
    print(f"{connection.vendor}, {asked.scale} rows, load {load}", flush=True)
    keep(folder, measure(asked.questions))


if __name__ == "__main__":
    main()
