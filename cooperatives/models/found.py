"""What a cooperative is found by, and what it stands under in lists."""

from django.utils import timezone

from cooperatives.models.channel import shown_channels
from cooperatives.models.entry import Placed
from coopsite.common.richtext import stored_text
from coopsite.common.sorting import cooperative_sort_key


class FoundCooperative:
    """The part of a cooperative that tells the index about it; see coopsite.common.finding.Findable."""

    search_kind = "htx"
    found_by = (*Placed.PLACED_BY, "export_markets__market", "tags", "stops__visit")

    def find_names(self):
        return [self.name, self.short_name, *self.also_called]

    def find_near(self):
        # The forms' keys are how people abbreviate them.
        return [self.legal_form.upper(), self.activity, *self.place_words()]

    def find_text(self):
        return [
            self.standfirst,
            stored_text(self.about),
            self.address_line,
            self.founded_note,
            self.markets_note,
        ]

    def find_within(self):
        """Its people, channels that the public may see, markets, tools, offers, titles and topics; a person's own number is not among them."""
        return [
            *map(str, self.posts.all()),
            *map(str, shown_channels(self)),
            *(one.market.name for one in self.export_markets.all()),
            *(one.detail for one in self.practices.all()),
            *(word for offer in self.offers.all() for word in (offer.name, offer.detail)),
            *(title.name for title in self.titles.all()),
            *(tag.name for tag in self.tags.all()),
        ]

    def find_hint(self):
        return super().find_hint()._replace(sort=self.legal_form)

    def find_weight(self):
        return 35 + bool(self.photo_id)

    def find_facets(self):
        in_use = [one.area for one in self.practices.all() if one.state == "in-use"]
        seen = [stop.visit for stop in self.stops.all() if stop.visit.public_from() is not None]
        return [
            *self.place_facets(),
            *([("linh-vuc", self.field)] if self.field else []),
            *(("so", area) for area in in_use),
            *(("du-lich", offer.kind) for offer in self.offers.all()),
            *(("xuat-khau", one.market.key) for one in self.export_markets.all()),
            *(("don-doan", "co", visit.public_from().isoformat()) for visit in seen),
            *(("_chuyen", visit.pk) for visit in seen),
            *([("toa-do", "co")] if self.latitude is not None else []),
            *self.topic_facets(),
        ]

    def find_told(self):
        """A product is found by its maker's name once that is public, and bought where its maker sells."""
        return [self.slug, self.is_published(), sorted({one.platform for one in shown_channels(self)})]

    def renews_at(self):
        since = self.public_from()
        return since if since is not None and since > timezone.now() else None

    def make_sort_key(self):
        return cooperative_sort_key(self.name)
