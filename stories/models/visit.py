"""Visits between federations: who came, where they stopped, what they took home and what came of it."""

from itertools import groupby

from django.core.exceptions import ValidationError
from django.db import models
from django.db.models import Count, F, OuterRef, Prefetch, Q, Subquery
from django.db.models.functions import Coalesce
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from cooperatives.models import Entry, EntryQuerySet, Region, RegionSuccession
from cooperatives.models.duties import UNSOURCED
from cooperatives.models.federation import with_predecessors
from cooperatives.models.illustrated import PICTURE_COLUMNS
from cooperatives.models.region import PLACE_COLUMNS, inside_or_before
from coopsite.common.columns import through
from coopsite.common.dates import show_span
from coopsite.common.fields import NFCCharField
from coopsite.common.publishing import complete_when_published
from coopsite.common.richtext import RichTextField
from coopsite.common.tagging import topics
from coopsite.common.text import between_semicolons
from products.models import Product
from stories.models.found import FoundVisit
from stories.models.lesson import FollowUp
from stories.models.parts import VisitPerson, VisitRole
from stories.models.stop import StopFigure, VisitStop

ROW_COLUMNS = [
    *("title", "slug", "standfirst", "starts_on", "ends_on", "composition", "guest_cooperatives"),
    *through("photo", PICTURE_COLUMNS),
    *(column for side in ("host", "guest") for column in through(f"{side}__region", PLACE_COLUMNS)),
    *("host__short_name", "guest__short_name"),
]


class VisitQuerySet(EntryQuerySet):
    def in_region(self, region):
        """Keep the visits of a place: what it received, sent, or was promised, and what it was formed from."""
        stopped = inside_or_before("stops__region", region) | inside_or_before("follow_ups__region", region)
        sides = Q()
        for side in ("host", "guest"):
            home = f"{side}__region"
            sides |= Q(**{home: region}) | Q(**{f"{home}__succeeded_by__successor": region})
        return self.tied_by(stopped | sides | inside_or_before("regions", region))

    def in_category(self, category):
        """Keep what is of a group or a sub-group itself, or saw a product of it that the public may see."""
        seen = Product.objects.published().in_category(category).order_by().values("pk")
        return self.tied_by(
            Q(stops__products__in=seen) | Q(categories=category) | Q(categories__parent=category)
        )

    def with_unsourced_figures(self):
        return self.filter(pk__in=StopFigure.objects.unsourced().order_by().values("stop__visit"))

    def of_federation(self, federation):
        """Keep what a federation received, made, or publishes for one that it has followed."""
        return self.filter(Q(host=federation) | Q(guest=federation) | Q(federation=federation))

    def for_index(self):
        sides = self.select_related("host", "guest")
        products = Product.objects.select_related("category__parent")
        stops = VisitStop.objects.select_related("region").prefetch_related(
            Prefetch("products", queryset=products)
        )
        promises = FollowUp.objects.select_related("region")
        return sides.prefetch_related(
            *("people", "day_titles", "lessons", "regions", "categories__parent"),
            *(Prefetch("stops", queryset=stops), Prefetch("follow_ups", queryset=promises)),
        )

    def for_listing(self):
        """Load what a row of a list prints; ``stop_count`` is the number of all the visit's stops."""
        stops = VisitStop.objects.filter(visit=OuterRef("pk")).order_by().values("visit")
        rows = self.select_related("photo", "host__region", "guest__region").only(*ROW_COLUMNS)
        return rows.annotate(
            stop_count=Coalesce(Subquery(stops.annotate(number=Count("pk")).values("number")), 0)
        )

    def for_answers(self):
        """Load what the search page prints."""
        return self.only("title", "slug", "standfirst")

    def with_route(self):
        """Load what the drawing from province to province says: what became of the host's province."""
        became = RegionSuccession.objects.select_related("successor")
        return self.prefetch_related(Prefetch("host__region__succeeded_by", queryset=became))

    def for_detail(self):
        """Load the report; linked entries only as far as the public may see them.

        Its people, lessons and names of days, small tables all, the view loads together.
        """
        return (
            self.with_route()
            .select_related("photo", "host__region", "guest__region", "federation", "source")
            .prefetch_related(
                Prefetch("stops", queryset=VisitStop.objects.for_report()),
                Prefetch("follow_ups", queryset=FollowUp.objects.select_related("region")),
                Prefetch("regions", queryset=Region.objects.for_detail()),
                "categories",
                "tags",
            )
        )


