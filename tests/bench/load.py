"""A country's worth of content, the same at every run: what 34 federations may hold after some years.

63 federations, 29 of them merged into others; 5.000 cooperatives, 20.000 products, 2.000 stories, 1.000 visits, 20.000
photographs without files, 30.000 revisions. Half of the products belong to one federation, and so does the editor who
is measured.
"""

import datetime
import secrets

from django.contrib.auth import get_user_model
from django.contrib.auth.models import Group

from cooperatives.models import (
    Consent,
    Cooperative,
    CooperativeChannel,
    CooperativeFigure,
    CooperativePost,
    Federation,
    FederationSuccession,
    Membership,
    Metric,
    Photo,
    Region,
    Role,
    Source,
)
from coopsite.common.models import Tag
from coopsite.common.publishing import Status
from coopsite.common.text import vn_slugify
from coopsite.staff import STAFF_GROUP
from products.models import (
    OcopCertificate,
    OcopDecision,
    Product,
    ProductCategory,
    ProductChannel,
    ProductFigure,
)
from tests.bench import words
from tests.bench.filling import Filling
from tests.bench.load_upper import Upper

BIG = "lao-cai"
COOPERATIVES, PRODUCTS, PHOTOS, SOURCES, DECISIONS = 5_000, 20_000, 20_000, 1_500, 600
EDITOR, ADMIN, WRITERS = "bench.editor", "bench.admin", [f"bench.{number:02}" for number in range(16)]
REFORM = datetime.date(2025, 7, 1)


