"""Suggestions at a browser: by keyboard, by finger, by ear, with an input method, on a bad line, and without script."""

import re
import urllib.request

import pytest
from playwright.sync_api import expect

from tests.kit import axe
from tests.kit.browser import DESK, PHONE, overflow

pytestmark = pytest.mark.once
PLACE = "/dia-phuong/xa-phinh-ho-lao-cai/"
MOST_BYTES = 4096


@pytest.fixture
def box(site, page):
    page.goto(site)
    return page.get_by_role("combobox", name="Tìm sản phẩm, hợp tác xã, chuyến thăm")


@pytest.fixture
def hints(page):
    return page.get_by_role("listbox", name="Gợi ý").get_by_role("option")


@pytest.fixture
def asked(page) -> list[str]:
    """The suggestions that the page asks for, in order."""
    addresses = []
    page.on("request", lambda request: "/goi-y/" in request.url and addresses.append(request.url))
    return addresses


def typed(page, box, text, hints):
    box.click()
    page.keyboard.type(text)
    expect(hints.first).to_be_visible()


def active(page, box):
    """The option that the box says is active; None where there is none."""
    name = box.get_attribute("aria-activedescendant")
    chosen = page.locator('[role=option][aria-selected="true"]')
    assert chosen.count() == (1 if name else 0)
    return page.locator(f"#{name}") if name else None


def test_a_walk_by_keyboard(page, box, hints):
    expect(box).to_have_attribute("aria-expanded", "false")
    typed(page, box, "phình hồ", hints)
    expect(box).to_have_attribute("aria-expanded", "true")
    number = hints.count()
    assert number > 3
    assert active(page, box) is None
    page.keyboard.press("ArrowUp")
    assert active(page, box).get_attribute("id") == hints.last.get_attribute("id")
    page.keyboard.press("ArrowDown")
    assert active(page, box).get_attribute("id") == hints.first.get_attribute("id")
    for key in ("Home", "End", "ArrowLeft"):
        page.keyboard.press("ArrowDown")
        assert active(page, box)
        page.keyboard.press(key)
        assert active(page, box) is None
    page.keyboard.press("ArrowDown")
    page.keyboard.press("Escape")
    expect(hints.first).to_be_hidden()
    expect(box).to_have_attribute("aria-expanded", "false")
    expect(box).to_have_value("phình hồ")
    expect(box).to_be_focused()
    page.keyboard.press("ArrowDown")
    assert active(page, box).get_attribute("href") == PLACE
    page.keyboard.press("Enter")
    page.wait_for_url(f"**{PLACE}")


def test_enter_without_a_choice_searches(page, box, hints):
    typed(page, box, "phình hồ", hints)
    page.keyboard.press("ArrowDown")
    page.keyboard.type(" ")  # who types on has not chosen
    page.keyboard.press("Enter")
    page.wait_for_url("**/tim-kiem/?q=*")


def test_tab_and_whatever_else_takes_the_focus_close_the_list(page, box, hints):
    typed(page, box, "che", hints)
    page.keyboard.press("Tab")
    expect(hints.first).to_be_hidden()
    expect(page.get_by_role("button", name="Tìm", exact=True)).to_be_focused()
    typed(page, box, "n", hints)
    page.get_by_role("heading", level=1).click()
    expect(hints.first).to_be_hidden()


def test_what_is_heard(page, box, hints):
    heard = page.locator(".find [role=status]")
    assert box.get_attribute("aria-autocomplete") == "list"
    assert page.locator(f"#{box.get_attribute('aria-controls')}").get_attribute("role") == "listbox"
    typed(page, box, "phình hồ", hints)
    expect(heard).to_have_text(f"{hints.count()} gợi ý")
    expect(hints.first).to_have_accessible_name("Phình Hồ Xã, Lào Cai")
    page.keyboard.type("zzzz")
    expect(heard).to_have_text("Không có gợi ý")
    expect(box).to_have_attribute("aria-expanded", "false")


@pytest.mark.parametrize("size", [PHONE, DESK], ids=["phone", "desk"])
def test_an_open_list_breaks_no_rule_moves_nothing_and_fits(page, box, hints, size):
    page.set_viewport_size(size)
    before = page.locator(".try").bounding_box()
    typed(page, box, "tân lập", hints)
    page.keyboard.press("ArrowDown")
    assert axe.violations(page) == []
    assert overflow(page) <= 0
    assert page.locator(".try").bounding_box() == before
    frame, shown = box.locator("..").bounding_box(), page.get_by_role("listbox").bounding_box()
    assert (shown["x"], shown["width"]) == (frame["x"], frame["width"])
    heights = hints.evaluate_all("options => options.map(one => one.getBoundingClientRect().height)")
    assert min(heights) >= 44
    # The active one is in sight within the list, however far down it is.
    page.keyboard.press("ArrowUp")
    page.keyboard.press("ArrowUp")
    assert active(page, box).get_attribute("id") == hints.nth(-2).get_attribute("id")
    page.wait_for_timeout(400)
    assert active(page, box).evaluate(
        "one => one.offsetTop + one.offsetHeight <= one.parentNode.scrollTop + one.parentNode.clientHeight + 1"
    )


def test_no_request_for_less_than_two_letters_and_one_for_a_word_in_one_go(page, box, hints, asked):
    box.click()
    for text in ("c", "!", " ", ".", "Backspace"):
        page.keyboard.press(text)
        page.wait_for_timeout(200)
    assert asked == []
    box.fill("")
    page.keyboard.type("phinh", delay=20)
    expect(hints.first).to_be_visible()
    assert [address.split("?q=")[1] for address in asked] == ["phinh"]
    for _letter in "phin":
        page.keyboard.press("Backspace")
    expect(hints.first).to_be_hidden()
    page.wait_for_timeout(300)
    assert len(asked) == 1


