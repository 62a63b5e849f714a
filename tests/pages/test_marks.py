"""What a page must say beside what it shows: since when, from whom, drawn or real, and who answers for it."""

import re

import pytest

from cooperatives.models import CooperativeFigure, ExportMarket
from stories.models import StopFigure, Visit
from tests.pages.addresses import CONG_TAM, COOPERATIVE, PRODUCT, STORY, VISIT

pytestmark = pytest.mark.django_db


def text_of(client, page):
    html = client.get(page).content.decode().replace("\xa0", " ")
    return " ".join(re.sub(r"<[^>]+>", " ", html).split())


def test_a_stops_figure_has_its_date_and_source(client):
    text = text_of(client, VISIT)
    assert "Diện tích trồng, quế 9/8/2024, theo Liên minh HTX tỉnh Yên Bái" in text


@pytest.mark.parametrize(("model", "page"), [(StopFigure, VISIT), (CooperativeFigure, CONG_TAM)])
def test_an_illustrative_figure_says_so(client, model, page):
    assert "(số minh họa)" not in text_of(client, page)
    model.objects.filter(metric__key="dien-tich-trong").update(illustrative=True)
    assert "(số minh họa)" in text_of(client, page)


def test_half_of_a_pair_says_when_it_held(client):
    CooperativeFigure.objects.filter(moment="now").delete()
    assert "Giá thu mua chè búp tươi, trước kia" in text_of(client, COOPERATIVE)


def test_an_illustrative_market_says_so(client):
    ExportMarket.objects.filter(market__key="pakistan").update(illustrative=True)
    assert "Pakistan (minh họa)" in text_of(client, CONG_TAM)


@pytest.mark.parametrize("page", [VISIT, STORY, PRODUCT, COOPERATIVE])
def test_every_drawing_says_that_it_is_one(client, page):
    html = client.get(page).content.decode()
    captions = re.findall(r"<figcaption>(.*?)</figcaption>", html, re.DOTALL)
    drawn = [words for words in captions if "của Thổ Sản." in words]
    assert len(drawn) == html.count("<figure") - html.count('<figure class="shift"') > 0


@pytest.mark.parametrize("page", [VISIT, STORY, PRODUCT, COOPERATIVE])
def test_every_entry_names_who_answers_for_it(client, settings, page):
    assert "chưa liên minh nào kiểm tra hay đăng" in text_of(client, page)
    settings.DEMO_NOTICE = False
    text = text_of(client, page)
    assert "Bản trình diễn" not in text
    assert re.search(r"Liên minh HTX tỉnh (Lào Cai|Thái Nguyên) đăng và chịu trách nhiệm", text)


def test_a_place_that_a_visit_names_leads_back_to_it(client):
    assert Visit.objects.get().title in text_of(client, "/dia-phuong/huyen-tra-bong-quang-ngai/")
    assert Visit.objects.get().title in text_of(client, "/lien-minh/lao-cai/")


def test_a_province_that_stayed_as_it_was_lists_its_former_districts(client):
    assert "Huyện Yên Châu" in text_of(client, "/dia-phuong/son-la/")
