"""A federation's administrator keeps its staff; other federations' staff do not exist for them."""

import re
from datetime import timedelta

import pytest
from django.contrib.admin.models import LogEntry
from django.contrib.auth import get_user_model
from django.test import Client
from django.urls import reverse
from django.utils import timezone
from django_otp.plugins.otp_totp.models import TOTPDevice

from cooperatives.models import Federation, Membership
from coopsite.accounts.models import Invitation
from coopsite.staff import STAFF_GROUP
from tests.kit.house import refused_in
from tests.kit.staff import DESK, link_in, make_staff, sign_in, with_app

# No database decides what is asked here.
pytestmark = [pytest.mark.django_db, pytest.mark.once]
NEW = "binh@lienminh.example"


def page(name, slug="lao-cai", *args):
    return reverse(f"accounts:{name}", args=[slug, *args])


def membership(user, slug="lao-cai"):
    return Membership.objects.get(user=user, federation__slug=slug)


@pytest.fixture
def keeper():
    return make_staff("quan-tri@lienminh.example", lao_cai="administrator")


@pytest.fixture
def desk(client, keeper):
    """The desk as Lào Cai's administrator has it, who is not the only one there."""
    client.force_login(keeper)
    return client


def invite(client, address=NEW, role="editor", name="Nguyễn Thị Bình", slug="lao-cai"):
    return client.post(page("members", slug), {"address": address, "name": name, "role": role})


