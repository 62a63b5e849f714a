"""The ten tasks of the handbook, walked: every screen shows what the text says, and gives its pictures.

The tasks go in the handbook's order but for signing in, which the new colleague of task ten does.
"""

import io
import re
from email import message_from_bytes, policy

import pytest
from PIL import Image
from playwright.sync_api import expect

from products.models import Product
from stories.models import Visit
from tests.browser.test_editor import PASTE, WORD
from tests.browser.test_signing_in import shown_by_an_app
from tests.kit import handbook
from tests.kit.browser import PHONE, Watch, overflow, sign_in
from tests.kit.floors import ROOT
from tests.kit.handbook import DESK, Walk, tidy

pytestmark = pytest.mark.once

EDITOR, PUBLISHER, KEEPER = "laocai.bientap", "laocai.duyet", "laocai"
NEWCOMER, NEW_PASSWORD = "ha.nong@lienminh.example", "nuong-che-ban-mai-74"
CONTEXT = {"viewport": DESK, "locale": "vi-VN", "timezone_id": "Asia/Ho_Chi_Minh"}
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


def write(page, field, words):
    """Type into a box of the desk's form and wait until that is kept."""
    page.locator(f"#id_{field}").fill(words)
    expect(page.get_by_text("Đã tự giữ lúc")).to_be_visible()


def check(walk, task):
    """Every word in bold was said by a screen of the walk, and every picture was taken."""
    told = handbook.sections()[task]
    assert [words for words in handbook.words_named(told) if tidy(words) not in walk.said] == []
    assert {path for _alt, path in handbook.pictures_named(told)} == walk.shown


def panel(walk):
    return walk.page.locator(".desk-panel")


def row(walk, name):
    return walk.page.locator(f".form-row.field-{name}")


def test_the_first_page(walk):
    """The first page of who publishes, with a draft that waits."""
    walk.as_(EDITOR)
    walk.open("products/product/?q=que+che")
    walk.follow("Quế chẻ Công Tâm")
    write(walk.page, "packaging", "bó 500 g")
    walk.press("Lưu và gửi duyệt")
    walk.as_(PUBLISHER)
    page = walk.page
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


def test_a_new_product(walk):
    walk.as_(EDITOR)
    page = walk.page
    walk.follow("+ Sản phẩm")
    page.locator("#id_name").fill("Mật ong hoa bạc hà")
    page.get_by_label("Liên minh phụ trách").select_option("Liên minh HTX tỉnh Lào Cai")
    walk.press("Lưu nháp")
    expect(page.locator(".messagelist")).to_contain_text("Chưa ai ngoài liên minh thấy trang này.")
    walk.show("san-pham-moi-1", page.locator(".messagelist"), panel(walk), row(walk, "category"))
    form = page.url
    walk.as_(PUBLISHER)
    walk.open(form, whole=True)
    walk.press("Đăng")
    walk.show("san-pham-moi-2", walk.page.locator(".messagelist"), panel(walk))
    check(walk, "san-pham-moi")


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


def test_the_handbook_itself_is_read_on_a_phone(site, window):
    watch = Watch(window(EDITOR).context.new_page())
    for size in (PHONE, DESK):
        watch.open(f"{site}/quan-tri/so-tay/#nhieu-anh", size)
        assert watch.complaints == []
        assert overflow(watch.page) <= 0
