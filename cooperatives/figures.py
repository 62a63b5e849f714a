"""Figures that belong together: before → after pairs of one metric."""

from collections.abc import Iterable
from dataclasses import dataclass
from decimal import Decimal

from cooperatives.models import Figure, Moment


@dataclass(frozen=True)
class Change:
    """Two figures of one metric and scope: what it was and what it is."""

    before: Figure
    after: Figure

    @property
    def share(self) -> Decimal:
        """The smaller bar's length in percent of the larger, drawn from the middle of each range."""
        first, last = self.before.quantity.midpoint_base, self.after.quantity.midpoint_base
        return (min(first, last) / max(first, last) * 100).quantize(Decimal("0.1"))

    @property
    def grew(self) -> bool:
        return self.after.quantity.midpoint_base >= self.before.quantity.midpoint_base


def changes_in(figures: Iterable[Figure]) -> list[Change]:
    """Return the pairs among ``figures``, in the order of their first halves; halves alone are left out."""
    halves = {}
    for figure in figures:
        if figure.moment != Moment.PLAIN:
            halves.setdefault((figure.metric_id, figure.scope), {})[figure.moment] = figure
    return [
        Change(pair[Moment.BEFORE], pair[Moment.NOW])
        for pair in halves.values()
        if Moment.BEFORE in pair and Moment.NOW in pair
    ]


def standing_alone(figures: Iterable[Figure]) -> list[Figure]:
    """Return the figures that are no half of a pair."""
    figures = list(figures)
    paired = {one.pk for pair in changes_in(figures) for one in (pair.before, pair.after)}
    return [figure for figure in figures if figure.pk not in paired]
