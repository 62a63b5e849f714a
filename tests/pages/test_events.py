"""Fairs and livestreams as readers find them: in the order of time, saying what became of them, in their calendars."""

import datetime
import json
import re

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.utils import timezone
from icalendar import Calendar

from cooperatives.models import Cooperative, Federation
from coopsite.common.dates import show_weekday
from coopsite.common.search import shelf
from products.models import Product, ProductCategory
from stories.models import Event
from tests.kit.freshness import later
from tests.kit.pages import text_of
from tests.pages.addresses import EVENT, FAIR, HOME, PRODUCT

pytestmark = pytest.mark.django_db

LIST = "/su-kien/"
FEED = "/lien-minh/lao-cai/su-kien.ics"
DAY = datetime.timedelta(days=1)


@pytest.fixture(autouse=True)
def nothing_is_kept_of_another_day():
    """What was settled while the clock was moved on is none of the other tests' business."""
    yield
    shelf.forget()


@pytest.fixture
def own():
    return Federation.objects.get(slug="lao-cai")


@pytest.fixture
def bare(own):
    """The site without the demonstration's events."""
    Event.objects.all().delete()
    return own


def make(own, title, begins, hours=1, **values):
    """Store a published fair that begins so long from now, truncated to the minute."""
    at = timezone.now().replace(second=0, microsecond=0) + begins
    values = {"region": own.region, "standfirst": "Chợ nhỏ.", **values}
    times = {"begins_at": at, "ends_at": at + datetime.timedelta(hours=hours)}
    published = {"status": "published", "published_at": timezone.now() - 500 * DAY}
    return Event.objects.create(title=title, federation=own, **{**times, **published, **values})


def at(path) -> Event:
    return Event.objects.get(slug=path.strip("/").split("/")[-1])


def titles(client, path=LIST) -> list[str]:
    return re.findall(r'<h[34]><a href="/su-kien/[^"]+">([^<]+)</a>', client.get(path).text)


def headings(client, path=LIST) -> list[str]:
    return re.findall(r'<h3 class="kind mt5">([^<]+)</h3>', client.get(path).text)


class TestTheList:
    def test_what_is_on_then_what_comes_then_what_is_over(self, client, bare):
        for title, begins, hours in [
            ("Xa", 20 * DAY, 1),
            ("Đã lâu", -90 * DAY, 1),
            ("Gần", 2 * DAY, 1),
            ("Đang họp", -DAY, 48),
            ("Vừa qua", -2 * DAY, 1),
        ]:
            make(bare, title, begins, hours)
        assert titles(client) == ["Đang họp", "Gần", "Xa", "Vừa qua", "Đã lâu"]
        soon, far = (timezone.localdate(timezone.now() + days * DAY) for days in (2, 20))
        told = [f"{word[0].upper()}{word[1:]}" for word in map(show_weekday, (soon, far))]
        assert headings(client) == ["Đang diễn ra", *told, "Đã qua"]

    def test_it_turns_by_the_minute(self, client, bare):
        event = make(bare, "Chợ sáng", DAY)
        make(bare, "Chợ chiều", 2 * DAY)
        for seconds, words, heading in [(-1, "Sắp diễn ra", None), (0, "Đang diễn ra", "Đang diễn ra")]:
            with later(seconds=(event.begins_at - timezone.now()).total_seconds() + seconds):
                assert words in client.get(event.get_absolute_url()).text
                assert heading is None or headings(client)[0] == heading
        with later(seconds=(event.ends_at - timezone.now()).total_seconds() + 0.5):
            assert titles(client) == ["Chợ chiều", "Chợ sáng"]
            assert headings(client)[-1] == "Đã qua"

    def test_today_and_tomorrow_are_called_so(self, client, bare):
        noon = timezone.localtime().replace(hour=12, minute=0, second=0, microsecond=0)
        for title, days in [("Nay", 0), ("Mai", 1)]:
            row = make(bare, title, DAY)
            begins = noon + days * DAY
            Event.objects.filter(pk=row.pk).update(begins_at=begins, ends_at=begins + DAY / 24)
        with later(seconds=(noon - timezone.now()).total_seconds() - 3600):
            assert [one.split(",")[0] for one in headings(client)] == ["Hôm nay", "Ngày mai"]

    def test_pages_of_twenty_four_keep_the_order(self, client, bare):
        for number in range(30):
            make(bare, f"Phiên {number:02}", (number - 4) * DAY)
        first, second = titles(client), titles(client, f"{LIST}?trang=2")
        ahead = [f"Phiên {number:02}" for number in range(5, 30)]
        over = [f"Phiên {number:02}" for number in range(4, -1, -1)]
        # The fifth began this very minute and is on for an hour.
        assert first + second == [over[0], *ahead, *over[1:]]
        assert len(first) == 24

    def test_by_kind_by_province_and_by_words(self, client):
        assert titles(client, f"{LIST}?loai=fair") == ["Hội chợ nông sản vùng cao Lào Cai"]
        assert len(titles(client, f"{LIST}?tinh=lao-cai")) == 3
        assert titles(client, f"{LIST}?q=rung+que") == ["Một buổi livestream ở rừng quế"]
        assert titles(client, f"{LIST}?sap-xep=ten") == sorted(titles(client, f"{LIST}?sap-xep=ten"))
        assert headings(client, f"{LIST}?sap-xep=ten") == []

    def test_more_of_them_ask_no_more(self, client, own):
        client.get(LIST)
        with CaptureQueriesContext(connection) as few:
            client.get(LIST)
        for number in range(40):
            make(own, f"Phiên {number}", (number - 20) * DAY)
        client.get(LIST)
        with CaptureQueriesContext(connection) as many:
            client.get(LIST)
        assert len(many) <= len(few)


