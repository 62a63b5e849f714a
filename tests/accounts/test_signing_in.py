"""Signing in by e-mail, the lock after ten wrong passwords, and what the door tells about accounts: nothing."""

from datetime import timedelta

import pytest
from axes.models import AccessAttempt
from django.contrib.auth import get_user_model
from django.test import Client
from django.urls import reverse
from django.utils import timezone

from coopsite.accounts.lockout import client_address
from coopsite.accounts.names import find_account
from tests.kit.hashing import QuickHasher
from tests.kit.house import refused_in
from tests.kit.staff import DESK, PASSWORD, SIGN_IN, make_staff, sign_in

# No database decides what is asked here.
pytestmark = [pytest.mark.django_db, pytest.mark.once]
ADDRESS = "Mai.Anh@LienMinh.example"


@pytest.fixture
def mai():
    return make_staff(ADDRESS.lower(), lao_cai="editor")


def is_in(client) -> bool:
    return client.get(DESK).status_code == 200


class TestNames:
    @pytest.mark.parametrize("typed", [ADDRESS.lower(), ADDRESS, f"  {ADDRESS.upper()} "])
    def test_an_address_in_any_case(self, client, mai, typed):
        assert sign_in(client, typed)["Location"] == DESK
        assert is_in(client)

    def test_an_older_name_that_is_no_address(self, client, mai):
        get_user_model().objects.filter(pk=mai.pk).update(username="MaiAnh", email=ADDRESS)
        assert sign_in(client, "maianh").status_code == 200
        assert sign_in(client, "MaiAnh").status_code == 302
        assert sign_in(Client(), ADDRESS).status_code == 302

    @pytest.mark.parametrize(
        "typed", ["", "maı.anh@lienminh.example", "mai.anh@lienminh.example.vn", "@", "\x00@"]
    )
    def test_a_name_of_nobody(self, client, mai, typed):
        assert find_account(typed) is None
        assert sign_in(client, typed).status_code == 200

    def test_an_address_of_two_accounts_is_of_none(self, mai):
        for name in ("mot", "hai"):
            get_user_model().objects.create_user(name, "chung@lienminh.example")
        assert find_account("chung@lienminh.example") is None

    @pytest.mark.parametrize("state", [{"is_active": False}, {"is_staff": False}])
    def test_who_may_not_enter_is_told_the_same_as_for_a_wrong_password(self, client, mai, state):
        wrong = sign_in(client, ADDRESS, "sai").context["form"].errors
        get_user_model().objects.filter(pk=mai.pk).update(**state)
        assert sign_in(client, ADDRESS).context["form"].errors == wrong
        assert not is_in(client)


class TestTheDoor:
    def test_it_is_a_page_under_the_policy(self, client):
        answer = client.get(SIGN_IN)
        html = answer.content.decode()
        assert refused_in(html) == []
        assert html.count("<h1") == 1
        assert "no-store" in answer["Cache-Control"]
        assert reverse("accounts:forgotten") in html

    @pytest.mark.parametrize(
        "hostile",
        [
            *("https://xau.example/", "//xau.example", "///xau.example", "/\\xau.example", "\\\\xau.example"),
            *("javascript:alert(1)", "http:xau.example", "https:///xau.example", "\thttps://xau.example"),
        ],
    )
    def test_it_leads_to_no_strangers(self, client, mai, hostile):
        sent = {"username": ADDRESS, "password": PASSWORD, "next": hostile}
        assert client.post(SIGN_IN, sent)["Location"].startswith("/")
        assert not client.post(SIGN_IN, sent)["Location"].startswith(("//", "/\\"))

    def test_it_leads_back_to_where_one_wanted(self, client, mai):
        page = reverse("admin:products_product_changelist") + "?q=ch%C3%A8"
        door = client.get(page)["Location"]
        answer = client.post(door, {"username": ADDRESS, "password": PASSWORD})
        assert answer["Location"] == page

    @pytest.mark.parametrize(
        "page", [DESK, SIGN_IN, DESK + "jsi18n/", DESK + "password_change/", DESK + "khong-co/"]
    )
    def test_nothing_of_the_desk_is_stored(self, client, mai, page):
        client.force_login(mai)
        assert "no-store" in client.get(page)["Cache-Control"]

    def test_public_pages_are_stored_as_before(self, client, mai):
        client.force_login(mai)
        answer = client.get("/gioi-thieu/")
        assert "no-store" not in answer.get("Cache-Control", "")
        assert not answer.cookies


