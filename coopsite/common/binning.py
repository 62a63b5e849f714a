"""The bin: what was deleted stays for a while, with everything that points at it, and can be taken back whole."""

from datetime import timedelta

from django.db import models
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from coopsite.common.fields import account_field

# How long an act of deleting can be undone; afterwards the command empty_bin deletes for good.
KEPT = timedelta(days=30)


class BinnableQuerySet(models.QuerySet):
    def kept(self):
        """Leave out what lies in the bin."""
        return self.filter(binned_at=None)

    def binned(self):
        """Keep what lies in the bin, the latest first."""
        return self.filter(binned_at__isnull=False).order_by("-binned_at", "-pk")

    def overdue(self, now=None):
        """Keep what has lain in the bin for longer than KEPT."""
        return self.filter(binned_at__lt=(now or timezone.now()) - KEPT)


class Binnable(models.Model):
    """Something that is put into a bin before it is deleted: no page, list or form offers it from then on."""

    binned_at = models.DateTimeField(_("bỏ vào thùng rác lúc"), null=True, blank=True, editable=False)
    binned_by = account_field(_("người bỏ"), editable=False)

    class Meta:
        abstract = True

    @property
    def is_binned(self) -> bool:
        return self.binned_at is not None

    @property
    def kept_until(self):
        """The moment up to which the act can be undone."""
        return self.binned_at + KEPT
