"""Visits between federations: who came, where they stopped, what they took home and what came of it."""

import uuid
from itertools import groupby

from django.db import models
from django.db.models import F, Prefetch, Q
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from cooperatives.models import Entry, EntryQuerySet, RegionSuccession
from cooperatives.models.scoping import owned_through
from coopsite.common.dates import show_span
from coopsite.common.fields import NFCCharField
from coopsite.common.richtext import RichTextField
from coopsite.common.tagging import topics
from stories.models.stop import VisitStop


class VisitQuerySet(EntryQuerySet):
    def to_cooperative(self, cooperative):
        return self.filter(stops__cooperative=cooperative).distinct()

    def saw_product(self, product):
        return self.filter(stops__products=product).distinct()

    def in_region(self, region):
        """Keep the visits that a place received or sent: its own units, and what it was formed from."""
        stopped = (
            Q(stops__region=region) | Q(stops__region__parent=region) | Q(stops__region__province=region)
        )
        heirs = Q(stops__region__province__succeeded_by__successor=region)
        sides = Q()
        for side in ("host", "guest"):
            home = f"{side}__region"
            sides |= Q(**{home: region}) | Q(**{f"{home}__succeeded_by__successor": region})
        return self.filter(stopped | heirs | sides).distinct()

    def in_category(self, category):
        seen = Q(stops__products__category=category) | Q(stops__products__category__parent=category)
        return self.filter(seen | Q(categories=category) | Q(categories__parent=category)).distinct()

    def of_federation(self, federation):
        return self.filter(Q(host=federation) | Q(guest=federation))

    def for_listing(self):
        return self.select_related("photo", "host__region", "guest__region").annotate(
            stop_count=models.Count("stops", distinct=True)
        )

    def with_route(self):
        """Load what the drawing from province to province says: what became of the host's province."""
        became = RegionSuccession.objects.select_related("successor")
        return self.prefetch_related(Prefetch("host__region__succeeded_by", queryset=became))

    def for_detail(self):
        """Load the whole report; linked entries only as far as the public may see them."""
        return (
            self.with_route()
            .select_related("photo", "host__region", "guest__region", "federation", "source")
            .prefetch_related(
                "people",
                "day_titles",
                Prefetch("stops", queryset=VisitStop.objects.for_report()),
                "lessons",
                Prefetch("follow_ups", queryset=FollowUp.objects.select_related("region")),
                "categories",
                "tags",
            )
        )


