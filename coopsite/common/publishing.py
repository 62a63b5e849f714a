"""Draft or published, and since when: the one rule of what the public may see."""

from django.db import models
from django.db.models import Q
from django.utils import timezone
from django.utils.translation import gettext_lazy as _


class Status(models.TextChoices):
    DRAFT = "draft", _("Bản nháp")
    PUBLISHED = "published", _("Đã đăng")


class PublishableQuerySet(models.QuerySet):
    def published(self, at=None):
        """Return the rows that the public may see at the moment ``at`` (default: now).

        This verb is the sole spelling of "public": pages, lists, counts, feeds and search all use it.
        """
        return self.filter(status=Status.PUBLISHED, published_at__lte=at or timezone.now())


class Publishable(models.Model):
    """Something that is written first and shown to the public later, at a stated time."""

    status = models.CharField(_("trạng thái"), max_length=10, choices=Status, default=Status.DRAFT)
    published_at = models.DateTimeField(
        _("đăng lúc"),
        null=True,
        blank=True,
        help_text=_("Để trống thì lấy lúc bấm đăng. Đặt ngày giờ sau này thì tới lúc đó trang mới hiện."),
    )

    class Meta:
        abstract = True
        constraints = [
            models.CheckConstraint(
                condition=Q(status=Status.DRAFT) | Q(published_at__isnull=False),
                name="%(app_label)s_%(class)s_published_has_time",
                violation_error_message=_("Trang đã đăng phải có ngày giờ đăng."),
                violation_error_code="published_without_time",
            )
        ]

    def is_published(self, at=None) -> bool:
        """Tell for one loaded row what ``published()`` tells for a query."""
        return (
            self.status == Status.PUBLISHED
            and self.published_at is not None
            and self.published_at <= (at or timezone.now())
        )

    def stamp_publication(self):
        """Give a row that is published without a time the present time."""
        if self.status == Status.PUBLISHED and self.published_at is None:
            self.published_at = timezone.now()

    def clean(self):
        super().clean()
        self.stamp_publication()

    def save(self, *args, **kwargs):
        self.stamp_publication()
        super().save(*args, **kwargs)
