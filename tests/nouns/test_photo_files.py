"""What is kept of an uploaded photograph: its pixels, upright and in common colours, and nothing else."""

import io
import re

import pytest
from django.core.exceptions import ValidationError
from django.core.files.storage import default_storage
from django.core.files.uploadedfile import SimpleUploadedFile
from PIL import ExifTags, Image, ImageCms, PngImagePlugin

from coopsite.common import images
from tests.kit.photographs import BLUE, RED, file_of, from_a_phone, keep, opened

pytestmark = pytest.mark.django_db

SECRET = "So rieng 0912 345 678"
# Orientation → how the camera has laid the picture down, so that turning it back gives the upright one.
LAID_DOWN = {
    1: None,
    2: Image.Transpose.FLIP_LEFT_RIGHT,
    3: Image.Transpose.ROTATE_180,
    4: Image.Transpose.FLIP_TOP_BOTTOM,
    5: Image.Transpose.TRANSPOSE,
    6: Image.Transpose.ROTATE_90,
    7: Image.Transpose.TRANSVERSE,
    8: Image.Transpose.ROTATE_270,
}


@pytest.fixture
def stored(settings, tmp_path):
    """An empty place for uploads; returns what lies there, as storage names."""
    settings.MEDIA_ROOT = tmp_path
    return lambda: {str(path.relative_to(tmp_path)) for path in tmp_path.rglob("*") if path.is_file()}


def upright():
    """Red above on the left, blue elsewhere: no way of turning it looks the same as another."""
    picture = Image.new("RGB", (600, 400), BLUE)
    picture.paste(RED, (0, 0, 300, 200))
    return picture


def is_red(pixel):
    return pixel[0] > 120 > pixel[2]


@pytest.mark.parametrize("ending", ["jpg", "png", "webp"])
@pytest.mark.parametrize("orientation", LAID_DOWN)
def test_every_orientation_is_turned_upright(orientation, ending):
    exif = Image.Exif()
    exif[ExifTags.Base.Orientation] = orientation
    laid = LAID_DOWN[orientation]
    picture = upright() if laid is None else upright().transpose(laid)
    photo = keep(file_of(picture, ending, exif=exif))
    assert (photo.width, photo.height) == (600, 400)
    for kind in ("avif", "jpg"):
        shown = opened(photo, 600, kind).convert("RGB")
        corners = [shown.getpixel(at) for at in ((40, 40), (560, 40), (40, 360), (560, 360))]
        assert [is_red(corner) for corner in corners] == [True, False, False, False]


@pytest.mark.parametrize("exif", [b"Exif\0\0rac", b"Exif\0\0II*\0\xff\xff\xff\xff", b"Exif\0\0"])
@pytest.mark.filterwarnings("ignore:Corrupt EXIF")
def test_garbled_notes_spoil_no_picture(exif):
    assert keep(file_of(upright(), exif=exif)).width == 600


def with_secrets(ending):
    """A picture that says a secret in every way its format has."""
    exif = Image.Exif()
    exif[ExifTags.Base.ImageDescription] = SECRET
    exif.get_ifd(ExifTags.IFD.GPSInfo).update({1: "N", 29: SECRET})
    xmp = f"<x:xmpmeta xmlns:x='adobe:ns:meta/'>{SECRET}</x:xmpmeta>".encode()
    profile = ImageCms.ImageCmsProfile(ImageCms.createProfile("sRGB")).tobytes()
    profile = profile.replace(b"sRGB built-in", SECRET.encode()[:13])
    if ending == "png":
        text = PngImagePlugin.PngInfo()
        text.add_text("Comment", SECRET)
        text.add_itxt("XML:com.adobe.xmp", xmp.decode())
        return file_of(upright(), "png", exif=exif, pnginfo=text, icc_profile=profile)
    comment = {"comment": SECRET} if ending == "jpg" else {}
    return file_of(upright(), ending, exif=exif, xmp=xmp, icc_profile=profile, **comment)


