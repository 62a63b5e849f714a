"""Staff as they are kept: roles that change and end, a lost phone, the ways in beside the invitation."""

import pytest
from django.contrib.admin.models import LogEntry
from django.contrib.auth import get_user_model
from django.test import Client
from django.urls import reverse
from django_otp.plugins.otp_totp.models import TOTPDevice

from cooperatives.models import Federation, Membership
from coopsite.staff import STAFF_GROUP
from tests.kit.house import refused_in
from tests.kit.staff import DESK, make_staff, membership_of, page_of_staff, with_app

# No database decides what is asked here.
pytestmark = [pytest.mark.django_db, pytest.mark.once]


class TestRoles:
    @pytest.fixture
    def colleague(self, keeper):
        return make_staff("dong-nghiep@lienminh.example", lao_cai="editor")

    def test_a_role_is_changed_and_noted(self, desk, keeper, colleague):
        one = membership_of(colleague)
        assert desk.post(page_of_staff("member", "lao-cai", one.pk), {"role": "publisher"}).status_code == 302
        one.refresh_from_db()
        assert one.role == "publisher"
        entry = LogEntry.objects.get(user=keeper)
        assert "biên tập viên" in entry.change_message and "người duyệt" in entry.change_message

    def test_ending_asks_first_and_works_at_once(self, desk, colleague):
        person = Client()
        person.force_login(colleague)
        assert person.get(DESK).status_code == 200
        end = page_of_staff("end", "lao-cai", membership_of(colleague).pk)
        assert desk.get(end).status_code == 200
        assert person.get(DESK).status_code == 200
        desk.post(end)
        assert person.get(DESK).status_code == 302
        colleague.refresh_from_db()
        assert colleague.is_active and not colleague.is_staff

    def test_who_works_elsewhere_too_stays_there(self, desk):
        both = make_staff("hai-noi@lienminh.example", lao_cai="editor", thai_nguyen="editor")
        desk.post(page_of_staff("end", "lao-cai", membership_of(both).pk))
        both.refresh_from_db()
        assert both.is_staff
        assert membership_of(both, "thai-nguyen")

    @pytest.fixture
    def alone(self, client, keeper):
        Membership.objects.filter(federation__slug="lao-cai").exclude(user=keeper).delete()
        make_staff("nguoi-duyet@lienminh.example", lao_cai="publisher")
        client.force_login(keeper)
        return membership_of(keeper)

    def test_the_last_administrator_stays(self, client, alone):
        answer = client.post(page_of_staff("member", "lao-cai", alone.pk), {"role": "editor"})
        assert answer.context["form"].has_error("role", "last_administrator")
        client.post(page_of_staff("end", "lao-cai", alone.pk))
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
        client.post(page_of_staff("end", "lao-cai", alone.pk))
        assert Membership.objects.filter(pk=alone.pk).exists()

    def test_one_of_two_may_go(self, client, alone):
        make_staff("khac@lienminh.example", lao_cai="administrator")
        client.post(page_of_staff("member", "lao-cai", alone.pk), {"role": "editor"})
        alone.refresh_from_db()
        assert alone.role == "editor"
        assert client.get(page_of_staff("members")).status_code == 404


class TestLostPhone:
    def reset(self, client, user, slug="lao-cai"):
        return client.post(page_of_staff("reset_second_step", slug, membership_of(user, slug).pk))

    def test_a_colleagues_second_step_is_reset_and_told(self, desk, mailoutbox):
        user = make_staff(lao_cai="publisher")
        with_app(user)
        door = page_of_staff("reset_second_step", "lao-cai", membership_of(user).pk)
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
