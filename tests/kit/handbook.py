"""The handbook against the screens: walks that gather what screens say, and make the handbook's pictures.

With HANDBOOK_PICTURES=1 (make handbook-pictures) each picture is written to docs/; otherwise what it would show is
only looked for, so that a walk fails where a screen has lost something.
"""

import io
import os
import re
from pathlib import Path

from PIL import Image
from playwright.sync_api import expect

from coopsite import handbook
from tests.kit.browser import PHONE

MAKES_PICTURES = bool(os.environ.get("HANDBOOK_PICTURES"))
FOLDER = handbook.FOLDER
# Wide enough for the desk's own layout, narrow enough to be read when shrunk to a column.
DESK = {"width": 1000, "height": 1500}
# The accounts of the demonstration that the tasks are for.
EDITOR, PUBLISHER, KEEPER = "laocai.bientap", "laocai.duyet", "laocai"
CONTEXT = {"viewport": DESK, "locale": "vi-VN", "timezone_id": "Asia/Ho_Chi_Minh"}
MOST_BYTES, MOST_WIDTH, PAD = 60_000, 1000, 14
# What a screen says to eyes and ears: its text, its buttons, the names of its boxes.
SAYS = """() => [document.body.innerText, ...[...document.querySelectorAll(
  "input[type=submit], input[type=button], [aria-label], [placeholder], [title]")].filter(one => one.checkVisibility())
  .map(one => [one.type === "submit" ? one.value : "", one.getAttribute("aria-label"), one.placeholder, one.title]
  .join(" | "))].join(" | ")"""
# Pictures in the window that are on their way; those below it may wait for ever.
ARRIVED = """() => [...document.images].every(one => one.complete || !one.checkVisibility()
  || one.getBoundingClientRect().top > innerHeight)"""
OUTLINE = """(one, colour) => { one.style.outline = colour && `3px solid ${colour}`; one.style.outlineOffset = "4px"; }"""
RED = "#c22f16"
_NAMED = re.compile(r"\*\*(.+?)\*\*")
_PICTURE = re.compile(r"!\[(.*?)\]\((.+?)\)")


def sections() -> dict[str, str]:
    """Return the Markdown of each section by its anchor."""
    return {
        anchor: body for anchor, _title, body in handbook.split(handbook.TEXT.read_text(encoding="utf-8"))[1]
    }


def words_named(markdown: str) -> list[str]:
    """Return what the handbook says in bold: words that stand so on the screen."""
    return _NAMED.findall(markdown)


def pictures_named(markdown: str) -> list[tuple[str, str]]:
    """Return (alternative text, path below docs/) of each picture."""
    return _PICTURE.findall(markdown)


def tidy(words: str) -> str:
    return " ".join(words.split())


class Walk:
    """One task walked in a browser by one or several accounts.

    ``enter(who)`` gives a page that is signed in. Every step through the walk adds to what has been ``said``.
    """

    def __init__(self, site, enter):
        self.site, self._enter = site, enter
        self.said, self.shown = "", set()
        self.page = None

    def as_(self, who):
        """Go on as the account ``who``, at the first page of the desk."""
        self.page = self._enter(who)
        self.open("")

    def open(self, path, whole=False):
        """Open a page under the desk's address, or a ``whole`` address."""
        self.page.goto(path if whole else f"{self.site}/quan-tri/{path}")
        self.settle()

    def settle(self):
        self.page.wait_for_load_state("load")
        self.look()

    def look(self):
        self.said += " | " + tidy(self.page.evaluate(SAYS))

    def press(self, name, place=None):
        """Press the last button of that name: the one below a form, where there are two."""
        (place or self.page).get_by_role("button", name=name, exact=True).last.click()
        self.settle()

    def follow(self, name, place=None):
        (place or self.page).get_by_role("link", name=name, exact=True).first.click()
        self.settle()

    def unfold(self, name):
        """Open what hides behind a line that can be unfolded."""
        self.page.locator("summary, h2", has_text=name).first.click()
        self.look()

    def show(self, name, *parts, marked=(), size=DESK):
        """Take the picture ``name``: ``parts`` of the page, or the whole window; what is ``marked`` gets a red frame."""
        page, parts = self.page, [one.first for one in parts]
        self.shown.add(f"so-tay/{name}.webp")
        page.set_viewport_size(size)
        self.look()
        for one in [*parts, *marked]:
            one.first.wait_for(state="visible")
        if not MAKES_PICTURES:
            return
        for one in marked:
            one.first.evaluate(OUTLINE, RED)
        if parts:
            parts[0].evaluate(
                "one => scrollTo({top: scrollY + one.getBoundingClientRect().top - 20, behavior: 'instant'})"
            )
        page.wait_for_function(ARRIVED)
        page.wait_for_timeout(150)
        clip = _around([one.bounding_box() for one in parts], size) if parts else None
        _write(name, page.screenshot(clip=clip, animations="disabled"))
        for one in marked:
            one.first.evaluate(OUTLINE, "")

    def on_phone(self, name, *parts, marked=(), height=PHONE["height"]):
        """Take a picture as a phone shows it, from the first of ``parts`` down."""
        page, size = self.page, {"width": PHONE["width"], "height": height}
        page.set_viewport_size(size)
        if parts:
            parts[0].first.evaluate(
                "one => scrollTo({top: scrollY + one.getBoundingClientRect().top - 12, behavior: 'instant'})"
            )
        self.show(name, marked=marked, size=size)
        page.set_viewport_size(DESK)


def _around(boxes, size) -> dict:
    """Return the smallest part of the window that holds all ``boxes``, with air around it."""
    left = max(0, min(box["x"] for box in boxes) - PAD)
    top = max(0, min(box["y"] for box in boxes) - PAD)
    right = min(size["width"], max(box["x"] + box["width"] for box in boxes) + PAD)
    bottom = min(size["height"], max(box["y"] + box["height"] for box in boxes) + PAD)
    return {"x": left, "y": top, "width": right - left, "height": bottom - top}


def _write(name: str, png: bytes):
    """Write a picture as small as it must be, losing no more than that asks for."""
    picture = Image.open(io.BytesIO(png)).convert("RGB")
    picture.thumbnail((MOST_WIDTH, 2 * MOST_WIDTH))
    for quality in (80, 68, 56, 44):
        buffer = io.BytesIO()
        picture.save(buffer, "WEBP", quality=quality, method=4)
        if buffer.tell() <= MOST_BYTES:
            break
    path = Path(FOLDER / "so-tay" / f"{name}.webp")
    path.parent.mkdir(exist_ok=True)
    path.write_bytes(buffer.getvalue())


def write(page, field, words):
    """Type into a box of the desk's form and wait until that is kept."""
    page.locator(f"#id_{field}").fill(words)
    expect(page.get_by_text("Đã tự giữ lúc")).to_be_visible()


def check(walk, task):
    """Every word in bold was said by a screen of the walk, and every picture was taken."""
    told = sections()[task]
    assert [words for words in words_named(told) if tidy(words) not in walk.said] == []
    assert {path for _alt, path in pictures_named(told)} == walk.shown


def panel(walk):
    return walk.page.locator(".desk-panel")


def row(walk, name):
    return walk.page.locator(f".form-row.field-{name}")
