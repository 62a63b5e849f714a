"""Setting up the second step and signing in with it on a phone, as a person does: reading the key off the page."""

import base64
import time

import pytest
from django_otp.oath import TOTP
from playwright.sync_api import expect

from tests.kit.axe import violations

WHO = "laocai.bientap@thosan.example"
TIME_TO_TYPE = 10


def shown_by_an_app(key: str, steps=0) -> str:
    """Return the code of this half minute, or of one ``steps`` later, with time left to type and send it.

    One that arrives a half minute late is taken, too, and by it the site learns that the phone's clock is slow.
    """
    left = 30 - time.time() % 30
    if left < TIME_TO_TYPE:
        time.sleep(left)
    totp = TOTP(base64.b32decode(key.replace(" ", "")))
    totp.time = time.time() + steps * 30
    return f"{totp.token():06d}"


def press(page, role, name):
    """Press it and let the next page arrive whole."""
    page.get_by_role(role, name=name).click()
    page.wait_for_load_state("networkidle")


def sign_in(page, site, password):
    page.goto(f"{site}/quan-tri/", wait_until="networkidle")
    page.get_by_label("Thư điện tử").fill(WHO)
    page.get_by_label("Mật khẩu").fill(password)
    press(page, "button", "Đăng nhập")


@pytest.mark.once
def test_the_second_step_on_a_phone(site, running_site, page, watch):
    page.set_viewport_size({"width": 360, "height": 740})
    password = running_site.logins()[WHO]
    sign_in(page, site, password)
    press(page, "link", "Tài khoản")
    press(page, "link", "Bật")
    faults = violations(page)
    key = page.locator("code.key").inner_text()
    page.get_by_label("Mã 6 chữ số").fill(shown_by_an_app(key))
    press(page, "button", "Bật")
    expect(page.locator(".codes li")).to_have_count(10)
    faults += violations(page)
    press(page, "link", "Tôi đã cất mã")
    press(page, "button", "Đăng xuất")
    sign_in(page, site, password)
    faults += violations(page)
    # The app's next code: one that was used is not taken again.
    page.get_by_label("Mã 6 chữ số").fill(shown_by_an_app(key, 1))
    press(page, "button", "Tiếp tục")
    expect(page.get_by_text("biên tập viên")).to_be_visible()
    assert page.evaluate("document.documentElement.scrollWidth") == 360
    assert faults == []
    assert watch.complaints == []
    assert watch.strangers == []
