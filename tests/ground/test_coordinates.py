"""Coordinates as people paste them."""

from decimal import Decimal

import pytest
from django.core.exceptions import ValidationError
from hypothesis import given
from hypothesis import strategies as st

from coopsite.common.coordinates import LATITUDES, LONGITUDES, Point, parse_point

PLACE = Point(Decimal("21.594200"), Decimal("105.848200"))
BY_SECONDS = Point(Decimal("21.594167"), Decimal("105.848333"))
GOOGLE = "https://www.google.com/maps"


@pytest.mark.parametrize(
    "typed",
    [
        "21.5942, 105.8482",
        "21.5942,105.8482",
        "21.5942 105.8482",
        "  (21.5942, 105.8482) ",
        "21.5942; 105.8482",
        "21.5942 / 105.8482",
        "21.5942\n105.8482",
        "21.594200000, 105.848200000",
        # Commas for the decimals, whatever stands between.
        "21,5942 105,8482",
        "21,5942; 105,8482",
        "21,5942, 105,8482",
        "21,5942,105,8482",
        # Sides named, before or behind, in any order.
        "21.5942N 105.8482E",
        "21.5942° N, 105.8482° E",
        "N21.5942 E105.8482",
        "N 21.5942, E 105.8482",
        "105.8482E, 21.5942N",
        "21,5942°B 105,8482°Đ",
        "21,5942 độ Bắc, 105,8482 độ Đông",
        "Vĩ độ: 21.5942, kinh độ: 105.8482",
        "kinh độ 105.8482; vĩ độ 21.5942",
        "Vĩ độ Bắc 21,5942 Kinh độ Đông 105,8482",
        "lat=21.5942, lng=105.8482",
        "Latitude: 21.5942 Longitude: 105.8482",
        # Links: the place itself goes before the middle of the view.
        f"{GOOGLE}/@21.5942,105.8482,17z",
        f"{GOOGLE}/place/Ch%C3%A8/@21.0001,105.0002,15z/data=!4m6!3m5!1s0x0:0x0!8m2!3d21.5942!4d105.8482!16s?entry=ttu",
        f"{GOOGLE}/dir/a/b/data=!3d20.1!4d105.1!2m2!3d21.5942!4d105.8482",
        f"{GOOGLE}?q=21.5942,105.8482",
        f"{GOOGLE}/search/21.5942,+105.8482?entry=tts",
        f"{GOOGLE}/search/?api=1&query=21.5942%2C105.8482",
        "https://maps.google.com/?q=loc:21.5942,105.8482",
        "https://www.openstreetmap.org/?mlat=21.5942&mlon=105.8482#map=16/21.5900/105.8400",
        "https://www.openstreetmap.org/#map=16/21.5942/105.8482",
        "geo:21.5942,105.8482?z=17",
    ],
)
def test_degrees_and_links(typed):
    assert parse_point(typed) == PLACE


@pytest.mark.parametrize(
    "typed",
    [
        """21°35'39"N 105°50'54"E""",
        """21°35'39"N, 105°50'54"E""",
        """21°35′39″B 105°50′54″Đ""",
        """21º35’39” B, 105º50’54” Đ""",
        """21° 35' 39.0" N 105° 50' 54,0" E""",
        """21°35'39''N 105°50'54''E""",
        """N21°35'39" E105°50'54\"""",
        """105°50'54"E 21°35'39"N""",
        """21 độ 35 phút 39 giây Bắc, 105 độ 50 phút 54 giây Đông""",
        """21°35'39" 105°50'54\"""",
        """21 35 39 N, 105 50 54 E""",
        """21 35 39, 105 50 54""",
        """21°35.65'N 105°50.9'E""",
        """21°35,65'B, 105°50,9'Đ""",
    ],
)
def test_minutes_and_seconds(typed):
    assert parse_point(typed) == BY_SECONDS


