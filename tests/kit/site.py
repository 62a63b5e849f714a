"""The site as its user gets it: the seeded world on a database of its own, true settings, the production server."""

import os
import socket
import subprocess
import sys
import time
import urllib.error
import urllib.request
from pathlib import Path

from tests.kit import world
from tests.kit.keeper import Keeper

ROOT = Path(__file__).resolve().parents[2]
START_SECONDS = 40
# What the tests' own settings put there must not reach a site that runs with the true ones.
NOT_FOR_THE_SITE = ("DJANGO_ALLOW_ASYNC_UNSAFE", "SECRET_KEY", "DEBUG")


def free_port() -> int:
    """Return a port of this machine that nobody listens on."""
    with socket.socket() as listener:
        listener.bind(("127.0.0.1", 0))
        return listener.getsockname()[1]


class Site:
    """A running site at ``address`` with its files in ``folder``."""

    def __init__(self, folder: Path):
        port = free_port()
        self.address, self.folder = f"http://127.0.0.1:{port}", folder
        self.environment = {name: value for name, value in os.environ.items() if name not in NOT_FOR_THE_SITE}
        self.environment |= {
            "DJANGO_SETTINGS_MODULE": "coopsite.settings",
            "VAR_DIR": str(folder),
            "SITE_ORIGIN": self.address,
            "DATABASE_URL": world.copy_to(folder),
        }
        self.manage("prepare")
        self._server = Keeper(
            *(sys.executable, "-m", "granian", "--interface", "wsgi", "coopsite.wsgi:application"),
            *("--host", "127.0.0.1", "--port", str(port), "--log-level", "warning"),
            *("--workers", "2", "--blocking-threads", "4"),
            folder=folder,
            env=self.environment,
            cwd=ROOT,
        )
        self._await()

    def manage(self, *words) -> str:
        """Run a management command of this site and return what it printed."""
        command = [sys.executable, "manage.py", *words]
        done = subprocess.run(command, cwd=ROOT, env=self.environment, capture_output=True, text=True)
        if done.returncode:
            raise RuntimeError(f"manage.py {' '.join(words)}:\n{done.stdout}{done.stderr}")
        return done.stdout

    def logins(self) -> dict[str, str]:
        """Return the passwords of the demonstration accounts by user name."""
        noted = (self.folder / "demo-logins.txt").read_text(encoding="utf-8").splitlines()
        return {line.split("\t")[0]: line.split("\t")[1] for line in noted}

    def output(self) -> str:
        """Return what the server has said so far."""
        return self._server.output()

    def stop(self):
        self._server.stop()

    def _await(self):
        deadline = time.monotonic() + START_SECONDS
        while time.monotonic() < deadline:
            try:
                with urllib.request.urlopen(f"{self.address}/robots.txt", timeout=2):
                    return
            except urllib.error.HTTPError:
                return
            except OSError:
                time.sleep(0.1)
        said = self.output()
        self.stop()
        raise RuntimeError(f"the site did not start: {said}")
