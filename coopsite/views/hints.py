"""What a suggestion says of the thing that it leads to: three queries at most, however many kinds there are."""

from django.db.models import Value
from django.utils import timezone
from django.utils.text import capfirst

from cooperatives.models import Cooperative, LegalForm, Photo
from coopsite.common.publishing import Publishable
from coopsite.common.search.following import kinds
from coopsite.common.search.hint import Hint
from coopsite.common.search.models import SearchEntry
from coopsite.common.search.shelf import Look
from products.models import ProductCategory

# The id of an entry, its model, and what is said of it.
Told = tuple[int, type, Hint]


def told_of(entries: list[int]) -> list[Told]:
    """Return what is known of ``entries``, in their order."""
    # An index of before this column says nothing in it until it is made anew.
    rows = SearchEntry.objects.filter(pk__in=entries).exclude(hint="").values_list("pk", "kind", "hint")
    told = {entry: (entry, kinds()[kind], Hint.read(hint)) for entry, kind, hint in rows}
    return [told[entry] for entry in entries if entry in told]


def hints_for(now: Look, told: list[Told]) -> list[dict]:
    """Return what the suggestions say, in their order; what the public may not see is left out."""
    shown = _shown(now, told)
    told = [one for one in told if one[0] in shown]
    photos = _photos(hint.photo for _entry, _model, hint in told)
    return [_said(model, hint, photos.get(hint.photo)) for _entry, model, hint in told]


def _shown(now: Look, told: list[Told]) -> set[int]:
    """Return the entries whose rows are public: the rows themselves decide, were the index ever behind."""
    shown, asked = set(), {}
    for entry, model, _hint in told:
        if issubclass(model, Publishable):
            asked.setdefault(model, {})[now.object_id(entry)] = entry
        else:
            shown.add(entry)
    parts = [
        model.objects.published().filter(pk__in=keys).order_by().values_list(Value(model.search_kind), "pk")
        for model, keys in asked.items()
    ]
    for kind, key in parts[0].union(*parts[1:], all=True) if parts else ():
        shown.add(asked[kinds()[kind]][key])
    return shown


def _photos(keys) -> dict[int, Photo]:
    """Return those of the photographs that may be shown."""
    keys = {key for key in keys if key}
    return Photo.objects.showable().only("token", "width").in_bulk(keys) if keys else {}


def _said(model, hint: Hint, photo: Photo | None) -> dict:
    # A row that holds nothing but its slug tells its address as any other.
    said = {
        "name": hint.name,
        "kind": _kind_words(model, hint),
        "url": model(slug=hint.slug).get_absolute_url(),
    }
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
