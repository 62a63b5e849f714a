"""From a half-typed sentence to the public page: an editor and a publisher, with a line that drops in between."""

import pytest
from playwright.sync_api import expect

from products.models import Product
from tests.kit.browser import DESK, PHONE, overflow, sign_in

pytestmark = pytest.mark.once

EDITOR, PUBLISHER = "laocai.bientap@thosan.example", "laocai.duyet@thosan.example"
FIRST, SECOND, LAST = "Câu gõ khi còn mạng.", "gói giấy, gõ khi mất mạng", "Câu đã sửa theo lời người duyệt."
REASON = "Thiếu tên làng."


@pytest.fixture(scope="module")
def product(running_site, django_db_blocker):
    with django_db_blocker.unblock():
        return Product.objects.get(slug="che-shan-tuyet-co-thu-phinh-ho")


def signed_in(browser, running_site, who):
    context = browser.new_context(viewport=DESK)
    page = context.new_page()
    sign_in(page, running_site, who)
    return page


@pytest.fixture
def editor(browser, running_site):
    page = signed_in(browser, running_site, EDITOR)
    yield page
    page.context.close()


@pytest.fixture
def publisher(browser, running_site):
    page = signed_in(browser, running_site, PUBLISHER)
    yield page
    page.context.close()


def press(page, name):
    page.get_by_role("button", name=name, exact=True).last.click()
    page.wait_for_load_state("networkidle")


def box(page, name):
    return page.locator(f"#id_{name}")


def test_from_typing_to_the_public_page(site, product, editor, publisher):
    form = f"{site}/quan-tri/products/product/{product.pk}/change/"
    public = f"{site}{product.get_absolute_url()}"
    editor = type_while_the_line_drops(editor, form)
    preview_on_a_phone(editor, public)
    editor.goto(form)
    press(editor, "Lưu và gửi duyệt")
    expect(editor.locator(".desk-standing")).to_contain_text("chờ duyệt")

    publisher.goto(form)
    publisher.get_by_text("Trả lại…").click()
    publisher.get_by_label("Lý do, để người viết biết sửa gì").fill(REASON)
    press(publisher, "Trả lại")
    editor.goto(form)
    expect(editor.locator(".desk-panel")).to_contain_text(REASON)
    box(editor, "standfirst").fill(LAST)
    press(editor, "Lưu và gửi duyệt")

    publisher.goto(form)
    press(publisher, "Đăng")
    publisher.goto(public)
    expect(publisher.locator("body")).to_contain_text(LAST)
    publisher.goto(form.replace("change/", "history/"))
    expect(publisher.locator(".desk-history")).to_contain_text(REASON)
    publisher.get_by_role("link", name="So với bản trước").first.click()
    publisher.locator("select[name=tu]").select_option("1")
    press(publisher, "So sánh")
    expect(publisher.locator(".desk-diff")).to_contain_text(LAST)


def type_while_the_line_drops(page, form):
    """Type with and without a connection, close the tab, come back; return the page with all of it restored."""
    page.goto(form, wait_until="networkidle")
    box(page, "standfirst").fill(FIRST)
    expect(page.get_by_text("Đã tự giữ lúc")).to_be_visible()
    context = page.context
    context.set_offline(True)
    box(page, "packaging").fill(SECOND)
    expect(page.get_by_text("vẫn giữ trên máy này")).to_be_visible()
    page.close(run_before_unload=False)
    context.set_offline(False)
    page = context.new_page()
    page.goto(form, wait_until="networkidle")
    assert box(page, "packaging").input_value() != SECOND
    page.locator("[data-restore]").click()
    page.wait_for_url("**khoi-phuc**")
    page.wait_for_load_state("networkidle")
    assert box(page, "standfirst").input_value() == FIRST
    assert box(page, "packaging").input_value() == SECOND
    return page


def preview_on_a_phone(page, public):
    press(page, "Lưu, xem thử")
    page.set_viewport_size(PHONE)
    expect(page.frame_locator("[data-frame]").locator("body")).to_contain_text(FIRST)
    assert overflow(page) <= 0
    outside = page.context.browser.new_page()
    outside.goto(public)
    expect(outside.locator("body")).not_to_contain_text(FIRST)
    outside.close()
    page.set_viewport_size(DESK)
