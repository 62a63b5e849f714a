"""What somebody who typed this was looking for, and what of it was found: as it stands, or else as it was meant."""

from dataclasses import dataclass

from coopsite.common.keyboards import readings as keyboard_readings
from coopsite.common.search.asking import Question
from coopsite.common.search.mending import readings, whole_name
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
    was mistyped. ``others`` are further readings that would find something.
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
    # What texts say is taken for something else only if that is a name, letter by letter.
    name = whole_name(question, look, within) if len(question.words) > 1 else None
    if name is not None:
        return Answer(typed, str(name), MENDED, name, Ranking(look, name, within))
    if ranking:
        return taken
    typed_otherwise = _by_keys(look, typed, within, whole)
    if typed_otherwise:
        return typed_otherwise
    mended = readings(question, look, within)
    if not mended:
        return taken
    others = tuple(dict.fromkeys(map(str, mended)))[1 : OTHERS + 1]
    return Answer(typed, str(mended[0]), MENDED, mended[0], Ranking(look, mended[0], within), others)


def _by_keys(look: Look, typed: str, within: int, whole: bool) -> Answer | None:
    """Return what the keys of an input method that is off say, if anything is found by it; names before texts."""
    found = []
    for method, said in keyboard_readings(typed):
        meant = Question.of(said, whole)
        ranking = Ranking(look, meant, within)
        if ranking:
            found.append(Answer(typed, said, method, meant, ranking))
    return max(found, key=lambda one: bool(one.ranking.named), default=None)
