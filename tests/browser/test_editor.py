"""The long-text editor in a browser, under the strict policy: typing, pasting, figures, order, phone, no script."""

import json
from pathlib import Path

import pytest
from playwright.sync_api import expect

from tests.kit import axe
from tests.kit.attacks import ATTACKS
from tests.kit.browser import DESK, PHONE, Watch, overflow, sign_in

pytestmark = pytest.mark.once

WORD = (Path(__file__).parents[1] / "ground" / "pasted" / "word.html").read_text(encoding="utf-8")
PASTE = """(text, [kind, words]) => {
  const held = new DataTransfer();
  held.setData(kind, words);
  text.dispatchEvent(new ClipboardEvent("paste", {clipboardData: held, bubbles: true, cancelable: true}));
}"""
PASTE_FILE = """text => {
  const held = new DataTransfer();
  held.items.add(new File(["x"], "anh.png", {type: "image/png"}));
  text.dispatchEvent(new ClipboardEvent("paste", {clipboardData: held, bubbles: true, cancelable: true}));
}"""
# What is left of each attack once a browser has read what was stored.
LEFT = """stored => stored.flatMap(html => [...new DOMParser().parseFromString(html, "text/html").body.querySelectorAll("*")]
  .flatMap(one => [one.localName, ...one.getAttributeNames().map(name => `${one.localName}[${name}]`),
    ...(one.href ? [new URL(one.href, "https://a.vn").protocol] : [])]))"""


@pytest.fixture(scope="module")
def desk(browser, running_site):
    """A window of a signed-in editor of Lào Cai's federation."""
    context = browser.new_context(viewport=DESK)
    watch = Watch(context.new_page())
    sign_in(watch.page, running_site, "laocai@thosan.example")
    yield watch
    context.close()


def open_story(desk, site, size=DESK):
    """Open the form of a story of one passage, one picture and one passage."""
    desk.open(f"{site}/quan-tri/stories/story/?q=khong+bo+mot+canh+que", size)
    desk.page.click("#result_list tbody th a")
    expect(desk.page.locator(".lt-text").first).to_be_visible()
    desk.page.wait_for_function("document.querySelectorAll('.lt').length >= 3")
    return desk.page


def save(page, button="_continue"):
    page.locator(f"[name={button}]").first.click()
    page.wait_for_load_state("load")
    expect(page.locator(".messagelist .success").first).to_be_visible()
    expect(page.locator(".lt-text").first).to_be_visible()


def test_write_paste_illustrate_save_and_read(desk, site):
    page = open_story(desk, site)
    text = page.locator(".lt-text").first
    text.click()
    page.keyboard.press("Control+a")
    page.keyboard.type("Nương quế")
    page.get_by_label("Kiểu đoạn").first.select_option("3")
    page.keyboard.press("End")
    page.keyboard.press("Enter")
    page.keyboard.type("- cành\nlá\n\n")
    text.evaluate(PASTE, ["text/html", WORD])
    expect(page.get_by_text("Ảnh dán thẳng vào chữ không giữ được")).to_be_visible()
    expect(text.locator("ul ul ul li")).to_have_text("Hái tháng 3")
    page.get_by_role("button", name="Ảnh trong thư viện").first.click()
    page.get_by_label("Tìm ảnh").fill("may nghien")
    expect(page.locator(".library-tile")).to_have_count(1)
    page.locator(".library-tile").click()
    text.locator("figcaption").click()
    page.keyboard.type("Máy nghiền & cành quế")
    page.keyboard.press("Enter")
    page.keyboard.type("Hết chuyện.")
    assert desk.complaints == []
    save(page, "_publish")
    expect(page.locator(".lt-text").first.locator("figure img")).to_be_visible()
    assert page.evaluate("[...document.images].every(one => !one.complete || one.naturalWidth > 0)")
    page.goto(site + page.get_by_role("link", name="Xem trang đang đăng").get_attribute("href"))
    story = page.locator(".prose").first
    expect(story.get_by_role("heading", level=3, name="Nương quế")).to_be_visible()
    expect(story.locator("ul > li", has_text="cành").first).to_be_visible()
    expect(story.get_by_role("heading", level=2, name="BÁO CÁO CHUYẾN THĂM")).to_be_visible()
    expect(story.locator("ol ol li")).to_have_text("Đem giống")
    expect(story.locator("td", has_text="250.000")).to_be_visible()
    expect(story.locator("figure figcaption").first).to_contain_text("Máy nghiền & cành quế")
    assert story.locator("figure picture img").first.get_attribute("alt")
    expect(story.get_by_text("Hết chuyện.")).to_be_visible()
    assert desk.complaints == []


def test_what_is_open_and_unchanged_stays_as_it_was(desk, site):
    page = open_story(desk, site)
    before = page.evaluate("JSON.stringify([...new FormData(document.querySelector('#story_form'))])")
    page.locator(".lt-text").first.click()
    page.keyboard.press("ArrowRight")
    after = page.evaluate("JSON.stringify([...new FormData(document.querySelector('#story_form'))])")
    assert json.loads(before) == json.loads(after)


def test_pictures_and_lost_connections(desk, site):
    page = open_story(desk, site)
    text = page.locator(".lt-text").first
    text.click()
    before = page.locator("textarea[data-longtext]").first.input_value()
    text.evaluate(PASTE_FILE)
    expect(page.get_by_text("hãy tải lên thư viện ảnh").first).to_be_visible()
    assert page.locator("textarea[data-longtext]").first.input_value() == before
    page.route("**/don-chu-dan/", lambda route: route.abort())
    page.keyboard.press("Control+End")
    text.evaluate(
        PASTE, ["text/html", '<p style="color:red" onclick="x()">Dán lúc mất mạng<img src=data:x></p>']
    )
    expect(text).to_contain_text("Dán lúc mất mạng")
    stored = page.locator("textarea[data-longtext]").first.input_value()
    assert "style" not in stored
    assert "<img" not in stored
    page.unroute("**/don-chu-dan/")
    assert [one for one in desk.complaints if "don-chu-dan" not in one] == []


