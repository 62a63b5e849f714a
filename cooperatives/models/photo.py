"""Photographs as records: what is seen, who made it, who agreed to it."""

import logging
import secrets
from concurrent.futures import ThreadPoolExecutor
from functools import cache

from django.core.validators import MaxValueValidator, MinValueValidator
from django.db import models, transaction
from django.db.models import Exists, OuterRef, Q
from django.db.models.signals import post_delete
from django.dispatch import receiver
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from cooperatives.models.consent import Consent
from cooperatives.models.scoping import ScopedQuerySet
from coopsite.common import images
from coopsite.common.binning import Binnable, BinnableQuerySet
from coopsite.common.fields import NFCCharField
from coopsite.common.file_names import FILE_NAME, is_file_name
from coopsite.common.richtext import tokens_in
from coopsite.common.staff_finding import StaffFindable, StaffFindableQuerySet

logger = logging.getLogger(__name__)
# A decoded photograph fills its memory once in a process, however many are sent at the same time; and since one
# thread does it for all requests, it is the same memory each time.
_ONE_AT_A_TIME = ThreadPoolExecutor(1, "photographs")


class PhotoQuerySet(BinnableQuerySet, StaffFindableQuerySet, ScopedQuerySet):
    def showable(self):
        """Keep the pictures that may stand on a public page; ``is_showable`` tells the same of one row."""
        letting = [consent for consent in Consent if consent.lets_show]
        return self.kept().with_files().filter(consent__in=letting, people_agree=True)

    def with_files(self):
        """Keep those that have files: not those whose consent was taken back."""
        return self.filter(width__gt=0)

    def overdue(self, now=None):
        """Keep what lay in the bin for its time; what says that a consent was taken back, and when, stays on record."""
        return super().overdue(now).filter(withdrawn_at=None)

    def lacking_alt(self):
        """Keep the pictures whose description is missing or a file's name; ``lacks_alt`` tells it of one row."""
        return self.filter(Q(alt="") | Q(alt__iregex=FILE_NAME))

    def twins(self, sha256: str):
        """Keep the pictures that came as the very bytes of this digest."""
        return self.filter(sha256=sha256) if sha256 else self.none()

    def tokens_among(self, tokens) -> set[str]:
        """Return those tokens of figures that name one of these photographs."""
        return set(self.filter(mark__in=tokens).values_list("mark", flat=True))

    def for_texts(self, *texts) -> dict[str, "Photo"]:
        """Return by mark the photographs that figures in long texts name, as far as the public may see them."""
        tokens = set().union(*map(tokens_in, texts))
        return {photo.mark: photo for photo in self.showable().filter(mark__in=tokens)} if tokens else {}


@cache
def _addresses() -> str:
    """Return what all files' addresses are made by: a page has a dozen of each picture."""
    nothing = "0" * 16
    made = reverse("cooperatives:photo_file", args=[nothing, 0, "jpg"])
    return made.replace(f"{nothing}/0.jpg", "{}/{}.{}")


def new_token() -> str:
    """Return an unguessable name, of a photograph or of the folder of its files: one is no hint at the next."""
    return secrets.token_hex(8)


