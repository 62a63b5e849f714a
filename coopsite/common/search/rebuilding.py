"""The whole index anew, beside readers and editors; and whether it is true."""

import gc
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from typing import NamedTuple

from django.db import transaction
from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from coopsite.common.search.engines import engine
from coopsite.common.search.entries import made_of
from coopsite.common.search.following import kinds
from coopsite.common.search.frequent_making import told_at_the_end, untrue
from coopsite.common.search.indexing import DERIVED, drop_entries, put
from coopsite.common.search.models import SearchEntry

# So many rows are put in while others wait to write: a fraction of a second.
CHUNK = 250

# Told after each chunk: the kind, how many of its rows are done, and how many there are.
Progress = Callable[[type, int, int], None]


def rebuild(progress: Progress = lambda *_told: None) -> dict[type, int]:
    """Read every row of every kind anew and put into the index what differs; drop what has no row.

    Return how many rows of each model there are. Each chunk is a transaction of its own, so that editors wait for one chunk
    at most; nothing is missing meanwhile.
    """
    counts = {}
    # Told once, and also when it is stopped half-way: each time every process would read everything again.
    with told_at_the_end(), _seldom_collected():
        for model in kinds().values():
            counts[model] = 0
            total = model._default_manager.count()
            for keys in _chunks(model):
                with transaction.atomic():
                    put(model, keys)
                counts[model] += len(keys)
                progress(model, counts[model], total)
        _drop_strays()
    return counts


@contextmanager
def _seldom_collected():
    """Look for garbage once in some chunks: by default a fifth of the time goes into it, and finds nothing."""
    usual = gc.get_threshold()
    gc.set_threshold(100_000, *usual[1:])
    try:
        yield
    finally:
        gc.set_threshold(*usual)


def _chunks(model) -> Iterator[list]:
    """Yield the primary keys of all rows, a chunk at a time."""
    rows, last = model._default_manager.order_by("pk").values_list("pk", flat=True), None
    while keys := list((rows if last is None else rows.filter(pk__gt=last))[:CHUNK]):
        yield keys
        last = keys[-1]


def _drop_strays():
    for model in kinds().values():
        strays = list(_strays(model).values_list("pk", flat=True))
        for start in range(0, len(strays), CHUNK):
            drop_entries(strays[start : start + CHUNK])
    drop_entries(list(SearchEntry.objects.exclude(kind__in=kinds()).values_list("pk", flat=True)))
    if lost := _wordless():
        with transaction.atomic():
            engine().drop(lost)


def _strays(model):
    rows = model._default_manager.order_by().values("pk")
    return SearchEntry.objects.filter(kind=model.search_kind).exclude(object_id__in=rows)


def _wordless() -> set[int]:
    """Return the documents that belong to no entry."""
    return engine().ids() - set(SearchEntry.objects.values_list("pk", flat=True))


class Difference(NamedTuple):
    """Something that the index says otherwise than the row: ``what`` is a few words."""

    kind: str
    object_id: int
    what: str | Promise


WORDS = {
    "public_from": _("lúc công khai khác với dòng"),
    "hint": _("lời gợi ý khác với dòng"),
    "facets": _("lựa chọn trong danh sách khác với dòng"),
}


def differences(progress: Progress = lambda *_told: None) -> Iterator[Difference]:
    """Yield what the index says otherwise than the rows; nothing is written."""
    for model in kinds().values():
        done, total = 0, model._default_manager.count()
        for keys in _chunks(model):
            found = _compared(model, keys)
            # An editor may have saved between two readings: what differs is looked at once more.
            again = found and _compared(model, sorted({one.object_id for one in found}))
            yield from (one for one in found if one in again)
            done += len(keys)
            progress(model, done, total)
        for object_id in _strays(model).values_list("object_id", flat=True):
            yield Difference(model.search_kind, object_id, _("không còn dòng nào"))
    for entry in SearchEntry.objects.exclude(kind__in=kinds()):
        yield Difference(entry.kind, entry.object_id, _("không còn loại này"))
    for entry in sorted(_wordless()):
        yield Difference("", entry, _("chữ không thuộc mục nào"))
    for term, entry in untrue():
        yield Difference(term, entry, _("nơi có mặt được giữ sẵn khác với chỉ mục"))


def _compared(model, keys: list) -> list[Difference]:
    held = {
        one.object_id: one for one in SearchEntry.objects.filter(kind=model.search_kind, object_id__in=keys)
    }
    found, documents = [], {}
    for row in model._default_manager.filter(pk__in=keys).rows_for_index():
        made, words = made_of(row)
        entry = held.get(row.pk)
        if entry is None:
            found.append(Difference(made.kind, row.pk, _("chưa có trong chỉ mục")))
            continue
        documents[entry.pk] = words._replace(id=entry.pk), row.pk
        names = [name for name in DERIVED if getattr(made, name) != getattr(entry, name)]
        told = dict.fromkeys(WORDS.get(name, _("tên, thứ tự hay sức nặng khác với dòng")) for name in names)
        found += [Difference(made.kind, row.pk, what) for what in told]
    for entry in engine().differing([words for words, _key in documents.values()]):
        found.append(Difference(model.search_kind, documents[entry][1], _("chữ khác với dòng")))
    return found
