"""What staff alone look up: sources, decisions, photographs, stops … They are few; a column holds their words."""

from collections import Counter

from django.db import models
from django.db.models import Q

from coopsite.common.finding import Findable, FindableQuerySet
from coopsite.common.keyboards import readings as keyboard_readings
from coopsite.common.search.asking import Group, Question, Term
from coopsite.common.search.mending import SHORTEST, near_words
from coopsite.common.search.words import text_form

# Of the words that a mistyped one may be, the commonest: each is looked for in every row.
MOST_NEAR = 12


class StaffFindableQuerySet(FindableQuerySet):
    def matching(self, query: str):
        """Keep the rows whose words begin as those of ``query``, in any order; or, where none do, as it was meant.

        Meant may be what the keys of an input method that is off say, or known words a letter away. An empty query, or
        one without a letter or digit, matches nothing.
        """
        question = Question.of(query)
        if not question:
            return self.none()
        found = self._saying(question.groups)
        if found.exists():
            return found
        for _method, said in keyboard_readings(query):
            meant = self._saying(Question.of(said).groups)
            if meant.exists():
                return meant
        return self._saying(self._mended(question))

    def _saying(self, groups: list[Group]):
        every = Q()
        for group in groups:
            some = (f" {term.word}" if term.begins else f" {term.word} " for term in group)
            every &= Q.create([Q(text_folded__contains=one) for one in some], Q.OR)
        return self.filter(every)

    def _mended(self, question: Question) -> list[Group]:
        """Return what the question asks, each word that none of these rows says made those a letter away from it."""
        texts = self.order_by().values_list("text_folded", flat=True)
        known = Counter(word for text in texts.iterator() for word in text.split())
        mended = []
        for word, group in question.asked:
            near = [] if word in known or len(word) < SHORTEST else near_words(word, known)
            mended.append(tuple(map(Term, near[:MOST_NEAR])) or group)
        return mended


class StaffFindable(Findable):
    """Something that no index holds: its names and texts, as they are found, lie in a column that save() fills."""

    text_folded = models.TextField(editable=False, default="")

    DERIVED = (*Findable.DERIVED, "text_folded")
    unfound = Findable.unfound | {*DERIVED}

    objects = StaffFindableQuerySet.as_manager()

    class Meta(Findable.Meta):
        abstract = True

    def fill_derived(self):
        super().fill_derived()
        self.text_folded = text_form([*self.find_names(), *self.find_near(), *self.find_text()])
