"""What helps somebody who found nothing: which words are known, which to leave out, and what there is of the region."""

from dataclasses import dataclass

from cooperatives.models import Region, RegionKind
from coopsite.common.keyboards import readings as keyboard_readings
from coopsite.common.search.asking import MOST_WORDS, Question, Term
from coopsite.common.search.bits import bits_of, numbers_in
from coopsite.common.search.engines import Scope, engine
from coopsite.common.search.engines.base import WHOLE
from coopsite.common.search.mending import SHORTEST, near_words
from coopsite.common.search.ranking import Ranking
from coopsite.common.search.shelf import Look
from coopsite.common.search.understanding import Answer, answer
from coopsite.common.search.words import name_form, read_words
from coopsite.views.home import starred, starred_of_all
from products.models import Product

# So much of each is shown.
FEWER, NEAR, PRODUCTS = 3, 3, 4
# Of the words that an unknown one may be, so many are asked for; and of the places of one name.
MOST_NEAR, MOST_PLACES = 8, 5
# No place has a name of more words.
LONGEST_PLACE = 5


@dataclass(frozen=True)
class Sought:
    """A word that was looked for: how many names say it and, where none does, words like it that some name says."""

    typed: str
    names: int
    near: tuple[str, ...] = ()


@dataclass(frozen=True)
class Fewer:
    """A question of fewer words, and how much it finds."""

    said: str
    count: int


def help_for(look: Look, found: Answer, as_typed: bool, within: int) -> dict:
    """Return what ``site/_nothing_found.html`` says about a question that found nothing ``within`` a set of entries.

    ``meant`` is what it would be read as if it were not to be taken as it stands, ``elsewhere`` the number of other
    entries of the site that answer it.
    """
    tried = keyboard_readings(found.typed)
    words = _best_known(look, within, [found.typed, *(said for _method, said in tried)])
    pieces = [word.typed for word in words]
    meant = answer(look, found.typed, within) if as_typed else None
    place, products = of_the_region(look, pieces)
    return {
        "tried": tried,
        "words": words,
        "fewer": fewer(look, within, pieces, [word.typed for word in words if word.names]),
        "meant": meant if meant and meant.ranking else None,
        "place": place,
        "products": products,
        "elsewhere": Ranking(look, found.question, look.public & ~within).total,
    }


def pieces_of(typed: str) -> list[str]:
    """Return what was typed word by word, accents and all, without what holds no letter and no digit."""
    return list(dict.fromkeys(filter(Question.of, typed.split())))[:MOST_WORDS]


def _best_known(look: Look, within: int, texts: list[str]) -> list[Sought]:
    """Return the words of what was typed, or of that reading of its keys of which names say more words."""
    told = [sought(look, within, pieces_of(text)) for text in texts]
    return max(told, key=lambda words: sum(word.names > 0 for word in words))


def sought(look: Look, within: int, pieces: list[str]) -> list[Sought]:
    """Tell of each word whether a name says it; two statements."""
    groups = [Question.of(piece, whole=piece is not pieces[-1]).groups for piece in pieces]
    numbers = _counts(look, within, [(one, Scope.NAMES) for one in groups])
    known = look.words()
    unknown = [piece for piece, number in zip(pieces, numbers, strict=True) if not number]
    others = {piece: _like(_plain(piece), known) for piece in unknown}
    words = sorted({word for some in others.values() for word in some})
    # What is only in names that nobody may see yet is no help, and nobody's business.
    heard = _counts(look, within, [([(Term(word),)], Scope.NAMES) for word in words])
    public = {word for word, number in zip(words, heard, strict=True) if number}
    return [
        Sought(piece, number, tuple(word for word in others.get(piece, ()) if word in public)[:NEAR])
        for piece, number in zip(pieces, numbers, strict=True)
    ]


def fewer(look: Look, within: int, pieces: list[str], known: list[str]) -> list[Fewer]:
    """Return the questions to ask instead: with one word left out, or else the longest beginnings and ends that find.

    Those that find most first. One statement, or two, and a ranking for each that is shown.
    """
    one_less = [[*pieces[:at], *pieces[at + 1 :]] for at in range(len(pieces))] if len(pieces) > 1 else []
    said = _finding(look, within, one_less)
    if not said:
        lengths = range(len(pieces) - 2, 0, -1)
        parts = [part for length in lengths for part in (pieces[:length], pieces[-length:])]
        said = _finding(look, within, [known, *parts])
    counted = (Fewer(text, Ranking(look, Question.of(text), within).total) for text in said[:FEWER])
    return sorted(counted, key=lambda one: -one.count)


def _finding(look: Look, within: int, questions: list[list[str]]) -> list[str]:
    """Return those of the questions that find anything, the longest first, then those that find most."""
    texts = list(dict.fromkeys(" ".join(words) for words in questions if words))
    numbers = _counts(look, within, [(Question.of(text).groups, Scope.ALL) for text in texts])
    found = [(len(text.split()), number, text) for text, number in zip(texts, numbers, strict=True) if number]
    chosen = []
    for _length, _number, text in sorted(found, reverse=True):
        if not any(f" {text} " in f" {longer} " for longer in chosen):
            chosen.append(text)
    return chosen


def of_the_region(look: Look, pieces: list[str]) -> tuple[Region | None, list[Product]]:
    """Return the place that is named, if any, and what holds stars there, or in its province, or in the country."""
    place = named_place(look, pieces)
    tried = [place, place.province] if place is not None and place.province != place else [place]
    for region in [one for one in tried if one is not None]:
        products = _pictured(starred(Product.objects.published().in_region(region)))
        if products:
            return region, products
    return None, _pictured(starred_of_all(look))


def _pictured(products) -> list[Product]:
    return list(products.exclude(photo=None)[:PRODUCTS])


def named_place(look: Look, pieces: list[str]) -> Region | None:
    """Return the place whose whole name stands among the words: of the longest name, the weightiest."""
    words = [word.plain for piece in pieces for word in read_words(piece)][:MOST_WORDS]
    runs = [
        words[start : start + length]
        for length in range(LONGEST_PLACE, 0, -1)
        for start in range(len(words) - length + 1)
    ]
    names = [WHOLE + name_form(run).replace(" ", "") for run in runs]
    places, order = look.kind(Region.search_kind), look.place("weight")
    found = engine().found(*(engine().asking([(Term(name),)], Scope.NAMES) for name in names))
    called = [bits_of(entries) & places for entries in found]
    weightiest = [
        (run, look.object_id(min(numbers_in(bits), key=order.__getitem__)))
        for run, bits in zip(runs, called, strict=True)
        if bits
    ][:MOST_PLACES]
    rows = Region.objects.for_detail().in_bulk([key for _run, key in weightiest])
    # Of one syllable there are communes that are called as half of all things are; of provinces, Huế.
    told = (rows[key] for run, key in weightiest if len(run) > 1 or rows[key].kind == RegionKind.PROVINCE)
    return next(told, None)


def _counts(look: Look, within: int, questions: list[tuple]) -> list[int]:
    """Return how many entries of ``within`` answer each question of groups and scope."""
    return [(found & within).bit_count() for found in look.answering(*questions)]


def _like(word: str, known) -> list[str]:
    """Return the commonest known words like ``word``; of a short one, from which most words are a letter away, none."""
    return near_words(word, known)[:MOST_NEAR] if len(word) >= SHORTEST else []


def _plain(piece: str) -> str:
    return Question.of(piece).plain[0]
