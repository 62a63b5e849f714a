"""HTML from Word, Google Docs and old sites, made the plain HTML of a report.

Pure functions: no database, no request. ``clean_pasted`` is what ``richtext.clean_html`` stores and what the editor
shows after pasting, so that both are the same. Word's lists, which are paragraphs with bullets, become lists;
headings by style become headings and go down together so that the page keeps its one h1; styles, empty paragraphs,
hidden words and comments go; text in fonts of before Unicode is converted; links lose their trackers.
"""

import re
from functools import lru_cache
from html import escape, unescape

import nh3
from django.utils.html import linebreaks

from coopsite.common.markup import legacy
from coopsite.common.markup.blocks import TOKEN, Reader
from coopsite.common.markup.remarks import Remark
from coopsite.common.markup.spans import written
from coopsite.common.markup.styles import Styles
from coopsite.common.markup.tree import Node, TooDeep, read

TAGS = {
    "p", "br", "h2", "h3", "h4", "ul", "ol", "li", "blockquote", "a", "strong", "em", "sub", "sup",
    "table", "thead", "tbody", "tr", "th", "td", "figure", "figcaption",
}  # fmt: skip
ATTRIBUTES = {
    "a": {"href"},
    "th": {"scope", "colspan", "rowspan"},
    "td": {"colspan", "rowspan"},
    "figure": {"data-photo"},
}
SCHEMES = {"http", "https", "mailto", "tel"}
_ANY_TAG = re.compile(r"<[a-zA-Z/!]")
_START, _END = "<!--StartFragment-->", "<!--EndFragment-->"
# No "<" inside: with it, a page of nothing but "<" would be looked at to its end from every one of them.
_TAG = re.compile(r"<[^<>]*>")
_DEEPEST = 4


def clean_pasted(html: str) -> tuple[str, list[Remark]]:
    """Return ``html`` as it may be stored and shown, and what its writer should be told.

    Text without any tag is taken as typed: a blank line starts a new paragraph. Blocks are parted by blank lines.
    Applied to its own result it changes nothing.
    """
    html, remarks = _cleaned((html or "").strip())
    return html, list(remarks)


@lru_cache(maxsize=256)
def _cleaned(html: str) -> tuple[str, tuple[Remark, ...]]:
    # Cached: a row's text is cleaned on its way in by its form, by its model and by its search words.
    if not html:
        return "", ()
    if not _ANY_TAG.search(html):
        html = linebreaks(html, autoescape=True)
    try:
        blocks, remarks = _read(html)
    except TooDeep:
        blocks, remarks = _read(linebreaks(unescape(_TAG.sub(" ", html)), autoescape=True))
        remarks.add(Remark.TOO_DEEP)
    strict = _strictly("\n\n".join(map(_html, blocks)))
    if "<a rel=" in strict:
        # An address that only nh3 finds wrong: a link without one is none.
        strict = _strictly("\n\n".join(map(_html, _read(strict)[0])))
    if legacy.suspected(_TAG.sub(" ", strict)):
        remarks.add(Remark.STRANGE_LETTERS)
    return strict, tuple(remark for remark in Remark if remark in remarks)


def _read(html):
    reader = Reader(Styles(html))
    start, end = html.find(_START), html.rfind(_END)
    blocks = reader.blocks(read(html[start:end] if -1 < start < end else html))
    return _lowered(blocks), reader.remarks


def _lowered(blocks):
    """Bring headings down to h2–h4: by one step all of them where a first one is among them."""
    headings = [
        one for block in blocks for one in (block, *_inside(block)) if re.fullmatch("h[1-9]", one.tag)
    ]
    step = 1 if any(one.tag == "h1" for one in headings) else 0
    for one in headings:
        one.tag = f"h{min(int(one.tag[1]) + step, _DEEPEST)}"
    return blocks


def _inside(block):
    for child in block.children:
        if isinstance(child, Node):
            yield child
            yield from _inside(child)


def _strictly(html: str) -> str:
    """The wall: whatever was read, only these tags, attributes and kinds of address leave."""
    return nh3.clean(
        html,
        tags=TAGS,
        attributes=ATTRIBUTES,
        url_schemes=SCHEMES,
        link_rel="noopener",
        attribute_filter=_allowed,
    )


def _allowed(tag, name, value):
    if name == "data-photo":
        return value if tag == "figure" and TOKEN.fullmatch(value) else None
    return value


def _html(block) -> str:
    if block.tag in ("p", "h2", "h3", "h4"):
        return f"<{block.tag}>{written(block.children)}</{block.tag}>"
    if block.tag == "figure":
        token = block.attributes["data-photo"]
        return f'<figure data-photo="{token}"><figcaption>{written(block.children)}</figcaption></figure>'
    attributes = "".join(f' {name}="{escape(value)}"' for name, value in block.attributes.items())
    return f"<{block.tag}{attributes}>{_inner(block)}</{block.tag}>"


def _inner(block) -> str:
    first, *more = block.children or [None]
    # A cell of one paragraph, and an item's first, need no p of their own.
    bare = first is not None and first.tag == "p" and (block.tag == "li" or not more)
    if block.tag in ("li", "td", "th") and bare:
        return written(first.children) + "".join(map(_html, more))
    return "".join(map(_html, block.children))
