"""Which words are frequent, and their sets: made anew with the index, and followed up while the site runs."""

from collections import Counter
from collections.abc import Iterator

from django.db import transaction
from django.db.models import Max
from django.utils import timezone

from coopsite.common.search.asking import LONGEST_WORD, Key, Term
from coopsite.common.search.bits import bits_of
from coopsite.common.search.changes import renewed, words_of
from coopsite.common.search.engines import engine
from coopsite.common.search.engines.base import key_of, marked_term
from coopsite.common.search.frequent import OLDEST, changed_since, packed, unpacked
from coopsite.common.search.indexing import erase
from coopsite.common.search.models import FrequentMark, FrequentWord, SearchChange
from coopsite.common.search.postings import asking_all

# What fewer entries say the engine tells in no time.
LEAST = 1_000
# So many words are asked for by one statement: each may bring a hundred thousand numbers.
AT_ONCE = 10
BATCH = 200
# The sets are followed up when so many entries changed, or a quarter of the time for which lines are kept is over. More
# changes than the second number, and it is less work to make them anew.
WORTH_FOLLOWING, MOST_FOLLOWED = 50, 2_000
AGED = SearchChange.KEPT / 4


def keep_frequent():
    """Make the sets of frequent words, or let them know what changed, where that is due."""
    mark = FrequentMark.objects.first()
    if mark is None or mark.made_at < timezone.now() - OLDEST:
        make_frequent()
        return
    changed = changed_since(mark.line, MOST_FOLLOWED)
    if changed is None:
        make_frequent()
    elif len(changed) >= WORTH_FOLLOWING or mark.made_at < timezone.now() - AGED:
        _follow(mark)


def make_frequent() -> int:
    """Find out which words are frequent, and keep the entries of each; return how many there are.

    Nobody waits meanwhile but for the last moment: what changes while the sets are read is told by the lines after the
    mark, whether a set knows it already or not.
    """
    before, line = FrequentMark.objects.first(), _last_line()
    made = [FrequentWord(term=term, members=members) for term, members in _sets()]
    with transaction.atomic():
        if not _is_turn_after(before):
            return 0
        erase(FrequentWord.objects.all())
        FrequentWord.objects.bulk_create(made, batch_size=BATCH)
        _mark(line)
    return len(made)


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
        (word, _begins), scope = key = key_of(term)
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
            _mark(line)


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


def _mark(line: int):
    erase(FrequentMark.objects.all())
    FrequentMark.objects.create(line=line, made_at=timezone.now())
