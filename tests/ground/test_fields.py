import unicodedata
from decimal import Decimal

import pytest
from django import forms
from django.core.exceptions import ValidationError
from django.db import connection, models
from django.db.models.functions import Lower
from django.test.utils import isolate_apps
from django.utils import translation

from coopsite.common.fields import (
    DongField,
    NFCCharField,
    NFCTextField,
    NumberField,
    NumberModelField,
    WholeNumberField,
)

NAME = "Chè Shan tuyết Phình Hồ"


def nfd(text):
    return unicodedata.normalize("NFD", text)


@pytest.fixture
def tea():
    """A model with a column of each kind, in no registry and no database."""
    with isolate_apps("coopsite.common"):

        class Tea(models.Model):
            name = NFCCharField("tên", max_length=26)
            note = NFCTextField(blank=True, default="")
            grade = NFCCharField(blank=True, max_length=10, choices=[("mot", "một"), ("hai", "hai")])
            price = DongField("giá", null=True, blank=True)
            weight = NumberModelField(max_digits=18, decimal_places=3, null=True, blank=True)

            class Meta:
                app_label = "common"

            def __str__(self):
                return self.name

        yield Tea


@pytest.fixture
def form_for(tea):
    """Return a bound form over the model: ``form_for(price="25.000")``; the rest is filled in."""

    def bind(instance=None, **typed):
        form_class = forms.modelform_factory(tea, fields="__all__")
        with translation.override("vi"):
            form = form_class({"name": NAME, **typed}, instance=instance)
            form.full_clean()
        return form

    return bind


def code_of(form, field):
    return form.errors.as_data()[field][0].code


# Text


def test_saving_tidies_the_instance_and_its_row(tea):
    cup = tea(name=f"  {nfd(NAME)}\x00 ", note=f"{nfd('Một')}\r\nhai\x1b\n")
    field = tea._meta.get_field("name")
    assert field.pre_save(cup, add=True) == cup.name == NAME
    assert tea._meta.get_field("note").pre_save(cup, add=True) == cup.note == "Một\nhai"


def test_cleaning_tidies_the_instance(tea):
    cup = tea(name=f"{nfd(NAME)}\n", note="\x00 ")
    cup.clean_fields()
    assert (cup.name, cup.note) == (NAME, "")


def test_looking_up_and_updating_tidy_what_is_sought(tea):
    _sql, values = tea.objects.filter(name=f" {nfd(NAME)}\x00").query.sql_with_params()
    assert values == (NAME,)
    _sql, values = tea.objects.filter(name__in=[nfd("Mến"), nfd("Yến")]).query.sql_with_params()
    assert set(values) == {"Mến", "Yến"}
    field = tea._meta.get_field("note")
    assert field.get_db_prep_save(f"{nfd('Một')}\r\nhai", connection) == "Một\nhai"


def test_none_and_expressions_pass_untouched(tea):
    field = tea._meta.get_field("name")
    assert field.to_python(None) is None
    assert field.get_prep_value(None) is None
    expression = Lower("name")
    assert field.pre_save(tea(name=expression), add=False) is expression


def test_a_form_measures_letters_not_their_parts(form_for):
    assert len(nfd(NAME)) > 26 > len(NAME)
    form = form_for(name=nfd(NAME) + "\x00")
    assert form.is_valid(), form.errors
    assert form.cleaned_data["name"] == NAME
    assert code_of(form_for(name="quế " * 8), "name") == "max_length"
    assert code_of(form_for(name=" \x00\n"), "name") == "required"


def test_a_form_sees_no_change_where_only_line_ends_differ(tea, form_for):
    cup = tea(name=NAME, note="một\nhai")
    assert form_for(cup, note="một\r\nhai", name=nfd(NAME)).changed_data == []
    assert form_for(cup, note="một\r\nba").changed_data == ["note"]


def test_choices_stay_choices(form_for):
    assert form_for(grade="mot").cleaned_data["grade"] == "mot"
    assert code_of(form_for(grade="ba"), "grade") == "invalid_choice"


# Numbers


@pytest.mark.parametrize(
    ("field", "typed", "number"),
    [
        # Django alone would store 25.
        ("price", "25.000", 25_000),
        ("price", "25.000 ₫", 25_000),
        ("price", "1 250 000 đ", 1_250_000),
        ("price", "", None),
        ("price", " ", None),
        ("weight", "3.150", 3_150),
        ("weight", "6,5", Decimal("6.5")),
        ("weight", "0,125", Decimal("0.125")),
    ],
)
def test_a_number_is_typed_the_vietnamese_way(form_for, field, typed, number):
    form = form_for(**{field: typed})
    assert form.is_valid(), form.errors
    assert getattr(form.instance, field) == number


