"""A province's figures as a page prints them: one set per territory and source, the newest first."""

from collections import Counter
from dataclasses import dataclass

from django.db.models import F, Q, Subquery

from cooperatives.models import Federation, MetricGroup, ProvinceIndicator, Region, RegionSuccession
from coopsite.common.text import vn_slugify

# The longest bar's share of its cell, in percent; the number stands in the rest.
BAR_ROOM = 78


@dataclass(frozen=True)
class IndicatorSet:
    """The indicators of one territory from one source; ``by_key`` finds one by its metric's key.

    ``siblings``: how many sets there are of the same territory, this one included.
    """

    region: Region
    federation: Federation
    rows: list[ProvinceIndicator]
    siblings: int = 1

    @property
    def anchor(self) -> str:
        """The part of an id that tells this set from every other on the page."""
        return f"{self.region.key}-{vn_slugify(self.day)}" if self.siblings > 1 else self.region.key

    @property
    def by_key(self) -> dict[str, ProvinceIndicator]:
        """Metric key with underscores, so that templates can name it: ``set.by_key.hop_tac_xa``."""
        return {row.metric.key.replace("-", "_"): row for row in self.rows}

    def in_group(self, *groups) -> list[ProvinceIndicator]:
        return [row for row in self.rows if row.metric.group in groups]

    @property
    def sized(self) -> list[ProvinceIndicator]:
        return self.in_group(MetricGroup.SIZE)

    @property
    def money(self) -> list[ProvinceIndicator]:
        return self.in_group(MetricGroup.MONEY, MetricGroup.OUTPUT)

    @property
    def shares(self) -> list[ProvinceIndicator]:
        return self.in_group(MetricGroup.DIGITAL)

    @property
    def ocop(self) -> list[ProvinceIndicator]:
        return self.in_group(MetricGroup.OCOP)

    @property
    def ocop_bars(self) -> list[tuple[ProvinceIndicator, float]]:
        """The counts of OCOP products with their bars' lengths in percent of the longest; room is left for a number."""
        rows = self.ocop
        most = max((row.base_low for row in rows if row.base_low), default=1)
        return [(row, float(row.base_low / most) * BAR_ROOM) for row in rows if row.base_low]

    @property
    def titles(self) -> list[ProvinceIndicator]:
        return self.in_group(MetricGroup.TITLE)

    @property
    def day(self) -> str:
        """The date for which most of the set speaks."""
        days = [row.day for row in self.rows if row.day]
        return max(set(days), key=days.count) if days else ""

    @property
    def sources(self) -> list:
        return list(dict.fromkeys(row.source for row in self.rows if row.source))

    @property
    def illustrative(self) -> bool:
        return any(row.illustrative for row in self.rows)


def _sets(rows) -> list[IndicatorSet]:
    grouped = {}
    newest_first = rows.order_by(F("as_of").desc(nulls_last=True), *ProvinceIndicator._meta.ordering)
    for row in newest_first.with_words().select_related("region", "federation"):
        grouped.setdefault((row.region, row.federation, row.source_id), []).append(row)
    siblings = Counter((region, federation) for region, federation, _source in grouped)
    return [
        IndicatorSet(region, federation, _in_order(rows), siblings[region, federation])
        for (region, federation, _source), rows in grouped.items()
    ]


def _in_order(rows: list[ProvinceIndicator]) -> list[ProvinceIndicator]:
    return sorted(rows, key=lambda row: (row.position, row.metric.position))


def sets_for(region: Region) -> list[IndicatorSet]:
    """Return the sets of a province and of the provinces that it was formed from."""
    parts = RegionSuccession.objects.filter(successor=region).values("predecessor")
    return _sets(ProvinceIndicator.objects.filter(Q(region=region) | Q(region__in=parts)))


def sets_of(federation: Federation) -> list[IndicatorSet]:
    return _sets(ProvinceIndicator.objects.filter(federation=federation))


def latest_set() -> IndicatorSet | None:
    """Return the set with the newest figures of all, or None."""
    newest = ProvinceIndicator.objects.order_by(F("as_of").desc(nulls_last=True), "pk")
    whose = {name: Subquery(newest.values(name)[:1]) for name in ("region", "federation")}
    return next(iter(_sets(ProvinceIndicator.objects.filter(**whose))), None)
