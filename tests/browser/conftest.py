"""Walks of the handbook: accounts at their browsers, and the objects that the tasks are about."""

import pytest

from products.models import Product
from stories.models import Visit
from tests.kit.browser import sign_in
from tests.kit.handbook import CONTEXT, Walk


@pytest.fixture(scope="module")
def window(browser, running_site):
    """Return the page of an account, signed in once; it is named so because pictures are wanted true."""
    pages = {}

    def enter(who):
        if who not in pages:
            page = pages[who] = browser.new_context(**CONTEXT).new_page()
            sign_in(page, running_site, f"{who}@thosan.example")
        return pages[who]

    yield enter
    for page in pages.values():
        page.context.close()


@pytest.fixture
def walk(site, window):
    return Walk(site, window)


@pytest.fixture(scope="module")
def keys(running_site, django_db_blocker):
    with django_db_blocker.unblock():
        product, visit = Product.objects.get(slug="che-den-kien-thuan"), Visit.objects.get()
        return {"product": f"products/product/{product.pk}", "visit": f"stories/visit/{visit.pk}"}