@pytest.mark.parametrize(
    ("field", "typed", "code"),
    [
        ("price", "25.00", "ambiguous_number"),
        ("price", "25,000", "ambiguous_number"),
        ("price", "hai lăm nghìn", "invalid_number"),
        ("price", "２５.０００", "invalid_number"),
        ("price", "6,5", "max_decimal_places"),
        ("price", "1.000.000.000.000.000", "max_digits"),
        ("price", "9" * 400, "invalid_number"),
        ("weight", "6,1234", "max_decimal_places"),
        ("weight", "1.234,5.6", "ambiguous_number"),
    ],
)
def test_a_number_typed_otherwise_is_refused_and_shown_as_typed(form_for, field, typed, code):
    form = form_for(**{field: typed})
    assert code_of(form, field) == code
    assert f'value="{typed}"' in str(form[field])


@pytest.mark.parametrize(
    ("field", "stored", "shown"),
    [
        ("price", Decimal("25000"), "25.000"),
        ("price", 25_000, "25.000"),
        ("weight", Decimal("6.500"), "6,5"),
        ("weight", Decimal("3150.000"), "3.150"),
        ("weight", Decimal("12.345"), "12,345"),
        ("weight", Decimal("0.000"), "0"),
    ],
)
def test_a_stored_number_is_shown_grouped_and_comes_back_unchanged(tea, form_for, field, stored, shown):
    cup = tea(name=NAME, **{field: stored})
    form_class = forms.modelform_factory(tea, fields="__all__")
    with translation.override("vi"):
        html = str(form_class(instance=cup)[field])
    assert f'value="{shown}"' in html
    assert 'inputmode="decimal"' in html
    assert 'type="text"' in html
    back = form_for(cup, **{field: shown})
    assert back.is_valid(), back.errors
    assert back.changed_data == []
    assert getattr(back.instance, field) == stored


@pytest.mark.parametrize(("stored", "shown"), [(2024, "2024"), (9999, "9999"), (12500, "12.500"), (0, "0")])
def test_a_whole_number_is_grouped_from_five_digits_on(stored, shown):
    field = WholeNumberField()
    assert field.widget.format_value(stored) == shown
    assert field.clean(shown) == stored
    assert isinstance(field.clean(shown), int)


def test_half_a_number_is_not_whole():
    with pytest.raises(ValidationError) as caught:
        WholeNumberField().clean("1,5")
    assert caught.value.error_list[0].code == "not_whole"


def test_a_number_that_differs_is_a_change(tea, form_for):
    cup = tea(name=NAME, price=25_000)
    assert form_for(cup, price="26.000").changed_data == ["price"]
    assert form_for(cup, price="").changed_data == ["price"]
    assert form_for(cup, price="mười").changed_data == ["price"]


def test_a_disabled_number_never_changes():
    class Sale(forms.Form):
        price = NumberField(disabled=True)

    form = Sale({"price": "1"}, initial={"price": Decimal(25_000)})
    assert form.is_valid()
    assert form.changed_data == []
    assert form.cleaned_data["price"] == 25_000


def test_limits_hold_for_what_was_meant():
    field = NumberField(min_value=0, max_value=100_000)
    assert field.clean("25.000") == 25_000
    with pytest.raises(ValidationError) as caught:
        field.clean("250.000")
    assert caught.value.error_list[0].code == "max_value"
    with pytest.raises(ValidationError) as caught:
        field.clean("-1")
    assert caught.value.error_list[0].code == "min_value"


@pytest.mark.parametrize("given", ["25.000", "25.000 ₫", "25000", 25_000, Decimal("25000")])
def test_a_sum_means_the_same_from_code(tea, given):
    cup = tea(name=NAME, price=given)
    cup.clean_fields()
    assert cup.price == 25_000
    assert tea._meta.get_field("price").get_prep_value(given) == 25_000


@pytest.mark.parametrize("given", ["25.00", "6,5", "abc", ""])
def test_a_sum_that_is_none_is_refused_from_code(tea, given):
    with pytest.raises(ValidationError):
        tea._meta.get_field("price").clean(given, None)


def test_fixtures_spell_numbers_as_machines_do(tea):
    weight = tea._meta.get_field("weight")
    assert weight.to_python(weight.value_to_string(tea(weight=Decimal("3.150")))) == Decimal("3.15")
    price = tea._meta.get_field("price")
    assert price.to_python(price.value_to_string(tea(price=Decimal(25_000)))) == 25_000


# Migrations


def test_a_field_rebuilt_by_a_migration_is_the_same(tea):
    for name in ("name", "note", "grade", "price", "weight"):
        field = tea._meta.get_field(name)
        _name, path, args, kwargs = field.deconstruct()
        assert path == f"coopsite.common.fields.{type(field).__name__}"
        rebuilt = type(field)(*args, **kwargs)
        assert rebuilt.deconstruct()[1:] == field.deconstruct()[1:]
        assert rebuilt.db_parameters(connection) == field.db_parameters(connection)


def test_a_sum_is_of_whole_dong():
    price = DongField()
    assert (price.max_digits, price.decimal_places) == (15, 0)
    assert DongField(max_digits=12).deconstruct()[3]["max_digits"] == 12
