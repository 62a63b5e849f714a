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

PHINH_HO = "htx-che-shan-tuyet-phinh-ho"


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


@pytest.mark.parametrize(
    ("values", "shown"),
    [
        ({"low": 500, "unit": "ha", "qualifier": "tren"}, "trên 500 ha"),
        ({"low": 3150, "unit": "ty-dong", "qualifier": "hon"}, "hơn 3.150 tỷ đồng"),
        ({"low": 5, "high": 7, "unit": "tan", "per": "ha", "period": "vu"}, "5–7 tấn/ha/vụ"),
        ({"low": 7, "high": 7, "unit": "tan"}, "7 tấn"),
        ({"low": "6.50", "unit": "trieu-dong"}, "6,5 triệu đồng"),
        ({"low": 90, "unit": "phan-tram"}, "90%"),
        ({"low": 0, "unit": "don-hang"}, "0 đơn hàng"),
        (
            {"low": 1000, "unit": "don-hang", "qualifier": "hang", "period": "thang"},
            "hàng nghìn đơn hàng/tháng",
        ),
        ({"qualifier": "hau-het"}, "hầu hết"),
    ],
)
def test_read_from_the_row_as_it_was_said(values, shown):
    one = figure(**values)
    one.full_clean()
    one.save()
    one.refresh_from_db()
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


def pair(before, after):
    return [figure(moment="before", **before), figure(moment="now", **after)]


@pytest.mark.parametrize(
    ("before", "after", "share", "grew"),
    [
        ({"low": 5}, {"low": 20}, 25, True),
        ({"low": 20}, {"low": 5}, 25, False),
        ({"low": 0}, {"low": 5}, 0, True),
        ({"low": 0}, {"low": 0}, 100, True),
        ({"low": 4, "high": 6}, {"low": 10}, 50, True),
        ({"low": 500, "unit": "kg"}, {"low": 1, "unit": "tan"}, 50, True),
    ],
)
def test_bars_are_drawn_to_one_scale(before, after, share, grew):
    (change,) = changes_in(pair(before, after))
    assert (change.share, change.grew) == (share, grew)


@pytest.mark.parametrize(
    ("before", "after"),
    [
        ({"qualifier": "hau-het"}, {"low": 90, "unit": "phan-tram"}),
        ({"low": 5, "unit": "kg"}, {"low": 5, "unit": "ha"}),
        ({"low": 5, "period": "ngay"}, {"low": 5, "period": "nam"}),
        ({"low": 5, "per": "kg"}, {"low": 5, "per": "ta"}),
        ({"low": -5}, {"low": 5}),
    ],
)
def test_what_no_scale_holds_makes_no_pair(client, before, after):
    figures = pair(before, after)
    assert changes_in(figures) == []
    assert standing_alone(figures) == figures
    for one in figures:
        one.save()
    assert client.get(f"/hop-tac-xa/{PHINH_HO}/").status_code == 200


def test_a_half_alone_makes_no_pair():
    for half in pair({"low": 5}, {"low": 20}):
        assert changes_in([half]) == []
        assert standing_alone([half]) == [half]


def test_figures_of_two_metrics_make_no_pair():
    before, after = pair({"low": 5}, {"low": 20})
    after.metric = Metric.objects.get(key="thu-nhap-thanh-vien")
    assert changes_in([before, after]) == []


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
        ({"qualifier": "hon"}, "Cần một con số"),
    ],
)
def test_nonsense_is_refused_with_a_sentence_and_by_the_database(values, words):
    with pytest.raises(ValidationError) as raised:
        figure(**values).full_clean()
    assert words in str(raised.value)
    with pytest.raises((IntegrityError, ValidationError)), transaction.atomic():
        figure(**values).save()


@pytest.mark.parametrize(
    "values",
    [
        {"low": 5, "qualifier": "hau-het"},
        {"low": 5, "high": 7, "qualifier": "tu"},
        {"low": 25, "qualifier": "hang", "unit": "don-hang"},
        {"low": 5, "unit": "dặm"},
        {"low": 5, "qualifier": "chừng"},
        {"low": "năm"},
        {"low": 10**18},
    ],
)
def test_what_nobody_would_say_is_refused(values):
    with pytest.raises(ValidationError):
        figure(**values).full_clean()


def test_figures_written_differently_compare():
    tonne = figure(low=1, unit="tan")
    kilos = figure(low=1000, unit="kg")
    tonne.save()
    kilos.save()
    assert tonne.base_low == kilos.base_low == 1000
