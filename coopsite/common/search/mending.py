"""Words that were mistyped, put right: one letter wrong, missing, too many or changed with its neighbour, in a word.

Plain Vietnamese has few words, so what is not one is soon told, and of the words that are a letter away the one is
meant with which the whole question finds something.
"""

import re
from collections.abc import Iterator
from dataclasses import replace
from itertools import islice
from string import ascii_lowercase

from coopsite.common.keyboards import is_syllable, read_vni
from coopsite.common.search.asking import Question, Term
from coopsite.common.search.bits import bits_of, numbers_in
from coopsite.common.search.engines import Scope, engine
from coopsite.common.search.engines.base import WHOLE
from coopsite.common.search.models import SearchEntry
from coopsite.common.search.shelf import Look
from coopsite.common.search.words import ABBREVIATIONS, Word, read_words

# A word of two letters that is one is not doubted: it is a letter away from most others.
SHORTEST = 3
# Of fewer words than this one that is a word is never taken for another: what is left says too little.
LEAST_KEPT = 3
# Of the words that a mistyped one may be, so many are tried, the commonest first; of readings with them so many in all,
# of which those that find anything are weighed.
MOST_WORDS = 60
MOST_READINGS = 200
MOST_WEIGHED = 40
# What ends so bears an acute or a dot: "tuyêt" is no word yet.
_STOPPED = re.compile(r"(?:ch|[cpt])[234]?$")


def is_meant(word: Word) -> bool:
    """Tell whether ``word`` was typed with accents and is a syllable of Vietnamese as it stands.

    No finger slips into "mận" or "thiều": whoever typed that is not asking for "an" or "Thiêu".
    """
    if word.said == word.plain:
        return False
    syllable = read_vni(word.said)
    # Read back, as keys may stand anywhere in what is typed by VNI, and in what was typed only where they belong.
    if syllable == word.said or [one.said for one in read_words(syllable)] != [word.said]:
        return False
    return not _STOPPED.search(word.said)


def meant_words(question: Question) -> set[Word]:
    """Return the words that were typed as they were meant: those that is_meant, and a single bare one among accents.

    Whoever types "rau hà nội" can write đậu, so that is not what is asked for; "hồ pinh" may be on the way to it.
    """
    meant = set(filter(is_meant, question.words))
    rest = [word for word in question.words if word not in meant and word.plain not in ABBREVIATIONS]
    if meant and len(rest) == 1 and rest[0].said == rest[0].plain and is_syllable(rest[0].plain):
        meant.add(rest[0])
    return meant


def keeps_what_was_meant(question: Question, reading: Question, all_but: int = 0) -> bool:
    """Tell whether all meant_words of ``question`` but ``all_but`` so many stand in ``reading``, accents and all."""
    return len(meant_words(question) - set(reading.words)) <= all_but


def near_words(word: str, known) -> list[str]:
    """Return the words of ``known`` (word → how often) that are a letter away from ``word``, the commonest first."""
    halves = [(word[:at], word[at:]) for at in range(len(word) + 1)]
    made = {left + right[1:] for left, right in halves if right}
    made |= {left + right[1] + right[0] + right[2:] for left, right in halves if len(right) > 1}
    made |= {left + letter + right[1:] for left, right in halves if right for letter in ascii_lowercase}
    made |= {left + letter + right for left, right in halves for letter in ascii_lowercase}
    found = [one for one in made if one in known and one != word and not _is_short_for_something(one)]
    return sorted(found, key=lambda one: (-known[one], one))[:MOST_WORDS]


def _is_short_for_something(word: str) -> bool:
    """Tell whether a word is an abbreviation of two letters: those are a letter away from half the language."""
    return len(word) < SHORTEST and word in ABBREVIATIONS


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


def whole_name(question: Question, look: Look, within: int) -> Question | None:
    """Return the question with one word put right if that makes it somebody's whole name, letter by letter; else None.

    A whole name is strong proof, and all of them are looked up by one question: this may be asked of whatever finds
    texts only.
    """
    known = look.words()
    unknown = [at for at in range(len(question.plain)) if not _is_known(question, at, known)]
    places = unknown or [at for at, word in enumerate(question.plain) if len(word) >= SHORTEST]
    meant = meant_words(question)
    places = [at for at in places if question.words[at] not in meant]
    if len(unknown) > 1:
        return None
    tried = {}
    for words in (words for at in places for words in _variations(question, [at], known)):
        reading = question.with_words(words)
        tried.setdefault(reading.name_form, reading)
    if not tried:
        return None
    group = tuple(Term(WHOLE + form.replace(" ", "")) for form in tried)
    (found,) = engine().found(engine().asking([group], Scope.NAMES))
    called = SearchEntry.objects.filter(pk__in=numbers_in(bits_of(found) & within)).order_by("-weight", "pk")
    for names in called.values_list("names", flat=True)[:MOST_WEIGHED]:
        for name in names.strip("| ").split(" | "):
            if name in tried:
                return tried[name]
    return None


