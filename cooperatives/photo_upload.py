"""One uploaded file becomes one photograph of a federation's library, or a sentence why not."""

from dataclasses import dataclass

from django.db import transaction
from django.utils.translation import gettext as _

from cooperatives.models import Consent, Federation, Photo


@dataclass(frozen=True)
class Taken:
    """``is_new``: it was stored now; else the library had the very same file. ``warning``: a sentence or ""."""

    photo: Photo
    is_new: bool
    warning: str = ""


def already_kept(federation, sha256: str) -> Photo | None:
    """Return the photograph of the federation's library that came as the same bytes, if it is kept with its files."""
    return Photo.objects.filter(federation=federation).twins(sha256).kept().with_files().first()


def take_in(upload, **values) -> Taken:
    """Store ``upload`` with the ``values`` of a photograph, of which ``federation`` is needed.

    Raises ValidationError (see images.read_photograph). The long work, reading and writing, is done before the
    database is asked to write, so that no other editor waits for it.
    """
    photo = Photo(file=upload, **values)
    known = already_kept(photo.federation, photo.fingerprint())
    if known:
        return Taken(known, False)
    photo.take_in()
    try:
        with transaction.atomic():
            # The same file may arrive twice at the same time.
            Federation.objects.select_for_update().get(pk=photo.federation_id)
            known = already_kept(photo.federation, photo.sha256)
            warning = "" if known else _mind_former(photo)
            if not known:
                photo.save()
    except Exception:
        photo.discard_files()
        raise
    if known:
        photo.discard_files()
        return Taken(known, False)
    return Taken(photo, True, warning)


def _mind_former(photo: Photo) -> str:
    """Let a file that somebody once had taken down wait for a new consent; return the sentence that says so."""
    if not Photo.objects.filter(federation=photo.federation_id).twins(photo.sha256).filter(width=0).exists():
        return ""
    photo.consent = Consent.PENDING
    return _("Ảnh này từng bị rút lại sự đồng ý, nên phải có sự đồng ý mới rồi mới dùng được.")
