"""The country's products, and the stars that they were lent, hold or have lost."""

import datetime
from decimal import Decimal

from cooperatives.models import Platform
from coopsite.common.dates import add_months
from products.models import (
    Certification,
    OcopCertificate,
    OcopDecision,
    OcopRule,
    Product,
    ProductCategory,
    ProductChannel,
    Scheme,
)
from products.models.rules import QD_1489_FROM

MINISTRY = "Bộ Nông nghiệp và Môi trường"
# How long ago decisions were signed, in years: a third of them has run out by now.
YEARS = 4.5
STARS = [3] * 70 + [4] * 26 + [5] * 4
SCORES = {3: (5000, 6999), 4: (7000, 9400), 5: (9000, 9900)}
SHOPS = [
    Platform.SHOPEE,
    Platform.TIKTOK_SHOP,
    Platform.POSTMART,
    Platform.VOSO,
    Platform.LAZADA,
    Platform.STORE,
]
PACKAGES = ["túi 500 g", "hộp 100 g", "hũ 250 ml", "chai 500 ml", "bao 5 kg", "túi 1 kg", "hộp 12 gói"]
REASONS = ["Không nộp hồ sơ đánh giá lại", "Cơ sở ngừng sản xuất", "Kết quả kiểm nghiệm không đạt"]

# One more to draw from would make another country, of which nothing that was judged is told.
SCHEMES = [one for one in Scheme.values if one != Scheme.HALAL]


