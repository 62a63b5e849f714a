"""Coordinates as they are stored: both or none, in Vietnam, told no finer than they are known."""

from decimal import Decimal

import pytest
from django.core.exceptions import ValidationError
from django.db import DatabaseError, transaction

from cooperatives.models import Cooperative, LocationPrecision, Region
from coopsite.common import outline
from coopsite.common.coordinates import parse_point
from tests.kit.floors import ROOT

pytestmark = pytest.mark.django_db

# Towns at borders and coasts among them: the sketch must hold where it is tried hardest.
TOWNS = {
    "21.0278, 105.8342": "ha-noi",
    "10.7769, 106.7009": "ho-chi-minh",
    "16.0544, 108.2022": "da-nang",
    "16.4637, 107.5909": "hue",
    "10.0452, 105.7469": "can-tho",
    "20.8449, 106.6881": "hai-phong",
    "21.5942, 105.8482": "thai-nguyen",
    "22.4809, 103.9755": "lao-cai",
    "21.7168, 104.8986": "lao-cai",
    "9.1769, 105.1524": "ca-mau",
    "10.3460, 107.0843": "ho-chi-minh",
    "12.2388, 109.1967": "khanh-hoa",
    "13.7830, 109.2197": "gia-lai",
    "21.5248, 107.9664": "quang-ninh",
    "21.8537, 106.7615": "lang-son",
    "21.3860, 103.0230": "dien-bien",
    "17.4689, 106.6223": "quang-tri",
    "14.3497, 108.0005": "quang-ngai",
    "11.9404, 108.4583": "lam-dong",
    "10.2172, 103.9600": "an-giang",
}
# Points that are known to a kilometre: ends of the country, gates at its borders, capes.
ON_THE_LINE = {
    "23.392, 105.324": "tuyen-quang",
    "22.400, 102.140": "dien-bien",
    "8.600, 104.720": "ca-mau",
    "12.650, 109.460": "khanh-hoa",
    "22.506, 103.965": "lao-cai",
    "21.973, 106.710": "lang-son",
    "21.533, 107.967": "quang-ninh",
    "20.668, 106.806": "hai-phong",
    "16.617, 106.597": "quang-tri",
    "16.125, 108.340": "da-nang",
    "10.318, 107.083": "ho-chi-minh",
    "11.360, 109.020": "khanh-hoa",
    "18.396, 105.156": "ha-tinh",
}


@pytest.fixture
def cooperative():
    return Cooperative.objects.published().first()


def stored(cooperative, latitude, longitude):
    values = {"latitude": latitude, "longitude": longitude}
    with transaction.atomic():
        Cooperative.objects.filter(pk=cooperative.pk).update(**values)
    return Cooperative.objects.get(pk=cooperative.pk)


@pytest.mark.parametrize(
    ("latitude", "longitude"),
    [(None, None), ("21.594200", "105.848200"), ("6", "102"), ("23.5", "118"), ("8.645", "111.92")],
)
def test_both_or_none_within_the_country_and_its_islands(cooperative, latitude, longitude):
    row = stored(cooperative, latitude, longitude)
    assert (row.point is None) == (latitude is None)
    assert Cooperative.objects.located().count() == (latitude is not None)
    row.full_clean()


@pytest.mark.parametrize(
    ("latitude", "longitude"),
    [
        ("21.5", None),
        (None, "105.8"),
        ("5.999999", "105"),
        ("23.6", "105"),
        ("21", "101.9"),
        ("21", "118.1"),
        ("105.8", "21.5"),
    ],
)
def test_half_a_place_and_one_abroad_are_refused(cooperative, latitude, longitude):
    with pytest.raises((DatabaseError, ArithmeticError)):
        stored(cooperative, latitude, longitude)
        pytest.fail("stored")


def test_the_rule_is_told_in_words(cooperative):
    cooperative.latitude, cooperative.longitude = Decimal("40"), Decimal("105")
    with pytest.raises(ValidationError) as refused:
        cooperative.full_clean()
    assert "located_elsewhere" in {error.code for error in refused.value.error_dict["__all__"]}


def test_what_is_known_to_the_commune_is_told_with_fewer_decimals(cooperative):
    row = stored(cooperative, "21.594273", "105.848211")
    assert row.coordinates == str(row.told_point) == "21.594273, 105.848211"
    row.location_precision = LocationPrecision.COMMUNE
    assert (row.coordinates, str(row.told_point)) == ("21.594273, 105.848211", "21.59, 105.85")


def test_the_demonstration_invents_no_place():
    assert not Cooperative.objects.located().exists()


def test_the_outline_calls_each_province_by_its_name():
    names = dict(Region.objects.provinces().valid().values_list("key", "name"))
    assert {key: one["name"] for key, one in outline.provinces().items()} == names


@pytest.mark.parametrize(("place", "key"), TOWNS.items())
def test_towns_lie_in_their_provinces(place, key):
    assert outline.province_at(parse_point(place)) == key


@pytest.mark.parametrize(("place", "key"), ON_THE_LINE.items())
def test_the_outline_passes_where_the_country_ends(place, key):
    assert outline.distance_km(key, parse_point(place)) < 3


def test_the_archipelagos_lie_where_they_are():
    """Phú Lâm and Tri Tôn of Hoàng Sa within 15 km; Trường Sa's dots are coarser, see the decision record."""
    for place, key, most in (
        ("16.834, 112.340", "da-nang", 15),
        ("15.783, 111.200", "da-nang", 20),
        ("7.870, 112.900", "khanh-hoa", 35),
        ("11.430, 114.330", "khanh-hoa", 35),
    ):
        dots = outline.provinces()[key]["dots"]
        assert min(outline._to_line(parse_point(place), [dot]) for dot in dots) < most


def test_the_outline_draws_what_the_drawing_draws():
    drawing = (ROOT / "static" / outline.DRAWING).read_text(encoding="utf-8")
    assert sum(len(one["dots"]) for one in outline.provinces().values()) == drawing.count("<circle")
    assert outline.geojson().count('"MultiPolygon"') == 34
