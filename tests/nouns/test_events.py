"""Events: what the database refuses, whom the verbs of time keep, what is shown at them."""

import datetime
from unittest import mock

import pytest
from django.core.exceptions import ValidationError
from django.db import IntegrityError, transaction
from django.utils import timezone
from icalendar import Calendar

from cooperatives.models import Federation
from products.models import Product, ProductCategory
from stories.calendars import as_calendar, feed_of
from stories.models import Event, EventChange, EventKind, EventState

pytestmark = pytest.mark.django_db

HOUR, DAY = datetime.timedelta(hours=1), datetime.timedelta(days=1)
INSTANT = datetime.timedelta(microseconds=1)
NOON = datetime.datetime(2026, 12, 5, 5, 0, tzinfo=datetime.UTC)


@pytest.fixture
def own():
    return Federation.objects.get(slug="lao-cai")


def make(own, **values):
    """Store a published fair of an hour at NOON; ``values`` are what is otherwise."""
    values = {"begins_at": NOON, "ends_at": NOON + HOUR, "region": own.region, **values}
    published = {"status": "published", "published_at": NOON - 99 * DAY}
    return Event.objects.create(title="Phiên thử", federation=own, **{**published, **values})


class TestRefused:
    """By the form with a sentence at its box, and by the database on every other way in."""

    @pytest.mark.parametrize(
        ("values", "box", "code"),
        [
            ({"ends_at": NOON}, "ends_at", "ends_before_it_begins"),
            ({"ends_at": NOON - HOUR}, "ends_at", "ends_before_it_begins"),
            ({"change": "cancelled"}, "change_reason", "change_without_reason"),
            ({"change": "put-off"}, "change_reason", "change_without_reason"),
            ({"change": "moved", "change_reason": "Mưa"}, "planned_at", "moved_from_nowhere"),
            (
                {"change": "moved", "change_reason": "Mưa", "planned_at": NOON},
                "planned_at",
                "moved_to_the_same",
            ),
            ({"change": "elsewhere", "change_reason": "Mưa"}, "planned_venue", "elsewhere_than_nowhere"),
            *(({box: "ftp://a.example/"}, box, "not_https") for box in ("link", "replay")),
            ({"replay": "javascript:alert(1)"}, "replay", "not_https"),
        ],
    )
    def test_a_contradiction(self, own, values, box, code):
        row = make(own)
        for name, value in values.items():
            setattr(row, name, value)
        with pytest.raises(ValidationError) as caught:
            row.full_clean()
        assert code in {error.code for error in caught.value.error_dict[box]}
        with pytest.raises(IntegrityError), transaction.atomic():
            Event.objects.filter(pk=row.pk).update(**values)

    @pytest.mark.parametrize("values", [{"begins_at": None}, {"ends_at": None}, {"region": None}])
    def test_a_public_one_without_time_or_place(self, own, values):
        row = make(own)
        with pytest.raises(IntegrityError), transaction.atomic():
            Event.objects.filter(pk=row.pk).update(**values)
        Event.objects.filter(pk=row.pk).update(status="draft", **values)
        row.refresh_from_db()
        assert len(row.missing()) == 1

    def test_a_link_is_place_enough(self, own):
        row = make(own, region=None, link="https://a.example/")
        assert (row.missing(), row.is_online_only) == ([], True)
        row.full_clean()

    def test_the_same_product_twice(self, own):
        row, product = make(own), Product.objects.first()
        row.shown.create(product=product)
        with pytest.raises(IntegrityError), transaction.atomic():
            row.shown.create(product=product)

    def test_a_draft_may_be_moved_before_its_new_time_is_known(self, own):
        told = {"change": "moved", "change_reason": "Mưa", "planned_at": NOON}
        make(own, status="draft", begins_at=None, ends_at=None, **told).full_clean()

    def test_what_is_put_off_may_keep_both_times(self, own):
        make(own, change="put-off", change_reason="Mưa", planned_at=NOON).full_clean()

    @pytest.mark.parametrize("change", ["", "moved", "elsewhere", "put-off", "cancelled"])
    def test_every_change_with_what_it_needs_is_taken(self, own, change):
        before = {"planned_at": NOON - DAY, "planned_venue": "Sân vận động"}
        make(own, change=change, **({"change_reason": "Mưa lớn", **before} if change else {})).full_clean()


