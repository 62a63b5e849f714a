"""A province's figures as a page prints them: one set per territory, date and source."""

from dataclasses import dataclass

from django.db.models import Q

from cooperatives.models import Federation, MetricGroup, ProvinceIndicator, Region, RegionSuccession

# The longest bar's share of its cell, in percent; the number stands in the rest.
BAR_ROOM = 78


@dataclass(frozen=True)
class IndicatorSet:
    """The indicators of one territory; ``by_key`` finds one by its metric's key."""

    region: Region
    federation: Federation
    rows: list[ProvinceIndicator]

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
    def ocop_bars(self) -> list[tuple[ProvinceIndicator, float]]:
        """The counts of OCOP products with their bars' lengths in percent of the longest; room is left for a number."""
        rows = self.in_group(MetricGroup.OCOP)
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
    for row in rows.with_words().select_related("region", "federation"):
        grouped.setdefault((row.region_id, row.federation_id), []).append(row)
    return [IndicatorSet(rows[0].region, rows[0].federation, rows) for rows in grouped.values()]


def sets_for(region: Region) -> list[IndicatorSet]:
    """Return the sets of a province and of the provinces that it was formed from."""
    parts = RegionSuccession.objects.filter(successor=region).values("predecessor")
    return _sets(ProvinceIndicator.objects.filter(Q(region=region) | Q(region__in=parts)))


def sets_of(federation: Federation) -> list[IndicatorSet]:
    return _sets(ProvinceIndicator.objects.filter(federation=federation))


def latest_set() -> IndicatorSet | None:
    """Return the set of the territory whose figures are the newest, or None."""
    newest = ProvinceIndicator.objects.order_by("-as_of").values("region", "federation").first()
    return next(iter(_sets(ProvinceIndicator.objects.filter(**newest))), None) if newest else None
