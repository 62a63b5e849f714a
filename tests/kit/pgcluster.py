"""A throw-away PostgreSQL: made from the installed server, reached by a socket, gone at the end.

Nothing is shared with a server that may already run on the machine. As root, the cluster belongs to an
unprivileged user, because PostgreSQL refuses to run as root.
"""

import os
import pwd
import shutil
import subprocess
import sys
import tempfile
import time
from functools import cache
from pathlib import Path

import psycopg
from psycopg import sql

from tests.kit.keeper import Keeper
from tests.kit.needs import INSTALL

USER = "thosan"
START_SECONDS = 30
# Speed over safety: this data is worth nothing after the run.
OPTIONS = [
    "listen_addresses=",
    "fsync=off",
    "synchronous_commit=off",
    "full_page_writes=off",
    "max_connections=40",
    "autovacuum=off",
    "jit=off",
]


class Unavailable(Exception):
    """No PostgreSQL server is installed here."""


def find_programs() -> Path:
    """Return the folder of the newest installed server's programs; raise Unavailable without one."""
    folders = [path.parent for path in Path("/usr/lib/postgresql").glob("*/bin/initdb")]
    if folders:
        return max(folders, key=lambda folder: float(folder.parent.name))
    on_path = shutil.which("initdb")
    if on_path and shutil.which("postgres"):
        return Path(on_path).resolve().parent
    raise Unavailable(INSTALL["postgresql"])


def unprivileged() -> dict:
    """Return Popen's keywords that drop root's rights, and nothing for anyone else."""
    if os.geteuid() != 0:
        return {}
    for name in ("postgres", "nobody"):
        try:
            account = pwd.getpwnam(name)
        except KeyError:
            continue
        return {"user": account.pw_uid, "group": account.pw_gid, "extra_groups": []}
    raise Unavailable("root, và không có tài khoản postgres hay nobody / root, without a user to drop to")


class Cluster:
    """A running server; ``url(name)`` is the address of one of its databases."""

    def __init__(self):
        programs, owner = find_programs(), unprivileged()
        # Socket paths must stay under 108 bytes, so not wherever TMPDIR may point.
        self.folder = Path(tempfile.mkdtemp(prefix="thosan-pg-", dir="/tmp"))
        if owner:
            os.chown(self.folder, owner["user"], owner["group"])
        self._initialise(programs / "initdb", owner)
        options = [*OPTIONS, f"unix_socket_directories={self.folder}"]
        self.keeper = Keeper(
            *(programs / "postgres", "-D", self.folder / "data"),
            *(word for option in options for word in ("-c", option)),
            folder=self.folder,
            signal="QUIT",
            delete=True,
            cwd=self.folder,
            **owner,
        )
        self._await()

    def _initialise(self, initdb, owner):
        options = ["-U", USER, "--auth=trust", "--encoding=UTF8", "--locale=C.UTF-8", "--no-sync"]
        made = subprocess.run(
            [initdb, "-D", self.folder / "data", *options],
            capture_output=True,
            text=True,
            cwd=self.folder,
            **owner,
        )
        if made.returncode:
            shutil.rmtree(self.folder, ignore_errors=True)
            raise RuntimeError(f"initdb: {made.stderr}")

    def _await(self):
        deadline = time.monotonic() + START_SECONDS
        while True:
            try:
                self._connect().close()
                return
            except psycopg.OperationalError:
                if time.monotonic() > deadline:
                    said = self.keeper.output()
                    self.keeper.stop()
                    raise RuntimeError(f"PostgreSQL did not start: {said}") from None
                time.sleep(0.05)

    def _connect(self):
        return psycopg.connect(host=str(self.folder), user=USER, dbname="postgres", autocommit=True)

    def url(self, database: str) -> str:
        """Return the DATABASE_URL of ``database``."""
        return f"postgres://{USER}:@/{self.folder}/{database}"

    def create(self, database: str, template: str = "template1") -> str:
        """Make a database, a copy of ``template``, and return its DATABASE_URL."""
        words = sql.SQL("CREATE DATABASE {} TEMPLATE {}")
        with self._connect() as connection:
            connection.execute(words.format(sql.Identifier(database), sql.Identifier(template)))
        return self.url(database)


@cache
def cluster() -> Cluster:
    """Return this process's cluster, started at the first call and stopped at exit."""
    return Cluster()


if __name__ == "__main__":
    try:
        find_programs()
    except Unavailable as lack:
        sys.exit(f"Bỏ qua phần PostgreSQL / the PostgreSQL run is skipped: {lack}")