def test_an_emptied_box_keeps_no_hints_of_what_it_said(page, box, hints, asked):
    typed(page, box, "che", hints)
    box.fill("")
    page.keyboard.press("ArrowDown")
    expect(hints).to_have_count(0)
    expect(box).to_have_attribute("aria-expanded", "false")
    assert len(asked) == 1


def test_a_late_answer_does_not_take_the_place_of_a_later_one(page, box, hints):
    held = []
    page.route(re.compile(r"goi-y/\?q=che$"), lambda route: held.append(route))
    box.click()
    page.keyboard.type("che")
    page.wait_for_timeout(300)
    assert held
    page.keyboard.type(" hao dat")
    expect(hints.first).to_contain_text("Hảo Đạt")
    names = hints.all_inner_texts()
    held[0].fulfill(json={"hints": [{"name": "Cũ", "kind": "Cũ", "url": "/"}]})
    page.wait_for_timeout(200)
    assert hints.all_inner_texts() == names


@pytest.mark.parametrize("answer", [{"status": 500, "body": "<h1>"}, {"status": 200, "body": "{}"}, None])
def test_a_bad_line_leaves_the_form(page, box, hints, answer):
    page.route("**/goi-y/*", lambda route: route.fulfill(**answer) if answer else route.abort())
    box.click()
    page.keyboard.type("che")
    page.wait_for_timeout(300)
    expect(hints).to_have_count(0)
    page.keyboard.press("Enter")
    page.wait_for_url("**/tim-kiem/?q=che")


def test_an_input_method_may_compose(page, box, hints):
    """Phones compose each word to its end: suggestions come meanwhile, and the method's own keys are left to it."""
    box.click()
    keys = page.context.new_cdp_session(page)
    for text in ("p", "ph", "phi", "phì", "phìn", "phình"):
        keys.send("Input.imeSetComposition", {"text": text, "selectionStart": 5, "selectionEnd": 5})
    expect(hints.first).to_be_visible()
    expect(box).to_have_value("phình")
    for key in ("ArrowDown", "Enter", "Escape"):
        box.dispatch_event("keydown", {"key": key, "isComposing": True, "bubbles": True})
    expect(hints.first).to_be_visible()
    assert active(page, box) is None
    keys.send("Input.insertText", {"text": "phình hồ"})
    expect(box).to_have_value("phình hồ")
    expect(hints.nth(2)).to_contain_text("Phình Hồ")


def test_a_press_of_the_mouse_goes_there_and_back_finds_the_box_closed(page, box, hints):
    typed(page, box, "phình hồ", hints)
    place = hints.first.bounding_box()
    page.mouse.move(place["x"] + 20, place["y"] + 20)
    page.mouse.down()
    expect(box).to_be_focused()
    expect(hints.first).to_be_visible()
    page.mouse.up()
    page.wait_for_url(f"**{PLACE}")
    page.go_back()
    expect(hints.first).to_be_hidden()
    box.fill("")
    typed(page, box, "che", hints)


def test_a_finger_chooses(site, browser):
    context = browser.new_context(viewport=PHONE, has_touch=True)
    page = context.new_page()
    page.goto(site)
    box = page.get_by_role("combobox")
    box.tap()
    page.keyboard.type("phình hồ")
    page.get_by_role("option").first.tap()
    page.wait_for_url(f"**{PLACE}")
    context.close()


def test_each_of_two_boxes_has_its_own_list(site, page, hints):
    def twice(route):
        answer = route.fetch()
        form = re.search(r'<form class="find".*?</script>', answer.text(), re.DOTALL)[0]
        route.fulfill(
            response=answer, body=answer.text().replace("</main>", form.replace('"q"', '"q2"') + "</main>")
        )

    page.route(f"{site}/", twice)
    page.goto(site)
    first, second = page.get_by_role("combobox").all()
    typed(page, second, "che", hints)
    assert hints.first.locator("..").get_attribute("id") == second.get_attribute("aria-controls")
    expect(first).to_have_attribute("aria-expanded", "false")
    typed(page, first, "mien", hints)
    expect(second).to_have_attribute("aria-expanded", "false")
    assert hints.first.locator("..").get_attribute("id") == first.get_attribute("aria-controls")


def test_without_script_it_is_a_plain_form(site, browser):
    context = browser.new_context(java_script_enabled=False, viewport=PHONE)
    page = context.new_page()
    page.goto(site)
    page.get_by_role("searchbox", name="Tìm sản phẩm").fill("phinh ho")
    page.keyboard.press("Enter")
    page.wait_for_url("**/tim-kiem/?q=phinh+ho")
    expect(page.get_by_role("link", name="Xã Phình Hồ").first).to_be_visible()
    context.close()


def test_nothing_is_refused(site, page, watch):
    watch.open(f"{site}/tim-kiem/", PHONE)
    page.get_by_role("combobox").click()
    page.keyboard.type("chè shan")
    expect(page.get_by_role("option").first.locator("img")).to_be_visible()
    page.wait_for_load_state("networkidle")
    assert watch.complaints == []
    assert watch.strangers == []


def test_the_script_is_small_as_it_is_served(site, page):
    page.goto(site)
    address = page.locator('script[src*="suggest"]').get_attribute("src")
    with urllib.request.urlopen(site + address) as answer:
        assert answer.headers.get("Content-Encoding") is None
        assert 1000 < len(answer.read()) < MOST_BYTES