class Visit(Entry):
    """A study tour of one federation to another, from its plan to its report and its results."""

    title = NFCCharField(_("tiêu đề"), max_length=160)
    standfirst = NFCCharField(_("tóm tắt"), max_length=400, blank=True)
    host = models.ForeignKey(
        "cooperatives.Federation",
        models.PROTECT,
        related_name="visits_hosted",
        verbose_name=_("liên minh đón"),
    )
    guest = models.ForeignKey(
        "cooperatives.Federation", models.PROTECT, related_name="visits_made", verbose_name=_("liên minh đi")
    )
    starts_on = models.DateField(_("từ ngày"))
    ends_on = models.DateField(_("đến ngày"))
    composition = NFCCharField(
        _("thành phần đoàn"),
        max_length=240,
        blank=True,
        help_text=_("Ví dụ: lãnh đạo 7 hợp tác xã vùng cao."),
    )
    guest_cooperatives = models.PositiveSmallIntegerField(_("số hợp tác xã cùng đi"), null=True, blank=True)
    topics_text = NFCCharField(
        _("nội dung trao đổi"),
        max_length=400,
        blank=True,
        help_text=_("Mỗi nội dung cách nhau bằng dấu chấm phẩy."),
    )
    reason = RichTextField(_("vì sao có chuyến đi"), blank=True)
    common_ground = RichTextField(_("điểm tương đồng"), blank=True)
    closing = RichTextField(_("lời kết, ghi chú"), blank=True)
    photo = models.ForeignKey(
        "cooperatives.Photo",
        models.SET_NULL,
        null=True,
        blank=True,
        related_name="+",
        verbose_name=_("ảnh chính"),
    )
    categories = models.ManyToManyField(
        "products.ProductCategory", blank=True, related_name="visits", verbose_name=_("nhóm sản phẩm")
    )
    source = models.ForeignKey(
        "cooperatives.Source",
        models.PROTECT,
        null=True,
        blank=True,
        related_name="+",
        verbose_name=_("nguồn"),
    )
    tags = topics()

    slug_source = "title"
    objects = VisitQuerySet.as_manager()

    class Meta(Entry.Meta):
        ordering = ["-starts_on", "-pk"]
        verbose_name = _("chuyến thăm")
        verbose_name_plural = _("chuyến thăm")
        indexes = [models.Index(fields=["status", "starts_on"], name="visit_listing")]
        constraints = [
            *Entry.Meta.constraints,
            models.CheckConstraint(
                condition=Q(ends_on__gte=F("starts_on")),
                name="visit_ends_after_it_starts",
                violation_error_message=_("Ngày về phải bằng hoặc sau ngày đi."),
                violation_error_code="ends_before_it_starts",
            ),
            models.CheckConstraint(
                condition=~Q(host=F("guest")),
                name="visit_two_federations",
                violation_error_message=_("Liên minh đón và liên minh đi phải khác nhau."),
                violation_error_code="visits_itself",
            ),
        ]

    def get_absolute_url(self):
        return reverse("stories:visit", args=[self.slug])

    def find_name(self):
        return self.title

    def find_text(self):
        return [
            self.standfirst,
            self.host.short_name,
            self.guest.short_name,
            self.composition,
            self.topics_text,
        ]

    @property
    def span(self) -> str:
        return show_span(self.starts_on, self.ends_on)

    @property
    def day_count(self) -> int:
        return (self.ends_on - self.starts_on).days + 1

    def is_ahead(self, on=None) -> bool:
        return self.starts_on > (on or timezone.localdate())

    @property
    def topic_list(self) -> list[str]:
        return [one.strip() for one in self.topics_text.split(";") if one.strip()]

    def days(self) -> list[dict]:
        """Return the report by day: {"date", "title", "stops"}, in order; needs for_detail()."""
        titles = {day.date: day.title for day in self.day_titles.all()}
        stops = sorted(self.stops.all(), key=lambda stop: (stop.visited_on, stop.position))
        return [
            {"date": date, "title": titles.get(date, ""), "stops": list(group)}
            for date, group in groupby(stops, key=lambda stop: stop.visited_on)
        ]

    def people_in(self, role) -> list["VisitPerson"]:
        return [person for person in self.people.all() if person.role == role]

    @property
    def heads(self) -> list["VisitPerson"]:
        return self.people_in(VisitRole.HEAD)

    @property
    def receivers(self) -> list["VisitPerson"]:
        return self.people_in(VisitRole.RECEIVER)


class VisitPart(models.Model):
    """A row of a visit's record."""

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    position = models.PositiveSmallIntegerField(_("thứ tự"), default=0)

    objects = owned_through("visit__federation").as_manager()

    class Meta:
        abstract = True
        ordering = ["position", "id"]


class VisitRole(models.TextChoices):
    HEAD = "head", _("trưởng đoàn")
    RECEIVER = "receiver", _("người tiếp đoàn")
    MEMBER = "member", _("thành viên đoàn")


class VisitPerson(VisitPart):
    """Somebody who led, received or joined a visit, with the title held at that time."""

    visit = models.ForeignKey(Visit, models.CASCADE, related_name="people", verbose_name=_("chuyến thăm"))
    role = models.CharField(_("vai trò"), max_length=10, choices=VisitRole)
    name = NFCCharField(_("họ tên, hoặc nhóm người"), max_length=120)
    title = NFCCharField(_("chức vụ lúc ấy"), max_length=160, blank=True)

    class Meta(VisitPart.Meta):
        verbose_name = _("người trong chuyến thăm")
        verbose_name_plural = _("người trong chuyến thăm")

    def __str__(self):
        return ", ".join(filter(None, [self.name, self.title]))


