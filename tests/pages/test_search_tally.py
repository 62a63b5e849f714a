"""Searches are counted without a trace of who asked, and a count never costs an answer."""

import datetime
import fcntl
from unittest import mock

import pytest
from django.conf import settings
from django.core.management import call_command
from django.db import OperationalError, connection
from django.test.utils import CaptureQueriesContext
from django.utils import timezone

from coopsite.common.search import tally
from coopsite.common.search.models import SearchTally

pytestmark = pytest.mark.django_db

BROWSER = {"User-Agent": "Mozilla/5.0 (Android 14; Mobile; rv:130.0) Gecko/130.0 Firefox/130.0"}
LOG = settings.VAR_DIR / "search-log"


@pytest.fixture(autouse=True)
def no_lines():
    yield
    for path in (LOG, LOG.with_name("search-log-lock"), *left()):
        path.unlink(missing_ok=True)


def left() -> list:
    """The files that a gathering took away and did not add."""
    return list(LOG.parent.glob("search-log.*"))


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
    total = ask(client, "Chè Shan", headers={**BROWSER, "X-Forwarded-For": "203.0.113.7"}).context["total"]
    assert LOG.read_text() == f"{timezone.localdate()}\t{total}\tche shan\n"


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


def test_what_a_mended_spelling_found_is_a_gap(client):
    answer = ask(client, "phinh hoz")
    assert answer.context["method"] == "spelling"
    assert answer.context["total"] > 0
    assert counted() == {"phinh hoz": (1, 0)}


def test_a_busy_database_loses_no_count(client):
    for query in ("mat ong", "che"):
        ask(client, query)
        with (
            mock.patch.object(tally, "_add", side_effect=OperationalError("database is locked")),
            pytest.raises(OperationalError),
        ):
            tally.gather()
    ask(client, "mat ong")
    assert {query: asked for query, (asked, _hits) in counted().items()} == {"mat ong": 2, "che": 1}
    assert tally.gather() == 0
    assert left() == []


def test_what_an_ended_command_left_is_added():
    LOG.with_name("search-log.4711").write_text(f"{timezone.localdate()}\t2\tmat ong\n")
    assert counted() == {"mat ong": (1, 2)}
    assert left() == []


def test_a_line_that_cannot_be_read_costs_no_other():
    day = timezone.localdate()
    lines = [
        f"{day}\t3\tche",
        "2026-13-45\t1\tche",
        f"{day}\tx\tche",
        f"{day}\t{10**12}\tche",
        f"{day}\t1",
        "\t\t",
    ]
    lines += [f"{day}\t1\t", f"{day}\t1\t{'a' * 121}", f"{day}\t1\tche\0", f"{day}\t4\tche"]
    LOG.write_bytes("\n".join(lines).encode() + b"\n\xff\xfe")
    assert tally.gather() == 2
    assert counted() == {"che": (2, 4)}


def test_one_command_gathers_at_a_time(client):
    ask(client, "mat ong")
    with LOG.with_name("search-log-lock").open("ab") as lock:
        fcntl.flock(lock, fcntl.LOCK_EX)
        assert tally.gather() == 0
    assert set(counted()) == {"mat ong"}


def test_a_flood_of_words_is_stored_by_few_statements_and_kept_in_part(monkeypatch):
    monkeypatch.setattr(tally, "MOST_NEW", 900)
    day = timezone.localdate()
    SearchTally.objects.create(day=day, query="zz", asked=1)
    asked = [*(f"w{number:04}" for number in range(1000)), "zy", "zy", "zz"]
    LOG.write_text("".join(f"{day}\t0\t{query}\n" for query in asked))
    with CaptureQueriesContext(connection) as caught:
        assert tally.gather() == len(asked)
    assert len(caught) < 10
    stored = {one.query: one.asked for one in SearchTally.objects.all()}
    assert len(stored) == 900
    assert (stored["zy"], stored["zz"]) == (2, 2)


def test_old_counts_are_forgotten():
    today = timezone.localdate()
    for days in (0, 400, 401):
        SearchTally.objects.create(day=today - datetime.timedelta(days=days), query="che", asked=1)
    call_command("empty_bin")
    assert [(today - one.day).days for one in SearchTally.objects.order_by("-day")] == [0, 400]
