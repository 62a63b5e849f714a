"""The staff's handbook: one Markdown file, read in the repository and at the desk alike.

Each task is a heading under an anchor that other pages link to:

    <a id="nhieu-anh"></a>

    ## 6. Nhiều ảnh cùng lúc

Everything else is plain CommonMark. HTML in it is shown as text, so that whoever edits the file can break no page and
no policy. Its pictures lie in ``docs/so-tay/`` and are served as static files.
"""

import re
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path

from django.conf import settings
from django.templatetags.static import static
from django.utils.safestring import SafeString, mark_safe
from markdown_it import MarkdownIt
from PIL import Image

FOLDER = Path(settings.BASE_DIR) / "docs"
TEXT, PICTURES = FOLDER / "so-tay-bien-tap.md", "so-tay"
PHONE_WIDTH = 360
_SECTION = re.compile(r'^<a id="([a-z0-9-]+)"></a>\n+## (.+)\n', re.MULTILINE)
_TITLE = re.compile(r"\A# .+\n")


@dataclass(frozen=True)
class Section:
    """A heading with what stands under it, as HTML; ``anchor`` never changes once pages link to it."""

    anchor: str
    title: str
    html: SafeString


@dataclass(frozen=True)
class Handbook:
    """What stands before the first section, and the sections."""

    opening: SafeString
    sections: tuple[Section, ...]


def handbook() -> Handbook:
    """Return the handbook as it stands in the file; made anew only when the file has changed."""
    return _made(TEXT.stat().st_mtime_ns)


def split(text: str) -> tuple[str, list[tuple[str, str, str]]]:
    """Return the Markdown before the first section, and (anchor, title, Markdown) of each."""
    opening, *rest = _SECTION.split(text)
    return _TITLE.sub("", opening), list(zip(rest[::3], rest[1::3], rest[2::3], strict=True))


@lru_cache(maxsize=1)
def _made(_changed: int) -> Handbook:
    reader = MarkdownIt("commonmark", {"html": False})
    reader.add_render_rule("image", _picture)
    opening, sections = split(TEXT.read_text(encoding="utf-8"))
    # Safe: the reader escapes all HTML and refuses addresses that are scripts; the text is the repository's own.
    made = tuple(Section(anchor, title, mark_safe(reader.render(body))) for anchor, title, body in sections)
    return Handbook(mark_safe(reader.render(opening)), made)


def _picture(reader, tokens, index, options, env) -> str:
    """Give a picture its served address and its size, so that nothing jumps while it loads."""
    token = tokens[index]
    name = token.attrs["src"]
    with Image.open(FOLDER / name) as picture:
        width, height = picture.size
    token.attrs["src"] = static(name)
    token.attrs |= {"width": width, "height": height, "loading": "lazy"}
    token.attrs["class"] = "shot shot--phone" if width <= PHONE_WIDTH else "shot"
    return reader.image(tokens, index, options, env)
