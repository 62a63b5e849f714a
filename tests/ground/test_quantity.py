from decimal import Decimal

import pytest
from django.core.exceptions import ValidationError
from hypothesis import given
from hypothesis import strategies as st

from coopsite.common.quantity import Per, Period, Qualifier, Quantity, Unit


def quantity(words):
    """Read "6.5..7 trieu-dong per=nguoi period=thang q=hon", so that a table stays a table."""
    numbers, unit, *rest = words.split(" ")
    low, _dots, high = numbers.partition("..")
    named = dict(word.split("=") for word in rest)
    return Quantity(
        low=None if low == "∅" else Decimal(low),
        high=Decimal(high) if high else None,
        unit="" if unit == "∅" else unit,
        qualifier=named.get("q", ""),
        per=named.get("per", ""),
        period=named.get("period", ""),
    )


@pytest.mark.parametrize(
    ("words", "shown"),
    [
        ("25000 dong per=kg", "25.000_₫/kg"),
        ("5000..7000 dong per=kg", "5.000–7.000_₫/kg"),
        ("25000 dong per=kg q=nay", "nay 25.000_₫/kg"),
        ("6.5..7 trieu-dong per=nguoi period=thang", "6,5–7_triệu đồng/người/tháng"),
        ("4.500..5.000 trieu-dong per=nguoi period=thang", "4,5–5_triệu đồng/người/tháng"),
        ("3150 ty-dong q=hon", "hơn 3.150_tỷ đồng"),
        ("5 trieu-dong q=tu", "từ 5_triệu đồng"),
        ("1 tan period=ngay q=khoang", "khoảng 1_tấn/ngày"),
        ("20..30 kg period=ngay", "20–30_kg/ngày"),
        ("7..7 kg", "7_kg"),
        ("500 ha q=tren", "trên 500_ha"),
        ("200 m2", "200_m²"),
        ("3 sao-bac", "3_sào"),
        ("2 cong per=ho", "2_công/hộ"),
        ("760 hop-tac-xa", "760_hợp tác xã"),
        ("42000 thanh-vien q=tren", "trên 42.000_thành viên"),
        ("1 nam q=chua-day", "chưa đầy 1_năm"),
        ("603 luot-doc", "603_lượt đọc"),
        ("760 ∅", "760"),
        ("760 ∅ period=nam", "760/năm"),
        ("90 phan-tram", "90%"),
        ("5..7.5 phan-tram period=nam q=khoang", "khoảng 5–7,5%/năm"),
        ("1000 don-hang period=thang q=hang", "hàng nghìn_đơn hàng/tháng"),
        ("1000.000 luot-xem q=hang", "hàng nghìn_lượt xem"),
        ("10 ty-dong q=hang", "hàng chục_tỷ đồng"),
        ("100000 nguoi-theo-doi q=hang", "hàng trăm nghìn_người theo dõi"),
        ("1000000 luot-xem q=hang", "hàng triệu_lượt xem"),
        ("1 tan period=ngay q=hang", "hàng tấn/ngày"),
        ("10000 dong q=hang", "hàng chục nghìn_đồng"),
        ("10 phan-tram q=hang", "hàng chục_phần trăm"),
        ("∅ ∅ q=hau-het", "hầu hết"),
        ("∅ san-pham q=hau-het", "hầu hết sản phẩm"),
    ],
)
def test_a_quantity_is_said_as_vietnamese_say_it(words, shown):
    said = quantity(words)
    said.clean()
    # "_" stands for the no-break space, which the eye cannot tell from a plain one.
    assert str(said) == said.show() == shown.replace("_", "\u00a0")


@pytest.mark.parametrize(
    ("words", "lead", "number", "after", "bare"),
    [
        (
            "6.5..7 trieu-dong per=nguoi period=thang q=hon",
            *("hơn", "6,5–7", "triệu đồng/người/tháng", "hơn 6,5–7"),
        ),
        ("760 hop-tac-xa", "", "760", "hợp tác xã", "760"),
        ("25000 dong per=kg", "", "25.000", "₫/kg", "25.000"),
        ("90 phan-tram", "", "90%", "", "90%"),
        ("1000 don-hang q=hang", "hàng", "nghìn", "đơn hàng", "hàng nghìn"),
        ("1 tan period=ngay q=hang", "hàng", "", "tấn/ngày", "hàng"),
        ("∅ ∅ q=hau-het", "hầu hết", "", "", "hầu hết"),
    ],
)
def test_the_parts_stand_apart_for_large_print(words, lead, number, after, bare):
    said = quantity(words)
    assert (said.lead, said.number, said.words) == (lead, number, after)
    assert said.show(bare=True) == bare


