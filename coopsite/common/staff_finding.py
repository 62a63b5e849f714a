"""What staff alone look up: sources, decisions, photographs, stops … They are few; a column holds their words."""

from django.db import models
from django.db.models import Q

from coopsite.common.finding import Findable, FindableQuerySet
from coopsite.common.search.asking import Question
from coopsite.common.search.words import text_form


class StaffFindableQuerySet(FindableQuerySet):
    def matching(self, query: str):
        """Keep the rows whose words begin as those of ``query``, in any order.

        An empty query, or one without a letter or digit, matches nothing.
        """
        question = Question.of(query)
        if not question:
            return self.none()
        every = Q()
        for group in question.groups:
            some = (f" {term.word}" if term.begins else f" {term.word} " for term in group)
            every &= Q.create([Q(text_folded__contains=one) for one in some], Q.OR)
        return self.filter(every)


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
