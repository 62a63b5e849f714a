"""The tables of the index that are the same on every database; the words themselves lie in the engine's own."""

import datetime

from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _


class SearchEntry(models.Model):
    """One thing that can be found: how it is called, from when the public may see it, and what lists it stands in.

    Made by indexing.keep from a row that declares itself findable; never edited.
    """

    kind = models.CharField(max_length=12)
    object_id = models.BigIntegerField()
    # NULL: not public. The moment may lie ahead.
    public_from = models.DateTimeField(null=True)
    weight = models.SmallIntegerField(default=0)
    # Each name between bars, as names are compared: "| htx che shan tuyet phinh ho | cong tam |".
    names = models.TextField(default="")
    # The same with accents.
    said = models.TextField(default="")
    # What a suggestion says of it: hint.Hint.
    hint = models.TextField(default="")
    # Keys that begin with "_" are no choices; they tell when what follows this one has to be renewed.
    # Each choice ended by a line's end: "key\tvalue" and, where it holds for a time, "\tfrom\tuntil" (ISO, may be empty).
    facets = models.TextField(default="")
    sort_key = models.CharField(max_length=255, default="")
    fresh = models.DateTimeField(null=True)
    # When it changes by the clock alone, if ever.
    renew_at = models.DateTimeField(null=True)

    class Meta:
        app_label = "common"
        default_permissions = ()
        verbose_name = _("mục tìm được")
        verbose_name_plural = _("mục tìm được")
        constraints = [models.UniqueConstraint(fields=["kind", "object_id"], name="searchentry_once")]
        indexes = [
            models.Index(fields=["kind", "sort_key", "id"], name="searchentry_by_name"),
            models.Index(fields=["kind", "-fresh", "-id"], name="searchentry_by_age"),
            models.Index(fields=["-weight", "sort_key", "id"], name="searchentry_by_weight"),
            models.Index(fields=["renew_at"], name="searchentry_due", condition=Q(renew_at__isnull=False)),
        ]

    def __str__(self):
        return f"{self.kind} {self.object_id}"


class SearchChange(models.Model):
    """A line for every entry that was changed, by which each process learns what to read again.

    ``entry_id`` is NULL where so much changed that all is read again. ``nonce`` tells a line from another one that got
    its number after the first was taken back.
    """

    entry_id = models.BigIntegerField(null=True)
    nonce = models.BigIntegerField()
    made_at = models.DateTimeField(auto_now_add=True)

    # Who has not looked for longer than this reads all again: the lines may be gone.
    KEPT = datetime.timedelta(days=1)

    class Meta:
        app_label = "common"
        default_permissions = ()
        verbose_name = _("thay đổi của chỉ mục")
        verbose_name_plural = _("thay đổi của chỉ mục")

    def __str__(self):
        return f"{self.entry_id}"


class FrequentWord(models.Model):
    """The entries of a word that many say, made beforehand: see frequent for reading, frequent_making for making."""

    # As the engines mark it, for how far from the name it stands; ended by "*" for all words that begin so.
    term = models.CharField(max_length=100, primary_key=True)
    # The set of the entries' ids, as frequent.packed writes it.
    members = models.BinaryField()

    class Meta:
        app_label = "common"
        default_permissions = ()
        verbose_name = _("chữ hay gặp")
        verbose_name_plural = _("chữ hay gặp")

    def __str__(self):
        return self.term


class FrequentMark(models.Model):
    """One row, another one each time: every FrequentWord knows all changes of the index up to ``line`` (SearchChange).

    It may know later ones. ``line`` is NULL while the index is made anew: then nothing tells what changes.
    """

    line = models.BigIntegerField(null=True)
    # When they were last told what changed, and when it was last counted which words are frequent.
    made_at = models.DateTimeField()
    counted_at = models.DateTimeField()

    class Meta:
        app_label = "common"
        default_permissions = ()
        verbose_name = _("mốc của chữ hay gặp")
        verbose_name_plural = _("mốc của chữ hay gặp")

    def __str__(self):
        return f"{self.line}"


class SearchTally(models.Model):
    """How often words were asked for on a day, and what was found: nothing about who asked."""

    day = models.DateField()
    query = models.CharField(max_length=120)
    asked = models.PositiveIntegerField(default=0)
    hits = models.PositiveIntegerField(default=0)

    class Meta:
        app_label = "common"
        default_permissions = ()
        verbose_name = _("từ người xem đã tìm")
        verbose_name_plural = _("từ người xem đã tìm")
        constraints = [models.UniqueConstraint(fields=["day", "query"], name="searchtally_once")]

    def __str__(self):
        return self.query
