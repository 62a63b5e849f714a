"""Photographs from a stranger's phone to a cheap phone's screen.

Reading: only JPEG, PNG, WebP and HEIC are opened, whatever the file calls itself; a picture that would fill
the memory is refused before it is decoded. Writing: the picture is turned upright, brought into sRGB, stripped of
everything but its pixels (phones store where a picture was taken) and written once at every named width, in
AVIF for nearly everyone and JPEG for the rest. A page never makes a picture: readers must not pay for it.
"""

import hashlib
import io
import math
import warnings
from dataclasses import dataclass

from django.core.exceptions import ValidationError
from django.core.files.base import ContentFile
from django.utils.translation import gettext_lazy as _
from pi_heif import register_heif_opener
from PIL import ExifTags, Image, ImageCms, ImageOps, UnidentifiedImageError

# Only the picture itself: no small copies, no depth, nothing that rides along. One thread, as for every encoder.
register_heif_opener(thumbnails=False, depth_images=False, aux_images=False, decode_threads=1)

FORMATS = ("JPEG", "PNG", "WEBP", "HEIF")
MAX_BYTES = 20 * 1024 * 1024
MAX_PIXELS = 40_000_000
# Beyond 32,768 no AVIF is written, and no reader scrolls that far.
MAX_SIDE = 30_000
# Named widths in pixels: a card on a phone, a card in a column, a column of text, a desk's full
# width, and the same on a fine screen.
WIDTHS = {"thumb": 320, "card": 640, "page": 960, "desk": 1280, "wide": 1600}
JPEG_WIDTHS = (640, 1600)
# Measured on 12-megapixel photographs: at speed 10 AVIF is both faster and smaller than WebP at its default.
AVIF = {"format": "AVIF", "quality": 50, "speed": 10, "max_threads": 1}
JPEG = {"format": "JPEG", "quality": 80, "optimize": True, "progressive": True}


class _Limited:
    """An open file that may be read so many times: a reader that looks for a mark in millions of empty bytes, one
    by one, is stopped."""

    MOST_READS = 200_000

    def __init__(self, file):
        self._file, self._left = file, self.MOST_READS

    def read(self, *size):
        self._left -= 1
        if self._left < 0:
            raise OSError("read too often")
        return self._file.read(*size)

    def __getattr__(self, name):
        return getattr(self._file, name)


@dataclass(frozen=True)
class Rendition:
    """One written file of a photograph: its width in pixels, its file ending and its bytes."""

    width: int
    ending: str
    content: ContentFile

    @property
    def name(self) -> str:
        return f"{self.width}.{self.ending}"


def read_photograph(upload) -> Image.Image:
    """Return the upright RGB picture in ``upload`` (an open binary file).

    Raises ValidationError with code too_heavy, too_many_pixels, too_long, moving, not_a_photograph or
    broken_photograph; the sentences are meant for the person who chose the file.
    """
    check_weight(upload)
    upload.seek(0)
    upload = _Limited(upload)
    try:
        with warnings.catch_warnings():
            warnings.simplefilter("error", Image.DecompressionBombWarning)
            picture = Image.open(upload, formats=FORMATS)
            _measure(picture)
            picture.draft("RGB", _least(picture))
            picture.load()
    except (Image.DecompressionBombError, Image.DecompressionBombWarning) as error:
        raise ValidationError(_("Ảnh quá lớn: nhiều hơn 40 triệu điểm ảnh."), "too_many_pixels") from error
    except ValidationError:
        raise
    except UnidentifiedImageError as error:
        words = _("Tệp này không phải ảnh JPEG, PNG, WebP hay HEIC.")
        raise ValidationError(words, "not_a_photograph") from error
    except Exception as error:  # Pillow's decoders raise many kinds on broken files
        raise ValidationError(_("Ảnh bị hỏng hoặc tải lên chưa trọn."), "broken_photograph") from error
    return _flatten(_in_srgb(ImageOps.exif_transpose(picture)))


def _least(picture: Image.Image) -> tuple[int, int]:
    """Return the measures below which the picture, turned upright, would be narrower than the widest rendition.

    A decoder of JPEG may then skip what nobody will see: a quarter of the memory and of the time.
    """
    lies = picture.getexif().get(ExifTags.Base.Orientation) in (5, 6, 7, 8)
    share = max(WIDTHS.values()) / (picture.height if lies else picture.width)
    return tuple(max(1, math.ceil(side * share)) for side in picture.size)


