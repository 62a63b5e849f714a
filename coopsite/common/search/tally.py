"""What people look for, counted without the people: words, how often on a day, how much was found. See decision 19.

A page only adds a line to a file; a command that runs anyway gathers the lines into the table.
"""

import fcntl
import logging
import re
import time
from datetime import date, timedelta
from pathlib import Path
from typing import NamedTuple

from django.conf import settings
from django.db import transaction
from django.db.models import Max, Sum
from django.utils import timezone

from coopsite.common.search.asking import Question
from coopsite.common.search.models import SearchTally

log = logging.getLogger(__name__)

KEPT = timedelta(days=400)
LATELY = timedelta(days=30)
# As many as a minute of any real day fills; beyond it somebody floods, and nothing more is noted.
MOST_BYTES = 1_000_000
# So many different questions of a day are kept: a flood of made-up words fills neither the table nor SQLite's line.
MOST_NEW = 2000
# No site has more to find, and no column takes it.
MOST_HITS = 1_000_000_000
LENGTH = SearchTally._meta.get_field("query").max_length
# A telephone number, an identity card, an account: so many digits in a row are no product and no place.
PRIVATE_DIGITS = 8
_MAIL = re.compile(r"\S+@\S+")
_ROBOT = re.compile(r"bot|crawl|spider|slurp|preview|monitor|curl|wget|python|^$", re.IGNORECASE)


class Asked(NamedTuple):
    """How often a question was asked since the last gathering, and what was found the last time."""

    times: int
    hits: int


def is_robot(request) -> bool:
    """Tell whether a program asks that says so of itself, or says nothing of itself."""
    return bool(_ROBOT.search(request.headers.get("User-Agent", "")))


def counted_as(typed: str) -> str:
    """Return the plain words under which a question is counted, without what might tell of a person; "" for none."""
    words, kept, digits = Question.of(_MAIL.sub(" ", typed)).plain, [], []
    for word in [*words, ""]:
        if word.isdigit():
            digits.append(word)
            continue
        kept += digits if sum(map(len, digits)) < PRIVATE_DIGITS else []
        digits = []
        kept += [word] if sum(map(str.isdigit, word)) < PRIVATE_DIGITS else []
    return " ".join(filter(None, kept))[:LENGTH].strip()


def note(typed: str, hits: int):
    """Note that somebody asked; never raises, never waits for the database."""
    query = counted_as(typed)
    if not query:
        return
    try:
        path = _path()
        if path.exists() and path.stat().st_size > MOST_BYTES:
            return
        # One write of a short line to the end of a file: those of several processes do not mix.
        with path.open("ab", buffering=0) as file:
            file.write(f"{timezone.localdate()}\t{hits}\t{query}\n".encode())
    except OSError:  # a full disk: a count is lost, the answer is not
        log.exception("a search could not be counted")


def gather() -> int:
    """Add what was noted to the table; return how many searches that were.

    What could not be added stays in its file, and is the first thing that the next gathering adds.
    """
    with _lock_path().open("ab") as lock:
        try:
            fcntl.flock(lock, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except BlockingIOError:  # somebody gathers already
            return 0
        number = sum(map(_add_file, _left_over()))
        # Whoever notes meanwhile begins a new file.
        taken = _path().with_name(f"{_path().name}.{time.time_ns()}")
        try:
            _path().rename(taken)
        except FileNotFoundError:
            return number
        return number + _add_file(taken)


def _left_over() -> list[Path]:
    """Return the files that were taken away and not added: the database was busy, or the process was ended."""
    return sorted(_path().parent.glob(f"{_path().name}.*"))


def _add_file(taken: Path) -> int:
    """Add the lines of a file to the table, then delete it; return how many lines could be read."""
    lines = taken.read_text(encoding="utf-8", errors="replace").splitlines()
    read = list(filter(None, map(_read, lines)))
    by_day: dict[date, dict[str, Asked]] = {}
    for day, hits, query in read:
        asked = by_day.setdefault(day, {})
        asked[query] = Asked(asked[query].times + 1 if query in asked else 1, hits)
    with transaction.atomic():
        for day, asked in by_day.items():
            _add(day, asked)
    taken.unlink()
    return len(read)


def _read(line: str) -> tuple[date, int, str] | None:
    """Return (day, answers, words) of a line; None where it was written in part, or is none of ours."""
    try:
        day, hits, query = line.split("\t")
        day, hits = date.fromisoformat(day), int(hits)
    except ValueError:
        return None
    is_ours = 0 <= hits <= MOST_HITS and 0 < len(query) <= LENGTH and query.isprintable()
    return (day, hits, query) if is_ours else None


def _add(day: date, asked: dict[str, Asked]):
    """Add the questions of a day; of those that are new on it, the most wanted, as far as MOST_NEW lets in."""
    before = dict(SearchTally.objects.filter(day=day).select_for_update().values_list("query", "asked"))
    new = sorted(asked.keys() - before.keys(), key=lambda query: (-asked[query].times, query))
    kept = [*(asked.keys() & before.keys()), *new[: max(0, MOST_NEW - len(before))]]
    rows = [
        SearchTally(
            day=day, query=query, asked=before.get(query, 0) + asked[query].times, hits=asked[query].hits
        )
        for query in kept
    ]
    SearchTally.objects.bulk_create(
        rows,
        batch_size=500,
        update_conflicts=True,
        unique_fields=["day", "query"],
        update_fields=["asked", "hits"],
    )


def unanswered(most: int) -> list[dict]:
    """Return what was asked within LATELY and never found anything: {"query", "times"}, the most wanted first."""
    since = timezone.localdate() - LATELY
    asked = SearchTally.objects.filter(day__gte=since).values("query")
    lacking = asked.annotate(times=Sum("asked"), best=Max("hits")).filter(best=0)
    return list(lacking.order_by("-times", "query").values("query", "times")[:most])


def forget(now=None):
    """Delete what is older than KEPT."""
    SearchTally.objects.filter(day__lt=timezone.localdate(now) - KEPT).delete()


def _lock_path() -> Path:
    return _path().with_name(f"{_path().name}-lock")


def _path() -> Path:
    return settings.VAR_DIR / "search-log"
