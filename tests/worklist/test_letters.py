"""Letters of the desk: to whom, about what, and never in the way."""

import logging

import pytest
from django.core import mail

from cooperatives.models import Federation, Role
from coopsite.desk import drafting
from coopsite.desk.applying import rehearsal
from coopsite.desk.due import publish_due
from coopsite.desk.models import Draft, Revision
from products.models import Product
from tests.worklist.kit import PHINH_HO, change, due_since, staff

# No database decides what is asked here.
pytestmark = [pytest.mark.django_db, pytest.mark.once]


@pytest.fixture
def writer():
    return staff("nguoi-viet", Role.EDITOR, email="viet@x.example", first_name="Lan")


@pytest.fixture
def publisher():
    return staff("nguoi-duyet", Role.PUBLISHER, email="duyet@x.example", first_name="Hùng")


@pytest.fixture
def tea(writer):
    tea = Product.objects.get(slug=PHINH_HO)
    change(tea, writer, packaging="Hộp 100 g")
    return tea


@pytest.fixture
def sent(django_capture_on_commit_callbacks):
    """Do an act as if it were stored for good; return to whom letters went, and the last one.

    The demonstration's own accounts are written to as well, and left out.
    """

    def sent(act, *args):
        mail.outbox.clear()
        with django_capture_on_commit_callbacks(execute=True):
            act(*args)
        letters = [letter for letter in mail.outbox if letter.to[0].endswith("@x.example")]
        return sorted(letter.to[0] for letter in letters), letters[-1] if letters else None

    return sent


def test_what_is_handed_in_is_told_to_who_publishes_there(sent, tea, writer, publisher):
    staff("gac-cong", Role.ADMINISTRATOR, email="quantri@x.example")
    staff("nghi-viec", Role.PUBLISHER, email="nghi@x.example").delete()
    staff("khong-thu", Role.PUBLISHER)
    staff("ban-viet", Role.EDITOR, email="ban@x.example")
    staff("noi-khac", Role.PUBLISHER, "thai-nguyen", email="khac@x.example")
    readers, letter = sent(drafting.submit, tea, writer, "Đã hỏi lại.")
    assert readers == ["duyet@x.example", "quantri@x.example"]
    assert tea.name in letter.subject
    for words in ("Lan", "Đã hỏi lại.", f"/quan-tri/products/product/{tea.pk}/change/"):
        assert words in letter.body


def test_the_merged_federations_pages_are_told_to_its_successor(sent, tea, writer, publisher):
    Product.objects.filter(pk=tea.pk).update(federation=Federation.objects.get(slug="yen-bai"))
    assert sent(drafting.submit, tea, writer)[0] == ["duyet@x.example"]


def test_what_is_returned_is_told_to_its_writer_with_the_reason(sent, tea, writer, publisher):
    drafting.submit(tea, writer)
    readers, letter = sent(drafting.give_back, tea, publisher, "Thiếu <khối lượng> & nơi làm.")
    assert readers == ["viet@x.example"]
    assert "Thiếu <khối lượng> & nơi làm." in letter.body


def test_what_is_published_is_told_to_its_writer(sent, tea, publisher):
    readers, letter = sent(drafting.publish, tea, publisher)
    assert readers == ["viet@x.example"]
    assert tea.get_absolute_url() in letter.body


def test_nobody_is_told_what_they_did(sent, tea, writer, publisher):
    change(tea, publisher, packaging="Hộp 200 g")
    assert sent(drafting.publish, tea, publisher)[0] == []


def test_setting_a_time_only_tries_and_tells_nobody(sent, tea, publisher):
    assert sent(due_since, tea, publisher)[0] == []
    assert Draft.objects.about(tea).exists()


def test_what_could_not_be_published_is_told_to_writer_and_approver(sent, tea, publisher):
    draft = due_since(tea, publisher)
    draft.head.data["fields"]["category_id"] = None
    Revision.objects.filter(pk=draft.head_id).update(data=draft.head.data)
    readers, letter = sent(lambda: list(publish_due()))
    assert readers == ["duyet@x.example", "viet@x.example"]
    assert draft.row.name in letter.subject


def test_a_name_of_many_lines_makes_no_second_header(sent, tea, writer, publisher):
    Product.objects.filter(pk=tea.pk).update(name="Chè\r\nBcc: la@x.example")
    _readers, letter = sent(drafting.submit, tea, writer)
    assert "\n" not in letter.subject
    assert letter.recipients() == ["duyet@x.example"]


def test_a_mail_server_that_is_down_hinders_nothing(sent, tea, writer, publisher, settings, caplog):
    settings.EMAIL_BACKEND = "tests.worklist.down.Backend"
    with caplog.at_level(logging.ERROR):
        sent(drafting.submit, tea, writer)
    assert Draft.objects.about(tea).get().state == "submitted"
    assert "not sent" in caplog.text


def test_an_act_that_is_taken_back_is_not_told(tea, writer, publisher, django_capture_on_commit_callbacks):
    with django_capture_on_commit_callbacks(execute=True), rehearsal():
        drafting.submit(tea, writer)
    assert mail.outbox == []
