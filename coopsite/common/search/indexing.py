"""Keeping the index true: every change of a findable row changes its entry within the same transaction."""

import secrets
from contextlib import contextmanager
from hashlib import blake2s
from threading import local

from django.db import transaction
from django.utils import timezone

from coopsite.common.search.engines import Document, engine
from coopsite.common.search.engines.base import WHOLE
from coopsite.common.search.following import followers, kinds
from coopsite.common.search.models import SearchChange, SearchEntry
from coopsite.common.search.words import Word, also_found_by, name_form, read_words

BATCH = 500
# More changes at a time than this are told as one: everything is read again.
MOST_LINES = 300
# Every so many lines those that nobody reads any more are swept away.
SWEEP_EVERY = 256
DERIVED = ("public_from", "weight", "names", "said", "facets", "sort_key", "fresh", "renew_at")
# What others say of a row, or stand under because of it, is told by these.
TOLD_KEY = "_"
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
        rows = list(model._default_manager.filter(pk__in=some).for_index())
        keep_rows(rows)
        drop(model.search_kind, set(some) - {row.pk for row in rows})


def keep_rows(rows: list, along: bool = True):
    """Put the entries of ``rows``, all of one kind, into the index; ``along`` renews those that are found by them too."""
    if not rows:
        return
    with transaction.atomic():
        held = _held(rows[0].search_kind, [row.pk for row in rows])
        entries = [_entry(row) for row in rows]
        for entry in entries:
            entry.pk = held[entry.object_id].pk if entry.object_id in held else None
        SearchEntry.objects.bulk_create([entry for entry in entries if entry.pk is None])
        # As one statement: bulk_update would weigh every row against every other.
        SearchEntry.objects.bulk_create(
            [entry for entry in entries if entry.object_id in held],
            update_conflicts=True,
            unique_fields=["pk"],
            update_fields=DERIVED,
        )
        engine().put(_document(entry.pk, row) for entry, row in zip(entries, rows, strict=True))
        _tell([entry.pk for entry in entries])
        if along:
            _keep_along(
                [row for entry, row in zip(entries, rows, strict=True) if _tells_otherwise(held, entry)]
            )


def _tells_otherwise(held: dict, entry: SearchEntry) -> bool:
    """Tell whether others that say something of this one may have to change too; of a new one nobody says anything."""
    before = held.get(entry.object_id)
    return before is not None and any(getattr(before, name) != getattr(entry, name) for name in TOLD)


def _keep_along(rows: list):
    if rows:
        keep_followers(type(rows[0]), [row.pk for row in rows])
    for row in rows:
        for model, keys in row.also_keep():
            keep_keys(model, keys)


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
    if not object_ids:
        return
    with transaction.atomic():
        ids = [entry.pk for entry in _held(kind, object_ids).values()]
        engine().drop(ids)
        SearchEntry.objects.filter(pk__in=ids).delete()
        _tell(ids)


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


def _held(kind: str, object_ids) -> dict[int, SearchEntry]:
    found = SearchEntry.objects.filter(kind=kind, object_id__in=object_ids)
    return {entry.object_id: entry for entry in found}


def _tell(ids: list[int]):
    """Write down what changed, for every process that keeps some of the index in memory."""
    told = ids if len(ids) <= MOST_LINES else [None]
    lines = [SearchChange(entry_id=one, nonce=secrets.randbits(62)) for one in told]
    made = SearchChange.objects.bulk_create(lines)
    if any(line.pk and line.pk % SWEEP_EVERY == 0 for line in made):
        SearchChange.objects.filter(made_at__lt=timezone.now() - SearchChange.KEPT).delete()


def _entry(row) -> SearchEntry:
    names = [read_words(name) for name in row.find_names() if name]
    facets = [*row.find_facets(), *([(TOLD_KEY, _digest(told))] if (told := row.find_told()) else [])]
    return SearchEntry(
        kind=row.search_kind,
        object_id=row.pk,
        public_from=row.public_from(),
        weight=row.find_weight(),
        names=_between_bars(name_form([word.plain for word in words]) for words in names),
        said=_between_bars(" ".join(word.said for word in words) for words in names),
        facets="".join("\t".join(map(_plain, facet)) + "\n" for facet in dict.fromkeys(facets)),
        sort_key=row.sort_key,
        fresh=row.find_age(),
        renew_at=row.renews_at(),
    )


def _digest(told: list) -> str:
    """Return a short mark of ``told``, another one for whatever else it may be."""
    return blake2s(repr(told).encode(), digest_size=8).hexdigest()


def _plain(value) -> str:
    return "" if value is None else str(value)


def _between_bars(names) -> str:
    return f"| {' | '.join(names)} |"


def _document(entry_id: int, row) -> Document:
    names = [read_words(name) for name in row.find_names() if name]
    fields = [
        [word for words in names for word in words],
        [word for text in row.find_near() if text for word in read_words(text)],
        [word for text in (*row.find_text(), *row.find_within()) if text for word in read_words(text)],
    ]
    said = {word.said for words in fields for word in words}
    whole = [WHOLE + name_form([word.plain for word in words]).replace(" ", "") for words in names]
    first, *others = map(_field, fields)
    return Document(entry_id, " ".join([first, *whole]), *others, " ".join(sorted(said)))


def _field(words: list[Word]) -> str:
    plain = [word.plain for word in words]
    return " ".join([*plain, *also_found_by(plain)])
