"""What links out answered when they were last asked, by the command check_links and never while a page is served."""

import datetime

from django.db import models
from django.utils.translation import gettext_lazy as _

from coopsite.common.links import Answer, Verdict

# Every word of a link that is gone (links.Verdict), as staff read it.
_SAID = {
    "404": _("không còn trang (404)"),
    "410": _("trang đã gỡ (410)"),
    "dns": _("tên miền không còn"),
    "refused": _("máy chủ không nhận"),
}


class LinkedQuerySet(models.QuerySet):
    def with_link(self):
        """Keep the rows that lead somewhere."""
        return self.exclude(**{self.model.LINK: ""})

    def dead(self):
        """Keep the rows whose link two askings in a row, on different days, found gone, and none has found alive since.

        The days need not follow each other: see to_ask() for why they mostly do.
        """
        return self.filter(dead_since__isnull=False)

    def to_ask(self, on: datetime.date):
        """Keep the rows with a link that was not asked that day yet: the suspected first, then those that waited longest.

        A second asking decides about the suspected: it shall come the next day, however many links there are.
        """
        waiting = self.with_link().filter(models.Q(answered_on=None) | models.Q(answered_on__lt=on))
        calm = models.Case(
            models.When(dead_since=None, answer__in=[*_SAID], then=False),
            default=True,
            output_field=models.BooleanField(),
        )
        return waiting.order_by(calm, models.F("answered_on").asc(nulls_first=True), "pk")


class Linked(models.Model):
    """Something with a link out, in the column LINK, and what that link answered."""

    LINK = "url"
    answered_on = models.DateField(_("đường dẫn trả lời ngày"), null=True, blank=True, editable=False)
    answer = models.CharField(_("đường dẫn trả lời"), max_length=12, blank=True, default="", editable=False)
    dead_since = models.DateField(_("đường dẫn hỏng từ"), null=True, blank=True, editable=False)

    ANSWER_FIELDS = ("answered_on", "answer", "dead_since")

    class Meta:
        abstract = True

    @classmethod
    def from_db(cls, db, field_names, values):
        row = super().from_db(db, field_names, values)
        row._asked = row.__dict__.get(cls.LINK)
        return row

    @property
    def link(self) -> str:
        return getattr(self, self.LINK)

    @property
    def is_suspected(self) -> bool:
        """Whether its last answer was that it is gone, and one more such would make it dead."""
        return self.dead_since is None and self.answer in _SAID

    @property
    def answer_in_words(self) -> str:
        """The last answer as the worklist says it; "" while nothing is known to be wrong."""
        return str(_SAID.get(self.answer, "")) if self.answer else ""

    def take_answer(self, answer: Answer, on: datetime.date):
        """Note what the link answered that day; nothing is stored.

        A link is dead once two askings in a row, on different days, found it gone; then it is dead since the first
        of them. What tells nothing (a gate, a fault, a timeout) neither kills nor revives, but it breaks the row.
        """
        was_gone = bool(self.answer) and Answer(self.answer).verdict is Verdict.GONE
        if answer.verdict is Verdict.ALIVE:
            self.dead_since = None
        elif answer.verdict is Verdict.GONE and was_gone and self.answered_on < on:
            self.dead_since = self.dead_since or self.answered_on
        if not (answer.verdict is Verdict.GONE and was_gone and self.answered_on == on):
            self.answer, self.answered_on = answer.word, on

    def save(self, *args, **kwargs):
        """A link that was changed has answered nothing yet."""
        if getattr(self, "_asked", None) not in (None, self.link):
            self.answered_on, self.answer, self.dead_since = None, "", None
            self._asked = self.link
            if kwargs.get("update_fields") is not None:
                kwargs["update_fields"] = {*kwargs["update_fields"], *self.ANSWER_FIELDS}
        super().save(*args, **kwargs)
