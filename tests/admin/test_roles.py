"""What each role may do, federation by federation: who writes does not publish, and not at once."""

import pytest
from django.contrib import admin
from django.urls import reverse

from cooperatives.models import Federation, Role, Source
from coopsite.common.owning import may
from products.models import OcopCertificate, OcopDecision, Product
from tests.admin.forms import change_page, form_of, saved
from tests.admin.test_pages import page_of
from tests.kit.scoping import staff

# No database decides what is asked here.
pytestmark = [pytest.mark.django_db, pytest.mark.once]

A, B = "lao-cai", "thai-nguyen"


@pytest.fixture
def editor():
    return staff("nguoi-viet", A)


@pytest.fixture
def both():
    """Writes for A, publishes for B."""
    return staff("hai-vai", A, publisher=B)


def decision_of(slug):
    return OcopDecision.objects.filter(federation__slug=slug, certificates__isnull=False).first()


class TestDecisions:
    def test_an_editor_looks_at_them_and_a_publisher_changes_them(self, editor, publisher):
        decision = decision_of(A)
        page = editor.get(change_page(decision))
        assert page.status_code == 200
        assert "hiện ngay ra trang công khai" in page.content.decode()
        assert decision.certificates.first().product.name in page.content.decode()
        assert editor.post(change_page(decision), {}).status_code == 403
        assert editor.get(page_of(OcopDecision, "add")).status_code == 403
        assert editor.post(page_of(OcopDecision, "delete", decision.pk), {"post": "yes"}).status_code == 403
        assert saved(publisher, decision, round_name="Đợt 2").status_code == 302
        assert OcopDecision.objects.get(pk=decision.pk).round_name == "Đợt 2"

    def test_one_is_added_only_where_one_publishes(self, both):
        form = both.get(page_of(OcopDecision, "add")).context["adminform"].form
        assert [one.slug for one in form.fields["federation"].queryset] == [B]
        inlines = {"certificates-TOTAL_FORMS": 0, "certificates-INITIAL_FORMS": 0}
        sent = {"number": "77/QĐ", "decided_on": "1/2/2026", "body": "UBND tỉnh", **inlines}
        for slug, status in ((A, 200), (B, 302)):
            own = Federation.objects.get(slug=slug)
            assert (
                both.post(page_of(OcopDecision, "add"), sent | {"federation": own.pk}).status_code == status
            )
        assert OcopDecision.objects.get(number="77/QĐ").federation.slug == B

    def test_its_page_changes_no_product_of_which_one_is_only_editor(self, both):
        """A national round of B's that recognises a product of A's as well."""
        decision, theirs = decision_of(B), Product.objects.filter(federation__slug=A).first()
        row = OcopCertificate.objects.create(product=theirs, decision=decision, stars=3)
        place = list(decision.certificates.for_editor(both.user).values_list("pk", flat=True)).index(row.pk)
        sent = form_of(both, decision)
        assert sent[f"certificates-{place}-id"] == str(row.pk)
        for forged in ({f"certificates-{place}-stars": "5"}, {f"certificates-{place}-DELETE": "on"}):
            assert both.post(change_page(decision), sent | forged).status_code == 302
            assert OcopCertificate.objects.get(pk=row.pk).stars == 3

    def test_nor_adds_it(self, both):
        decision = decision_of(B)
        other = Product.objects.filter(federation__slug=A).exclude(certificates__decision=decision).first()
        sent = form_of(both, decision)
        place = int(sent["certificates-TOTAL_FORMS"])
        sent |= {"certificates-TOTAL_FORMS": place + 1, f"certificates-{place}-product": other.pk}
        assert (
            both.post(change_page(decision), sent | {f"certificates-{place}-stars": "5"}).status_code == 200
        )
        assert not other.certificates.filter(decision=decision).exists()


class TestSources:
    @pytest.fixture
    def free(self):
        """A source that nothing uses yet."""
        return Source.objects.create(title="Báo mới", federation=Federation.objects.get(slug=A))

    def test_an_editors_own_until_a_public_page_uses_it(self, editor, publisher, free):
        assert saved(editor, free, title="Báo sửa").status_code == 302
        product = Product.objects.published().filter(federation__slug=A).first()
        Product.objects.filter(pk=product.pk).update(source=free)
        page = editor.get(change_page(free))
        assert "chỉ người duyệt mới sửa, xóa được" in page.content.decode()
        assert editor.post(change_page(free), {}).status_code == 403
        assert editor.post(page_of(Source, "delete", free.pk), {"post": "yes"}).status_code == 403
        assert saved(publisher, free, title="Báo của người duyệt").status_code == 302
        Product.objects.filter(pk=product.pk).update(status="draft")
        assert saved(editor, free, title="Lại sửa được").status_code == 302

    def test_a_public_figure_uses_it_too(self, editor, free):
        product = Product.objects.published().filter(federation__slug=A).first()
        product.channels.create(platform="shopee", source=free)
        assert editor.post(change_page(free), {}).status_code == 403

    def test_a_list_deletes_none_that_is_used(self, editor, free):
        used = Source.objects.for_editor(editor.user).exclude(pk=free.pk)
        used = next(
            one for one in used if not admin.site.get_model_admin(Source)._while_used(_asking(editor), one)
        )
        ticked = {"action": "delete_selected", "_selected_action": [free.pk, used.pk], "post": "yes"}
        assert editor.post(page_of(Source, "changelist"), ticked).status_code == 403
        assert Source.objects.kept().filter(pk__in=[free.pk, used.pk]).count() == 2


