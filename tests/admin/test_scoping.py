"""An editor of another federation finds nothing of ours, by any way into the admin."""

import pytest
from django.contrib.auth import get_user_model
from django.urls import reverse

from cooperatives.models import (
    Cooperative,
    CooperativeFigure,
    Federation,
    Membership,
    Photo,
    Source,
)
from coopsite.staff import DEMO_STAFF, STAFF_GROUP, sync_staff_group
from products.models import Lot, OcopCertificate, OcopDecision, Product
from stories.models import Event, EventProduct, Lesson, Story, Visit, VisitStop
from tests.admin.forms import change_page, form_of
from tests.kit.scoping import ScopingKit, hidden_from, leaks_of, make_editor

PHINH_HO = "htx-che-shan-tuyet-phinh-ho"


def drafted(row):
    """A published row may be named by others; what nobody else may find is a draft."""
    row.status = "draft"
    row.save()
    return row


def written_by_the_merged():
    """The visit as it would be if Yên Bái's federation had published it before it ended."""
    Visit.objects.update(federation=Federation.objects.get(slug="yen-bai"))
    return Visit.objects.get()


class TestCooperative(ScopingKit):
    def get_object(self):
        return drafted(Cooperative.objects.get(slug=PHINH_HO))


class TestProduct(ScopingKit):
    def get_object(self):
        return drafted(Product.objects.get(slug="che-shan-tuyet-co-thu-phinh-ho"))


class TestStory(ScopingKit):
    owner, stranger = "thai-nguyen", "lao-cai"

    def get_object(self):
        return Story.objects.filter(federation__slug="thai-nguyen").first()


class TestEvent(ScopingKit):
    def get_object(self):
        return drafted(Event.objects.filter(federation__slug="lao-cai").first())


class TestVisit(ScopingKit):
    """A visit that Yên Bái's federation wrote; Lào Cai's succeeded it."""

    def get_object(self):
        return written_by_the_merged()


class TestVisitStop(ScopingKit):
    def get_object(self):
        return VisitStop.objects.first()


class TestPhoto(ScopingKit):
    def get_object(self):
        return Cooperative.objects.get(slug=PHINH_HO).photo


class TestSource(ScopingKit):
    def get_object(self):
        return Source.objects.filter(federation__slug="yen-bai").first()


class TestOcopDecision(ScopingKit):
    def get_object(self):
        """A decision that no public page names yet; others may be chosen for anybody's product."""
        decision = OcopDecision.objects.filter(federation__slug="lao-cai").first()
        decision.pk, decision._state.adding, decision.number = None, True, "999/QĐ-UBND"
        decision.save()
        return decision


class TestLot(ScopingKit):
    def get_object(self):
        return Lot.objects.first()


@pytest.mark.django_db
@pytest.mark.parametrize("federations", [[], ["thai-nguyen"], ["lao-cai"]], ids=lambda slugs: "".join(slugs))
def test_a_stranger_finds_nothing_by_any_way(client, federations):
    rows = hidden_from(*federations)
    assert rows
    client.force_login(make_editor("nguoi-la", *federations))
    assert leaks_of(client, rows) == []


@pytest.fixture
def thai_nguyen(client):
    client.force_login(make_editor("thai-nguyen-2", "thai-nguyen"))
    return client


@pytest.mark.django_db
@pytest.mark.once
@pytest.mark.parametrize(
    ("model", "own"),
    [(Product, "che-hao-dat"), (Cooperative, "htx-che-hao-dat")],
)
class TestForgedForms:
    """A form may be edited before it is sent."""

    def test_an_honest_form_is_saved(self, thai_nguyen, model, own):
        row = model.objects.get(slug=own)
        sent = form_of(thai_nguyen, row) | {"standfirst": "Câu mới."}
        answer = thai_nguyen.post(change_page(row), sent)
        assert answer.status_code == 302, [
            one.errors
            for one in (
                answer.context["adminform"].form,
                *(f for i in answer.context["inline_admin_formsets"] for f in i.formset.forms),
            )
        ]
        row.refresh_from_db()
        assert row.standfirst == "Câu mới."

    @pytest.mark.parametrize("name", ["photo", "source"])
    def test_a_foreign_key_of_another_federation(self, thai_nguyen, model, own, name):
        row = model.objects.get(slug=own)
        foreign = {
            "photo": Photo.objects.filter(federation__slug="lao-cai").first(),
            "source": Source.objects.filter(federation__slug="yen-bai").first(),
        }[name]
        answer = thai_nguyen.post(change_page(row), form_of(thai_nguyen, row) | {name: foreign.pk})
        assert answer.status_code == 200
        assert name in answer.context["adminform"].form.errors

    def test_the_owner_cannot_be_changed(self, thai_nguyen, model, own):
        row = model.objects.get(slug=own)
        other = Federation.objects.get(slug="lao-cai")
        thai_nguyen.post(change_page(row), form_of(thai_nguyen, row) | {"federation": other.pk})
        row.refresh_from_db()
        assert row.federation.slug == "thai-nguyen"

    def test_an_inline_row_of_another_federation_stays_as_it_is(self, thai_nguyen, model, own):
        row = model.objects.get(slug=own)
        foreign = {
            Product: OcopCertificate.objects.filter(product__federation__slug="lao-cai").first(),
            Cooperative: CooperativeFigure.objects.filter(cooperative__federation__slug="lao-cai").first(),
        }[model]
        prefix = {Product: "certificates", Cooperative: "figures"}[model]
        before = type(foreign).objects.filter(pk=foreign.pk).values().get()
        sent = form_of(thai_nguyen, row)
        sent |= {f"{prefix}-0-id": str(foreign.pk), f"{prefix}-0-DELETE": "on"}
        thai_nguyen.post(change_page(row), sent)
        assert type(foreign).objects.filter(pk=foreign.pk).values().get() == before


