"""What a machine must offer for some tests, and what is said where it does not.

A missing program skips its tests with one line that says what to install; with REQUIRE_ALL set, as on the
build machine, it fails them, so that a green run there means that everything ran.
"""

import os

import pytest

INSTALL = {
    "postgresql": "thiếu PostgreSQL / PostgreSQL is missing: apt install postgresql",
    "chromium": "thiếu Chromium / Chromium is missing: apt install chromium",
    "java": "thiếu Java / Java is missing: apt install default-jre-headless",
    "zbar": "thiếu ZBar / ZBar is missing: apt install libzbar0",
    "digital-link": "thiếu digital-link.js / digital-link.js is missing: apt install npm, npm install",
    "vnu": "thiếu bộ kiểm HTML / the HTML checker is missing: npm install",
}


def all_required() -> bool:
    """Tell whether a missing program is a failure here."""
    return os.environ.get("REQUIRE_ALL", "") not in ("", "0")


def missing(what: str):
    """End the present test: skipped with the advice of INSTALL, failed where everything is required."""
    if all_required():
        pytest.fail(INSTALL[what], pytrace=False)
    pytest.skip(INSTALL[what])
