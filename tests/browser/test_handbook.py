"""The tasks of the handbook, walked: every screen shows what the text says, and gives its pictures.

A new product is walked in test_handbook_product, the history and staff accounts in test_handbook_staff.
"""

import io

import pytest
from PIL import Image
from playwright.sync_api import expect

from tests.browser.test_editor import PASTE, WORD
from tests.kit.browser import PHONE, Watch, overflow
from tests.kit.floors import ROOT
from tests.kit.handbook import DESK, EDITOR, PUBLISHER, check, panel, row, write

pytestmark = pytest.mark.once

# Pictures of the demonstration, and what is seen in them.
WORDS = {
    "tea-hills-mist": "Đồi chè trong sương sớm.",
    "delegation-field-walk": "Mấy người đi giữa nương chè.",
    "tea-tasting-table": "Bàn thử chè bên cửa sổ.",
    "packing-machine": "Máy đóng gói chè.",
}
IN_ORDER = r"""rows => rows.map(row => [Number(row.querySelector(".file-edit").href.match(/(\d+).change/)[1]),
  row.querySelector(".file-name").textContent]).sort((one, other) => one[0] - other[0]).map(pair => pair[1])"""
ADDED = "sao và ủ tại chỗ, "


def test_the_first_page(walk, page, running_site):
    """The first page of who publishes, with a draft that waits, and what a reader has not found."""
    page.goto(f"{running_site.address}/tim-kiem/?q=xôi+ngũ+sắc+mường+zâm")
    running_site.manage("publish_due")
    walk.as_(EDITOR)
    walk.open("products/product/?q=que+che")
    walk.follow("Quế chẻ Công Tâm")
    write(walk.page, "packaging", "bó 500 g")
    walk.press("Lưu và gửi duyệt")
    walk.as_(PUBLISHER)
    page = walk.page
    expect(page.get_by_role("navigation", name="Người xem tìm mà không thấy")).to_contain_text("xoi ngu sac")
    walk.show(
        "viec-can-lam-1",
        page.locator("#content h1"),
        page.locator(".wl-main > .wl-card .wl-section").nth(1),
        page.locator(".wl-adds"),
    )
    walk.on_phone("viec-can-lam-2", page.locator("[id$=qua-han-kiem-tra], .wl-section:has(.wl-deed)"))
    walk.page.locator(".wl-deed").first.click()
    walk.settle()
    check(walk, "viec-can-lam")


def test_changing_a_public_page(walk, keys):
    walk.as_(EDITOR)
    page = walk.page
    walk.follow("Sản phẩm")
    page.locator("#searchbar").fill("che den")
    walk.press("Tìm")
    walk.follow("Chè đen Kiến Thuận")
    write(page, "standfirst", page.locator("#id_standfirst").input_value().replace("bán", f"{ADDED}bán", 1))
    page.get_by_label("Vì sao sửa").fill("Hợp tác xã gọi điện báo")
    walk.look()
    walk.press("Lưu nháp")
    walk.show("sua-trang-1", page.locator(".messagelist"), panel(walk), row(walk, "name"))
    walk.unfold("Bản nháp khác trang đang đăng")
    walk.unfold("Bỏ bản nháp…")
    walk.press("Lưu, xem thử")
    page.frame_locator("[data-frame]").get_by_text(ADDED.strip()).first.wait_for()
    walk.show(
        "sua-trang-2",
        page.locator(".desk-widths"),
        page.locator("#content"),
        marked=[page.locator("[data-widths]")],
        size={"width": 1000, "height": 1150},
    )
    walk.follow("Sửa tiếp")
    check(walk, "sua-trang")


