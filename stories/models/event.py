"""Events: fairs and livestreams, when and where they are, what is shown there, and what can be seen of it later."""

import datetime

from django.core.exceptions import ValidationError
from django.db import models
from django.db.models import Prefetch, Q
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from cooperatives.models import Cooperative, Entry, Placed, PlacedQuerySet
from cooperatives.models.duties import PICTURELESS
from cooperatives.models.entry import PLACED_COLUMNS
from cooperatives.models.region import predecessors_at
from coopsite.common.fields import HttpsField, NFCCharField, https_alone
from coopsite.common.publishing import Status, complete_when_published
from coopsite.common.richtext import RichTextField, stored_text
from coopsite.common.text import between_semicolons
from products.models import Product
from stories.models.duties import REPLAYLESS
from stories.models.timed import EventChange, EventState, Timed, TimedQuerySet

# So long after a livestream its recording may be asked for.
REPLAY_DUE = datetime.timedelta(days=2)
ROW_COLUMNS = [
    *(
        "title",
        "slug",
        "standfirst",
        "kind",
        "begins_at",
        "ends_at",
        "change",
        "venue",
        "link",
        "illustrative",
    ),
    *PLACED_COLUMNS,
]


class EventKind(models.TextChoices):
    FAIR = "fair", _("hội chợ, triển lãm")
    LIVESTREAM = "livestream", _("phiên chợ livestream")
    MARKET = "market", _("phiên chợ, tuần hàng")
    MATCHING = "matching", _("kết nối cung cầu")


class EventQuerySet(TimedQuerySet, PlacedQuerySet):
    def without_replay(self, at=None):
        """Keep the livestreams that have been over for two days and say nothing of a recording."""
        since = (at or timezone.now()) - REPLAY_DUE
        silent = self.filter(kind=EventKind.LIVESTREAM, replay="", no_replay=False, ends_at__lte=since)
        return silent.taking_place()

    def for_index(self):
        placed = self.select_related("region", "former_region__province", "province")
        return placed.prefetch_related(predecessors_at("region__formed_from"))

    def for_listing(self):
        """Load what a row of a list prints."""
        return self.select_related("photo", "region", "former_region", "province").only(*ROW_COLUMNS)

    def for_answers(self):
        """Load what the search page prints."""
        return self.only("title", "slug", "standfirst", "begins_at", "ends_at", "change")

    def for_calendar(self):
        """Load what a calendar says."""
        return self.select_related("region", "former_region", "province")

    def for_detail(self):
        """Load the page but for its products; what it names only as far as the public may see it."""
        related = ("photo", "region", "former_region", "province", "federation", "source")
        return self.select_related(*related).prefetch_related(
            Prefetch("cooperatives", queryset=Cooperative.objects.published().for_listing()),
        )


