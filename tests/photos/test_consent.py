"""Consent of a picture and of each person in it; taking it back takes every file off the site at once."""

import datetime

import pytest
from django.core.exceptions import ValidationError
from django.core.files.storage import default_storage
from django.db import IntegrityError, transaction
from django.urls import reverse

from cooperatives.models import Consent, Cooperative, Photo, PhotoPerson, Role
from tests.admin.forms import change_page, form_of
from tests.kit.photographs import from_a_phone, keep
from tests.kit.scoping import make_editor
from tests.pages.addresses import COOPERATIVE, PRODUCT
from tests.photos.kit import stored, withdraw_page

# No database decides what is asked here.
pytestmark = [pytest.mark.django_db, pytest.mark.once]
TODAY = datetime.date(2026, 3, 1)


def login(client, slug="lao-cai", role=Role.EDITOR):
    client.force_login(make_editor(f"nguoi-{slug}-{role}", slug, role=role))
    return client


def shown_photo():
    """A photograph of its own on a public page: its files are going to be deleted for good."""
    photo = keep(from_a_phone())
    Cooperative.objects.filter(slug=COOPERATIVE.split("/")[-2]).update(photo=photo)
    return photo


def agreeing(photo, **values):
    values = {
        "who": "Người phụ nữ hái chè",
        "consent": Consent.GIVEN,
        "given_on": TODAY,
        "how": "paper",
    } | values
    return PhotoPerson.objects.create(photo=photo, **values)


def one_rule(photo) -> bool:
    """Return whether the picture may be shown; the row and the query must say the same."""
    photo.refresh_from_db()
    queried = Photo.objects.showable().filter(pk=photo.pk).exists()
    assert queried == photo.is_showable
    return queried


class TestPeople:
    def test_all_must_agree(self):
        photo = stored()
        assert one_rule(photo)
        agreeing(photo)
        assert one_rule(photo)
        waiting = agreeing(photo, who="Em bé", consent=Consent.PENDING, given_on=None, how="")
        assert not one_rule(photo)
        waiting.consent, waiting.given_on = Consent.GIVEN, TODAY
        waiting.save()
        assert one_rule(photo)

    @pytest.mark.parametrize(
        "delete", [lambda one: one.delete(), lambda one: PhotoPerson.objects.filter(pk=one.pk).delete()]
    )
    def test_who_is_struck_off_forbids_nothing(self, delete):
        photo = stored()
        waiting = agreeing(photo, consent=Consent.PENDING, given_on=None)
        assert not one_rule(photo)
        delete(waiting)
        assert one_rule(photo)

    def test_the_pictures_own_consent_counts_too(self):
        photo = stored(consent=Consent.PENDING)
        agreeing(photo)
        assert not one_rule(photo)

    def test_agreeing_is_proved(self):
        with pytest.raises(ValidationError) as refused:
            PhotoPerson(photo=stored(), who="Em bé", consent=Consent.GIVEN, given_on=TODAY).full_clean()
        assert refused.value.error_dict["how"][0].code == "given_without_proof"
        with pytest.raises(IntegrityError), transaction.atomic():
            agreeing(stored(2), given_on=None)

    def test_deleting_the_photograph_takes_them_along(self):
        photo = stored()
        agreeing(photo)
        photo.delete()
        assert not PhotoPerson.objects.exists()


def undo_tricks(photo, person):
    """Yield every way to show again what was taken back."""
    photo.consent, photo.width = Consent.GIVEN, 1600
    yield photo.save
    if person:
        person.consent, person.given_on = Consent.GIVEN, TODAY
        yield person.save
        yield person.delete
    stale = Photo.objects.get(pk=photo.pk)
    stale.consent = Consent.NOT_NEEDED
    yield stale.save


@pytest.mark.parametrize("of_person", [False, True], ids=["picture", "person"])
class TestTakingBack:
    def test_every_file_is_off_the_site_at_once(self, client, of_person, django_capture_on_commit_callbacks):
        photo = shown_photo()
        person = agreeing(photo) if of_person else None
        addresses = [photo.url_at(width, "avif") for width in photo.widths]
        addresses += [photo.url_at(width, "jpg") for width in photo.jpeg_widths]
        paths = [path for path in photo.paths if default_storage.exists(path)]
        assert len(paths) > 3
        assert photo.token in client.get(COOPERATIVE).content.decode()
        login(client)
        with django_capture_on_commit_callbacks(execute=True):
            answer = client.post(withdraw_page(photo, person))
        assert answer.status_code == 302
        assert [path for path in paths if default_storage.exists(path)] == []
        for page in (COOPERATIVE, PRODUCT, "/", "/hop-tac-xa/", "/dia-phuong/lao-cai/"):
            assert photo.token not in client.get(page).content.decode()
        assert {client.get(address).status_code for address in addresses} == {404}
        assert not one_rule(photo)
        assert photo.withdrawn_at

    def test_nothing_brings_it_back(self, of_person):
        photo = stored()
        person = agreeing(photo) if of_person else None
        before = Photo.objects.get(pk=photo.pk)
        (Photo.objects.get(pk=photo.pk) if person is None else person).withdraw()
        for trick in undo_tricks(before, person):
            trick()
            assert not one_rule(Photo.objects.get(pk=photo.pk))

    def test_asking_changes_nothing(self, client, of_person):
        photo = stored()
        person = agreeing(photo) if of_person else None
        assert login(client).get(withdraw_page(photo, person)).status_code == 200
        assert one_rule(photo)

    @pytest.mark.parametrize("method", ["get", "post"])
    def test_strangers_find_no_such_page(self, client, of_person, method):
        photo = stored()
        person = agreeing(photo) if of_person else None
        answer = getattr(login(client, "thai-nguyen", Role.ADMINISTRATOR), method)(
            withdraw_page(photo, person)
        )
        assert answer.status_code == 404
        assert one_rule(photo)

    def test_the_record_stays_and_its_page_opens(self, client, of_person):
        photo = stored()
        person = agreeing(photo) if of_person else None
        login(client).post(withdraw_page(photo, person))
        page = client.get(change_page(photo))
        assert page.status_code == 200
        assert "file" not in page.context["adminform"].form.fields
        assert client.get(reverse("admin:cooperatives_photo_history", args=[photo.pk])).status_code == 200


def test_a_person_of_another_photograph_is_not_found(client):
    photo, other = stored(1), stored(2)
    assert login(client).post(withdraw_page(photo, agreeing(other))).status_code == 404


def test_the_form_cannot_take_back_nor_give_again(client):
    """Choosing from a list is not enough to destroy files, and a forged form gives nobody's consent again."""
    photo = stored()
    login(client)
    sent = form_of(client, photo)
    answer = client.post(change_page(photo), sent | {"consent": Consent.WITHDRAWN})
    assert "consent" in answer.context["adminform"].form.errors
    photo.withdraw()
    client.post(change_page(photo), sent | {"consent": Consent.NOT_NEEDED})
    assert not one_rule(photo)


def test_who_took_back_stays_on_record(client):
    photo = stored()
    person = agreeing(photo)
    person.withdraw()
    login(client)
    sent = form_of(client, photo) | {"people-0-id": str(person.pk), "people-0-photo": photo.pk}
    client.post(change_page(photo), sent | {"people-0-DELETE": "on", "people-0-consent": "given"})
    person.refresh_from_db()
    assert person.is_withdrawn
    assert person.withdrawn_on
