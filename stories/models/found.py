"""What a visit is found by, and what it stands under in lists."""

import datetime

from django.utils import timezone

from cooperatives.models import Cooperative
from coopsite.common.richtext import stored_text
from coopsite.common.search.models import SearchEntry


class FoundVisit:
    """The part of a visit that tells the index about it; see coopsite.common.finding.Findable."""

    search_kind = "chuyen-tham"
    found_by = (
        *("host", "guest", "regions", "categories", "categories__parent", "tags"),
        *("stops__region", "stops__products", "stops__products__category", "follow_ups__region"),
    )

    def find_near(self):
        sides = [side for side in (self.host, self.guest) if side is not None]
        return [*(side.short_name for side in sides), self.composition, self.topics_text]

    def find_text(self):
        return [self.standfirst, *map(stored_text, (self.reason, self.common_ground, self.closing))]

    def find_within(self):
        """Its people, days, stops, lessons, promises, places, groups and topics, as its own rows say them."""
        return [
            *map(str, self.people.all()),
            *map(str, self.day_titles.all()),
            *(stop.words for stop in self.stops.all()),
            *(lesson.words for lesson in self.lessons.all()),
            *(promise.words for promise in self.follow_ups.all()),
            *(name for region in self.regions.all() for name in region.called()),
            *(group.name for group in self.categories.all()),
            *(tag.name for tag in self.tags.all()),
        ]

    def find_weight(self):
        return 25

    def find_age(self):
        return self.starts_on and timezone.make_aware(
            datetime.datetime.combine(self.starts_on, datetime.time())
        )

    def find_facets(self):
        return [
            *([("don", self.host.slug)] if self.host else []),
            *([("di", self.guest.slug)] if self.guest else []),
            *([("nam", self.starts_on.year)] if self.starts_on else []),
            *(("nhom", group.slug) for one in self.categories.all() for group in one.line()),
            *self._groups_seen(),
            *self.topic_facets(),
        ]

    def _groups_seen(self) -> list[tuple]:
        """Return the groups of the products that it saw, each as a choice from the moment its product is public."""
        seen = [product for stop in self.stops.all() for product in stop.products.all()]
        return [
            ("nhom", group.slug, product.public_from().isoformat())
            for product in seen
            if product.public_from() is not None
            for group in product.groups()
        ]

    def find_told(self):
        """A cooperative that was seen is listed among those that receive visits."""
        return sorted({stop.cooperative_id for stop in self.stops.all()} - {None})

    def also_keep(self):
        """A cooperative that is of no stop any more was listed because of this visit."""
        told = SearchEntry.objects.filter(
            kind=Cooperative.search_kind, facets__contains=f"_chuyen\t{self.pk}\n"
        )
        return [(Cooperative, set(told.values_list("object_id", flat=True)))]
