"""Photographs to upload, as phones and scanners make them, and a way to keep them."""

import io

from django.core.files.storage import default_storage
from django.core.files.uploadedfile import SimpleUploadedFile
from PIL import ExifTags, Image

from cooperatives.models import Consent, Federation, Photo

RED, BLUE = (200, 30, 30), (30, 30, 200)
HANOI = {1: "N", 2: (21.0, 1.0, 42.0), 3: "E", 4: (105.0, 51.0, 15.0)}


def file_of(picture, ending="jpg", **options):
    buffer = io.BytesIO()
    picture.save(
        buffer, {"jpg": "JPEG", "png": "PNG", "webp": "WEBP", "gif": "GIF", "tif": "TIFF"}[ending], **options
    )
    return SimpleUploadedFile(f"anh.{ending}", buffer.getvalue())


def from_a_phone(width=1200, height=800):
    """A picture whose left half is red, lying on its side (orientation 6), with the place it was taken at."""
    picture = Image.new("RGB", (width, height), BLUE)
    picture.paste(RED, (0, 0, width // 2, height))
    exif = picture.getexif()
    exif[ExifTags.Base.Orientation] = 6
    exif[ExifTags.Base.Make] = "Dien thoai"
    exif.get_ifd(ExifTags.IFD.GPSInfo).update(HANOI)
    return file_of(picture, exif=exif, quality=95)


def keep(upload, **values):
    values = {"alt": "Nương chè", "consent": Consent.NOT_NEEDED} | values
    return Photo.objects.create(federation=Federation.objects.get(slug="lao-cai"), file=upload, **values)


def opened(photo, width, ending):
    return Image.open(default_storage.open(photo.path_at(width, ending)))
