"""Finding and sorting by name, the way people type Vietnamese: what a row is found by, and where that is kept.

What the public looks up declares a ``search_kind``: its words are kept in the index (coopsite.common.search), true in
every transaction. What staff alone look up (sources, decisions, photographs …) is few and keeps its words in a column.
"""

import datetime

from django.db import models, transaction
from django.db.models import Q
from django.db.models.signals import m2m_changed, post_delete, post_save
from django.dispatch import receiver

from coopsite.common.search.asking import Question
from coopsite.common.search.engines import engine
from coopsite.common.search.indexing import drop, gathered, keep_keys
from coopsite.common.search.models import SearchEntry
from coopsite.common.search.words import text_form
from coopsite.common.sorting import sort_key
from coopsite.common.text import fold, nfc

NAME_LENGTH = 255
# What is public by itself was so before anybody asked.
LONG_AGO = datetime.datetime(2000, 1, 1, tzinfo=datetime.UTC)


class FindableQuerySet(models.QuerySet):
    def matching(self, query: str):
        """Keep the rows that say every word of ``query``, in any spelling of accents; the last may go on.

        An empty query, or one without a letter or digit, matches nothing.
        """
        question = Question.of(query)
        if not question:
            return self.none()
        if self.model.search_kind:
            found = SearchEntry.objects.filter(kind=self.model.search_kind)
            found = found.filter(pk__in=engine().condition(question.groups))
            return self.filter(pk__in=found.values("object_id"))
        every = Q()
        for group in question.groups:
            some = (f" {term.word}" if term.begins else f" {term.word} " for term in group)
            every &= Q.create([Q(text_folded__contains=one) for one in some], Q.OR)
        return self.filter(every)

    def for_index(self):
        """Load what the words of many rows are read from."""
        return self

    def renew_found(self):
        """Renew what finds each row; see Findable.renew_found."""
        with gathered():
            for row in self:
                row.renew_found()

    # Whichever way rows change, what finds them changes with them.

    def update(self, **values):
        if not self.model.search_kind or set(values) <= self.model.unfound:
            return super().update(**values)
        with transaction.atomic():
            keys = list(self.order_by().values_list("pk", flat=True))
            changed = super().update(**values)
            keep_keys(self.model, keys)
        return changed

    update.alters_data = True

    def bulk_create(self, objs, *args, **kwargs):
        if not self.model.search_kind:
            return super().bulk_create(objs, *args, **kwargs)
        with transaction.atomic():
            made = super().bulk_create(objs, *args, **kwargs)
            keep_keys(self.model, [one.pk for one in made if one.pk is not None])
        return made


class FindingQuerySet(models.QuerySet):
    """Rows that hang on a findable one, named by their model's ``finds``: changed together, they renew it."""

    def update(self, **values):
        owner = self.model._meta.get_field(self.model.finds)
        with transaction.atomic():
            keys = set(self.order_by().values_list(owner.attname, flat=True))
            changed = super().update(**values)
            keep_keys(owner.related_model, keys)
        return changed

    update.alters_data = True


