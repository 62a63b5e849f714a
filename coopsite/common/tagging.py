"""Topics: django-taggit's machinery with Vietnamese slugs, one topic for every spelling of it."""

import re

from django.contrib.contenttypes.models import ContentType
from django.db import models
from django.db.models import Q
from django.urls import reverse
from django.utils.translation import gettext_lazy as _
from taggit.managers import TaggableManager, _TaggableManager
from taggit.models import GenericTaggedItemBase, TagBase

from coopsite.common.fields import NFCCharField
from coopsite.common.finding import Findable, FindableQuerySet
from coopsite.common.text import fold, spelling, tidy_line, vn_slugify

# Some signs fold to many letters.
FOLDED_LENGTH = 255
_BETWEEN_TOPICS = re.compile(r"[,;\n]")


class TagQuerySet(FindableQuerySet):
    def carried_by(self, *querysets):
        """Keep the topics that some row of one of ``querysets`` carries."""
        carried = Q(pk__in=[])
        for queryset in querysets:
            carried |= Q(pk__in=queryset.order_by().values("tags"))
        return self.filter(carried)


class Tag(Findable, TagBase):
    """A topic that entries of all kinds share; "Đặc sản", "đặc sản" and "ĐẶC SẢN" are one topic."""

    name = NFCCharField(_("tên"), max_length=100, unique=True)
    slug = models.SlugField(_("địa chỉ"), max_length=100, unique=True, allow_unicode=True)

    # Under which a typed topic is looked up among those that are known.
    name_folded = models.CharField(max_length=FOLDED_LENGTH, editable=False, default="")

    DERIVED = (*Findable.DERIVED, "name_folded")
    unfound = Findable.unfound | {*DERIVED}

    search_kind = "chu-de"

    objects = TagQuerySet.as_manager()

    class Meta:
        app_label = "common"
        ordering = ["sort_key", "pk"]
        verbose_name = _("chủ đề")
        verbose_name_plural = _("chủ đề")

    def get_absolute_url(self):
        return reverse("topic", args=[self.slug])

    def fill_derived(self):
        super().fill_derived()
        self.name_folded = fold(self.name)[:FOLDED_LENGTH]

    def find_facets(self):
        return [(self.search_kind, self.slug)]

    def find_weight(self):
        return 15

    def slugify(self, tag, i=None):
        slug = vn_slugify(tag) or "chu-de"
        return slug if i is None else f"{slug}-{i}"


class TaggedItem(GenericTaggedItemBase):
    tag = models.ForeignKey(Tag, on_delete=models.CASCADE, related_name="items", verbose_name=_("chủ đề"))

    class Meta:
        app_label = "common"
        verbose_name = _("gắn chủ đề")
        verbose_name_plural = _("gắn chủ đề")


class TopicManager(_TaggableManager):
    """Takes typed topics; one that reads the same as a known topic, or as one before it, is that topic."""

    def _to_tag_model_instances(self, tags, tag_kwargs):
        tags, names = list(tags), {}
        for tag in tags:
            if isinstance(tag, str) and spelling(tag) not in names:
                names[spelling(tag)] = self._known(tag)
        tags = [names[spelling(tag)] if isinstance(tag, str) else tag for tag in tags]
        return super()._to_tag_model_instances(tags, tag_kwargs)

    @staticmethod
    def _known(name: str) -> str:
        alike = Tag.objects.filter(name_folded=fold(name)[:FOLDED_LENGTH]).values_list("name", flat=True)
        return next((known for known in alike if spelling(known) == spelling(name)), tidy_line(name))


def load_topics(rows: list):
    """Load the topics of many rows of one model, for ``tags.all()``.

    As prefetch_related does; but that makes a query for each row before it throws it away, which costs more than all.
    """
    ties = TaggedItem.objects.filter(object_id__in=[row.pk for row in rows]).select_related("tag")
    held = {row.pk: [] for row in rows}
    for tie in ties.filter(content_type=ContentType.objects.get_for_model(rows[0])).order_by(
        "tag__sort_key", "tag"
    ):
        held[tie.object_id].append(tie.tag)
    for row in rows:
        row.__dict__.setdefault("_prefetched_objects_cache", {})["tags"] = held[row.pk]


def topics_from(text: str) -> list[str]:
    """Return the topics that somebody typed: parted by commas, semicolons or lines, never by spaces.

    django-taggit's own rule parts a text without commas at its spaces: "chuyển đổi số" would be three topics.
    """
    names = (tidy_line(part.strip().strip('"“”')) for part in _BETWEEN_TOPICS.split(text))
    return list(dict.fromkeys(filter(None, names)))


def as_typed(tags) -> str:
    """Return topics as they would be typed; topics_from makes the same topics of it."""
    return ", ".join(tag.name for tag in tags)


def topics() -> TaggableManager:
    """Return the tags field that every tagged model uses."""
    return TaggableManager(
        verbose_name=_("chủ đề"),
        through=TaggedItem,
        manager=TopicManager,
        blank=True,
        help_text=_("Cách nhau bằng dấu phẩy, ví dụ: chuyển đổi số, chế biến sâu."),
    )
