"""Finding and sorting by name, the way people type Vietnamese: what a row is found by, and where that is kept.

What the public looks up declares a ``search_kind``: its words are kept in the index (coopsite.common.search), true in
every transaction. What staff alone look up keeps them in a column: see coopsite.common.staff_finding.
"""

import datetime

from django.db import models, transaction
from django.db.models.signals import m2m_changed, post_delete, post_save, pre_delete
from django.dispatch import receiver

from coopsite.common.search.bits import numbers_in
from coopsite.common.search.engines import engine
from coopsite.common.search.following import followers, owners, paths
from coopsite.common.search.hint import Hint
from coopsite.common.search.indexing import drop, gathered, keep_followers, keep_keys, keep_owners
from coopsite.common.search.shelf import look
from coopsite.common.search.understanding import answer
from coopsite.common.sorting import sort_key

# What is public by itself was so before anybody asked.
LONG_AGO = datetime.datetime(2000, 1, 1, tzinfo=datetime.UTC)


class FindingQuerySet(models.QuerySet):
    """Rows that are found, or that others are found by: however many change together, the index changes with them."""

    def update(self, **values):
        if not _is_told(self.model) or set(values) <= getattr(self.model, "unfound", frozenset()):
            return super().update(**values)
        with gathered():
            keys = list(self.order_by().values_list("pk", flat=True))
            keep_owners(self.model, owners(self.model, keys, locked=True))
            # These and no others, were another one to fit by now.
            changed = super(FindingQuerySet, self.filter(pk__in=keys)).update(**values)
            _tell_of(self.model, keys)
        return changed

    update.alters_data = True

    def bulk_create(self, objs, *args, **kwargs):
        if not _is_told(self.model):
            return super().bulk_create(objs, *args, **kwargs)
        with transaction.atomic():
            made = super().bulk_create(objs, *args, **kwargs)
            _tell_of(self.model, [one.pk for one in made if one.pk is not None])
        return made


class FindableQuerySet(FindingQuerySet):
    def matching(self, query: str):
        """Keep the rows, public or not, that answer ``query`` as the search page would understand it.

        An empty query, or one without a letter or digit, matches nothing.
        """
        now = look()
        found = answer(now, query, now.every(self.model.search_kind)).ranking.entries
        return self.filter(pk__in=engine().listed([now.object_id(entry) for entry in numbers_in(found)]))

    def for_index(self):
        """Load what the words of many rows are read from."""
        return self

    def rows_for_index(self) -> list:
        """Return the rows with all that for_index loads; a noun adds what a query cannot."""
        return list(self.for_index())

    def renew_found(self):
        """Renew what finds each row; see Findable.renew_found."""
        with gathered():
            for row in self:
                row.renew_found()


class Findable(models.Model):
    """Something that people look up by name and that lists sort in Vietnamese order.

    The column is derived from the row, in save(); it makes the order the same on SQLite and PostgreSQL, whose own
    collations differ.
    """

    sort_key = models.CharField(max_length=255, editable=False, default="", db_index=True)

    DERIVED = ("sort_key",)

    # The kind under which the index knows the rows; "" for what only staff look up.
    search_kind = ""
    # Columns that neither find a row nor decide whether the public may.
    unfound = frozenset({*DERIVED, "verified_on", "verified_by", "updated_by", "binned_by"})

    # The ways to other rows whose words find this one, "category__parent": when those change, it is renewed.
    found_by = ()

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

    def find_hint(self) -> Hint:
        """What a suggestion says of it."""
        return Hint(self.find_name(), self.slug)

    def find_weight(self) -> int:
        """What comes first among rows that a question finds equally well: the greater."""
        return 0

    def find_age(self):
        """The moment by which lists put the newest first, or None."""
        return None

    def find_facets(self) -> list[tuple]:
        """The choices of lists that this row stands under: (key, value), or (key, value, first day, last day)."""
        return []

    def find_told(self) -> list:
        """What others say of this row beside its names, or stand under because of it; any change of it renews them."""
        return []

    def renews_at(self):
        """The next moment at which what finds it changes by the clock alone, or None."""
        return None

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


def _is_told(model) -> bool:
    """Tell whether such a row is found, or something is found by it."""
    return bool(getattr(model, "search_kind", "") or getattr(model, "finds", "") or model in paths())


def _tell_of(model, keys):
    """Renew what these rows of ``model`` are found by, or what is found by them."""
    if getattr(model, "search_kind", ""):
        keep_keys(model, keys)
        return
    keep_owners(model, owners(model, keys))
    keep_followers(model, keys)


@receiver(pre_delete)
def note_what_it_finds(instance, **_kwargs):
    """What a row that goes finds can be asked only while its ties are there."""
    if type(instance) in paths():
        instance._followers = followers(type(instance), [instance.pk])


@receiver(post_delete)
def drop_from_the_index(instance, **_kwargs):
    """A row may go by a cascade, too: what is gone is not found, and finds nothing."""
    if getattr(instance, "search_kind", ""):
        drop(instance.search_kind, [instance.pk])
    for model, keys in instance.__dict__.pop("_followers", ()):
        keep_keys(model, keys)


@receiver([post_save, post_delete])
def renew_what_it_finds(instance, raw=False, created=False, **_kwargs):
    """A row that hangs on a findable one changes what finds that; it may come and go by its own form, or by a cascade."""
    if raw:
        return
    if owner := getattr(instance, "finds", ""):
        keep_owners(type(instance), {getattr(instance, instance._meta.get_field(owner).attname)})
    if not getattr(instance, "search_kind", "") and instance.pk is not None and not created:
        keep_followers(type(instance), [instance.pk])


@receiver(m2m_changed)
def renew_what_links_find(instance, action, reverse, model, pk_set, **_kwargs):
    """Topics, groups and places that a row is tied to find it, from whichever side they were tied."""
    if action == "pre_clear" and reverse:
        instance._untied = followers(type(instance), [instance.pk])
    if not action.startswith("post_"):
        return
    if not reverse:
        _tell_of(type(instance), [instance.pk])
    elif pk_set:
        _tell_of(model, pk_set)
    for follower, keys in instance.__dict__.pop("_untied", ()):
        keep_keys(follower, keys)
