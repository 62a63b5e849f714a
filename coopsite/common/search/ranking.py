"""What comes first: a fixed row of tiers, so that the order is the same on every database and can be told in words.

An entry stands in the first tier whose condition it meets. Accents come before everything: whoever types them means
them, and "quê" is another word than "quế". Within a tier the heavier entry comes first, then Vietnamese order.
"""

from collections.abc import Iterator
from functools import cached_property
from typing import NamedTuple

from coopsite.common.search.asking import Question, Term
from coopsite.common.search.bits import bits_of, numbers_in
from coopsite.common.search.engines import Scope, engine
from coopsite.common.search.engines.base import WHOLE
from coopsite.common.search.shelf import Look

# Where more say the words, none is looked at for whether it says them in one go: there is no telling them apart.
MOST_IN_ONE_GO = 3_000
# Fewer are sorted by themselves, more are picked out of the order of all.
FEW = 1_500


# What every question asks of the engine at once; the last one only where accents were typed.
ASKED = ("every", "names", "near", "whole", "begun", "said")
# Where fewer names than this say the words, names that begin so are answers too; of a single letter nothing begins.
FEW_NAMES = 12
SHORTEST_BEGUN = 2


class Tier(NamedTuple):
    """Some of the answers, which come before those of every later tier."""

    why: str
    entries: int


class Ranking:
    """The entries of ``within`` (bits) that answer ``question``, and their order.

    ``scope`` is how far from its name an answer may say the words; what lies nearer is told sooner.
    """

    def __init__(self, look: Look, question: Question, within: int, scope: Scope = Scope.ALL):
        self._look, self._question = look, question
        self._sets = _asked(question, scope) if question and within else [0] * len(ASKED)
        every, names, near, *_rest = self._sets
        # Words that were begun only, where hardly a name says them whole: "phin ho" is on its way to Phình Hồ.
        self._begun_words = self._of_begun_words() if (names & within).bit_count() < FEW_NAMES else 0
        self.entries = (every | self._begun_words) & within
        self.in_names = names & within
        self.near = (near | self._begun_words) & within

    def __bool__(self):
        return bool(self.entries)

    @property
    def total(self) -> int:
        return self.entries.bit_count()

    @property
    def named(self) -> int:
        """The answers that say the words in their own name, or words that begin so."""
        return self.in_names | self._begun_words & self.entries

    @property
    def called_so(self) -> int:
        """The answers whose name begins with all the words, one after the other."""
        return self.entries & (self._sets[ASKED.index("whole")] | self._sets[ASKED.index("begun")])

    def by_kind(self) -> dict[str, int]:
        """Return how many answers of each kind there are; kinds without any are left out."""
        counted = {kind: (self._look.kind(kind) & self.entries).bit_count() for kind in self._look.kinds()}
        return {kind: number for kind, number in counted.items() if number}

    @cached_property
    def tiers(self) -> list[Tier]:
        """Return the tiers that hold anything, each without what the ones before it hold."""
        made, left = [], self.entries
        for right, accents in self._by_accents():
            for why, found in self._conditions:
                entries = found & right & left
                if entries:
                    made.append(Tier(why + accents, entries))
                    left &= ~entries
        return made

    def _by_accents(self) -> list[tuple[int, str]]:
        if not self._question.said:
            return [(self.entries, "")]
        right = self._sets[-1] & self.entries
        return [(right, ", đúng dấu đã gõ"), (self.entries & ~right, ", khác dấu")]

    @cached_property
    def _conditions(self) -> list[tuple[str, int]]:
        every, names, near, whole, begun, _said = self._sets
        names_in_one_go, in_one_go = self._in_one_go()
        return [
            ("tên đúng như đã gõ", whole),
            ("tên bắt đầu như đã gõ", begun),
            ("tên có các chữ liền nhau", names_in_one_go),
            ("tên có đủ các chữ", names),
            ("tên có các chữ bắt đầu như đã gõ", self._begun_words),
            ("tên, nơi hoặc người làm có đủ các chữ", near),
            ("lời kể có các chữ liền nhau", in_one_go),
            ("lời kể có đủ các chữ", every),
        ]

    def _in_one_go(self) -> tuple[int, int]:
        """Return what says the words one after the other, in its name and anywhere."""
        words, rest = self._question.plain, self.entries & ~self.near
        if len(words) == 1:
            return self.in_names, 0
        asked = engine().asking_in_one_go
        questions = [asked(words, Scope.NAMES)] if self.in_names else []
        if rest and rest.bit_count() <= MOST_IN_ONE_GO:
            questions.append(asked(words, Scope.ALL))
        found = list(map(bits_of, engine().found(*questions)))
        names = found.pop(0) if self.in_names else 0
        return names, found[0] if found else 0

    def _of_begun_words(self) -> int:
        words = self._question.words
        if len(words) < 2 or min(len(word.typed) for word in words) < SHORTEST_BEGUN:
            return 0
        groups = [(Term(word.typed, begins=True),) for word in words]
        (found,) = engine().found(engine().asking(groups, Scope.NAMES))
        return bits_of(found)

    def ids(self, kind: str = "") -> Iterator[int]:
        """Yield the ids of the answers, best first, of one kind or of all."""
        yield from self.among(self._look.kind(kind) if kind else self.entries)

    def among(self, wanted: int) -> Iterator[int]:
        """Yield the ids of those answers that are in the set ``wanted``, best first."""
        for tier in self.tiers:
            yield from self._ordered(tier.entries & wanted)

    def _ordered(self, entries: int) -> Iterator[int]:
        if entries.bit_count() > FEW:
            yield from self._look.ordered(entries, "weight")
        elif entries:
            yield from sorted(numbers_in(entries), key=self._look.place("weight").__getitem__)

    def best_tier(self, kind: str) -> int:
        """Return the place of the first tier in which an entry of the kind stands."""
        of_kind = self._look.kind(kind)
        return next((at for at, tier in enumerate(self.tiers) if tier.entries & of_kind), len(self.tiers))

    def why(self, entry: int) -> str:
        """Return why an answer stands where it does."""
        return next(tier.why for tier in self.tiers if tier.entries >> entry & 1)


def _asked(question: Question, scope: Scope) -> list[int]:
    """Return the sets of ASKED; beyond ``scope`` nothing is asked for, and a wider set is the same as a narrower."""
    base, scopes = engine(), list(Scope)[: list(Scope).index(scope) + 1]
    name = WHOLE + question.name_form.replace(" ", "")
    said = base.asking_said(question.said) if question.said else ""
    if said and scope is Scope.NAMES:
        # Of all that says a common word with its accents hardly anything is called so.
        said = base.both(base.asking(question.groups, scope), said)
    asked = [
        *(base.asking(question.groups, one) for one in scopes),
        base.asking([(Term(name),)], Scope.NAMES),
        base.asking([(Term(name, begins=True),)], Scope.NAMES),
        *([said] if said else []),
    ]
    found = list(map(bits_of, base.found(*asked)))
    names, *wider = found[: len(scopes)]
    sets = [(wider or [names])[-1], names, (wider or [names])[0], *found[len(scopes) :]]
    return sets + [0] * (len(ASKED) - len(sets))
