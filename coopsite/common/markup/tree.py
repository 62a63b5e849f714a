"""A small tree of elements, from HTML of any make."""

import re
from html.parser import HTMLParser

import nh3

# Deeper is no document. nh3 takes time that grows with the square of the depth: a megabyte of "<div>", minutes.
MAX_DEPTH, MAX_OPEN = 60, 250
VOID = {"br", "img", "hr"}
BLOCKS = {
    "p", "div", "center", "section", "article", "header", "footer", "main", "aside", "address", "dl", "dt", "dd",
    "pre", "h1", "h2", "h3", "h4", "h5", "h6", "ul", "ol", "li", "blockquote", "table", "caption", "thead",
    "tbody", "tfoot", "tr", "td", "th", "figure", "figcaption", "hr",
}  # fmt: skip
INLINE = {"a", "b", "strong", "i", "em", "sub", "sup", "span", "font", "br", "img"}
_ATTRIBUTES = {
    "*": {"style", "class", "data-aria-level"},
    "a": {"href"},
    "font": {"face"},
    "img": {"src", "alt", "width", "height"},
    "th": {"scope", "colspan", "rowspan"},
    "td": {"colspan", "rowspan"},
    "figure": {"data-photo"},
}
# Addresses of pictures are told apart before they are dropped.
_SCHEMES = {"http", "https", "mailto", "tel", "data", "file", "blob", "cid"}
_UNREAD = {"script", "style", "title", "xml", "select", "button", "noscript", "template"}
_TAG = re.compile(r"<(/?)([a-zA-Z][^\s/>]*)")
# These end by themselves where the next begins, so an old page may never close them.
_CLOSE_THEMSELVES = {
    *("p", "li", "dt", "dd", "td", "th", "tr", "tbody", "thead", "tfoot", "colgroup", "option"),
    *("br", "img", "hr", "col", "wbr", "meta", "link", "input", "base", "embed", "param", "source", "area"),
}


class Node:
    """One element: its tag, its attributes, its children (Nodes and strings)."""

    __slots__ = ("attributes", "children", "tag")

    def __init__(self, tag, attributes=None, children=None):
        self.tag, self.attributes, self.children = tag, attributes or {}, children or []

    @property
    def classes(self) -> str:
        return self.attributes.get("class") or ""

    @property
    def text(self) -> str:
        """All words inside, as they stand."""
        return "".join(child if isinstance(child, str) else child.text for child in self.children)

    def walk(self):
        """Yield every element inside, in reading order."""
        for child in self.children:
            if isinstance(child, Node):
                yield child
                yield from child.walk()


class TooDeep(ValueError):
    """HTML whose tags are opened faster than they are closed."""


def read(html: str) -> Node:
    """Return ``html`` as a tree under a node "body", without scripts, comments and unknown elements.

    Elements that lie deeper than MAX_DEPTH are passed over, their words kept. Raises TooDeep.
    """
    check_depth(html)
    formed = nh3.clean(
        html,
        tags=BLOCKS | INLINE,
        clean_content_tags=_UNREAD,
        attributes=_ATTRIBUTES,
        url_schemes=_SCHEMES,
        link_rel=None,
    )
    builder = _Builder()
    builder.feed(formed)
    builder.close()
    return builder.root


def check_depth(html: str):
    """Raise TooDeep where more elements stand open at once than any document needs."""
    depth = 0
    for found in _TAG.finditer(html):
        if found[2].lower() in _CLOSE_THEMSELVES:
            continue
        depth = max(0, depth - 1) if found[1] else depth + 1
        if depth > MAX_OPEN:
            raise TooDeep


class _Builder(HTMLParser):
    """Reads what nh3 has written: every element is closed, in order."""

    def __init__(self):
        super().__init__()
        self.root = Node("body")
        self.open, self.depth = [self.root], 0

    def handle_starttag(self, tag, attrs):
        if tag in VOID:
            self.open[-1].children.append(Node(tag, dict(attrs)))
            return
        self.depth += 1
        if self.depth <= MAX_DEPTH:
            node = Node(tag, dict(attrs))
            self.open[-1].children.append(node)
            self.open.append(node)

    def handle_endtag(self, tag):
        if tag in VOID or not self.depth:
            return
        if self.depth <= MAX_DEPTH:
            self.open.pop()
        self.depth -= 1

    def handle_data(self, data):
        self.open[-1].children.append(data)
