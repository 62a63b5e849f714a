"""Handing an object over from one federation to another: an act of both sides."""

from django.db import models
from django.db.models import F, Q
from django.utils.translation import gettext_lazy as _

from cooperatives.models.federation import Federation
from cooperatives.models.scoping import Role
from coopsite.common.fields import NFCCharField, account_field
from coopsite.desk.models.about import About, AboutQuerySet


class HandoverState(models.TextChoices):
    OPEN = "open", _("chờ bên nhận trả lời")
    ACCEPTED = "accepted", _("đã nhận")
    REFUSED = "refused", _("không nhận")
    WITHDRAWN = "withdrawn", _("đã rút lại")


class HandoverQuerySet(AboutQuerySet):
    def open(self):
        return self.filter(state=HandoverState.OPEN)

    def for_role(self, user, role):
        """Keep those in which ``user`` may do at least what ``role`` may on one of the two sides."""
        if user.is_superuser:
            return self
        sides = Federation.objects.edited_by(user, role)
        return self.filter(Q(giver__in=sides) | Q(taker__in=sides))

    def for_editor(self, user):
        return self.for_role(user, Role.EDITOR)

    def for_publisher(self, user):
        return self.for_role(user, Role.PUBLISHER)

    def for_administrator(self, user):
        return self.for_role(user, Role.ADMINISTRATOR)

    def waiting_for(self, user):
        """Keep the open offers that ``user`` may accept or refuse."""
        return self.open().filter(taker__in=Federation.objects.for_publisher(user))

    def offered_by(self, user):
        """Keep the open offers that ``user`` may withdraw."""
        return self.open().filter(giver__in=Federation.objects.for_publisher(user))


class Handover(About):
    """An offer by one federation to hand an object of its own over to another, and what came of it.

    ``name`` is what the giver's side called the object when it was offered: all that the taker may know until then.
    """

    name = NFCCharField(_("mục"), max_length=300)
    giver = models.ForeignKey(
        Federation, models.CASCADE, related_name="handovers_given", verbose_name=_("bên giao")
    )
    taker = models.ForeignKey(
        Federation, models.CASCADE, related_name="handovers_taken", verbose_name=_("bên nhận")
    )
    state = models.CharField(_("tình trạng"), max_length=9, choices=HandoverState, default=HandoverState.OPEN)
    note = NFCCharField(_("lời nhắn"), max_length=500, blank=True)
    asked_at = models.DateTimeField(_("đề nghị lúc"), auto_now_add=True)
    asked_by = account_field(_("người đề nghị"))
    answer = NFCCharField(_("lời trả lời"), max_length=500, blank=True)
    answered_at = models.DateTimeField(_("trả lời lúc"), null=True, blank=True)
    answered_by = account_field(_("người trả lời"))

    objects = HandoverQuerySet.as_manager()

    class Meta:
        ordering = ["-asked_at", "-pk"]
        verbose_name = _("chuyển giao")
        verbose_name_plural = _("chuyển giao giữa các liên minh")
        constraints = [
            models.UniqueConstraint(
                fields=["content_type", "object_id"],
                condition=Q(state=HandoverState.OPEN),
                name="handover_one_open_each",
                violation_error_message=_("Mục này đang chờ bên khác nhận."),
                violation_error_code="offered_already",
            ),
            models.CheckConstraint(
                condition=~Q(giver=F("taker")),
                name="handover_two_federations",
                violation_error_message=_("Bên giao và bên nhận phải khác nhau."),
                violation_error_code="hands_over_to_itself",
            ),
        ]

    def __str__(self):
        return self.name

    @property
    def kind(self) -> str:
        return str(self.content_type.model_class()._meta.verbose_name)

    @property
    def is_open(self) -> bool:
        return self.state == HandoverState.OPEN
