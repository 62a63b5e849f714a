"""Finding and sorting by name, the way people type Vietnamese: derived columns and their one query."""

from django.db import models
from django.db.models import Case, IntegerField, Q, Value, When

from coopsite.common.sorting import sort_key
from coopsite.common.text import fold, fold_words, nfc

NAME_LENGTH = 255
MOST_WORDS = 12


class FindableQuerySet(models.QuerySet):
    def matching(self, query: str):
        """Keep the rows in which every word of ``query`` begins some word, in any spelling of accents.

        An empty query, or one without a letter or digit, matches nothing.
        """
        words = fold_words(query)
        if not words:
            return self.none()
        every = Q()
        for word in words[:MOST_WORDS]:
            every &= Q(text_folded__contains=f" {word}")
        return self.filter(every)

    def ranked(self, query: str):
        """Order matches: the name with the very accents typed, the folded name, all words in the name, then the rest.

        Of the rest, those come first that say the words in one go.
        """
        exact, folded = nfc(query).casefold().strip(), fold(query)
        in_name = ~Q(name_folded="")
        for word in folded.split()[:MOST_WORDS]:
            in_name &= Q(name_folded__startswith=word) | Q(name_folded__contains=f" {word}")
        rank = Case(
            When(name_lower=exact, then=Value(0)),
            When(name_lower__contains=exact, then=Value(1)),
            When(name_folded=folded, then=Value(2)),
            When(name_folded__contains=folded, then=Value(3)),
            When(in_name, then=Value(4)),
            When(text_folded__contains=f" {folded}", then=Value(5)),
            default=Value(6),
            output_field=IntegerField(),
        )
        return self.annotate(rank=rank).order_by("rank", "sort_key", "pk")

    def find(self, query: str):
        """Return what ``query`` finds, best first."""
        return self.matching(query).ranked(query)

    def renew_found(self):
        """Renew what finds each row; see Findable.renew_found."""
        for row in self:
            row.renew_found()


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
        """Further words of its own columns that should find this row, beside its name."""
        return []

    def find_within(self) -> list[str]:
        """Words of the rows that hang on this one and should find it; asked of stored rows only.

        Everybody may search, so no words of an entry that may be a draft, and none that its page keeps back.
        """
        return []

    def make_sort_key(self) -> str:
        return sort_key(self.find_name())

    def fill_derived(self):
        """Fill the derived columns; bulk loaders call it, save() does it by itself."""
        name = nfc(self.find_name())
        within = [] if self.pk is None else self.find_within()
        self.name_lower = name.casefold()[:NAME_LENGTH]
        self.name_folded = fold(name)[:NAME_LENGTH]
        # The leading space lets " word" mean "a word that begins so".
        parts = (name, *self.find_text(), *within)
        self.text_folded = " " + " ".join(fold(part) for part in parts if part)
        self.sort_key = self.make_sort_key()

    def renew_found(self):
        """Store the derived columns anew once the rows that hang on this one are saved; nothing else is touched."""
        self.fill_derived()
        derived = {name: getattr(self, name) for name in self.DERIVED}
        type(self)._base_manager.filter(pk=self.pk).update(**derived)

    def save(self, *args, **kwargs):
        self.fill_derived()
        if kwargs.get("update_fields") is not None:
            kwargs["update_fields"] = {*kwargs["update_fields"], *self.DERIVED}
        super().save(*args, **kwargs)