def readings(question: Question, look: Look, within: int) -> list[Question]:
    """Return what ``question`` may have meant, the best first: readings that find something in ``within``.

    A space too many is taken away before any letter is doubted. MOST_READINGS are tried in all. A mistake may have made
    a known word another: one of them is varied where there is no unknown one, or where with those alone nothing is found;
    a short one only where nothing else helps, and no abbreviation.
    """
    likely = _finding(_joined(question), look, within)
    if not likely:
        known = look.words()
        unknown = [at for at in range(len(question.plain)) if not _is_known(question, at, known)]
        others = [
            at for at, word in enumerate(question.plain) if word not in ABBREVIATIONS and at not in unknown
        ]
        long = [at for at in others if len(question.plain[at]) >= SHORTEST]
        short = [at for at in others if at not in long]
        turns = [[unknown]] if unknown else []
        turns += [[[*unknown, at] for at in some] for some in (long, short) if some]
        for patterns in turns:
            likely = _finding(_tried(question, patterns, known, MOST_READINGS // len(turns)), look, within)
            if likely:
                break
    return sorted(likely, key=_weights(likely, look, within).get, reverse=True)


def said_by_names(likely: list[Question], look: Look, within: int) -> list[Question]:
    """Return those readings whose words all stand in one name."""
    found = _answering(likely, look, Scope.NAMES, within)
    return [reading for reading, entries in zip(likely, found, strict=True) if entries]


def _joined(question: Question) -> list[Question]:
    """Return the questions in which two neighbouring words are one: "live stream" → "livestream"."""
    plain = question.plain
    return [
        question.with_words([*plain[:at], plain[at] + plain[at + 1], *plain[at + 2 :]])
        for at in range(len(plain) - 1)
    ]


def _tried(question: Question, patterns: list[list[int]], known, most: int) -> list[Question]:
    """Return at most ``most`` readings, as many of each pattern of places that are varied."""
    return [
        question.with_words(words)
        for places in patterns
        for words in islice(_variations(question, places, known), most // len(patterns))
    ]


def _finding(tried: list[Question], look: Look, within: int) -> list[Question]:
    """Return those readings that find anything, MOST_WEIGHED of them."""
    found = _answering(tried, look, Scope.ALL, within)
    return [reading for reading, entries in zip(tried, found, strict=True) if entries][:MOST_WEIGHED]


def _is_known(question: Question, at: int, known) -> bool:
    word = question.words[at]
    if word.plain in known or word.plain in ABBREVIATIONS or word.plain.isdigit():
        return True
    last = at == len(question.words) - 1 and not question.whole
    return last and any(one.startswith(word.typed) for one in known)


def _variations(question: Question, places: list[int], known):
    """Yield lists of words in which those at ``places`` are others, the commonest of all places first."""
    choices = []
    for at, word in enumerate(question.plain):
        if at in places:
            apart = parted(word, known)
            choices.append([*([apart] if apart else []), *([one] for one in near_words(word, known))])
        else:
            choices.append([[word]])
    for combination in nearest_first(choices):
        yield [word for words in combination for word in words]


def nearest_first(choices: list[list]) -> Iterator[tuple]:
    """Yield every way to take one of each list, those first whose places in their lists add up to least."""
    if all(choices):
        for total in range(sum(map(len, choices)) - len(choices) + 1):
            yield from _adding_up(choices, total)


def _adding_up(choices: list[list], total: int) -> Iterator[tuple]:
    """Yield the ways to take one of each list whose places in their lists add up to ``total``."""
    if not choices:
        yield ()
        return
    first, *others = choices
    most = sum(map(len, others)) - len(others)
    for place in range(max(0, total - most), min(total, len(first) - 1) + 1):
        for rest in _adding_up(others, total - place):
            yield (first[place], *rest)


def _weights(likely: list[Question], look: Look, within: int) -> dict[Question, tuple]:
    """Return how well each reading does: a whole name, its beginning, in one go in one, in one, near one.

    A last word that goes on is worth less than one that stands so in the name. Of those that do equally well the one with
    the commonest words.
    """
    called = look.named(likely)
    whole = _answering([replace(one, whole=True) for one in likely], look, Scope.NAMES, within)
    names, near = (_answering(likely, look, scope, within) for scope in (Scope.NAMES, Scope.NEAR))
    # What no name says at all none says in one go: for the others the places of words are looked at.
    named = {reading: entries for reading, entries in zip(likely, names, strict=True) if entries}
    asked = (
        engine().asking_in_one_go(reading.plain, Scope.NAMES, list(numbers_in(entries)))
        for reading, entries in named.items()
    )
    found = engine().found(*asked)
    in_one_go = {reading for reading, ids in zip(named, found, strict=True) if bits_of(ids) & within}
    return {
        reading: (
            *(bool(found & within) for found in called[place]),
            *(bool(names[place]), bool(whole[place]), reading in in_one_go),
            *(near[place].bit_count(), -place),
        )
        for place, reading in enumerate(likely)
    }


def _answering(readings: list[Question], look: Look, scope: Scope, within: int) -> list[int]:
    """Return the entries of ``within`` that answer each reading, as bits."""
    return [found & within for found in look.answering(*((one.groups, scope) for one in readings))]
