"""Whose rows a card of the worklist speaks of, and what may be asked about them."""

from dataclasses import dataclass
from functools import reduce
from operator import or_

from django.contrib.contenttypes.models import ContentType
from django.db.models import Count, Exists, OuterRef, Q, Value

from cooperatives.models import Federation

NOTHING = Q(pk__in=[])


@dataclass(frozen=True)
class Scope:
    """The rows of the federations in ``reach`` (None: of all) that ``user`` may edit.

    ``publishing`` are the federations in which the account may publish; ``links`` the pairs (successor, predecessor)
    of all federations.
    """

    user: object
    reach: frozenset[int] | None = None
    publishing: frozenset[int] = frozenset()
    links: tuple[tuple[int, int], ...] = ()

    def rows(self, model, verb="for_editor"):
        """Return the rows of ``model`` that the queryset verb, "for_publisher" say, keeps for the account."""
        return self._within(getattr(model._default_manager.all(), verb)(self.user))

    def binned(self, model):
        return self._within(model._default_manager.binned_for(self.user))

    def known(self, model):
        """Return the rows that the account may know by name, those in the bin among them."""
        return self._within(model._default_manager.all().known_to(self.user))

    def decides(self, models) -> Q:
        """Return the condition that a record is about a row which the account may publish.

        Mostly a role holds for all of a card's federations, and nothing has to be asked about rows.
        """
        if self.reach is None or self.reach <= self.publishing:
            return ~NOTHING
        if not self.reach & self.publishing:
            return NOTHING
        return about_any(models, lambda model: self.rows(model, "for_publisher"))

    def written_by_staff(self, models, writer: str) -> Q:
        """Return the condition that the account in a record's field ``writer`` may still edit what it is about.

        Whoever works for a federation may edit what that one, or any which it succeeded, owns.
        """
        steps = range(_longest(self.links) + 1)

        def rows_of(model):
            rows = self.rows(model)
            ways = [
                f"{rows.owner_path}{'__succeeded_by__successor' * step}__memberships__user" for step in steps
            ]
            return rows.filter(reduce(or_, (Q(**{way: OuterRef(writer)}) for way in ways)))

        works = Q(**{f"{writer}__is_superuser": True}) | about_any(models, rows_of)
        return Q(**{f"{writer}__is_active": True}) & works

    def _within(self, rows):
        if self.reach is None:
            return rows
        path = "pk" if rows.model is Federation else rows.owner_path
        return rows.filter(**{f"{path}__in": self.reach})


def _longest(links) -> int:
    """Return how many federations, one after the other, succeeded one at most. ``links``: (successor, predecessor)."""
    steps, heirs = 0, {before for _after, before in links}
    # Two that succeeded each other, by somebody's mistake, would go round for ever.
    while steps < len(links) and (heirs := {after for after, before in links if before in heirs}):
        steps += 1
    return steps


def about(model, rows) -> Q:
    """Return the condition that a record of the desk is about one of ``rows`` of ``model``.

    Asked for each record by its key: there are few records, and the rows may be many.
    """
    kind = ContentType.objects.get_for_model(model)
    return Q(Exists(rows.order_by().filter(pk=OuterRef("object_id"))), content_type=kind)


def about_any(models, rows_of) -> Q:
    """Return the condition that a record is about one of ``rows_of(model)``, whichever the model."""
    return reduce(or_, (about(model, rows_of(model)) for model in models), NOTHING)


def model_of(record) -> type:
    return ContentType.objects.get_for_id(record.content_type_id).model_class()


def counted(querysets: dict) -> dict:
    """Return how many rows each of ``querysets`` holds: one query for all."""
    names = list(querysets)
    parts = [
        rows.order_by()
        .annotate(part=Value(number))
        .values("part")
        .annotate(rows_there=Count("pk"))
        .values_list("part", "rows_there")
        for number, rows in enumerate(querysets.values())
    ]
    if not parts:
        return {}
    found = dict(parts[0].union(*parts[1:], all=True))
    return {name: found.get(number, 0) for number, name in enumerate(names)}
