"""Every kind of page in a browser, on a phone and at a desk: whole, light, still and open to everybody."""

import urllib.error
import urllib.request

import pytest

from tests.kit import axe, nu
from tests.kit.browser import DESK, PHONE, layout_shift, overflow
from tests.pages.addresses import EVERY_PAGE, LOST

FIRST_LOAD_BYTES = 350_000
pytestmark = pytest.mark.looks
SIZES = {"phone": PHONE, "desk": DESK}


@pytest.mark.parametrize("size", SIZES)
@pytest.mark.parametrize("path", [*EVERY_PAGE, LOST])
def test_page_stands(site, watch, path, size):
    """Nothing refused or failed, nothing from elsewhere, within its weight, no jump, no axe violation."""
    watch.open(site + path, SIZES[size])
    assert watch.complaints == []
    assert watch.strangers == []
    assert watch.weight() < FIRST_LOAD_BYTES
    assert layout_shift(watch.page) == 0
    assert overflow(watch.page) <= 0
    assert axe.violations(watch.page) == []


def test_html_is_valid(site):
    pages = {path: _fetch(site + path) for path in [*EVERY_PAGE, LOST]}
    assert nu.errors(nu.check(pages)) == []


def _fetch(url: str) -> str:
    try:
        with urllib.request.urlopen(url) as response:
            return response.read().decode()
    except urllib.error.HTTPError as refusal:
        return refusal.read().decode()