def test_handing_in_returning_publishing(walk, keys):
    form = f"{keys['product']}/change/"
    walk.as_(EDITOR)
    walk.open(form)
    write(walk.page, "packaging", "gói 100 g")
    walk.press("Lưu và gửi duyệt")
    walk.show(
        "gui-duyet-1",
        walk.page.locator(".messagelist"),
        panel(walk),
        marked=[walk.page.get_by_role("button", name="Rút lại")],
    )
    walk.as_(PUBLISHER)
    page = walk.page
    walk.follow("Chè đen Kiến Thuận")
    walk.unfold("Bản nháp khác trang đang đăng")
    walk.unfold("Trả lại…")
    page.get_by_label("Lý do, để người viết biết sửa gì").fill("Xin ghi rõ gói giấy hay túi hút chân không.")
    walk.show("gui-duyet-2", panel(walk), marked=[page.get_by_role("button", name="Trả lại")])
    walk.press("Trả lại")
    walk.unfold("Gỡ xuống…")
    walk.unfold("Hẹn giờ đăng…")
    page.get_by_label("Ngày", exact=True).fill("7/8/2030")
    page.get_by_label("Giờ", exact=True).fill("8:30")
    walk.show("gui-duyet-3", panel(walk), marked=[page.get_by_role("button", name="Hẹn giờ đăng")])
    walk.press("Hẹn giờ đăng")
    walk.press("Bỏ hẹn đăng")
    walk.press("Đăng")
    expect(page.locator(".messagelist")).to_contain_text("Đã đăng.")
    check(walk, "gui-duyet")


def photographs():
    """Files as a phone names them, of pictures that the library does not hold yet."""
    found = []
    for number, name in enumerate(WORDS, 2041):
        with Image.open(ROOT / "demo" / "photos" / f"{name}.jpg") as picture:
            picture.thumbnail((900, 900))
            buffer = io.BytesIO()
            picture.save(buffer, "JPEG", quality=85)
        found.append({"name": f"IMG_{number}.jpg", "mimeType": "image/jpeg", "buffer": buffer.getvalue()})
    return found


def words_as_they_came(page) -> list[str]:
    """Return the descriptions in the order in which the library took the files in: two go at a time."""
    names = page.locator(".file").evaluate_all(IN_ORDER)
    return [list(WORDS.values())[int(name[4:8]) - 2041] for name in names]


def test_many_photographs(walk):
    walk.as_(EDITOR)
    page = walk.page
    walk.follow("Ảnh")
    walk.follow("Tải nhiều ảnh lên")
    page.get_by_label("Người chụp").fill("Nông Thị Hà")
    page.route("**/tai-len/", lambda route: route.abort())
    page.locator("input[type=file]").set_input_files(photographs())
    page.get_by_role("button", name="Thử lại những ảnh lỗi mạng").wait_for()
    walk.look()
    page.unroute("**/tai-len/")
    walk.press("Thử lại những ảnh lỗi mạng")
    expect(page.locator("[data-whole-say]")).to_have_text("4 ảnh đã vào thư viện.", timeout=60_000)
    walk.show(
        "nhieu-anh-1",
        page.locator("[data-whole]"),
        page.locator("[data-files]"),
        marked=[page.locator("[data-words-link]")],
    )
    came = words_as_they_came(page)
    walk.follow("Điền chữ cho ảnh vừa tải")
    walk.on_phone("nhieu-anh-2", page.locator(".words-row"), height=800)
    said = page.get_by_label("Mô tả cho người không nhìn thấy ảnh")
    for number, words in enumerate(came):
        said.nth(number).fill(words)
    walk.press("Lưu tất cả")
    page.locator("#result_list a[href*='/change/']", has_text="Mấy người đi").first.click()
    walk.settle()
    stage = page.locator("[data-focus-stage]")
    area = stage.locator("img").bounding_box()
    stage.click(position={"x": area["width"] * 0.55, "y": area["height"] * 0.4})
    walk.show("nhieu-anh-3", page.locator("fieldset:has(.focus) h2"), page.locator(".focus"))
    walk.press("Lưu")
    page.locator("#result_list a[href*='/change/']", has_text="Mấy người đi").first.click()
    walk.settle()
    walk.follow("Rút lại sự đồng ý cho cả ảnh…")
    walk.press("Rút lại sự đồng ý")
    check(walk, "nhieu-anh")


