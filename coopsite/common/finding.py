"""Finding and sorting by name, the way people type Vietnamese: derived columns and their one query."""

from django.db import models
from django.db.models import Case, IntegerField, Q, Value, When

from coopsite.common.sorting import sort_key
from coopsite.common.text import fold, fold_words, nfc

NAME_LENGTH = 255


class FindableQuerySet(models.QuerySet):
    def matching(self, query: str):
        """Keep the rows in which every word of ``query`` begins some word, in any spelling of accents.

        An empty query, or one without a letter or digit, matches nothing.
        """
        words = fold_words(query)
        if not words:
            return self.none()
        every = Q()
        for word in words[:12]:
            every &= Q(text_folded__contains=f" {word}")
        return self.filter(every)

    def ranked(self, query: str):
        """Order matches: the name with the very accents typed, then the folded name, then the rest."""
        exact, folded = nfc(query).casefold().strip(), fold(query)
        rank = Case(
            When(name_lower=exact, then=Value(0)),
            When(name_lower__contains=exact, then=Value(1)),
            When(name_folded=folded, then=Value(2)),
            When(name_folded__contains=folded, then=Value(3)),
            default=Value(4),
            output_field=IntegerField(),
        )
        return self.annotate(rank=rank).order_by("rank", "sort_key", "pk")

    def find(self, query: str):
        """Return what ``query`` finds, best first."""
        return self.matching(query).ranked(query)


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

    class Meta:
        abstract = True

    def find_name(self) -> str:
        """The name under which people know this row."""
        return self.name

    def find_text(self) -> list[str]:
        """Further words that should find this row, beside its name."""
        return []

    def make_sort_key(self) -> str:
        return sort_key(self.find_name())

    def fill_derived(self):
        """Fill the derived columns; bulk loaders call it, save() does it by itself."""
        name = nfc(self.find_name())
        self.name_lower = name.casefold()[:NAME_LENGTH]
        self.name_folded = fold(name)[:NAME_LENGTH]
        # The leading space lets " word" mean "a word that begins so".
        self.text_folded = " " + " ".join(fold(part) for part in (name, *self.find_text()) if part)
        self.sort_key = self.make_sort_key()

    def save(self, *args, **kwargs):
        self.fill_derived()
        if kwargs.get("update_fields") is not None:
            kwargs["update_fields"] = {*kwargs["update_fields"], *self.DERIVED}
        super().save(*args, **kwargs)