class TestLockOut:
    def fail(self, client, times, name=ADDRESS, **more):
        answers = [sign_in(client, name, "sai-mat-khau", **more) for _n in range(times)]
        return [answer.status_code for answer in answers]

    def test_ten_wrong_passwords_lock_and_the_page_says_until_when(self, client, mai):
        assert self.fail(client, 9) == [200] * 9
        answer = sign_in(client, ADDRESS, "sai-mat-khau")
        assert answer.status_code == 429
        assert answer.context["until"] > timezone.now() + timedelta(minutes=29)
        assert 1700 < int(answer["Retry-After"]) <= 1800
        assert refused_in(answer.content.decode()) == []

    def test_locked_is_locked_for_the_right_password_too_and_no_longer_than_said(self, client, mai):
        self.fail(client, 10)
        until = sign_in(client, ADDRESS).context["until"]
        assert sign_in(client, ADDRESS).context["until"] == until
        assert not is_in(client)
        AccessAttempt.objects.update(attempt_time=timezone.now() - timedelta(minutes=31))
        assert sign_in(client, ADDRESS).status_code == 302

    def test_the_owner_elsewhere_is_not_locked_out(self, client, mai):
        self.fail(client, 10, REMOTE_ADDR="203.0.113.9")
        assert sign_in(Client(), ADDRESS).status_code == 302
        assert self.fail(client, 1, REMOTE_ADDR="203.0.113.9") == [429]

    def test_spellings_of_one_name_count_together(self, client, mai):
        for n in range(9):
            self.fail(client, 1, ADDRESS.upper() if n % 2 else ADDRESS.lower())
        assert self.fail(client, 1, f" {ADDRESS}") == [429]

    def test_a_browser_of_another_name_is_no_other_person(self, client, mai):
        for n in range(9):
            self.fail(client, 1, HTTP_USER_AGENT=f"Trình duyệt {n}")
        assert self.fail(client, 1, HTTP_USER_AGENT="x") == [429]

    def test_success_starts_the_count_anew(self, client, mai):
        self.fail(client, 9)
        assert sign_in(client, ADDRESS).status_code == 302
        assert self.fail(Client(), 9) == [200] * 9

    def test_an_unknown_name_is_answered_alike(self, client, mai):
        known, unknown = Client(), Client()
        for _n in range(10):
            one, other = sign_in(known, ADDRESS, "sai"), sign_in(unknown, "khong-ai@lienminh.example", "sai")
            assert one.status_code == other.status_code
        assert other.status_code == 429

    def test_a_claimed_address_frees_nobody(self, client, mai):
        for n in range(9):
            self.fail(client, 1, HTTP_X_FORWARDED_FOR=f"198.51.100.{n}")
        assert self.fail(client, 1, HTTP_X_FORWARDED_FOR="198.51.100.77") == [429]

    def test_no_password_is_noted_anywhere(self, client, mai, caplog):
        caplog.set_level("DEBUG")
        sign_in(client, ADDRESS, "bi-mat-khong-ghi")
        sign_in(client, "bi-mat-khong-ghi", "bi-mat-khong-ghi")
        assert "bi-mat-khong-ghi" not in caplog.text
        stored = AccessAttempt.objects.values_list("post_data", "get_data")
        assert stored and "bi-mat-khong-ghi" not in str(list(stored))
        assert "account" in caplog.text or "wrong sign-in" in caplog.text


@pytest.mark.parametrize(
    ("proxies", "heard", "address"),
    [
        (0, "198.51.100.1", "127.0.0.1"),
        (1, "198.51.100.1", "198.51.100.1"),
        (1, "10.0.0.1, 198.51.100.1", "198.51.100.1"),
        (2, "10.0.0.1, 198.51.100.1, 192.0.2.7", "198.51.100.1"),
        (2, "198.51.100.1", "127.0.0.1"),
        (1, "", "127.0.0.1"),
        (1, "rác<script>", "127.0.0.1"),
        (1, "2001:db8:1:2:3:4:5:6", "2001:db8:1:2::"),
        (1, "::ffff:198.51.100.1", "198.51.100.1"),
    ],
)
def test_only_our_own_proxies_are_believed(rf, settings, proxies, heard, address):
    settings.PROXIES = proxies
    assert client_address(rf.get("/", HTTP_X_FORWARDED_FOR=heard)) == address


@pytest.mark.parametrize("name", [ADDRESS, "khong-ai@lienminh.example", "tat@lienminh.example"])
def test_every_name_costs_one_hashing(client, mai, monkeypatch, name):
    """Hashing is what takes time (0.3 s with the true hasher); nobody learns from it who has an account."""
    get_user_model().objects.create_user("tat@lienminh.example", is_active=False)
    hashed, encode = [], QuickHasher.encode
    monkeypatch.setattr(QuickHasher, "encode", lambda *args: hashed.append(1) or encode(*args))
    sign_in(client, name, "sai")
    assert len(hashed) == 1


class TestSessions:
    def test_it_ends_a_week_after_signing_in(self, client, mai):
        sign_in(client, ADDRESS)
        session = client.session
        session["since"] -= 7 * 86_400 + 1
        session.save()
        assert not is_in(client)

    def test_it_slides_with_use_but_is_seldom_written(self, client, mai):
        sign_in(client, ADDRESS)
        assert "sessionid" in client.get(DESK).cookies
        assert "sessionid" not in client.get(DESK).cookies
        session = client.session
        session["used"] -= 601
        session.save()
        assert client.get(DESK).cookies["sessionid"]["max-age"] == 12 * 3600

    def test_work_that_ended_lets_nobody_in_from_that_moment(self, client, mai):
        sign_in(client, ADDRESS)
        assert is_in(client)
        mai.memberships.all().delete()
        assert not is_in(client)


def test_the_head_says_who_and_where(client):
    client.force_login(make_staff(lao_cai="publisher"))
    html = client.get(DESK).content.decode()
    assert "Liên minh HTX tỉnh Lào Cai · người duyệt" in html
    assert reverse("accounts:federations") not in html
