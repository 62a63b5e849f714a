"""What somebody who typed this was looking for, and what of it was found: as it stands, or else as it was meant."""

from collections.abc import Iterable
from dataclasses import dataclass, replace
from itertools import islice

from coopsite.common.keyboards import readings as keyboard_readings
from coopsite.common.search.asking import Question
from coopsite.common.search.mending import (
    LEAST_KEPT,
    keeps_what_was_meant,
    readings,
    said_by_names,
    whole_name,
)
from coopsite.common.search.ranking import Ranking
from coopsite.common.search.shelf import Look

MENDED = "spelling"
OTHERS = 3
# Of what is typed; nobody types more into a box.
MAX_LENGTH = 120


@dataclass(frozen=True)
class Answer:
    """What was found for ``said``, which is ``typed`` as it was understood.

    ``how`` is "" where it was taken as it stands, "Telex" or "VNI" where the input method was off, MENDED where a word
    was mistyped: then nothing answers the words that were typed, and what is shown answers others. ``others`` are
    further readings that would find something; where nothing is shown they are the only ones.
    """

    typed: str
    said: str
    how: str
    question: Question
    ranking: Ranking
    others: tuple[str, ...] = ()


def answer(look: Look, typed: str, within: int, as_typed: bool = False, whole: bool = False) -> Answer:
    """Return what of the set ``within`` answers ``typed``; ``as_typed`` takes every letter as it stands."""
    question = Question.of(typed, whole)
    ranking = Ranking(look, question, within)
    taken = Answer(typed, typed, "", question, ranking)
    if as_typed or not question or ranking.named:
        return taken
    # What texts say, but not in one go, is taken for something else if that is a name, letter by letter.
    may_be_name = len(question.words) > 1 and not ranking.told_in_one_go
    name = whole_name(question, look, within) if may_be_name else None
    if name is not None:
        return Answer(typed, str(name), MENDED, name, Ranking(look, name, within))
    if ranking:
        return taken
    typed_otherwise = _by_keys(look, typed, within, whole)
    if typed_otherwise:
        return typed_otherwise
    return _mended(look, taken, within)


def _mended(look: Look, taken: Answer, within: int) -> Answer:
    """Return what the best reading finds that may stand in the place of what was typed, or else offer the readings.

    It may where it leaves what was meant alone and some name says it: a text says everything, and proves nothing. Where
    only a word that is one was mistyped ("Kến Thuận"), it may if the whole is the name of something, or its beginning.
    """
    found = readings(taken.question, look, within)
    kept = next((one for one in found if keeps_what_was_meant(taken.question, one)), None)
    # The readings that names say come first: where the best is none of them, none is.
    for best in filter(None, (kept, _named_but_for_a_word(look, taken.question, found, within))):
        ranking = Ranking(look, best, within)
        if ranking.named:
            others = [one for one in said_by_names(found, look, within) if str(one) != str(best)]
            return Answer(taken.typed, str(best), MENDED, best, ranking, _told(others))
    return replace(taken, others=_told(found))


def _named_but_for_a_word(
    look: Look, question: Question, found: list[Question], within: int
) -> Question | None:
    """Return the first reading that is the name of something, or begins one, and lacks one word that was meant."""
    if len(question.words) < LEAST_KEPT:
        return None
    nearly = [one for one in found if keeps_what_was_meant(question, one, all_but=1)]
    named = zip(nearly, look.named(nearly), strict=True)
    return next((one for one, called in named if any(entries & within for entries in called)), None)


def _told(found: Iterable[Question]) -> tuple[str, ...]:
    return tuple(islice(dict.fromkeys(map(str, found)), OTHERS))


def _by_keys(look: Look, typed: str, within: int, whole: bool) -> Answer | None:
    """Return what the keys of an input method that is off say, if anything is found by it; names before texts."""
    found = []
    for method, said in keyboard_readings(typed):
        meant = Question.of(said, whole)
        ranking = Ranking(look, meant, within)
        if ranking:
            found.append(Answer(typed, said, method, meant, ranking))
    return max(found, key=lambda one: bool(one.ranking.named), default=None)
