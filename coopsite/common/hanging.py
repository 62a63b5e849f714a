"""Rows that hang on a findable one and help to find it: its channels, its people, its stops, its certificates."""

from django.db import models

from coopsite.common.finding import FindingQuerySet
from coopsite.common.search.following import owners
from coopsite.common.search.indexing import gathered, keep_owners


class Hanging(models.Model):
    """A row whose words or choices find the row that its foreign key ``finds`` names. The first base of its model.

    Whichever way it goes from one row to another, both are found by what is true from then on. What is made, goes with
    a cascade or keeps its place is seen to by the receivers of coopsite.common.finding.
    """

    finds = ""

    objects = FindingQuerySet.as_manager()

    class Meta:
        abstract = True
        # Moves by the owner's side (owner.channels.add(…)) and cascades go by this one.
        base_manager_name = "objects"

    def save(self, *args, **kwargs):
        # Django inserts such a row without a look at what is stored.
        is_new = self._state.adding and self._meta.pk.has_default() and not kwargs.get("force_update")
        with gathered():
            if not is_new:
                self._keep_stored_owner()
            super().save(*args, **kwargs)

    def delete(self, *args, **kwargs):
        with gathered():
            self._keep_stored_owner()
            return super().delete(*args, **kwargs)

    def _keep_stored_owner(self):
        """Renew what it hung on until now: asked of the database, as somebody else may have moved it since it was read."""
        keep_owners(type(self), owners(type(self), [self.pk], locked=True))
