"""The handbook's last tasks, walked: the history, two people at one page, a line that drops, staff accounts.

They look back at what the tasks before them did on the same site, and come after them.
"""

import re
from email import message_from_bytes, policy

import pytest
from playwright.sync_api import expect

from tests.browser.test_signing_in import shown_by_an_app
from tests.kit.handbook import CONTEXT, EDITOR, KEEPER, PUBLISHER, Walk, check, panel, write

pytestmark = pytest.mark.once

NEWCOMER, NEW_PASSWORD = "ha.nong@lienminh.example", "nuong-che-ban-mai-74"


def test_history_bin_two_people_no_line(walk, keys):
    form = f"{keys['product']}/change/"
    walk.as_(PUBLISHER)
    compare_and_bin(walk, keys)
    two_people(walk, form)
    no_line(walk, form)
    check(walk, "lich-su")


def compare_and_bin(walk, keys):
    page = walk.page
    walk.open(f"{keys['product']}/history/")
    walk.follow("So với bản trước")
    page.locator("select[name=tu]").select_option("1")
    walk.press("So sánh")
    walk.show("lich-su-1", page.locator("#content"), size={"width": 1000, "height": 620})
    walk.open("products/product/?q=mat+ong")
    walk.follow("Mật ong hoa bạc hà")
    walk.follow("Lịch sử")
    walk.open(page.url.replace("history/", "change/"), whole=True)
    walk.follow("Xóa…")
    walk.press("Bỏ vào thùng rác")
    walk.open("")
    walk.page.locator(".wl-more a", has_text="sản phẩm").last.click()
    walk.settle()
    walk.press("Lấy lại")


def two_people(walk, form):
    walk.as_(EDITOR)
    walk.open(form)
    editor = walk.page
    write(editor, "standfirst", "Chè đen Văn Chấn, nước đỏ, vị đậm.")
    walk.as_(PUBLISHER)
    walk.open(form)
    walk.page.get_by_text("cũng đang mở mục này").wait_for()
    walk.look()
    write(walk.page, "standfirst", "Chè đen Kiến Thuận, bán trong nước và đi nhiều nước.")
    walk.press("Lưu nháp")
    walk.page = editor
    walk.press("Lưu nháp")
    walk.page.locator(".desk-clash input[value=mine]").first.check()
    walk.show("lich-su-2", walk.page.locator("#content h1"), walk.page.locator(".desk-page"))
    walk.press("Ghép như đã chọn")


def no_line(walk, form):
    page, context = walk.page, walk.page.context
    walk.open(form)
    offers = page.locator("[data-forget]")
    for left in reversed(range(offers.count())):
        offers.first.click()
        expect(offers).to_have_count(left)
    context.set_offline(True)
    page.locator("#id_packaging").fill("túi hút chân không 200 g")
    page.get_by_text("vẫn giữ trên máy này").wait_for()
    walk.look()
    page.evaluate("window.onbeforeunload = null")
    other = context.new_page()
    context.set_offline(False)
    walk.page = other
    walk.open(form)
    walk.show(
        "lich-su-3", panel(walk), other.locator(".desk-pulse"), marked=[other.locator("[data-restore]")]
    )
    other.close()
    walk.page = page


def test_staff_accounts_and_signing_in(walk, browser, running_site):
    """The administrator invites; the newcomer sets a password, signs in, and turns the second step on."""
    walk.as_(KEEPER)
    page = walk.page
    walk.follow("Cán bộ")
    walk.follow("Liên minh HTX tỉnh Lào Cai")
    page.locator(".invite").get_by_label("Thư điện tử").fill(NEWCOMER)
    page.get_by_label("Họ và tên").fill("Nông Thị Hà")
    walk.show("can-bo-1", page.locator("#content h1"), page.locator("#changelist"), page.locator(".invite"))
    walk.press("Gửi lời mời")
    page.locator("tr", has_text="Nông Thị Hà").get_by_role("link", name="Sửa").click()
    walk.settle()
    walk.press("Lưu vai trò")
    newcomer = Walk(walk.site, lambda _who: browser.new_context(**CONTEXT).new_page())
    newcomer.as_("")
    arrive(newcomer, walk, running_site)
    check(newcomer, "dang-nhap")
    member = page.locator("tr", has_text="Nông Thị Hà").get_by_role("link", name="Sửa")
    walk.open("tai-khoan/can-bo/lao-cai/")
    member.click()
    walk.settle()
    check(walk, "can-bo")
    newcomer.page.context.close()


def arrive(newcomer, inviting, running_site):
    page = newcomer.page
    letter = newest_letter(running_site, NEWCOMER)
    newcomer.open(re.search(r"http\S+/mat-khau/\S+", letter)[0], whole=True)
    inviting.page, kept = page, inviting.page
    inviting.on_phone("can-bo-2")
    inviting.page = kept
    for box in page.locator("input[type=password]").all():
        box.fill(NEW_PASSWORD)
    newcomer.press("Đặt mật khẩu")
    newcomer.open("")
    page.get_by_label("Thư điện tử").fill(NEWCOMER)
    newcomer.on_phone("dang-nhap-1", height=600)
    enter_again(newcomer)
    newcomer.follow("Tài khoản")
    newcomer.follow("Bật")
    newcomer.show("dang-nhap-2", page.locator("#content"))
    key = page.locator("code.key").inner_text()
    page.get_by_label("Mã 6 chữ số").fill(shown_by_an_app(key))
    newcomer.press("Bật")
    newcomer.follow("Tôi đã cất mã, vào bàn làm việc")
    newcomer.press("Đăng xuất")
    newcomer.open("")
    page.get_by_label("Thư điện tử").fill(NEWCOMER)
    enter_again(newcomer)
    newcomer.on_phone("dang-nhap-3", height=640)
    page.get_by_label("Mã 6 chữ số").fill(shown_by_an_app(key, 1))
    newcomer.press("Tiếp tục")


def enter_again(newcomer):
    newcomer.page.get_by_label("Mật khẩu").fill(NEW_PASSWORD)
    newcomer.press("Đăng nhập")


def newest_letter(running_site, address) -> str:
    """Return the text of the last letter to ``address``; letters of a trial are files."""
    found = [
        message_from_bytes(said, policy=policy.default)
        for path in sorted((running_site.folder / "mail").iterdir(), key=lambda one: one.stat().st_mtime)
        for said in path.read_bytes().split(b"-" * 79)
    ]
    return [letter for letter in found if letter["To"] == address][-1].get_content()
