"""What comes first: a fixed row of tiers, so that the order is the same on every database and can be told in words.

An entry stands in the first tier whose condition it meets. Accents come before everything: whoever types them means
them, and "quê" is another word than "quế"; they count where the words stand, in the name or beside it. Within a tier the
heavier entry comes first, then Vietnamese order.
"""

from collections.abc import Iterator
from functools import cached_property
from heapq import nsmallest
from itertools import islice
from typing import NamedTuple

from coopsite.common.search.asking import Question, Term
from coopsite.common.search.bits import bits_of, numbers_in
from coopsite.common.search.engines import Scope, engine
from coopsite.common.search.engines.base import SAID_WITHIN
from coopsite.common.search.shelf import Look

# Where more say the words, none is looked at for whether it says them in one go: there is no telling them apart.
MOST_IN_ONE_GO = 3_000
# Fewer are sorted by themselves, more are picked out of the order of all.
FEW = 1_500


# Where fewer names than this say the words, names that begin so are answers too; of a single letter nothing begins.
FEW_NAMES = 12
SHORTEST_BEGUN = 2

# What is told of accents, where any were typed.
RIGHT, RIGHT_SO_FAR, OTHER = ", đúng dấu đã gõ", ", đúng dấu các chữ đã gõ xong", ", khác dấu"


class Tier(NamedTuple):
    """Some of the answers, which come before those of every later tier."""

    why: str
    entries: int