def test_a_long_story(walk):
    walk.as_(EDITOR)
    page = walk.page
    walk.follow("+ Chuyện kể")
    page.locator("#id_title").fill("Một ngày ở nương chè Phình Hồ")
    page.locator("#id_kind").select_option(index=1)
    page.get_by_label("Liên minh phụ trách").select_option("Liên minh HTX tỉnh Lào Cai")
    page.locator(".add-row a", has_text="Thêm Đoạn của chuyện").click()
    card = page.locator(".inline-related:not(.empty-form)", has=page.locator(".lt-text")).last
    text = card.locator(".lt-text").first
    text.click()
    text.evaluate(PASTE, ["text/html", WORD])
    expect(page.get_by_text("Ảnh dán thẳng vào chữ không giữ được")).to_be_visible()
    text.evaluate("one => { one.scrollTop = 0; }")
    walk.show("chuyen-dai-1", card.locator(".lt"))
    card.get_by_role("button", name="Ảnh trong thư viện").click()
    page.locator(".library-tile").nth(3).wait_for()
    walk.show("chuyen-dai-2", page.get_by_role("dialog"), size={"width": 1000, "height": 800})
    page.locator(".library-tile").first.click()
    walk.press("Lưu nháp")
    expect(page.locator(".messagelist")).to_contain_text("Đã lưu nháp.")
    check(walk, "chuyen-dai")


def test_a_visit(walk, keys):
    walk.as_(EDITOR)
    page = walk.page
    walk.follow("+ Chuyến thăm")
    walk.open(f"{keys['visit']}/change/")
    for part in ("Những điều mang về", "Những việc hứa làm tiếp"):
        walk.unfold(part)
    stop = page.locator(".inline-related:not(.empty-form)", has_text="Đoàn đã thấy gì").nth(1)
    walk.show("chuyen-tham-1", stop, size={"width": 1000, "height": 1300})
    walk.follow(
        "Thêm, sửa số liệu và ảnh",
        page.locator(".inline-related:not(.empty-form)", has_text="Đoàn đã thấy gì").nth(2),
    )
    walk.unfold("Số liệu nghe ở chặng")
    walk.show("chuyen-tham-2", page.locator(".inline-related:has([id$=metric])"))
    walk.press("Lưu nháp")
    check(walk, "chuyen-tham")


def test_a_fair(walk):
    walk.as_(EDITOR)
    page = walk.page
    walk.follow("+ Sự kiện")
    page.locator("#id_title").fill("Phiên chợ livestream quế đầu mùa")
    page.locator("#id_kind").select_option("livestream")
    page.get_by_label("Liên minh phụ trách").select_option("Liên minh HTX tỉnh Lào Cai")
    for box, typed in [("begins_at", ("5/12/2030", "19h30")), ("ends_at", ("5/12/2030", "21h"))]:
        for place, words in enumerate(typed):
            page.locator(f"#id_{box}_{place}").fill(words)
    page.locator("#id_link").fill("https://livestream.thosan.example/que-dau-mua")
    walk.show("hoi-cho-1", row(walk, "title"), row(walk, "ends_at"), row(walk, "link"))
    walk.press("Lưu nháp")
    expect(page.locator(".messagelist")).to_contain_text("Đã lưu nháp.")
    expect(page.locator("#id_begins_at_1")).to_have_value("19:30")
    check(walk, "hoi-cho")


def test_the_handbook_itself_is_read_on_a_phone(site, window):
    watch = Watch(window(EDITOR).context.new_page())
    for size in (PHONE, DESK):
        watch.open(f"{site}/quan-tri/so-tay/#nhieu-anh", size)
        assert watch.complaints == []
        assert overflow(watch.page) <= 0
