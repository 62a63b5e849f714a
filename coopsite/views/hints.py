"""What a suggestion says of the thing that it leads to: two queries, however many kinds there are."""

from django.db.models import Exists, OuterRef, Q
from django.utils import timezone
from django.utils.text import capfirst

from cooperatives.models import Cooperative, LegalForm, Photo
from coopsite.common.publishing import Publishable
from coopsite.common.search.following import kinds
from coopsite.common.search.hint import Hint
from coopsite.common.search.models import SearchEntry
from coopsite.common.search.shelf import Look
from products.models import ProductCategory


def hints_for(now: Look, entries: list[int]) -> list[dict]:
    """Return what the suggestions of ``entries`` say, in their order; what the public may not see is left out."""
    # An index of before this column says nothing in it until it is made anew.
    rows = SearchEntry.objects.filter(_are_public(set(map(now.kind_of, entries))), pk__in=entries).exclude(
        hint=""
    )
    told = {
        entry: (kinds()[kind], Hint.read(hint))
        for entry, kind, hint in rows.values_list("pk", "kind", "hint")
    }
    photos = _photos(hint.photo for _model, hint in told.values())
    return [_said(*told[entry], photos) for entry in entries if entry in told]


def _are_public(some: set[str]) -> Q:
    """Return the condition that an entry's row is public: the rows themselves decide, were the index ever behind."""
    public = Q(pk=None)
    for kind in some:
        of_kind = Q(kind=kind)
        if issubclass(kinds()[kind], Publishable):
            of_kind &= Q(Exists(kinds()[kind].objects.published().filter(pk=OuterRef("object_id"))))
        public |= of_kind
    return public


def _photos(keys) -> dict[int, Photo]:
    """Return those of the photographs that may be shown."""
    keys = {key for key in keys if key}
    return Photo.objects.showable().only("token", "width").in_bulk(keys) if keys else {}


def _said(model, hint: Hint, photos: dict[int, Photo]) -> dict:
    # A row that holds nothing but its slug tells its address as any other.
    said = {
        "name": hint.name,
        "kind": _kind_words(model, hint),
        "url": model(slug=hint.slug).get_absolute_url(),
    }
    photo = photos.get(hint.photo)
    if photo is not None:
        said["picture"] = photo.url_at(photo.widths[0], "avif")
    return said


def _kind_words(model, hint: Hint) -> str:
    """Return what a thing is and where: "Sản phẩm, Lào Cai"; "Xã (tên cũ), huyện Trạm Tấu, tỉnh Yên Bái"."""
    noun = hint.sort or model._meta.verbose_name
    if model is Cooperative:
        noun = LegalForm(hint.sort).label
    if model is ProductCategory and not hint.place:
        noun = "ngành sản phẩm"
    is_gone = hint.ends_on is not None and hint.ends_on < timezone.localdate()
    return ", ".join(filter(None, [capfirst(str(noun)) + " (tên cũ)" * is_gone, hint.place]))
