"""Photographs: made upright, clean and light, shown with consent only, refused with a sentence."""

import io

import pytest
from django.core.exceptions import ValidationError
from django.core.files.base import ContentFile
from django.core.files.storage import default_storage
from django.core.files.uploadedfile import SimpleUploadedFile
from PIL import Image, features

from cooperatives.models import Consent, Cooperative, Federation, Photo
from coopsite.common import images
from tests.kit.photographs import RED, file_of, from_a_phone, keep, opened
from tests.pages.addresses import COOPERATIVE, PRODUCT

pytestmark = pytest.mark.django_db


class TestTakingIn:
    def test_turned_upright(self):
        photo = keep(from_a_phone())
        assert (photo.width, photo.height) == (800, 1200)
        picture = opened(photo, 800, "jpg").convert("RGB")
        top, bottom = picture.getpixel((400, 60)), picture.getpixel((400, 1140))
        assert top[0] > 120 > top[2]
        assert bottom[2] > 120 > bottom[0]

    def test_no_file_says_where_it_was_taken(self):
        photo = keep(from_a_phone())
        for path in photo.paths:
            stored = default_storage.open(path).read()
            assert b"Dien thoai" not in stored
            assert not Image.open(io.BytesIO(stored)).getexif()
        assert photo.file.name in photo.paths

    def test_written_at_every_named_width_in_modern_and_old_formats(self):
        assert features.check("avif")
        photo = keep(file_of(Image.new("RGB", (2400, 1600), RED)))
        assert photo.widths == sorted(images.WIDTHS.values())
        assert {opened(photo, width, "avif").size for width in photo.widths} == {
            (320, 213),
            (640, 427),
            (960, 640),
            (1280, 853),
            (1600, 1067),
        }
        assert [opened(photo, width, "jpg").format for width in photo.jpeg_widths] == ["JPEG", "JPEG"]
        assert (photo.width, photo.height) == (1600, 1067)

    def test_never_larger_than_it_came(self):
        photo = keep(file_of(Image.new("RGB", (200, 100), RED)))
        assert photo.widths == photo.jpeg_widths == [200]

    def test_transparency_lies_on_white(self):
        photo = keep(file_of(Image.new("RGBA", (400, 400), (0, 0, 0, 0)), "png"))
        assert min(opened(photo, 400, "jpg").convert("RGB").getpixel((200, 200))) > 250

    @pytest.mark.parametrize("mode", ["L", "P", "CMYK", "LA", "I;16"])
    def test_every_mode_of_colour_is_read(self, mode):
        ending = "jpg" if mode == "CMYK" else "png"
        assert keep(file_of(Image.new(mode, (300, 200)), ending)).width == 300


class TestRefusing:
    """What is refused is refused with a sentence for the person who chose the file."""

    @pytest.mark.parametrize(
        ("content", "code"),
        [
            (b"", "not_a_photograph"),
            (b"khong phai anh", "not_a_photograph"),
            (b"%PDF-1.7 ho so", "not_a_photograph"),
            (b"<svg xmlns='http://www.w3.org/2000/svg'><script>alert(1)</script></svg>", "not_a_photograph"),
            (file_of(Image.new("RGB", (20, 20)), "gif").read(), "not_a_photograph"),
            (file_of(Image.new("RGB", (20, 20)), "tif").read(), "not_a_photograph"),
            (from_a_phone().read()[:2500], "broken_photograph"),
            (file_of(Image.effect_noise((300, 300), 90), "png").read()[:-4000], "broken_photograph"),
        ],
    )
    def test_what_is_no_whole_photograph(self, content, code):
        with pytest.raises(ValidationError) as raised:
            keep(SimpleUploadedFile("anh.jpg", content))
        assert raised.value.code == code

    @pytest.mark.parametrize("size", [(8000, 8000), (20_000, 20_000)])
    def test_a_picture_that_would_fill_the_memory(self, size):
        """A few kilobytes that unpack to gigabytes are refused before they are unpacked."""
        bomb = file_of(Image.new("1", size), "png")
        assert bomb.size < 100_000
        with pytest.raises(ValidationError) as raised:
            keep(bomb)
        assert raised.value.code == "too_many_pixels"

    def test_a_heavy_file(self):
        upload = from_a_phone()
        upload.size = images.MAX_BYTES + 1
        with pytest.raises(ValidationError) as raised:
            keep(upload)
        assert raised.value.code == "too_heavy"

    def test_nothing_stays_behind(self):
        before = Photo.objects.count()
        with pytest.raises(ValidationError):
            keep(SimpleUploadedFile("anh.jpg", b"khong phai anh"))
        assert Photo.objects.count() == before


class TestShowing:
    def test_a_file_that_is_gone_gives_a_placeholder(self, client):
        photo = keep(from_a_phone())
        default_storage.delete(photo.path_at(320, "avif"))
        answer = client.get(photo.url_at(320, "avif"))
        assert answer.status_code == 404
        assert answer.headers["Content-Type"] == "image/svg+xml"
        assert b"<svg" in answer.content

    def test_a_file_is_sent_with_its_type(self, client):
        photo = keep(from_a_phone())
        answer = client.get(photo.url_at(320, "avif"))
        assert (answer.status_code, answer.headers["Content-Type"]) == (200, "image/avif")
        assert "immutable" in answer.headers["Cache-Control"]
        assert answer.getvalue()

    @pytest.mark.parametrize("width", [1, 321, 9_999])
    def test_no_other_widths_are_sent(self, client, width):
        assert client.get(keep(from_a_phone()).url_at(width, "avif")).status_code == 404

    @pytest.mark.parametrize("consent", [Consent.PENDING, Consent.WITHDRAWN])
    def test_without_consent_neither_page_nor_file_shows_it(self, client, consent):
        photo = Cooperative.objects.get(slug=COOPERATIVE.split("/")[-2]).photo
        assert photo.token in client.get(COOPERATIVE).content.decode()
        Photo.objects.filter(pk=photo.pk).update(consent=consent)
        for page in (COOPERATIVE, PRODUCT, "/", "/hop-tac-xa/", "/dia-phuong/lao-cai/"):
            assert photo.token not in client.get(page).content.decode()
        assert client.get(photo.url_at(320, "avif")).status_code == 404

    def test_a_new_upload_waits_for_consent(self):
        assert not Photo(federation=Federation.objects.first(), alt="Nương chè", width=10).is_showable


class TestForgetting:
    def test_deleting_removes_every_file(self, django_capture_on_commit_callbacks):
        photo = keep(from_a_phone())
        paths = photo.paths
        with django_capture_on_commit_callbacks(execute=True):
            Photo.objects.filter(pk=photo.pk).delete()
        assert len(paths) > 3
        assert not any(default_storage.exists(path) for path in paths)

    def test_replacing_removes_the_former_files_and_changes_the_address(
        self, django_capture_on_commit_callbacks
    ):
        photo = keep(from_a_phone())
        former, token = photo.paths, photo.token
        with django_capture_on_commit_callbacks(execute=True):
            photo.file = ContentFile(from_a_phone(600, 400).read(), "moi.jpg")
            photo.save()
        assert photo.token != token
        assert not any(default_storage.exists(path) for path in former)
        assert all(default_storage.exists(path) for path in photo.paths)

    def test_saving_words_alone_keeps_the_files(self, django_capture_on_commit_callbacks):
        photo = keep(from_a_phone())
        with django_capture_on_commit_callbacks(execute=True):
            photo.caption = "Nương chè sau mưa"
            photo.save()
        assert all(default_storage.exists(path) for path in photo.paths)
