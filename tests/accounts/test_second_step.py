"""The second step: who needs it, what works before it (nothing), codes, backup codes, another phone."""

import re

import pytest
from django.contrib import admin
from django.test import Client
from django.urls import get_resolver, reverse
from django_otp.plugins.otp_totp.models import TOTPDevice

from coopsite.accounts import second_step
from coopsite.staff import DEMO_ADMIN
from products.models import Product
from tests.kit.house import refused_in
from tests.kit.staff import (
    BACKUP,
    CODE,
    DESK,
    LIST,
    OWN,
    SET_UP,
    SIGN_IN,
    code_of,
    is_in,
    make_staff,
    sign_in,
    where_to,
    with_app,
    wrong_code_of,
)

# No database decides what is asked here.
pytestmark = [pytest.mark.django_db, pytest.mark.once]


class TestWhoNeedsIt:
    @pytest.mark.parametrize(
        ("role", "led"), [("editor", None), ("publisher", SET_UP), ("administrator", SET_UP)]
    )
    def test_by_role(self, client, two_step, role, led):
        client.force_login(make_staff(lao_cai=role))
        assert is_in(client) == (led is None)
        if led:
            assert where_to(client) == led

    def test_one_role_of_several_is_enough(self, client, two_step):
        client.force_login(make_staff(lao_cai="editor", thai_nguyen="publisher"))
        assert not is_in(client)

    def test_whoever_keeps_the_site(self, client, two_step, admin_user):
        client.force_login(admin_user)
        assert where_to(client) == SET_UP

    def test_nobody_where_it_is_switched_off(self, client):
        client.force_login(make_staff(lao_cai="administrator"))
        assert is_in(client)

    def test_who_has_it_is_asked_even_then(self, client):
        user = make_staff(lao_cai="editor")
        with_app(user)
        client.force_login(user)
        assert where_to(client) == CODE

    def test_a_role_given_later_asks_from_the_next_page_on(self, client, two_step):
        user = make_staff(lao_cai="editor")
        client.force_login(user)
        assert is_in(client)
        user.memberships.update(role="publisher")
        assert not is_in(client)


def addresses_of_the_desk():
    """Every address under the desk, with a key and a word where it wants any."""
    filled = {"slug": "lao-cai", "uidb64": "MQ", "token": "x"}
    groups = {r"^(?P<app_label>": "products/", r"(?P<url>": "khong-co/"}

    def walk(patterns, prefix):
        for one in patterns:
            own = str(one.pattern)
            path = prefix + next((made for group, made in groups.items() if own.startswith(group)), own)
            if hasattr(one, "url_patterns"):
                yield from walk(one.url_patterns, path)
            else:
                path = re.sub(r"<(?:\w+:)?(\w+)>", lambda found: filled.get(found[1], "1"), path)
                yield "/" + path

    return sorted({one for one in walk(get_resolver().url_patterns, "") if one.startswith(DESK)})


class TestBeforeIt:
    def test_no_address_of_the_desk_answers(self, client, half):
        """Read and written to: nothing but the door, the second step itself, and a forgotten password."""
        addresses, open_ones = addresses_of_the_desk(), set()
        assert len(addresses) > 120
        before = Product.objects.count()
        for address in addresses:
            for answer in (client.get(address), client.post(address, {"post": "yes"})):
                leads = answer.get("Location", "").partition("?")[0]
                if answer.status_code not in (404, 405) and leads not in (SIGN_IN, CODE, SET_UP, DESK, OWN):
                    open_ones.add(address)
            if address == reverse("accounts:sign_out"):
                sign_in(client, half.user.username)
        reset = {reverse(f"accounts:{name}") for name in ("forgotten", "forgotten_told", "password_done")}
        reset.add(reverse("accounts:password_set", args=["MQ", "x"]))
        assert open_ones == reset | {SIGN_IN, CODE, BACKUP}
        assert Product.objects.count() == before

    def test_completing_what_is_typed_and_saving(self, client, half):
        place = {"app_label": "products", "model_name": "product", "field_name": "cooperative", "term": "chè"}
        assert client.get(reverse("admin:autocomplete"), place).status_code == 302
        product = Product.objects.filter(federation__slug="lao-cai").first()
        ticked = {"action": "withdraw_to_draft", "_selected_action": [product.pk]}
        assert client.post(LIST, ticked).status_code == 302
        product.refresh_from_db()
        assert product.status == "published"

    def test_set_up_cannot_go_around_a_key_that_is_there(self, client, half):
        assert client.get(SET_UP)["Location"] == OWN
        TOTPDevice.objects.create(user=half.user, confirmed=False, name="app")
        forged = TOTPDevice.objects.get(user=half.user, confirmed=False)
        client.post(SET_UP, {"code": code_of(forged)})
        assert not is_in(client)

    def test_another_ones_key_opens_nothing(self, client, half):
        other = with_app(make_staff("ke-khac@lienminh.example", lao_cai="publisher"))
        client.post(CODE, {"code": code_of(other)})
        assert not is_in(client)

    def test_public_pages_are_read_as_by_anybody(self, client, half):
        assert client.get("/").status_code == 200