class TestThePage:
    def test_before_and_after(self, client, own):
        row = make(own, "Phiên", DAY, link="https://a.example/vao", replay="https://a.example/lai")
        html = client.get(row.get_absolute_url()).text
        assert 'href="https://a.example/vao"' in html and "a.example/lai" not in html
        assert row.hours in html
        with later(days=2):
            html = client.get(row.get_absolute_url()).text
            assert 'href="https://a.example/lai"' in html and "a.example/vao" not in html
            assert "Thêm vào lịch" not in html

    @pytest.mark.parametrize(
        ("change", "words"), [("cancelled", "Đã hủy"), ("put-off", "Hoãn, chưa có ngày mới")]
    )
    def test_what_was_called_off_keeps_its_page_and_says_so(self, client, own, change, words):
        row = make(own, "Phiên", DAY, change=change, change_reason="Đường sạt lở", link="https://a.example/")
        html = client.get(row.get_absolute_url()).text
        assert f"{words}.</b> Đường sạt lở" in html
        assert "a.example" not in html.partition("application/ld+json")[0]
        assert row.get_absolute_url() not in client.get(HOME).text

    def test_what_was_moved_says_from_when(self, client, own):
        planned = timezone.now() + DAY
        row = make(own, "Phiên", 3 * DAY, change="moved", change_reason="Mưa", planned_at=planned)
        html = client.get(row.get_absolute_url()).text
        assert f"Mưa. Lúc đầu định bắt đầu {row.planned_hours}." in html

    def test_what_is_elsewhere_says_where_it_was_to_be(self, client, own):
        told = {"change": "elsewhere", "change_reason": "Sân đang sửa", "planned_venue": "Sân vận động"}
        row = make(own, "Phiên", DAY, venue="Nhà văn hóa", **told)
        text = text_of(client.get(row.get_absolute_url()).text)
        assert "Đã đổi địa điểm. Sân đang sửa. Lúc đầu định ở Sân vận động." in text
        assert "Sắp diễn ra" in text and "Nhà văn hóa" in text

    def test_it_shows_no_draft_and_no_alcohol_and_no_hidden_cooperative(self, client):
        event = at(FAIR)
        tea, oil, other = [one.product for one in event.shown.all()]
        spirits = ProductCategory.objects.filter(restricted_promotion=True).first()
        Product.objects.filter(pk=tea.pk).update(status="draft")
        Product.objects.filter(pk=oil.pk).update(category=spirits)
        hidden = event.cooperatives.first()
        Cooperative.objects.filter(pk=hidden.pk).update(status="draft")
        html = client.get(FAIR).text
        assert other.get_absolute_url() in html
        for gone in (tea, oil, hidden):
            assert gone.get_absolute_url() not in html

    def test_more_products_ask_no_more(self, client):
        event = at(FAIR)
        client.get(FAIR)
        with CaptureQueriesContext(connection) as few:
            client.get(FAIR)
        for product in Product.objects.published().exclude(shown_at__event=event):
            event.shown.create(product=product)
        event.cooperatives.set(Cooperative.objects.all())
        with CaptureQueriesContext(connection) as many:
            client.get(FAIR)
        # What cooperatives show of themselves is loaded for all of them at once.
        assert len(many) <= len(few)
        assert len(many) <= 12

    def test_what_is_made_up_is_marked_and_told_to_no_machine(self, client, own):
        html = client.get(EVENT).text
        assert "Sự kiện minh họa, không có thật." in html
        assert "application/ld+json" not in html and 'content="noindex, follow"' in html
        row = make(own, "Phiên", DAY, link="https://a.example/", organisers="Liên minh; Hội phụ nữ")
        html = client.get(row.get_absolute_url()).text
        assert "noindex" not in html
        (found,) = re.findall(r'<script type="application/ld\+json">(.*?)</script>', html)
        told = json.loads(found)
        assert datetime.datetime.fromisoformat(told["startDate"]) == row.begins_at
        assert told["startDate"].endswith("+07:00")
        assert told["eventStatus"] == "https://schema.org/EventScheduled"
        assert told["eventAttendanceMode"].endswith("MixedEventAttendanceMode")
        assert [place["@type"] for place in told["location"]] == ["Place", "VirtualLocation"]
        assert [one["name"] for one in told["organizer"]] == ["Liên minh", "Hội phụ nữ"]

    def test_a_word_of_machines_for_each_change(self, client, own):
        for change, status in [
            ("cancelled", "EventCancelled"),
            ("put-off", "EventPostponed"),
            ("moved", "EventRescheduled"),
            ("elsewhere", "EventScheduled"),
        ]:
            planned = {"planned_at": timezone.now(), "planned_venue": "Chợ"}
            row = make(own, change, DAY, change=change, change_reason="Mưa", **planned)
            assert f'"eventStatus":"https://schema.org/{status}"' in client.get(row.get_absolute_url()).text


