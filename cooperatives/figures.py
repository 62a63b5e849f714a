"""Figures that belong together: before → after pairs of one metric."""

from collections.abc import Iterable
from dataclasses import dataclass
from decimal import Decimal

from cooperatives.models import Figure, Moment
from coopsite.common.quantity import Unit


@dataclass(frozen=True)
class Change:
    """Two figures of one metric and scope: what it was and what it is."""

    before: Figure
    after: Figure

    @property
    def share(self) -> Decimal:
        """The smaller bar's length in percent of the larger, drawn from the middle of each range."""
        smaller, larger = sorted([self.before.quantity.midpoint_base, self.after.quantity.midpoint_base])
        return (smaller / larger * 100).quantize(Decimal("0.1")) if larger else Decimal(100)

    @property
    def grew(self) -> bool:
        return self.after.quantity.midpoint_base >= self.before.quantity.midpoint_base

    @property
    def is_drawable(self) -> bool:
        """Whether bars can stand for the two: numbers, none below nothing, reckoned in the same way."""
        before, after = self.before.quantity, self.after.quantity
        ways = {(Unit(one.unit).base, one.per, one.period) for one in (before, after)}
        middles = [before.midpoint_base, after.midpoint_base]
        return len(ways) == 1 and None not in middles and min(middles) >= 0


def changes_in(figures: Iterable[Figure]) -> list[Change]:
    """Return the pairs among ``figures``, in the order of their first halves.

    Halves alone are left out, and so are two that no scale holds ("hầu hết" and 90%, kg and ha).
    """
    halves = {}
    for figure in figures:
        if figure.moment != Moment.PLAIN:
            halves.setdefault((figure.metric_id, figure.scope), {})[figure.moment] = figure
    pairs = [
        Change(pair[Moment.BEFORE], pair[Moment.NOW])
        for pair in halves.values()
        if Moment.BEFORE in pair and Moment.NOW in pair
    ]
    return [pair for pair in pairs if pair.is_drawable]


def standing_alone(figures: Iterable[Figure]) -> list[Figure]:
    """Return the figures that are no half of a pair."""
    figures = list(figures)
    paired = {one.pk for pair in changes_in(figures) for one in (pair.before, pair.after)}
    return [figure for figure in figures if figure.pk not in paired]
