"""What of the index a process holds in memory, and how an entry's columns are read into it."""

import datetime
from array import array
from dataclasses import dataclass, field

from django.utils import timezone

from coopsite.common.search.choices import Choices
from coopsite.common.search.dated import Dated, Held
from coopsite.common.search.orders import Orders
from coopsite.common.search.postings import Postings
from coopsite.common.search.vocabulary import Vocabulary


@dataclass
class State:
    """The memory itself; every set of it holds the ids of entries."""

    kinds: dict[str, int] = field(default_factory=dict)
    public: int = 0
    # Entries that will be public at a moment ahead.
    ahead: dict[int, datetime.datetime] = field(default_factory=dict)
    choices: Choices = field(default_factory=Choices)
    # What holds for a time only, and what of it holds today.
    dated: Dated = field(default_factory=dict)
    today: Held | None = None
    # What of it held on another day, by (day, keys), for those days that were asked for.
    past: dict = field(default_factory=dict)
    # The primary key of the row, by the id of its entry.
    objects: array = field(default_factory=lambda: array("q"))
    orders: Orders = field(default_factory=Orders)
    # How often each plain word stands in a public name; None until somebody asks.
    words: Vocabulary | None = None
    # In which entries the words stand that were asked for; the same object from state to state.
    postings: Postings = field(default_factory=Postings)
    # What was made of all this for a question, until it changes.
    answers: dict = field(default_factory=dict)
    # (what the public may see, its fingerprint).
    mark: tuple[int, bytes] | None = None
    # (from which moment, until which, what the public may see).
    shown: tuple | None = None


def is_public(state: State, entry: int, since) -> bool:
    """Tell whether the public may see it by now; keep what it may see later in ``ahead``."""
    if since is not None and since > timezone.now():
        state.ahead[entry] = since
        return False
    return since is not None


def parsed(facets: str, dated: Dated, entry: int) -> list[tuple[str, str, int]]:
    """Return the choices that hold at all times; keep those that do not in ``dated``; keys with "_" are none."""
    always = []
    for line in facets.split("\n")[:-1]:
        if line.startswith("_"):
            continue
        key, value, *time = line.split("\t")
        if time:
            since, until = _moment(time[0]), time[1] if len(time) > 1 else ""
            last = datetime.date.fromisoformat(until) if until else datetime.date.max
            dated.setdefault(entry, []).append((since, last, key, value))
        else:
            always.append((key, value, entry))
    return always


def _moment(text: str) -> datetime.datetime:
    if "T" in text:
        return datetime.datetime.fromisoformat(text)
    day = datetime.date.fromisoformat(text) if text else datetime.date(2000, 1, 1)
    return timezone.make_aware(datetime.datetime.combine(day, datetime.time()))