class TestInviting:
    def test_the_invited_sets_a_password_and_may_do_what_the_role_may(self, desk, mailoutbox):
        assert invite(desk, " Binh@LienMinh.example", "publisher").status_code == 302
        user = get_user_model().objects.get(username=NEW)
        assert membership(user).role == "publisher"
        assert user.is_staff and not user.is_superuser and not user.has_usable_password()
        assert [group.name for group in user.groups.all()] == [STAFF_GROUP]
        assert mailoutbox[0].to == [NEW]
        assert "Lào Cai" in mailoutbox[0].subject
        person = Client()
        answer = person.get(link_in(mailoutbox[0]), follow=True)
        sent = {"new_password1": "nuong-che-tren-may", "new_password2": "nuong-che-tren-may"}
        person.post(answer.redirect_chain[-1][0], sent)
        assert sign_in(person, NEW, "nuong-che-tren-may").status_code == 302
        assert person.get(DESK).status_code == 200

    def test_an_account_that_exists_gets_the_place_and_a_letter_without_a_link(self, desk, mailoutbox):
        other = make_staff(NEW, thai_nguyen="publisher")
        invite(desk, role="editor")
        assert membership(other).role == "editor"
        assert membership(other, "thai-nguyen").role == "publisher"
        assert "/mat-khau/" not in mailoutbox[0].body
        assert other.check_password("nuong-che-ban-mai-74")

    def test_the_inviter_cannot_tell_whether_there_was_an_account(self, desk, mailoutbox):
        """The same answers and the same list, but for the address; what came before stays unsaid."""
        other = make_staff("cu@lienminh.example", thai_nguyen="publisher")
        get_user_model().objects.filter(pk=other.pk).update(
            first_name="Tên Trong Tài Khoản", last_login=timezone.now() - timedelta(days=3)
        )
        with_app(other)
        seen = []
        for address in ("cu@lienminh.example", "moi@lienminh.example"):
            answer = invite(desk, address)
            listed = desk.get(answer["Location"])
            line = next(one for one in listed.context["members"] if one.address == address)
            one = desk.get(page("member", "lao-cai", line.membership.pk)).content.decode()
            html = listed.content.decode()
            assert "Tên Trong Tài Khoản" not in html + one
            assert desk.get(page("reset_second_step", "lao-cai", line.membership.pk)).status_code == 404
            row = html.split("<tbody>")[1].split("</tr>")
            row = next(part for part in row if address in part)
            shown = [row, one, *map(str, listed.context["messages"])]
            seen.append([_without(address, line, part) for part in shown])
            line.membership.delete()
        assert seen[0] == seen[1]

    def test_after_the_first_sign_in_they_are_listed_as_they_are(self, desk):
        invite(desk)
        user = get_user_model().objects.get(username=NEW)
        assert self.line(desk, NEW).waits
        user.first_name, user.last_login = "Bình Nguyễn", timezone.now()
        user.save()
        line = self.line(desk, NEW)
        assert not line.waits
        assert line.name == "Bình Nguyễn"

    def line(self, client, address):
        return next(one for one in client.get(page("members")).context["members"] if one.address == address)

    def test_the_letter_can_be_sent_again_until_they_come(self, desk, mailoutbox):
        invite(desk)
        user = get_user_model().objects.get(username=NEW)
        again = page("invite_again", "lao-cai", membership(user).pk)
        assert desk.get(again).status_code == 405
        desk.post(again)
        assert len(mailoutbox) == 2
        user.last_login = timezone.now()
        user.save()
        desk.post(again)
        assert len(mailoutbox) == 2

    def test_twice_is_told(self, desk):
        invite(desk)
        assert invite(desk, NEW.upper()).context["form"].has_error("address", "already_member")
        assert Invitation.objects.count() == 1

    def test_a_broken_mail_server_is_told_and_the_place_stays(self, desk, monkeypatch):
        def refuse(self):
            raise OSError("connection refused")

        monkeypatch.setattr("django.core.mail.EmailMessage.send", refuse)
        answer = desk.get(invite(desk)["Location"])
        assert [message.level_tag for message in answer.context["messages"]] == ["error"]
        assert Membership.objects.filter(user__username=NEW).exists()

    @pytest.mark.parametrize(
        ("field", "value"),
        [
            *(("address", bad) for bad in ("", "khong phai", "x" * 200 + "@y.example", "a@b")),
            *(("name", ""), ("name", "x" * 200), ("role", "superuser"), ("role", "")),
        ],
    )
    def test_nonsense_is_told_and_makes_nothing(self, desk, field, value):
        before = get_user_model().objects.count()
        sent = {"address": NEW, "name": "Bình", "role": "editor", field: value}
        answer = desk.post(page("members"), sent)
        assert answer.context["form"].has_error(field)
        assert get_user_model().objects.count() == before

    def test_forged_fields_make_no_superuser(self, desk):
        sent = {"address": NEW, "name": "Bình", "role": "editor", "is_superuser": "on", "federation": "1"}
        desk.post(page("members"), sent)
        user = get_user_model().objects.get(username=NEW)
        assert not user.is_superuser
        assert [one.federation.slug for one in user.memberships.all()] == ["lao-cai"]

    def test_letters_cannot_be_given_further_heads(self, desk, mailoutbox):
        invite(desk, name="Bình\r\nBcc: ai@xau.example")
        assert mailoutbox[0].recipients() == [NEW]


def _without(address, line, html):
    html = html.strip().replace(address, "ADDRESS").replace(f"/{line.membership.pk}/", "/KEY/")
    return re.sub(r'csrfmiddlewaretoken" value="\w+"', "", html)


