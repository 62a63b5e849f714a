"""Who names a certificate, stars or a place of sale is led to the list under that choice."""

import datetime
from urllib.parse import parse_qs, urlsplit

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from coopsite.common.search import tally
from coopsite.common.search.shelf import look
from coopsite.views.leading import leads_for
from products.facets import FACETS
from products.models import Certification, Product, Scheme
from tests.pages.addresses import BUDGETS

pytestmark = pytest.mark.django_db
MOST_QUERIES = BUDGETS["/tim-kiem/"]


def led(client, query, **more):
    """Return (words, count, address) of each list to which a search leads; all that is said stands on the page."""
    answer = client.get("/tim-kiem/", {"q": query, **more})
    html = answer.content.decode()
    sections = (section for section in answer.context["sections"] if "address" in section)
    told = [(section["heading"], section["count"], section["address"]) for section in sections]
    told += [(lead.said, lead.count, lead.address) for lead in answer.context["leads"]]
    for said, _count, address in told:
        assert f'href="{address.replace("&", "&amp;")}"' in html
        assert said in html
    return told


def shown(client, address) -> int:
    return client.get(address).context["paginator"].count


@pytest.mark.parametrize(
    ("typed", "said", "address"),
    [
        ("4 sao", "Sản phẩm đang giữ 4 sao", "/san-pham/?sao=4"),
        ("bốn sao", "Sản phẩm đang giữ 4 sao", "/san-pham/?sao=4"),
        ("ocop 4 sao", "Sản phẩm đang giữ 4 sao", "/san-pham/?sao=4"),
        ("vietgap", "Sản phẩm có chứng nhận VietGAP", "/san-pham/?chung-nhan=vietgap"),
        ("mua o shopee", "Sản phẩm hỏi mua được trên Shopee", "/san-pham/?kenh=shopee"),
        ("che 4 sao", "Sản phẩm đang giữ 4 sao, có chữ “che”", "/san-pham/?sao=4&q=che"),
        (
            "chè vietgap",
            "Sản phẩm có chứng nhận VietGAP, có chữ “chè”",
            "/san-pham/?chung-nhan=vietgap&q=ch%C3%A8",
        ),
        ("xyzq vietgap", "Sản phẩm có chứng nhận VietGAP", "/san-pham/?chung-nhan=vietgap"),
    ],
)
def test_the_list_is_told_and_holds_as_much(client, typed, said, address):
    ((words, count, path),) = led(client, typed)
    assert (words, path) == (said, address)
    assert count == shown(client, path) > 0


def test_the_address_is_the_lists_own(client):
    for _said, _count, path in led(client, "chè 4 sao"):
        assert client.get(path).context["canonical"].endswith(path)


def test_where_nothing_is_found_the_list_is_shown_all_the_same(client):
    assert led(client, "halal xyzq") == []
    hold(Product.objects.published().first(), Scheme.HALAL)
    assert led(client, "halal xyzq") == [("Sản phẩm có chứng nhận Halal", 1, "/san-pham/?chung-nhan=halal")]
    assert client.get("/tim-kiem/", {"q": "halal xyzq"}).context["nothing"]


def hold(product, scheme, **days):
    return Certification.objects.create(product=product, scheme=scheme, **days)


def test_words_that_all_lead_to_a_list_are_taken_for_no_others(client):
    """ "bốn sao" is a letter away from what other names say."""
    assert client.get("/tim-kiem/", {"q": "bốn sao"}).context["found"].how == ""


def test_what_holds_nothing_today_is_not_shown(client):
    product = Product.objects.published().first()
    hold(product, Scheme.HALAL, expires_on=datetime.date(2020, 1, 1))
    assert led(client, "halal") == []
    hold(product, Scheme.HALAL)
    assert [count for _said, count, _path in led(client, "halal")] == [1]
    Product.objects.filter(pk=product.pk).update(status="draft")
    product.refresh_from_db()
    product.save()
    assert led(client, "halal") == []


def test_choices_of_several_facets_narrow_each_other(client):
    starred = Product.objects.published().get(pk=first_of(client, "/san-pham/?sao=4"))
    assert len(led(client, "halal 4 sao")) == 1
    hold(starred, Scheme.HALAL)
    said = "Sản phẩm đang giữ 4 sao, có chứng nhận Halal"
    assert led(client, "halal 4 sao") == [(said, 1, "/san-pham/?sao=4&chung-nhan=halal")]