def _asking(client):
    return type("Request", (), {"user": client.user})()


class TestFederation:
    @pytest.mark.parametrize(
        ("role", "status"), [("editor", 403), ("publisher", 403), ("administrator", 302)]
    )
    def test_its_page_is_its_administrators(self, role, status):
        client, own = staff("ai-do", A, role=Role(role)), Federation.objects.get(slug=A)
        assert client.get(change_page(own)).status_code == 200
        sent = form_of(client, own) if status == 302 else {}
        assert client.post(change_page(own), sent | {"phone": "0214 000 000"}).status_code == status
        assert (Federation.objects.get(slug=A).phone == "0214 000 000") is (status == 302)

    def test_an_administrator_takes_over_no_other_federation(self):
        """Whoever succeeds another reaches all that it wrote."""
        client, own = staff("quan-tri", A, role=Role.ADMINISTRATOR), Federation.objects.get(slug=A)
        links = own.formed_from.count()
        sent = form_of(client, own)
        sent |= {"formed_from-TOTAL_FORMS": links + 1, "formed_from-INITIAL_FORMS": links}
        sent |= {f"formed_from-{links}-predecessor": Federation.objects.get(slug=B).pk}
        client.post(change_page(own), sent | {f"formed_from-{links}-on": "1/7/2025"})
        assert own.formed_from.count() == links
        for page in ("add", "delete"):
            assert (
                client.get(page_of(Federation, page, *([own.pk] if page == "delete" else []))).status_code
                == 403
            )


class TestManyAtOnce:
    def test_a_mixed_list_publishes_only_where_one_publishes(self, both):
        rows = [Product.objects.published().filter(federation__slug=slug).first() for slug in (A, B)]
        ticked = {"action": "withdraw_to_draft", "_selected_action": [row.pk for row in rows]}
        both.post(page_of(Product, "changelist"), ticked)
        assert [Product.objects.get(pk=row.pk).status for row in rows] == ["published", "draft"]

    def test_editors_are_not_offered_it(self, editor):
        ticked = {
            "action": "publish",
            "_selected_action": [Product.objects.filter(federation__slug=A).first().pk],
        }
        page = editor.get(page_of(Product, "changelist"))
        assert "publish" not in dict(page.context["action_form"].fields["action"].choices)
        Product.objects.filter(federation__slug=A).update(status="draft")
        editor.post(page_of(Product, "changelist"), ticked)
        assert not Product.objects.published().filter(federation__slug=A)

    def test_who_works_for_nobody_sees_nothing(self):
        client = staff("khong-dau")
        index = client.get(reverse("admin:index"))
        assert index.context["app_list"] == []
        for model in admin.site._registry:
            assert client.get(page_of(model, "changelist")).status_code == 403, model


class TestBin:
    def test_what_was_public_is_binned_and_taken_back_by_who_publishes(self, editor, publisher):
        product = Product.objects.published().filter(federation__slug=A).first()
        assert editor.post(page_of(Product, "delete", product.pk), {"post": "yes"}).status_code == 403
        publisher.post(page_of(Product, "delete", product.pk), {"post": "yes"})
        assert Product.objects.get(pk=product.pk).is_binned
        assert editor.post(page_of(Product, "take_back", product.pk)).status_code == 403
        assert publisher.post(page_of(Product, "take_back", product.pk)).status_code == 302
        assert product in Product.objects.published()

    def test_a_draft_that_never_was_public_is_its_editors(self, editor):
        product = Product.objects.filter(federation__slug=A).first()
        Product.objects.filter(pk=product.pk).update(status="draft", published_at=None)
        assert editor.post(page_of(Product, "delete", product.pk), {"post": "yes"}).status_code == 302
        assert editor.post(page_of(Product, "take_back", product.pk)).status_code == 302
        assert not Product.objects.get(pk=product.pk).is_binned


def test_the_day_of_a_role_is_asked_each_time(publisher):
    product = Product.objects.filter(federation__slug=A).first()
    assert may(publisher.user, product, "for_publisher")
    publisher.user.memberships.update(role=Role.EDITOR)
    act = page_of(Product, "act", product.pk, "go-xuong")
    assert publisher.post(act, {"_note": "vì sao"}).status_code == 403
    assert Product.objects.get(pk=product.pk).status == "published"