@pytest.mark.django_db
class TestMembership:
    def test_an_heir_mends_what_the_merged_federation_wrote(self, client):
        client.force_login(make_editor("nguoi-lao-cai", "lao-cai"))
        visit = written_by_the_merged()
        assert visit.federation.slug == "yen-bai"
        assert client.get(change_page(visit)).status_code == 200

    def test_what_came_before_does_not_edit_what_came_after(self, client):
        client.force_login(make_editor("nguoi-yen-bai", "yen-bai"))
        heirs = Product.objects.filter(federation__slug="lao-cai").first()
        assert client.get(change_page(heirs)).status_code == 302
        assert client.get(change_page(Visit.objects.get())).status_code == 302
        assert client.get(change_page(written_by_the_merged())).status_code == 200

    def test_membership_of_two_federations(self, client):
        client.force_login(make_editor("hai-noi", "lao-cai", "thai-nguyen"))
        page = client.get(reverse("admin:products_product_changelist"))
        assert page.context["cl"].result_count == Product.objects.count()

    def test_it_ends_at_once(self, client):
        user = make_editor("nguoi-cu", "thai-nguyen")
        client.force_login(user)
        row = Product.objects.get(slug="che-hao-dat")
        assert client.get(change_page(row)).status_code == 200
        Membership.objects.filter(user=user).delete()
        # Whoever works for none any more is no staff: see coopsite.accounts.receivers.
        assert client.get(change_page(row)).headers["Location"].startswith(reverse("admin:login"))

    def test_a_site_administrator_edits_all(self, admin_client):
        page = admin_client.get(reverse("admin:products_product_changelist"))
        assert page.context["cl"].result_count == Product.objects.count()


@pytest.mark.django_db
class TestStaffGroup:
    """What the group of the federations' staff may do, and what it may not."""

    @pytest.fixture
    def rights(self):
        return set(sync_staff_group().permissions.values_list("content_type__model", "codename"))

    @pytest.mark.parametrize(
        "model",
        [
            *(Cooperative, Product, Visit, VisitStop, Story, Event, EventProduct),
            *(Photo, Source, OcopDecision, Lesson),
        ],
    )
    def test_writes_the_content(self, rights, model):
        name = model._meta.model_name
        assert {(name, f"{act}_{name}") for act in ("view", "add", "change", "delete")} <= rights

    @pytest.mark.parametrize("name", ["region", "tag", "metric", "market", "productcategory"])
    def test_looks_up_the_shared_words(self, rights, name):
        assert {code for model, code in rights if model == name} == {f"view_{name}"}

    def test_keeps_its_own_page_but_makes_and_deletes_none(self, rights):
        own = {code for model, code in rights if model == "federation"}
        assert own == {"view_federation", "change_federation"}

    @pytest.mark.parametrize("name", ["user", "group", "permission", "membership", "formerslug", "logentry"])
    def test_has_nothing_to_do_with_accounts(self, rights, name):
        assert not {code for model, code in rights if model == name and not code.startswith("view_")}

    def test_the_demonstration_accounts_hold_no_more(self):
        for user in get_user_model().objects.filter(username__in=[address for address, *_rest in DEMO_STAFF]):
            assert [group.name for group in user.groups.all()] == [STAFF_GROUP]
            assert not user.user_permissions.exists()
            assert not user.is_superuser

    def test_it_edits_its_own_federation_alone(self, client):
        client.force_login(get_user_model().objects.get(username="thainguyen@thosan.example"))
        own, other = (Federation.objects.get(slug=slug) for slug in ("thai-nguyen", "lao-cai"))
        assert client.get(change_page(own)).status_code == 200
        assert client.get(change_page(other)).status_code == 302
