"""What people look for, counted without the people: words, how often on a day, how much was found. See decision 19.

A page only adds a line to a file; a command that runs anyway gathers the lines into the table.
"""

import logging
import os
import re
from collections import Counter
from datetime import date, timedelta
from pathlib import Path

from django.conf import settings
from django.db import transaction
from django.db.models import F, Max, Sum
from django.utils import timezone

from coopsite.common.search.asking import Question
from coopsite.common.search.models import SearchTally

log = logging.getLogger(__name__)

KEPT = timedelta(days=400)
LATELY = timedelta(days=30)
# As many as a minute of any real day fills; beyond it somebody floods, and nothing more is noted.
MOST_BYTES = 1_000_000
LENGTH = SearchTally._meta.get_field("query").max_length
# A telephone number, an identity card, an account: so many digits in a row are no product and no place.
PRIVATE_DIGITS = 8
_MAIL = re.compile(r"\S+@\S+")
_ROBOT = re.compile(r"bot|crawl|spider|slurp|preview|monitor|curl|wget|python|^$", re.IGNORECASE)


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
    """Add what was noted to the table; return how many searches that were."""
    taken = _path().with_name(f"{_path().name}.{os.getpid()}")
    try:
        # Whoever runs at the same time finds nothing; who notes meanwhile begins a new file.
        _path().rename(taken)
    except FileNotFoundError:
        return 0
    try:
        lines = taken.read_text(encoding="utf-8").splitlines()
    finally:
        taken.unlink()
    asked, hits = Counter(), {}
    for day, number, query in (line.split("\t") for line in lines if line.count("\t") == 2):
        asked[day, query] += 1
        hits[day, query] = int(number)
    _add(asked, hits)
    return len(lines)


@transaction.atomic
def _add(asked: Counter, hits: dict):
    fresh = [SearchTally(day=date.fromisoformat(day), query=query) for day, query in asked]
    SearchTally.objects.bulk_create(fresh, batch_size=500, ignore_conflicts=True)
    for (day, query), number in asked.items():
        row = SearchTally.objects.filter(day=day, query=query)
        row.update(asked=F("asked") + number, hits=hits[day, query])


def unanswered(most: int) -> list[dict]:
    """Return what was asked within LATELY and never found anything: {"query", "times"}, the most wanted first."""
    since = timezone.localdate() - LATELY
    asked = SearchTally.objects.filter(day__gte=since).values("query")
    lacking = asked.annotate(times=Sum("asked"), best=Max("hits")).filter(best=0)
    return list(lacking.order_by("-times", "query").values("query", "times")[:most])


def forget(now=None):
    """Delete what is older than KEPT."""
    SearchTally.objects.filter(day__lt=timezone.localdate(now) - KEPT).delete()


def _path() -> Path:
    return settings.VAR_DIR / "search-log"
