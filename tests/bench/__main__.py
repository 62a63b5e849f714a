"""``python -m tests.bench``: fill a throw-away database with a country's content, then measure the desk on it.

Nothing of a real site is touched: the database and all files lie in a new folder, or in one of an earlier run
(``--folder``), which is told by its mark.
"""

import argparse
import os
import shutil
import tempfile
from pathlib import Path

MARK = "thosan-bench"
ELSEWHERE = ("DATABASE_URL", "DEBUG", "SECRET_KEY", "BEHIND_TLS", "ALLOWED_HOSTS", "EMAIL_URL", "PROXIES")


def options():
    parser = argparse.ArgumentParser(prog="make bench-desk", description=__doc__)
    parser.add_argument("--postgres", action="store_true", help="on a PostgreSQL of its own, not SQLite")
    parser.add_argument("--folder", type=Path, help="fill, or use again, this folder and keep it")
    parser.add_argument(
        "--runs", type=int, default=5, help="how often each page is opened after the first time"
    )
    parser.add_argument("--only", choices=["pages", "saving"], help="one part alone")
    parser.add_argument(
        "--think", type=float, default=0, help="seconds that an editor thinks before each save"
    )
    parser.add_argument("--match", default="", help="only pages whose name holds this")
    return parser.parse_args()


def settle(folder: Path, postgres: bool):
    """Point the settings at ``folder``; refuse one that is a site's."""
    folder.mkdir(parents=True, exist_ok=True)
    mark = folder / MARK
    if any(folder.iterdir()) and not mark.exists():
        raise SystemExit(f"{folder} is not empty and not of this command: left alone.")
    mark.touch()
    for name in ELSEWHERE:
        os.environ.pop(name, None)
    os.environ |= {
        "VAR_DIR": str(folder),
        "STAFF_TWO_STEP": "0",
        "DJANGO_SETTINGS_MODULE": "coopsite.settings",
    }
    if postgres:
        from tests.kit import pgcluster

        os.environ["DATABASE_URL"] = pgcluster.cluster().create("bench")


def main():
    asked = options()
    folder = asked.folder or Path(tempfile.mkdtemp(prefix="thosan-bench-"))
    try:
        settle(folder, asked.postgres)
        run(asked, folder)
    finally:
        if asked.folder is None:
            shutil.rmtree(folder, ignore_errors=True)


def run(asked, folder):
    import django

    django.setup()
    from django.contrib.auth import get_user_model
    from django.core.management import call_command
    from django.db import connection, transaction

    from tests.bench import load, pages, saving

    call_command("prepare")
    if not get_user_model().objects.filter(username=load.ADMIN).exists():
        with transaction.atomic():
            load.Country().fill()
    print(f"{connection.vendor}, load {' '.join(f'{one:.1f}' for one in os.getloadavg())}")
    if asked.only != "saving":
        pages.measure(asked.runs, asked.match)
    if asked.only != "pages":
        saving.measure(folder, asked.think)


if __name__ == "__main__":
    main()
