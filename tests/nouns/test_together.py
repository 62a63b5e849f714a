"""Rows that are loaded in one query are the rows that would have been loaded in several."""

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from cooperatives.models import Cooperative
from coopsite.common.together import load_together

pytestmark = pytest.mark.django_db

PARTS = ("practices", "offers", "titles")


def columns(rows):
    return [
        {field.attname: getattr(row, field.attname) for field in row._meta.concrete_fields} for row in rows
    ]


def test_same_rows_in_the_same_order():
    compared = 0
    for cooperative in Cooperative.objects.all():
        with CaptureQueriesContext(connection) as caught:
            together = load_together(cooperative, *PARTS)
        assert len(caught) == 1
        for name in PARTS:
            apart = list(getattr(cooperative, name).all())
            assert together[name] == apart
            assert columns(together[name]) == columns(apart)
            compared += len(apart)
    assert compared > 5


def test_a_row_can_be_saved_again():
    practice = load_together(Cooperative.objects.filter(practices__isnull=False).first(), *PARTS)[
        "practices"
    ][0]
    practice.detail = "máy sao điện"
    practice.save()
    practice.refresh_from_db()
    assert practice.detail == "máy sao điện"
