"""A pasted page as the blocks of which a text is made: p, h2–h4, ul, ol, blockquote, table and figure.

A block's node holds further blocks, or one line of Spans where it is a paragraph or a heading.
"""

import re

from coopsite.common.markup import legacy, links, lists, tables
from coopsite.common.markup.remarks import Remark
from coopsite.common.markup.spans import STRONG, Span, paragraphs, tidy
from coopsite.common.markup.styles import Styles
from coopsite.common.markup.tree import BLOCKS, Node

TOKEN = re.compile(r"[0-9a-f]{16}")
_SPACES = re.compile(r"[ \t\r\n\f\v]+")
_HEADINGS = {f"h{level}": level for level in range(1, 7)}
# A picture this small is a counter of readers or a spacer.
_TINY = 3


class Flow:
    """Gathers the blocks of one place: a page, an item, a cell."""

    def __init__(self):
        self.blocks, self.line = [], []

    def words(self, text, marks, href):
        self.line.append(Span(text, marks, href))

    def end_line(self):
        """Make paragraphs of the words gathered so far."""
        for line in paragraphs(self.line):
            self.blocks.append(Node("p", children=line))
        self.line = []

    def block(self, node):
        self.end_line()
        self.blocks.append(node)

    def done(self) -> list[Node]:
        self.end_line()
        return lists.nested(self.blocks)


