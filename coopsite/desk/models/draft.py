"""Changes that wait beside a public page, or a page that was never public, on their way to publication."""

import secrets

from django.db import models
from django.db.models import Q
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from coopsite.common.fields import NFCCharField, account_field
from coopsite.desk.models.about import About, AboutQuerySet, name_of
from coopsite.desk.models.revision import Revision


class DraftState(models.TextChoices):
    """Where a draft stands on its way: written, handed in, and returned or set for a time."""

    WRITING = "writing", _("đang viết")
    SUBMITTED = "submitted", _("chờ duyệt")
    RETURNED = "returned", _("bị trả lại")
    SCHEDULED = "scheduled", _("hẹn giờ đăng")


class DraftQuerySet(AboutQuerySet):
    def of(self, row):
        """Return the draft of ``row`` with its content, or None."""
        return self.about(row).select_related("head", "base", "updated_by", "state_by").first()

    def due(self, now=None):
        """Keep what was to be published by that moment (default: now)."""
        return self.filter(state=DraftState.SCHEDULED, publish_at__lte=now or timezone.now())


def new_key() -> str:
    return secrets.token_urlsafe(12)


class Draft(About):
    """The content that would be published next of one object, and where it stands.

    ``head`` holds the content; ``base`` the public content that it began from, for a page that is public.
    """

    head = models.ForeignKey(Revision, models.PROTECT, related_name="+", verbose_name=_("bản nháp"))
    base = models.ForeignKey(
        Revision, models.PROTECT, null=True, blank=True, related_name="+", verbose_name=_("bản đang đăng")
    )
    state = models.CharField(_("tình trạng"), max_length=10, choices=DraftState, default=DraftState.WRITING)
    state_at = models.DateTimeField(_("từ lúc"), default=timezone.now)
    state_by = account_field(_("người gửi, người trả"))
    reason = NFCCharField(_("lời nhắn"), max_length=500, blank=True)
    publish_at = models.DateTimeField(_("đăng lúc"), null=True, blank=True)
    # What kept the last try at the set time from publishing.
    trouble = models.TextField(_("vướng mắc"), blank=True)
    updated_at = models.DateTimeField(_("sửa lúc"), auto_now=True)
    updated_by = account_field(_("người sửa"))
    # Part of the signed links to the preview: a discarded draft's links are dead.
    preview_key = models.CharField(max_length=20, default=new_key, editable=False)

    objects = DraftQuerySet.as_manager()

    class Meta:
        ordering = ["-updated_at", "-pk"]
        verbose_name = _("bản nháp")
        verbose_name_plural = _("bản nháp")
        constraints = [
            models.UniqueConstraint(fields=["content_type", "object_id"], name="desk_draft_one_each"),
            models.CheckConstraint(
                condition=~Q(state=DraftState.SCHEDULED) | Q(publish_at__isnull=False),
                name="desk_draft_scheduled_has_time",
            ),
            models.CheckConstraint(
                condition=~Q(state=DraftState.RETURNED) | ~Q(reason=""),
                name="desk_draft_returned_has_reason",
            ),
        ]

    def __str__(self):
        return f"{self.row}: {self.get_state_display()}"

    @property
    def who(self) -> str:
        return name_of(self.updated_by)

    def move_to(self, state, by=None, reason="", publish_at=None):
        """Store the draft at another place of its way."""
        self.state, self.state_at, self.state_by = state, timezone.now(), by
        self.reason, self.publish_at, self.trouble = reason, publish_at, ""
        self.save()
