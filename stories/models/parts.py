"""The rows of a visit's record beside its stops: people and days."""

import uuid

from django.core.exceptions import ValidationError
from django.db import models
from django.utils.translation import gettext_lazy as _

from cooperatives.models.scoping import owned_through
from coopsite.common.fields import NFCCharField
from coopsite.common.hanging import Hanging


def check_day(row, name: str):
    """Raise an error on the date field ``name`` of a visit's row when it lies outside the visit's days.

    The visit may itself be new, unsaved or invalid: what is not known refuses nothing.
    """
    visit, day = getattr(row, "visit", None), getattr(row, name)
    if visit is None or None in (day, visit.starts_on, visit.ends_on):
        return
    if not visit.starts_on <= day <= visit.ends_on:
        words = _("Ngày này không nằm trong những ngày của chuyến thăm.")
        raise ValidationError({name: ValidationError(words, "day_outside_visit")})


class VisitPart(Hanging):
    """A row of a visit's record."""

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    position = models.PositiveSmallIntegerField(_("thứ tự"), default=0)

    finds = "visit"
    objects = owned_through("visit__federation").as_manager()

    class Meta:
        abstract = True
        ordering = ["position", "id"]


class VisitRole(models.TextChoices):
    HEAD = "head", _("trưởng đoàn")
    RECEIVER = "receiver", _("người tiếp đoàn")
    MEMBER = "member", _("thành viên đoàn")


class VisitPerson(VisitPart):
    """Somebody who led, received or joined a visit, with the title held at that time."""

    visit = models.ForeignKey(
        "stories.Visit", models.CASCADE, related_name="people", verbose_name=_("chuyến thăm")
    )
    role = models.CharField(_("vai trò"), max_length=10, choices=VisitRole)
    name = NFCCharField(_("họ tên, hoặc nhóm người"), max_length=120)
    title = NFCCharField(_("chức vụ lúc ấy"), max_length=160, blank=True)

    class Meta(VisitPart.Meta):
        verbose_name = _("người trong chuyến thăm")
        verbose_name_plural = _("người trong chuyến thăm")

    def __str__(self):
        return ", ".join(filter(None, [self.name, self.title]))


class VisitDay(Hanging):
    """The name that a report gives to one of its days."""

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    visit = models.ForeignKey(
        "stories.Visit", models.CASCADE, related_name="day_titles", verbose_name=_("chuyến thăm")
    )
    date = models.DateField(_("ngày"))
    title = NFCCharField(_("gọi là"), max_length=60)

    finds = "visit"
    objects = owned_through("visit__federation").as_manager()

    class Meta:
        ordering = ["date"]
        verbose_name = _("ngày của chuyến thăm")
        verbose_name_plural = _("các ngày của chuyến thăm")
        constraints = [
            models.UniqueConstraint(
                fields=["visit", "date"],
                name="visitday_once",
                violation_error_message=_("Ngày này đã có tên."),
                violation_error_code="day_named_twice",
            )
        ]

    def __str__(self):
        return self.title

    def clean(self):
        super().clean()
        check_day(self, "date")