class Findable(models.Model):
    """Something that people look up by name and that lists sort in Vietnamese order.

    The columns are derived from the row, in save(); they make search and order the same on SQLite and
    PostgreSQL, whose own case folding and collations differ.
    """

    name_lower = models.CharField(max_length=NAME_LENGTH, editable=False, default="")
    name_folded = models.CharField(max_length=NAME_LENGTH, editable=False, default="")
    text_folded = models.TextField(editable=False, default="")
    sort_key = models.CharField(max_length=255, editable=False, default="", db_index=True)

    DERIVED = ("name_lower", "name_folded", "text_folded", "sort_key")

    # The kind under which the index knows the rows; "" for what only staff look up.
    search_kind = ""
    # Columns that neither find a row nor decide whether the public may.
    unfound = frozenset({*DERIVED, "verified_on", "verified_by", "updated_by", "binned_by"})

    # Relations whose rows are found by this one's names, too.
    also_found = ()

    objects = FindableQuerySet.as_manager()

    class Meta:
        abstract = True
        # Changes by the site's own code go by this manager, and must not pass the index over.
        base_manager_name = "objects"

    def find_name(self) -> str:
        """The name under which people know this row."""
        return self.name

    def find_names(self) -> list[str]:
        """All its names, the chief one first: these weigh most."""
        return [self.find_name()]

    def find_near(self) -> list[str]:
        """Who made it, where it is, what it is of: words that people add to a name."""
        return []

    def find_text(self) -> list[str]:
        """Further words of its own columns that should find this row."""
        return []

    def find_within(self) -> list[str]:
        """Words of the rows that hang on this one and should find it; asked of stored rows only.

        Everybody may search, so no words of an entry that may be a draft, and none that its page keeps back.
        """
        return []

    def find_weight(self) -> int:
        """What comes first among rows that a question finds equally well: the greater."""
        return 0

    def find_age(self):
        """The moment by which lists put the newest first, or None."""
        return None

    def find_facets(self) -> list[tuple]:
        """The choices of lists that this row stands under: (key, value), or (key, value, first day, last day)."""
        return []

    def also_keep(self) -> list[tuple]:
        """Return (model, primary keys) of further rows that stand in lists because of this one."""
        return []

    def public_from(self):
        """The moment from which the public may find it; None while it may not."""
        return LONG_AGO

    def make_sort_key(self) -> str:
        return sort_key(self.find_name())

    def fill_derived(self):
        """Fill the derived columns; bulk loaders call it, save() does it by itself."""
        name = nfc(self.find_name())
        self.name_lower = name.casefold()[:NAME_LENGTH]
        self.name_folded = fold(name)[:NAME_LENGTH]
        if not self.search_kind:
            self.text_folded = text_form([*self.find_names(), *self.find_near(), *self.find_text()])
        self.sort_key = self.make_sort_key()

    def renew_found(self):
        """Renew what finds it once the rows that hang on this one are saved; nothing else is touched."""
        self.fill_derived()
        derived = {name: getattr(self, name) for name in self.DERIVED}
        with transaction.atomic():
            type(self)._base_manager.filter(pk=self.pk).update(**derived)
            if self.search_kind:
                keep_keys(type(self), [self.pk])

    def save(self, *args, **kwargs):
        self.fill_derived()
        if kwargs.get("update_fields") is not None:
            kwargs["update_fields"] = {*kwargs["update_fields"], *self.DERIVED}
        with transaction.atomic():
            super().save(*args, **kwargs)
            if self.search_kind:
                keep_keys(type(self), [self.pk])


@receiver(post_delete)
def drop_from_the_index(instance, **_kwargs):
    """A row may go by a cascade, too: what is gone is not found."""
    if getattr(instance, "search_kind", ""):
        drop(instance.search_kind, [instance.pk])


@receiver([post_save, post_delete])
def renew_what_it_finds(instance, raw=False, **_kwargs):
    """A row that hangs on a findable one changes what finds that; it may come and go by its own form, or by a cascade."""
    if not raw and (owner := getattr(instance, "finds", "")):
        field = instance._meta.get_field(owner)
        keep_keys(field.related_model, [getattr(instance, field.attname)])


@receiver(m2m_changed)
def renew_what_links_find(instance, action, reverse, model, pk_set, **_kwargs):
    """Topics, groups and places that a row is tied to find it, from whichever side they were tied."""
    if not action.startswith("post_"):
        return
    if not reverse and getattr(instance, "search_kind", ""):
        keep_keys(type(instance), [instance.pk])
    elif reverse and pk_set and getattr(model, "search_kind", ""):
        keep_keys(model, pk_set)
    elif not reverse and getattr(instance, "finds", ""):
        renew_what_it_finds(instance)
