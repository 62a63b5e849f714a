"""The map of a list in a browser: nothing of it before it is opened, nothing from elsewhere, all of it by keyboard."""

import json

import pytest
from playwright.sync_api import expect

from tests.kit import axe
from tests.kit.browser import DESK, PHONE, layout_shift, overflow

pytestmark = pytest.mark.once

# What opening the map may bring, compressed: Leaflet, its sheet, our script and sheet, the outline, the points.
MAP_BYTES = 100_000
LIST = "/hop-tac-xa/"
FILL = """
from cooperatives.models import Cooperative
spots = [("21.7", "104.6"), ("22.3", "104.1"), ("21.594273", "105.848211")]
rows = list(Cooperative.objects.published().order_by("province__key", "pk"))
for row, (latitude, longitude) in zip([rows[0], rows[1], rows[-1]], spots):
    Cooperative.objects.filter(pk=row.pk).update(latitude=latitude, longitude=longitude)
"""
EMPTY = (
    "from cooperatives.models import Cooperative; Cooperative.objects.update(latitude=None, longitude=None)"
)


@pytest.fixture(scope="module")
def located(running_site):
    """Three cooperatives have coordinates as long as these tests run."""
    running_site.manage("shell", "-c", FILL)
    yield running_site.address + LIST
    running_site.manage("shell", "-c", EMPTY)


def pins(page):
    return page.locator(".leaflet-marker-icon[role=button]")


def open_map(page):
    page.get_by_role("button", name="Xem trên bản đồ").click()
    expect(pins(page).first).to_be_visible()


@pytest.mark.parametrize("size", [DESK, PHONE], ids=["desk", "phone"])
def test_it_opens_whole_still_and_light(located, page, watch, size):
    watch.open(located, size)
    before = watch.weight()
    assert not [url for url in watch.addresses if "leaflet" in url or "places" in url or "ban-do" in url]
    open_map(page)
    expect(page.get_by_role("status")).to_have_text("3 hợp tác xã trên bản đồ.")
    page.wait_for_timeout(300)
    assert watch.complaints == []
    assert watch.strangers == []
    assert watch.weight() - before < MAP_BYTES
    assert layout_shift(page) == 0
    assert overflow(page) <= 0
    assert axe.violations(page) == []


@pytest.mark.parametrize("size", [DESK, PHONE], ids=["desk", "phone"])
def test_both_archipelagos_are_named_however_near_it_is_looked_at(located, page, size):
    page.set_viewport_size(size)
    page.goto(located)
    open_map(page)
    # Three places of the North: looked at from near, the whole country stands in the corner.
    corner = page.locator(".places__over")
    expect(corner).to_be_visible()
    assert corner.locator("text").all_text_contents() == ["Hoàng Sa", "Trường Sa"]
    for _step in range(6):
        if corner.is_visible():
            page.get_by_role("button", name="Thu nhỏ").click()
            page.wait_for_timeout(350)
    expect(corner).to_be_hidden()
    drawn = page.locator(".places__map").bounding_box()
    for words in ("Quần đảo Hoàng Sa(Đà Nẵng)", "Quần đảo Trường Sa(Khánh Hòa)"):
        box = page.locator(".places__word", has_text=words).bounding_box()
        assert drawn["x"] <= box["x"] < box["x"] + box["width"] <= drawn["x"] + drawn["width"]
        assert drawn["y"] <= box["y"] < box["y"] + box["height"] <= drawn["y"] + drawn["height"]


def test_by_keyboard_from_the_button_to_a_cooperatives_page(located, page, watch):
    watch.open(f"{located}?tinh=thai-nguyen", DESK)
    button = page.get_by_role("button", name="Xem trên bản đồ")
    button.focus()
    page.keyboard.press("Enter")
    expect(pins(page)).not_to_have_count(0)
    single = page.locator(".leaflet-marker-icon[aria-label^='HTX']").first
    name = single.get_attribute("aria-label")
    for _press in range(8):
        page.keyboard.press("Tab")
        if page.evaluate("document.activeElement.getAttribute('aria-label')") == name:
            break
    expect(single).to_be_focused()
    page.keyboard.press("Space")
    link = page.locator(".leaflet-popup").get_by_role("link", name=name)
    expect(link).to_be_focused()
    page.keyboard.press("Escape")
    expect(single).to_be_focused()
    page.keyboard.press("Enter")
    expect(link).to_be_focused()
    page.keyboard.press("Enter")
    page.wait_for_url("**/hop-tac-xa/htx-*/")
    assert watch.complaints == []


def test_a_disc_brings_nearer_and_cells_are_asked_for_anew(located, page, watch):
    asked = []

    def answer(route):
        asked.append(route.request.url)
        cells = {"total": 35_000, "points": [], "cells": [[21.5, 105.8, 20_000], [10.8, 106.7, 15_000]]}
        points = {"total": 35_000, "points": [[21.6, 105.8, "HTX Một", "mot"]], "cells": []}
        route.fulfill(
            body=json.dumps(points if "khung" in route.request.url else cells),
            content_type="application/json",
        )

    page.route("**/ban-do.json*", answer)
    watch.open(located, PHONE)
    open_map(page)
    disc = page.get_by_role("button", name="20.000 hợp tác xã ở quanh đây")
    disc.focus()
    page.keyboard.press("Enter")
    expect(page.get_by_role("button", name="HTX Một")).to_be_visible()
    assert len(asked) > 1
    assert watch.complaints == []


def test_closing_and_opening_again_loads_nothing_twice(located, page, watch):
    watch.open(located, DESK)
    open_map(page)
    page.get_by_role("button", name="Đóng bản đồ").click()
    expect(pins(page).first).to_be_hidden()
    open_map(page)
    assert len([url for url in watch.addresses if "ban-do.json" in url]) == 1


def test_without_motion_nothing_moves_on_its_own(located, browser):
    context = browser.new_context(reduced_motion="reduce", viewport=PHONE)
    page = context.new_page()
    page.goto(located)
    open_map(page)
    assert page.locator(".leaflet-fade-anim, .leaflet-zoom-anim").count() == 0
    context.close()


def test_a_map_that_does_not_come_says_so(located, page):
    page.route("**/ban-do.json*", lambda route: route.abort())
    page.goto(located)
    page.get_by_role("button", name="Xem trên bản đồ").click()
    expect(page.get_by_role("status")).to_contain_text("Chưa mở được bản đồ")


def test_without_script_the_list_is_all_there_is(located, browser):
    context = browser.new_context(java_script_enabled=False, viewport=PHONE)
    page = context.new_page()
    page.goto(located)
    expect(page.get_by_text("3 trên 5 hợp tác xã có tọa độ")).to_be_visible()
    expect(page.get_by_text("Xem trên bản đồ")).to_be_hidden()
    assert overflow(page) <= 0
    context.close()
