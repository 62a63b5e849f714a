"""Letters and calendars of stars that end: to whom, of what, and in what order."""

import datetime

import pytest
from django.contrib.auth import get_user_model
from django.core import mail
from django.core.management import call_command
from django.utils import timezone
from icalendar import Calendar

from cooperatives.models import Federation, Role
from coopsite.common.dates import add_months, show_date
from coopsite.common.publishing import Status
from coopsite.management.commands.star_letters import letter_to
from products.models import OcopCertificate, OcopDecision, Product
from products.renewals import renewals_of
from tests.worklist.kit import staff

pytestmark = pytest.mark.django_db


@pytest.fixture
def federation():
    """The federation of Lào Cai, of whose products none has a certificate, and for which nobody with an address works."""
    OcopCertificate.objects.all().delete()
    get_user_model().objects.update(email="")
    return Federation.objects.get(slug="lao-cai")


@pytest.fixture
def certify(federation):
    """Let the nth product hold stars whose last day is so many months and days from today."""

    def certify(number, months, days=0, stars=4):
        product = Product.objects.published().filter(federation=federation).order_by("pk")[number]
        ends = add_months(timezone.localdate(), months) + datetime.timedelta(days=days)
        decision = OcopDecision.objects.create(
            number=f"{number}/QĐ", decided_on=add_months(ends, -36), body="UBND tỉnh", federation=federation
        )
        OcopDecision.objects.filter(pk=decision.pk).update(valid_until=ends)
        return OcopCertificate.objects.create(product=product, decision=decision, stars=stars)

    return certify


@pytest.fixture
def publisher(federation):
    return staff("nguoi-duyet", Role.PUBLISHER, email="duyet@x.example")


def test_they_are_sorted_by_what_presses(federation, certify):
    made = [certify(0, 0, -1), certify(1, 3), certify(2, 3, 1), certify(3, 6), certify(4, 6, 1)]
    found = renewals_of(federation)
    assert found.lapsed == [made[0]]
    assert found.pressing == [made[1]]
    assert found.expiring == [made[2], made[3]]


def test_a_letter_names_each_with_its_day(federation, certify, publisher):
    late, soon = certify(0, -1), certify(1, 2)
    letter = letter_to(federation)
    assert "duyet@x.example" in letter.bcc and letter.to == []
    assert letter.subject == f"Sao OCOP cần đánh giá lại: {federation}"
    assert f"{late.product}: 4 sao, hết hạn từ {show_date(late.decision.valid_until)}" in letter.body
    assert f"{soon.product}: 4 sao, đến hết {show_date(soon.decision.valid_until)}" in letter.body
    assert "Còn dưới sáu tháng" not in letter.body
    assert "/quan-tri/products/product/" in letter.body


def test_no_letter_where_nothing_presses_or_nobody_reads(federation, certify, publisher):
    certify(0, 30)
    assert letter_to(federation) is None
    certify(1, 1)
    assert letter_to(federation) is not None
    publisher.email = ""
    publisher.save()
    assert letter_to(federation) is None


def test_an_editor_gets_none(federation, certify):
    staff("nguoi-viet", Role.EDITOR, email="viet@x.example")
    certify(1, 1)
    assert letter_to(federation) is None


def test_the_command_sends_or_only_prints(federation, certify, publisher, capsys):
    certify(1, 1)
    call_command("star_letters", "--dry-run")
    assert "duyet@x.example" in capsys.readouterr().out and mail.outbox == []
    call_command("star_letters")
    (letter,) = mail.outbox
    assert "duyet@x.example" in letter.bcc


def test_the_calendar_holds_each_end_once(client, federation, certify):
    lasting, ended = certify(0, 20, stars=5), certify(1, -1)
    draft = certify(2, 10)
    draft.product.status = Status.DRAFT
    draft.product.save()
    answer = client.get("/lien-minh/lao-cai/han-sao.ics")
    assert answer["Content-Type"].startswith("text/calendar")
    (event,) = Calendar.from_ical(answer.content).events
    assert event.start == lasting.decision.valid_until
    assert event.end - event.start == datetime.timedelta(days=1)
    assert str(event["summary"]) == f"Hết hạn 5 sao: {lasting.product.name}"
    assert str(event["uid"]).startswith(str(lasting.pk))
    assert event.alarms.times[0].trigger == lasting.decision.valid_until - datetime.timedelta(days=90)
    assert ended.product.name not in answer.text


def test_the_federations_page_leads_to_its_calendar(client):
    assert 'href="/lien-minh/lao-cai/han-sao.ics"' in client.get("/lien-minh/lao-cai/").text
    assert client.get("/lien-minh/khong-co/han-sao.ics").status_code == 404