class TestTime:
    def test_the_verbs_say_what_the_row_says(self, own):
        row = make(own)
        for at in (NOON - INSTANT, NOON, NOON + HOUR - INSTANT, NOON + HOUR, NOON + DAY):
            is_over = row.state_at(at) == EventState.OVER
            assert Event.objects.filter(pk=row.pk).ahead(at).exists() != is_over
            assert Event.objects.filter(pk=row.pk).over(at).exists() == is_over

    def test_the_soonest_first_and_what_is_over_the_latest_first(self, own):
        rows = [make(own, begins_at=NOON + n * DAY, ends_at=NOON + n * DAY + HOUR) for n in (2, -3, 1, -1)]
        kept = Event.objects.filter(pk__in=[row.pk for row in rows])
        assert list(kept.ahead(NOON)) == [rows[2], rows[0]]
        assert list(kept.over(NOON)) == [rows[3], rows[1]]

    def test_what_was_called_off_is_ahead_but_does_not_take_place(self, own):
        off = make(own, change="cancelled", change_reason="Mưa")
        moved = make(own, change="moved", change_reason="Mưa", planned_at=NOON - DAY)
        kept = Event.objects.filter(pk__in=[off.pk, moved.pk]).ahead(NOON - DAY)
        assert set(kept) == {off, moved}
        assert list(kept.taking_place()) == [moved]

    def test_its_link_opens_until_the_end_and_its_recording_after_it(self, own):
        row = make(own, link="https://a.example/", replay="https://a.example/lai")
        for at, opens, again in [
            (NOON - DAY, True, False),
            (NOON, True, False),
            (NOON + HOUR, False, True),
        ]:
            with mock.patch("django.utils.timezone.now", lambda at=at: at):
                assert (row.opens, row.can_be_seen_again) == (opens, again)
        row.change = EventChange.CANCELLED
        with mock.patch("django.utils.timezone.now", lambda: NOON):
            assert not row.opens


class TestRecordingOwed:
    """Two days after a livestream somebody asks for its recording."""

    @pytest.mark.parametrize(
        ("values", "owes"),
        [
            ({}, True),
            ({"replay": "https://a.example/lai"}, False),
            ({"no_replay": True}, False),
            ({"kind": EventKind.FAIR}, False),
            ({"change": "cancelled", "change_reason": "Mưa"}, False),
            ({"change": "moved", "change_reason": "Mưa", "planned_at": NOON - DAY}, True),
        ],
    )
    def test_of_which(self, own, values, owes):
        row = make(own, **{"kind": EventKind.LIVESTREAM, **values})
        kept = Event.objects.filter(pk=row.pk)
        assert kept.without_replay(NOON + HOUR + 2 * DAY).exists() == owes
        assert not kept.without_replay(NOON + HOUR + 2 * DAY - INSTANT).exists()


class TestShown:
    def test_public_ones_in_their_order_and_no_alcohol(self, own):
        row = make(own)
        tea, oil, noodles, draft = Product.objects.published()[:4]
        Product.objects.filter(pk=draft.pk).update(status="draft")
        spirits = ProductCategory.objects.filter(restricted_promotion=True).first()
        Product.objects.filter(pk=oil.pk).update(category=spirits)
        for position, product in enumerate([noodles, draft, oil, tea]):
            row.shown.create(product=product, position=position)
        assert list(row.products_on_show()) == [noodles, tea]

    def test_those_ahead_of_a_product(self, own):
        product = Product.objects.published().first()
        product.shown_at.all().delete()
        rows = [
            make(own, begins_at=NOON + n * DAY, ends_at=NOON + n * DAY + HOUR, **more)
            for n, more in [
                (3, {}),
                (1, {}),
                (-1, {}),
                (2, {"change": "put-off", "change_reason": "Mưa"}),
                (4, {"status": "draft"}),
                (5, {"binned_at": NOON}),
            ]
        ]
        for row in rows:
            row.shown.create(product=product)
        assert [one.event for one in product.shown_at.ahead(NOON).for_mention()] == [rows[1], rows[0]]


def read(rows, at=NOON - DAY) -> list:
    return list(Calendar.from_ical(as_calendar(rows, "Thử", at)).events)


