"""The same questions find the same answers in the same order, whichever database holds the words."""

import datetime
from unittest import mock

import pytest

from coopsite.common.search import shelf
from products.models import OcopCertificate
from tests.bench_search.country import Country
from tests.kit.golden import Asker, check

pytestmark = pytest.mark.django_db

ROWS, SEED = 300, 7
# On it the country is made and asked, whatever day it is: what is public and who holds stars depends on the day.
DAY = datetime.datetime(2026, 12, 1, 3, tzinfo=datetime.UTC)


def test_the_demonstration():
    told = check("golden-demonstration.txt", Asker())
    assert not told, f"found otherwise than in the file:\n{told}"


@pytest.fixture
def on_a_day_of_its_own():
    with mock.patch("django.utils.timezone.now", lambda: DAY):
        yield
    # What was public on that day is none of the other tests' business.
    shelf.forget()


@pytest.mark.usefixtures("on_a_day_of_its_own")
def test_a_country():
    # The demonstration's were given so many months before the day of the run.
    OcopCertificate.objects.all().delete()
    Country(ROWS, SEED, say=lambda _words: None).fill()
    told = check("golden-country.txt", Asker())
    assert not told, f"found otherwise than in the file:\n{told}"
