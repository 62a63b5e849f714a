"""What is being typed right now: kept for its writer until saved, and told to whoever opens the same object."""

from datetime import timedelta

from django.conf import settings
from django.contrib.contenttypes.models import ContentType
from django.db import models
from django.http import QueryDict
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from coopsite.desk.models.about import name_of

# A form's page tells every half minute that it is still open.
AWAY_AFTER = timedelta(seconds=90)
KEPT = timedelta(days=14)


class TypingQuerySet(models.QuerySet):
    def kept_for(self, user, model, object_id, now=None):
        """Keep what ``user`` typed into the forms of one object ("" for a new one) and did not save."""
        kind = ContentType.objects.get_for_model(model)
        since = (now or timezone.now()) - KEPT
        return self.filter(user=user, content_type=kind, object_id=object_id or "", at__gte=since)


class Typing(models.Model):
    """A form as its writer left it without saving: the last state that reached us.

    ``object_id`` is empty for an object that does not exist yet; ``form_key`` tells one opened form from another;
    ``values`` are the pairs of name and value that a browser would send.
    """

    user = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.CASCADE, related_name="+", verbose_name=_("tài khoản")
    )
    content_type = models.ForeignKey(
        ContentType, models.CASCADE, related_name="+", verbose_name=_("loại mục")
    )
    object_id = models.CharField(max_length=40, default="")
    form_key = models.CharField(max_length=40)
    values = models.JSONField(_("những gì đã gõ"))
    at = models.DateTimeField(_("lúc"), auto_now=True)

    objects = TypingQuerySet.as_manager()

    class Meta:
        ordering = ["-at"]
        verbose_name = _("bản đang gõ")
        verbose_name_plural = _("bản đang gõ")
        constraints = [
            models.UniqueConstraint(
                fields=["user", "content_type", "object_id", "form_key"], name="desk_typing_one_each"
            )
        ]

    def __str__(self):
        return f"{self.user}: {self.content_type} {self.object_id}"

    def as_post(self) -> QueryDict:
        """Return what was typed as a form that is sent."""
        sent = QueryDict(mutable=True)
        for name, value in self.values:
            sent.appendlist(name, value)
        return sent


class PresenceQuerySet(models.QuerySet):
    def beside(self, user, kind, object_id, now=None):
        """Keep the others who have the same object open."""
        since = (now or timezone.now()) - AWAY_AFTER
        same = self.filter(content_type=kind, object_id=object_id, seen_at__gte=since)
        return same.exclude(user=user).select_related("user")


class Presence(models.Model):
    """Somebody who has an object's form open."""

    user = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.CASCADE, related_name="+", verbose_name=_("tài khoản")
    )
    content_type = models.ForeignKey(
        ContentType, models.CASCADE, related_name="+", verbose_name=_("loại mục")
    )
    object_id = models.CharField(max_length=40)
    opened_at = models.DateTimeField(auto_now_add=True)
    seen_at = models.DateTimeField(auto_now=True)

    objects = PresenceQuerySet.as_manager()

    class Meta:
        ordering = ["opened_at"]
        verbose_name = _("người đang mở")
        verbose_name_plural = _("người đang mở")
        constraints = [
            models.UniqueConstraint(
                fields=["user", "content_type", "object_id"], name="desk_presence_one_each"
            )
        ]

    def __str__(self):
        return name_of(self.user)
