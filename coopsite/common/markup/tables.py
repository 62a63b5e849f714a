"""Tables: cells without styles, their first rows a head where they are headings; tables that only place things go."""

from coopsite.common.markup.tree import Node

_MOST_SPANNED = 100


def blocks_of(table, read) -> list[Node]:
    """Return the blocks that a table node becomes: itself, or its content where it only places things.

    ``read`` returns the blocks of a cell. A caption becomes the paragraph above.
    """
    above, rows = [], []
    for part in table.children:
        if not isinstance(part, Node):
            continue
        if part.tag == "caption":
            above += read(part)
        elif part.tag == "tr":
            rows.append((part, False))
        else:
            rows += [(row, part.tag == "thead") for row in part.children if isinstance(row, Node)]
    cells = [cell for row, _head in rows for cell in _cells(row)]
    if len(cells) == 1 or any(inner.tag == "table" for cell in cells for inner in cell.walk()):
        return above + [block for cell in cells for block in read(cell)]
    made = [
        (row, head) for row, head in ((_row(row, head, read), head) for row, head in rows) if row.children
    ]
    if not any("rowspan" in cell.attributes for row, _head in made for cell in row.children):
        made = [(row, head) for row, head in made if any(cell.children for cell in row.children)]
    return [*above, _table(made)] if made else above


def _cells(row):
    return [cell for cell in row.children if isinstance(cell, Node) and cell.tag in ("td", "th")]


def _row(row, head, read) -> Node:
    return Node("tr", children=[_cell(cell, head, read) for cell in _cells(row)])


def _cell(cell, head, read) -> Node:
    attributes = {}
    for name in ("colspan", "rowspan"):
        number = cell.attributes.get(name) or ""
        if number.isascii() and number.isdigit() and 2 <= int(number[:6]) <= _MOST_SPANNED:
            attributes[name] = str(int(number))
    tag = "th" if head else cell.tag
    if tag == "th" and cell.attributes.get("scope") in ("row", "col"):
        attributes["scope"] = cell.attributes["scope"]
    return Node(tag, attributes, read(cell))


def _table(rows) -> Node:
    heads = 0
    for row, head in rows:
        if not head and any(cell.tag == "td" for cell in row.children):
            break
        heads += 1
    # A table of nothing but headings has no head.
    heads = 0 if heads == len(rows) else heads
    parts = [Node(tag, children=part) for tag, part in _halves([row for row, _head in rows], heads) if part]
    return Node("table", children=parts)


def _halves(rows, heads):
    return ("thead", rows[:heads]), ("tbody", rows[heads:])
