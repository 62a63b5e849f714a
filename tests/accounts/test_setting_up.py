"""Setting up the second step, its backup codes, turning it off, another phone."""

import pytest
from django.contrib.admin.models import LogEntry
from django.test import Client
from django.urls import reverse
from django_otp.plugins.otp_static.models import StaticToken
from django_otp.plugins.otp_totp.models import TOTPDevice

from coopsite.accounts import second_step
from tests.kit.house import refused_in
from tests.kit.staff import (
    BACKUP,
    CODE,
    LIST,
    OWN,
    PASSWORD,
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


class TestSetUp:
    @pytest.fixture
    def page(self, client, publisher):
        sign_in(client, publisher.username)
        return client.get(SET_UP)

    def test_it_shows_the_key_as_a_picture_and_in_letters(self, page, publisher):
        html, device = page.content.decode(), TOTPDevice.objects.get(user=publisher)
        assert "<svg" in html and second_step.key_in_words(device) in html
        assert refused_in(html) == []

    def test_the_key_stays_when_the_page_is_loaded_again(self, client, page):
        assert client.get(SET_UP).context["key"] == page.context["key"]

    def test_a_code_turns_it_on_and_shows_ten_backup_codes_once(self, client, page, publisher):
        device = TOTPDevice.objects.get(user=publisher)
        answer = client.post(SET_UP, {"code": code_of(device), "next": LIST})
        codes = answer.context["codes"]
        assert len(set(codes)) == 10
        assert all(code in answer.content.decode() for code in codes)
        assert refused_in(answer.content.decode()) == []
        assert answer.context["next"] == LIST
        assert is_in(client)
        assert codes[0] not in client.get(OWN).content.decode()

    def test_a_wrong_code_turns_nothing_on(self, client, page, publisher):
        device = TOTPDevice.objects.get(user=publisher)
        answer = client.post(SET_UP, {"code": wrong_code_of(device)})
        assert answer.context["form"].has_error("code", "wrong_code")
        assert not TOTPDevice.objects.filter(confirmed=True).exists()
        assert not is_in(client)

    def test_a_stranger_is_sent_to_the_door(self):
        assert Client().get(SET_UP)["Location"].startswith(SIGN_IN)

    def test_an_editor_may_want_it_too(self, client, two_step):
        user = make_staff(lao_cai="editor")
        client.force_login(user)
        client.get(SET_UP)
        client.post(SET_UP, {"code": code_of(TOTPDevice.objects.get(user=user))})
        assert is_in(client)
        other = Client()
        sign_in(other, user.username)
        assert not is_in(other)


class TestBackupCodes:
    @pytest.fixture
    def codes(self, half):
        return second_step.issue_codes(half.user)

    @pytest.mark.parametrize("spelt", [str, str.upper, lambda code: code.replace("-", " ")])
    def test_one_opens_the_desk_once(self, client, half, codes, spelt):
        client.post(BACKUP, {"code": spelt(codes[0])})
        assert is_in(client)
        other = Client()
        sign_in(other, half.user.username)
        other.post(BACKUP, {"code": codes[0]})
        assert not is_in(other)
        assert StaticToken.objects.filter(device__user=half.user).count() == 9

    def test_new_ones_end_the_old_and_want_the_password(self, client, half, codes):
        client.post(BACKUP, {"code": codes[0]})
        page = reverse("accounts:issue_codes")
        assert client.post(page, {"password": "sai"}).context["form"].has_error("password", "wrong_password")
        new = client.post(page, {"password": PASSWORD}).context["codes"]
        assert not set(new) & set(codes)
        assert is_in(client)
        other = Client()
        sign_in(other, half.user.username)
        other.post(BACKUP, {"code": codes[1]})
        assert not is_in(other)

    def test_guessing_the_password_there_locks_as_at_the_door(self, client, half, codes):
        client.post(BACKUP, {"code": codes[0]})
        page = reverse("accounts:issue_codes")
        assert [client.post(page, {"password": "sai"}).status_code for _n in range(10)] == [200] * 9 + [429]


class TestLater:
    @pytest.fixture
    def signed_in(self, client, half):
        client.post(CODE, {"code": code_of(half)})
        return half.user

    def test_a_role_that_needs_it_cannot_turn_it_off(self, client, signed_in):
        assert client.post(reverse("accounts:turn_off"), {"password": PASSWORD})["Location"] == OWN
        assert TOTPDevice.objects.filter(user=signed_in, confirmed=True).exists()

    def test_another_role_can(self, client, signed_in):
        signed_in.memberships.update(role="editor")
        page = reverse("accounts:turn_off")
        client.post(page, {"password": "sai"})
        assert TOTPDevice.objects.filter(user=signed_in).exists()
        client.post(page, {"password": PASSWORD})
        assert not TOTPDevice.objects.filter(user=signed_in).exists()
        assert is_in(client)

    def test_another_phone(self, client, signed_in):
        old = TOTPDevice.objects.get(user=signed_in)
        assert client.post(reverse("accounts:replace"), {"password": PASSWORD})["Location"] == SET_UP
        assert not is_in(client)
        client.get(SET_UP)
        new = TOTPDevice.objects.get(user=signed_in)
        assert new.key != old.key
        client.post(SET_UP, {"code": code_of(new)})
        assert is_in(client)

    def test_a_site_administrator_resets_it_and_the_session_falls_back(
        self, client, signed_in, admin_user, mailoutbox
    ):
        keeper = Client()
        device = with_app(admin_user)
        keeper.force_login(admin_user)
        keeper.post(CODE, {"code": code_of(device)})
        page = reverse("accounts:reset_anybodys", args=[signed_in.pk])
        assert keeper.get(page).status_code == 200
        assert is_in(client)
        keeper.post(page)
        assert not is_in(client)
        assert where_to(client) == SET_UP
        assert [letter.to for letter in mailoutbox] == [[signed_in.email]]
        assert LogEntry.objects.filter(user=admin_user, object_id=str(signed_in.pk)).exists()

    def test_nobody_else_does(self, client, signed_in, admin_user):
        assert client.post(reverse("accounts:reset_anybodys", args=[admin_user.pk])).status_code == 404
        assert client.post(reverse("accounts:reset_anybodys", args=[signed_in.pk])).status_code == 404
        assert is_in(client)

    def test_no_key_and_no_code_is_in_the_log(self, client, publisher, caplog):
        caplog.set_level("DEBUG")
        sign_in(client, publisher.username)
        client.get(SET_UP)
        device = TOTPDevice.objects.get(user=publisher)
        code = code_of(device)
        codes = client.post(SET_UP, {"code": code}).context["codes"]
        for secret in (
            code,
            device.key,
            second_step.key_in_words(device),
            codes[0],
            codes[0].replace("-", ""),
        ):
            assert secret not in caplog.text
        assert LogEntry.objects.filter(user=publisher).count() == 1
