"""Suggestions while somebody types: what the words may grow into, of several kinds, each with its address."""

from collections import Counter
from itertools import islice

from django.http import JsonResponse
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_safe

from coopsite.common.search.asking import Question
from coopsite.common.search.bits import bits_of
from coopsite.common.search.engines import Scope
from coopsite.common.search.ranking import Ranking
from coopsite.common.search.shelf import Look, look
from coopsite.common.search.understanding import answer
from coopsite.views.finding import typed_in
from coopsite.views.hints import hints_for

MOST = 8
# So many of one kind while another kind has any: a name of forty communes leaves room for what is made there.
MOST_OF_A_KIND = 3
# Where so many are called so, what is only made or lies there is left to the search: it may be half the country.
ENOUGH = 5
# Of so many words, the last of which may go on, two are whole: they may be a person's name, which only a text says.
WORDS_OF_A_TEXT = 3
# A single letter begins too much to suggest anything by it.
SHORTEST = 2


@require_safe
@never_cache
def suggest(request):
    """Answer ``?q=`` by JSON: ``hints``, at most MOST, each with name, kind in words, url and, perhaps, picture.

    Kept by nobody on the way: what is taken down is named no more.
    """
    typed = typed_in(request)
    question = Question.of(typed)
    if len("".join(question.plain)) < SHORTEST:
        return _said([])
    now = look()
    # Many begin alike, and the shorter the beginning the more there is to choose from.
    by_text = len(question.words) >= WORDS_OF_A_TEXT
    entries = now.remembered(("suggest", typed), lambda: picked(now, _ranking(now, typed), by_text))
    return _said(hints_for(now, entries))


def _ranking(now: Look, typed: str) -> Ranking:
    """Return what to suggest from, no more than needed: of a short beginning half the country says something."""
    question = Question.of(typed)
    called = Ranking(now, question, now.public, Scope.NAMES)
    if called.total >= ENOUGH:
        return called
    # Words that only a text says are no reason to take them for others.
    return Ranking(now, question, now.public, Scope.NEAR) or answer(now, typed, now.public).ranking


def _said(hints: list[dict]) -> JsonResponse:
    # Vietnamese as it is written: half as long as in escapes.
    return JsonResponse({"hints": hints}, json_dumps_params={"ensure_ascii": False})


def picked(now: Look, ranking: Ranking, by_text: bool) -> list[int]:
    """Return the entries to suggest, best first: those that are called so before those whose maker or place is.

    Where there are none of either, and ``by_text``, those whose text says so: the page that tells of a person.
    """
    called = ranking.named
    turns, chosen, of_kind = (called, ranking.near & ~called), [], Counter()
    if by_text and not any(turns):
        turns = (ranking.entries,)
    for entries in turns:
        _take_of_each_kind(now, ranking, entries, chosen, of_kind)
    for entries in turns:
        rest = entries & ~bits_of(chosen)
        if rest and len(chosen) < MOST:
            chosen += islice(ranking.among(rest), MOST - len(chosen))
    return chosen


def _take_of_each_kind(now: Look, ranking: Ranking, entries: int, chosen: list[int], of_kind: Counter):
    """Add the best of ``entries`` to ``chosen``, MOST_OF_A_KIND of a kind at most."""
    place = now.place("weight")
    for tier in ranking.tiers:
        if len(chosen) == MOST:
            return
        if not tier.entries & entries:
            continue
        best = [
            (place[entry], entry, kind)
            for kind in now.kinds()
            for entry in ranking.best_of(tier, entries, MOST_OF_A_KIND - of_kind[kind], kind)
        ]
        for _place, entry, kind in sorted(best)[: MOST - len(chosen)]:
            chosen.append(entry)
            of_kind[kind] += 1
