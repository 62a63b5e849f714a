"""Which words are frequent, and their sets: made anew with the index, and followed up while the site runs."""

import datetime
from collections import Counter
from collections.abc import Iterable, Iterator
from contextlib import contextmanager

from django.db import transaction
from django.db.models import Max
from django.utils import timezone

from coopsite.common.search.asking import LONGEST_WORD, Key, Term
from coopsite.common.search.bits import bits_of, numbers_in
from coopsite.common.search.changes import renewed, words_of
from coopsite.common.search.engines import engine
from coopsite.common.search.engines.base import key_of, marked_term
from coopsite.common.search.frequent import OLDEST, changed_since, packed, unpacked
from coopsite.common.search.indexing import erase, tell_all
from coopsite.common.search.models import FrequentMark, FrequentWord, SearchChange
from coopsite.common.search.postings import Postings, asking_all

# What fewer entries say the engine tells in no time.
LEAST = 1_000
# So many words are asked for by one statement: each may bring a hundred thousand numbers.
AT_ONCE = 10
BATCH = 200
# More changes than this, and it is less work to make the sets anew than to tell them; of fewer than that nobody notices.
WORTH_FOLLOWING, MOST_FOLLOWED = 50, 2_000
# Sets are told what changed well before they are too old to be of use (OLDEST), and each day the words are counted anew.
AGED, COUNTED = SearchChange.KEPT / 4, datetime.timedelta(days=1)
# Whoever makes the index anew is done by then, or was killed.
GIVEN_UP = datetime.timedelta(hours=1)


def keep_frequent():
    """Make the sets of frequent words, or let them know what changed, where that is due."""
    mark, now = FrequentMark.objects.first(), timezone.now()
    if mark is not None and mark.line is None:
        if mark.made_at < now - GIVEN_UP:
            # What was put in by then nobody was told of.
            tell_all()
            make_frequent()
        return
    if mark is None or mark.made_at < now - OLDEST or mark.counted_at < now - COUNTED:
        make_frequent()
        return
    changed = changed_since(mark.line, MOST_FOLLOWED)
    if changed is None:
        make_frequent()
    elif len(changed) >= WORTH_FOLLOWING or mark.made_at < now - AGED:
        _follow(mark)


def make_frequent():
    """Find out which words are frequent, and keep the entries of each, unless somebody else does at this moment.

    Nobody waits meanwhile but for the last moment: what changes while the sets are read is told by the lines after the
    mark, whether a set knows it already or not.
    """
    before, line = FrequentMark.objects.first(), _last_line()
    made = [FrequentWord(term=term, members=members) for term, members in _sets()]
    with transaction.atomic():
        if _is_turn_after(before):
            erase(FrequentWord.objects.all())
            FrequentWord.objects.bulk_create(made, batch_size=BATCH)
            _mark(line)


@contextmanager
def told_at_the_end():
    """Change any number of entries without a line for each: till all is told at the end, no set is taken for true."""
    with transaction.atomic():
        engine().take_turn()
        _mark(None)
    try:
        yield
    finally:
        with transaction.atomic():
            tell_all()
            erase(FrequentMark.objects.all())


def _sets() -> Iterator[tuple[str, bytes]]:
    keys = list(_candidates())
    for start in range(0, len(keys), AT_ONCE):
        some = keys[start : start + AT_ONCE]
        for key, ids in zip(some, engine().found(*map(_asking, some)), strict=True):
            if len(ids) >= LEAST:
                yield marked_term(*key), packed(bits_of(ids))


def _asking(key: Key):
    return asking_all([(key.term,)], key.scope)


def _candidates() -> Iterator[Key]:
    """Yield the words that LEAST entries say, and the beginnings of which that may be so."""
    begun = Counter()
    for term, number in engine().frequencies():
        key = key_of(term)
        word, scope = key.term.word, key.scope
        if number >= LEAST:
            yield key
        # With their accents words are asked for as a whole only.
        if scope:
            lengths = range(1, min(len(word), LONGEST_WORD) + 1)
            begun.update({(word[:length], scope): number for length in lengths})
    for (word, scope), number in begun.items():
        if number >= LEAST:
            yield Key(Term(word, begins=True), scope)


def _follow(mark: FrequentMark):
    """Let the sets know what changed since the mark was made, and move it on."""
    # The line before what changed, so that nothing lies between.
    line = _last_line()
    changed = changed_since(mark.line, MOST_FOLLOWED)
    if changed is None:
        return
    said, other = words_of(changed, engine().documents(changed)), []
    for word in FrequentWord.objects.iterator(chunk_size=BATCH):
        held = unpacked(word.members)
        now = renewed(key_of(word.term), held, said)
        if now != held:
            word.members = packed(now)
            other.append(word)
    with transaction.atomic():
        if _is_turn_after(mark):
            FrequentWord.objects.bulk_create(
                other, BATCH, update_conflicts=True, unique_fields=["pk"], update_fields=["members"]
            )
            _mark(line, mark.counted_at)


def untrue() -> Iterator[tuple[str, int]]:
    """Yield (term, entry) for each set that with what changed since says otherwise than the index, one entry of each."""
    for term in _differing(FrequentWord.objects.values_list("term", flat=True)):
        # Something may have changed between two readings: what differs is looked at once more.
        yield from _differing([term]).items()


def _differing(terms: Iterable[str]) -> dict[str, int]:
    keys, process, found = [key_of(term) for term in sorted(terms)], Postings(), {}
    for start in range(0, len(keys), AT_ONCE):
        # None where the sets are of no use at the moment: then nobody is told by them.
        sets = process.kept_of(keys[start : start + AT_ONCE])
        for (key, told), ids in zip(sets.items(), engine().found(*map(_asking, sets)), strict=True):
            if other := told ^ bits_of(ids):
                found[marked_term(*key)] = next(numbers_in(other))
    return found


def _last_line() -> int:
    """Return the last line of SearchChange before which none is missing: who writes one has a turn until it is stored."""
    with transaction.atomic():
        engine().take_turn()
        return SearchChange.objects.aggregate(last=Max("pk"))["last"] or 0


def _is_turn_after(before: FrequentMark | None) -> bool:
    """Wait for a turn, and tell whether nobody else has made or followed up the sets since ``before`` was read."""
    engine().take_turn()
    # Each time there is another row.
    return FrequentMark.objects.first() == before


def _mark(line: int | None, counted_at: datetime.datetime | None = None):
    now = timezone.now()
    erase(FrequentMark.objects.all())
    FrequentMark.objects.create(line=line, made_at=now, counted_at=counted_at or now)
