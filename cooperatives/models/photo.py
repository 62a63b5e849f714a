"""Photographs as records: what is seen, who made it, who agreed to it."""

import secrets

from django.core.validators import MaxValueValidator, MinValueValidator
from django.db import models, transaction
from django.db.models.signals import post_delete
from django.dispatch import receiver
from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from cooperatives.models.scoping import ScopedQuerySet
from coopsite.common.fields import NFCCharField
from coopsite.common.finding import Findable, FindableQuerySet
from coopsite.common.images import jpeg_widths_for, make_renditions, read_photograph, widths_for


class Consent(models.TextChoices):
    """Where consent stands for the people in a picture (Law 91/2025/QH15: explicit, provable, withdrawable)."""

    NOT_NEEDED = "not-needed", _("không cần: không có người nhận ra được")
    PENDING = "pending", _("đang chờ người trong ảnh đồng ý")
    GIVEN = "given", _("đã đồng ý, có ghi nhận")
    WITHDRAWN = "withdrawn", _("đã rút lại sự đồng ý")

    @property
    def lets_show(self) -> bool:
        return self in (Consent.NOT_NEEDED, Consent.GIVEN)


class PhotoQuerySet(FindableQuerySet, ScopedQuerySet):
    def showable(self):
        """Keep the pictures that may stand on a public page."""
        return self.filter(consent__in=[consent for consent in Consent if consent.lets_show])


def new_token() -> str:
    """Return the unguessable folder name of a photograph's files: one address is no hint at the next."""
    return secrets.token_hex(8)


class Photo(Findable):
    """A picture with its words, its rights and its files at every width a page asks for."""

    token = models.CharField(max_length=16, unique=True, default=new_token, editable=False)
    file = models.ImageField(
        _("tệp ảnh"),
        upload_to="nhan/",
        max_length=200,
        help_text=_("JPEG, PNG hoặc WebP, tới 20 MB. Nơi chụp lưu trong ảnh sẽ bị xóa khi tải lên."),
    )
    width = models.PositiveIntegerField(_("rộng"), default=0, editable=False)
    height = models.PositiveIntegerField(_("cao"), default=0, editable=False)
    alt = NFCCharField(
        _("mô tả cho người không nhìn thấy ảnh"),
        max_length=300,
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
    is_drawing = models.BooleanField(
        _("tranh minh họa"), default=False, help_text=_("Tranh vẽ, không phải ảnh chụp: trang sẽ nói rõ.")
    )
    federation = models.ForeignKey(
        "cooperatives.Federation", models.PROTECT, related_name="photos", verbose_name=_("liên minh")
    )
    created_at = models.DateTimeField(_("tải lên lúc"), auto_now_add=True)

    moves_along = ()

    objects = PhotoQuerySet.as_manager()

    class Meta:
        ordering = ["-created_at", "-pk"]
        verbose_name = _("ảnh")
        verbose_name_plural = _("ảnh")

    def __str__(self):
        return self.caption or self.alt

    def find_name(self):
        return self.caption or self.alt

    def find_text(self):
        return [self.alt, self.credit]

    @property
    def is_showable(self) -> bool:
        """Whether a page may print this picture: consent stands and the files were made."""
        return Consent(self.consent).lets_show and self.width > 0

    @property
    def widths(self) -> list[int]:
        return widths_for(self.width)

    @property
    def jpeg_widths(self) -> list[int]:
        return jpeg_widths_for(self.width)

    def url_at(self, width: int, ending: str) -> str:
        """Return the address of the file ``width`` pixels wide; ``ending`` is "avif" or "jpg"."""
        return reverse("cooperatives:photo_file", args=[self.token, width, ending])

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

        Raises ValidationError (see images.read_photograph) when the file is no usable picture.
        """
        former = []
        if self.file and not self.file._committed:
            former = self.paths
            self._take_in()
        super().save(*args, **kwargs)
        self._forget(former)

    @property
    def paths(self) -> list[str]:
        """The storage names of all its files."""
        jpegs = [self.path_at(width, "jpg") for width in self.jpeg_widths]
        return [self.path_at(width, "avif") for width in self.widths] + jpegs if self.width else []

    def _forget(self, paths):
        """Remove files for good, once the change that made them superfluous is itself stored for good."""
        storage = Photo._meta.get_field("file").storage
        transaction.on_commit(lambda: [storage.delete(path) for path in paths])

    def _take_in(self):
        picture = read_photograph(self.file.file)
        self.token = new_token()
        storage = self.file.storage
        for rendition in make_renditions(picture):
            storage.save(self.path_at(rendition.width, rendition.ending), rendition.content)
        # Only cleaned files are kept: the upload itself may say where it was taken.
        self.width = widths_for(picture.width)[-1]
        self.height = max(1, round(picture.height * self.width / picture.width))
        self.file = self.path_at(self.width, "jpg")


@receiver(post_delete, sender=Photo)
def forget_files(instance, **_kwargs):
    """A deleted photograph leaves no file behind, whichever way its row was deleted."""
    instance._forget(instance.paths)