class Reader:
    """Reads a tree into blocks, and notes in ``remarks`` what its writer should be told."""

    def __init__(self, styles: Styles):
        self.styles, self.remarks = styles, set()

    def blocks(self, node, marks=frozenset(), href=None, font="") -> list[Node]:
        """Return the blocks of a node's children."""
        flow = Flow()
        self._children(node, flow, (marks, href, font))
        return flow.done()

    def _children(self, node, flow, dress):
        for child in node.children:
            if isinstance(child, str):
                self._words(child, flow, dress)
            else:
                self._element(child, flow, dress)

    def _words(self, text, flow, dress):
        marks, href, font = dress
        text = _SPACES.sub(" ", text)
        made = legacy.converted(text, font) if font else None
        if made is not None:
            self.remarks.add(Remark.OLD_FONT)
            text = made
        flow.words(text, marks, href)

    def _element(self, node, flow, dress):
        look = self.styles.look(node)
        if look.hidden:
            return
        dress = (look.marks(dress[0]), dress[1], look.font or dress[2])
        special = getattr(self, f"_read_{node.tag}", None)
        if special:
            special(node, flow, dress)
        elif node.tag in _HEADINGS:
            self._heading(node, flow, dress, _HEADINGS[node.tag])
        elif look.heading:
            self._heading(node, flow, dress, look.heading)
        elif node.tag == "p" and (look.list_level or look.looks_listed):
            self._word_item(node, flow, dress, look)
        elif node.tag in BLOCKS:
            flow.end_line()
            self._children(node, flow, dress)
            flow.end_line()
        else:
            self._children(node, flow, dress)

    def _read_br(self, _node, flow, dress):
        flow.words("\n", *dress[:2])

    def _read_hr(self, _node, flow, _dress):
        flow.end_line()

    def _read_a(self, node, flow, dress):
        marks, _href, font = dress
        self._children(node, flow, (marks, links.cleaned(node.attributes.get("href")), font))

    def _read_img(self, node, flow, dress):
        source = (node.attributes.get("src") or "").lower()
        size = [node.attributes.get(side) or "" for side in ("width", "height")]
        if "emoji" in node.classes:
            flow.words(node.attributes.get("alt") or "", *dress[:2])
        elif any(side.isdigit() and int(side) <= _TINY for side in size if len(side) < 6):
            return
        elif source and not source.startswith(("data:", "file:", "blob:", "cid:")):
            self.remarks.add(Remark.OLD_PICTURE)
        else:
            self.remarks.add(Remark.PASTED_PICTURE)

    def _heading(self, node, flow, dress, level):
        line = Flow()
        self._children(node, line, dress)
        spans = [span for block in line.done() for span in _line_of(block)]
        # A heading is bold by itself.
        plain = [Span(one.text, one.marks - {STRONG}, one.href) for one in spans]
        if words := tidy(plain, breaks=False):
            flow.block(Node(f"h{level}", children=words))

    def _word_item(self, node, flow, dress, look):
        flow.end_line()
        marker = next((one for one in node.walk() if self.styles.look(one).is_marker), None)
        said = marker.text if marker else ""
        if marker:
            marker.children = []
        inner = Flow()
        self._children(node, inner, dress)
        if not marker:
            said = _without_marker(inner.line)
        blocks = inner.done()
        if not blocks:
            return
        if look.list_level or said:
            flow.blocks.append(lists.item(look.list_level or 1, lists.is_number(said), blocks))
        else:
            flow.blocks.append(Node(lists.MORE, children=blocks))

    def _read_ul(self, node, flow, dress):
        flow.end_line()
        items = [child for child in node.children if isinstance(child, Node)]
        levels = [one.attributes.get("data-aria-level") or "" for one in items]
        if items and all(level in set("123456789") for level in levels):
            # Word on the web: every item is a list of its own, and says how deep it lies.
            for one, level in zip(items, levels, strict=True):
                blocks = self.blocks(one, *dress)
                flow.blocks += [lists.item(int(level), node.tag == "ol", blocks)] if blocks else []
            return
        made = Node(node.tag)
        for child in node.children:
            self._list_child(child, made, dress)
        if made.children:
            flow.block(made)

    _read_ol = _read_ul

    def _list_child(self, child, made, dress):
        wrapped = child if isinstance(child, Node) and child.tag == "li" else Node("li", children=[child])
        look = self.styles.look(wrapped)
        if look.hidden:
            return
        blocks = self.blocks(wrapped, look.marks(dress[0]), dress[1], look.font or dress[2])
        inner_list = isinstance(child, Node) and child.tag in ("ul", "ol")
        if inner_list and made.children:
            # A list right inside a list belongs to the item before it.
            made.children[-1].children.extend(blocks)
        elif blocks:
            made.children.append(Node("li", children=[_no_heading(block) for block in blocks]))

    def _read_blockquote(self, node, flow, dress):
        blocks = self.blocks(node, *dress)
        if blocks:
            flow.block(Node("blockquote", children=blocks))
        else:
            flow.end_line()

    def _read_table(self, node, flow, dress):
        flow.end_line()
        flow.blocks.extend(tables.blocks_of(node, lambda part: self.blocks(part, *dress)))

    def _read_figure(self, node, flow, dress):
        token = node.attributes.get("data-photo") or ""
        if not TOKEN.fullmatch(token):
            flow.end_line()
            self._children(node, flow, dress)
            flow.end_line()
            return
        captions = [child for child in node.children if isinstance(child, Node) and child.tag == "figcaption"]
        caption = tidy([Span(" ".join(one.text for one in captions))], breaks=False)
        flow.block(Node("figure", {"data-photo": token}, caption))
        self._children(
            Node("body", children=[one for one in node.children if one not in captions]), flow, dress
        )


def _line_of(block):
    """Yield the words of a block, whatever it is, as one line."""
    for child in block.children:
        if isinstance(child, Span):
            yield child
        else:
            yield from _line_of(child)
    yield Span(" ")


def _no_heading(block):
    """An item begins with a paragraph: a heading in it is one."""
    return Node("p", children=block.children) if block.tag in _HEADINGS else block


def _without_marker(line) -> str:
    """Take the typed marker off the line's words and return it."""
    if not line:
        return ""
    marker, end = lists.typed_marker("".join(span.text for span in line))
    for span in line:
        cut = min(end, len(span.text))
        span.text, end = span.text[cut:], end - cut
    return marker