def test_links_are_made_or_refused_with_a_sentence(desk, site):
    page = open_story(desk, site)
    text = page.locator(".lt-text").first
    text.click()
    page.keyboard.press("Control+End")
    page.keyboard.press("Control+k")
    where = page.get_by_label("Địa chỉ", exact=True)
    for nonsense in ("chưa biết", "javascript:alert(1)", "//xau.vn", "https://", ""):
        where.fill(nonsense)
        where.press("Enter")
        expect(page.get_by_role("alert")).to_contain_text("không mở được")
    where.fill("vca.org.vn")
    page.get_by_label("Chữ hiện ra").fill("Liên minh Việt Nam")
    page.keyboard.press("Enter")
    expect(text.locator("a[href='https://vca.org.vn']")).to_have_text("Liên minh Việt Nam")
    assert desk.complaints == []


def test_the_keyboard_reaches_every_tool(desk, site):
    page = open_story(desk, site)
    page.locator(".lt-text").first.click()
    page.keyboard.press("Alt+F10")
    for _ in range(2):
        page.keyboard.press("ArrowRight")
    assert page.evaluate("document.activeElement.getAttribute('aria-label')") == "Nghiêng (Ctrl+I)"
    page.keyboard.press("Escape")
    # The editor takes the keys back with the next frame.
    expect(page.locator(".lt-text").first).to_be_focused()
    assert page.locator(".lt-bar").first.locator("[tabindex='0']").count() == 1


def test_rows_move_and_are_put_between(desk, site):
    page = open_story(desk, site)
    labels = page.locator("#blocks-group .inline-related:not(.empty-form) .inline_label")
    first, second = labels.nth(0).inner_text(), labels.nth(1).inner_text()
    expect(page.locator("#id_blocks-0-position")).to_be_hidden()
    page.get_by_role("button", name="Chuyển xuống").first.click()
    assert [labels.nth(0).inner_text(), labels.nth(1).inner_text()] == [second, first]
    page.get_by_role("button", name="Chèn một mục mới").first.click()
    fresh = page.locator("#blocks-group .inline-related:not(.empty-form)").nth(1)
    fresh.locator(".lt-text").click()
    page.keyboard.type("Đoạn chèn giữa")
    save(page)
    texts = page.locator("#blocks-group .inline-related:not(.empty-form)")
    assert texts.nth(0).locator(".lt-text").inner_text().strip() == ""
    expect(texts.nth(1).locator(".lt-text")).to_have_text("Đoạn chèn giữa")
    assert texts.count() == 4
    assert desk.complaints == []


def test_a_row_taken_away_again_leaves_the_stored_ones_in_order(desk, site):
    """Django numbers rows as they stand; a new one among stored ones must not take a stored one's number."""
    page = open_story(desk, site)
    rows = page.locator("#blocks-group .inline-related:not(.empty-form)")
    count = rows.count()
    for _ in range(2):
        page.get_by_role("button", name="Chèn một mục mới").first.click()
    rows.nth(2).locator(".lt-text").click()
    page.keyboard.type("Còn lại")
    rows.nth(1).locator(".inline-deletelink").click()
    save(page)
    assert rows.count() == count + 1
    expect(rows.nth(1).locator(".lt-text")).to_have_text("Còn lại")
    assert desk.complaints == []


def test_on_a_phone(desk, site):
    page = open_story(desk, site, PHONE)
    bar = page.locator(".lt-bar").first
    assert overflow(page) <= 0
    for tool in bar.locator("button:visible, select").all():
        box = tool.bounding_box()
        assert box["width"] >= 40 and box["height"] >= 40, tool.get_attribute("aria-label")
        assert box["x"] >= 0 and box["x"] + box["width"] <= PHONE["width"]
    assert bar.bounding_box()["height"] < 160
    page.get_by_role("button", name="Ảnh trong thư viện").first.click()
    expect(page.locator(".library-tile").first).to_be_visible()
    assert overflow(page) <= 0
    assert [one for one in axe.violations(page) if "library" in one] == []
    page.keyboard.press("Escape")
    assert [one for one in axe.violations(page) if '"lt' in one] == []


def test_without_script_there_are_boxes_and_numbers(browser, running_site, site, desk):
    context = browser.new_context(java_script_enabled=False, storage_state=desk.page.context.storage_state())
    page = context.new_page()
    page.goto(open_story(desk, site).url)
    expect(page.locator("textarea[data-longtext]").first).to_be_visible()
    expect(page.locator("#id_blocks-0-position")).to_be_visible()
    context.close()


def test_nothing_is_left_of_an_attack_once_a_browser_has_read_it(page):
    from coopsite.common.pasted import ATTRIBUTES, TAGS
    from coopsite.common.richtext import clean_html

    left = set(page.evaluate(LEFT, [clean_html(attack) for attack in ATTACKS]))
    allowed = {f"{tag}[{name}]" for tag, names in ATTRIBUTES.items() for name in names} | {"a[rel]"}
    assert {"p", "strong", "td", "figure", "figure[data-photo]", "a[href]", "https:"} <= left
    assert left - TAGS - allowed == {"https:"}
