"""Where photographs are used: found through whatever points at them, on this floor and on those above.

A row that points at a photograph is either a page's own (a product, a federation) or hangs on one by links that
go with it (a gallery, a stop of a visit, a block of a story); the page is what an editor knows by a name.
"""

from collections import defaultdict
from dataclasses import dataclass, field
from functools import cache

from django.contrib.admin.utils import quote
from django.db import models
from django.db.models import CharField, Exists, OuterRef, Value
from django.db.models.functions import Cast
from django.urls import NoReverseMatch, reverse

from cooperatives.models import Photo, PhotoPerson
from coopsite.common.admin import scoped
from coopsite.common.publishing import Publishable


@dataclass(frozen=True)
class Link:
    """One way to use a photograph: ``model.name`` points at it, and ``path`` leads from there to the page."""

    model: type
    name: str
    page: type
    path: str

    def rows(self, photos):
        """Return the rows that point at any of ``photos``."""
        return self.model._default_manager.filter(**{f"{self.name}__in": photos}).order_by()

    def public_rows(self, photos):
        """Return those whose page the public may see; a page without drafts is always public."""
        rows = self.rows(photos)
        if not issubclass(self.page, Publishable):
            return rows
        return rows.filter(
            **{f"{self.path or 'pk'}__in": self.page._default_manager.published().values("pk")}
        )


@dataclass(frozen=True)
class Use:
    """A page that uses a photograph: the row, whether the public sees it, its address in the admin ("" for none)."""

    row: models.Model
    is_public: bool

    @property
    def kind(self) -> str:
        return self.row._meta.verbose_name

    @property
    def address(self) -> str:
        try:
            name = f"admin:{self.row._meta.app_label}_{self.row._meta.model_name}_change"
            return reverse(name, args=[quote(self.row.pk)])
        except NoReverseMatch:
            return ""


@dataclass
class Uses:
    """``named``: what the editor may edit. ``others``, ``others_public``: numbers of pages of other federations."""

    named: list[Use] = field(default_factory=list)
    others: int = 0
    others_public: int = 0

    @property
    def total(self) -> int:
        return len(self.named) + self.others

    @property
    def public(self) -> int:
        return sum(use.is_public for use in self.named) + self.others_public


@cache
def links() -> tuple[Link, ...]:
    """Return every way to use a photograph, whichever app declares it."""
    found = []
    for relation in Photo._meta.get_fields(include_hidden=True):
        if not relation.auto_created or relation.concrete or relation.related_model is PhotoPerson:
            continue
        if relation.one_to_many or relation.one_to_one:
            model = relation.related_model
            page, path = _page_of(model)
            found.append(Link(model, relation.field.name, page, path))
    return tuple(found)


def _page_of(model) -> tuple[type, str]:
    """Return the model of the page that ``model`` is or hangs on, and the path to it ("" for itself)."""
    if issubclass(model, Publishable):
        return model, ""
    for one in model._meta.fields:
        if isinstance(one, models.ForeignKey) and one.remote_field.on_delete is models.CASCADE:
            above = one.remote_field.model
            if above is Photo:
                continue
            page, path = _page_of(above)
            return page, f"{one.name}__{path}" if path else one.name
    return model, ""


def uses_of(photo: Photo, user) -> Uses:
    """Return where ``photo`` is used: pages that ``user`` may edit by name, others by number."""
    pages, public = defaultdict(set), defaultdict(set)
    for link in links():
        key = f"{link.path}__pk" if link.path else "pk"
        pages[link.page] |= set(link.rows([photo.pk]).values_list(key, flat=True))
        if pages[link.page]:
            public[link.page] |= set(link.public_rows([photo.pk]).values_list(key, flat=True))
    found = Uses()
    for page, keys in pages.items():
        rows = page._default_manager.filter(pk__in=keys) if keys else page._default_manager.none()
        own = list(scoped(rows, user)) if keys else []
        found.named += [Use(row, row.pk in public[page]) for row in own]
        rest = keys - {row.pk for row in own}
        found.others += len(rest)
        found.others_public += len(rest & public[page])
    return found


def used_publicly(photos) -> set[int]:
    """Return the keys of those of ``photos`` (rows or keys) that a page uses which the public may see; one query."""
    keys = _keys(photos)
    asked = [link.public_rows(keys).values_list(f"{link.name}_id") for link in links()]
    return {key for (key,) in asked[0].union(*asked[1:])} if keys else set()


def count_uses(photos) -> dict[int, int]:
    """Return by key on how many pages each of ``photos`` is used, drafts too; one query."""
    keys = _keys(photos)
    asked = [
        link.rows(keys).values_list(
            f"{link.name}_id",
            Value(link.page._meta.label),
            Cast(f"{link.path}__pk" if link.path else "pk", CharField()),
        )
        for link in links()
    ]
    counted = dict.fromkeys(keys, 0)
    if keys:
        for key, _page, _row in asked[0].union(*asked[1:]):
            counted[key] += 1
    return counted


def unused(photos):
    """Keep those of the queryset ``photos`` that no page uses, not even a draft."""
    for link in links():
        photos = photos.exclude(Exists(link.model._default_manager.filter(**{link.name: OuterRef("pk")})))
    return photos


def _keys(photos) -> list[int]:
    return [getattr(one, "pk", one) for one in photos]
