"""The site's settings, pointed at throw-away places: no test reads or writes what belongs to a real site.

TEST_DB chooses the database: "sqlite" (the default) or "postgres".
"""

import atexit
import os
import shutil
import tempfile
from pathlib import Path

from tests.kit import pgcluster

_scratch = Path(tempfile.mkdtemp(prefix="thosan-test-"))
atexit.register(shutil.rmtree, _scratch, ignore_errors=True)
# The settings read the environment: nothing of the developer's own may leak in.
for _name in (
    *("DEBUG", "ALLOWED_HOSTS", "CSRF_TRUSTED_ORIGINS", "BEHIND_TLS", "DEMO_NOTICE", "DATABASE_URL"),
    *("STAFF_TWO_STEP", "PROXIES", "EMAIL_URL", "DEFAULT_FROM_EMAIL", "MAP_TILES", "MAP_TILES_CREDIT"),
):
    os.environ.pop(_name, None)
os.environ["VAR_DIR"] = str(_scratch)
os.environ["SECRET_KEY"] = "only-for-tests"
os.environ["SITE_ORIGIN"] = "https://thosan.test"
# Playwright keeps an event loop in this thread, which Django would take for asynchronous code.
os.environ["DJANGO_ALLOW_ASYNC_UNSAFE"] = "1"
if os.environ.get("TEST_DB", "sqlite") == "postgres":
    os.environ["DATABASE_URL"] = pgcluster.cluster().url("thosan")

from coopsite.settings import *  # noqa: E402, F403
from coopsite.settings import STATIC_ROOT, STORAGES  # noqa: E402

# Most tests sign in without a second step; those of the accounts switch it on.
STAFF_TWO_STEP = False
PASSWORD_HASHERS = ["tests.kit.hashing.QuickHasher"]
# Plain names, so that no collectstatic is needed; the browser tests run with the true ones.
STORAGES = STORAGES | {"staticfiles": {"BACKEND": "django.contrib.staticfiles.storage.StaticFilesStorage"}}
STATIC_ROOT.mkdir(parents=True, exist_ok=True)
