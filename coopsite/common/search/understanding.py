"""What somebody who typed this was looking for, and what of it was found: as it stands, or else as it was meant."""

from dataclasses import dataclass

from coopsite.common.keyboards import readings as keyboard_readings
from coopsite.common.search.asking import Question
from coopsite.common.search.mending import readings as mended_readings
from coopsite.common.search.ranking import Ranking
from coopsite.common.search.shelf import Look

MENDED = "spelling"
OTHERS = 3
# Fewer words than this, or words that more than so many say, are never taken for others.
CERTAIN_WORDS = 3
FEW_HITS = 3
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
    if as_typed or not question or (ranking and _is_certain(question, ranking)):
        return taken
    for method, said in () if ranking else keyboard_readings(typed):
        meant = Question.of(said, whole)
        found = Ranking(look, meant, within)
        if found:
            return Answer(typed, said, method, meant, found)
    mended = mended_readings(question, look, within)
    best = Ranking(look, mended[0], within) if mended else None
    # What texts do say is taken for something else only if that is the beginning of a name, letter by letter.
    if best is None or (ranking and not best.called_so):
        return taken
    others = tuple(dict.fromkeys(map(str, mended)))[1 : OTHERS + 1]
    return Answer(typed, str(mended[0]), MENDED, mended[0], best, others)


def _is_certain(question: Question, ranking: Ranking) -> bool:
    """Tell whether what was found can be what was meant: a name, or what more than a stray text or two says."""
    return bool(ranking.named) or len(question.words) < CERTAIN_WORDS or ranking.total > FEW_HITS
