"""Words that were mistyped, put right: one letter wrong, missing, too many or changed with its neighbour, in a word.

Plain Vietnamese has few words, so what is not one is soon told, and of the words that are a letter away the one is
meant with which the whole question finds something.
"""

from itertools import islice, product
from string import ascii_lowercase

from coopsite.common.search.asking import Question, Term
from coopsite.common.search.bits import bits_of
from coopsite.common.search.engines import Scope, engine
from coopsite.common.search.shelf import Look

# A word of two letters is a letter away from most others of two letters.
SHORTEST = 3
# Of the words that a mistyped one may be, so many are tried, the commonest first; and so many readings in all.
MOST_WORDS = 14
MOST_READINGS = 40


def near_words(word: str, known) -> list[str]:
    """Return the words of ``known`` (word → how often) that are a letter away from ``word``, the commonest first."""
    if len(word) < SHORTEST:
        return []
    halves = [(word[:at], word[at:]) for at in range(len(word) + 1)]
    made = {left + right[1:] for left, right in halves if right}
    made |= {left + right[1] + right[0] + right[2:] for left, right in halves if len(right) > 1}
    made |= {left + letter + right[1:] for left, right in halves if right for letter in ascii_lowercase}
    made |= {left + letter + right for left, right in halves for letter in ascii_lowercase}
    found = [one for one in made if one in known and one != word]
    return sorted(found, key=lambda one: (-known[one], one))[:MOST_WORDS]


def parted(word: str, known) -> list[str]:
    """Return the known words that ``word`` is made of when nobody typed a space: "laocai" → ["lao", "cai"]; or []."""
    # The fewest words that reach each letter, and the commonest of those.
    best: list[tuple[int, int, list[str]] | None] = [(0, 0, [])] + [None] * len(word)
    for end in range(2, len(word) + 1):
        for start in range(max(0, end - 7), end - 1):
            before, one = best[start], word[start:end]
            if before is not None and one in known:
                made = (before[0] + 1, before[1] - known[one], [*before[2], one])
                best[end] = min(filter(None, [best[end], made]))
    whole = best[len(word)]
    return whole[2] if whole and whole[0] > 1 else []


def readings(question: Question, look: Look, within: int) -> list[Question]:
    """Return what ``question`` may have meant, the best first: readings that find something in ``within`` by name."""
    known = look.words()
    unknown = [at for at, word in enumerate(question.plain) if not _is_known(question, at, known)]
    patterns = [unknown] if unknown else [[at] for at in range(len(question.plain))]
    weighed = []
    for places in patterns:
        for words in islice(_variations(question, places, known, within), MOST_READINGS):
            reading = question.with_words(words)
            weight = _weight(reading, within)
            if weight:
                weighed.append((*weight, -len(weighed), reading))
    return [one[-1] for one in sorted(weighed, reverse=True)]


def _is_known(question: Question, at: int, known) -> bool:
    word = question.words[at]
    if word.plain in known or word.plain.isdigit():
        return True
    last = at == len(question.words) - 1 and not question.whole
    return last and any(one.startswith(word.typed) for one in known)


def _variations(question: Question, places: list[int], known, within: int):
    """Yield lists of words in which those at ``places`` are others; none where no others find anything."""
    choices = []
    for at, word in enumerate(question.plain):
        if at not in places:
            choices.append([[word]])
            continue
        apart = parted(word, known)
        others = [*([apart] if apart else []), *([one] for one in near_words(word, known))]
        choices.append(others)
    singles = [{one[0] for one in some if len(one) == 1} for some in choices]
    if all(singles) and not any(len(one) > 1 for some in choices for one in some):
        # One question with every other word in it tells whether any of them is worth asking for.
        groups = [tuple(map(Term, sorted(some))) for some in singles]
        if not _found(engine().asking(groups, Scope.ALL))[0] & within:
            return
    for combination in product(*choices):
        yield [word for words in combination for word in words]


def _weight(reading: Question, within: int) -> tuple | None:
    """Return how well a reading does, to be compared; None where it finds nothing."""
    base = engine()
    every, near, names, in_one_go = (
        (bits & within).bit_count()
        for bits in _found(
            base.asking(reading.groups, Scope.ALL),
            base.asking(reading.groups, Scope.NEAR),
            base.asking(reading.groups, Scope.NAMES),
            base.asking_in_one_go(reading.plain, Scope.NAMES),
        )
    )
    return (bool(in_one_go), bool(names), near, every) if every else None


def _found(*questions: str) -> list[int]:
    return list(map(bits_of, engine().found(*questions)))
