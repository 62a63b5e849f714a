"""Numbers and addresses of GS1 are taken apart and put together as its rules say."""

from random import Random

import pytest

from products.gs1 import Scanned, check_digit, is_lot, is_restricted, link_path, read_gtin, read_path

pytestmark = pytest.mark.once

# Of the rules' own examples and of goods in every shop.
KNOWN = ["09506000134352", "4006381333931", "036000291452", "96385074", "9780306406157", "10614141000415"]


@pytest.mark.parametrize("number", KNOWN)
def test_known_numbers_are_right(number):
    assert check_digit(number[:-1]) == number[-1]
    assert read_gtin(number) == number.zfill(14)
    assert read_gtin(f" {number[:3]} {number[3:7]}-{number[7:]} ") == number.zfill(14)


def test_one_wrong_digit_is_always_noticed():
    for number in KNOWN:
        for place, digit in enumerate(number):
            for other in set("0123456789") - {digit}:
                assert read_gtin(number[:place] + other + number[place + 1 :]) is None


@pytest.mark.parametrize(
    "typed",
    [
        "",
        "0",
        "00000000",
        "00000000000000",
        "123",
        "893123456789",
        "89312345678９5",
        "8931234567٨95",
        "+9638507",
    ],
)
def test_what_is_no_number_is_none(typed):
    assert read_gtin(typed) is None


@pytest.mark.parametrize(
    ("number", "is_so"), [("2012345678900", True), ("0212345678900", True), ("8931234567890", False)]
)
def test_a_shops_own_numbers_are_told(number, is_so):
    assert is_restricted(number.zfill(14)) is is_so


def test_a_path_says_what_it_was_made_of():
    random = Random(5)
    signs = "!\"%&'()*+,-./0189:;<=>?AZ_az"
    for _time in range(300):
        lot = "".join(random.choices(signs, k=random.randrange(21)))
        assert is_lot(lot) is bool(lot)
        path = link_path("09506000134352", lot)
        assert path.isascii()
        assert read_path(path) == read_path(f"{path}/") == Scanned("09506000134352", lot)


def test_shorter_numbers_lead_to_the_same():
    assert read_path("/01/9506000134352") == read_path("/01/09506000134352") == Scanned("09506000134352")


@pytest.mark.parametrize(
    "path",
    [
        *("/01/", "/01/9506000134353", "/01/09506000134352/10/", "/01/09506000134352/10/A%2", "/01/x"),
        *("/01/09506000134352/10/Lô1", "/01/09506000134352/10/" + "A" * 21, "/01/09506000134352/10/A%00"),
        *(
            "/01/09506000134352/11/1",
            "/01/09506000134352/21/1/10/A",
            "/02/09506000134352",
            "01/09506000134352",
            "/01/09506000134352/10/A/B",
        ),
        "/01/09506000134352/10/%F0%9F%8D%B5",
    ],
)
def test_what_is_no_address_of_a_product_is_none(path):
    assert read_path(path) is None


@pytest.mark.parametrize(
    ("path", "lot"),
    [
        ("/01/09506000134352/21/1", ""),
        ("/01/09506000134352/22/2A", ""),
        ("/01/09506000134352/22/2A/10/ABC/21/12345", "ABC"),
    ],
)
def test_a_variant_and_a_serial_number_are_passed_over(path, lot):
    assert read_path(path) == ("09506000134352", lot)
