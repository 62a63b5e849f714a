"""Draft or published, and since when: the one rule of what the public may see, and of what it must hold."""

from django.db import models
from django.db.models import Q
from django.utils import timezone
from django.utils.text import capfirst
from django.utils.translation import gettext_lazy as _

from coopsite.common.binning import Binnable, BinnableQuerySet


class Status(models.TextChoices):
    DRAFT = "draft", _("Bản nháp")
    PUBLISHED = "published", _("Đã đăng")


class PublishableQuerySet(BinnableQuerySet):
    def published(self, at=None):
        """Return the rows that the public may see at the moment ``at`` (default: now).

        This verb is the sole spelling of "public": pages, lists, counts, feeds and search all use it.
        """
        return self.kept().filter(status=Status.PUBLISHED, published_at__lte=at or timezone.now())


def complete_when_published(name: str, *needed: str) -> models.CheckConstraint:
    """Return the constraint that a row which is no draft has each field of ``needed``."""
    return models.CheckConstraint(
        condition=Q(status=Status.DRAFT) | Q(**{f"{field}__isnull": False for field in needed}),
        name=name,
        violation_error_message=_("Còn thiếu phần cần có để đăng."),
        violation_error_code="published_incomplete",
    )


class Publishable(Binnable):
    """Something that is written first and shown to the public later, at a stated time."""

    status = models.CharField(_("trạng thái"), max_length=10, choices=Status, default=Status.DRAFT)
    published_at = models.DateTimeField(
        _("đăng lúc"),
        null=True,
        blank=True,
        help_text=_("Để trống thì lấy lúc bấm đăng. Đặt ngày giờ sau này thì tới lúc đó trang mới hiện."),
    )

    # The names of the fields that a draft may leave empty and a public page may not.
    needed = ()

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
            and self.binned_at is None
            and self.published_at is not None
            and self.published_at <= (at or timezone.now())
        )

    def public_from(self):
        """Return the moment from which the public may see it, be it ahead; None for a draft and in the bin."""
        is_open = self.status == Status.PUBLISHED and self.binned_at is None
        return self.published_at if is_open else None

    def missing(self) -> list[str]:
        """Return what is lacking for publication, a sentence each; a noun adds its own."""
        fields = [self._meta.get_field(name) for name in self.needed]
        return [
            _("%(field)s: chưa điền.") % {"field": capfirst(str(field.verbose_name))}
            for field in fields
            if getattr(self, field.attname) in (None, "")
        ]

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
