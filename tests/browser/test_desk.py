"""The staff's desk in a browser, at a desk and on a phone: whole, still, open to everybody, nothing sideways."""

import pytest
from playwright.sync_api import expect

from cooperatives.models import Cooperative
from products.models import OcopDecision, Product
from tests.kit import axe
from tests.kit.browser import DESK, PHONE, Watch, overflow, sign_in

pytestmark = pytest.mark.once
ADMIN = "quantri@thosan.example"
TOUCHED = ".desk-panel :is(a, input, summary), .object-tools a, .submit-row > *, #toolbar input, .actions .button, .to-filters a, .related-widget-wrapper-link"


@pytest.fixture(scope="module")
def desk(browser, site, running_site):
    """A window in which the site's administrator is signed in, with its Watch."""
    context = browser.new_context()
    watch = Watch(context.new_page())
    watch.open(f"{site}/quan-tri/", PHONE)
    # What the browser says of the page is judged before axe, which writes styles of its own into it.
    assert watch.complaints == []
    assert overflow(watch.page) <= 0
    # The door is all our own, so it breaks no rule at all.
    assert axe.violations(watch.page) == []
    sign_in(watch.page, running_site, ADMIN)
    yield watch
    context.close()


@pytest.fixture(scope="module")
def pages(running_site, django_db_blocker):
    """Addresses of forms with rows in cards and in a table, of an object that has a draft, of what lies around it."""
    with django_db_blocker.unblock():
        drafted = Product.objects.published().order_by("pk").last().pk
        cooperative, decision, product = (
            kind.objects.order_by("pk").first().pk for kind in (Cooperative, OcopDecision, Product)
        )
    return {
        "index": "",
        "list": "products/product/",
        "pictures": "cooperatives/photo/",
        "cards": f"cooperatives/cooperative/{cooperative}/change/",
        "table": f"products/ocopdecision/{decision}/change/",
        "delete": f"products/product/{product}/delete/",
        "drafted": f"products/product/{drafted}/change/",
        "history": f"products/product/{drafted}/history/",
        "comparison": f"products/product/{drafted}/lich-su/so-sanh/?tu=1",
        "bin": "products/product/thung-rac/",
        "upload": "cooperatives/photo/tai-len/",
        "members": "tai-khoan/can-bo/lao-cai/",
    }


@pytest.fixture(scope="module")
def draft(site, desk, pages):
    """A draft of the object that has one."""
    page = desk.page
    desk.open(f"{site}/quan-tri/{pages['drafted']}", DESK)
    page.locator("#id_standfirst").fill("Câu đang viết.")
    page.get_by_role("button", name="Lưu nháp").click()
    expect(page.locator(".desk-standing")).to_contain_text("đang viết")


def serious(page) -> list[str]:
    """Return the violations that keep somebody out, not the minor ones of Django's own markup."""
    return [said for said in axe.violations(page) if "(serious)" in said or "(critical)" in said]


def too_small(page) -> list[str]:
    """Return what a thumb would miss: things to be touched that are less than 44 px high."""
    return page.locator(TOUCHED).evaluate_all(
        "all => all.filter(one => one.offsetParent && one.getBoundingClientRect().height < 43.5)"
        ".map(one => one.outerHTML.slice(0, 90))"
    )


PAGES = ("index", "list", "pictures", "cards", "table", "delete", "upload", "members")
AROUND_A_DRAFT = ("drafted", "history", "comparison", "bin")


@pytest.mark.parametrize("name", [*PAGES, *AROUND_A_DRAFT])
def test_page_stands(site, desk, draft, pages, name):
    for size in (DESK, PHONE):
        desk.open(f"{site}/quan-tri/{pages[name]}", size)
        assert desk.complaints == []
        assert desk.strangers == []
        assert overflow(desk.page) <= 0
    assert too_small(desk.page) == []
    for size in (PHONE, DESK):
        desk.page.set_viewport_size(size)
        assert serious(desk.page) == [], size


def test_on_a_phone_a_list_is_a_pile_of_labelled_cards(site, desk, pages):
    desk.open(f"{site}/quan-tri/{pages['list']}", PHONE)
    cell = desk.page.locator("#result_list td.field-standing").first
    assert cell.evaluate("cell => getComputedStyle(cell, '::before').content") == '"Tình trạng"'
    assert desk.page.locator("#result_list thead").is_hidden()


def test_on_a_phone_filters_open_on_demand(site, desk, pages):
    desk.open(f"{site}/quan-tri/{pages['list']}", PHONE)
    filters = desk.page.locator("#changelist-filter")
    expect(filters).to_be_hidden()
    desk.page.get_by_role("link", name="Lọc", exact=True).click()
    expect(filters).to_be_visible()
    filters.get_by_role("link", name="Bản nháp: đang viết").click()
    desk.page.wait_for_url("**tinh-trang=writing**")
    expect(filters).to_be_hidden()
    expect(desk.page.get_by_role("link", name="đang có bộ lọc")).to_be_visible()


def test_what_saves_stays_in_sight_and_covers_nothing_that_is_typed_in(site, desk, pages):
    page = desk.page
    desk.open(f"{site}/quan-tri/{pages['cards']}", PHONE)
    # The row belongs to the form: over it stands where the object is, which nobody types in.
    page.locator("#id_name").focus()
    expect(page.get_by_role("button", name="Lưu nháp")).to_be_in_viewport(ratio=1)
    covered = page.evaluate("""() => {
        const row = document.querySelector('.submit-row');
        const boxes = [...document.querySelectorAll('fieldset input.vTextField')].filter(box => box.checkVisibility());
        return boxes.filter(box => {
            box.focus();
            return box.getBoundingClientRect().bottom > row.getBoundingClientRect().top + 1;
        }).map(box => box.name);
    }""")
    assert covered == []


def test_the_calendar_speaks_vietnamese_and_writes_the_day_first(site, desk, pages):
    page = desk.page
    desk.open(f"{site}/quan-tri/{pages['table']}", DESK)
    box = page.locator("#id_decided_on")
    box.fill("7/8/2024")
    page.locator(".field-decided_on .date-icon").click()
    calendar = page.locator(".calendarbox").locator("visible=true")
    expect(calendar.locator("caption")).to_have_text("Tháng Tám 2024")
    assert calendar.locator("th").all_inner_texts() == ["T2", "T3", "T4", "T5", "T6", "T7", "CN"]
    calendar.get_by_role("link", name="15", exact=True).click()
    expect(box).to_have_value("15/08/2024")