class Event(Timed, Placed, Entry):
    """A fair, market or livestream at which products can be seen, at a stated time, in a place or by a link."""

    title = NFCCharField(_("tên sự kiện"), max_length=160)
    kind = models.CharField(_("loại"), max_length=10, choices=EventKind, default=EventKind.FAIR)
    standfirst = NFCCharField(_("giới thiệu một câu"), max_length=300, blank=True)
    venue = NFCCharField(
        _("ở đâu"),
        max_length=200,
        blank=True,
        help_text=_("Ví dụ: nhà văn hóa xã; quảng trường; số nhà, đường."),
    )
    planned_venue = NFCCharField(
        _("lúc đầu định ở"),
        max_length=200,
        blank=True,
        help_text=_("Khi đổi địa điểm: ghi nơi cũ ở đây, nơi mới ở ô “Ở đâu”."),
    )
    link = HttpsField(
        _("đường dẫn vào xem"), blank=True, help_text=_("Trang sẽ phát trực tiếp. Bắt đầu bằng https://.")
    )
    replay = HttpsField(_("đường dẫn xem lại"), blank=True, help_text=_("Chỉ hiện sau khi kết thúc."))
    no_replay = models.BooleanField(_("không có bản ghi"), default=False)
    about = RichTextField(_("nội dung, chương trình"), blank=True)
    organisers = NFCCharField(
        _("đơn vị tổ chức"),
        max_length=400,
        blank=True,
        help_text=_("Mỗi đơn vị cách nhau bằng dấu chấm phẩy."),
    )
    photo = models.ForeignKey(
        "cooperatives.Photo",
        models.SET_NULL,
        null=True,
        blank=True,
        related_name="+",
        verbose_name=_("ảnh"),
    )
    cooperatives = models.ManyToManyField(
        "cooperatives.Cooperative",
        blank=True,
        related_name="events",
        verbose_name=_("hợp tác xã tham gia"),
    )
    source = models.ForeignKey(
        "cooperatives.Source",
        models.PROTECT,
        null=True,
        blank=True,
        related_name="+",
        verbose_name=_("nguồn"),
    )
    illustrative = models.BooleanField(
        _("minh họa"), default=False, help_text=_("Sự kiện dựng để minh họa, không có thật.")
    )

    # A fair names other federations' published cooperatives; see EventProduct for products.
    links_published = ("cooperatives",)
    parts = ("shown",)
    needed = ("begins_at", "ends_at")
    # What is over needs no yearly check: it stays as it was.
    duties = (REPLAYLESS, PICTURELESS)

    slug_source = "title"
    search_kind = "su-kien"
    found_by = Placed.PLACED_BY
    objects = EventQuerySet.as_manager()

    class Meta(Entry.Meta):
        ordering = ["-begins_at", "-pk"]
        verbose_name = _("sự kiện")
        verbose_name_plural = _("sự kiện")
        indexes = [models.Index(fields=["status", "ends_at"], name="event_listing")]
        constraints = [
            *Entry.Meta.constraints,
            *Timed.Meta.constraints,
            complete_when_published("event_complete_when_published", "begins_at", "ends_at"),
            models.CheckConstraint(
                condition=Q(status=Status.DRAFT) | Q(region__isnull=False) | ~Q(link=""),
                name="event_is_somewhere_when_published",
                violation_error_message=_("Sự kiện phải có địa phương hoặc đường dẫn vào xem."),
                violation_error_code="published_nowhere",
            ),
            models.CheckConstraint(
                condition=~Q(change="elsewhere") | ~Q(planned_venue=""),
                name="event_is_elsewhere_than_planned",
                violation_error_message=_("Đã đổi địa điểm thì ghi nơi cũ vào ô “Lúc đầu định ở”."),
                violation_error_code="elsewhere_than_nowhere",
            ),
            https_alone("link", "event_link_is_https"),
            https_alone("replay", "event_replay_is_https"),
        ]

    def get_absolute_url(self):
        return reverse("stories:event", args=[self.slug])

    def get_calendar_url(self):
        """Return the address of the event as a calendar takes it."""
        return reverse("stories:event_calendar", args=[self.slug])

    def products_on_show(self):
        """Return the products that its page shows, as cards, in their order: public ones, and no alcohol.

        A list of what is to be seen at a fair is advertising.
        """
        shown = Product.objects.published().for_promotion().filter(shown_at__event=self)
        return shown.for_listing().order_by("shown_at__position", "shown_at__id")

    def clean(self):
        """Say at the box what the database would refuse."""
        super().clean()
        if self.change == EventChange.ELSEWHERE and not self.planned_venue:
            words = _("Đã đổi địa điểm thì ghi nơi cũ vào đây, nơi mới vào ô “Ở đâu”.")
            raise ValidationError({"planned_venue": ValidationError(words, "elsewhere_than_nowhere")})

    def missing(self):
        lacks = super().missing()
        if self.region_id is None and not self.link:
            lacks.append(_("Chọn địa phương, hoặc dán đường dẫn vào xem: phải có ít nhất một."))
        return lacks

    def find_name(self):
        return self.title

    def find_near(self):
        return [str(EventKind(self.kind).label), self.organisers, *self.place_words()]

    def find_text(self):
        return [self.standfirst, self.venue, stored_text(self.about)]

    def find_weight(self):
        return 18

    def find_age(self):
        return self.begins_at

    def find_facets(self):
        return [("loai", self.kind), *self.place_facets()]

    @property
    def is_online_only(self) -> bool:
        return self.region_id is None and bool(self.link)

    @property
    def where(self) -> str:
        """Where it is, in few words: the venue and the place of today, or that it is on the net."""
        if self.region is None:
            return self.venue or str(_("trên mạng"))
        return ", ".join(filter(None, [self.venue, self.place_name]))

    @property
    def opens(self) -> bool:
        """Whether its link leads anywhere: not once it is over, and not where it does not take place."""
        return bool(self.link) and self.state in (EventState.COMING, EventState.ON)

    @property
    def can_be_seen_again(self) -> bool:
        return bool(self.replay) and self.is_over()

    @property
    def organiser_list(self) -> list[str]:
        return between_semicolons(self.organisers)
