"""Searches are counted without a trace of who asked, and a count never costs an answer."""

import datetime
from unittest import mock

import pytest
from django.conf import settings
from django.core.management import call_command
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.utils import timezone

from coopsite.common.search import tally
from coopsite.common.search.models import SearchTally

pytestmark = pytest.mark.django_db

BROWSER = {"User-Agent": "Mozilla/5.0 (Android 14; Mobile; rv:130.0) Gecko/130.0 Firefox/130.0"}
LOG = settings.VAR_DIR / "search-log"


@pytest.fixture(autouse=True)
def no_lines():
    LOG.unlink(missing_ok=True)
    yield
    LOG.unlink(missing_ok=True)


def ask(client, query, headers=BROWSER, **more):
    answer = client.get("/tim-kiem/", {"q": query, **more}, headers=headers)
    assert answer.status_code == 200
    return answer


def counted() -> dict:
    tally.gather()
    return {one.query: (one.asked, one.hits) for one in SearchTally.objects.all()}


def test_every_spelling_is_one_question_of_the_day(client):
    total = ask(client, "Chè Shan tuyết").context["total"]
    for query in ("che shan tuyet", "CHÈ  shan, tuyết!"):
        ask(client, query)
    assert counted() == {"che shan tuyet": (3, total)}
    ask(client, "che shan tuyet")
    assert counted() == {"che shan tuyet": (4, total)}
    assert SearchTally.objects.get().day == timezone.localdate()


@pytest.mark.parametrize(
    ("typed", "counted_as"),
    [
        ("0912345678", ""),
        ("gọi 0912 345 678 gấp", "goi gap"),
        ("+84 (912) 345-678", ""),
        ("0912.345.678 chè", "che"),
        ("căn cước 001099012345", "can cuoc"),
        ("stk: a1234567890b", "stk"),
        ("nguyen.van.a@example.vn chè", "che"),
        ("chè, a@b", "che"),
        ("quyết định 1804 năm 2024", "quyet dinh 1804 nam 2024"),
        ("7/8/2024", "7 8 2024"),
        ("?!", ""),
        ("à" * 500, "a" * 40),
    ],
)
def test_what_may_tell_of_a_person_is_left_out(typed, counted_as):
    assert tally.counted_as(typed) == counted_as


def test_the_words_fit_their_column():
    assert len(tally.counted_as(" ".join("nghiêng" * 5 + str(n) for n in range(12)))) <= tally.LENGTH


@pytest.mark.parametrize("more", [{"trang": "2"}, {"loai": "htx"}, {"dung": "1"}])
def test_a_further_look_at_the_same_is_not_counted(client, more):
    ask(client, "che", **more)
    assert counted() == {}


@pytest.mark.parametrize(
    "agent",
    [
        "Mozilla/5.0 (compatible; Googlebot/2.1; +http://www.google.com/bot.html)",
        "Mozilla/5.0 (compatible; coccocbot-web/1.0)",
        "python-requests/2.32",
        "",
    ],
)
def test_a_program_is_not_counted(client, agent):
    ask(client, "che", headers={"User-Agent": agent})
    client.head("/tim-kiem/", {"q": "che"}, headers=BROWSER)
    assert counted() == {}


def test_the_page_writes_to_no_table_and_sets_no_cookie(client):
    with CaptureQueriesContext(connection) as caught:
        answer = ask(client, "zâm bút zét")
    assert [one["sql"] for one in caught if not one["sql"].startswith("SELECT")] == []
    assert not answer.cookies
    assert "Cookie" not in answer.headers.get("Vary", "")


def test_a_line_tells_the_day_the_number_and_the_words_alone(client):
    total = ask(client, "Mật ong", headers={**BROWSER, "X-Forwarded-For": "203.0.113.7"}).context["total"]
    assert LOG.read_text() == f"{timezone.localdate()}\t{total}\tmat ong\n"


def test_where_nothing_can_be_written_the_answer_is_given(client, caplog):
    LOG.mkdir()
    try:
        ask(client, "mat ong")
    finally:
        LOG.rmdir()
    assert "could not be counted" in caplog.text


def test_a_flood_fills_no_disk(client):
    LOG.write_bytes(b"x" * (tally.MOST_BYTES + 1))
    ask(client, "mat ong")
    assert LOG.stat().st_size == tally.MOST_BYTES + 1
    assert counted() == {}
    ask(client, "mat ong")
    assert set(counted()) == {"mat ong"}


def test_publish_due_gathers_and_a_fault_there_keeps_no_draft_waiting(client, caplog):
    ask(client, "mat ong")
    with mock.patch(
        "coopsite.management.commands.publish_due.keep_due", side_effect=ValueError, __name__="k"
    ):
        call_command("publish_due")
    assert SearchTally.objects.get().query == "mat ong"
    assert "next time" in caplog.text
    assert tally.gather() == 0


def test_old_counts_are_forgotten():
    today = timezone.localdate()
    for days in (0, 400, 401):
        SearchTally.objects.create(day=today - datetime.timedelta(days=days), query="che", asked=1)
    call_command("empty_bin")
    assert [(today - one.day).days for one in SearchTally.objects.order_by("-day")] == [0, 400]
