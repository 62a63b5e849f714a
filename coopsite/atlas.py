"""What the site holds in each province of today, for the map and the list beside it."""

from collections import Counter
from dataclasses import dataclass

from django.db.models import Count

from cooperatives.models import Cooperative, Region, RegionKind, RegionSuccession
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


def _by_province(model) -> Counter:
    counted = model.objects.published().order_by().values("province").annotate(number=Count("pk"))
    return Counter(dict(counted.values_list("province", "number")))


def atlas() -> list[ProvinceEntry]:
    """Return an entry for every province of today; five queries, however much the site holds."""
    today, heir_of = provinces_today(), heirs()
    products, cooperatives = _by_province(Product), _by_province(Cooperative)
    hosted, made = Counter(), Counter()
    pairs = Visit.objects.published().order_by().values_list("host__region", "guest__region")
    for host, guest, number in pairs.annotate(number=Count("pk")):
        hosted[heir_of.get(host, host)] += number
        made[heir_of.get(guest, guest)] += number
    return [
        ProvinceEntry(region, products[pk], cooperatives[pk], hosted[pk], made[pk])
        for pk, region in today.items()
    ]
