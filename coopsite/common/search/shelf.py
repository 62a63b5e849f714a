"""What a process keeps of the index in memory: who is public, under which choices, in which order.

Sets of entries are numbers of bits (see bits), so that the counts beside every choice of a list cost next to nothing,
on either database. Each look begins with one small query that tells which entries changed; those are read again.
"""

import datetime
import gc
from array import array
from threading import Lock

from django.utils import timezone

from coopsite.common.search.bits import bits_of
from coopsite.common.search.choices import Choices
from coopsite.common.search.looking import Look
from coopsite.common.search.models import SearchChange, SearchEntry
from coopsite.common.search.orders import Orders, zeros
from coopsite.common.search.state import State, is_public, parsed
from coopsite.common.search.vocabulary import names_of

# No transaction stays open longer: a line older than this that was not seen will not come any more.
SETTLED = datetime.timedelta(minutes=10)
COLUMNS = ("id", "kind", "object_id", "public_from", "facets")
SOME = 500
TRY_AGAIN = datetime.timedelta(minutes=1)
# Of more entries than this the memory is so large that looking through it for garbage would be felt.
MANY = 20_000


class Shelf:
    """One for each process and database; ``look`` gives what is true now."""

    def __init__(self):
        self._lock, self._state = Lock(), None
        self._settled, self._seen = 0, {}
        self._looked = self._tried = None

    def look(self, now=None) -> "Look":
        """Return the index as it stands in the database at this moment."""
        with self._lock:
            self._follow()
            return Look(self._state, now or timezone.now())

    def forget(self):
        """Read everything again at the next look."""
        with self._lock:
            self._state, self._settled = None, 0

    def _follow(self):
        before, self._looked = self._looked, timezone.now()
        if before is not None and self._looked - before > SearchChange.KEPT:
            self._state = None
        lines = {
            line: (nonce, entry)
            for line, nonce, entry in SearchChange.objects.filter(pk__gt=self._settled).values_list(
                "pk", "nonce", "entry_id"
            )
        }
        if self._state is None:
            self._read_all()
        elif lines != self._seen:
            # Lines that are gone were taken back with their transaction, and what they told of with them.
            changed = {entry for _line, (_nonce, entry) in lines.items() ^ self._seen.items()}
            if None in changed:
                self._read_all()
            else:
                self._read(changed)
        self._seen = lines
        self._settle()

    def _settle(self):
        """Forget lines that are older than any transaction; asked for now and then, while there are many."""
        now = timezone.now()
        if len(self._seen) < SOME or (self._tried is not None and now - self._tried < TRY_AGAIN):
            return
        self._tried = now
        old = SearchChange.objects.filter(made_at__lt=timezone.now() - SETTLED).order_by("-pk")
        self._settled = old.values_list("pk", flat=True).first() or self._settled
        self._seen = {line: told for line, told in self._seen.items() if line > self._settled}

    def _read_all(self):
        rows = list(SearchEntry.objects.values_list(*COLUMNS))
        below = max((row[0] for row in rows), default=0) + 1
        state = State(objects=zeros(below), orders=Orders(below))
        kinds, public, choices = {}, [], []
        for entry, kind, object_id, since, facets in rows:
            state.objects[entry] = object_id
            kinds.setdefault(kind, []).append(entry)
            if is_public(state, entry, since):
                public.append(entry)
            choices += parsed(facets, state.dated, entry)
        state.kinds = {kind: bits_of(entries) for kind, entries in kinds.items()}
        state.choices, state.public = Choices.of(choices), bits_of(public)
        self._state = state
        if len(rows) > MANY:
            _leave_alone()

    def _read(self, entries: set[int]):
        """Take some entries out and put them in again as they are now."""
        old, gone = self._state, ~bits_of(entries)
        state = State(
            kinds={kind: bits & gone for kind, bits in old.kinds.items()},
            public=old.public & gone,
            ahead=_less(old.ahead, entries),
            choices=old.choices.without(entries),
            dated=_less(old.dated, entries),
            objects=array("q", old.objects),
            words=old.words,
            postings=old.postings,
        )
        state.postings.renew(entries)
        rows = list(SearchEntry.objects.filter(pk__in=entries).values_list(*COLUMNS))
        for entry, kind, object_id, since, facets in rows:
            state.objects.extend([0] * (entry + 1 - len(state.objects)))
            state.objects[entry] = object_id
            state.kinds[kind] = state.kinds.get(kind, 0) | 1 << entry
            if is_public(state, entry, since):
                state.public |= 1 << entry
            for choice in parsed(facets, state.dated, entry):
                state.choices.add(*choice)
        now = timezone.now()
        if old.today is not None and old.today.holds(now, timezone.localdate(now)):
            state.today = old.today.renewed(entries, state.dated, now)
        kinds = dict.fromkeys(entries, "") | {row[0]: row[1] for row in rows}
        state.orders = old.orders.renewed(len(state.objects), kinds)
        if state.words is not None:
            named = names_of(SearchEntry.objects.filter(pk__in=entries))
            state.words = state.words.renewed(entries, named)
        self._state = state


def _leave_alone():
    """Never again look for garbage among the objects there are now: each time stops everybody for a fifth of a second.

    What nothing refers to any more goes as before; only rings of such objects would stay, so those go first.
    """
    gc.collect()
    gc.freeze()


def _less(held: dict, entries: set[int]) -> dict:
    """Return a copy without these: faster than looking at each of those that stay."""
    rest = dict(held)
    for entry in entries:
        rest.pop(entry, None)
    return rest


_shelf = Shelf()


def look(now=None) -> Look:
    """Return the index of this process as it stands now."""
    return _shelf.look(now)


def forget():
    """Read all of it again at the next look."""
    _shelf.forget()