def first_of(client, address) -> int:
    return client.get(address).context["page_obj"].object_list[0].pk


def test_where_nothing_has_both_each_is_told(client):
    unstarred = first_of(client, "/san-pham/?sao=chua")
    hold(Product.objects.get(pk=unstarred), Scheme.HALAL)
    paths = [path for _said, _count, path in led(client, "halal 4 sao")]
    assert paths == ["/san-pham/?sao=4", "/san-pham/?chung-nhan=halal"]


def test_one_name_of_two_schemes_leads_to_both(client):
    product = Product.objects.published().first()
    hold(product, Scheme.ORGANIC_VN)
    hold(product, Scheme.ORGANIC_INTL)
    labels = ["Hữu cơ (TCVN 11041)", "Hữu cơ quốc tế"]
    assert [said for said, _count, _path in led(client, "huu co")] == [
        f"Sản phẩm có chứng nhận {label}" for label in labels
    ]


def test_every_choice_that_is_told_is_found_by_its_label(client):
    """Were a facet to get choices that no words find, this would tell."""
    told = [facet for facet in FACETS if facet.told]
    assert [facet.key for facet in told] == ["sao", "chung-nhan", "kenh"]
    product = Product.objects.published().first()
    for scheme in Scheme:
        hold(product, scheme)
    for value, label in told[1].labels([]).items():
        if value in Scheme and label != told[1].title:
            paths = [path for _said, _count, path in led(client, label)]
            assert value in [one for path in paths for one in parse_qs(urlsplit(path).query)["chung-nhan"]]


@pytest.mark.parametrize("typed", ["", "phình hồ", "chè", "quế lá", "chứng nhận", "ocop"])
def test_other_questions_lead_nowhere(client, typed):
    assert led(client, typed) == []


def test_what_leads_to_a_list_is_no_question_without_an_answer(client, monkeypatch):
    noted = []
    monkeypatch.setattr(tally, "note", lambda typed, hits: noted.append((typed, hits > 0)))
    for typed in ("mua ở shopee", "xyzq shopee"):
        client.get(
            "/tim-kiem/", {"q": typed}, headers={"User-Agent": "Mozilla/5.0 (Android 14) Firefox/130.0"}
        )
    assert noted == [("mua ở shopee", True), ("xyzq shopee", False)]


@pytest.mark.parametrize("query", ["4 sao", "chè 4 sao", "chè vietgap", "xyzq vietgap", "halal"])
def test_it_asks_no_more_than_any_search(client, query):
    client.get("/tim-kiem/", {"q": query})
    with CaptureQueriesContext(connection) as caught:
        client.get("/tim-kiem/", {"q": query})
    assert len(caught) <= MOST_QUERIES


def test_choices_alone_ask_nothing(client):
    now = look()
    with CaptureQueriesContext(connection) as caught:
        assert leads_for(now, "ocop bốn sao")
    assert len(caught) == 0


@pytest.mark.parametrize("typed", ["che vietgap", "vietgap", "4 sao", "mua o shopee"])
def test_what_is_in_the_list_stands_first_where_nothing_is_called_so(client, typed):
    answer = client.get("/tim-kiem/", {"q": typed})
    first, *others = answer.context["sections"]
    listed = client.get(first["address"]).context["page_obj"].object_list
    assert {row.pk for row in first["rows"]} <= {row.pk for row in listed}
    assert first["rows"] and "address" not in {key for section in others for key in section}
    assert "Chưa tìm thấy" not in answer.text and "0 kết quả" not in answer.text
    assert answer.text.count('id="kq-san-pham"') <= 1


def test_what_is_called_so_stands_before_the_list(client):
    tea = Product.objects.get(slug="che-den-kien-thuan")
    tea.name = "Chè VietGAP Kiến Thuận"
    tea.save()
    answer = client.get("/tim-kiem/", {"q": "vietgap"})
    assert "address" not in answer.context["sections"][0]
    assert [lead.said for lead in answer.context["leads"]] == ["Sản phẩm có chứng nhận VietGAP"]
