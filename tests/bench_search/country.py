"""The country: 75,000 public pages by default, made of a seed; nothing of it is anybody's true story.

Of 75 pages 35 are cooperatives, 20 products, 12 stories, 8 visits. Fill it into a database that ``prepare`` made:
``Country(rows=75_000, seed=2026).fill()``. The same seed gives the same names and texts on every database and on every
day; dates are counted from ``today``.
"""

import datetime
import gc
from unittest.mock import patch

from django.db import transaction

from cooperatives.models import (
    AgritourismOffer,
    Cooperative,
    CooperativeChannel,
    CooperativePost,
    CooperativeTitle,
    DigitalPractice,
    ExportMarket,
    Market,
    Platform,
)
from cooperatives.models.cooperative import FederationMember
from cooperatives.models.figure import Precision
from cooperatives.models.post import Honorific
from cooperatives.models.profile import PracticeState
from coopsite.common.sorting import person_sort_key
from tests.bench.words import first_capital
from tests.bench_search import callings, practices, titles
from tests.bench_search.naming import shares
from tests.bench_search.pages import Pages
from tests.bench_search.upper import Upper
from tests.bench_search.wares import Wares

# Certificates last: which of them are drawn depends on the day, and nothing that is written may.
STEPS = ["federations", "lands", "topics", "photos", "cooperatives", "products", "stories", "visits"]
STEPS += ["certificates"]
SOCIAL = [
    Platform.FACEBOOK,
    Platform.ZALO,
    Platform.TIKTOK,
    Platform.SHOPEE,
    Platform.WEBSITE,
    Platform.YOUTUBE,
]


class Country(Upper, Wares, Pages):
    """Fills a prepared demonstration; each step needs those before it."""

    def __init__(self, rows: int = 75_000, seed: int = 2026, say=print, today: datetime.date | None = None):
        super().__init__(rows, seed, say, today)
        self.shares = shares(rows)

    def fill(self):
        # All that is made stays, so the collector would look through it again and again; and all texts are sentences
        # between two tags, which cleaning leaves as they are. Both together are about a quarter of the time.
        gc.disable()
        try:
            with transaction.atomic(), patch("coopsite.common.richtext.clean_html", str):
                self.run(STEPS)
        finally:
            gc.enable()

    def cooperatives(self):
        self.markets = sorted(Market.objects.all(), key=lambda market: market.key)
        self.called, self.land_of, self.public_of = {}, {}, {}
        self.cooperatives_made = self.shelve(Cooperative, self.shares["cooperatives"], self._cooperative)
        for one in self.cooperatives_made:
            if one.is_published(self.now):
                self.public_of.setdefault(one.federation_id, []).append(one)

    def _cooperative(self, pk: int, number: int):
        land, random = self.random.choice(self.all_lands), self.random
        called, federation = self.naming.cooperative(land.place), self.federation_of[land.commune.province_id]
        self.called[pk], self.land_of[pk] = called, land
        what = called.goods[0][1] if called.goods else called.trade
        topics = self.naming.topics(2) if called.goods else self.naming.topics(2, practices.OF_ALL)
        slots = self.naming.slots(land.place, what, called.short, topics)
        first, *more = self.naming.telling(topics, slots)
        row = Cooperative(
            **self.entry(federation, called.name, number),
            pk=pk,
            name=called.name,
            short_name=called.short if random.random() < 0.4 else "",
            legal_form=called.legal_form,
            field=called.field,
            activity=self._activity(called),
            member_of_federation=random.choice(FederationMember.values),
            founded_on=self.day(25) if random.random() < 0.7 else None,
            founded_precision=random.choice(Precision.values),
            standfirst=first,
            about=f"<p>{' '.join(more)}</p>",
            address_line=random.choice(callings.VILLAGES) if random.random() < 0.4 else "",
            region=land.commune,
            former_region=self.former(land),
            province=land.commune.province,
        )
        return row, [*self._profile(row, what, slots), *self.tag(row, self.few_topics(topics))]

    def former(self, land):
        """Return, every third time, a place that passed into the commune whole."""
        return self.random.choice(land.formers) if land.formers and self.random.random() < 1 / 3 else None

    @staticmethod
    def _activity(called) -> str:
        goods = ", ".join(dict.fromkeys(what for _slug, what in called.goods))
        return first_capital(f"{called.trade}: {goods}" if goods else called.trade)[:120]

    def _profile(self, row, what, slots) -> list[str]:
        """Hang on its people, shops, markets, tools, offers and honours; return their words."""
        return [
            *self._people(row, slots),
            *self._channels(row),
            *(self._exports(row) if self.random.random() < 0.08 else []),
            *(self._tools(row) if self.random.random() < 0.3 else []),
            *(self._offers(row, slots) if self.random.random() < 0.07 else []),
            *(self._honour(row) if self.random.random() < 0.05 else []),
        ]

    def _people(self, row, slots):
        words = []
        for position in range(self.random.choice([1, 1, 2])):
            name = slots["who"] if position == 0 else self.naming.person()
            is_she = " Thị " in f" {name} " or name.startswith("H'")
            post = CooperativePost(
                cooperative=row,
                name=name,
                name_key=person_sort_key(name),
                honorific=Honorific.MRS if is_she else Honorific.MR,
                title=callings.POSTS[position] if position == 0 else self.random.choice(callings.POSTS[1:]),
                position=position,
            )
            words += self.hang(post, str(post))
        return words

    def _channels(self, row):
        """A telephone for most, and up to two pages elsewhere; the addresses are of the domain of examples."""
        rows = []
        if self.random.random() < 0.9:
            number = f"0900 {self.random.randrange(1000):03} {self.random.randrange(1000):03}"
            rows.append(CooperativeChannel(platform=Platform.PHONE, label=number))
        for platform in self.random.sample(SOCIAL, self.random.choice([0, 0, 1, 1, 2])):
            address, label = f"https://{platform}.example/{row.slug}", self.called[row.pk].short
            rows.append(CooperativeChannel(platform=platform, url=address, label=label))
        words = []
        for position, channel in enumerate(rows):
            channel.cooperative, channel.position = row, position
            words += self.hang(channel, str(channel))
        return words

    def _exports(self, row):
        words = []
        for position, market in enumerate(self.random.sample(self.markets, self.random.choice([1, 1, 2, 3]))):
            words += self.hang(ExportMarket(cooperative=row, market=market, position=position), market.name)
        return words

    def _tools(self, row):
        words = []
        for position, area in enumerate(self.random.sample(list(titles.TOOLS), self.random.choice([1, 2]))):
            state, detail = self.random.choice(PracticeState.values), self.random.choice(titles.TOOLS[area])
            tool = DigitalPractice(cooperative=row, area=area, state=state, detail=detail, position=position)
            words += self.hang(tool, detail)
        return words

    def _offers(self, row, slots):
        words = []
        for position, kind in enumerate(self.random.sample(list(titles.OFFERS), self.random.choice([1, 2]))):
            name = first_capital(self.random.choice(titles.OFFERS[kind]))
            detail = f"Ở {slots['place']}, mùa {slots['what']}."
            offer = AgritourismOffer(cooperative=row, kind=kind, name=name, detail=detail, position=position)
            words += self.hang(offer, name, detail)
        return words

    def _honour(self, row):
        name = first_capital(self.random.choice(titles.HONOURS))
        return self.hang(CooperativeTitle(cooperative=row, name=name, as_of=self.day(4)), name)
