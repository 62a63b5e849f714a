"""What the site holds in each province of today, for the map and the list beside it."""

from collections import Counter
from dataclasses import dataclass

from cooperatives.models import Cooperative, Federation, Region, RegionKind, RegionSuccession
from coopsite.common.search.shelf import Look
from products.models import Product
from stories.models import Visit


@dataclass(frozen=True)
class ProvinceEntry:
    """A province of today with what can be seen in it."""

    region: Region
    products: int
    cooperatives: int
    visits_hosted: int
    visits_made: int

    @property
    def has_anything(self) -> bool:
        return bool(self.products or self.cooperatives or self.visits_hosted or self.visits_made)

    @property
    def tone(self) -> str:
        """The map's class: products by how many, visits alone in another colour."""
        if self.products > 3:
            return "on on--3"
        if self.products or self.cooperatives:
            return "on"
        return "on on--v" if self.has_anything else ""

    @property
    def shade(self) -> str:
        """The silhouette's class in the list beside the map."""
        return {"on": "t2", "on on--v": "t3"}.get(self.tone, "" if self.has_anything else "t0")

    @property
    def words(self) -> str:
        """One line for the list and the map's tooltip."""
        parts = [
            f"{self.products} sản phẩm" if self.products else "",
            f"{self.cooperatives} hợp tác xã" if self.cooperatives else "",
            f"đón {self.visits_hosted} đoàn" if self.visits_hosted else "",
            f"đi thăm {self.visits_made} chuyến" if self.visits_made else "",
        ]
        return ", ".join(filter(None, parts)) or "chưa có hồ sơ"


def provinces_today() -> dict[int, Region]:
    """Return today's provinces by primary key, in Vietnamese order."""
    return {region.pk: region for region in Region.objects.provinces().valid()}


def heirs() -> dict[int, int]:
    """Return, for each former province, the primary key of the province that it went into."""
    moved = RegionSuccession.objects.filter(
        predecessor__kind=RegionKind.PROVINCE, successor__kind=RegionKind.PROVINCE
    )
    return dict(moved.values_list("predecessor_id", "successor_id"))


def atlas(now: Look) -> list[ProvinceEntry]:
    """Return an entry for every province of today, by the index of this moment: the same counts as its lists have.

    Three queries, however much the site holds.
    """
    today, heir_of = provinces_today(), heirs()
    products, cooperatives = (now.counts("tinh", now.kind(one.search_kind)) for one in (Product, Cooperative))
    regions, visits = dict(Federation.objects.values_list("slug", "region")), now.kind(Visit.search_kind)
    hosted, made = (_by_heir(now.counts(key, visits), regions, heir_of) for key in ("don", "di"))
    return [
        ProvinceEntry(
            region, products.get(region.slug, 0), cooperatives.get(region.slug, 0), hosted[pk], made[pk]
        )
        for pk, region in today.items()
    ]


def _by_heir(counts: dict[str, int], regions: dict[str, int], heir_of: dict[int, int]) -> Counter:
    """Return how many visits of federations (``counts`` by their slugs) count for each province of today."""
    counted = Counter()
    for slug, number in counts.items():
        counted[heir_of.get(regions[slug], regions[slug])] += number
    return counted
