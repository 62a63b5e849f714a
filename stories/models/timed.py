"""When something takes place, and what became of its time: the one rule of coming, on, over, put off, called off."""

import datetime

from django.core.exceptions import ValidationError
from django.db import models
from django.db.models import F, Q
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from coopsite.common.dates import show_hour, show_hours, show_weekday
from coopsite.common.fields import NFCCharField


class EventChange(models.TextChoices):
    """What happened to the time or place that was announced; the default, nothing."""

    NONE = "", _("đúng lịch")
    MOVED = "moved", _("dời sang giờ khác")
    ELSEWHERE = "elsewhere", _("đổi địa điểm")
    PUT_OFF = "put-off", _("hoãn, chưa có ngày mới")
    CANCELLED = "cancelled", _("hủy")

    @property
    def stops(self) -> bool:
        """Whether nothing takes place at the times that stand there."""
        return self in (EventChange.PUT_OFF, EventChange.CANCELLED)

    @property
    def notice(self) -> str:
        """The first words of what its page says of the change."""
        if self == EventChange.MOVED:
            return _("Đã dời giờ")
        if self == EventChange.ELSEWHERE:
            return _("Đã đổi địa điểm")
        return _("Đã hủy") if self == EventChange.CANCELLED else self.label.capitalize()


STOPPED = tuple(one.value for one in EventChange if one.stops)


class EventState(models.TextChoices):
    """What an event is at a moment."""

    COMING = "coming", _("sắp diễn ra")
    ON = "on", _("đang diễn ra")
    OVER = "over", _("đã qua")
    PUT_OFF = "put-off", _("hoãn")
    CANCELLED = "cancelled", _("đã hủy")

    @property
    def tone(self) -> str:
        """The name of the tag style that tells the states apart."""
        red = (EventState.PUT_OFF, EventState.CANCELLED)
        return "red" if self in red else {EventState.ON: "tea", EventState.COMING: "gold"}.get(self, "")


class TimedQuerySet(models.QuerySet):
    """Rules about time take a moment (default: now). What begins then is on, what ends then is over."""

    def ahead(self, at=None):
        """Keep what is not over, what was called off too, so that who meant to come learns of it; the soonest first."""
        return self.filter(ends_at__gt=at or timezone.now()).order_by("begins_at", "pk")

    def over(self, at=None):
        """Keep what is over; the latest first."""
        return self.filter(ends_at__lte=at or timezone.now()).order_by("-begins_at", "-pk")

    def taking_place(self):
        """Leave out what was put off without a new day, or called off."""
        return self.exclude(change__in=STOPPED)


class Timed(models.Model):
    """Something that takes place from one moment to another, both typed and shown by Vietnam's clock."""

    begins_at = models.DateTimeField(
        _("bắt đầu"), null=True, blank=True, help_text=_("Giờ Việt Nam. Ví dụ 5/12/2026 và 19:30 hay 19h30.")
    )
    ends_at = models.DateTimeField(
        _("kết thúc"), null=True, blank=True, help_text=_("Kéo dài nhiều ngày thì gõ ngày cuối.")
    )
    change = models.CharField(
        _("lịch có đổi không"),
        max_length=10,
        choices=EventChange,
        default=EventChange.NONE,
        blank=True,
        help_text=_(
            "Trang vẫn còn và nói rõ. Ai theo dõi lịch của liên minh thì lịch tự đổi theo; "
            "ai chỉ thêm sự kiện này thì không."
        ),
    )
    change_reason = NFCCharField(_("vì sao đổi"), max_length=300, blank=True)
    planned_at = models.DateTimeField(
        _("lúc đầu định vào"),
        null=True,
        blank=True,
        help_text=_("Khi dời: ghi giờ bắt đầu cũ ở đây, giờ mới ở trên."),
    )

    class Meta:
        abstract = True
        constraints = [
            models.CheckConstraint(
                condition=Q(ends_at__gt=F("begins_at")),
                name="%(app_label)s_%(class)s_ends_after_it_begins",
                violation_error_message=_("Giờ kết thúc phải sau giờ bắt đầu."),
                violation_error_code="ends_before_it_begins",
            ),
            models.CheckConstraint(
                condition=Q(change="") | ~Q(change_reason=""),
                name="%(app_label)s_%(class)s_change_has_reason",
                violation_error_message=_("Đổi lịch thì ghi vì sao, để người đã định tới biết."),
                violation_error_code="change_without_reason",
            ),
            models.CheckConstraint(
                condition=~Q(change="moved") | Q(planned_at__isnull=False),
                name="%(app_label)s_%(class)s_moved_from_somewhere",
                violation_error_message=_("Đã dời thì ghi giờ cũ vào ô “Lúc đầu định vào”."),
                violation_error_code="moved_from_nowhere",
            ),
            models.CheckConstraint(
                condition=~Q(change="moved") | ~Q(planned_at=F("begins_at")),
                name="%(app_label)s_%(class)s_moved_to_another_time",
                violation_error_message=_("Đã dời thì giờ bắt đầu mới phải khác giờ cũ."),
                violation_error_code="moved_to_the_same",
            ),
        ]

    def clean(self):
        """Say at the box what the database would refuse."""
        super().clean()
        errors = {}
        if None not in (self.begins_at, self.ends_at) and self.ends_at <= self.begins_at:
            words = _("Giờ kết thúc phải sau giờ bắt đầu.")
            errors["ends_at"] = ValidationError(words, "ends_before_it_begins")
        if self.change and not self.change_reason:
            words = _("Đổi lịch thì ghi vì sao, để người đã định tới biết.")
            errors["change_reason"] = ValidationError(words, "change_without_reason")
        if self.change == EventChange.MOVED and self.planned_at is None:
            words = _("Đã dời thì ghi giờ cũ vào đây.")
            errors["planned_at"] = ValidationError(words, "moved_from_nowhere")
        elif self.change == EventChange.MOVED and self.planned_at == self.begins_at:
            words = _("Giờ cũ đang trùng giờ mới. Ghi giờ cũ vào đây, giờ mới vào ô “Bắt đầu” ở trên.")
            errors["planned_at"] = ValidationError(words, "moved_to_the_same")
        if errors:
            raise ValidationError(errors)

    def state_at(self, at: datetime.datetime | None = None) -> EventState:
        """Return what it is at a moment (default: now); ``ahead`` and ``over`` say the same of many."""
        if EventChange(self.change).stops:
            return EventState(self.change)
        at = at or timezone.now()
        if at < self.begins_at:
            return EventState.COMING
        return EventState.ON if at < self.ends_at else EventState.OVER

    @property
    def state(self) -> EventState:
        return self.state_at()

    def is_over(self, at=None) -> bool:
        """Tell whether its time is gone, whatever became of it."""
        return self.ends_at <= (at or timezone.now())

    @property
    def notice(self) -> str:
        """The first words of what its page says of a change."""
        return EventChange(self.change).notice

    @property
    def hours(self) -> str:
        return show_hours(self.begins_at, self.ends_at)

    @property
    def planned_hours(self) -> str:
        """When it was to begin before it was moved."""
        if self.planned_at is None:
            return ""
        return f"{show_hour(self.planned_at)}, {show_weekday(timezone.localdate(self.planned_at))}"
