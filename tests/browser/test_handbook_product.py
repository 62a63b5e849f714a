"""The handbook's task of a new product, walked: its page, where to buy it, its decision, its lots."""

import pytest
from playwright.sync_api import expect

from coopsite.common.workbooks import XLSX, write_workbook
from products.lot_sheet import COLUMNS, LOTS
from tests.kit.handbook import EDITOR, PUBLISHER, check, panel, row

pytestmark = pytest.mark.once


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
    say_where_to_buy(walk, form)
    recognise_many(walk)
    write_lots_down(walk)
    check(walk, "san-pham-moi")


def say_where_to_buy(walk, form):
    """A link under the wrong channel is told whose it is, and stays in its box; then it is mended."""
    page = walk.page
    walk.open(form, whole=True)
    walk.unfold("Nơi bán sản phẩm")
    page.locator(".add-row a", has_text="Thêm Nơi bán sản phẩm").click()
    walk.look()
    page.locator("#id_channels-0-platform").select_option("Shopee")
    page.locator("#id_channels-0-url").fill("https://www.lazada.vn/shop/mat-ong")
    page.locator("#id_price").fill("180.000")
    walk.press("Lưu nháp")
    expect(page.locator(".errorlist", has_text="hãy chọn kênh Lazada.")).to_be_visible()
    expect(page.locator(".errorlist", has_text="Giá này hỏi được ngày nào?")).to_be_visible()
    expect(page.locator("#id_channels-0-url")).to_have_value("https://www.lazada.vn/shop/mat-ong")
    page.locator("#id_channels-0-platform").select_option("Lazada")
    page.locator("#id_price_on").fill("5/3/2026")
    walk.press("Lưu nháp")
    expect(page.locator(".messagelist")).to_contain_text("Đã lưu nháp.")


def recognise_many(walk):
    """One decision, its products pasted: one is found, one is to be chosen, one is not there."""
    page = walk.page
    walk.open("")
    walk.follow("Quyết định công nhận OCOP")
    page.get_by_role("link", name="Thêm quyết định công nhận OCOP").last.click()
    walk.settle()
    page.locator("#id_number").fill("88/QĐ-UBND")
    page.locator("#id_decided_on").fill("5/3/2026")
    page.locator("#id_body").fill("UBND tỉnh Lào Cai")
    rows = "que la cong tam\t3 sao\nQuế lá\t4 sao\nXôi ngũ sắc\t3 sao"
    page.get_by_label("Các dòng chép từ Excel, Word").fill(rows)
    walk.press("Lưu")
    page.get_by_label("Bỏ qua dòng này").check()
    page.get_by_label("Bỏ qua dòng 3").check()
    walk.press("Xem lại các dòng")
    walk.press("Ghi 1 sản phẩm vào quyết định")
    expect(page.locator(".messagelist")).to_contain_text("Đã ghi 1 sản phẩm.")


def write_lots_down(walk):
    """One lot out of a workbook, wrong at first; then the form of a new one, and of the one that was stored."""
    page = walk.page
    walk.open("")
    walk.follow("Lô hàng")
    walk.follow("Nhập từ Excel")
    for number, button in (("QL 01", "Tải tệp có cột “Cần sửa”"), ("QL01", "Ghi 1 lô")):
        file = {"name": "lô.xlsx", "mimeType": XLSX, "buffer": workbook_of_one_lot("Quế lá Công Tâm", number)}
        page.get_by_label("Tệp Excel (.xlsx)").set_input_files(file)
        walk.press("Xem các dòng")
        expect(page.get_by_role("button", name=button)).to_be_visible()
    walk.press("Ghi 1 lô")
    expect(page.locator(".messagelist")).to_contain_text("Đã ghi 1 lô.")
    page.get_by_role("link", name="Thêm lô hàng").last.click()
    walk.settle()
    page.get_by_text("Thêm Công đoạn của lô").click()
    page.go_back()
    walk.follow("QL01")


def workbook_of_one_lot(product, number):
    rows = [[column.heading for column in COLUMNS[LOTS][:2]], [product, number]]
    return write_workbook({LOTS: rows}, {LOTS: []})
