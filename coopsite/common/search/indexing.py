"""Keeping the index true: every change of a findable row changes its entry within the same transaction."""

import secrets
from contextlib import contextmanager
from threading import local

from django.db import transaction
from django.utils import timezone

from coopsite.common.search.engines import engine
from coopsite.common.search.entries import made_of
from coopsite.common.search.following import followers, kinds
from coopsite.common.search.models import SearchChange, SearchEntry

BATCH = 500
# More changes at a time than this are told as one: everything is read again.
MOST_LINES = 300
# Every so many lines those that nobody reads any more are swept away.
SWEEP_EVERY = 256
DERIVED = ("public_from", "weight", "names", "said", "hint", "facets", "sort_key", "fresh", "renew_at")
# What others say of a row, or stand under because of it, is told by these.
TOLD = ("names", "said", "facets", "public_from")

_waiting = local()


def keep_keys(model, keys):
    """Make the index say of these rows what they are now; within ``gathered`` at its end. What is gone goes."""
    if _is_gathering():
        _waiting.rows.setdefault(model.search_kind, set()).update(keys)
        return
    keys = sorted(keys)
    for start in range(0, len(keys), BATCH):
        some = keys[start : start + BATCH]
        with transaction.atomic():
            changed, telling = put(model, some)
            _tell(changed)
            _keep_along(telling)


def put(model, keys: list) -> tuple[list[int], list]:
    """Make the index say of a batch of rows what they are now, in a transaction; what is the same is not written again.

    Returns the numbers of the entries that changed, and the rows of which others may say something else now.
    """
    # One after the other, each reads what the one before has stored: a page and what is found by it may be changed by
    # two people at the same moment, and neither sees the other's row until it is stored for good.
    engine().take_turn()
    held = {entry.object_id: entry for entry in _held(model.search_kind, keys)}
    rows = model._default_manager.filter(pk__in=keys).rows_for_index()
    made = [made_of(row) for row in rows]
    new, other = [], []
    for entry, _words in made:
        before = held.get(entry.object_id)
        entry.pk = before and before.pk
        if before is None:
            new.append(entry)
        elif any(getattr(before, name) != getattr(entry, name) for name in DERIVED):
            other.append(entry)
    SearchEntry.objects.bulk_create(new)
    # As one statement: bulk_update would weigh every row against every other.
    SearchEntry.objects.bulk_create(other, update_conflicts=True, unique_fields=["pk"], update_fields=DERIVED)
    gone = [held[key].pk for key in held.keys() - {row.pk for row in rows}]
    _remove(gone)
    reworded = _put_words([words._replace(id=entry.pk) for entry, words in made])
    telling = [
        row
        for (entry, _words), row in zip(made, rows, strict=True)
        if _tells_otherwise(held.get(row.pk), entry)
    ]
    return [*{*(entry.pk for entry in (*new, *other)), *reworded}, *gone], telling


def _put_words(documents: list) -> set[int]:
    """Store the words of those entries that say others now; return their numbers."""
    differing = set(engine().differing(documents))
    engine().put(one for one in documents if one.id in differing)
    return differing


def _tells_otherwise(before: SearchEntry | None, entry: SearchEntry) -> bool:
    """Tell whether others that say something of this one may have to change too."""
    return before is None or any(getattr(before, name) != getattr(entry, name) for name in TOLD)


def _keep_along(rows: list):
    if rows:
        keep_followers(type(rows[0]), [row.pk for row in rows])
    for row in rows:
        for model, keys in row.also_keep():
            keep_keys(model, keys)


def keep_owners(model, keys: set):
    """Renew the rows that are found by rows of ``model`` which hang on them; ``keys`` are the owners'."""
    if keys:
        keep_keys(model._meta.get_field(model.finds).related_model, keys)


def keep_followers(model, keys):
    """Renew all that is found by what these rows of ``model`` say."""
    for follower, found in followers(model, keys):
        keep_keys(follower, found)


def keep_due(now=None) -> int:
    """Renew what the clock alone has changed since: a maker is public by now, a place is none any more."""
    due = SearchEntry.objects.filter(renew_at__lte=now or timezone.now())
    keys: dict[str, list[int]] = {}
    for kind, object_id in due.values_list("kind", "object_id"):
        keys.setdefault(kind, []).append(object_id)
    with gathered():
        for kind, some in keys.items():
            keep_keys(kinds()[kind], some)
    return sum(map(len, keys.values()))


def drop(kind: str, object_ids):
    """Take the entries of rows that are gone out of the index."""
    drop_entries(list(_held(kind, object_ids).values_list("pk", flat=True)))


def drop_entries(ids: list[int]):
    with transaction.atomic():
        engine().take_turn()
        _remove(ids)
        _tell(ids)


def _remove(ids: list[int]):
    if ids:
        engine().drop(ids)
        erase(SearchEntry.objects.filter(pk__in=ids))


@contextmanager
def gathered():
    """Change many rows, or one row many times, and put each into the index once, at the end; in one transaction."""
    if _is_gathering():
        # What was begun within another is taken back by itself; its rows are looked at again, which does no harm.
        with transaction.atomic():
            yield
        return
    with transaction.atomic():
        _waiting.rows = {}
        try:
            yield
        finally:
            rows, _waiting.rows = _waiting.rows, None
        known = kinds()
        for kind, keys in rows.items():
            keep_keys(known[kind], keys)


@contextmanager
def left_out():
    """Load a great many rows without a word to the index: whoever does so rebuilds it before anybody looks."""
    before, _waiting.rows = getattr(_waiting, "rows", None), _Nowhere()
    try:
        yield
    finally:
        _waiting.rows = before


class _Nowhere(dict):
    """Where rows are noted that nobody will ask for."""

    def setdefault(self, _kind, _keys):
        return set()


def _is_gathering() -> bool:
    return getattr(_waiting, "rows", None) is not None


def _held(kind: str, object_ids):
    return SearchEntry.objects.filter(kind=kind, object_id__in=object_ids)


def _tell(ids: list[int]):
    """Write down what changed, for every process that keeps some of the index in memory."""
    if len(ids) > MOST_LINES:
        tell_all()
        return
    _write_lines(dict.fromkeys(ids))


def tell_all():
    """Let every process read everything again."""
    with transaction.atomic():
        engine().take_turn()
        _write_lines([None])


def _write_lines(ids):
    lines = [SearchChange(entry_id=one, nonce=secrets.randbits(62)) for one in ids]
    made = SearchChange.objects.bulk_create(lines)
    if any(line.pk and line.pk % SWEEP_EVERY == 0 for line in made):
        erase(SearchChange.objects.filter(made_at__lt=timezone.now() - SearchChange.KEPT))


def erase(rows):
    """Delete rows on which nothing hangs by one statement: signals, which others need, would load each of them."""
    rows._raw_delete(rows.db)
