"""A forgotten password: a letter to who has an account, the same answer to everybody."""

import time

import pytest
from django.contrib.auth import get_user_model
from django.core import mail
from django.test import Client
from django.urls import reverse

from coopsite.accounts import letters
from tests.kit.house import refused_in
from tests.kit.staff import DESK, PASSWORD, link_in, make_staff, sign_in, with_app

# No database decides what is asked here.
pytestmark = [pytest.mark.django_db, pytest.mark.once]
ADDRESS = "hoa@lienminh.example"
FORGOTTEN = reverse("accounts:forgotten")
NEW = "mua-xuan-tren-nuong-che"


@pytest.fixture
def hoa():
    return make_staff(ADDRESS, lao_cai="editor")


def ask(client, address):
    return client.post(FORGOTTEN, {"address": address})


def set_by(client, link, password=NEW):
    page = client.get(link)["Location"]
    return client.post(page, {"new_password1": password, "new_password2": password})


def test_the_link_sets_a_new_password_once(client, hoa, mailoutbox):
    assert ask(client, " HOA@lienminh.example ")["Location"] == reverse("accounts:forgotten_told")
    (letter,) = mailoutbox
    assert letter.to == [ADDRESS]
    assert "\n" not in letter.subject and "mật khẩu" in letter.subject
    link = link_in(letter)
    assert client.get(link, follow=True).context["validlink"]
    assert set_by(client, link)["Location"] == reverse("accounts:password_done")
    assert sign_in(Client(), ADDRESS, NEW).status_code == 302
    assert sign_in(Client(), ADDRESS, PASSWORD).status_code == 200
    assert not Client().get(link).context["validlink"]


@pytest.mark.parametrize("state", [None, {"is_active": False}, {"is_staff": False}])
def test_nobody_learns_whether_there_is_an_account(client, hoa, mailoutbox, state):
    address = "khong-ai@lienminh.example"
    if state:
        get_user_model().objects.filter(pk=hoa.pk).update(**state)
        address = ADDRESS
    answer = ask(client, address)
    assert answer.status_code == 302
    assert answer["Location"] == reverse("accounts:forgotten_told")
    assert mailoutbox == []


def test_a_slow_mail_server_tells_nothing(client, hoa, monkeypatch):
    """Letters go beside the request, so the answer does not wait for them."""
    monkeypatch.setattr(letters, "send_apart", _as_it_is)
    monkeypatch.setattr(letters, "send", lambda *args, **words: time.sleep(1))
    begun = time.monotonic()
    ask(client, ADDRESS)
    assert time.monotonic() - begun < 0.5


_as_it_is = letters.send_apart


def test_a_mailbox_is_not_flooded(client, hoa, mailoutbox):
    for _n in range(5):
        ask(client, ADDRESS)
    assert len(mailoutbox) == 1


def test_the_link_leads_to_this_site_whatever_host_was_claimed(hoa, mailoutbox, settings):
    settings.ALLOWED_HOSTS = ["*"]
    Client(HTTP_HOST="xau.example", HTTP_X_FORWARDED_HOST="xau.example").post(FORGOTTEN, {"address": ADDRESS})
    assert "xau.example" not in mailoutbox[0].body
    assert "https://thosan.test/" in mailoutbox[0].body


def test_a_broken_mail_server_is_no_error(client, hoa, monkeypatch, caplog):
    def refuse(self):
        raise OSError("connection refused")

    monkeypatch.setattr(mail.EmailMessage, "send", refuse)
    assert ask(client, ADDRESS).status_code == 302
    assert "was not sent" in caplog.text
    assert "/mat-khau/" not in caplog.text


@pytest.mark.parametrize("address", ["", "khong phai", "a@b", "x" * 400 + "@y.example"])
def test_nonsense_is_told(client, address):
    answer = ask(client, address)
    assert answer.status_code == 200
    assert answer.context["form"].has_error("address")


@pytest.mark.parametrize("password", ["123456", "password1", "12345678", ADDRESS])
def test_a_weak_password_is_refused(client, hoa, mailoutbox, password):
    ask(client, ADDRESS)
    answer = set_by(client, link_in(mailoutbox[0]), password)
    assert answer.context["form"].errors
    assert refused_in(answer.content.decode()) == []


@pytest.mark.parametrize("key", ["MQ", "x", "OTk5OTk5OTk5OTk5OTk5OTk5OTk5OTk5", "%00", "Á"])
def test_a_spoilt_link_says_so(client, key):
    answer = client.get(f"{DESK}tai-khoan/mat-khau/{key}/abc-def/")
    assert answer.status_code in (200, 404)


def test_the_second_step_stays(client, two_step, mailoutbox):
    user = make_staff(ADDRESS, lao_cai="publisher")
    with_app(user)
    ask(client, ADDRESS)
    set_by(client, link_in(mailoutbox[0]))
    sign_in(client, ADDRESS, NEW)
    assert client.get(DESK).status_code == 302
    assert client.get(DESK, follow=True).redirect_chain[-1][0].startswith(reverse("accounts:code"))


def test_whoever_owns_the_mailbox_is_locked_out_no_longer(client, hoa, mailoutbox):
    for _n in range(10):
        sign_in(client, ADDRESS, "sai")
    assert sign_in(client, ADDRESS).status_code == 429
    ask(client, ADDRESS)
    set_by(client, link_in(mailoutbox[0]))
    assert sign_in(client, ADDRESS, NEW).status_code == 302


def test_other_sessions_end_with_the_old_password(client, hoa, mailoutbox):
    sign_in(client, ADDRESS)
    other = Client()
    ask(other, ADDRESS)
    set_by(other, link_in(mailoutbox[0]))
    assert client.get(DESK).status_code == 302


def test_changing_it_in_the_desk_ends_the_others_and_keeps_this(client, hoa):
    other = Client()
    for one in (client, other):
        sign_in(one, ADDRESS)
    sent = {"old_password": PASSWORD, "new_password1": NEW, "new_password2": NEW}
    assert client.post(reverse("admin:password_change"), sent).status_code == 302
    assert client.get(DESK).status_code == 200
    assert other.get(DESK).status_code == 302


def test_pages_hold_under_the_policy(client, hoa):
    for name in ("forgotten", "forgotten_told", "password_done"):
        answer = client.get(reverse(f"accounts:{name}"))
        assert refused_in(answer.content.decode()) == []
        assert "no-store" in answer["Cache-Control"]