class TestCode:
    def test_the_right_one_leads_on_to_where_one_wanted(self, client, half):
        answer = client.get(LIST, follow=True)
        page = answer.redirect_chain[-1][0]
        assert page.startswith(CODE)
        key = client.session.session_key
        answer = client.post(CODE, {"code": code_of(half), "next": answer.context["next"]})
        assert answer["Location"] == LIST
        assert client.get(LIST).status_code == 200
        assert client.session.session_key != key

    def test_it_may_be_typed_with_a_gap(self, client, half):
        code = code_of(half)
        client.post(CODE, {"code": f" {code[:3]} {code[3:]}"})
        assert is_in(client)

    @pytest.mark.parametrize(
        "hostile", ["https://xau.example/", "//xau.example", "/\\xau.example", "javascript:x"]
    )
    def test_it_leads_to_no_strangers(self, client, half, hostile):
        assert client.post(CODE, {"code": code_of(half), "next": hostile})["Location"] == DESK

    def test_a_code_works_once(self, client, half):
        code = code_of(half)
        client.post(CODE, {"code": code})
        other = Client()
        sign_in(other, half.user.username)
        answer = other.post(CODE, {"code": code})
        assert answer.context["form"].has_error("code", "wrong_code")
        assert not is_in(other)

    @pytest.mark.parametrize("typed", ["", "abc", "1" * 5000, "%00", "\x00", "-1", "１２３４５６"])
    def test_nonsense_is_no_error(self, client, half, typed):
        assert client.post(CODE, {"code": typed}).status_code == 200
        assert not is_in(client)

    def test_guessing_waits_longer_and_longer_but_not_for_days(self, client, half):
        wrong = wrong_code_of(half)
        assert client.post(CODE, {"code": wrong}).context["form"].has_error("code", "wrong_code")
        answer = client.post(CODE, {"code": code_of(half)})
        assert answer.context["form"].has_error("code", "too_many_codes")
        TOTPDevice.objects.update(
            throttling_failure_count=40, throttling_failure_timestamp="2020-01-01T00:00Z"
        )
        for _n in range(2):
            client.post(CODE, {"code": wrong})
        half.refresh_from_db()
        assert half.throttling_failure_count <= second_step.MOST_FAILURES

    def test_the_way_back_out(self, client, half):
        client.post(reverse("accounts:sign_out"))
        assert "_auth_user_id" not in client.session

    def test_pages_hold_under_the_policy(self, client, half):
        for page in (CODE, BACKUP):
            assert refused_in(client.get(page).content.decode()) == []


def test_keys_are_nobodys_to_read_in_the_admin(client):
    labels = {model._meta.app_label for model in admin.site._registry}
    assert not labels & {"axes", "otp_totp", "otp_static", "accounts"}


@pytest.mark.django_db
def test_the_account_page_of_the_site_administrator_leads_to_the_reset(admin_client, django_user_model):
    person = django_user_model.objects.get(username=DEMO_ADMIN)
    with_app(person)
    page = admin_client.get(reverse("admin:auth_user_change", args=[person.pk])).content.decode()
    assert reverse("accounts:reset_anybodys", args=[person.pk]) in page
