"""A province's figures, year after year: a set for each source, the newest first, none mixed."""

import datetime

import pytest
from django.db import IntegrityError, transaction

from cooperatives.models import ProvinceIndicator, Source
from coopsite.indicators import latest_set, sets_of
from tests.kit.pages import text_of

pytestmark = pytest.mark.django_db


@pytest.fixture
def next_year():
    row = ProvinceIndicator.objects.get(metric__key="hop-tac-xa")
    report = Source.objects.create(
        title="Báo cáo năm 2024", publisher="Liên minh HTX tỉnh", federation=row.federation
    )
    row.pk, row._state.adding = None, True
    row.low, row.as_of, row.source = 800, datetime.date(2025, 4, 1), report
    row.save()
    return row


def test_one_set_to_a_source_the_newest_first(next_year):
    newest, former = sets_of(next_year.federation)
    assert [row.low for row in newest.rows] == [800]
    assert former.by_key["hop_tac_xa"].low == 760
    assert newest.siblings == former.siblings == 2
    assert newest.anchor != former.anchor


def test_the_front_page_takes_the_newest(next_year):
    assert latest_set().by_key["hop_tac_xa"].low == 800


def test_figures_without_a_date_come_last(next_year):
    next_year.as_of = None
    next_year.save()
    assert latest_set().by_key["hop_tac_xa"].low == 760


def test_the_page_prints_both(client, next_year):
    said = text_of(client.get("/lien-minh/thai-nguyen/").text)
    assert said.index("800") < said.index("760")
    assert "Mới có số của một nguồn" not in said


def test_one_figure_to_a_date(next_year):
    again = ProvinceIndicator.objects.get(pk=next_year.pk)
    again.pk, again._state.adding = None, True
    with pytest.raises(IntegrityError), transaction.atomic():
        again.save(force_insert=True)


def test_titles_need_no_stars_beside_them(client):
    ProvinceIndicator.objects.exclude(metric__group="title").delete()
    html = client.get("/lien-minh/thai-nguyen/").content.decode()
    assert "77 sản phẩm" in html.replace("\xa0", " ")
    assert "Nguồn: Chuyển đổi số" in html


@pytest.mark.parametrize("page", ["/", "/lien-minh/thai-nguyen/", "/dia-phuong/thai-nguyen/"])
def test_how_exactly_a_number_was_said_is_never_lost(client, page):
    ProvinceIndicator.objects.filter(metric__key="san-pham-ocop").update(qualifier="hon")
    said = text_of(client.get(page).text)
    assert said.count("241") == said.count("hơn 241") > 0


def test_an_illustrative_number_says_so(client):
    ProvinceIndicator.objects.filter(metric__key="hop-tac-xa").update(illustrative=True)
    assert "Có số minh họa" in client.get("/dia-phuong/thai-nguyen/").content.decode()
