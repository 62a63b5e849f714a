"""The page of a label on a phone: light, whole, read by everybody."""

import pytest

from products.models import Lot, ScanCode
from tests.kit import axe
from tests.kit.browser import DESK, PHONE, layout_shift, overflow

pytestmark = pytest.mark.once

# All that it loads, compressed: what a shop's corner with one bar of reception can bear.
SCAN_BYTES = 60_000


@pytest.fixture(scope="module")
def codes(running_site, django_db_blocker):
    with django_db_blocker.unblock():
        return list(ScanCode.objects.order_by("product__sort_key").values_list("pk", flat=True))


@pytest.fixture(scope="module")
def lots(running_site, django_db_blocker):
    """The pages of lots, by their numbers."""
    with django_db_blocker.unblock():
        return {lot.number: lot.get_absolute_url() for lot in Lot.objects.all()}


def test_every_one_is_light_and_still(site, codes, lots, page, watch):
    assert len(codes) == 10 and len(lots) == 2
    for path in [*(f"/t/{code}/" for code in codes), *lots.values()]:
        # Nothing is kept from one to the next: each is a first visit.
        watch.open(site + path, PHONE)
        assert 5_000 < watch.weight() < SCAN_BYTES, "\n".join(watch.addresses)
        assert layout_shift(page) == 0
        assert overflow(page) <= 0
        assert (watch.complaints, watch.strangers) == ([], [])


@pytest.mark.parametrize("size", [DESK, PHONE], ids=["desk", "phone"])
@pytest.mark.parametrize("path", ["/t/{code}/", "{PH0824}", "/t/", "/01/08931234567897"])
def test_everybody_can_read_it(site, codes, lots, page, watch, size, path):
    watch.open(site + path.format(code=codes[0], **lots), size)
    assert axe.violations(page) == []
    assert overflow(page) <= 0


def test_a_code_is_typed_without_script(site, codes, browser):
    context = browser.new_context(java_script_enabled=False)
    page = context.new_page()
    page.goto(f"{site}/t/")
    page.get_by_label("Mã trên tem").fill(codes[0].lower())
    page.get_by_role("button", name="Tra").click()
    assert page.url == f"{site}/t/{codes[0]}/"
    context.close()
