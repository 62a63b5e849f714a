"""What the tests of the library share: files, accounts and addresses."""

from pathlib import Path

from django.core.files.uploadedfile import SimpleUploadedFile
from django.urls import reverse
from PIL import Image

from cooperatives.models import Consent, Cooperative, CooperativePhoto, Federation, Photo, Role
from products.models import Product
from tests.kit.photographs import file_of
from tests.kit.scoping import make_editor

FILES = Path(__file__).parent / "files"
UPLOAD = reverse("admin:cooperatives_photo_upload")
WORDS = reverse("admin:cooperatives_photo_words")
LIBRARY = reverse("admin:cooperatives_photo_library")
CHANGELIST = reverse("admin:cooperatives_photo_changelist")
# The picture of a phone (HEIC, turned by its container, with a place and a maker) and one of 64 megapixels in 14 kB,
# both made for these tests.
HEIC, HEIC_BOMB = "dien-thoai.heic", "bom.heic"


def heic(name=HEIC):
    return SimpleUploadedFile(name, (FILES / name).read_bytes())


def federation(slug="lao-cai"):
    return Federation.objects.get(slug=slug)


def small(number, name="anh.jpg"):
    """A picture unlike that of any other number."""
    picture = Image.new("RGB", (40, 30), (number % 256, number // 256, 90))
    return SimpleUploadedFile(name, file_of(picture, "png").read())


def send(client, file, **values):
    """Send one file as the page's script does; return the answer."""
    values = {"federation": federation().pk, "consent": Consent.PENDING, **values}
    return client.post(UPLOAD, {"file": file, **values}, headers={"accept": "application/json"})


def stored(number=1, slug="lao-cai", **values):
    """A photograph in a library, used nowhere."""
    values = {"alt": "Nương chè sau mưa", "consent": Consent.NOT_NEEDED} | values
    return Photo.objects.create(file=small(number), federation=federation(slug), **values)


def withdraw_page(photo, person=None):
    if person:
        return reverse("admin:cooperatives_photo_withdraw_person", args=[photo.pk, person.pk])
    return reverse("admin:cooperatives_photo_withdraw", args=[photo.pk])


def login(client, slug="lao-cai", role=Role.EDITOR):
    user = make_editor(f"nguoi-{slug}-{role}", slug, role=role)
    client.force_login(user)
    return client, user


def product(slug="lao-cai", status="published"):
    row = Product.objects.filter(federation__slug=slug).first()
    row.status = status
    row.save()
    return row


def in_gallery(photo):
    row = Cooperative.objects.filter(federation__slug="lao-cai").first()
    CooperativePhoto.objects.create(cooperative=row, photo=photo)
    return row


def as_main(photo):
    row = product()
    row.photo = photo
    row.save()
    return row
