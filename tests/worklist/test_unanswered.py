"""What readers looked for and did not find is told to whoever may publish something about it."""

import datetime

import pytest
from django.utils import timezone

from cooperatives.models import Role
from coopsite.common.search.models import SearchTally
from tests.worklist.kit import INDEX, staff

pytestmark = pytest.mark.django_db

TITLE = "Người xem tìm mà không thấy"


def asked(query, times=1, hits=0, days=0):
    day = timezone.localdate() - datetime.timedelta(days=days)
    SearchTally.objects.create(day=day, query=query, asked=times, hits=hits)


def told(client) -> list:
    return [(one["query"], one["times"]) for one in client.get(INDEX).context["unanswered"]]


@pytest.fixture
def as_publisher(client, publisher):
    client.force_login(publisher)
    return client


def test_the_most_wanted_come_first(as_publisher):
    asked("ca phe muoi", 2)
    asked("ca phe muoi", 3, days=4)
    asked("nam huong", 4)
    assert told(as_publisher) == [("ca phe muoi", 5), ("nam huong", 4)]


def test_what_was_found_is_not_told_nor_what_is_long_ago(as_publisher):
    asked("mat ong", hits=3)
    asked("che day", days=9)
    asked("che day", hits=1)
    asked("xua roi", days=31)
    assert told(as_publisher) == []
    assert TITLE not in as_publisher.get(INDEX).content.decode()


def test_each_leads_to_its_search_which_is_not_counted(as_publisher):
    asked("ca phe muoi")
    page = as_publisher.get(INDEX).content.decode()
    assert TITLE in page
    assert 'href="/tim-kiem/?q=ca%20phe%20muoi&amp;loai="' in page
    assert as_publisher.get("/tim-kiem/?q=ca%20phe%20muoi&loai=").context["typed"] == "ca phe muoi"


@pytest.mark.parametrize(
    ("role", "sees"), [(Role.EDITOR, False), (Role.PUBLISHER, True), (Role.ADMINISTRATOR, True)]
)
def test_it_is_for_who_publishes(client, role, sees):
    asked("ca phe muoi")
    client.force_login(staff("nguoi-xem", role))
    assert bool(told(client)) is sees


def test_a_site_administrator_sees_it(admin_client):
    asked("ca phe muoi")
    assert told(admin_client) == [("ca phe muoi", 1)]


def test_no_more_than_a_handful(as_publisher):
    for number in range(20):
        asked(f"zet {number}")
    assert len(told(as_publisher)) == 8
