"""Questions whose answers people judged, and the names of a whole made-up country in every spelling."""

import unicodedata
from random import Random

import pytest

from coopsite.common.search.indexing import kinds
from coopsite.common.search.shelf import look
from coopsite.common.search.understanding import answer
from coopsite.common.search.words import name_form, read_words
from coopsite.common.text import fold
from tests.bench_search.country import Country
from tests.bench_search.names_of import public_names
from tests.kit.judged import first_answers, judged

pytestmark = pytest.mark.django_db

ROWS, NAMES = 1_500, 200
KINDS = ("htx", "san-pham", "chuyen-tham", "chuyen-ke")


def test_what_was_meant_is_among_the_first_five_and_mostly_first():
    now, asked = look(), [one for one in judged("demonstration.txt") if one.wanted]
    found = {one: first_answers(now, one.typed) for one in asked}
    missed = [(one.typed, found[one]) for one in asked if one.wanted not in found[one]]
    late = [(one.typed, found[one]) for one in asked if not one.loose and found[one][:1] != [one.wanted]]
    assert len(asked) >= 120
    assert missed == []
    assert late == []
    assert sum(found[one][:1] == [one.wanted] for one in asked) >= 0.9 * len(asked)


def test_where_nothing_is_meant_nothing_is_shown():
    now, asked = look(), [one for one in judged("demonstration.txt") if not one.wanted]
    assert len(asked) >= 8
    assert [(one.typed, shown) for one in asked if (shown := first_answers(now, one.typed))] == []


class TestNamesOfACountry:
    """In one test and one filling: a country takes a while."""

    def test_every_spelling_of_a_name_gives_it_first(self, capsys):
        Country(rows=ROWS, say=lambda _words: None).fill()
        now = look()
        names = Random(4).sample(public_names(KINDS), NAMES)
        spellings = {
            "as it is": str,
            "without accents": fold,
            "taken apart": lambda name: unicodedata.normalize("NFD", name),
            "in capitals": str.upper,
            "with a mistake": mistyped,
        }
        firsts = {how: [first_name(now, spell(name)) for name in names] for how, spell in spellings.items()}
        with capsys.disabled():
            for how, found in firsts.items():
                print(f"\n  {how}: {sum(map(alike, found, names))} of {NAMES} first", end="")
        for how, found in firsts.items():
            missed = [(name, one) for name, one in zip(names, found, strict=True) if not alike(one, name)]
            assert len(missed) <= NAMES // 100, (how, missed)
        # Whoever types the accents gets the name that has them, though others read alike without.
        for name, one in zip(names, firsts["as it is"], strict=True):
            assert [word.said for word in read_words(one)] == [word.said for word in read_words(name)]


def first_name(now, typed: str) -> str:
    """Return the name of the first answer; "" where there is none."""
    models = kinds()
    found = answer(now, typed, now.public).ranking
    entry = next(found.ids(), None)
    if entry is None:
        return ""
    kind = next(kind for kind in models if now.kind(kind) >> entry & 1)
    return models[kind]._default_manager.get(pk=now.object_id(entry)).find_name()


def alike(one: str, other: str) -> bool:
    """Tell whether two names read the same without accents, abbreviated or not."""
    return form(one) == form(other)


def form(name: str) -> str:
    return name_form([word.plain for word in read_words(name)])


def mistyped(name: str) -> str:
    """Return the name without accents and with one letter of its longest word left out or doubled, or two changed."""
    words = fold(name).split()
    random, word = Random(name), max(words, key=len)
    at = random.randrange(1, len(word) - 1)
    wrong = random.choice(
        [
            word[:at] + word[at + 1 :],
            word[:at] + word[at] + word[at:],
            word[:at] + word[at + 1] + word[at] + word[at + 2 :],
        ]
    )
    return " ".join(wrong if one == word else one for one in words)