@pytest.mark.parametrize(
    ("typed", "code"),
    [
        ("", "no_coordinates"),
        ("xã Tân Cương, Thái Nguyên", "no_coordinates"),
        ("21.5942", "no_coordinates"),
        ("21.5942, 105.8482, 12", "no_coordinates"),
        ("21.59.42, 105.8482", "no_coordinates"),
        ("21°75'39\"N 105°50'54\"E", "no_coordinates"),
        ("21°35'60\"N 105°50'54\"E", "no_coordinates"),
        ("21.5°35'N 105°50'E", "no_coordinates"),
        ("N21.5942E 105.8482", "no_coordinates"),
        ("21.5942N 105.8482N", "no_coordinates"),
        ("7PH8HRVX+MW", "no_coordinates"),
        ("9" * 5000, "no_coordinates"),
        (f"{GOOGLE}/place/Ch%C3%A8", "no_coordinates"),
        ("https://maps.app.goo.gl/AbCdEf123", "short_link"),
        ("https://goo.gl/maps/AbCdEf", "short_link"),
        ("105.8482, 21.5942", "swapped"),
        ("105,8482 21,5942", "swapped"),
        (f"{GOOGLE}?q=105.8482,21.5942", "swapped"),
        ("2389123.45, 432123.12", "metric"),
        ("X=2389123, Y=432123", "no_coordinates"),
        ("21, 105", "coarse"),
        ("21.6, 105.8", "coarse"),
        ("21°N 105°E", "coarse"),
        ("39.9042, 116.4074", "outside_vietnam"),
        ("-21.5942, 105.8482", "outside_vietnam"),
        ("21.5942S 105.8482E", "outside_vietnam"),
        ("21.5942, 95.8482", "outside_vietnam"),
        ("0.0001, 0.0001", "outside_vietnam"),
    ],
)
def test_what_is_refused(typed, code):
    with pytest.raises(ValidationError) as refused:
        parse_point(typed)
    assert refused.value.code == code


def test_the_turned_pair_is_offered():
    with pytest.raises(ValidationError) as refused:
        parse_point("105.8482, 21.5942")
    assert "21.5942, 105.8482" in refused.value.messages[0]


@pytest.mark.parametrize(
    "name",
    ["8.6450, 111.9200", "16.8340, 112.3400", "23.3920, 105.3240", "8.5650, 104.8360", "10.0100, 104.0150"],
)
def test_islands_and_ends_of_the_country_are_vietnam(name):
    assert parse_point(name)


def test_read_back_in_words():
    assert str(PLACE) == "21.5942, 105.8482"
    assert BY_SECONDS.words == "21°35′39″ Bắc, 105°50′54″ Đông"
    assert BY_SECONDS.rough_words == "21°36′ Bắc, 105°51′ Đông"
    # Whole seconds, carried over: never sixty of them.
    assert Point(Decimal("20.999999"), Decimal("105.999999")).words == "21°00′00″ Bắc, 106°00′00″ Đông"
    assert str(PLACE.rounded(2)) == "21.59, 105.85"
    assert str(Point(Decimal("20.000000"), Decimal("110.000000"))) == "20, 110"


@given(
    st.decimals(*LATITUDES, places=6).filter(lambda one: one % 1),
    st.decimals(*LONGITUDES, places=6).filter(lambda one: one % 1),
)
def test_what_is_shown_can_be_pasted_again(latitude, longitude):
    point = Point(latitude, longitude)
    try:
        assert parse_point(str(point)) == point
    except ValidationError as refused:
        assert refused.code == "coarse"
    seconds = parse_point(point.words)
    assert abs(seconds.latitude - latitude) <= Decimal("0.00014")
    assert abs(seconds.longitude - longitude) <= Decimal("0.00014")


@given(st.text(max_size=60))
def test_nothing_typed_breaks_it(typed):
    try:
        parse_point(typed)
    except ValidationError as refused:
        assert refused.code