class VisitDay(models.Model):
    """The name that a report gives to one of its days."""

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    visit = models.ForeignKey(Visit, models.CASCADE, related_name="day_titles", verbose_name=_("chuyến thăm"))
    date = models.DateField(_("ngày"))
    title = NFCCharField(_("gọi là"), max_length=60)

    objects = owned_through("visit__federation").as_manager()

    class Meta:
        ordering = ["date"]
        verbose_name = _("ngày của chuyến thăm")
        verbose_name_plural = _("các ngày của chuyến thăm")
        constraints = [
            models.UniqueConstraint(
                fields=["visit", "date"],
                name="visitday_once",
                violation_error_message=_("Ngày này đã có tên."),
                violation_error_code="day_named_twice",
            )
        ]

    def __str__(self):
        return self.title


class Lesson(VisitPart):
    """Something that the guests took home, in a sentence that others can use."""

    visit = models.ForeignKey(Visit, models.CASCADE, related_name="lessons", verbose_name=_("chuyến thăm"))
    title = NFCCharField(_("bài học"), max_length=120)
    text = NFCCharField(_("nói rõ"), max_length=400, blank=True)
    stop = models.ForeignKey(
        "stories.VisitStop",
        models.SET_NULL,
        null=True,
        blank=True,
        related_name="lessons",
        verbose_name=_("học ở"),
    )

    class Meta(VisitPart.Meta):
        verbose_name = _("điều mang về")
        verbose_name_plural = _("những điều mang về")

    def __str__(self):
        return self.title


class FollowUpKind(models.TextChoices):
    APPLY = "apply", _("áp dụng ngay")
    TRIAL = "trial", _("làm thử")
    NEXT_VISIT = "next-visit", _("hẹn chuyến sau")


class FollowUpState(models.TextChoices):
    PROMISED = "promised", _("đã hứa")
    STARTED = "started", _("đang làm")
    DONE = "done", _("đã làm")
    DROPPED = "dropped", _("không làm nữa")


class FollowUp(VisitPart):
    """What was promised after a visit: by whom, where, by when, and what came of it."""

    visit = models.ForeignKey(Visit, models.CASCADE, related_name="follow_ups", verbose_name=_("chuyến thăm"))
    lesson = models.ForeignKey(
        Lesson,
        models.SET_NULL,
        null=True,
        blank=True,
        related_name="follow_ups",
        verbose_name=_("từ bài học"),
    )
    what = NFCCharField(_("việc"), max_length=200)
    where = NFCCharField(_("áp vào đâu, ai làm"), max_length=200, blank=True)
    region = models.ForeignKey(
        "cooperatives.Region",
        models.SET_NULL,
        null=True,
        blank=True,
        related_name="+",
        verbose_name=_("địa phương"),
    )
    kind = models.CharField(_("loại"), max_length=10, choices=FollowUpKind)
    due_on = models.DateField(_("hạn"), null=True, blank=True)
    state = models.CharField(
        _("tới đâu rồi"), max_length=10, choices=FollowUpState, default=FollowUpState.PROMISED
    )
    state_on = models.DateField(_("ghi nhận ngày"), null=True, blank=True)
    outcome = NFCCharField(_("kết quả"), max_length=400, blank=True)

    class Meta(VisitPart.Meta):
        verbose_name = _("việc hứa làm tiếp")
        verbose_name_plural = _("những việc hứa làm tiếp")
        constraints = [
            models.CheckConstraint(
                condition=~Q(state=FollowUpState.DONE) | ~Q(outcome=""),
                name="followup_done_has_outcome",
                violation_error_message=_("Đã làm thì ghi kết quả."),
                violation_error_code="done_without_outcome",
            )
        ]

    def __str__(self):
        return self.what
