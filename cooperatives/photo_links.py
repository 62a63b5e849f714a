"""Every way in which a page may show a photograph: a row that points at it, a figure in a text, a waiting draft.

A row that points at a photograph is either a page's own (a product, a federation) or hangs on one by links that
go with it (a gallery, a stop of a visit, a block of a story); so is a row whose text shows one. The page is what an
editor knows by a name.
"""

from collections import defaultdict
from dataclasses import dataclass
from functools import cache

from django.apps import apps
from django.contrib.contenttypes.models import ContentType
from django.db import models
from django.db.models import CharField, Value
from django.db.models.functions import Cast, StrIndex

from cooperatives.models import Photo, PhotoPerson
from coopsite.common.publishing import Publishable
from coopsite.common.richtext import RichTextField, tokens_in
from coopsite.desk.models import Draft
from coopsite.desk.shape import Shape, shape_of

FIGURE_OPENS = '<figure data-photo="'


@dataclass(frozen=True)
class Way:
    """``model.name`` shows photographs, and ``path`` leads from there to the ``page``."""

    model: type
    name: str
    page: type
    path: str

    @property
    def rows(self):
        return self.model._default_manager.order_by()

    def told(self, rows, what: str):
        """Return (``what``, the page's model, its key as text) of each of ``rows``."""
        key = Cast(f"{self.path}__pk" if self.path else "pk", CharField())
        return rows.values_list(what, Value(self.page._meta.label), key)


class Link(Way):
    """Rows that point at a photograph."""

    def of(self, photos):
        keys = [photo.pk for photo in photos]
        return self.told(self.rows.filter(**{f"{self.name}__in": keys}), f"{self.name}_id")


class Text(Way):
    """Long texts, which name photographs in their figures."""

    def holding(self, words: str):
        """Return the rows whose text holds ``words``; looking for a place in it is much quicker than LIKE."""
        return self.rows.alias(place=StrIndex(self.name, Value(words))).filter(place__gt=0)

    def of(self, photos):
        """Return the texts in which ``photos`` may be: for one photograph its own, else all that have figures."""
        mark = photos[0].mark if len(photos) == 1 else ""
        return self.told(self.holding(FIGURE_OPENS + mark), self.name)


@cache
def links() -> tuple[Link, ...]:
    """Return every foreign key to a photograph, whichever app declares it."""
    found = []
    for relation in Photo._meta.get_fields(include_hidden=True):
        if not relation.auto_created or relation.concrete or relation.related_model is PhotoPerson:
            continue
        if relation.one_to_many or relation.one_to_one:
            model = relation.related_model
            found.append(Link(model, relation.field.name, *_page_of(model)))
    return tuple(found)


@cache
def texts() -> tuple[Text, ...]:
    """Return every long text in which figures may stand."""
    return tuple(
        Text(model, field.name, *_page_of(model))
        for model in apps.get_models()
        for field in model._meta.local_concrete_fields
        if isinstance(field, RichTextField)
    )


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


def pages_of(photos) -> dict[int, set]:
    """Return by key the pages that show each of the rows ``photos``, as {(label, key as text)}; two queries."""
    found = {photo.pk: set() for photo in photos}
    if not found:
        return found
    first, *rest = [link.of(photos) for link in links()]
    for key, *page in first.union(*rest):
        found[key].add(tuple(page))
    keys = {photo.mark: photo.pk for photo in photos}
    first, *rest = [text.of(photos) for text in texts()]
    for html, *page in first.union(*rest, all=True):
        for mark in tokens_in(html) & keys.keys():
            found[keys[mark]].add(tuple(page))
    return found


def public_among(pages) -> set[tuple]:
    """Keep those of ``pages``, as pages_of tells them, that everybody sees; one query for all kinds with drafts."""
    kept, by_kind = set(), defaultdict(set)
    for label, key in pages:
        by_kind[label].add(key)
    asked = []
    for label, keys in by_kind.items():
        page = apps.get_model(label)
        if issubclass(page, Publishable):
            public = page._default_manager.published().filter(pk__in=keys).order_by()
            told = Value(label, CharField())
            asked.append(public.annotate(label=told).values_list("label", "pk"))
        else:
            kept |= {(label, key) for key in keys}
    if asked:
        kept |= {(label, str(key)) for label, key in asked[0].union(*asked[1:], all=True)}
    return kept


def drafts_of(photos) -> dict[int, set]:
    """Return by key the public pages whose waiting draft shows each of ``photos``, as pages_of does; one query."""
    keys, found = {photo.mark: photo.pk for photo in photos}, defaultdict(set)
    for page, shown, marks in _drafts() if keys else ():
        for key in (shown & set(keys.values())) | {keys[mark] for mark in marks & keys.keys()}:
            found[key].add(page)
    return found


def marks_in_texts() -> set[str]:
    """Return the marks of all photographs that figures in stored texts name."""
    first, *rest = [text.holding(FIGURE_OPENS).values_list(text.name) for text in texts()]
    return set().union(*(tokens_in(html) for (html,) in first.union(*rest, all=True)))


def held_by_drafts() -> tuple[set[int], set[str]]:
    """Return the keys and the marks of all photographs that drafts beside public pages show."""
    keys, marks = set(), set()
    for _page, shown, named in _drafts():
        keys |= shown
        marks |= named
    return keys, marks


def _drafts():
    """Yield (page, keys, marks) of each draft beside a public page; other pages hold what their drafts hold."""
    waiting = Draft.objects.filter(base__isnull=False).order_by()
    for kind, key, data in waiting.values_list("content_type", "object_id", "head__data"):
        model = ContentType.objects.get_for_id(kind).model_class()
        keys, marks = set(), set()
        _gather(shape_of(model), data, keys, marks)
        yield (model._meta.label, str(key)), keys, marks


def _gather(shape: Shape, content: dict, keys: set[int], marks: set[str]):
    """Add to ``keys`` and ``marks`` the photographs that a content shows."""
    for one in shape.fields:
        value = content["fields"].get(one.attname)
        if value and one.is_relation and one.remote_field.model is Photo:
            keys.add(value)
        elif value and isinstance(one, RichTextField):
            marks |= tokens_in(value)
    for part in shape.parts:
        for row in content.get("parts", {}).get(part.name, ()):
            _gather(shape_of(part.model, part.link), row, keys, marks)
