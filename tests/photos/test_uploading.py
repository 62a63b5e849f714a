"""Many photographs at once: one request for each, a sentence for each that is refused, nothing lost of the others."""

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from PIL import Image

from cooperatives.models import Consent, Photo, Role
from tests.kit.photographs import file_of, from_a_phone
from tests.kit.scoping import make_editor
from tests.photos.kit import HEIC_BOMB, UPLOAD, WORDS, federation, heic, send, small, stored

# No database decides what is asked here.
pytestmark = [pytest.mark.django_db, pytest.mark.once]


@pytest.fixture
def editor(client):
    client.force_login(make_editor("nguoi-lao-cai", "lao-cai", role=Role.EDITOR))
    return client


def heavy():
    return SimpleUploadedFile("to.jpg", b"\xff\xd8\xff" + b"\0" * (20 * 1024 * 1024))


BAD = [
    lambda: SimpleUploadedFile("trang.jpg", b"<!doctype html><script>alert(1)</script>"),
    lambda: SimpleUploadedFile(
        "ve.svg", b"<svg xmlns='http://www.w3.org/2000/svg'><script>alert(1)</script></svg>"
    ),
    lambda: SimpleUploadedFile("rong.jpg", b""),
    lambda: SimpleUploadedFile("cut.jpg", from_a_phone().read()[:2500]),
    lambda: file_of(Image.new("RGB", (20, 20)), "gif"),
    lambda: file_of(Image.new("1", (9000, 9000)), "png"),
    lambda: heic(HEIC_BOMB),
    heavy,
]


class TestOneByOne:
    def test_a_good_file_enters_the_library(self, editor):
        answer = send(editor, heic(), credit="Chị Mỷ", consent=Consent.NOT_NEEDED)
        told = answer.json()
        photo = Photo.objects.get(pk=told["id"])
        assert (answer.status_code, told["state"]) == (200, "new")
        assert (photo.credit, photo.consent, photo.alt) == ("Chị Mỷ", Consent.NOT_NEEDED, "")
        assert told["problem"]
        preview = editor.get(told["thumb"])
        assert preview.headers["Content-Type"] == "image/jpeg"
        preview.close()

    @pytest.mark.parametrize("make", BAD)
    def test_a_bad_file_gets_a_sentence(self, editor, make):
        before = Photo.objects.count()
        answer = send(editor, make())
        assert answer.status_code == 422
        assert answer.json()["state"] == "refused"
        assert answer.json()["said"].endswith(".")
        assert Photo.objects.count() == before

    def test_the_very_same_file_is_kept_once(self, editor):
        first = send(editor, small(7)).json()
        again = send(editor, small(7, "ten-khac.jpg")).json()
        assert (again["state"], again["id"]) == ("known", first["id"])

    def test_another_federations_copy_is_not_told_of(self, editor):
        theirs = stored(7, "thai-nguyen")
        told = send(editor, small(7)).json()
        assert (told["state"], told["id"] != theirs.pk) == ("new", True)

    def test_what_was_taken_back_waits_for_a_new_consent(self, editor):
        stored(7).withdraw()
        told = send(editor, small(7), consent=Consent.NOT_NEEDED).json()
        assert told["state"] == "new"
        assert told["said"]
        assert Photo.objects.get(pk=told["id"]).consent == Consent.PENDING

    @pytest.mark.parametrize(
        "values", [{"federation": "thai-nguyen"}, {"federation": "x"}, {"consent": "withdrawn"}]
    )
    def test_a_forged_form_is_refused(self, editor, values):
        if values.get("federation") == "thai-nguyen":
            values = {"federation": federation("thai-nguyen").pk}
        before = Photo.objects.count()
        assert send(editor, small(7), **values).status_code == 422
        assert Photo.objects.count() == before

    def test_no_file_at_all(self, editor):
        assert send(editor, "").status_code == 422

    def test_who_is_signed_out_stores_nothing(self, client):
        before = Photo.objects.count()
        assert send(client, small(7)).status_code == 302
        assert Photo.objects.count() == before

    def test_who_may_not_add_is_refused(self, client):
        user = make_editor("chi-xem", "lao-cai")
        user.user_permissions.clear()
        user.groups.clear()
        client.force_login(user)
        assert send(client, small(7)).status_code == 403

    def test_two_hundred_in_one_go(self, editor):
        before = Photo.objects.count()
        states = [send(editor, small(number)).json()["state"] for number in range(200)]
        assert states == ["new"] * 200
        assert Photo.objects.count() == before + 200