class TestOthers:
    """Whoever is not the federation's administrator, and whoever belongs to another federation."""

    @pytest.fixture
    def foreign(self):
        return membership(make_staff("nguoi-tn@lienminh.example", thai_nguyen="editor"), "thai-nguyen")

    def doors(self, slug, pk):
        return [
            page("members", slug),
            *(page(name, slug, pk) for name in ("member", "end", "invite_again", "reset_second_step")),
        ]

    def test_another_federations_staff_do_not_exist(self, desk, foreign):
        for slug in ("thai-nguyen", "lao-cai", "khong-co"):
            for door in self.doors(slug, foreign.pk):
                if door == page("members", "lao-cai"):
                    continue
                assert desk.get(door).status_code in (404, 405), door
                sent = {"role": "administrator", "address": "ke-gian@xau.example", "name": "Gian"}
                assert desk.post(door, sent).status_code == 404, door
        foreign.refresh_from_db()
        assert foreign.role == "editor"
        assert not get_user_model().objects.filter(username="ke-gian@xau.example").exists()
        assert "nguoi-tn@lienminh.example" not in desk.get(page("members")).content.decode()

    @pytest.mark.parametrize("role", ["editor", "publisher"])
    def test_a_lesser_role_keeps_nobody(self, client, keeper, role):
        client.force_login(make_staff(lao_cai=role))
        for door in self.doors("lao-cai", membership(keeper).pk):
            assert client.post(door, {"role": "editor"}).status_code == 404, door
        assert client.get(reverse("accounts:federations")).status_code == 404

    def test_a_stranger_is_sent_to_the_door(self, client, keeper):
        for door in self.doors("lao-cai", membership(keeper).pk):
            assert client.get(door)["Location"].startswith(reverse("admin:login")), door

    def test_nonsense_for_a_key(self, desk):
        for key in ("0", "9" * 30):
            assert desk.get(page("members") + f"{key}/").status_code == 404

    def test_the_heirs_keep_the_staff_of_the_merged(self, desk):
        old = membership(make_staff("nguoi-yb@lienminh.example", yen_bai="editor"), "yen-bai")
        assert desk.get(page("member", "yen-bai", old.pk)).status_code == 200

    def test_a_site_administrator_keeps_all(self, admin_client, foreign):
        assert admin_client.get(page("member", "thai-nguyen", foreign.pk)).status_code == 200


class TestRoles:
    @pytest.fixture
    def colleague(self, keeper):
        return make_staff("dong-nghiep@lienminh.example", lao_cai="editor")

    def test_a_role_is_changed_and_noted(self, desk, keeper, colleague):
        one = membership(colleague)
        assert desk.post(page("member", "lao-cai", one.pk), {"role": "publisher"}).status_code == 302
        one.refresh_from_db()
        assert one.role == "publisher"
        entry = LogEntry.objects.get(user=keeper)
        assert "biên tập viên" in entry.change_message and "người duyệt" in entry.change_message

    def test_ending_asks_first_and_works_at_once(self, desk, colleague):
        person = Client()
        person.force_login(colleague)
        assert person.get(DESK).status_code == 200
        end = page("end", "lao-cai", membership(colleague).pk)
        assert desk.get(end).status_code == 200
        assert person.get(DESK).status_code == 200
        desk.post(end)
        assert person.get(DESK).status_code == 302
        colleague.refresh_from_db()
        assert colleague.is_active and not colleague.is_staff

    def test_who_works_elsewhere_too_stays_there(self, desk):
        both = make_staff("hai-noi@lienminh.example", lao_cai="editor", thai_nguyen="editor")
        desk.post(page("end", "lao-cai", membership(both).pk))
        both.refresh_from_db()
        assert both.is_staff
        assert membership(both, "thai-nguyen")

    @pytest.fixture
    def alone(self, client, keeper):
        Membership.objects.filter(federation__slug="lao-cai").exclude(user=keeper).delete()
        make_staff("nguoi-duyet@lienminh.example", lao_cai="publisher")
        client.force_login(keeper)
        return membership(keeper)

    def test_the_last_administrator_stays(self, client, alone):
        answer = client.post(page("member", "lao-cai", alone.pk), {"role": "editor"})
        assert answer.context["form"].has_error("role", "last_administrator")
        client.post(page("end", "lao-cai", alone.pk))
        alone.refresh_from_db()
        assert alone.role == "administrator"

    @pytest.mark.parametrize("other", ["off", "never came"])
    def test_an_administrator_who_cannot_come_does_not_count(self, client, alone, other):
        colleague = make_staff("khac@lienminh.example", lao_cai="administrator")
        if other == "off":
            colleague.is_active = False
        else:
            colleague.set_unusable_password()
        colleague.save()
        client.post(page("end", "lao-cai", alone.pk))
        assert Membership.objects.filter(pk=alone.pk).exists()

    def test_one_of_two_may_go(self, client, alone):
        make_staff("khac@lienminh.example", lao_cai="administrator")
        client.post(page("member", "lao-cai", alone.pk), {"role": "editor"})
        alone.refresh_from_db()
        assert alone.role == "editor"
        assert client.get(page("members")).status_code == 404