class Wares:
    """Steps of country.Country that stand on its cooperatives."""

    def products(self):
        self.category_of = {one.slug: one for one in ProductCategory.objects.subgroups()}
        self.sellers = [
            one for one in self.cooperatives_made if self.called[one.pk].goods and not one.is_binned
        ]
        self.what_of, self.packets = {}, set()
        self.products_made = self.shelve(Product, self.shares["products"], self._product)
        self.public_goods_of = {}
        for product in self.products_made:
            if product.is_published(self.now):
                self.public_goods_of.setdefault(product.cooperative_id, []).append(product)

    def _product(self, pk: int, number: int):
        """Make a product; every tenth is made by somebody who is no cooperative."""
        random, maker = self.random, self.random.choice(self.sellers)
        called, land = self.called[maker.pk], self.land_of[maker.pk]
        slug, what = random.choice(called.goods)
        is_ours = random.random() < 0.9
        other = "" if is_ours else self.naming.maker(what, land.place.zones)
        own = called.short if is_ours else other
        name = self._packet(maker, slug, what, called.own if is_ours else "")
        topics = self.naming.topics(2)
        first, *more = self.naming.telling(topics, self.naming.slots(land.place, what, own, topics))
        self.what_of[pk] = what
        row = Product(
            **self.entry(maker.federation, name, number),
            pk=pk,
            name=name,
            cooperative=maker if is_ours else None,
            maker=other,
            category=self.category_of[slug],
            standfirst=first,
            about=f"<p>{' '.join(more)}</p>",
            ingredients=f"{what} ở {land.place.commune}" if random.random() < 0.2 else "",
            packaging=random.choice(PACKAGES) if random.random() < 0.4 else "",
            price=random.randrange(20, 900) * 1000 if random.random() < 0.7 else None,
            price_unit=random.choice(["hộp", "kg", "túi", "chai"]),
            has_qr=random.choice([True, False, None]),
            region=maker.region,
            former_region=maker.former_region if is_ours else self.former(land),
            province=maker.province,
        )
        self._certified(row)
        return row, [*self._shops(row), *self.tag(row, self.few_topics(topics))]

    def _packet(self, maker, slug: str, what: str, own: str) -> str:
        """Return a name that the cooperative, or a neighbour of it, has on no other packet."""
        tries = (self.naming.product(slug, what, self.land_of[maker.pk].place, own) for _ in range(9))
        name = next((name for name in tries if (maker.pk, name) not in self.packets), what)
        self.packets.add((maker.pk, name))
        return name

    def _shops(self, row):
        words = []
        for position, platform in enumerate(self.random.sample(SHOPS, self.random.choice([0, 0, 0, 1, 2]))):
            shop = ProductChannel(product=row, platform=platform, position=position)
            if platform == Platform.STORE:
                shop.label = f"Quầy nông sản {row.region.name}"
            else:
                shop.url = f"https://{platform}.example/{row.slug}"
            words += self.hang(shop, str(shop))
        return words

    def _certified(self, row):
        """Hang on, for three of ten, a certificate of another kind than stars."""
        if self.random.random() < 0.3:
            issued = self.day(3)
            self.hang(
                Certification(
                    product=row,
                    scheme=self.random.choice(SCHEMES),
                    number=f"CN-{self.random.randrange(10_000):04}",
                    issued_on=issued,
                    expires_on=add_months(issued, 24),
                    illustrative=True,
                )
            )

    def certificates(self):
        """Stars for 60 % of the products; some have run out, some were renewed, some were withdrawn."""
        self._decisions()
        rows = []
        for product in self.products_made:
            if self.random.random() < 0.6:
                rows += self._stars(product)
        self.keep(rows)
        self.certificates_made = rows

    def _decisions(self):
        """Decisions of every province, of districts as long as they gave three stars, and of the ministry."""
        self.decisions_of, owners = {}, list(self.federation_of.values())
        each = max(6, self.shares["products"] // 20 // len(owners))
        for federation in owners:
            made = [self._decision(federation, number) for number in range(each)]
            self.decisions_of[federation.pk] = made
        national = [self._decision(owners[0], number, MINISTRY) for number in range(each)]
        self.decisions_of[MINISTRY] = national
        self.keep([one for made in self.decisions_of.values() for one in made])

    def _decision(self, federation, number: int, body: str = "") -> OcopDecision:
        on, region = self.day(YEARS), None if body else federation.region
        if not body and number % 2 and on < QD_1489_FROM:
            formers = self.random.choice(self.lands_of[federation.region_id]).formers
            region = formers[0].parent if formers else region
        decision = OcopDecision(
            number=f"{100 + len(self.decisions_of) * 1000 + number}/QĐ-{'BNNMT' if body else 'UBND'}",
            decided_on=on,
            body=body or f"UBND {region.with_type}",
            region=region,
            round_name=f"Đợt {1 + number % 3} năm {on.year}",
            federation=federation,
            illustrative=True,
        )
        decision.rule = OcopRule.in_force_on(on)
        decision.valid_until = add_months(on, decision.rule.months_valid)
        return decision

    def _stars(self, product) -> list[OcopCertificate]:
        """Return the product's certificates: mostly one, at times one more of a later assessment."""
        stars = self.random.choice(STARS)
        if stars == 5:
            known = self.decisions_of[MINISTRY]
        else:
            known = [one for one in self.decisions_of[product.federation_id] if self._may_give(one, stars)]
        number = min(len(known), self.random.choice([1, 1, 1, 1, 1, 2]))
        made = [self._certificate(product, one, stars) for one in self.random.sample(known, number)]
        # A product stands in one decision of a day at most.
        return list({one.decision.decided_on: one for one in made}.values())

    @staticmethod
    def _may_give(decision, stars: int) -> bool:
        return stars == 3 or decision.region == decision.federation.region

    def _certificate(self, product, decision, stars: int) -> OcopCertificate:
        score = Decimal(self.random.randrange(*SCORES[stars])) / 100
        gone = self.random.random() < 0.03
        return OcopCertificate(
            product=product,
            decision=decision,
            stars=stars,
            score=score,
            five_star_potential=stars == 4 and score >= 90,
            withdrawn_on=self._after(decision.decided_on) if gone else None,
            withdrawn_reason=self.random.choice(REASONS) if gone else "",
        )

    def _after(self, day: datetime.date) -> datetime.date:
        """Return a day between ``day`` and today."""
        return day + datetime.timedelta(days=self.random.randrange((self.today - day).days + 1))
