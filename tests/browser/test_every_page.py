"""Every kind of page in a browser, at a desk and on a phone: whole, light, still and open to everybody."""

import urllib.error
import urllib.request

import pytest

from tests.kit import axe, nu
from tests.kit.browser import DESK, PHONE, Watch, layout_shift, overflow
from tests.pages.addresses import EVERY_PAGE, LOST

FIRST_LOAD_BYTES = 350_000
pytestmark = pytest.mark.once


@pytest.fixture(scope="module")
def window(browser):
    """One window for all pages, with its Watch; the pages load everything anew each time."""
    context = browser.new_context()
    yield Watch(context.new_page())
    context.close()


@pytest.mark.parametrize("path", [*EVERY_PAGE, LOST])
def test_page_stands(site, window, path):
    """Nothing refused or failed, nothing from elsewhere, within its weight, no jump, no axe violation."""
    for size in (DESK, PHONE):
        window.open(site + path, size, in_one_piece=True)
        assert window.complaints == []
        assert window.strangers == []
        assert window.weight() < FIRST_LOAD_BYTES
        assert layout_shift(window.page) == 0
        assert overflow(window.page) <= 0
    for size in (PHONE, DESK):
        window.page.set_viewport_size(size)
        assert axe.violations(window.page) == [], size


def test_html_is_valid(site):
    pages = {path: _fetch(site + path) for path in [*EVERY_PAGE, LOST]}
    assert nu.errors(nu.check(pages)) == []


def _fetch(url: str) -> str:
    try:
        with urllib.request.urlopen(url) as response:
            return response.read().decode()
    except urllib.error.HTTPError as refusal:
        return refusal.read().decode()