@pytest.mark.parametrize("ending", ["jpg", "png", "webp"])
def test_no_note_of_any_kind_is_kept(stored, ending):
    upload = with_secrets(ending)
    assert SECRET.encode() in upload.read()
    upload.seek(0)
    photo = keep(upload)
    assert stored() == set(photo.paths)
    assert photo.file.name in photo.paths
    for path in photo.paths:
        with default_storage.open(path) as file:
            content = file.read()
        assert b"0912" not in content
        kept = Image.open(io.BytesIO(content))
        assert not kept.getexif()
        assert not {"xmp", "comment", "icc_profile", "exif", "photoshop"} & set(kept.info)


def test_colours_of_a_phones_own_space_are_brought_into_the_common_one():
    """The profile goes, so its colours must be reckoned in first. Here it swaps red and blue."""
    profile = ImageCms.ImageCmsProfile(ImageCms.createProfile("sRGB")).tobytes()
    swapped = profile.replace(b"rXYZ", b"\0tmp").replace(b"bXYZ", b"rXYZ").replace(b"\0tmp", b"bXYZ")
    assert swapped != profile
    for ending, mode in (("jpg", "RGB"), ("png", "RGBA"), ("webp", "RGB")):
        photo = keep(file_of(Image.new(mode, (300, 200), RED), ending, icc_profile=swapped, quality=95))
        red, _green, blue = opened(photo, 300, "jpg").convert("RGB").getpixel((150, 100))
        assert red < 60 < 170 < blue


def test_a_broken_profile_spoils_no_picture():
    photo = keep(file_of(Image.new("RGB", (300, 200), RED), icc_profile=b"khong phai ho so mau", quality=95))
    assert is_red(opened(photo, 300, "jpg").convert("RGB").getpixel((150, 100)))


@pytest.mark.parametrize(("value", "shown"), [(0, 0), (32_768, 128), (65_535, 255)])
def test_sixteen_bits_are_scaled_not_cut(value, shown):
    photo = keep(file_of(Image.new("I;16", (300, 200), value), "png"))
    assert abs(opened(photo, 300, "jpg").convert("L").getpixel((150, 100)) - shown) < 6


@pytest.mark.parametrize("size", [(1, 1), (1, 400), (2400, 1), (1601, 1600), (8, images.MAX_SIDE)])
def test_odd_shapes_keep_a_width_and_a_height(size):
    photo = keep(file_of(Image.new("L", size), "png"))
    assert photo.width == min(size[0], 1600)
    assert photo.height == max(1, round(size[1] * photo.width / size[0]))
    assert opened(photo, photo.width, "jpg").size == (photo.width, photo.height)


@pytest.mark.parametrize("size", [(8, images.MAX_SIDE + 1), (images.MAX_SIDE + 1, 8)])
def test_longer_than_any_format_holds(stored, size):
    with pytest.raises(ValidationError) as refused:
        keep(file_of(Image.new("L", size), "png"))
    assert refused.value.code == "too_long"
    assert stored() == set()


def bomb():
    return file_of(Image.new("1", (8000, 8000)), "png")


def heavy():
    upload = from_a_phone()
    upload.size = images.MAX_BYTES + 1
    return upload


@pytest.mark.parametrize(
    "upload",
    [
        bomb,
        heavy,
        lambda: file_of(Image.new("L", (8, images.MAX_SIDE + 1)), "png"),
        lambda: SimpleUploadedFile("anh.jpg", b"khong phai anh"),
        lambda: SimpleUploadedFile("anh.jpg", from_a_phone().read()[:2500]),
    ],
)
def test_whoever_is_refused_reads_a_sentence_and_nothing_is_kept(stored, upload):
    with pytest.raises(ValidationError) as refused:
        keep(upload())
    (sentence,) = refused.value.messages
    assert re.fullmatch(r"(Ảnh|Tệp) .*[à-ỹ].*\.", sentence)
    assert stored() == set()
