"""What a product is found by, and what it stands under in lists."""

from cooperatives.models import Placed, shown_channels
from coopsite.common.richtext import stored_text
from products.models.spans import StarsLent, spans_of, star_spans


class FoundProduct:
    """The part of a product that tells the index about it; see coopsite.common.finding.Findable."""

    search_kind = "san-pham"
    found_by = (
        *Placed.PLACED_BY,
        "cooperative",
        "category",
        "category__parent",
        "tags",
        "certificates__decision",
    )

    def find_near(self):
        return [*self._names_of_maker(), *(group.name for group in self.groups()), *self.place_words()]

    def _names_of_maker(self) -> list[str]:
        """Return all names of who made it, as far as the public may read them: people know a maker by any of them."""
        maker = self.cooperative
        if maker is None:
            return [self.maker]
        return maker.find_names() if maker.is_published() else []

    def find_text(self):
        return [self.standfirst, stored_text(self.about), self.ingredients, self.packaging]

    def find_within(self):
        return [*map(str, shown_channels(self)), *(tag.name for tag in self.tags.all())]

    def find_weight(self):
        """What has a picture and a certificate first: it can be looked at and trusted."""
        return 30 + bool(self.photo_id) + bool(self.certificates.all())

    def find_facets(self):
        maker = self.cooperative
        since = maker.public_from() if maker else None
        certificates = self.certificates.all()
        return [
            *self.place_facets(),
            *(("nhom", group.slug) for group in self.groups()),
            *(
                ("sao", stars, since, until)
                for stars, since, until in star_spans(map(StarsLent.of, certificates))
            ),
            *(("giay", span.state.value, span.since, span.until) for span in spans_of(certificates)),
            *self._other_certificates(),
            *(("kenh", channel.platform) for channel in shown_channels(self)),
            *(self._of_the_maker(since.isoformat()) if since else ()),
            *([("ma", "qr")] if self.has_qr else []),
            *self.topic_facets(),
        ]

    def _other_certificates(self) -> list[tuple]:
        """Return certificates under other schemes, and titles, as choices from day to day while they are valid."""
        held = [*self.certifications.all(), *self.rural_titles.all()]
        return [
            ("chung-nhan", choice, *days)
            for one in held
            if (days := one.clock.usable())
            for choice in one.find_choices()
        ]

    def _of_the_maker(self, since: str) -> list[tuple]:
        """Return its maker, and where that sells, as choices from the moment ``since`` on: before, no page names it."""
        sold = [("kenh", channel.platform, since) for channel in shown_channels(self.cooperative)]
        return [("htx", self.cooperative.slug, since), *sold]

    def find_told(self):
        """A visit that saw it stands under its group."""
        return [self.category_id]

    def groups(self) -> list:
        """Return its sub-group and the group above it."""
        return self.category.line() if self.category else []
