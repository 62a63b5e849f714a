"""Two people's changes of one content, put together: what only one of them changed is taken, the rest is asked.

A content is laid out flat for it: each value at its path, ("fields", "price") or
("parts", "channels", "<id>", "fields", "url"), and each row as a whole at its own path. Links and topics are sets:
what one added and what the other removed never contradict each other.
"""

from dataclasses import dataclass

HERE = "here"


@dataclass(frozen=True)
class Clash:
    """A value that both changed, each in another way. HERE stands for a row that is there, None for one that is not."""

    path: tuple
    base: object
    mine: object
    theirs: object


def flat(data: dict, at: tuple = ()) -> dict[tuple, object]:
    """Return each value of a content at its path; sets as frozensets, rows as HERE at the path of the row."""
    values = {(*at, "fields", name): value for name, value in data["fields"].items()}
    values |= {(*at, "links", name): frozenset(keys) for name, keys in data.get("links", {}).items()}
    if "topics" in data:
        values[(*at, "topics")] = frozenset(data["topics"])
    for name, rows in data.get("parts", {}).items():
        values[(*at, "parts", name)] = HERE
        for row in rows:
            place = (*at, "parts", name, row["id"])
            values |= {place: HERE, **flat(row, place)}
    return values


def rebuilt(values: dict[tuple, object]) -> dict:
    """Return the content of which ``flat`` made ``values``."""
    data = {"fields": {}}
    for path, value in values.items():
        _put(data, path, value)
    return _in_order(data)


def _put(data, path, value):
    match path:
        case ("fields", name):
            data["fields"][name] = value
        case ("links", name):
            data.setdefault("links", {})[name] = sorted(value)
        case ("topics",):
            data["topics"] = sorted(value)
        case ("parts", name):
            data.setdefault("parts", {}).setdefault(name, {})
        case ("parts", name, key, *rest):
            rows = data.setdefault("parts", {}).setdefault(name, {})
            row = rows.setdefault(key, {"id": key, "fields": {}})
            if rest:
                _put(row, tuple(rest), value)


def _in_order(data: dict) -> dict:
    if "parts" in data:
        data["parts"] = {
            name: [_in_order(rows[key]) for key in sorted(rows)] for name, rows in data["parts"].items()
        }
    return data


def merge(base: dict, mine: dict, theirs: dict, choices: dict[tuple, str] | None = None):
    """Return (content, clashes): what both made of ``base``.

    A clash is decided by ``choices``, "mine" or "theirs" at its path; undecided ones keep mine in the content and
    are returned.
    """
    b, m, t = flat(base), flat(mine), flat(theirs)
    chosen, merged, clashes = choices or {}, {}, []
    removed = _removed_by_one(b, m, t)
    for path in [*t, *(path for path in m if path not in t)]:
        if any(path[: len(row)] == row for row in removed):
            continue
        value, clash = _one(path, b.get(path), m.get(path), t.get(path))
        if clash is not None and chosen.get(path) == "theirs":
            value = clash.theirs
        elif clash is not None and chosen.get(path) != "mine":
            clashes.append(clash)
        if value is not None or path[-2:-1] == ("fields",):
            merged[path] = value
    for row in removed:
        kept, clash = _kept_of(row, b, m, t, chosen.get(row))
        merged |= kept
        clashes += [clash] if clash else []
    return rebuilt(_without_orphans(merged)), clashes


def _one(path, base, mine, theirs):
    if isinstance(mine or theirs, frozenset):
        b, m, t = base or frozenset(), mine or frozenset(), theirs or frozenset()
        return (m & t) | (m - b) | (t - b), None
    if mine == theirs or theirs == base:
        return mine, None
    if mine == base:
        return theirs, None
    if path[-2:] == ("fields", "position"):
        # Two orders of the same rows: the later one, nobody is asked about a number.
        return mine, None
    return mine, Clash(path, base, mine, theirs)


def _removed_by_one(b, m, t) -> list[tuple]:
    """Return the paths of the rows that one removed and the other kept, the outermost alone."""
    rows = [path for path in b if _is_row(path) and (path in m) != (path in t)]
    return [row for row in rows if not any(row != outer and row[: len(outer)] == outer for outer in rows)]


def _kept_of(row, b, m, t, choice) -> tuple[dict, Clash | None]:
    """Return what stays of a row that one removed: nothing, unless the other changed something in it."""
    keeper, side = (t, "theirs") if row in t else (m, "mine")
    kept = {path: value for path, value in keeper.items() if path[: len(row)] == row}
    before = {path: value for path, value in b.items() if path[: len(row)] == row}
    if kept == before or choice not in (None, side):
        return {}, None
    return kept, Clash(row, HERE, m.get(row), t.get(row)) if choice is None else None


def _is_row(path) -> bool:
    return len(path) >= 3 and path[-3] == "parts"


def _without_orphans(values: dict) -> dict:
    """Leave out values whose row is gone."""
    gone = [
        path
        for path in values
        if any(_is_row(path[:end]) and path[:end] not in values for end in range(3, len(path)))
    ]
    return {path: value for path, value in values.items() if path not in set(gone)}
