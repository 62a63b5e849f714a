"""Lots: what the database refuses, what stays as it was printed, and when a page may speak of tracing."""

import datetime

import pytest
from django.core.exceptions import ValidationError
from django.db import IntegrityError, transaction
from django.db.models import Value
from django.utils import timezone

from coopsite.desk.discarding import put_in_bin
from products.models import Lot, LotStep, Product

pytestmark = pytest.mark.django_db

DAY = datetime.timedelta(days=1)


@pytest.fixture
def tea():
    return Product.objects.get(slug="che-shan-tuyet-co-thu-phinh-ho")


@pytest.fixture
def lot(tea):
    return Lot.objects.get(product=tea, number="PH0824")


def refused(**values) -> str:
    """The code of the one thing that a form would say of such a lot."""
    with pytest.raises(ValidationError) as raised:
        Lot(**values).full_clean()
    (error,) = [error for errors in raised.value.error_dict.values() for error in errors]
    return error.code


@pytest.mark.parametrize(
    ("values", "code"),
    [
        ({"number": "L 1"}, "lot_number_wrong"),
        ({"number": "LÔ1"}, "lot_number_wrong"),
        ({"number": "A#1"}, "lot_number_wrong"),
        ({"number": "9" * 21}, "lot_number_wrong"),
        *(({"number": folded}, "lot_number_wrong") for folded in ("..", ".", "A/../B", "/A", "A//B", "A/")),
        (
            {"harvested_on": datetime.date(2026, 3, 2), "made_on": datetime.date(2026, 3, 1)},
            "made_before_harvest",
        ),
        (
            {"made_on": datetime.date(2026, 3, 2), "best_before": datetime.date(2026, 3, 1)},
            "best_before_made",
        ),
        (
            {"harvested_on": datetime.date(2026, 3, 2), "best_before": datetime.date(2026, 3, 1)},
            "best_before_made",
        ),
        ({"recalled_on": datetime.date(2026, 3, 2)}, "recalled_without_reason"),
        ({"recall_reason": "Ẩm mốc"}, "recalled_without_reason"),
        (
            {"made_on": datetime.date(2026, 3, 2)}
            | {"recalled_on": datetime.date(2026, 3, 1), "recall_reason": "Ẩm mốc"},
            "recalled_before_made",
        ),
    ],
)
def test_what_cannot_be_is_refused_in_words(tea, values, code):
    assert refused(product=tea, **{"number": "L1", **values}) == code


@pytest.mark.parametrize("name", ["harvested_on", "made_on", "checked_on"])
def test_no_day_is_to_come(tea, name):
    assert refused(product=tea, number="L1", **{name: timezone.localdate() + DAY}) == "day_to_come"
    Lot(product=tea, number="L1", **{name: timezone.localdate()}).full_clean()


@pytest.mark.parametrize(
    "values",
    [
        {"number": "L 1"},
        {"number": ""},
        {"number": "9" * 21},
        {"harvested_on": "2026-03-02", "made_on": "2026-03-01"},
        {"made_on": "2026-03-02", "best_before": "2026-03-01"},
        {"harvested_on": "2026-03-02", "best_before": "2026-03-01"},
        {"recalled_on": "2026-03-02"},
        {"recall_reason": "Ẩm mốc"},
    ],
)
def test_the_database_refuses_it_too(tea, values):
    with pytest.raises(IntegrityError), transaction.atomic():
        Lot.objects.create(product=tea, **{"number": "L1", **values})


@pytest.mark.parametrize("number", ["%'&\"()*+,-./:;<=>?_", "a%1", "0824", "A/7", "-", "..A"])
def test_every_number_of_gs1_is_taken(tea, number):
    lot = Lot(product=tea, number=number)
    lot.full_clean()
    lot.save()
    assert Lot.objects.filter(product=tea).numbered(number).get() == lot


def test_a_number_is_given_once_to_a_product_whatever_its_letters(tea, lot):
    assert refused(product=tea, number="ph0824") == "known_lot"
    with pytest.raises(IntegrityError), transaction.atomic():
        Lot.objects.create(product=tea, number="ph0824")
    other = Product.objects.get(slug="che-den-kien-thuan")
    Lot(product=other, number="PH0824").full_clean()


def test_a_number_in_the_bin_stays_taken(tea, lot):
    put_in_bin(lot, None)
    assert refused(product=tea, number="PH0824") == "known_lot"


def test_a_document_is_https(lot):
    step = LotStep(lot=lot, name="Kiểm", document_url="http://a.example/x.pdf")
    step.full_clean()
    step.save()
    assert step.document_url == "https://a.example/x.pdf"
    with pytest.raises(ValidationError):
        LotStep(lot=lot, name="Kiểm", document_url="ftp://a.example/x.pdf").full_clean()
    with pytest.raises(IntegrityError), transaction.atomic():
        LotStep.objects.filter(pk=step.pk).update(document_url=Value("ftp://a.example/x.pdf"))


def test_no_step_is_to_come(lot):
    with pytest.raises(ValidationError) as raised:
        LotStep(lot=lot, name="Gói", done_on=timezone.localdate() + DAY).full_clean()
    assert raised.value.error_dict["done_on"][0].code == "day_to_come"


class TestWhatIsTraced:
    def test_days_and_steps_are(self, lot):
        assert lot.is_traced

    def test_a_day_alone_is_not(self, lot):
        lot.steps.all().delete()
        assert not Lot.objects.get(pk=lot.pk).is_traced

    @pytest.mark.parametrize("emptied", [{"done_on": None}, {"place": "", "actor": "", "region": None}])
    def test_bare_names_of_steps_are_not(self, lot, emptied):
        lot.steps.update(**emptied)
        assert not Lot.objects.get(pk=lot.pk).is_traced

    def test_steps_alone_are_not(self, lot):
        lot.made_on = lot.harvested_on = None
        assert not lot.is_traced

    def test_what_nobody_wrote_down_is_listed(self, tea, lot):
        unnamed = "người làm ở bước “Đóng gói, dán tem”"
        assert lot.untold == [unnamed]
        lot.steps.update(done_on=None)
        assert Lot.objects.get(pk=lot.pk).untold == ["ngày của các công đoạn", unnamed]
        bare = Lot.objects.create(product=tea, number="L1")
        assert len(bare.untold) == 5 and "các công đoạn" in bare.untold


def test_its_best_before_day_still_counts(lot):
    lot.best_before = datetime.date(2026, 5, 31)
    assert not lot.is_past_best(datetime.date(2026, 5, 31))
    assert lot.is_past_best(datetime.date(2026, 6, 1))
    lot.best_before = None
    assert not lot.is_past_best()


def test_lots_go_with_their_product(lot, tea):
    tea.delete()
    assert not Lot.objects.filter(pk=lot.pk).exists()


def test_only_lots_of_public_products_are_public(lot, tea):
    assert lot in Lot.objects.published()
    tea.status = "draft"
    tea.save()
    assert lot not in Lot.objects.published()
