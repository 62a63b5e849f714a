"""A photograph's history: who changed its words, its consent, its focal point, and why; what it never brings back."""

import pytest
from django.urls import reverse

from cooperatives.models import Consent, Photo, PhotoPerson, Role
from coopsite.desk.models import Act, Revision
from tests.admin.forms import change_page, form_of
from tests.desk.acting import Desk
from tests.photos.kit import WORDS, send, small, stored, withdraw_page
from tests.photos.test_uploading import words_form

# No database decides what is asked here.
pytestmark = [pytest.mark.django_db, pytest.mark.once]


@pytest.fixture
def desk():
    return Desk("chi-hoa", "lao-cai", role=Role.PUBLISHER)


def history(desk, photo) -> str:
    return desk.client.get(desk.page(photo, "history")).content.decode()


def last(photo) -> Revision:
    return Revision.objects.about(photo).first()


def restore(desk, photo, revision):
    address = reverse("admin:cooperatives_photo_restore", args=[photo.pk, revision.number])
    assert desk.client.post(address).status_code == 302
    photo.refresh_from_db()


def test_who_changed_which_words_and_why(desk):
    photo = stored(alt="Nương chè")
    desk.save(photo, alt="Đồi cọ", focus_x="20", consent="given", _note="xem lại ảnh")
    told = history(desk, photo)
    assert "<del>Nương chè</del> → <ins>Đồi cọ</ins>" in told
    assert "<del>50</del> → <ins>20</ins>" in told
    assert str(Consent.GIVEN.label) in told
    assert "xem lại ảnh" in told
    assert last(photo).who == "chi-hoa"


def test_people_are_part_of_it(desk):
    photo = stored()
    new = {"people-TOTAL_FORMS": "1", "people-0-who": "Bà Mỷ", "people-0-consent": "pending"}
    desk.save(photo, **new)
    assert "Bà Mỷ" in history(desk, photo)


def test_the_table_of_words_is_remembered_for_each_that_changed(desk):
    one, two = stored(1, alt=""), stored(2, alt="Suối")
    address, sent = words_form(desk.client, one, two, alt="Nương chè")
    desk.client.post(address, sent)
    assert WORDS in address
    assert "Nương chè" in history(desk, one)
    assert not Revision.objects.about(two).exists()


def test_uploads_and_new_files_are_lines_of_it(desk):
    photo = Photo.objects.get(pk=send(desk.client, small(41)).json()["id"])
    assert (last(photo).who, last(photo).note) == ("chi-hoa", "tải lên")
    desk.send(photo, desk.open(photo) | {"alt": "Nương chè", "file": small(42), "_note": "ảnh cũ mờ"})
    assert last(photo).note == "thay tệp ảnh: ảnh cũ mờ"


@pytest.mark.parametrize("of_person", [False, True], ids=["picture", "person"])
def test_taking_back_is_a_line_with_its_reason(desk, of_person):
    photo = stored(consent=Consent.GIVEN)
    person = PhotoPerson.objects.create(photo=photo, who="Bà Mỷ") if of_person else None
    desk.client.post(withdraw_page(photo, person), {"_note": "gọi điện sáng nay"})
    assert "gọi điện sáng nay" in last(photo).note
    assert ("Bà Mỷ" in last(photo).note) is of_person
    assert f"<ins>{Consent.WITHDRAWN.label}</ins>" in history(desk, photo)


class TestRestoring:
    def test_words_come_back_and_consent_does_not(self, desk):
        photo = stored(alt="Nương chè", consent=Consent.GIVEN)
        desk.save(photo, alt="Đồi cọ", consent="pending")
        first = Revision.objects.about(photo).last()
        assert first.data["fields"]["consent"] == Consent.GIVEN
        restore(desk, photo, first)
        assert (photo.alt, photo.consent) == ("Nương chè", Consent.PENDING)
        assert last(photo).act == Act.RESTORED

    def test_who_forbids_it_since_is_not_struck_off(self, desk):
        photo = stored(alt="Nương chè")
        new = {"people-TOTAL_FORMS": "1", "people-0-who": "Bà Mỷ", "people-0-consent": "pending"}
        desk.save(photo, alt="Đồi cọ", **new)
        restore(desk, photo, Revision.objects.about(photo).last())
        assert photo.alt == "Nương chè"
        assert [one.who for one in photo.people.all()] == ["Bà Mỷ"]
        assert not photo.is_showable

    def test_a_content_that_differs_in_consent_alone_changes_nothing(self, desk):
        photo = stored(consent=Consent.GIVEN)
        desk.save(photo, consent="pending")
        restore(desk, photo, Revision.objects.about(photo).last())
        assert photo.consent == Consent.PENDING
        assert last(photo).act == Act.CHANGED

    def test_what_was_taken_back_stays_so(self, desk):
        photo = stored(alt="Nương chè", consent=Consent.GIVEN)
        desk.save(photo, alt="Đồi cọ")
        photo.refresh_from_db()
        photo.withdraw()
        restore(desk, photo, Revision.objects.about(photo).last())
        assert (photo.alt, photo.consent, photo.width) == ("Nương chè", Consent.WITHDRAWN, 0)


def test_two_at_one_photograph_are_told(desk):
    photo = stored(alt="Nương chè")
    mine = desk.open(photo)
    Desk("anh-ba", "lao-cai", role=Role.EDITOR).save(photo, alt="Đồi cọ")
    answer = desk.send(photo, mine | {"alt": "Rừng quế"})
    assert answer.status_code == 200
    photo.refresh_from_db()
    assert photo.alt == "Đồi cọ"


def test_its_page_keeps_what_is_typed_and_its_focal_point(desk):
    photo = stored()
    page = desk.client.get(change_page(photo)).content.decode()
    for part in ("js/desk/pulse.js", "js/desk/focus.js", "data-focus", "data-pulse", "historylink"):
        assert part in page
    assert form_of(desk.client, photo)["focus_x"]