class TestLostPhone:
    def reset(self, client, user, slug="lao-cai"):
        return client.post(page("reset_second_step", slug, membership(user, slug).pk))

    def test_a_colleagues_second_step_is_reset_and_told(self, desk, mailoutbox):
        user = make_staff(lao_cai="publisher")
        with_app(user)
        door = page("reset_second_step", "lao-cai", membership(user).pk)
        assert refused_in(desk.get(door).content.decode()) == []
        assert TOTPDevice.objects.filter(user=user).exists()
        assert self.reset(desk, user).status_code == 302
        assert not TOTPDevice.objects.filter(user=user).exists()
        assert mailoutbox[0].to == [user.email]

    @pytest.mark.parametrize("elsewhere", [{"thai_nguyen": "editor"}, {"superuser": True}])
    def test_not_of_an_account_that_opens_more(self, desk, elsewhere):
        places = {key: value for key, value in elsewhere.items() if key != "superuser"}
        user = make_staff(lao_cai="publisher", **places)
        get_user_model().objects.filter(pk=user.pk).update(is_superuser="superuser" in elsewhere)
        with_app(user)
        self.reset(desk, user)
        assert TOTPDevice.objects.filter(user=user).exists()


class TestEveryWayIn:
    """However a membership is made, it lets in; the rules stand in one place."""

    def test_by_the_site_administrators_form(self, admin_client):
        user = get_user_model().objects.create_user("tay@lienminh.example", password="x")
        assert not user.is_staff
        form = admin_client.get(reverse("admin:auth_user_change", args=[user.pk])).context["adminform"].form
        lao_cai = Federation.objects.get(slug="lao-cai")
        sent = {
            name: form[name].value() or "" for name in form.fields if name not in ("is_staff", "is_superuser")
        }
        sent = {name: value for name, value in sent.items() if value != ""} | {
            "username": " TAY@lienminh.example",
            "is_active": "on",
            "date_joined_0": "1/1/2026",
            "date_joined_1": "00:00",
            "memberships-TOTAL_FORMS": "1",
            "memberships-INITIAL_FORMS": "0",
            "memberships-0-user": user.pk,
            "memberships-0-federation": lao_cai.pk,
            "memberships-0-role": "editor",
        }
        answer = admin_client.post(reverse("admin:auth_user_change", args=[user.pk]), sent)
        assert answer.status_code == 302, answer.context["adminform"].form.errors
        user.refresh_from_db()
        assert user.is_staff
        assert user.username == user.email == "tay@lienminh.example"
        assert user.groups.filter(name=STAFF_GROUP).exists()

    def test_a_new_account_has_an_address_of_its_own(self, admin_client, keeper):
        sent = {"usable_password": "false", "username": "Moi@LienMinh.example"}
        rows = {"memberships-TOTAL_FORMS": "0", "memberships-INITIAL_FORMS": "0"}
        add = reverse("admin:auth_user_add")
        assert admin_client.post(add, sent | rows).status_code == 302
        assert get_user_model().objects.get(username="moi@lienminh.example").email == "moi@lienminh.example"
        for name in ("MOI@lienminh.example", keeper.username.upper(), "khong phai"):
            answer = admin_client.post(add, sent | rows | {"username": name})
            assert answer.context["adminform"].form.has_error("username"), name

    def test_a_keeper_of_the_whole_site_stays_one(self, admin_user):
        one = Membership.objects.create(user=admin_user, federation=Federation.objects.get(slug="lao-cai"))
        one.delete()
        admin_user.refresh_from_db()
        assert admin_user.is_staff


def test_the_list_holds_under_the_policy_and_asks_little(desk, django_assert_max_num_queries):
    for n in range(8):
        make_staff(f"nguoi-{n}@lienminh.example", lao_cai="editor")
    desk.get(page("members"))
    with django_assert_max_num_queries(13):
        answer = desk.get(page("members"))
    assert refused_in(answer.content.decode()) == []
    assert answer.content.decode().count("<h1") == 1
