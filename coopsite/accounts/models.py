"""What the accounts note beside Django's own tables."""

from django.conf import settings
from django.db import models
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from cooperatives.models import Membership
from coopsite.common.fields import NFCCharField


class Invitation(models.Model):
    """Somebody was asked to work for a federation; it waits until they sign in after that.

    It keeps the name as the inviter typed it: until then the list shows no more than the inviter knew, whether the
    address had an account or not.
    """

    membership = models.OneToOneField(
        Membership, models.CASCADE, related_name="invitation", verbose_name=_("cán bộ của liên minh")
    )
    name = NFCCharField(_("họ và tên"), max_length=150)
    address = models.EmailField(_("thư điện tử"), max_length=150)
    invited_by = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        models.SET_NULL,
        null=True,
        related_name="+",
        verbose_name=_("người mời"),
    )
    sent_at = models.DateTimeField(_("gửi lúc"), default=timezone.now)

    class Meta:
        ordering = ["-sent_at", "pk"]
        verbose_name = _("lời mời cán bộ")
        verbose_name_plural = _("lời mời cán bộ")

    def __str__(self):
        return f"{self.name} · {self.membership.federation}"

    @property
    def waits(self) -> bool:
        """Whether the person has not signed in since they were asked."""
        last = self.membership.user.last_login
        return last is None or last < self.sent_at
