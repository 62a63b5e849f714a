"""One stylesheet for the reader, many small ones for the writer; the desk's long-text editor likewise.

The parts live in ``static/css/_parts/`` (public pages) and ``static/css/_admin/`` (the staff's desk), one component
a file. This finder offers their concatenations as ``css/site.css`` and ``css/admin.css``, so that a page needs one
request and the repository holds no generated file. It works for the development server and for collectstatic alike.
Scripts of several parts become one module, whose parts see each other's functions without an import map.
The outline of the provinces in degrees is made the same way, of the national map's drawing.
"""

import datetime
import re
from dataclasses import dataclass
from pathlib import Path

from django.conf import settings
from django.contrib.staticfiles.finders import BaseFinder
from django.core.files.base import ContentFile
from django.core.files.storage import Storage
from django.utils._os import safe_join

from coopsite.common import outline

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
_COMMENT = re.compile(r"/\*.*?\*/\s*", re.DOTALL)


@dataclass(frozen=True)
class Bundle:
    """A made file: its name among the static files, the folder of its parts, and their order."""

    name: str
    folder: str
    order: tuple[str, ...]


SITE = Bundle(BUNDLE, PARTS, ORDER)
ADMIN = Bundle(ADMIN_BUNDLE, ADMIN_PARTS, ADMIN_ORDER)
EDITOR = Bundle(
    "js/desk/longtext.js",
    "js/desk/_parts",
    ("base", "icons", "figures", "links", "pasting", "toolbar", "start"),
)
BUNDLES = {made.name: made for made in (SITE, ADMIN, EDITOR)}
OUTLINE = "img/outline.json"
MADE = (*BUNDLES, OUTLINE)


def parts(of: Bundle = SITE) -> list[Path]:
    """Return the files of a bundle in order; a name in its order without a file is an error at once."""
    folder = Path(settings.BASE_DIR) / "static" / of.folder
    return [folder / f"{name}{Path(of.name).suffix}" for name in of.order]


def bundle(of: Bundle = SITE) -> str:
    """Return a bundle's text: every part in order; a stylesheet without comments."""
    texts = [part.read_text(encoding="utf-8") for part in parts(of)]
    return "".join(_COMMENT.sub("", text) if of.name.endswith(".css") else text for text in texts)


def made_text(name: str) -> str:
    """Return the text of the made file ``name``."""
    return outline.geojson() if name == OUTLINE else bundle(BUNDLES[name])


class BundleStorage(Storage):
    """A storage of the made files, as collectstatic wants it."""

    def _open(self, name, mode="rb"):
        return ContentFile(made_text(name).encode(), name=name)

    def exists(self, name):
        return name in MADE

    def path(self, name):
        """Write the bundle where a reader of paths (the development server) finds it, and say where.

        An unchanged bundle is left alone: its time of change answers the browser's If-Modified-Since.
        """
        target, made = Path(safe_join(settings.VAR_DIR, "bundle", name)), made_text(name)
        if not target.exists() or target.read_text(encoding="utf-8") != made:
            target.parent.mkdir(parents=True, exist_ok=True)
            target.write_text(made, encoding="utf-8")
        return str(target)

    def get_modified_time(self, name):
        # The code too: the ORDER above is part of what a bundle says, the outline's measures of what it says.
        code = [Path(__file__), Path(outline.__file__)]
        sources = [outline.drawing()] if name == OUTLINE else parts(BUNDLES[name])
        newest = max(part.stat().st_mtime for part in [*sources, *code])
        return datetime.datetime.fromtimestamp(newest, tz=datetime.UTC)


class StylesheetFinder(BaseFinder):
    """Offers the bundles to the staticfiles app."""

    storage = BundleStorage()

    def check(self, **kwargs):
        return []

    def find(self, path, find_all=False, **kwargs):
        if path not in MADE:
            return []
        found = self.storage.path(path)
        return [found] if find_all or kwargs.get("all") else found

    def list(self, ignore_patterns):
        for name in MADE:
            yield name, self.storage