def check_weight(upload):
    """Refuse a file that is too heavy to be looked at, by ValidationError with code too_heavy."""
    if getattr(upload, "size", 0) and upload.size > MAX_BYTES:
        raise ValidationError(_("Ảnh nặng quá 20 MB. Hãy gửi bản nhẹ hơn."), "too_heavy")


def digest(file) -> str:
    """Return the SHA-256 of an open upload's bytes."""
    made = hashlib.sha256()
    for chunk in file.chunks():
        made.update(chunk)
    return made.hexdigest()


def _measure(picture: Image.Image):
    """Refuse by its head alone what no memory should hold: too many pixels, too long a side, too many frames.

    A JPEG from a phone may carry a second picture; the first is taken, and nothing else is decoded.
    """
    if picture.width * picture.height > MAX_PIXELS:
        raise Image.DecompressionBombError
    if max(picture.size) > MAX_SIDE:
        raise ValidationError(_("Ảnh quá dài: một chiều nhiều hơn 30.000 điểm ảnh."), "too_long")
    frames = getattr(picture, "n_frames", 1)
    if picture.format in ("PNG", "WEBP") and frames > 1:
        raise ValidationError(_("Ảnh động không dùng được. Hãy gửi ảnh chụp thường."), "moving")
    if picture.format == "HEIF" and picture.width * picture.height * frames > MAX_PIXELS:
        raise Image.DecompressionBombError


def _in_srgb(picture: Image.Image) -> Image.Image:
    """Return the picture in sRGB, which is what a browser takes a file without a profile for.

    Phones write Display P3, scanners CMYK; a profile that cannot be read is passed over.
    """
    profile = picture.info.get("icc_profile")
    if not profile or picture.mode not in ("RGB", "RGBA", "CMYK"):
        return picture
    mode = "RGBA" if picture.mode == "RGBA" else "RGB"
    try:
        told = ImageCms.ImageCmsProfile(io.BytesIO(profile))
        return ImageCms.profileToProfile(picture, told, ImageCms.createProfile("sRGB"), outputMode=mode)
    except (ImageCms.PyCMSError, OSError, ValueError):
        return picture


def _flatten(picture: Image.Image) -> Image.Image:
    """Return the picture as RGB, transparency laid on white."""
    if picture.mode.startswith("I"):
        # Sixteen bits a pixel, which convert() would cut off at 255 instead of scaling.
        picture = picture.convert("I").point(lambda value: value / 256).convert("L")
    if picture.mode in ("RGBA", "LA", "PA") or "transparency" in picture.info:
        picture = picture.convert("RGBA")
        ground = Image.new("RGBA", picture.size, "white")
        picture = Image.alpha_composite(ground, picture)
    return picture.convert("RGB")


def widths_for(width: int) -> list[int]:
    """Return the widths at which a photograph ``width`` pixels wide is written: never larger than it is."""
    smaller = [named for named in WIDTHS.values() if named < width]
    return [*smaller, min(width, max(WIDTHS.values()))]


def jpeg_widths_for(width: int) -> list[int]:
    """Return the widths that exist as JPEG too, for old browsers and for link previews."""
    ladder = widths_for(width)
    return sorted({max(step for step in ladder if step <= max(want, ladder[0])) for want in JPEG_WIDTHS})


def make_renditions(picture: Image.Image):
    """Yield every Rendition of ``picture``, the widest first, one at a time: one encoder's memory is held at once.

    Each width is scaled from the one before it, which is quicker than from the whole picture and looks the same.
    """
    jpegs, scaled = jpeg_widths_for(picture.width), picture
    for width in reversed(widths_for(picture.width)):
        height = max(1, round(picture.height * width / picture.width))
        scaled = scaled.resize((width, height), Image.Resampling.LANCZOS, reducing_gap=2.0)
        scaled.info.clear()
        yield Rendition(width, "avif", _encode(scaled, AVIF))
        if width in jpegs:
            yield Rendition(width, "jpg", _encode(scaled, JPEG))


def _encode(picture: Image.Image, options: dict) -> ContentFile:
    buffer = io.BytesIO()
    picture.save(buffer, exif=b"", **options)
    return ContentFile(buffer.getvalue())
