import unicodedata
from decimal import Decimal

import pytest
from django.core.exceptions import ValidationError
from django.template import Context, Template
from django.utils import translation
from hypothesis import given
from hypothesis import strategies as st

from coopsite.common.numbers import parse_number, show_dong, show_number

NUMBERS = st.decimals(min_value=-(10**18), max_value=10**18, places=3)


@pytest.mark.parametrize(
    ("typed", "number"),
    [
        ("25.000", "25000"),
        ("6,5", "6.5"),
        ("25000", "25000"),
        ("1.250.000", "1250000"),
        ("1.234,5", "1234.5"),
        ("12,345", "12.345"),
        ("0,125", "0.125"),
        ("0,500", "0.5"),
        ("0", "0"),
        ("007", "7"),
        (" 3.150\n", "3150"),
        ("-6,5", "-6.5"),
        ("\u22126,5", "-6.5"),
        ("-1.000", "-1000"),
        # Spaces group as dots do, whichever space it is.
        ("1 250 000", "1250000"),
        ("1\u00a0250\u00a0000", "1250000"),
        ("1\u2009250", "1250"),
        ("1\u202f250,75", "1250.75"),
        # A currency on either side changes nothing.
        *((f"25.000{sign}", "25000") for sign in ["₫", " ₫", "\u00a0₫", "đ", " đ", " đồng", " VND", "VNĐ"]),
        ("₫ 25.000", "25000"),
        ("VND25.000", "25000"),
        (unicodedata.normalize("NFD", "25.000 đồng"), "25000"),
    ],
)
def test_parse(typed, number):
    assert parse_number(typed) == Decimal(number)


@pytest.mark.parametrize(
    "typed",
    [
        # An English hand, or a slip of the finger: never guess.
        *("25.00", "6.5", "0.250", "1,234.5", "1,234,567", "25.0000", "2500.000", "1..000", "25.", "6,"),
        # Thousands the English way; as decimals, nobody writes the idle zero.
        *("25,000", "12,500", "-1,250"),
        # Groups of two kinds or of the wrong size.
        *("1.000 000", "1 000.000", "12 34", "1 2"),
    ],
)
def test_the_ambiguous_is_refused(typed):
    with pytest.raises(ValidationError) as caught:
        parse_number(typed)
    assert caught.value.code == "ambiguous_number"
    # The sentence repeats what was typed and shows how to type it.
    assert typed in caught.value.messages[0]
    assert "25.000" in caught.value.messages[0]


@pytest.mark.parametrize(
    "typed",
    [
        *("", " ", "đ", "abc", "25k", "1,5 triệu", "1e5", "5-7", "--5", "+5", ",5", "5%", "NaN", "Infinity"),
        *("0x10", "1_000", "25.000đ/kg", "25.000 $", "1\n250", "9" * 41, " " * 50 + "x" * 41, "\x00"),
        # Digits of another alphabet, or full-width ones of an input method.
        *("２５", "２５.０００", "٢٥", "5²"),
    ],
)
def test_what_is_no_number_is_refused(typed):
    with pytest.raises(ValidationError) as caught:
        parse_number(typed)
    assert caught.value.code == "invalid_number"


def test_full_width_digits_are_refused_with_their_own_advice():
    with pytest.raises(ValidationError, match="0–9"):
        parse_number("２５.０００")


@given(st.text(max_size=60) | st.text("0123456789., -đ₫\u00a0", max_size=45))
def test_any_text_is_a_number_or_refused(text):
    try:
        number = parse_number(text)
    except ValidationError as refusal:
        assert refusal.code in {"ambiguous_number", "invalid_number"}
    else:
        assert number.is_finite()
        assert parse_number(show_number(number)) == number


@pytest.mark.parametrize(
    ("number", "shown"),
    [
        (3150, "3.150"),
        (Decimal("6.5"), "6,5"),
        (Decimal("6.500"), "6,5"),
        (Decimal("25000.000"), "25.000"),
        (Decimal("1E+6"), "1.000.000"),
        (Decimal("0.001"), "0,001"),
        (1_250_000, "1.250.000"),
        (999, "999"),
        (-1234, "-1.234"),
        (Decimal("-0.00"), "0"),
        (0, "0"),
        (0.1, "0,1"),
        (None, ""),
    ],
)
def test_show_number(number, shown):
    assert show_number(number) == shown


@given(NUMBERS | st.integers(-(10**18), 10**18))
def test_what_is_shown_can_be_typed(number):
    assert parse_number(show_number(number)) == number
    assert parse_number(show_dong(number)) == number


def test_show_dong_keeps_the_sign_beside_the_sum():
    assert show_dong(25_000) == "25.000\u00a0₫"
    assert show_dong(None) == ""


@pytest.mark.parametrize(
    ("markup", "shown"),
    [
        ("{{ number|so }}", "3.150"),
        ("{{ number|dong }}", "3.150\u00a0₫"),
        ("{{ income|so }}", "6,5"),
        ("{{ nothing|so }}{{ nothing|dong }}{{ unheard|so }}{{ unheard|dong }}", ""),
        # Django's own printing groups too, which its Vietnamese formats would not.
        ("{{ number }}", "3.150"),
        ("{{ income }}", "6,5"),
    ],
)
def test_numbers_in_templates(markup, shown):
    context = Context({"number": 3150, "income": Decimal("6.5"), "nothing": None})
    with translation.override("vi"):
        assert Template(markup).render(context) == shown