class TestCalendar:
    """Read back by the library as any calendar would read it."""

    def test_all_that_it_says(self, own):
        row = make(
            own,
            venue="Nhà văn hóa xã",
            standfirst="Chè, quế; và “cơm cháy”, mời bà con tới xem, nếm thử rồi hãy mua, không mua cũng không sao.",
            link="https://a.example/xem?a=1;b=2",
        )
        with mock.patch("django.utils.timezone.now", lambda: NOON - DAY):
            raw = as_calendar([row], "Thử")
            (entry,) = read([row])
        assert all(len(line) <= 75 for line in raw.split(b"\r\n"))
        assert (entry.start, entry.end) == (NOON, NOON + HOUR)
        assert entry.start.utcoffset() == datetime.timedelta(0)
        assert str(entry["summary"]) == "Phiên thử"
        assert str(entry["location"]) == f"Nhà văn hóa xã, {row.place_name}"
        assert str(entry["description"]) == f"{row.standfirst}\nVào xem: {row.link}"
        assert str(entry["url"]).endswith(row.get_absolute_url())
        assert str(entry["url"]).startswith("https://thosan.test/")
        assert entry["status"] == "CONFIRMED"
        assert entry["dtstamp"].dt == entry["last-modified"].dt == row.updated_at.replace(microsecond=0)
        assert entry.alarms.times[0].trigger == NOON - DAY

    def test_a_longer_name_is_folded_between_letters(self, own):
        row = make(own)
        row.title = "Hội chợ đặc sản vùng cao " * 6
        raw = as_calendar([row], "Thử")
        assert max(map(len, raw.split(b"\r\n"))) <= 75
        (entry,) = read([row])
        assert str(entry["summary"]) == row.title

    @pytest.mark.parametrize(("change", "head"), [("cancelled", "Đã hủy: "), ("put-off", "Hoãn: ")])
    def test_what_was_called_off_says_so_and_reminds_of_nothing(self, own, change, head):
        row = make(own, change=change, change_reason="Mưa lớn, đường sạt")
        (entry,) = read([row])
        assert (entry["status"], str(entry["summary"])) == ("CANCELLED", f"{head}Phiên thử")
        assert "Mưa lớn, đường sạt" in str(entry["description"])
        assert entry.subcomponents == []

    def test_what_is_elsewhere_says_so_and_reminds_all_the_same(self, own):
        told = {"change": "elsewhere", "change_reason": "Sân đang sửa", "planned_venue": "Sân vận động"}
        (entry,) = read([make(own, venue="Nhà văn hóa", **told)])
        assert (entry["status"], str(entry["summary"])) == ("CONFIRMED", "Phiên thử")
        assert str(entry["location"]).startswith("Nhà văn hóa")
        assert "Đã đổi địa điểm: Sân đang sửa" in str(entry["description"])
        assert len(entry.subcomponents) == 1

    def test_the_name_of_an_entry_outlives_all_that_may_change(self, own):
        row = make(own)
        before = read([row])[0]
        row.title, row.slug, row.begins_at, row.ends_at = "Tên khác", "ten-khac", NOON + DAY, NOON + 2 * DAY
        row.change, row.change_reason, row.planned_at = "moved", "Mưa", NOON
        row.save()
        after = read([row])[0]
        assert after["uid"] == before["uid"]
        assert after.start == NOON + DAY
        assert (after["status"], str(after["summary"])) == ("CONFIRMED", "Tên khác")
        assert after["last-modified"].dt >= before["last-modified"].dt

    def test_each_change_has_a_greater_number(self, own):
        row, numbers = make(own), []
        for seconds in (0, 1, 86_400):
            row.updated_at = NOON + datetime.timedelta(seconds=seconds)
            numbers.append(read([row])[0]["sequence"])
        assert (numbers[1] - numbers[0], numbers[2] - numbers[0]) == (1, 86_400)
        assert numbers[0] > 0 and numbers[2] < 2**31

    @pytest.mark.parametrize(("at", "reminders"), [(NOON + HOUR - INSTANT, 1), (NOON + HOUR, 0)])
    def test_what_is_over_reminds_of_nothing(self, own, at, reminders):
        (entry,) = read([make(own)], at)
        assert len(entry.subcomponents) == reminders

    def test_the_feed_alone_says_how_often_to_ask(self, own):
        feed, one = feed_of(own, NOON), as_calendar([make(own)], "Thử", NOON)
        for line in (b"REFRESH-INTERVAL;VALUE=DURATION:PT3H\r\n", b"X-PUBLISHED-TTL:PT3H\r\n"):
            assert line in feed and line not in one

    def test_where_a_livestream_is(self, own):
        row = make(own, region=None, link="https://a.example/", kind=EventKind.LIVESTREAM)
        (entry,) = read([row])
        assert str(entry["location"]) == "https://a.example/"
        assert entry.alarms.times[0].trigger == NOON - datetime.timedelta(minutes=30)

    def test_the_feed_holds_a_federations_public_ones_of_a_year(self, own):
        Event.objects.all().delete()
        kept = [make(own), make(own, change="cancelled", change_reason="Mưa")]
        make(own, status="draft")
        make(own, binned_at=NOON)
        make(own, published_at=NOON + 2 * DAY)
        make(Federation.objects.get(slug="thai-nguyen"))
        make(own, begins_at=NOON - 400 * DAY, ends_at=NOON - 399 * DAY)
        entries = list(Calendar.from_ical(feed_of(own, NOON + DAY)).events)
        assert len({str(one["uid"]) for one in entries}) == len(entries) == len(kept)
        assert sorted(one["status"] for one in entries) == ["CANCELLED", "CONFIRMED"]

    def test_the_feed_asks_once(self, own, django_assert_num_queries):
        for number in range(5):
            make(own, begins_at=NOON + number * DAY, ends_at=NOON + number * DAY + HOUR)
        with django_assert_num_queries(1):
            feed_of(own, NOON)


def test_it_is_moved_off_and_back_without_a_trace_in_its_words(own):
    """A reason alone changes nothing of the times."""
    row = make(own, change="moved", change_reason="Mưa", planned_at=NOON - DAY)
    assert row.planned_hours == "12:00, thứ Sáu, 4/12/2026"
    assert row.hours == "12:00–13:00, thứ Bảy, 5/12/2026"
    assert timezone.localtime(row.begins_at).hour == 12
