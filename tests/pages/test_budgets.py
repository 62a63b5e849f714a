"""Query budgets: a page asks no more than its number, and not more because there are more rows."""

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from products.models import Product
from stories.models import Event, Story
from tests.pages.addresses import BUDGETS

pytestmark = pytest.mark.django_db

LISTS = [
    "/",
    "/san-pham/",
    "/hop-tac-xa/",
    "/chuyen-ke/",
    "/su-kien/",
    "/lien-minh/lao-cai/",
    "/san-pham/tinh-dau-que-cong-tam/",
    "/dia-phuong/lao-cai/",
    "/tim-kiem/?q=che",
    "/nhom-san-pham/che/",
]


def queries(client, path) -> int:
    with CaptureQueriesContext(connection) as caught:
        assert client.get(path).status_code == 200
    return len(caught)


@pytest.mark.parametrize(("path", "budget"), BUDGETS.items())
def test_page_keeps_its_budget(client, path, budget):
    client.get(path)  # content types and the like are asked for once in a process
    assert queries(client, path) <= budget


@pytest.mark.parametrize("path", LISTS)
def test_more_rows_ask_no_more(client, path):
    client.get(path)
    before = queries(client, path)
    for model in (Product, Story, Event):
        for row in model.objects.published()[:6]:
            shown = list(row.shown.all()) if model is Event else []
            row.pk, row.slug = None, ""
            row._state.adding = True
            row.save()
            for one in shown:
                row.shown.create(product=one.product)
    client.get(path)  # what changed in the index is read once in a process
    assert queries(client, path) <= before
