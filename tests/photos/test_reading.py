"""What phones send is read; what would harm is refused before it costs anything."""

import io
import resource
import subprocess
import sys

import pytest
from django.core.exceptions import ValidationError
from django.core.files.storage import default_storage
from PIL import Image

from cooperatives.models import Photo
from coopsite.common.file_names import is_file_name
from coopsite.common.images import read_photograph
from tests.kit.floors import ROOT
from tests.kit.photographs import file_of, keep, opened
from tests.photos.kit import FILES, HEIC, HEIC_BOMB, heic

MOST_SECONDS, MOST_MEGABYTES = 1, 200
# Reads one file in a process of its own; prints the refusal, the seconds and the megabytes on top of the program's.
ALONE = """
import resource, sys, time
import django
from django.conf import settings
settings.configure()
from django.core.exceptions import ValidationError
from coopsite.common.images import read_photograph
def held():
    return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024
before, began, code = held(), time.monotonic(), "taken"
try:
    read_photograph(open(sys.argv[1], "rb"))
except ValidationError as error:
    code = error.code
print(code, time.monotonic() - began, held() - before)
"""


def test_memory_is_measured_in_kilobytes_here():
    assert resource.getrusage(resource.RUSAGE_SELF).ru_maxrss > 10_000


@pytest.mark.django_db
class TestHeic:
    def test_turned_upright_and_stripped(self):
        assert b"0912" in (FILES / HEIC).read_bytes()
        photo = keep(heic())
        assert (photo.width, photo.height) == (600, 400)
        shown = opened(photo, 600, "jpg").convert("RGB")
        reds = [shown.getpixel(at)[0] > 120 for at in ((40, 40), (560, 40), (40, 360), (560, 360))]
        assert reds == [True, False, False, False]
        for path in photo.paths:
            content = default_storage.open(path).read()
            assert b"0912" not in content and b"Dien thoai" not in content
            assert not Image.open(io.BytesIO(content)).getexif()

    @pytest.mark.parametrize("kept", [300, 1000])
    def test_truncated(self, kept):
        with pytest.raises(ValidationError) as refused:
            read_photograph(io.BytesIO((FILES / HEIC).read_bytes()[:kept]))
        assert refused.value.code in ("broken_photograph", "not_a_photograph")


def moving(ending):
    frames = [Image.new("RGB", (60, 40), colour) for colour in ("red", "blue", "green")]
    return file_of(frames[0], ending, save_all=True, append_images=frames[1:])


@pytest.mark.parametrize("ending", ["png", "webp"])
def test_what_moves_is_no_photograph(ending):
    with pytest.raises(ValidationError) as refused:
        read_photograph(moving(ending))
    assert refused.value.code == "moving"


def png_bomb():
    return file_of(Image.new("1", (20_000, 20_000)), "png").read()


def wide_png():
    return file_of(Image.new("1", (12_000, 10_000)), "png").read()


def frames_bomb():
    """Few pixels a frame and many frames."""
    first = Image.new("1", (1500, 1500))
    return file_of(first, "png", save_all=True, append_images=[first.transpose(0)] * 40).read()


@pytest.mark.parametrize(
    ("content", "code"),
    [
        (png_bomb, "too_many_pixels"),
        (wide_png, "too_many_pixels"),
        (frames_bomb, "moving"),
        (lambda: (FILES / HEIC_BOMB).read_bytes(), "too_many_pixels"),
        (lambda: b"\xff\xd8\xff\xe0" + b"\0" * 4_000_000, "broken_photograph"),
        (lambda: b"<svg xmlns='http://www.w3.org/2000/svg'>" + b"<g>" * 500_000, "not_a_photograph"),
    ],
)
def test_a_bomb_is_refused_at_once_and_light(tmp_path, content, code):
    path = tmp_path / "anh.jpg"
    path.write_bytes(content())
    done = subprocess.run(
        [sys.executable, "-c", ALONE, path], cwd=ROOT, capture_output=True, text=True, check=True
    )
    said, seconds, megabytes = done.stdout.split()
    assert said == code or {said, code} <= {"broken_photograph", "not_a_photograph"}
    assert float(seconds) < MOST_SECONDS
    assert float(megabytes) < MOST_MEGABYTES


FILE_NAMES = [
    *(
        "IMG_1234",
        "img_2024.jpg",
        "DSC01234",
        "DSC_0042",
        "IMG-20240801-WA0001",
        "z1234567890123_0f3cab",
        "20240808_101530",
    ),
    *(
        "PXL_20240808_031530",
        "Screenshot_2024-08-08",
        "image (3)",
        "Ảnh chụp màn hình 2024",
        "nuong-che-sau-mua",
    ),
    *("Nương chè.HEIC", "received_1234", "3f2504e0-4f89-11d3-9a0c-0305e82c3301", "tra_dinh"),
]
WORDS = [
    *(
        "Nương chè sau mưa",
        "Chè",
        "Bà con hái chè ở xã Phình Hồ",
        "Gói chè 200 g, nhãn xanh",
        "Z30 là tên máy",
    ),
    *("Ảnh bìa: đồi chè", "Trao quà. Năm 2024", "HTX 2-9", "Image of a hill", "Đường lên Suối Giàng"),
]


@pytest.mark.django_db
class TestDescriptions:
    """One rule for one text and for a table."""

    @pytest.mark.parametrize(("texts", "lacking"), [(FILE_NAMES, True), (WORDS, False)])
    def test_names_of_files_are_told_from_words(self, texts, lacking):
        assert [text for text in texts if is_file_name(text) is not lacking] == []
        photo = Photo.objects.first()
        for text in texts:
            Photo.objects.filter(pk=photo.pk).update(alt=text)
            assert Photo.objects.lacking_alt().filter(pk=photo.pk).exists() is lacking, text
            assert Photo(alt=text).lacks_alt is lacking

    def test_nothing_at_all_is_lacking(self):
        photo = Photo.objects.first()
        Photo.objects.filter(pk=photo.pk).update(alt="")
        assert photo in Photo.objects.lacking_alt()
        assert Photo(alt="").alt_problem
        assert photo.is_showable
