"""The desk's pages that are not the admin's own, and approved drafts: who is answered, told, and lets change what."""

import datetime

import pytest
from django.contrib.auth import get_user_model
from django.test import Client
from django.urls import reverse
from django.utils import timezone

from cooperatives.models import Membership
from coopsite.desk import drafting
from coopsite.desk.admin.acts import DEEDS
from coopsite.desk.models import Act, Draft, DraftState, Revision
from coopsite.desk.standing import Standing
from products.models import Product
from tests.desk.acting import Desk
from tests.kit.canaries import OWNER, plant
from tests.kit.matrix import digest, log_in, undone
from tests.kit.other_doors import OTHER_PAGES, other_addresses, others_unlisted
from tests.kit.scoping import make_editor

pytestmark = [pytest.mark.django_db, pytest.mark.once]

NAMES = "zzhoten", "zzten"
WAYS = ("get", "post")


@pytest.fixture
def membership():
    """Somebody's place in a federation; the name is found on no page but those about its staff."""
    member = make_editor("zzdangnhap", OWNER)
    member.last_name, member.first_name, member.email = *NAMES, "zzthu@x.example"
    member.save()
    return Membership.objects.get(user=member)


def pages(membership, is_open=None):
    """Return the addresses of OTHER_PAGES that the site has."""
    names = set(other_addresses()) - {None}
    return {
        name: reverse(name, args=page.args(membership))
        for name, page in OTHER_PAGES.items()
        if name in names and is_open in (None, page.is_open)
    }


def test_every_address_beside_the_admins_is_listed():
    assert others_unlisted(other_addresses()) == []


def test_one_that_is_not_listed_is_told():
    assert len(others_unlisted(["accounts:sign_in", "accounts:export", "report", None])) == 2


def test_every_listed_one_has_an_address():
    expected = {name for name, page in OTHER_PAGES.items() if page.is_expected}
    assert expected <= set(other_addresses())


def test_who_has_not_signed_in_is_led_to_the_sign_in(membership):
    sign_in, let_in = reverse("admin:login"), []
    for name, address in pages(membership, is_open=False).items():
        for way in WAYS:
            answer = getattr(Client(), way)(address, follow=True)
            is_led_away = answer.status_code == 200 and answer.request["PATH_INFO"] == sign_in
            if not is_led_away and answer.status_code not in (404, 405):
                let_in.append((name, way, answer.status_code))
    assert let_in == []


def test_open_pages_are_answered_to_everybody(membership):
    answers = {
        name: Client().get(address).status_code for name, address in pages(membership, is_open=True).items()
    }
    assert answers.pop("desk:reviewer") == 404
    assert set(answers.values()) == {200}


@pytest.mark.parametrize("role", ["anonymous", "works for nobody", "foreign administrator", "own editor"])
def test_no_members_name_is_told_to_who_does_not_keep_them(membership, role):
    client, told, before = log_in(role), [], set(get_user_model().objects.values_list("pk", "password"))
    words = (*NAMES, "zzdangnhap", "zzthu")
    for name, address in pages(membership).items():
        for way in WAYS:
            with undone():
                answer = getattr(client, way)(address, follow=True)
                now = set(get_user_model().objects.values_list("pk", "password"))
                is_kept = Membership.objects.filter(pk=membership.pk, role=membership.role).exists()
            text = answer.content.decode(errors="replace")
            if answer.status_code >= 500 or any(word in text for word in words) or now != before:
                told.append((name, way, answer.status_code))
            if not is_kept:
                told.append((name, way, "changed"))
    assert told == []


def test_who_keeps_them_is_told(membership):
    """What is looked for above can be found."""
    client = log_in("own administrator")
    for name in ("members", "member", "end"):
        assert NAMES[0] in client.get(pages(membership)[f"accounts:{name}"]).content.decode()


class TestApprovedDrafts:
    """What was approved for an hour is locked for who only writes: no way of theirs changes it."""

    @pytest.fixture
    def tea(self):
        """Return a public product of which one draft is approved and another version was put aside."""
        plant()
        tea = Product.objects.published().filter(federation__slug=OWNER, pk__in=_with_drafts()).first()
        author = get_user_model().objects.get(username="zzcanary-author")
        first = Standing(tea).remembered()
        content = {**first.data, "fields": {**first.data["fields"], "packaging": "Hộp 900 g"}}
        Revision.objects.record(tea, Act.ASIDE, author, "", content, made_of=first)
        drafting.schedule(tea, author, timezone.now() + datetime.timedelta(days=1))
        return tea

    def ways(self, desk, tea, form):
        """Yield (name, address, values) of everything that an editor might send."""
        for deed in DEEDS:
            # To say that the page was checked touches no draft: see Deed.
            if DEEDS[deed].of_draft:
                yield deed, desk.page(tea, "act", deed), {"_note": "x", "ngay": "2030-01-01", "gio": "08:00"}
        for number in Revision.objects.about(tea).with_content().values_list("number", flat=True):
            yield f"restore {number}", desk.page(tea, "restore", number), {}
            yield f"merge {number}", desk.page(tea, "merge", number), {"chon-0": "mine", "chon-1": "mine"}
        for button in ("_continue", "_save", "_submit", "_publish", "_schedule"):
            yield f"save {button}", desk.page(tea, "change"), {**form, button: "1"}

    def changed_by(self, desk, tea, form) -> list[str]:
        before, changed = digest(desk.user), []
        for name, address, values in self.ways(desk, tea, form):
            with undone():
                answer = desk.client.post(address, values)
                if answer.status_code >= 500 or digest(desk.user) != before:
                    changed.append(f"{name}: {answer.status_code}")
        return changed

    def test_an_editor_changes_nothing(self, tea):
        form = Desk("nguoi-duyet", OWNER).open(tea) | {"packaging": "Hộp 700 g"}
        form.pop("_continue")
        assert self.changed_by(Desk("bien-tap", OWNER, role="editor"), tea, form) == []
        assert Draft.objects.about(tea).get().state == DraftState.SCHEDULED

    def merging(self, desk, tea) -> str:
        """Return the page on which the version that was put aside is put together with the draft."""
        return desk.page(tea, "merge", Revision.objects.about(tea).get(act=Act.ASIDE).number)

    def test_an_editor_does_not_merge_into_it(self, tea):
        desk = Desk("bien-tap", OWNER, role="editor")
        assert desk.client.get(self.merging(desk, tea)).status_code == 403

    def test_who_publishes_does(self, tea):
        """The same requests are such as do change it."""
        desk = Desk("nguoi-duyet", OWNER, role="publisher")
        form = desk.open(tea) | {"packaging": "Hộp 700 g"}
        form.pop("_continue")
        changed = " ".join(self.changed_by(desk, tea, form))
        for way in ("bo-hen", "restore", "save _continue"):
            assert way in changed
        assert desk.client.get(self.merging(desk, tea)).status_code == 200


def _with_drafts():
    return Draft.objects.filter(content_type__model="product").values("object_id")
