"""The world that tests stand in: every region of the country and the whole demonstration."""

import os
import shutil
import sqlite3
from contextlib import closing
from functools import cache
from pathlib import Path
from unittest.mock import patch

from django.conf import settings
from django.core.management import call_command
from django.db import connection
from PIL import Image

from coopsite.common.images import make_renditions
from tests.kit import pgcluster

ON_POSTGRES = os.environ.get("TEST_DB") == "postgres"


def seed(true_pictures: bool):
    """Fill the migrated, empty test database by the same command that fills a new site's.

    Encoding true pictures takes its time: only who judges what pages look like needs them.
    """
    make = make_renditions if true_pictures else _plain
    pictures = patch("coopsite.common.images.make_renditions", make)
    with pictures:
        call_command("prepare", no_static=True, stdout=_Nowhere())
    # Without statistics PostgreSQL plans its first queries over 14,000 regions badly.
    with connection.cursor() as cursor:
        cursor.execute("ANALYZE")


def check_what_was_written():
    """Let SQLite look for broken links after the tests that wrote, not after those that only read.

    Django looks at the end of each test, and SQLite then goes through every link of 14,000 regions.
    """
    check, checked = connection.check_constraints, {}

    def once_for_each_writing(*args, **kwargs):
        written = connection.connection.total_changes
        if checked.get("up to") != written:
            check(*args, **kwargs)
            checked["up to"] = written

    connection.check_constraints = once_for_each_writing


def copy_to(folder: Path) -> str:
    """Copy the seeded world, database and files, for a site in ``folder``; return its DATABASE_URL."""
    shutil.copytree(settings.VAR_DIR, folder, dirs_exist_ok=True)
    if ON_POSTGRES:
        name = connection.settings_dict["NAME"]
        connection.close()  # a database that is in use is no template
        return pgcluster.cluster().create("thosan_site", template=name)
    path = folder / "thosan.sqlite3"
    connection.ensure_connection()
    with closing(sqlite3.connect(path)) as copy:
        connection.connection.backup(copy)
    return f"sqlite:///{path}"


def _plain(picture):
    """Write every rendition of ``picture`` in one colour: true files, made once for all pictures of one size."""
    return _plain_of(picture.size)


@cache
def _plain_of(size: tuple[int, int]) -> list:
    return list(make_renditions(Image.new("RGB", size, "tan")))


class _Nowhere:
    def write(self, text):
        return len(text)

    def flush(self):
        pass