@pytest.mark.parametrize(
    ("words", "code"),
    [
        ("7..6.5 trieu-dong", "low_above_high"),
        ("∅ kg", "missing_number"),
        ("∅..7 kg", "missing_number"),
        ("∅ kg q=hang", "missing_number"),
        ("90 phan-tram q=hau-het", "number_not_allowed"),
        ("∅..90 phan-tram q=hau-het", "number_not_allowed"),
        ("5..7 trieu-dong q=tu", "number_not_allowed"),
        ("1000..2000 don-hang q=hang", "number_not_allowed"),
        ("25 don-hang q=hang", "not_a_power_of_ten"),
        ("0 don-hang q=hang", "not_a_power_of_ten"),
        ("0.1 tan q=hang", "not_a_power_of_ten"),
        # "Hàng tháng" would be read as "monthly", "hàng người" as nothing.
        ("1 thang q=hang", "not_a_power_of_ten"),
        ("1 nguoi q=hang", "not_a_power_of_ten"),
        ("1 ∅ q=hang", "not_a_power_of_ten"),
        ("1 dong q=hang", "not_a_power_of_ten"),
    ],
)
def test_what_nobody_would_say_is_refused(words, code):
    with pytest.raises(ValidationError) as caught:
        quantity(words).clean()
    assert caught.value.code == code


@pytest.mark.parametrize(
    "words",
    ["7..7 kg", "0 don-hang", "-3 phan-tram", "5..7 kg q=khoang", "1000 don-hang q=hang", "1 ty-dong q=hang"],
)
def test_what_sources_say_is_let_be(words):
    quantity(words).clean()


@pytest.mark.parametrize(
    ("words", "base", "low", "high"),
    [
        ("6.5..7 trieu-dong", Unit.DONG, "6500000", "7000000"),
        ("3150 ty-dong", Unit.DONG, "3150000000000", "3150000000000"),
        ("50 nghin-dong", Unit.DONG, "50000", "50000"),
        ("2 yen", Unit.KG, "20", "20"),
        ("1.5 ta", Unit.KG, "150", "150"),
        ("1 tan", Unit.KG, "1000", "1000"),
        ("250 g", Unit.KG, "0.25", "0.25"),
        ("500 ha", Unit.SQUARE_METRE, "5000000", "5000000"),
        ("2 sao-bac", Unit.SQUARE_METRE, "720", "720"),
        ("2 sao-trung", Unit.SQUARE_METRE, "1000", "1000"),
        ("2 cong", Unit.SQUARE_METRE, "2000", "2000"),
        ("3 nam", Unit.YEAR, "3", "3"),
        ("36 thang", Unit.MONTH, "36", "36"),
        ("90 phan-tram", Unit.PERCENT, "90", "90"),
        ("760 ∅", Unit.COUNT, "760", "760"),
        ("1000 don-hang q=hang", Unit.ORDER, "1000", "1000"),
    ],
)
def test_base_units_make_quantities_comparable(words, base, low, high):
    said = quantity(words)
    assert Unit(said.unit).base is base
    assert (said.base_low, said.base_high) == (Decimal(low), Decimal(high))


def test_a_quantity_without_number_has_no_place_on_a_scale():
    most = Quantity(None, qualifier=Qualifier.MOST)
    assert (most.base_low, most.base_high, most.midpoint_base) == (None, None, None)


@given(st.sampled_from(Unit), st.decimals(0, 10**6, places=3), st.decimals(0, 10**6, places=3))
def test_the_middle_lies_within_the_range(unit, one, other):
    said = Quantity(min(one, other), max(one, other), unit=unit)
    said.clean()
    assert said.base_low <= said.midpoint_base <= said.base_high


@given(
    st.integers(0, 10**9),
    *(st.sampled_from(terms) for terms in (Unit, Per, Period)),
    st.sampled_from([one for one in Qualifier if one not in (Qualifier.MOST, Qualifier.HANG)]),
)
def test_every_combination_reads_well(low, unit, per, period, qualifier):
    said = str(Quantity(low, unit=unit, per=per, period=period, qualifier=qualifier))
    assert "  " not in said
    assert not said.startswith(("/", " ", "\u00a0"))
    assert not said.endswith(("/", " ", "\u00a0"))
    assert "(" not in said
    assert "//" not in said
    assert "\u00a0/" not in said


@pytest.mark.parametrize("terms", [Unit, Per, Period, Qualifier])
def test_stored_words_are_short_ascii_that_a_model_takes(terms):
    for value, label in terms.choices:
        assert value == "" or value.replace("-", "").isalnum()
        assert value.isascii()
        assert type(value) is str
        assert str(label)
        assert terms(value).value == value


def test_units_know_their_base_and_each_base_is_one_of_itself():
    for unit in Unit:
        assert unit.base.base is unit.base
        assert unit.base.factor == 1
        assert unit.factor > 0


def test_numbers_may_be_plain_integers():
    assert str(Quantity(10, 12, unit=Unit.PERSON)) == "10–12\u00a0người"
    assert Quantity(10, unit=Unit.TONNE).base_low == 10_000
