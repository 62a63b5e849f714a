"""Readers' ways through the site: with a keyboard, without script, on paper, by an old link.

What asks the database in a way of its own (search, former places, signing in) is walked on both; the rest once.
"""

import re

import pytest
from playwright.sync_api import expect

from tests.kit.browser import PHONE
from tests.pages.addresses import VISIT


def test_search_without_accents_to_the_shop(site, page):
    """Somebody in a shop types a name without accents and wants to know whether the stars are true."""
    page.set_viewport_size(PHONE)
    page.goto(site)
    page.get_by_label("Tìm sản phẩm, hợp tác xã, chuyến thăm").fill("che shan tuyet co thu")
    page.keyboard.press("Enter")
    page.get_by_role("link", name="Chè Shan tuyết cổ thụ Phình Hồ").first.click()
    expect(page.get_by_role("heading", level=1)).to_have_text("Chè Shan tuyết cổ thụ Phình Hồ")
    certificate = page.get_by_role("region", name="Chứng nhận OCOP")
    assert "4 sao" in certificate.inner_text()
    assert "Có giá trị đến" in certificate.inner_text()
    page.get_by_role("link", name="Mua ở đâu").click()
    page.wait_for_url("**#mua")


@pytest.mark.once
def test_filters_on_a_phone_by_keyboard(site, page):
    page.set_viewport_size(PHONE)
    page.goto(f"{site}/san-pham/")
    page.get_by_role("link", name="Lọc").focus()
    page.keyboard.press("Enter")
    # Provinces of today and of before are both to choose from.
    page.locator("#loc").get_by_role("link", name=re.compile("^Lào Cai")).focus()
    page.keyboard.press("Enter")
    # The sheet stays open from choice to choice, and says what there is by now.
    page.wait_for_url("**tinh=lao-cai#loc")
    page.get_by_role("link", name="Xem 7 sản phẩm").click()
    expect(page.get_by_role("heading", level=2, name="7 sản phẩm")).to_be_visible()
    page.get_by_role("link", name=re.compile("Lào Cai.*bỏ lọc này")).click()
    page.wait_for_url(lambda url: "tinh=" not in url)


@pytest.mark.once
def test_the_sheet_closes_by_escape(site, page):
    page.set_viewport_size(PHONE)
    page.goto(f"{site}/san-pham/#loc")
    expect(page.get_by_role("link", name="Đóng bộ lọc")).to_be_visible()
    page.keyboard.press("Escape")
    page.wait_for_url("**#ket-qua")
    expect(page.get_by_role("link", name="Đóng bộ lọc")).to_be_hidden()


@pytest.mark.once
def test_skip_link_comes_first(site, page):
    page.goto(site)
    page.keyboard.press("Tab")
    focused = page.evaluate("document.activeElement.textContent")
    assert "tới nội dung chính" in focused
    page.keyboard.press("Enter")
    assert page.evaluate("document.activeElement.id") == "noi-dung"


@pytest.fixture
def plain_page(browser):
    context = browser.new_context(java_script_enabled=False, viewport=PHONE)
    yield context.new_page()
    context.close()


@pytest.mark.once
def test_everything_works_without_script(site, plain_page):
    plain_page.goto(f"{site}/san-pham/")
    plain_page.get_by_role("link", name="Lọc").click()
    plain_page.get_by_role("link", name="4 sao").click()
    plain_page.wait_for_url("**sao=4")
    expect(plain_page.get_by_role("link", name="Chè Shan tuyết cổ thụ Phình Hồ")).to_be_visible()
    plain_page.goto(site)
    plain_page.get_by_text("Danh sách đủ 34 tỉnh, thành phố").click()
    plain_page.get_by_role("link", name="Hà Nội", exact=True).click()
    expect(plain_page.get_by_role("heading", level=1)).to_have_text("Thành phố Hà Nội")


def test_old_district_leads_to_todays_communes(site, page):
    """A visitor knows 'huyện Trạm Tấu' and asks what it is now."""
    page.goto(f"{site}/tim-kiem/?q=tram+tau")
    page.get_by_role("link", name="Huyện Trạm Tấu").click()
    became = page.get_by_role("region", name="Nay là")
    for commune in ("Xã Hạnh Phúc", "Xã Trạm Tấu", "Xã Phình Hồ", "Xã Tà Xi Láng"):
        expect(became.get_by_role("link", name=commune)).to_be_visible()


@pytest.mark.once
def test_report_prints_without_furniture(site, page):
    page.goto(site + VISIT)
    page.emulate_media(media="print")
    expect(page.locator(".mast")).to_be_hidden()
    expect(page.locator(".foot")).to_be_hidden()
    expect(page.get_by_role("heading", name="Điều mang về")).to_be_visible()
    assert page.evaluate("getComputedStyle(document.body).backgroundColor") == "rgb(255, 255, 255)"


@pytest.mark.once
def test_pictures_arrive_in_the_modern_format(site, page):
    page.goto(f"{site}/san-pham/che-shan-tuyet-co-thu-phinh-ho/")
    shown = page.locator(".gallery img").first
    assert shown.evaluate("image => image.currentSrc").endswith(".avif")
    assert shown.evaluate("image => image.naturalWidth") > 0


def test_staff_sign_in_under_the_strict_policy(site, running_site, page, watch):
    """The policy without inline script or style holds on the staff's side too."""
    watch.open(f"{site}/quan-tri/")
    page.get_by_label("Thư điện tử").fill("laocai@thosan.example")
    page.get_by_label("Mật khẩu").fill(running_site.logins()["laocai@thosan.example"])
    page.get_by_role("button", name="Đăng nhập").click()
    page.wait_for_load_state("networkidle")
    for path in ("", "products/product/", "products/product/add/", "stories/visit/", "cooperatives/photo/"):
        watch.open(f"{site}/quan-tri/{path}")
        assert watch.complaints == [], path
        assert watch.strangers == [], path


@pytest.mark.once
@pytest.mark.parametrize("width", [320, 360, 1280])
def test_bars_are_as_long_as_their_numbers(site, page, width):
    page.set_viewport_size({"width": width, "height": 740})
    page.goto(f"{site}/dia-phuong/thai-nguyen/")
    bars = page.locator(".bars .bar").evaluate_all(
        "bars => bars.map(bar => [bar.querySelector('svg').getBoundingClientRect().width, +bar.innerText])"
    )
    # What a source reported; below it stands what is counted here.
    bars = bars[:4]
    assert [number for _length, number in bars] == [241, 170, 89, 2]
    one = bars[0][0] / bars[0][1]
    assert all(abs(length - number * one) < 1 for length, number in bars[:3])
