"""Rows of the demonstration whose changes are followed into the index."""

import pytest

from cooperatives.models import (
    Cooperative,
)
from coopsite.common.search import shelf
from products.models import Product
from stories.models import Story, Visit
from tests.kit.freshness import at
from tests.pages.addresses import COOPERATIVE, PRODUCT, STORY, VISIT


@pytest.fixture(autouse=True)
def nothing_is_kept_of_another_day():
    """What a shelf settled while the clock was moved on is taken back with the test, and its numbers are given again."""
    yield
    shelf.forget()


@pytest.fixture
def tea():
    return at(Product, PRODUCT)


@pytest.fixture
def maker():
    return at(Cooperative, COOPERATIVE)


@pytest.fixture
def visit():
    return at(Visit, VISIT)


@pytest.fixture
def story():
    return at(Story, STORY)
