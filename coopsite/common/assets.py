"""One stylesheet for the reader, many small ones for the writer.

The parts live in ``static/css/_parts/`` (public pages) and ``static/css/_admin/`` (the staff's desk), one component
a file. This finder offers their concatenations as ``css/site.css`` and ``css/admin.css``, in the orders of BUNDLES,
so that a page needs one request and the repository holds no generated file. It works for the development server
and for collectstatic alike.
"""

import datetime
import re
from pathlib import Path

from django.conf import settings
from django.contrib.staticfiles.finders import BaseFinder
from django.core.files.base import ContentFile
from django.core.files.storage import Storage
from django.utils._os import safe_join

BUNDLE, ADMIN_BUNDLE = "css/site.css", "css/admin.css"
PARTS, ADMIN_PARTS = "css/_parts", "css/_admin"
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
ADMIN_ORDER = (
    "tokens",
    "base",
    "frame",
    "messages",
    "buttons",
    "forms",
    "widgets",
    "inlines",
    "lists",
    "filters",
    "pages",
)
BUNDLES = {BUNDLE: (PARTS, ORDER), ADMIN_BUNDLE: (ADMIN_PARTS, ADMIN_ORDER)}
_COMMENT = re.compile(r"/\*.*?\*/\s*", re.DOTALL)


def parts(name: str = BUNDLE) -> list[Path]:
    """Return the files of a bundle in order; a name in its order without a file is an error at once."""
    folder, order = BUNDLES[name]
    return [Path(settings.BASE_DIR) / "static" / folder / f"{part}.css" for part in order]


def bundle(name: str = BUNDLE) -> str:
    """Return a stylesheet: every part in order, without comments."""
    return "".join(_COMMENT.sub("", part.read_text(encoding="utf-8")) for part in parts(name))


class BundleStorage(Storage):
    """A storage of the made files, as collectstatic wants it."""

    def _open(self, name, mode="rb"):
        return ContentFile(bundle(name).encode(), name=name)

    def exists(self, name):
        return name in BUNDLES

    def path(self, name):
        """Write the bundle where a reader of paths (the development server) finds it, and say where.

        An unchanged bundle is left alone: its time of change answers the browser's If-Modified-Since.
        """
        target, made = Path(safe_join(settings.VAR_DIR, "bundle", name)), bundle(name)
        if not target.exists() or target.read_text(encoding="utf-8") != made:
            target.parent.mkdir(parents=True, exist_ok=True)
            target.write_text(made, encoding="utf-8")
        return str(target)

    def get_modified_time(self, name):
        # This file too: the order of the parts is part of what the bundle says.
        newest = max(part.stat().st_mtime for part in [*parts(name), Path(__file__)])
        return datetime.datetime.fromtimestamp(newest, tz=datetime.UTC)


class StylesheetFinder(BaseFinder):
    """Offers the bundles to the staticfiles app."""

    storage = BundleStorage()

    def check(self, **kwargs):
        return []

    def find(self, path, find_all=False, **kwargs):
        if path not in BUNDLES:
            return []
        found = self.storage.path(path)
        return [found] if find_all or kwargs.get("all") else found

    def list(self, ignore_patterns):
        for name in BUNDLES:
            yield name, self.storage
