"""What a visit was for: lessons taken home, and what became of what was promised."""

from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from coopsite.common.fields import NFCCharField
from stories.models.parts import VisitPart


class Lesson(VisitPart):
    """Something that the guests took home, in a sentence that others can use."""

    visit = models.ForeignKey(
        "stories.Visit", models.CASCADE, related_name="lessons", verbose_name=_("chuyến thăm")
    )
    title = NFCCharField(_("bài học"), max_length=120)
    text = NFCCharField(_("nói rõ"), max_length=400, blank=True)
    stop = models.ForeignKey(
        "stories.VisitStop",
        models.SET_NULL,
        null=True,
        blank=True,
        related_name="lessons",
        verbose_name=_("học ở"),
    )

    class Meta(VisitPart.Meta):
        verbose_name = _("điều mang về")
        verbose_name_plural = _("những điều mang về")

    def __str__(self):
        return self.title

    @property
    def words(self) -> str:
        return f"{self.title} {self.text}"


class FollowUpKind(models.TextChoices):
    APPLY = "apply", _("áp dụng ngay")
    TRIAL = "trial", _("làm thử")
    NEXT_VISIT = "next-visit", _("hẹn chuyến sau")


class FollowUpState(models.TextChoices):
    PROMISED = "promised", _("đã hứa")
    STARTED = "started", _("đang làm")
    DONE = "done", _("đã làm")
    DROPPED = "dropped", _("không làm nữa")


class FollowUp(VisitPart):
    """What was promised after a visit: by whom, where, by when, and what came of it."""

    visit = models.ForeignKey(
        "stories.Visit", models.CASCADE, related_name="follow_ups", verbose_name=_("chuyến thăm")
    )
    lesson = models.ForeignKey(
        Lesson,
        models.SET_NULL,
        null=True,
        blank=True,
        related_name="follow_ups",
        verbose_name=_("từ bài học"),
    )
    what = NFCCharField(_("việc"), max_length=200)
    where = NFCCharField(_("áp vào đâu, ai làm"), max_length=200, blank=True)
    region = models.ForeignKey(
        "cooperatives.Region",
        models.SET_NULL,
        null=True,
        blank=True,
        related_name="+",
        verbose_name=_("địa phương"),
    )
    kind = models.CharField(_("loại"), max_length=10, choices=FollowUpKind)
    due_on = models.DateField(_("hạn"), null=True, blank=True)
    state = models.CharField(
        _("tới đâu rồi"), max_length=10, choices=FollowUpState, default=FollowUpState.PROMISED
    )
    state_on = models.DateField(_("ghi nhận ngày"), null=True, blank=True)
    outcome = NFCCharField(_("kết quả"), max_length=400, blank=True)

    class Meta(VisitPart.Meta):
        verbose_name = _("việc hứa làm tiếp")
        verbose_name_plural = _("những việc hứa làm tiếp")
        constraints = [
            models.CheckConstraint(
                condition=~Q(state=FollowUpState.DONE) | ~Q(outcome=""),
                name="followup_done_has_outcome",
                violation_error_message=_("Đã làm thì ghi kết quả."),
                violation_error_code="done_without_outcome",
            )
        ]

    def __str__(self):
        return self.what

    @property
    def words(self) -> str:
        """What was promised, where, and what came of it."""
        places = self.region.called() if self.region else []
        return " ".join([self.what, self.where, *places, self.outcome])
