"""The photograph library as staff use it: many files dropped at once, the focal point, choosing for a page."""

import base64
import re

import pytest
from playwright.sync_api import expect

from tests.kit.browser import DESK, PHONE, overflow, sign_in
from tests.kit.photographs import from_a_phone
from tests.photos.kit import FILES, HEIC, small

pytestmark = pytest.mark.once
# Drops what a file manager would: a list of files on the place that takes them.
DROP = """([place, files]) => {
  const carried = new DataTransfer();
  for (const [name, type, data] of files)
    carried.items.add(new File([Uint8Array.from(atob(data), one => one.charCodeAt(0))], name, {type}));
  place.dispatchEvent(new DragEvent("drop", {bubbles: true, cancelable: true, dataTransfer: carried}));
}"""


@pytest.fixture
def desk(site, running_site, page):
    """A page whose visitor is signed in; open(path) goes there."""
    sign_in(page, running_site, "thainguyen@thosan.example")
    return lambda path, size=DESK: (page.set_viewport_size(size), page.goto(f"{site}/quan-tri/{path}"))


def packed(name, content, kind="image/jpeg"):
    return [name, kind, base64.b64encode(content).decode()]


def drop(page, *files):
    page.evaluate(DROP, [page.locator("[data-drop]").element_handle(), list(files)])


def test_eight_files_dropped_at_once(desk, page, watch):
    desk("cooperatives/photo/tai-len/")
    files = [packed(f"IMG_{number}.png", small(number).read(), "image/png") for number in range(301, 306)]
    files += [
        packed("nuong.jpg", from_a_phone().read()),
        packed("IMG_0042.HEIC", (FILES / HEIC).read_bytes(), ""),
        packed("hong.jpg", from_a_phone().read()[:2500]),
    ]
    drop(page, *files)
    expect(page.locator("[data-whole-say]")).to_have_text(
        "7 ảnh đã vào thư viện, 1 ảnh không nhận được.", timeout=30_000
    )
    broken = page.locator(".file", has_text="hong.jpg")
    expect(broken).to_contain_text("Ảnh bị hỏng hoặc tải lên chưa trọn.")
    assert page.locator("[data-whole-bar]").evaluate("bar => bar.value") == 1
    # What was refused answers 422; nothing else may have gone wrong.
    assert [said for said in watch.complaints if not said.startswith("422")] == []
    page.get_by_role("link", name="Điền chữ cho ảnh vừa tải").click()
    expect(page.locator(".words-row")).to_have_count(7)
    page.get_by_label("Mô tả cho người không nhìn thấy ảnh").first.fill("Một mảng màu")
    page.get_by_role("button", name="Lưu tất cả").click()
    expect(page.get_by_text("Còn 6 ảnh chưa có mô tả")).to_be_visible()


def test_a_dropped_connection_loses_nothing(desk, page):
    desk("cooperatives/photo/tai-len/", PHONE)
    page.route("**/tai-len/", lambda route: route.abort())
    drop(page, *(packed(f"{number}.png", small(number).read(), "image/png") for number in (311, 312, 313)))
    expect(page.locator("[data-whole-say]")).to_contain_text("3 ảnh chờ gửi lại")
    page.unroute("**/tai-len/")
    page.locator(".file").first.get_by_role("button", name="Thử lại").click()
    expect(page.locator("[data-whole-say]")).to_contain_text("1 ảnh đã vào thư viện")
    page.get_by_role("button", name="Thử lại những ảnh lỗi mạng").click()
    expect(page.locator("[data-whole-say]")).to_have_text("3 ảnh đã vào thư viện.")
    assert overflow(page) <= 0


def first_photo(page):
    """Open the first photograph of the list."""
    page.locator("#result_list tbody th a, #result_list tbody td.field-called a").first.click()


def test_the_focal_point_by_mouse_and_by_keyboard(desk, page, watch):
    desk("cooperatives/photo/?dung=co")
    first_photo(page)
    stage = page.locator("[data-focus-stage]")
    area = stage.locator("img").bounding_box()
    stage.click(position={"x": area["width"] * 0.2, "y": area["height"] * 0.7})
    assert abs(int(page.locator("#id_focus_x").input_value()) - 20) <= 1
    assert abs(int(page.locator("#id_focus_y").input_value()) - 70) <= 1
    expect(page.locator(".crop--wide")).to_have_css("object-position", "20% 70%")
    before = int(page.locator("#id_focus_x").input_value())
    stage.press("ArrowRight")
    assert int(page.locator("#id_focus_x").input_value()) == before + 5
    expect(page.locator("[data-focus-say]")).to_contain_text("Từ trái")
    assert watch.complaints == []


def test_a_photograph_is_chosen_from_the_library(desk, page, watch):
    desk("products/product/")
    first = page.locator("#result_list tbody th a").first
    first.click()
    choice = page.locator(".field-photo [data-photo-choice]").first
    choice.get_by_role("button", name="Chọn ảnh từ thư viện").click()
    dialog = page.get_by_role("dialog")
    expect(dialog.get_by_label("Tìm ảnh")).to_be_focused()
    tiles = dialog.locator(".library-tile")
    expect(tiles.first).to_be_visible()
    dialog.get_by_label("Tìm ảnh").fill("khongcoanhnaonhuthe")
    expect(dialog.get_by_text("Không thấy ảnh nào")).to_be_visible()
    dialog.get_by_label("Tìm ảnh").fill("")
    tile = tiles.last
    expect(tile).to_be_visible()
    name = tile.locator("span").first.inner_text()
    tile.focus()
    page.keyboard.press("Enter")
    expect(dialog).to_be_hidden()
    expect(choice.locator("[data-photo-now] a")).to_have_text(name)
    chosen = choice.locator("select").evaluate("list => list.value")
    page.get_by_role("button", name="Lưu nháp").first.click()
    page.wait_for_load_state()
    assert page.locator(".field-photo select").first.evaluate("list => list.value") == chosen
    assert watch.complaints == []


def test_a_photograph_is_uploaded_while_choosing(desk, page):
    desk("products/product/add/", PHONE)
    choice = page.locator(".field-photo [data-photo-choice]").first
    choice.get_by_role("button", name="Chọn ảnh từ thư viện").click()
    dialog = page.get_by_role("dialog")
    dialog.get_by_text("Tải ảnh mới lên ngay đây").click()
    upload = {"name": "IMG_7.png", "mimeType": "image/png", "buffer": small(321).read()}
    dialog.get_by_label("Tệp ảnh").set_input_files(upload)
    dialog.get_by_label("Mô tả cho người không nhìn thấy ảnh").fill("Một mảng xanh")
    dialog.get_by_role("button", name="Tải lên và dùng").click()
    expect(choice.locator("[data-photo-now]")).to_contain_text(
        re.compile("Một mảng xanh.*chờ sự đồng ý", re.DOTALL)
    )
    assert overflow(page) <= 0
