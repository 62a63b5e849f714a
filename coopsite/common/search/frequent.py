"""The entries of frequent words as the database keeps them: what tens of thousands of entries say is read at once.

An engine names every entry in which a word stands, and of a common word that takes most of the time of an answer. The
sets of such words lie in the database as bits (FrequentWord), true as of a line of SearchChange; what entries say that
changed after it is told by their words. Where there are no sets, or too much changed since they were made, the engine is
asked as for any other word.
"""

import datetime
import zlib
from collections.abc import Iterable
from typing import NamedTuple

from django.db.models import Subquery
from django.utils import timezone

from coopsite.common.search.asking import Key
from coopsite.common.search.bits import from_bytes, to_bytes
from coopsite.common.search.changes import Said, words_of
from coopsite.common.search.engines import engine
from coopsite.common.search.engines.base import marked_term
from coopsite.common.search.models import FrequentMark, FrequentWord, SearchChange

# Lines are kept for a day: sets older than this may lack some.
OLDEST = SearchChange.KEPT - datetime.timedelta(hours=1)


class Frequent(NamedTuple):
    """The terms of which there is a set, and the line of SearchChange up to which all sets know everything."""

    terms: frozenset[str]
    line: int

    def sets(self, keys: Iterable[Key]) -> dict[Key, int] | None:
        """Return the entries, as bits, of those of ``keys`` of which there is a set; one statement, none for no such.

        None where the sets were made anew since: what was read of them is no longer true.
        """
        asked = {marked_term(*key): key for key in keys}
        terms = asked.keys() & self.terms
        if not terms:
            return {}
        line = Subquery(FrequentMark.objects.values("line")[:1])
        rows = list(FrequentWord.objects.filter(pk__in=terms).values_list("term", "members", line))
        if len(rows) < len(terms) or any(line is None or line < self.line for _term, _members, line in rows):
            return None
        return {asked[term]: unpacked(members) for term, members, _line in rows}


def read_frequent(most: int) -> tuple[Frequent, Said] | None:
    """Return which sets there are, and what the entries say that changed since; None where the sets are of no use.

    They are of none where more than ``most`` entries changed.
    """
    mark = FrequentMark.objects.first()
    if mark is None or mark.line is None or mark.made_at < timezone.now() - OLDEST:
        return None
    changed = changed_since(mark.line, most)
    if changed is None:
        return None
    said = words_of(changed, engine().documents(changed))
    return Frequent(frozenset(FrequentWord.objects.values_list("term", flat=True)), mark.line), said


def changed_since(line: int, most: int) -> set[int] | None:
    """Return the entries that changed after a line of SearchChange; None for more than ``most``, or untold ones."""
    lines = SearchChange.objects.filter(pk__gt=line).order_by().values_list("entry_id", flat=True).distinct()
    changed = set(lines[: most + 1])
    return None if None in changed or len(changed) > most else changed


def packed(bits: int) -> bytes:
    """Return a set as it lies in the database."""
    return zlib.compress(to_bytes(bits), 1)


def unpacked(members: bytes) -> int:
    """Return the set that ``packed`` made these bytes of."""
    return from_bytes(zlib.decompress(members))
