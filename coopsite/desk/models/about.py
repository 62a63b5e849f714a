"""What every record of the desk has: the object that it is about, whatever its model."""

from django.contrib.contenttypes.models import ContentType
from django.db import models
from django.utils.translation import gettext_lazy as _


class AboutQuerySet(models.QuerySet):
    def about(self, row):
        """Keep what is about ``row``."""
        return self.filter(content_type=ContentType.objects.get_for_model(type(row)), object_id=row.pk)

    def about_any(self, queryset):
        """Keep what is about the rows of ``queryset``."""
        kind = ContentType.objects.get_for_model(queryset.model)
        return self.filter(content_type=kind, object_id__in=queryset.order_by().values("pk"))


class About(models.Model):
    """A record about an object."""

    content_type = models.ForeignKey(
        ContentType, models.CASCADE, related_name="+", verbose_name=_("loại mục")
    )
    object_id = models.PositiveBigIntegerField(_("mục"))

    objects = AboutQuerySet.as_manager()

    class Meta:
        abstract = True

    @property
    def row(self):
        """The object as it is stored, or None when it was deleted for good."""
        return self.content_type.model_class()._base_manager.filter(pk=self.object_id).first()


def name_of(user) -> str:
    """Return how staff call an account: its person's name, or what it signs in with."""
    return (user.get_full_name() or user.get_username()) if user is not None else ""