class Ranking:
    """The entries of ``within`` (bits) that answer ``question``, and their order.

    ``scope`` is how far from its name an answer may say the words; what lies nearer is told sooner. Later tiers are
    asked for only when somebody comes to them.
    """

    def __init__(self, look: Look, question: Question, within: int, scope: Scope = Scope.ALL):
        self._look, self._question, self._scope, self._within = look, question, scope, within
        asked = bool(question and within)
        every, *rest = self._answering(dict.fromkeys((scope, Scope.NAMES))) if asked else (0, 0)
        names = rest[0] if rest else every
        # Words that were begun only, where hardly a name says them whole: "phin ho" is on its way to Phình Hồ.
        is_rare = asked and names.bit_count() < FEW_NAMES
        self._begun_words = self._of_begun_words() if is_rare else 0
        self.entries, self.in_names = every | self._begun_words, names

    def _answering(self, scopes) -> list[int]:
        groups = self._question.groups
        return [
            found & self._within for found in self._look.answering(*((groups, scope) for scope in scopes))
        ]

    def __bool__(self):
        return bool(self.entries)

    @property
    def total(self) -> int:
        return self.entries.bit_count()

    @property
    def named(self) -> int:
        """The answers that say the words in their own name, or words that begin so."""
        return self.in_names | self._begun_words

    @cached_property
    def near(self) -> int:
        """The answers that say the words in their name, or beside it: who made it, where, of what."""
        near = self.in_names if self._scope is Scope.NAMES else self._answering([Scope.NEAR])[0]
        return near | self._begun_words

    def by_kind(self) -> dict[str, int]:
        """Return how many answers of each kind there are; kinds without any are left out."""
        counted = {kind: (self._look.kind(kind) & self.entries).bit_count() for kind in self._look.kinds()}
        return {kind: number for kind, number in counted.items() if number}

    @property
    def tiers(self) -> Iterator[Tier]:
        """Yield the tiers that hold anything, each without what the ones before it hold."""
        at = 0
        while True:
            while at == len(self._made):
                tier = next(self._making, None)
                if tier is None:
                    return
                self._made.append(tier)
            yield self._made[at]
            at += 1

    @cached_property
    def _made(self) -> list[Tier]:
        return []

    @cached_property
    def _making(self) -> Iterator[Tier]:
        return self._make_tiers()

    def _make_tiers(self) -> Iterator[Tier]:
        left = self.entries
        for right, accents in self._by_accents():
            for scope, why, condition in CONDITIONS:
                if not left:
                    return
                if not left & right[scope]:
                    continue
                entries = condition(self) & right[scope] & left
                if entries:
                    yield Tier(why + accents, entries)
                    left &= ~entries

    def _by_accents(self) -> list[tuple[dict[Scope, int], str]]:
        """Return what says the words with their accents by how far from the name, and how that is told; then all."""
        every, said = dict.fromkeys(Scope, self.entries), self._question.said
        if not said or not self.entries:
            return [(every, "")]
        right, told, so_far = self._saying(said), RIGHT, self._question.said_so_far
        # Where nothing says the last word as it stands, it goes on: the accents of the others count.
        if not right[Scope.NAMES if self.in_names else Scope.ALL] and so_far not in ([], said):
            right, told = self._saying(so_far), RIGHT_SO_FAR
        return [(right, told), (every, OTHER)]

    def _saying(self, said: list[str]) -> dict[Scope, int]:
        """Return which answers say all these words with their accents, by how far from the name; one statement."""
        asked = [[(Term(mark + word),) for word in said] for mark in SAID_WITHIN.values()]
        found = self._look.answering(*((groups, "") for groups in asked))
        return {scope: bits & self.entries for scope, bits in zip(SAID_WITHIN, found, strict=True)}

    @cached_property
    def _of_whole_names(self) -> tuple[int, int]:
        """Return what is called by all the words and nothing more, and what has a name that begins with them."""
        if not self.in_names:
            return 0, 0
        return self._look.named([self._question])[0]

    @cached_property
    def _names_in_one_go(self) -> int:
        if len(self._question.words) == 1:
            return self.in_names
        return self._in_one_go(Scope.NAMES, self.in_names)

    @cached_property
    def told_in_one_go(self) -> int:
        """The answers that say the words one after the other, not near their name; none of a single word."""
        return 0 if len(self._question.words) == 1 else self._in_one_go(Scope.ALL, self.entries & ~self.near)

    def _in_one_go(self, scope: Scope, candidates: int) -> int:
        """Return what says the words one after the other, where few enough do."""
        if not 0 < candidates.bit_count() <= MOST_IN_ONE_GO:
            return 0
        among = list(numbers_in(candidates))
        (found,) = engine().found(engine().asking_in_one_go(self._question.plain, scope, among))
        return bits_of(found) & candidates

    def _of_begun_words(self) -> int:
        words = self._question.words
        if len(words) < 2 or min(len(word.typed) for word in words) < SHORTEST_BEGUN:
            return 0
        groups = [(Term(word.typed, begins=True),) for word in words]
        return self._look.answering((groups, Scope.NAMES))[0] & self._within

    def ids(self, kind: str = "") -> Iterator[int]:
        """Yield the ids of the answers, best first, of one kind or of all."""
        yield from self.among(self._look.kind(kind) if kind else self.entries, kind)

    def among(self, wanted: int, kind: str = "") -> Iterator[int]:
        """Yield the ids of those answers that are in the set ``wanted``, all of it of ``kind`` if given, best first."""
        for tier in self.tiers:
            yield from self._ordered(tier.entries & wanted, kind)

    def _ordered(self, entries: int, kind: str) -> Iterator[int]:
        if entries.bit_count() > FEW:
            yield from self._look.ordered(entries, "weight", kind)
        elif entries:
            yield from sorted(numbers_in(entries), key=self._look.place("weight").__getitem__)

    def best_of(self, tier: Tier, wanted: int, number: int, kind: str) -> list[int]:
        """Return the first ``number`` ids in a tier that are in ``wanted`` and of ``kind``, best first."""
        entries = tier.entries & wanted & self._look.kind(kind)
        if entries.bit_count() > FEW:
            return list(islice(self._look.ordered(entries, "weight", kind), number))
        return nsmallest(number, numbers_in(entries), key=self._look.place("weight").__getitem__)

    def best_tier(self, kind: str) -> int:
        """Return the place of the first tier in which an entry of the kind stands; a later one than any for none."""
        of_kind = self._look.kind(kind) & self.entries
        if not of_kind:
            return LAST_TIER
        return next(at for at, tier in enumerate(self.tiers) if tier.entries & of_kind)

    def why(self, entry: int) -> str:
        """Return why an answer stands where it does."""
        return next(tier.why for tier in self.tiers if tier.entries >> entry & 1)


# The tiers in their order: how far from the name the words may stand, so that their accents are looked at there, and what
# each asks for; the last holds whatever answers at all.
CONDITIONS = [
    (Scope.NAMES, "tên đúng như đã gõ", lambda ranking: ranking._of_whole_names[0]),
    (Scope.NAMES, "tên bắt đầu như đã gõ", lambda ranking: ranking._of_whole_names[1]),
    (Scope.NAMES, "tên có các chữ liền nhau", lambda ranking: ranking._names_in_one_go),
    (Scope.NAMES, "tên có đủ các chữ", lambda ranking: ranking.in_names),
    (Scope.NAMES, "tên có các chữ bắt đầu như đã gõ", lambda ranking: ranking._begun_words),
    (Scope.NEAR, "tên, nơi hoặc người làm có đủ các chữ", lambda ranking: ranking.near),
    (Scope.ALL, "lời kể có các chữ liền nhau", lambda ranking: ranking.told_in_one_go),
    (Scope.ALL, "lời kể có đủ các chữ", lambda ranking: ranking.entries),
]
# Once for the accents that were typed, once for others.
LAST_TIER = 2 * len(CONDITIONS)
