"""One stylesheet for the reader, many small ones for the writer.

The parts live in ``static/css/_parts/``, one component a file. This finder offers their concatenation as
``css/site.css``, in the order of ORDER, so that a page needs one request and the repository holds no
generated file. It works for the development server and for collectstatic alike.
"""

import datetime
import re
from pathlib import Path

from django.conf import settings
from django.contrib.staticfiles.finders import BaseFinder
from django.core.files.base import ContentFile
from django.core.files.storage import Storage
from django.utils._os import safe_join

BUNDLE = "css/site.css"
PARTS = "css/_parts"
ORDER = (
    "tokens",
    "reset",
    "base",
    "layout",
    "shared",
    "masthead",
    "buttons",
    "stars",
    "cards",
    "certificate",
    "facts",
    "bars",
    "timeline",
    "route",
    "bands",
    "search",
    "forms",
    "alerts",
    "facets",
    "rows",
    "buy",
    "gallery",
    "map",
    "home",
    "footer",
    "utilities",
    "print",
)
_COMMENT = re.compile(r"/\*.*?\*/\s*", re.DOTALL)


def parts() -> list[Path]:
    """Return the files of the bundle in order; a name in ORDER without a file is an error at once."""
    folder = Path(settings.BASE_DIR) / "static" / PARTS
    return [folder / f"{name}.css" for name in ORDER]


def bundle() -> str:
    """Return the stylesheet: every part in order, without comments."""
    return "".join(_COMMENT.sub("", part.read_text(encoding="utf-8")) for part in parts())


class BundleStorage(Storage):
    """A storage of one made file, as collectstatic wants it."""

    def _open(self, name, mode="rb"):
        return ContentFile(bundle().encode(), name=name)

    def exists(self, name):
        return name == BUNDLE

    def path(self, name):
        """Write the bundle where a reader of paths (the development server) finds it, and say where.

        An unchanged bundle is left alone: its time of change answers the browser's If-Modified-Since.
        """
        target, made = Path(safe_join(settings.VAR_DIR, "bundle", name)), bundle()
        if not target.exists() or target.read_text(encoding="utf-8") != made:
            target.parent.mkdir(parents=True, exist_ok=True)
            target.write_text(made, encoding="utf-8")
        return str(target)

    def get_modified_time(self, name):
        # This file too: its ORDER is part of what the bundle says.
        newest = max(part.stat().st_mtime for part in [*parts(), Path(__file__)])
        return datetime.datetime.fromtimestamp(newest, tz=datetime.UTC)


class StylesheetFinder(BaseFinder):
    """Offers the bundle to the staticfiles app."""

    storage = BundleStorage()

    def check(self, **kwargs):
        return []

    def find(self, path, find_all=False, **kwargs):
        if path != BUNDLE:
            return []
        found = self.storage.path(path)
        return [found] if find_all or kwargs.get("all") else found

    def list(self, ignore_patterns):
        yield BUNDLE, self.storage