class TestPlainForm:
    """A browser without script sends all in one."""

    def test_the_good_are_kept_and_the_bad_told(self, editor):
        values = {"federation": federation().pk, "consent": Consent.PENDING}
        files = [small(1), SimpleUploadedFile("xau.jpg", b"khong phai anh"), small(2)]
        answer = editor.post(UPLOAD, {**values, "file": files}, follow=True)
        assert answer.redirect_chain[0][0].startswith(WORDS)
        assert len(answer.context["formset"].forms) == 2
        assert any("xau.jpg" in str(message) for message in answer.context["messages"])

    def test_more_files_than_django_takes_by_itself(self, editor, settings):
        assert settings.DATA_UPLOAD_MAX_NUMBER_FILES >= 200

    def test_what_was_typed_stays(self, editor):
        values = {"federation": "", "consent": Consent.PENDING, "credit": "Chị Mỷ", "file": small(1)}
        answer = editor.post(UPLOAD, values)
        assert answer.status_code == 200
        assert 'value="Chị Mỷ"' in answer.content.decode()


def words_form(client, *photos, **changed):
    """Return (address, what a browser would send) for the words of ``photos``; ``changed`` is of the first."""
    address = f"{WORDS}?anh={','.join(str(photo.pk) for photo in photos)}"
    formset = client.get(address).context["formset"]
    sent = {f"form-{name}": value for name, value in formset.management_form.initial.items()}
    for number, form in enumerate(formset.forms):
        sent |= {f"form-{number}-{name}": form[name].value() for name in form.fields if name != "id"}
        sent[f"form-{number}-id"] = form.instance.pk
    return address, sent | {f"form-0-{name}": value for name, value in changed.items()}


class TestWords:
    def test_all_are_saved_in_one_go(self, editor):
        one, two = stored(1, alt=""), stored(2, alt="")
        address, sent = words_form(editor, one, two, alt="Nương chè", consent="given")
        editor.post(address, sent | {"form-1-alt": "IMG_2024"})
        one.refresh_from_db()
        two.refresh_from_db()
        assert (one.alt, one.consent) == ("Nương chè", Consent.GIVEN)
        # Told, not refused: the others' words must not wait for it.
        assert two.alt == "IMG_2024"
        assert two.lacks_alt

    def test_photographs_of_others_are_not_there(self, editor):
        own, foreign = stored(1), stored(2, "thai-nguyen")
        assert len(editor.get(f"{WORDS}?anh={own.pk},{foreign.pk}").context["formset"].forms) == 1
        address, sent = words_form(editor, own, alt="Vào được")
        editor.post(address, sent | {"form-0-id": foreign.pk})
        foreign.refresh_from_db()
        assert foreign.alt != "Vào được"

    def test_what_is_public_is_a_publishers(self, editor):
        photo = Photo.objects.filter(federation__slug="lao-cai").first()
        answer = editor.get(f"{WORDS}?anh={photo.pk}")
        assert (answer.context["formset"].forms, answer.context["locked"]) == ([], 1)

    @pytest.mark.parametrize("nonsense", ["", "x", "9" * 40, "1,,2", "-1", "²"])
    def test_nonsense_in_the_address(self, editor, nonsense):
        assert editor.get(WORDS, {"anh": nonsense}).status_code == 200
