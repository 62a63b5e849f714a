"""Stories: news, fairs and livestreams, and how somebody made it work."""

from django.db import models
from django.db.models import F, Prefetch, Q
from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from cooperatives.models import Cooperative, Entry, EntryQuerySet
from cooperatives.models.illustrated import PICTURE_COLUMNS
from cooperatives.models.region import inside_or_before
from coopsite.common.columns import through
from coopsite.common.dates import show_span
from coopsite.common.fields import NFCCharField
from coopsite.common.tagging import topics
from coopsite.common.text import between_semicolons
from products.models import Product
from stories.models.blocks import StoryBlock


class StoryKind(models.TextChoices):
    NEWS = "news", _("tin")
    EVENT = "event", _("phiên chợ, phát trực tiếp")
    SUCCESS = "success", _("chuyện làm được")
    VIEW = "view", _("góc nhìn")

    @property
    def tone(self) -> str:
        """The name of the tag style that tells the kinds apart."""
        return {StoryKind.EVENT: "gold", StoryKind.SUCCESS: "tea", StoryKind.VIEW: "red"}.get(self, "")


ROW_COLUMNS = [
    *("title", "slug", "standfirst", "kind", "told_on", "starts_on", "ends_on"),
    *through("photo", PICTURE_COLUMNS),
]


class StoryQuerySet(EntryQuerySet):
    def in_region(self, region):
        """Keep the stories of a place: those tied to it, to a unit inside it, or to what it was formed from."""
        return self.tied_by(inside_or_before("regions", region))

    def in_category(self, category):
        """Keep the stories tied to a product group, one of its sub-groups or its parent group."""
        return self.tied_by(Q(categories=category) | Q(categories__parent=category))

    def for_index(self):
        return self.prefetch_related("blocks", "regions", "categories")

    def for_listing(self):
        """Load what a row of a list prints."""
        return self.select_related("photo").only(*ROW_COLUMNS)

    def for_answers(self):
        """Load what the search page prints."""
        return self.only("title", "slug", "standfirst")

    def for_detail(self):
        """Load what the story's page prints; linked entries only as far as the public may see them."""
        return self.select_related("photo", "federation", "source").prefetch_related(
            Prefetch("blocks", queryset=StoryBlock.objects.select_related("photo")),
            "regions",
            "categories",
            "references",
            "tags",
            Prefetch("cooperatives", queryset=Cooperative.objects.published().for_listing()),
            Prefetch("products", queryset=Product.objects.published().for_promotion().for_listing()),
        )


class Story(Entry):
    """A piece of news, an event or a success that a federation tells, with its source."""

    title = NFCCharField(_("tiêu đề"), max_length=160)
    kind = models.CharField(_("loại"), max_length=10, choices=StoryKind, default=StoryKind.NEWS)
    standfirst = NFCCharField(_("tóm tắt"), max_length=400, blank=True)
    photo = models.ForeignKey(
        "cooperatives.Photo",
        models.SET_NULL,
        null=True,
        blank=True,
        related_name="+",
        verbose_name=_("ảnh đầu bài"),
    )
    told_on = models.DateField(
        _("chuyện ngày"), null=True, blank=True, help_text=_("Ngày của chuyện, không phải ngày đăng ở đây.")
    )
    starts_on = models.DateField(_("sự kiện từ ngày"), null=True, blank=True)
    ends_on = models.DateField(_("đến ngày"), null=True, blank=True)
    organisers = NFCCharField(
        _("đơn vị tổ chức"),
        max_length=400,
        blank=True,
        help_text=_("Mỗi đơn vị cách nhau bằng dấu chấm phẩy."),
    )
    regions = models.ManyToManyField(
        "cooperatives.Region",
        blank=True,
        related_name="stories",
        verbose_name=_("địa phương"),
        help_text=_("Như tên gọi lúc xảy ra; trang của đơn vị kế tục cũng hiện chuyện này."),
    )
    categories = models.ManyToManyField(
        "products.ProductCategory", blank=True, related_name="stories", verbose_name=_("nhóm sản phẩm")
    )
    cooperatives = models.ManyToManyField(
        "cooperatives.Cooperative", blank=True, related_name="stories", verbose_name=_("hợp tác xã")
    )
    products = models.ManyToManyField(
        "products.Product", blank=True, related_name="stories", verbose_name=_("sản phẩm")
    )
    source = models.ForeignKey(
        "cooperatives.Source",
        models.PROTECT,
        null=True,
        blank=True,
        related_name="+",
        verbose_name=_("nguồn"),
    )
    references = models.ManyToManyField(
        "cooperatives.Source", blank=True, related_name="+", verbose_name=_("văn bản liên quan")
    )
    tags = topics()

    # A story may name other federations' published entries.
    links_published = ("cooperatives", "products")

    parts = ("blocks",)

    slug_source = "title"
    search_kind = "chuyen-ke"
    found_by = ("regions", "categories", "tags")
    objects = StoryQuerySet.as_manager()

    class Meta(Entry.Meta):
        ordering = ["-published_at", "-pk"]
        verbose_name = _("chuyện kể")
        verbose_name_plural = _("chuyện kể")
        indexes = [models.Index(fields=["status", "published_at"], name="story_published")]
        constraints = [
            *Entry.Meta.constraints,
            models.CheckConstraint(
                condition=Q(ends_on=None) | Q(starts_on__isnull=False, ends_on__gte=F("starts_on")),
                name="story_ends_after_it_starts",
                violation_error_message=_("Ngày kết thúc phải bằng hoặc sau ngày bắt đầu."),
                violation_error_code="ends_before_it_starts",
            ),
        ]

    def get_absolute_url(self):
        return reverse("stories:detail", args=[self.slug])

    def find_name(self):
        return self.title

    def find_near(self):
        return (
            [self.organisers, *(name for region in self.regions.all() for name in region.called())]
            if self.pk
            else []
        )

    def find_text(self):
        return [self.standfirst]

    def find_within(self):
        """What its passages and captions say, its groups and topics."""
        return [
            *(block.words for block in self.blocks.all()),
            *(group.name for group in self.categories.all()),
            *(tag.name for tag in self.tags.all()),
        ]

    def find_weight(self):
        return 20

    def find_facets(self):
        return [
            ("loai", self.kind),
            *(("nhom", group.slug) for group in self.categories.all()),
            *self.topic_facets(),
        ]

    def texts(self):
        return [block.text for block in self.blocks.all()]

    @property
    def tone(self) -> str:
        return StoryKind(self.kind).tone

    @property
    def event_days(self) -> str:
        return show_span(self.starts_on, self.ends_on or self.starts_on) if self.starts_on else ""

    @property
    def organiser_list(self) -> list[str]:
        return between_semicolons(self.organisers)
