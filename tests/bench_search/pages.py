"""What every page of the country has in common: its fate, its place, its topics, and the rows that hang on it."""

import datetime
from dataclasses import dataclass
from functools import partial
from itertools import islice

from django.contrib.contenttypes.models import ContentType
from django.core.management.color import no_style
from django.db import connection
from django.db.models import Max
from django.utils import timezone

from cooperatives.models import Consent, Extent, Federation, Photo, Region, RegionKind, RegionSuccession
from coopsite.common.models import Tag, TaggedItem
from coopsite.common.publishing import Status
from coopsite.common.text import spelling, vn_slugify
from tests.bench.filling import BATCH, Filling
from tests.bench_search import practices
from tests.bench_search.naming import Naming, Place, zones_of

PUBLIC, DRAFT, LATER, BINNED = "public", "draft", "later", "binned"
FATES = [PUBLIC] * 90 + [DRAFT] * 5 + [LATER] * 3 + [BINNED] * 2


def _by_key(region: Region) -> str:
    return region.key


@dataclass(frozen=True)
class Land:
    """A commune of today, all that passed into it whole, and their names."""

    commune: Region
    formers: tuple[Region, ...]
    place: Place


class Pages(Filling):
    """Steps and tools of country.Country that know no noun."""

    def __init__(self, rows: int, seed: int, say, today: datetime.date | None):
        super().__init__(say, seed, today)
        self.rows, self.naming = rows, Naming(self.random)
        self.now, self.hanging = timezone.now(), {}
        self.fates = self.random.sample(FATES, len(FATES))

    def lands(self):
        """Load the communes of today in an order of their own, whatever the database gives."""
        every, kind, formers = Region.objects.in_bulk(), RegionKind.COMMUNE, {}
        for one in every.values():
            one.parent, one.province = every.get(one.parent_id), every.get(one.province_id)
        whole = RegionSuccession.objects.filter(
            extent=Extent.WHOLE, predecessor__kind=kind, successor__kind=kind
        )
        for former, heir in whole.values_list("predecessor", "successor"):
            formers.setdefault(heir, []).append(every[former])
        communes = Region.objects.valid(self.today).filter(kind=kind).values_list("pk", flat=True)
        self.all_lands, self.lands_of = [], {}
        for commune in sorted((every[pk] for pk in communes), key=_by_key):
            land = self._land(commune, tuple(sorted(formers.get(commune.pk, ()), key=_by_key)))
            self.all_lands.append(land)
            self.lands_of.setdefault(commune.province_id, []).append(land)

    def _land(self, commune, formers) -> Land:
        above = [former.parent for former in formers if former.parent.kind == RegionKind.DISTRICT]
        # "Quận 1" is no name to call something after.
        names = sorted({district.name for district in above if not district.name.isdigit()})
        district = self.random.choice(names) if names else ""
        province = commune.province
        return Land(commune, formers, Place(commune.name, district, province.name, zones_of(province.key)))

    def federations(self):
        """One for each province of today."""
        self.found_federations(Region.objects.provinces().valid(self.today))
        current = Federation.objects.current(self.today).select_related("region")
        ordered = sorted(current, key=lambda federation: _by_key(federation.region))
        self.federation_of = {one.region_id: one for one in ordered}

    def photos(self):
        """Few rows, and no files."""
        made = []
        for number in range(min(200, self.rows // 50)):
            land, what = self.random.choice(self.all_lands), self.naming.good("")[1]
            token = f"{self.random.getrandbits(64):016x}"
            told = f"Ảnh {what} ở {land.place.commune}, số {number}"
            made.append(
                Photo(
                    **{"mark": token, "token": token, "file": f"anh/{token}/1600.jpg"},
                    **{"width": 1600, "height": 1200, "alt": told, "caption": told},
                    consent=self.random.choice([Consent.NOT_NEEDED, Consent.GIVEN, Consent.PENDING]),
                    federation=self.federation_of[land.commune.province_id],
                )
            )
        self.all_photos = self.keep(made)

    def topics(self):
        """Store the topics that are not known yet."""
        known = {spelling(tag.name): tag for tag in Tag.objects.all()}
        slugs = {tag.slug for tag in known.values()}
        fresh = [name for name in [*practices.PRACTICES, *practices.TOPICS] if spelling(name) not in known]
        slugged = [(name, vn_slugify(name)) for name in fresh]
        self.keep([Tag(name=name, slug=f"{slug}-c" if slug in slugs else slug) for name, slug in slugged])
        known = {spelling(tag.name): tag for tag in Tag.objects.all()}
        self.tag_of = {name: known[spelling(name)] for name in [*practices.PRACTICES, *practices.TOPICS]}

    def entry(self, federation, name: str, number: int) -> dict:
        """Return what every page holds; its fate decides who may see it."""
        fate = self.fates[number % len(FATES)]
        soon = self.now + datetime.timedelta(days=self.random.randrange(1, 60))
        lately = self.now - datetime.timedelta(days=self.random.randrange(1, 25))
        past = self.moment()
        return {
            "federation": federation,
            "slug": f"{vn_slugify(name, 60)}-c{number}",
            "status": Status.DRAFT if fate == DRAFT else Status.PUBLISHED,
            "published_at": {DRAFT: None, LATER: soon}.get(fate, past),
            "binned_at": lately if fate == BINNED else None,
            "verified_on": self.day(2) if self.random.random() < 0.7 else None,
            "photo": self.random.choice(self.all_photos) if self.random.random() < 0.03 else None,
        }

    def hang(self, row, *words: str):
        """Keep a row back until the page that it hangs on is stored; return its words for that page."""
        self.hanging.setdefault(type(row), []).append(row)
        return list(words)

    def link(self, relation, row, targets):
        """Keep the links of a many-to-many relation back, as ``hang`` does."""
        one, other = relation.field.m2m_field_name(), relation.field.m2m_reverse_field_name()
        for target in targets:
            self.hang(relation.through(**{f"{one}_id": row.pk, f"{other}_id": target.pk}))

    def tag(self, row, names) -> list[str]:
        kind = ContentType.objects.get_for_model(type(row))
        for name in names:
            self.hang(TaggedItem(content_type=kind, object_id=row.pk, tag=self.tag_of[name]))
        return [self.tag_of[name].name for name in names]

    def few_topics(self, topics: list[str]) -> list[str]:
        """Return the tags of a page that tells of ``topics``: some of them, at times one more."""
        others = [self.naming.often(practices.TOPICS)] if self.random.random() < 0.4 else []
        return [*topics[: self.random.choice([0, 1, 1, 2])], *others]

    def shelve(self, model, count: int, make) -> list:
        """Store ``count`` rows and all that hangs on them; return the rows.

        ``make(pk, number)`` returns a row and the words that its find_within() would ask the database for. The keys are
        given out here, so that those words and the rows that say them are stored at once.
        """
        first = 1 + (model._base_manager.aggregate(last=Max("pk"))["last"] or 0)
        made, stored = (make(first + number, number) for number in range(count)), []
        while batch := list(islice(made, BATCH)):
            for row, words in batch:
                row.find_within = partial(list, words)
            rows = self.keep([row for row, _words in batch])
            for row in rows:
                del row.find_within
            for parts in self.hanging.values():
                self.keep(parts)
            self.hanging = {}
            stored += rows
        with connection.cursor() as cursor:
            for statement in connection.ops.sequence_reset_sql(no_style(), [model]):
                cursor.execute(statement)
        return stored