class Country(Upper, Filling):
    """Fills an empty demonstration; each step needs those before it."""

    def __init__(self, say=print):
        super().__init__(say, 2025)

    def fill(self):
        steps = [
            "federations",
            "accounts",
            "words_of_all",
            "photos",
            "cooperatives",
            "products",
            "certificates",
        ]
        self.run([*steps, "stories", "visits", "history"])

    def federations(self):
        """One for each province of today and of before; content mostly belongs to those of today."""
        self.found_federations(Region.objects.provinces())
        current = {one.region_id: one for one in Federation.objects.current().select_related("region")}
        for former in Federation.objects.exclude(valid_until=None).filter(succeeded_by=None):
            heir = former.region.succeeded_by.filter(successor__in=current).first()
            if heir is not None:
                FederationSuccession.objects.create(
                    predecessor=former, successor=current[heir.successor_id], on=REFORM
                )
        self.big = Federation.objects.get(slug=BIG)
        self.others = [one for one in current.values() if one != self.big]
        self.communes = {}
        for commune in Region.objects.valid().filter(kind="commune").select_related("province"):
            self.communes.setdefault(commune.province_id, []).append(commune)
        self.others = [one for one in self.others if one.region_id in self.communes]

    def accounts(self):
        users, group = get_user_model().objects, Group.objects.get(name=STAFF_GROUP)
        for name in [EDITOR, *WRITERS]:
            user = users.create_user(name, f"{name}@thosan.example", secrets.token_urlsafe(9), is_staff=True)
            user.groups.add(group)
            Membership.objects.create(user=user, federation=self.big, role=Role.EDITOR)
        self.writer = users.get(username=EDITOR)
        users.create_superuser(ADMIN, f"{ADMIN}@thosan.example", secrets.token_urlsafe(9))

    def owner(self) -> Federation:
        """Return who owns the next row: every second time the big one."""
        return self.big if self.random.random() < 0.5 else self.random.choice(self.others)

    def place(self, federation) -> Region:
        return self.random.choice(self.communes[federation.region_id])

    def entry(self, federation, name: str, number: int) -> dict:
        """Return what every entry holds."""
        public = self.random.random() < 0.9
        return {
            "federation": federation,
            "slug": f"{vn_slugify(name, 60)}-b{number}",
            "status": Status.PUBLISHED if public else Status.DRAFT,
            "published_at": self.moment() if public else None,
            "verified_on": self.day(2) if self.random.random() < 0.7 else None,
            "photo": self.random.choice(self.photos_of[federation.pk])
            if self.random.random() < 0.7
            else None,
        }

    def words_of_all(self):
        names = [
            f"{topic} {place}" for topic in words.TOPICS for place in ("vùng cao", "ven biển", "đồng bằng")
        ]
        self.keep([Tag(name=name, slug=f"{vn_slugify(name)}-b") for name in names])
        self.sources = self.keep(
            [
                Source(
                    title=words.sentences(self.random, 1)[:120] + f" ({number})",
                    publisher=self.random.choice(["Báo Lào Cai", "Báo Nhân Dân", "Cổng thông tin tỉnh"]),
                    published_on=self.day(4),
                    federation=self.owner(),
                )
                for number in range(SOURCES)
            ]
        )
        self.metrics = list(Metric.objects.all())
        self.categories = list(ProductCategory.objects.subgroups())

    def photos(self):
        made = []
        for number in range(PHOTOS):
            federation, what = self.owner(), self.random.choice(words.PLANTS)
            told = words.first_capital(f"{what} ở {self.place(federation).name}, ảnh {number}")
            token = f"{number:016x}"
            made.append(
                Photo(
                    token=token,
                    file=f"anh/{token}/1600.jpg",
                    width=1600,
                    height=1200,
                    alt=told if self.random.random() < 0.9 else "",
                    caption=told,
                    credit=self.random.choice(words.PEOPLE),
                    consent=self.random.choice([Consent.NOT_NEEDED, Consent.GIVEN, Consent.PENDING]),
                    federation=federation,
                )
            )
        self.photos_of = {}
        for photo in self.keep(made):
            self.photos_of.setdefault(photo.federation_id, []).append(photo)

    def cooperatives(self):
        made = []
        for number in range(COOPERATIVES):
            federation = self.owner()
            place, trade = self.place(federation), self.random.choice(words.TRADES)
            name = f"HTX {trade} {place.name}"
            made.append(
                Cooperative(
                    **self.entry(federation, name, number),
                    name=name,
                    field="nong-nghiep",
                    activity=words.first_capital(f"trồng, chế biến {self.random.choice(words.PLANTS)}"),
                    region=place,
                    province=place.province,
                    standfirst=words.sentences(self.random, 1),
                    about=words.passages(self.random, 3),
                    source=self.random.choice(self.sources),
                )
            )
        self.cooperatives_made = self.keep(made)
        self.of_federation = {}
        for one in self.cooperatives_made:
            self.of_federation.setdefault(one.federation_id, []).append(one)
        self.keep(
            [
                CooperativePost(cooperative=one, title="Giám đốc", name=self.random.choice(words.PEOPLE))
                for one in made
            ]
        )
        self.keep(
            [CooperativeChannel(cooperative=one, platform="phone", label=f"09{one.pk:08}") for one in made]
        )
        self.keep([self.figure(CooperativeFigure, at, cooperative=one) for one in made for at in range(3)])

    def figure(self, model, position, **owner):
        source = self.random.choice(self.sources) if self.random.random() < 0.8 else None
        low, metric = self.random.randrange(1, 900), self.random.choice(self.metrics)
        return model(**owner, metric=metric, low=low, as_of=self.day(3), source=source, position=position)

    def products(self):
        made = []
        for number in range(PRODUCTS):
            maker = self.random.choice(self.of_federation[self.owner().pk])
            what, grade = self.random.choice(words.PLANTS), self.random.choice(words.GRADES)
            name = words.first_capital(" ".join(filter(None, [what, maker.region.name, grade])))
            made.append(
                Product(
                    **self.entry(maker.federation, name, number),
                    name=name,
                    cooperative=maker,
                    category=self.random.choice(self.categories),
                    region=maker.region,
                    province=maker.province,
                    standfirst=words.sentences(self.random, 1),
                    about=words.passages(self.random, 2),
                    price=self.random.randrange(20, 900) * 1000,
                    price_unit="hộp",
                    source=self.random.choice(self.sources),
                )
            )
        self.products_made = self.keep(made)
        self.keep(
            [
                ProductChannel(product=one, platform="shopee", url=f"https://shopee.example/{one.pk}")
                for one in made
            ]
        )
        self.keep([self.figure(ProductFigure, 0, product=one) for one in made[::2]])

    def certificates(self):
        decisions = []
        for number in range(DECISIONS):
            federation, on = self.owner(), self.day(6)
            decision = OcopDecision(
                number=f"{number + 100}/QĐ-UBND",
                decided_on=on,
                body=f"UBND {federation.region.with_type}",
                region=federation.region,
                federation=federation,
            )
            decision.rule = "148/2023"
            decision.valid_until = on + datetime.timedelta(days=1095)
            decisions.append(decision)
        by_owner = {}
        for decision in self.keep(decisions):
            by_owner.setdefault(decision.federation_id, []).append(decision)
        rows = []
        for product in self.products_made:
            known = by_owner.get(product.federation_id) or decisions
            chosen = self.random.sample(known, min(len(known), self.random.choice([0, 1, 1, 2])))
            # A product stands in one decision of a day at most.
            for decision in {one.decided_on: one for one in chosen}.values():
                stars = self.random.choice([3, 3, 3, 4, 4, 5])
                rows.append(OcopCertificate(product=product, decision=decision, stars=stars))
        self.keep(rows)
