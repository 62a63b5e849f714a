"""What a suggestion says of the thing that it leads to: two queries, however many kinds there are."""

from collections.abc import Callable
from typing import NamedTuple

from django.db.models import BigIntegerField, BooleanField, Case, CharField, F, Q, QuerySet, Value, When
from django.db.models.functions import Coalesce
from django.utils import timezone
from django.utils.text import capfirst

from cooperatives.models import Cooperative, Federation, LegalForm, Photo, Region
from coopsite.common.models import Tag
from coopsite.common.search.shelf import Look
from products.models import Product, ProductCategory
from stories.models import Story, Visit

_NO, _NO_NUMBER = Value(False, BooleanField()), Value(0, BigIntegerField())


class Row(NamedTuple):
    """What is fetched, alike for every kind, so that one statement fetches all."""

    kind: str
    key: int
    name: str
    slug: str
    sort: str
    place: str
    is_gone: bool
    photo: int

    @property
    def model(self):
        return MODELS[self.kind]


class Source(NamedTuple):
    """Where a kind's suggestions come from: the rows that the public may see, and which columns say what."""

    rows: Callable[[], QuerySet]
    name: str = "name"
    # What tells the rows of a kind apart: a unit's type, a cooperative's legal form.
    sort: str = ""
    place: str = ""
    has_end: bool = False
    has_photo: bool = False


SOURCES = {
    Cooperative: Source(
        lambda: Cooperative.objects.published(), sort="legal_form", place="province__name", has_photo=True
    ),
    Product: Source(lambda: Product.objects.published(), place="province__name", has_photo=True),
    Visit: Source(lambda: Visit.objects.published(), name="title", has_photo=True),
    Story: Source(lambda: Story.objects.published(), name="title", has_photo=True),
    Tag: Source(Tag.objects.all),
    ProductCategory: Source(ProductCategory.objects.all, place="parent__name"),
    Region: Source(Region.objects.all, sort="unit_type", place="parent__name", has_end=True),
    Federation: Source(Federation.objects.all, has_end=True),
}
MODELS = {model.search_kind: model for model in SOURCES}


def hints_for(now: Look, entries: list[int]) -> list[dict]:
    """Return what the suggestions of ``entries`` say, in their order; what the public may not see is left out."""
    wanted = [(now.kind_of(entry), now.object_id(entry)) for entry in entries]
    rows = {(row.kind, row.key): row for row in _rows(wanted)}
    photos = _photos(row.photo for row in rows.values())
    return [_hint(rows[one], photos.get(rows[one].photo)) for one in wanted if one in rows]


def _rows(wanted: list[tuple[str, int]]) -> list[Row]:
    keys: dict[str, list[int]] = {}
    for kind, key in wanted:
        keys.setdefault(kind, []).append(key)
    parts = [_alike(kind, SOURCES[MODELS[kind]], some) for kind, some in keys.items()]
    return list(map(Row._make, parts[0].union(*parts[1:], all=True))) if parts else []


def _alike(kind: str, source: Source, keys: list[int]) -> QuerySet:
    """Return some rows of a kind in the columns of Row."""
    gone = Q(valid_until__lt=timezone.localdate())
    place = _text(source.place)
    if source.sort == "unit_type":
        # Of what is gone, all that it lay in: there are many of a name, and none is on a map of today.
        place = Case(When(gone, then=_text("lineage")), default=place)
    columns = Row(
        kind=Value(kind, CharField()),
        key=F("pk"),
        name=_text(source.name),
        slug=_text("slug"),
        sort=_text(source.sort),
        place=place,
        is_gone=Case(When(gone, then=True), default=False) if source.has_end else _NO,
        photo=Coalesce(F("photo"), _NO_NUMBER) if source.has_photo else _NO_NUMBER,
    )
    # Under names that no model has.
    named = {f"hint_{name}": column for name, column in columns._asdict().items()}
    return source.rows().filter(pk__in=keys).order_by().annotate(**named).values_list(*named)


def _text(column: str):
    nothing = Value("", CharField())
    return Coalesce(F(column), nothing, output_field=CharField()) if column else nothing


def _photos(keys) -> dict[int, Photo]:
    """Return those of the photographs that may be shown."""
    keys = {key for key in keys if key}
    return Photo.objects.showable().only("token", "width").in_bulk(keys) if keys else {}


def _hint(row: Row, photo: Photo | None) -> dict:
    # A row that holds nothing but its slug tells its address as any other.
    hint = {"name": row.name, "kind": _kind_words(row), "url": row.model(slug=row.slug).get_absolute_url()}
    if photo is not None:
        hint["picture"] = photo.url_at(photo.widths[0], "avif")
    return hint


def _kind_words(row: Row) -> str:
    """Return what a thing is and where: "Sản phẩm, Lào Cai"; "Xã (tên cũ), huyện Trạm Tấu, tỉnh Yên Bái"."""
    noun = row.sort or row.model._meta.verbose_name
    if row.model is Cooperative:
        noun = LegalForm(row.sort).label
    if row.model is ProductCategory and not row.place:
        noun = "ngành sản phẩm"
    return ", ".join(filter(None, [capfirst(str(noun)) + " (tên cũ)" * row.is_gone, row.place]))
