"""What a label bears leads to one product for ever, whatever becomes of that."""

import pytest
from django.core.exceptions import ValidationError
from django.db import IntegrityError, transaction

from coopsite.common.publishing import Status
from coopsite.desk.discarding import put_in_bin
from products import codes
from products.models import Product, ProductGtin, ScanCode
from products.models import scan as scanning_models
from products.scanning import ScanState, scan_code, scan_gtin, scan_typed

pytestmark = pytest.mark.django_db

GTIN = "08931234567897"


@pytest.fixture
def tea():
    return Product.objects.get(slug="che-shan-tuyet-co-thu-phinh-ho")


@pytest.fixture
def draft(tea):
    return Product.objects.create(name="Chè vàng", federation=tea.federation)


def with_gtin(product, gtin="8931234567897", **values) -> ProductGtin:
    made = ProductGtin(product=product, gtin=gtin, **values)
    made.full_clean()
    made.save()
    return made


def test_every_product_of_the_demonstration_has_one_code_of_its_own():
    held = list(ScanCode.objects.values_list("product", flat=True))
    assert sorted(held) == sorted(Product.objects.values_list("pk", flat=True))
    assert all(codes.read_code(one.code) == one.code for one in ScanCode.objects.all())


def test_a_product_gets_its_code_with_its_first_storing_and_keeps_it(draft):
    code = draft.scan_codes.get()
    draft.name = "Chè vàng Suối Giàng"
    draft.save()
    assert draft.scan_codes.get() == code


def test_a_code_that_is_taken_is_drawn_again(tea, monkeypatch):
    taken, free = tea.scan_code.code, codes.new_code()
    drawn = iter([taken, taken, free])
    monkeypatch.setattr(scanning_models, "new_code", lambda: next(drawn))
    made = Product.objects.create(name="Chè vàng", federation=tea.federation)
    assert made.scan_codes.get().code == free
    assert ScanCode.objects.get(pk=taken).product == tea


def test_a_draft_is_not_told_of(draft):
    found = scan_code(draft.scan_code.code)
    assert (found.state, found.product, found.name) == (ScanState.NOT_YET, None, "")


def test_renaming_and_moving_change_nothing(tea):
    code = tea.scan_code.code
    with_gtin(tea)
    tea.name, tea.slug = "Chè cổ thụ", "che-co-thu"
    tea.region = Product.objects.get(slug="mien-dong-viet-cuong").region
    tea.former_region = None
    tea.save()
    for found in (scan_code(code), scan_gtin(GTIN)):
        assert (found.state, found.product, found.name) == (ScanState.SHOWN, tea, "Chè cổ thụ")


def test_what_was_taken_down_says_so_by_its_name(tea):
    code = tea.scan_code.code
    with_gtin(tea)
    tea.status = Status.DRAFT
    tea.save()
    for found in (scan_code(code), scan_gtin(GTIN)):
        assert (found.state, found.product, found.name) == (ScanState.GONE, None, tea.name)
        assert found.state.status == 410


def test_what_lies_in_the_bin_says_so(tea, django_user_model):
    put_in_bin(tea, by=django_user_model.objects.first())
    assert scan_code(tea.scan_codes.get().code).state is ScanState.GONE


def test_what_was_deleted_says_so_and_gives_its_codes_to_nobody(tea, draft):
    code, name = tea.scan_code.code, tea.name
    with_gtin(tea)
    tea.delete()
    for found in (scan_code(code), scan_gtin(GTIN)):
        assert (found.state, found.name) == (ScanState.GONE, name)
    with pytest.raises(ValidationError) as refused:
        with_gtin(draft)
    assert "sản phẩm đã xóa" in str(refused.value)
    with pytest.raises(IntegrityError), transaction.atomic():
        ScanCode.objects.create(code=code, product=draft)


def test_a_draft_that_is_deleted_leaves_no_name(draft):
    code = draft.scan_code.code
    draft.delete()
    assert (scan_code(code).state, scan_code(code).name) == (ScanState.GONE, "")


def test_a_gtin_is_stored_whole_however_it_was_typed(tea):
    assert with_gtin(tea, "893 1234 567897").gtin == GTIN
    assert ProductGtin.objects.get().printed == "8931234567897"
    assert scan_gtin("8931234567897").product == tea


@pytest.mark.parametrize(
    ("typed", "code"),
    [("8931234567898", "gtin_wrong"), ("không có", "gtin_wrong"), ("2012345678903", "gtin_restricted")],
)
def test_a_number_that_is_no_gtin_is_refused_with_a_sentence(tea, typed, code):
    with pytest.raises(ValidationError) as refused:
        with_gtin(tea, typed)
    assert refused.value.error_dict["gtin"][0].code == code


def test_the_database_takes_no_half_a_gtin(tea):
    with pytest.raises(IntegrityError), transaction.atomic():
        ProductGtin.objects.create(product=tea, gtin="8931234567897")


@pytest.mark.parametrize(
    ("typed", "said", "lot"),
    [
        ("8931234567897", "8931234567897", ""),
        ("https://id.gs1.org/01/08931234567897?17=271231", "8931234567897", ""),
        ("https://thosan.example/01/8931234567897/10/A%2F7", "8931234567897", "A/7"),
        ("/01/08931234567897/22/2A/10/L1/21/99", "8931234567897", "L1"),
    ],
)
def test_a_typed_or_pasted_gtin_is_read(tea, typed, said, lot):
    with_gtin(tea)
    found = scan_typed(typed)
    assert (found.state, found.said, found.lot) == (ScanState.SHOWN, said, lot)


def test_a_typed_or_pasted_code_is_read(tea):
    code = tea.scan_code.code
    for typed in (code.lower(), f"{code[:2]} {code[2:]}", f"https://thosan.example/t/{code}/?x=1"):
        assert scan_typed(typed).product == tea


def test_what_is_no_code_and_what_nobody_was_given_are_told_apart(tea):
    code = tea.scan_code.code
    assert scan_code(f"{code[:-1]}{'2' if code[-1] != '2' else '3'}").state is ScanState.MISTYPED
    free = next(one for one in iter(codes.new_code, None) if not ScanCode.objects.filter(pk=one).exists())
    assert scan_code(free).state is ScanState.UNKNOWN
    assert scan_gtin(GTIN).state is ScanState.UNKNOWN
