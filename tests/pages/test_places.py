"""The map of a list shows the rows of that list, those with coordinates, and never more than a phone can bear."""

import re
from decimal import Decimal

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from cooperatives import places
from cooperatives.models import Cooperative, LocationPrecision
from cooperatives.places import COUNTRY, Window
from tests.desk.acting import Desk
from tests.kit.pages import faults

pytestmark = pytest.mark.django_db

LIST = "/hop-tac-xa/"
MAP = "/hop-tac-xa/ban-do.json"
TILES = "https://{s}.tiles.example/{z}/{x}/{y}.png"


@pytest.fixture
def located():
    """Three of the five, two of them in Lào Cai."""
    rows = list(Cooperative.objects.published().order_by("province__key", "pk"))[:4]
    spots = [("21.700000", "104.600000"), ("22.300000", "104.100000"), None, ("21.594273", "105.848211")]
    for row, spot in zip(rows, spots, strict=True):
        if spot:
            row.latitude, row.longitude = map(Decimal, spot)
            row.save()
    return [row for row, spot in zip(rows, spots, strict=True) if spot]


def shown(client, query=""):
    return client.get(f"{MAP}{query}").json()


def test_the_address_is_the_lists(client):
    assert reverse("cooperatives:places") == MAP


def test_each_place_is_told_once_by_position_name_and_slug(client, located):
    data = shown(client)
    assert data["total"] == 3
    assert data["cells"] == []
    assert sorted(data["points"]) == sorted(
        [float(row.latitude), float(row.longitude), row.called, row.slug] for row in located
    )


def test_a_place_known_to_its_commune_is_told_roughly(client, located):
    Cooperative.objects.filter(pk=located[2].pk).update(location_precision=LocationPrecision.COMMUNE)
    (rough,) = [point for point in shown(client)["points"] if len(point) > 4]
    assert rough == [21.59, 105.85, located[2].called, located[2].slug, 1]


@pytest.mark.parametrize(
    "query",
    [
        "",
        "?tinh=lao-cai",
        "?tinh=thai-nguyen",
        "?linh-vuc=nong-nghiep",
        "?linh-vuc=xay-dung",
        "?trang=2",
        "?tinh=khong-co",
    ],
)
def test_the_map_holds_what_the_list_holds(client, located, query):
    html = client.get(LIST + query).content.decode()
    listed = set(re.findall(r'href="/hop-tac-xa/([a-z0-9-]+)/"', html))
    points = {point[3] for point in shown(client, query)["points"]}
    assert points == listed & {row.slug for row in located}
    said = re.search(r"(\d+) trên (\d+) hợp tác xã có tọa độ", html)
    assert (int(said[1]) if said else 0) == len(points)
    if said:
        assert f"<b>{said[2]} hợp tác xã</b>" in html


def test_what_the_public_may_not_see_is_not_on_the_map(client, located):
    located[0].status = "draft"
    located[0].save()
    assert located[0].slug not in str(shown(client))
    assert shown(client)["total"] == 2
    assert "2 trên 4 hợp tác xã có tọa độ" in client.get(LIST).content.decode()


def test_a_draft_of_new_coordinates_moves_nothing_yet(client, located):
    """Only what is published counts; what waits in a draft is in no row."""
    before = shown(client)
    Desk("chi-hoa", "lao-cai").save(located[0], coordinates="21.7123, 104.6123")
    assert shown(client) == before


@pytest.mark.parametrize(
    ("window", "number"),
    [("105,21,107,22", 1), ("104,21,104.9,23", 2), ("110,10,111,11", 0), ("", 3)]
    + [
        (text, 3)
        for text in (
            "x",
            "1,2,3",
            "nan,nan,nan,nan",
            "107,22,105,21",
            "1e999,0,1,1",
            "1,2,3,4,5",
            "0,0,inf,1",
        )
    ],
)
def test_a_window_keeps_what_lies_in_it_and_nonsense_is_the_whole_country(client, located, window, number):
    assert len(shown(client, f"?khung={window}")["points"]) == number


def test_too_many_become_cells_and_come_apart_where_few_are_looked_at(client, located, monkeypatch):
    monkeypatch.setattr(places, "MOST_POINTS", 1)
    data = shown(client)
    assert data["points"] == []
    assert data["total"] == sum(number for _lat, _lon, number in data["cells"]) == 3
    # About 0.73 degrees a cell: the three lie in three of them.
    assert [21.7, 104.6, 1] in data["cells"]
    near = shown(client, "?khung=104.5,21.6,104.7,21.8")
    assert near["cells"] == []
    assert [point[3] for point in near["points"]] == [located[0].slug]


def test_the_many_of_a_country_are_few_cells(located):
    """3 000 places in one answer of some kilobytes, by three queries."""
    base = located[0]
    rows = [
        Cooperative(
            name=f"HTX thử {number}",
            slug=f"htx-thu-{number}",
            sort_key=f"{number:05}",
            federation=base.federation,
            region=base.region,
            province=base.province,
            status=base.status,
            published_at=base.published_at,
            latitude=Decimal(9) + Decimal(number % 60) / 5,
            longitude=Decimal(105) + Decimal(number // 60) / 20,
        )
        for number in range(3000)
    ]
    Cooperative.objects.bulk_create(rows)
    client = Client()
    client.get(MAP)
    with CaptureQueriesContext(connection) as asked:
        answer = client.get(MAP)
    data = answer.json()
    assert data["total"] == 3003 == sum(number for _lat, _lon, number in data["cells"])
    assert len(data["cells"]) <= places.CELLS**2
    assert len(answer.content) < 12_000
    assert len(asked) <= 5


def test_cells_are_in_their_windows_middle():
    assert Window.read("102,6,118,23.5") == COUNTRY
    assert round(COUNTRY.step, 3) == 0.729


def test_without_places_there_is_no_map_and_the_list_says_so(client):
    response = client.get(LIST)
    html = response.content.decode()
    assert faults(response) == []
    assert "Chưa hợp tác xã nào ở đây có tọa độ" in html
    assert "data-map" not in html
    assert "ban-do" not in html


def test_with_places_it_is_a_good_public_page_that_loads_nothing_of_the_map(client, located):
    response = client.get(LIST)
    assert faults(response) == []
    html = response.content.decode()
    assert not re.search(r"<(script|link)[^>]*(leaflet|places)", html)
    assert "img-src 'self';" in response.headers["Content-Security-Policy"]


def test_only_reading(client):
    assert client.post(MAP).status_code == 405


def test_tiles_are_let_in_by_setting_and_on_this_page_alone(client, located, settings):
    settings.MAP_TILES, settings.MAP_TILES_CREDIT = TILES, "Bản đồ: ví dụ"
    response = client.get(LIST)
    assert "img-src 'self' https://*.tiles.example data:;" in response.headers["Content-Security-Policy"]
    assert f'data-tiles="{TILES}" data-credit="Bản đồ: ví dụ"' in response.content.decode()
    assert "img-src 'self';" in client.get("/").headers["Content-Security-Policy"]
