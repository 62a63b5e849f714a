"""Staff type a fair in two minutes: hours as they write them, sentences where something is wrong, nothing lost."""

import datetime

import pytest
from django.test import Client
from django.urls import reverse
from django.utils import timezone

from products.models import Product
from stories.models import Event
from tests.admin.forms import sent_from
from tests.desk.acting import Desk
from tests.worklist.kit import sections

pytestmark = pytest.mark.django_db

ADD = reverse("admin:stories_event_add")
TYPED = {
    "title": "Phiên chợ livestream quế tươi",
    "kind": "livestream",
    "begins_at_0": "5/12/2030",
    "begins_at_1": "19h30",
    "ends_at_0": "5/12/2030",
    "ends_at_1": "21h",
    "link": "https://a.example/que",
}


@pytest.fixture
def desk():
    return Desk("nguoi-lao-cai", "lao-cai")


def blank(desk, **typed) -> dict:
    sent = sent_from(desk.client.get(ADD).context, "_continue")
    # Of many choices none are chosen.
    return {name: value for name, value in sent.items() if name != "cooperatives"} | TYPED | typed


class TestTyping:
    def test_seven_boxes_make_a_notice(self, desk):
        answer = desk.client.post(ADD, blank(desk))
        row = Event.objects.get(title=TYPED["title"])
        assert answer.status_code == 302
        assert (row.status, row.federation.slug, row.slug) == (
            "draft",
            "lao-cai",
            "phien-cho-livestream-que-tuoi",
        )
        assert row.hours == "19:30–21:00, thứ Năm, 5/12/2030"
        assert row.missing() == []
        desk.save(row, "_publish")
        assert Client().get(row.get_absolute_url()).status_code == 200

    @pytest.mark.parametrize(
        ("typed", "box", "code"),
        [
            ({"ends_at_1": "18h"}, "ends_at", "ends_before_it_begins"),
            ({"begins_at_1": "chiều tối"}, "begins_at", "invalid"),
            ({"begins_at_0": "30/2/2030"}, "begins_at", "invalid"),
            ({"begins_at_1": ""}, "begins_at", "invalid_time"),
            ({"link": "ftp://a.example/que"}, "link", "not_https"),
            ({"change": "cancelled"}, "change_reason", "change_without_reason"),
            ({"change": "moved", "change_reason": "Mưa"}, "planned_at", "moved_from_nowhere"),
            ({"change": "elsewhere", "change_reason": "Mưa"}, "planned_venue", "elsewhere_than_nowhere"),
        ],
    )
    def test_what_is_wrong_is_said_at_its_box_and_nothing_is_lost(self, desk, typed, box, code):
        before = Event.objects.count()
        answer = desk.client.post(ADD, blank(desk, **typed))
        form = answer.context["adminform"].form
        assert code in {one.code for one in form.errors.as_data()[box]}
        assert Event.objects.count() == before
        for value in (TYPED | typed).values():
            assert not value or value in answer.content.decode()

    def test_a_draft_may_lack_all_but_a_name_and_its_publisher_is_told(self, desk):
        lacking = dict.fromkeys(["begins_at_0", "begins_at_1", "ends_at_0", "ends_at_1", "link"], "")
        assert desk.client.post(ADD, blank(desk, **lacking)).status_code == 302
        row = Event.objects.get(title=TYPED["title"])
        desk.save(row, "_publish")
        row.refresh_from_db()
        assert row.status == "draft"
        assert len(row.missing()) == 3


class TestWhoseProducts:
    """Fairs are joint: what the public sees may be shown, whosever it is."""

    @pytest.mark.parametrize(("status", "taken"), [("published", True), ("draft", False)])
    def test_of_another_federation(self, desk, status, taken):
        foreign = Product.objects.filter(federation__slug="thai-nguyen").first()
        Product.objects.filter(pk=foreign.pk).update(status=status)
        rows = {"shown-TOTAL_FORMS": "1", "shown-0-product": str(foreign.pk), "shown-0-position": "1"}
        answer = desk.client.post(ADD, blank(desk, **rows))
        assert answer.status_code == (302 if taken else 200)
        stored = Event.objects.filter(title=TYPED["title"], shown__product=foreign)
        assert stored.exists() == taken
        if not taken:
            assert foreign.name not in answer.content.decode()

    def test_an_event_of_another_federation_is_out_of_reach(self, desk):
        foreign = Event.objects.filter(federation__slug="thai-nguyen").first()
        assert desk.client.get(desk.page(foreign, "change")).status_code == 302


def test_a_change_of_hours_reads_in_the_history_as_on_the_page(desk):
    row = Event.objects.published().get(federation__slug="lao-cai", kind="fair")
    desk.save(row, begins_at_1="9h15")
    html = desk.client.get(desk.page(row, "change")).content.decode()
    day = timezone.localdate(row.begins_at)
    assert f"09:15, {day.day}/{day.month}/{day.year}" in html
    row.refresh_from_db()
    assert timezone.localtime(row.begins_at).hour == 8


class TestTheRecordingOwed:
    def test_it_is_on_the_worklist_until_something_is_said_of_it(self, desk):
        row = Event.objects.get(federation__slug="lao-cai", kind="livestream")
        assert "thieu-ban-ghi" not in sections(desk.client)
        Event.objects.filter(pk=row.pk).update(replay="")
        owed = sections(desk.client)["thieu-ban-ghi"]
        assert [line.row for line in owed.lines] == [row]
        listed = desk.client.get(reverse("admin:stories_event_changelist"), {"viec": "thieu-ban-ghi"})
        assert list(listed.context["cl"].queryset) == [row]
        Event.objects.filter(pk=row.pk).update(no_replay=True)
        assert "thieu-ban-ghi" not in sections(desk.client)

    def test_not_the_day_after(self, desk):
        row = Event.objects.get(federation__slug="lao-cai", kind="livestream")
        ended = timezone.now() - datetime.timedelta(days=1)
        Event.objects.filter(pk=row.pk).update(
            replay="", ends_at=ended, begins_at=ended - datetime.timedelta(1)
        )
        assert "thieu-ban-ghi" not in sections(desk.client)
