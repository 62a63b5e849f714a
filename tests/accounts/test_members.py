"""A federation's administrator keeps its staff; other federations' staff do not exist for them."""

import re
from datetime import timedelta

import pytest
from django.contrib.auth import get_user_model
from django.test import Client
from django.urls import reverse
from django.utils import timezone

from cooperatives.models import Membership
from coopsite.accounts.models import Invitation
from coopsite.staff import STAFF_GROUP
from tests.kit.house import refused_in
from tests.kit.staff import DESK, link_in, make_staff, membership_of, page_of_staff, sign_in, with_app

# No database decides what is asked here.
pytestmark = [pytest.mark.django_db, pytest.mark.once]
NEW = "binh@lienminh.example"


def invite(client, address=NEW, role="editor", name="Nguyễn Thị Bình", slug="lao-cai"):
    return client.post(page_of_staff("members", slug), {"address": address, "name": name, "role": role})


class TestInviting:
    def test_the_invited_sets_a_password_and_may_do_what_the_role_may(self, desk, mailoutbox):
        assert invite(desk, " Binh@LienMinh.example", "publisher").status_code == 302
        user = get_user_model().objects.get(username=NEW)
        assert membership_of(user).role == "publisher"
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
        assert membership_of(other).role == "editor"
        assert membership_of(other, "thai-nguyen").role == "publisher"
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
            one = desk.get(page_of_staff("member", "lao-cai", line.membership.pk)).content.decode()
            html = listed.content.decode()
            assert "Tên Trong Tài Khoản" not in html + one
            assert (
                desk.get(page_of_staff("reset_second_step", "lao-cai", line.membership.pk)).status_code == 404
            )
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
        return next(
            one for one in client.get(page_of_staff("members")).context["members"] if one.address == address
        )

    def test_the_letter_can_be_sent_again_until_they_come(self, desk, mailoutbox):
        invite(desk)
        user = get_user_model().objects.get(username=NEW)
        again = page_of_staff("invite_again", "lao-cai", membership_of(user).pk)
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
        answer = desk.post(page_of_staff("members"), sent)
        assert answer.context["form"].has_error(field)
        assert get_user_model().objects.count() == before

    def test_forged_fields_make_no_superuser(self, desk):
        sent = {"address": NEW, "name": "Bình", "role": "editor", "is_superuser": "on", "federation": "1"}
        desk.post(page_of_staff("members"), sent)
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
        return membership_of(make_staff("nguoi-tn@lienminh.example", thai_nguyen="editor"), "thai-nguyen")

    def doors(self, slug, pk):
        return [
            page_of_staff("members", slug),
            *(
                page_of_staff(name, slug, pk)
                for name in ("member", "end", "invite_again", "reset_second_step")
            ),
        ]

    def test_another_federations_staff_do_not_exist(self, desk, foreign):
        for slug in ("thai-nguyen", "lao-cai", "khong-co"):
            for door in self.doors(slug, foreign.pk):
                if door == page_of_staff("members", "lao-cai"):
                    continue
                assert desk.get(door).status_code in (404, 405), door
                sent = {"role": "administrator", "address": "ke-gian@xau.example", "name": "Gian"}
                assert desk.post(door, sent).status_code == 404, door
        foreign.refresh_from_db()
        assert foreign.role == "editor"
        assert not get_user_model().objects.filter(username="ke-gian@xau.example").exists()
        assert "nguoi-tn@lienminh.example" not in desk.get(page_of_staff("members")).content.decode()

    @pytest.mark.parametrize("role", ["editor", "publisher"])
    def test_a_lesser_role_keeps_nobody(self, client, keeper, role):
        client.force_login(make_staff(lao_cai=role))
        for door in self.doors("lao-cai", membership_of(keeper).pk):
            assert client.post(door, {"role": "editor"}).status_code == 404, door
        assert client.get(reverse("accounts:federations")).status_code == 404

    def test_a_stranger_is_sent_to_the_door(self, client, keeper):
        for door in self.doors("lao-cai", membership_of(keeper).pk):
            assert client.get(door)["Location"].startswith(reverse("admin:login")), door

    def test_nonsense_for_a_key(self, desk):
        for key in ("0", "9" * 30):
            assert desk.get(page_of_staff("members") + f"{key}/").status_code == 404

    def test_the_heirs_keep_the_staff_of_the_merged(self, desk):
        old = membership_of(make_staff("nguoi-yb@lienminh.example", yen_bai="editor"), "yen-bai")
        assert desk.get(page_of_staff("member", "yen-bai", old.pk)).status_code == 200

    def test_a_site_administrator_keeps_all(self, admin_client, foreign):
        assert admin_client.get(page_of_staff("member", "thai-nguyen", foreign.pk)).status_code == 200


def test_the_list_holds_under_the_policy_and_asks_little(desk, django_assert_max_num_queries):
    for n in range(8):
        make_staff(f"nguoi-{n}@lienminh.example", lao_cai="editor")
    desk.get(page_of_staff("members"))
    with django_assert_max_num_queries(13):
        answer = desk.get(page_of_staff("members"))
    assert refused_in(answer.content.decode()) == []
    assert answer.content.decode().count("<h1") == 1
