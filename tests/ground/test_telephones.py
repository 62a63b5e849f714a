"""Numbers as they are written on packs, and what a telephone dials."""

import pytest

from coopsite.common.telephones import dialled, is_mobile, is_number_alone

WRITTEN = [
    ("0912 345 678", "0912345678"),
    ("0912.345.678", "0912345678"),
    ("0912-345-678", "0912345678"),
    ("0912\u00a0345\u00a0678", "0912345678"),
    (" 0912345678 ", "0912345678"),
    ("+84 912 345 678", "+84912345678"),
    ("+84 (0)912 345 678", "+84912345678"),
    ("0084 912 345 678", "+84912345678"),
    ("84912345678", "+84912345678"),
    ("(+84) 912 345 678", "+84912345678"),
    ("0388 111 222", "0388111222"),
    ("024 3825 1234", "02438251234"),
    ("(024) 3825 1234", "02438251234"),
    ("0216.3851.234", "02163851234"),
    ("+84 24 3825 1234", "+842438251234"),
    ("1900 6017", "19006017"),
    ("1900 98 98 88", "1900989888"),
    ("1800.1091", "18001091"),
]


@pytest.mark.parametrize(("text", "number"), WRITTEN)
def test_a_number_is_dialled_as_it_is_meant(text, number):
    assert dialled(text) == number
    assert is_number_alone(text)


@pytest.mark.parametrize(
    "text",
    [
        "",
        "gọi cô Mai",
        "0912 345 67",
        "0912 345 6789",
        # Numbers of before 2018, and area codes of before 2017.
        "0163 345 6789",
        "04 3825 1234",
        "0112 345 678",
        "+1 202 555 0100",
        "+84",
        "1900",
        "19001",
        "1700 1234",
        "٠٩١٢٣٤٥٦٧٨",
        "0912 345 678 / 0987 654 321",
        "++84912345678",
        "tel:javascript",
    ],
)
def test_what_is_no_number_dials_nothing(text):
    assert dialled(text) == ""
    assert not is_number_alone(text)


@pytest.mark.parametrize(
    "text", ["0912 345 678 (cô Mai)", "ĐT: 0912 345 678", "0912 345 678\n", "<0912345678>"]
)
def test_words_around_a_number_do_not_keep_it_from_being_dialled(text):
    assert dialled(text) == "0912345678"


@pytest.mark.parametrize("text", ["0912 345 678 (cô Mai)", "ĐT: 0912 345 678", "<0912345678>"])
def test_but_are_no_number_alone(text):
    assert not is_number_alone(text)


def test_only_mobile_ones_are_on_zalo():
    assert is_mobile("0912345678") and is_mobile("+84912345678")
    assert not any(map(is_mobile, ["02438251234", "19006017", "+842438251234", ""]))
