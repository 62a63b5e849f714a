"""What is written when an object is written: its own fields, its links, its topics, and the rows that are part of it.

A model says which rows are part of it in ``parts``, the names of its reverse relations, in the order in which they
may be stored: a row comes after those that it points at. Parts may have parts of their own. What an act of its own
decides is no part of what is written: publication, ownership, the bin, the day of checking. Fields and parts that no
earlier content may bring back are named in ``never_restored``.
"""

from dataclasses import dataclass
from functools import cache

from django.db import models
from taggit.managers import TaggableManager

from coopsite.common.owning import owner_link
from coopsite.common.publishing import Publishable

DECIDED_ELSEWHERE = {
    *("status", "published_at", "federation", "verified_on", "verified_by"),
    *("binned_at", "binned_by", "updated_at", "updated_by", "created_at"),
}


@dataclass(frozen=True)
class Part:
    """Rows that belong to an owner: the name of the relation, the model, and its field that points at the owner."""

    name: str
    model: type[models.Model]
    link: str

    @property
    def owner(self) -> str:
        """The field through which the rows are owned where that is another whole: a certificate's product; else ""."""
        through = owner_link(self.model)
        return "" if through == self.link else through

    def rows_of(self, owner):
        """Return the stored rows of ``owner``, in the order of their keys."""
        many = [field.name for field in shape_of(self.model).links]
        rows = self.model._base_manager.filter(**{self.link: owner}).order_by("pk")
        return rows.prefetch_related(*many)


@dataclass(frozen=True)
class Shape:
    """The parts of what is written of one model."""

    model: type[models.Model]
    fields: tuple
    links: tuple
    parts: tuple[Part, ...]
    topics: str

    def field(self, name: str):
        return self.model._meta.get_field(name)

    def part(self, name: str) -> Part:
        return next(part for part in self.parts if part.name == name)


@cache
def shape_of(model, owner_link: str = "") -> Shape:
    """Return the shape of ``model``; ``owner_link`` is the field that points at the row it is a part of."""
    fields = tuple(
        field
        for field in model._meta.concrete_fields
        if field.editable
        and not field.primary_key
        and not isinstance(field, models.FileField)
        and field.name not in (*DECIDED_ELSEWHERE, owner_link)
    )
    links = tuple(
        field
        for field in model._meta.many_to_many
        if not isinstance(field, TaggableManager) and field.editable
    )
    topics = next((f.name for f in model._meta.many_to_many if isinstance(f, TaggableManager)), "")
    return Shape(
        model, fields, links, tuple(_part(model, name) for name in getattr(model, "parts", ())), topics
    )


def _part(model, name: str) -> Part:
    relation = model._meta.get_field(name)
    return Part(name, relation.related_model, relation.field.name)


def is_drafted(model) -> bool:
    """Tell whether changes of ``model``'s rows wait beside the public page until they are published."""
    return issubclass(model, Publishable)


def parts_choose_among_parts(model) -> bool:
    """Tell whether a part of ``model``'s rows points at another part of the same row."""
    parts = shape_of(model).parts
    kinds = {part.model for part in parts}
    pointing = (
        field for part in parts for field in shape_of(part.model, part.link).fields if field.is_relation
    )
    return any(field.remote_field.model in kinds for field in pointing)