class Visit(FoundVisit, Entry):
    """A study tour of one federation to another, from its plan to its report and its results."""

    title = NFCCharField(_("tiêu đề"), max_length=160)
    standfirst = NFCCharField(_("tóm tắt"), max_length=400, blank=True)
    host = models.ForeignKey(
        "cooperatives.Federation",
        models.PROTECT,
        null=True,
        blank=True,
        related_name="visits_hosted",
        verbose_name=_("liên minh đón"),
    )
    guest = models.ForeignKey(
        "cooperatives.Federation",
        models.PROTECT,
        null=True,
        blank=True,
        related_name="visits_made",
        verbose_name=_("liên minh đi"),
    )
    starts_on = models.DateField(_("từ ngày"), null=True, blank=True)
    ends_on = models.DateField(_("đến ngày"), null=True, blank=True)
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
    regions = models.ManyToManyField(
        "cooperatives.Region",
        blank=True,
        related_name="visits",
        verbose_name=_("địa phương được nhắc tới"),
        help_text=_("Ngoài nơi đón, nơi đi và các chặng: chúng đã tự được tính."),
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

    # Stops before the lessons learnt there, and lessons before the promises made of them.
    parts = ("people", "day_titles", "stops", "lessons", "follow_ups")
    needed = ("host", "guest", "starts_on", "ends_on")
    duties = (UNSOURCED, *Entry.duties)

    slug_source = "title"
    objects = VisitQuerySet.as_manager()

    class Meta(Entry.Meta):
        ordering = ["-starts_on", "-pk"]
        verbose_name = _("chuyến thăm")
        verbose_name_plural = _("chuyến thăm")
        indexes = [models.Index(fields=["status", "starts_on"], name="visit_listing")]
        constraints = [
            *Entry.Meta.constraints,
            complete_when_published("visit_complete_when_published", "host", "guest", "starts_on", "ends_on"),
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

    def texts(self):
        return [*super().texts(), *(stop.text for stop in self.stops.all())]

    def clean(self):
        super().clean()
        if self._is_new("federation", "host", "guest") and not self._publisher_took_part():
            words = _("Liên minh phụ trách phải là bên đón, bên đi, hoặc liên minh tiếp nối một trong hai.")
            # Three fields contradict each other, and an editor cannot change all of them: no field's own error.
            raise ValidationError(words, "publisher_took_no_part")

    def _publisher_took_part(self) -> bool:
        """Tell whether who publishes was host or guest, or followed one of them; while one is missing, it did."""
        sides = {self.host_id, self.guest_id}
        if None in {*sides, self.federation_id}:
            return True
        return not sides.isdisjoint(with_predecessors([self.federation_id]))

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
        return between_semicolons(self.topics_text)

    def days(self) -> list[dict]:
        """Return the report by day: {"date", "title", "stops"}, in order; needs for_detail()."""
        titles = {day.date: day.title for day in self.day_titles.all()}
        stops = sorted(self.stops.all(), key=lambda stop: (stop.visited_on, stop.position))
        return [
            {"date": date, "title": titles.get(date, ""), "stops": list(group)}
            for date, group in groupby(stops, key=lambda stop: stop.visited_on)
        ]

    def people_in(self, role) -> list[VisitPerson]:
        return [person for person in self.people.all() if person.role == role]

    @property
    def heads(self) -> list[VisitPerson]:
        return self.people_in(VisitRole.HEAD)

    @property
    def receivers(self) -> list[VisitPerson]:
        return self.people_in(VisitRole.RECEIVER)