class Photo(Binnable, StaffFindable):
    """A picture with its words, its rights and its files at every width a page asks for."""

    # What figures in long texts call it, whatever becomes of its files: never changed, and printed on no page.
    mark = models.CharField(max_length=16, unique=True, default=new_token, editable=False)
    token = models.CharField(max_length=16, unique=True, default=new_token, editable=False)
    file = models.ImageField(
        _("tệp ảnh"),
        upload_to="nhan/",
        max_length=200,
        help_text=_("JPEG, PNG, WebP hoặc HEIC, tới 20 MB. Nơi chụp lưu trong ảnh sẽ bị xóa khi tải lên."),
    )
    sha256 = models.CharField(max_length=64, default="", editable=False, db_index=True)
    width = models.PositiveIntegerField(_("rộng"), default=0, editable=False)
    height = models.PositiveIntegerField(_("cao"), default=0, editable=False)
    alt = NFCCharField(
        _("mô tả cho người không nhìn thấy ảnh"),
        max_length=300,
        blank=True,
        help_text=_("Tả điều thấy trong ảnh, như kể qua điện thoại. Không viết lại chú thích."),
    )
    caption = NFCCharField(_("chú thích"), max_length=300, blank=True)
    credit = NFCCharField(_("người chụp, người vẽ"), max_length=120, blank=True)
    focus_x = models.PositiveSmallIntegerField(
        _("điểm chính, từ trái (%)"), default=50, validators=[MinValueValidator(0), MaxValueValidator(100)]
    )
    focus_y = models.PositiveSmallIntegerField(
        _("điểm chính, từ trên (%)"), default=50, validators=[MinValueValidator(0), MaxValueValidator(100)]
    )
    consent = models.CharField(_("sự đồng ý"), max_length=12, choices=Consent, default=Consent.PENDING)
    consent_note = NFCCharField(
        _("ghi nhận sự đồng ý"), max_length=300, blank=True, help_text=_("Ai đồng ý, khi nào, bằng cách nào.")
    )
    # Derived from the rows of people, so that no public page asks for them.
    people_agree = models.BooleanField(default=True, editable=False)
    withdrawn_at = models.DateTimeField(_("rút lại lúc"), null=True, editable=False)
    is_drawing = models.BooleanField(
        _("tranh minh họa"), default=False, help_text=_("Tranh vẽ, không phải ảnh chụp: trang sẽ nói rõ.")
    )
    federation = models.ForeignKey(
        "cooperatives.Federation", models.PROTECT, related_name="photos", verbose_name=_("liên minh")
    )
    created_at = models.DateTimeField(_("tải lên lúc"), auto_now_add=True)

    moves_along = ()

    objects = PhotoQuerySet.as_manager()

    parts = ("people",)
    # An earlier content brings words back, and nobody's consent: who forbade a picture since is not asked by it.
    never_restored = ("consent", "consent_note", "people")

    class Meta:
        ordering = ["-created_at", "-pk"]
        verbose_name = _("ảnh")
        verbose_name_plural = _("ảnh")
        indexes = [models.Index(fields=["-created_at", "-id"], name="photo_latest")]

    def __str__(self):
        return self.caption or self.alt or str(_("Ảnh số %(n)s, chưa có chữ") % {"n": self.pk or "…"})

    def find_name(self):
        return self.caption or self.alt

    def find_text(self):
        return [self.alt, self.credit]

    @property
    def is_showable(self) -> bool:
        """Whether a page may print this picture: kept, with files, and with the consent of everybody in it."""
        agreed = Consent(self.consent).lets_show and self.people_agree
        return agreed and self.width > 0 and not self.is_binned

    @property
    def is_withdrawn(self) -> bool:
        """Whether consent was taken back: the files are gone for good, the row stays as the record of it."""
        return self.withdrawn_at is not None or self.consent == Consent.WITHDRAWN

    @property
    def alt_problem(self) -> str:
        """What is wrong with the description, as a sentence for the editor; "" for one that will do."""
        if not self.alt:
            return str(_("Chưa có mô tả cho người không nhìn thấy ảnh."))
        return str(_("Mô tả đang là tên tệp. Hãy tả điều thấy trong ảnh.")) if is_file_name(self.alt) else ""

    @property
    def lacks_alt(self) -> bool:
        return bool(self.alt_problem)

    @property
    def widths(self) -> list[int]:
        return images.widths_for(self.width)

    @property
    def jpeg_widths(self) -> list[int]:
        return images.jpeg_widths_for(self.width)

    def url_at(self, width: int, ending: str) -> str:
        """Return the address of the file ``width`` pixels wide; ``ending`` is "avif" or "jpg"."""
        return _addresses().format(self.token, width, ending)

    @property
    def preview_url(self) -> str:
        """The JPEG that chat applications show beside a shared link."""
        return self.url_at(self.jpeg_widths[-1], "jpg")

    @property
    def focus_class(self) -> str:
        """The classes that keep the focal point in view when a picture is cropped (steps of 10 %)."""
        return f"fx{round(self.focus_x / 10)} fy{round(self.focus_y / 10)}"

    def path_at(self, width: int, ending: str) -> str:
        return f"anh/{self.token}/{width}.{ending}"

    def save(self, *args, **kwargs):
        """Store the row; a newly chosen file is read, cleaned and written at every width first.

        Raises ValidationError (see images.read_photograph) when the file is no usable picture. A withdrawal is
        final: an older copy of the row, saved after it, brings no file back.
        """
        former = []
        if self.file and not self.file._committed:
            former = self.paths
            self.take_in()
        former += self._settle()
        if kwargs.get("update_fields") is not None:
            kwargs["update_fields"] = {*kwargs["update_fields"], *self.SETTLED}
        super().save(*args, **kwargs)
        self._forget(former)

    def withdraw(self):
        """Take back the consent to show this picture: from now on no file of it is left, here or on a page."""
        self.consent = Consent.WITHDRAWN
        self.save()

    @property
    def paths(self) -> list[str]:
        """The storage names of all its files."""
        jpegs = [self.path_at(width, "jpg") for width in self.jpeg_widths]
        return [self.path_at(width, "avif") for width in self.widths] + jpegs if self.width else []

    # What _settle() makes true again at every save.
    SETTLED = ("consent", "people_agree", "withdrawn_at", "token", "file", "width", "height")

    def _settle(self) -> list[str]:
        """Make the row agree with what it and its people said before; return the files that must go."""
        stored = self._said_before() if self.pk else None
        consent, withdrawn_at, refused, somebody_left = stored or (self.consent, None, False, False)
        if consent == Consent.WITHDRAWN:
            self.consent = Consent.WITHDRAWN
        self.people_agree = not refused
        self.withdrawn_at = withdrawn_at or self.withdrawn_at
        if not (somebody_left or self.is_withdrawn):
            return []
        former, self.withdrawn_at = self.paths, self.withdrawn_at or timezone.now()
        self.width = self.height = 0
        # A new token too: an address that somebody noted leads nowhere, whoever answers for files.
        self.file, self.token = "", new_token()
        return former

    def _said_before(self) -> tuple | None:
        """Return (consent, time of withdrawal, whether somebody does not agree, whether somebody took it back)."""
        refusing = self.people.model.objects.filter(photo=OuterRef("pk")).refusing()
        left = refusing.filter(consent=Consent.WITHDRAWN)
        row = Photo._base_manager.filter(pk=self.pk).annotate(refused=Exists(refusing), left=Exists(left))
        return row.values_list("consent", "withdrawn_at", "refused", "left").first()

    def _forget(self, paths):
        """Remove files for good, once the change that made them superfluous is itself stored for good."""
        transaction.on_commit(lambda: delete_files(paths))

    def discard_files(self):
        """Remove the files of a photograph whose row was not stored after all."""
        delete_files(self.paths)

    def fingerprint(self) -> str:
        """Return the digest of the chosen file, before it is taken in; raise what images.check_weight does."""
        images.check_weight(self.file.file)
        return images.digest(self.file.file)

    def take_in(self):
        """Read the chosen file and write its renditions; save() does it by itself.

        Raises ValidationError as images.read_photograph does. Whatever fails leaves no file behind.
        """
        upload = self.file.file
        self.sha256, self.token = self.fingerprint(), new_token()
        width, height = _ONE_AT_A_TIME.submit(self._write, upload).result()
        # Only cleaned files are kept: the upload itself may say where it was taken.
        self.width = images.widths_for(width)[-1]
        self.height = max(1, round(height * self.width / width))
        self.file = self.path_at(self.width, "jpg")

    def _write(self, upload) -> tuple[int, int]:
        """Write every rendition of ``upload``; return the measures of the picture."""
        written = []
        try:
            picture = images.read_photograph(upload)
            for rendition in images.make_renditions(picture):
                path = self.path_at(rendition.width, rendition.ending)
                written.append(self.file.storage.save(path, rendition.content))
        except Exception:
            delete_files(written)
            raise
        return picture.size


def delete_files(paths):
    """Remove files of photographs; one that cannot be removed is logged and keeps no other."""
    storage = Photo._meta.get_field("file").storage
    for path in paths:
        try:
            storage.delete(path)
        except OSError:
            logger.exception("could not remove %s", path)


@receiver(post_delete, sender=Photo)
def forget_files(instance, **_kwargs):
    """A deleted photograph leaves no file behind, whichever way its row was deleted."""
    instance._forget(instance.paths)
