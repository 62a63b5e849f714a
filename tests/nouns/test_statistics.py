"""SQLite finds rows by their keys, however many are published: it knows that the status tells little."""

from copy import copy

import pytest
from django.db import connection

from cooperatives.models import Cooperative
from coopsite.common.search.indexing import left_out
from coopsite.common.sqlite.statistics import renew_statistics
from tests.pages.addresses import COOPERATIVE

pytestmark = pytest.mark.django_db

ROWS = 2_000


def many_like(row) -> list[Cooperative]:
    made = [copy(row) for _number in range(ROWS)]
    for number, one in enumerate(made):
        one.pk, one.slug = None, f"{row.slug}-{number}"
    with left_out():
        return Cooperative.objects.bulk_create(made)


@pytest.mark.skipif(connection.vendor != "sqlite", reason="PostgreSQL keeps its own statistics")
def test_rows_are_found_by_their_keys():
    keys = [
        one.pk for one in many_like(Cooperative.objects.get(slug=COOPERATIVE.strip("/").split("/")[-1]))[:3]
    ]
    asked = Cooperative.objects.published().filter(pk__in=keys).order_by()
    assert "PRIMARY KEY" not in asked.explain()
    renew_statistics()
    assert "PRIMARY KEY" in asked.explain()
