"""Where photographs are used, as their library tells it: see photo_links for the ways in which they are found."""

from collections import defaultdict
from dataclasses import dataclass, field

from django.apps import apps
from django.contrib.admin.utils import quote
from django.db import models
from django.db.models import Exists, OuterRef
from django.urls import NoReverseMatch, reverse

from cooperatives.models import Photo
from cooperatives.photo_links import drafts_of, held_by_drafts, links, marks_in_texts, pages_of, public_among
from coopsite.common.admin import scoped
from coopsite.common.binning import Binnable


@dataclass(frozen=True)
class Use:
    """A page that uses a photograph: the row, whether the public sees it there, or only a draft of it shows it."""

    row: models.Model
    is_public: bool
    in_draft: bool

    @property
    def kind(self) -> str:
        return self.row._meta.verbose_name

    @property
    def address(self) -> str:
        """The page's address in the admin, "" for none."""
        try:
            name = f"admin:{self.row._meta.app_label}_{self.row._meta.model_name}_change"
            return reverse(name, args=[quote(self.row.pk)])
        except NoReverseMatch:
            return ""


@dataclass
class Uses:
    """``named``: what the editor may edit. ``others``, ``others_public``: numbers of pages of other federations.

    ``binned`` is the number of pages that lie in the bin, whosever they are.
    """

    named: list[Use] = field(default_factory=list)
    others: int = 0
    others_public: int = 0
    binned: int = 0

    @property
    def total(self) -> int:
        return len(self.named) + self.others + self.binned

    @property
    def public(self) -> int:
        return sum(use.is_public for use in self.named) + self.others_public


def uses_of(photo: Photo, user) -> Uses:
    """Return where ``photo`` is used: pages that ``user`` may edit by name, others by number."""
    pages = pages_of([photo])[photo.pk]
    public = public_among(pages)
    by_kind = defaultdict(set)
    for label, key in pages | drafts_of([photo])[photo.pk]:
        by_kind[label].add(key)
    found = Uses()
    for label, keys in sorted(by_kind.items()):
        page = apps.get_model(label)
        own = list(scoped(page._default_manager.filter(pk__in=keys), user))
        for row in own:
            place = (label, str(row.pk))
            found.named.append(Use(row, place in public, place not in pages))
        rest = keys - {str(row.pk) for row in own}
        binned = _binned(page, rest)
        found.binned += binned
        found.others += len(rest) - binned
        found.others_public += len({(label, key) for key in rest} & public)
    return found


def _binned(page, keys) -> int:
    if not keys or not issubclass(page, Binnable):
        return 0
    return page._base_manager.filter(pk__in=keys, binned_at__isnull=False).count()


def used_publicly(photos) -> set[int]:
    """Return the keys of those of the rows ``photos`` that a page shows which the public may see."""
    return _shown_by(pages_of(photos))


def count_uses(photos) -> tuple[dict[int, int], set[int]]:
    """Return by key on how many pages each of the rows ``photos`` is used, drafts too; and used_publicly's answer."""
    pages, drafts = pages_of(photos), drafts_of(photos)
    return {key: len(found | drafts[key]) for key, found in pages.items()}, _shown_by(pages)


def _shown_by(pages: dict[int, set]) -> set[int]:
    public = public_among(set().union(*pages.values()))
    return {key for key, found in pages.items() if found & public}


def unused(photos):
    """Keep those of the queryset ``photos`` that no page uses, not even a draft, in no picture and in no text."""
    for link in links():
        photos = photos.exclude(Exists(link.model._default_manager.filter(**{link.name: OuterRef("pk")})))
    keys, marks = held_by_drafts()
    return photos.exclude(pk__in=keys).exclude(mark__in=marks | marks_in_texts())