class TestCalendars:
    def test_one_event(self, client):
        answer = client.get(f"{FAIR}lich.ics")
        assert answer["Content-Type"] == "text/calendar; charset=utf-8"
        (entry,) = Calendar.from_ical(answer.content).events
        event = at(FAIR)
        assert (entry.start, entry.end) == (event.begins_at, event.ends_at)
        assert str(entry["summary"]) == f"{event.title} (minh họa)"

    def test_of_a_draft_and_in_the_bin_there_is_none(self, client):
        event = at(FAIR)
        for values in ({"status": "draft"}, {"status": "published", "binned_at": timezone.now()}):
            Event.objects.filter(pk=event.pk).update(**values)
            for path in (FAIR, f"{FAIR}lich.ics"):
                assert client.get(path).status_code == 404
            assert event.title not in client.get(FEED).content.decode().replace("\r\n ", "")
            assert event.title not in client.get(LIST).text

    def test_a_former_address_leads_to_the_calendar_not_to_the_page(self, client):
        event = at(FAIR)
        event.slug = "hoi-cho-moi"
        event.save()
        assert client.get(FAIR).headers["Location"] == "/su-kien/hoi-cho-moi/"
        assert client.get(f"{FAIR}lich.ics").headers["Location"] == "/su-kien/hoi-cho-moi/lich.ics"
        assert client.get("/su-kien/khong-co/lich.ics").status_code == 404

    def test_who_subscribed_to_a_renamed_federation_is_led_on(self, client, own):
        own.slug = "lao-cai-moi"
        own.save()
        assert client.get(FEED).headers["Location"] == "/lien-minh/lao-cai-moi/su-kien.ics"
        assert client.get("/lien-minh/khong-co/su-kien.ics").status_code == 404

    def test_the_feed_holds_its_own_with_the_cancelled_one(self, client, own):
        entries = list(Calendar.from_ical(client.get(FEED).content).events)
        assert len(entries) == Event.objects.filter(federation=own).count() == 3
        assert [str(one["status"]) for one in entries].count("CANCELLED") == 1


class TestWhereElseItIsTold:
    def test_the_federations_page(self, client):
        html = client.get("/lien-minh/lao-cai/").text
        assert f'href="webcal://thosan.test{FEED}"' in html and f'href="{FAIR}"' in html
        # A tapped https address would be taken in once and never change: it is there to be pasted.
        assert f">https://thosan.test{FEED}<" in html and f'href="{FEED}"' not in html
        assert "Theo dõi lịch của liên minh thì lịch tự đổi theo; thêm từng sự kiện thì không." in html
        assert at(FAIR).get_absolute_url() not in client.get("/lien-minh/lao-cai/?loai=san-pham").text

    def test_the_products_page_names_what_is_ahead(self, client):
        assert FAIR in client.get(PRODUCT).text
        Event.objects.filter(pk=at(FAIR).pk).update(change="cancelled", change_reason="Mưa")
        assert FAIR not in client.get(PRODUCT).text

    def test_alcohol_is_met_nowhere(self, client):
        spirits = ProductCategory.objects.filter(restricted_promotion=True).first()
        Product.objects.filter(slug=PRODUCT.split("/")[2]).update(category=spirits)
        assert FAIR not in client.get(PRODUCT).text

    def test_the_front_page_names_the_next_that_take_place(self, client):
        html = client.get(HOME).text
        assert EVENT in html and FAIR in html
        assert "tuan-hang-que-che-o-cho-dem" not in html
        Event.objects.all().delete()
        assert "Sắp có phiên chợ" not in client.get(HOME).text

    def test_search_and_its_suggestions(self, client):
        html = client.get("/tim-kiem/?q=hoi+cho+nong+san").text
        assert FAIR in html and at(FAIR).hours in html
        hints = client.get("/tim-kiem/goi-y/?q=hoi+cho+nong").json()["hints"]
        assert ("Sự kiện, Lào Cai", FAIR) in {(hint["kind"], hint["url"]) for hint in hints}
