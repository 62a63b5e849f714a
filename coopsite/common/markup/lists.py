"""Lists that were none: Word writes each item as a paragraph with a bullet or a number before it."""

import re

from coopsite.common.markup.tree import Node

ITEM, MORE = "word-item", "word-more"
_NUMBER = re.compile(r"\(?(?:\d+(?:\.\d+)*[.)]?|[A-Za-z][.)]|[ivxlcIVXLC]+[.)])")
# Before the words of an item that Word wrote without its own sign: a bullet or a number, then hard spaces.
_TYPED_MARKER = re.compile(
    r"\s*([·•▪◦o§Øüvq*–-]|\(?\d+(?:\.\d+)*[.)]|\(?[A-Za-z]{1,5}[.)])(?:\s*\u00a0[\s\u00a0]*|[ \t]{3,})"
)


def is_number(marker: str) -> bool:
    """Tell whether a list whose items begin with ``marker`` counts: "1.", "a)", "iv." do, "·" and "o" do not."""
    return bool(_NUMBER.fullmatch(marker.strip(" \u00a0\n\t")))


def typed_marker(text: str) -> tuple[str, int]:
    """Return the marker that ``text`` begins with and where its words begin; ("", 0) without one."""
    found = _TYPED_MARKER.match(text)
    return (found[1], found.end()) if found else ("", 0)


def item(level: int, ordered: bool, blocks: list) -> Node:
    return Node(ITEM, {"level": level, "ordered": ordered}, blocks)


def nested(blocks: list) -> list:
    """Return ``blocks`` with every run of Word's items made a list, items of a deeper level inside the one before."""
    made, open_lists = [], []
    for block in blocks:
        if block.tag == ITEM:
            _place(block, open_lists, made)
        elif block.tag == MORE and open_lists:
            open_lists[-1][1].children[-1].children.extend(block.children)
        else:
            open_lists = []
            made.extend(block.children if block.tag == MORE else [block])
    return made


def _place(block, open_lists, made):
    level, tag = block.attributes["level"], "ol" if block.attributes["ordered"] else "ul"
    while open_lists and open_lists[-1][0] > level:
        open_lists.pop()
    if open_lists and open_lists[-1][0] == level and open_lists[-1][1].tag != tag:
        open_lists.pop()
    if not open_lists or open_lists[-1][0] < level:
        fresh = Node(tag)
        home = open_lists[-1][1].children[-1].children if open_lists else made
        home.append(fresh)
        open_lists.append((level, fresh))
    open_lists[-1][1].children.append(Node("li", children=block.children))
