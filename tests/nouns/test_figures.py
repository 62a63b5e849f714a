"""Figures keep range, qualifier, unit, scope, date and source; nonsense is refused with a sentence."""

import datetime

import pytest
from django.core.exceptions import ValidationError
from django.db import IntegrityError, transaction

from cooperatives.figures import changes_in, standing_alone
from cooperatives.models import Cooperative, CooperativeFigure, Metric, ProvinceIndicator
from cooperatives.models.figure import Precision
from products.models import ProductFigure
from stories.models import StopFigure

pytestmark = pytest.mark.django_db

PHINH_HO = "hop-tac-xa-che-shan-tuyet-phinh-ho"


def figure(**values):
    return CooperativeFigure(
        cooperative=Cooperative.objects.get(slug=PHINH_HO),
        metric=Metric.objects.get(key="san-luong-ngay"),
        **values,
    )


def read(one):
    """The figure with plain spaces: what belongs together is held together by non-breaking ones."""
    return str(one).replace("\u00a0", " ")


@pytest.mark.parametrize(
    ("key", "shown"),
    [
        ("thu-nhap-thanh-vien", "6,5–7 triệu đồng/người/tháng"),
        ("nguoi-theo-doi", "hàng trăm nghìn người theo dõi"),
    ],
)
def test_shown_as_people_read_it(key, shown):
    one = CooperativeFigure.objects.get(cooperative__slug=PHINH_HO, metric__key=key)
    assert read(one) == shown


@pytest.mark.parametrize("model", [CooperativeFigure, ProvinceIndicator, ProductFigure, StopFigure])
def test_every_figure_of_the_demonstration_has_date_and_source(model):
    """What has no source is an illustration and says so."""
    figures = list(model.objects.filter(illustrative=False))
    assert figures
    for one in figures:
        dated = one.as_of or getattr(getattr(one, "stop", None), "visited_on", None)
        sourced = one.source or getattr(getattr(getattr(one, "stop", None), "visit", None), "source", None)
        assert dated, one
        assert sourced, one


def test_a_change_is_two_figures_of_one_metric_and_scope():
    figures = list(Cooperative.objects.get(slug=PHINH_HO).figures.with_words())
    (change,) = changes_in(figures)
    assert (read(change.before), read(change.after)) == ("5.000–7.000 ₫/kg", "25.000 ₫/kg")
    assert change.grew
    assert change.share == 24  # the middle of 5,000–7,000 is 24 % of 25,000
    assert not {change.before, change.after} & set(standing_alone(figures))


def test_another_scope_makes_no_pair():
    figures = list(Cooperative.objects.get(slug=PHINH_HO).figures.with_words())
    next(one for one in figures if one.moment == "before").scope = "chè loại hai"
    assert changes_in(figures) == []
    assert standing_alone(figures) == figures


@pytest.mark.parametrize(
    ("precision", "shown"),
    [(Precision.DAY, "8/8/2024"), (Precision.MONTH, "8/2024"), (Precision.YEAR, "2024")],
)
def test_the_date_is_as_precise_as_it_is_known(precision, shown):
    assert figure(as_of=datetime.date(2024, 8, 8), as_of_precision=precision).day == shown


@pytest.mark.parametrize(
    ("values", "words"),
    [
        ({"low": 7, "high": 5}, "Số trên phải bằng hoặc lớn hơn số dưới."),
        ({"unit": "kg"}, "Cần một con số"),
        ({"high": 5}, "Cần một con số"),
    ],
)
def test_nonsense_is_refused_with_a_sentence_and_by_the_database(values, words):
    with pytest.raises(ValidationError) as raised:
        figure(**values).full_clean()
    assert words in str(raised.value)
    with pytest.raises((IntegrityError, ValidationError)), transaction.atomic():
        figure(**values).save()


def test_figures_written_differently_compare():
    tonne = figure(low=1, unit="tan")
    kilos = figure(low=1000, unit="kg")
    tonne.save()
    kilos.save()
    assert tonne.base_low == kilos.base_low == 1000
