"""Stars that are changed on a decision's page, in the histories of the products and of the decision."""

import pytest

from coopsite.desk import drafting, saving
from coopsite.desk.models import Act, Draft, Revision
from coopsite.desk.snapshot import take
from products.models import OcopCertificate, OcopDecision, Product
from tests.admin.forms import saved
from tests.admin.test_pages import page_of

# No database decides what is asked here.
pytestmark = [pytest.mark.django_db, pytest.mark.once]

A, B = "lao-cai", "thai-nguyen"


class TestStarsInHistory:
    """Who changed 4 stars to 5, when and why, is told on the product."""

    @pytest.fixture
    def certificate(self):
        row = OcopCertificate.objects.filter(product__federation__slug=A, stars=4).first()
        OcopCertificate.objects.filter(pk=row.pk).update(score=None, five_star_potential=False)
        return row

    def give_five(self, client, certificate):
        rows = list(certificate.decision.certificates.for_editor(client.user).values_list("pk", flat=True))
        changes = {f"certificates-{rows.index(certificate.pk)}-stars": "5", "_note": "Trung ương công nhận"}
        assert saved(client, certificate.decision, **changes).status_code == 302

    def test_a_line_on_the_product(self, publisher, certificate):
        product = certificate.product
        self.give_five(publisher, certificate)
        line = Revision.objects.about(product).first()
        assert (line.act, line.by, line.live) == (Act.CHANGED, publisher.user, True)
        assert str(certificate.decision) in line.note
        assert "Trung ương công nhận" in line.note
        told = publisher.get(page_of(Product, "history", product.pk)).context["lines"][0]["changes"]
        assert [(change.before, change.after) for change in told] == [("4", "5")]

    def test_other_products_of_the_round_get_none(self, publisher, certificate):
        other = Product.objects.filter(federation__slug=A).exclude(pk=certificate.product_id).first()
        OcopCertificate.objects.filter(product=other, decision=certificate.decision).delete()
        OcopCertificate.objects.create(product=other, decision=certificate.decision, stars=3)
        self.give_five(publisher, certificate)
        assert not Revision.objects.about(other).exists()

    def test_a_draft_beside_the_page_keeps_the_new_stars_when_published(self, publisher, certificate):
        product = certificate.product
        content = take(product)
        content["fields"]["standfirst"] = "Câu trong nháp."
        saving.save_draft(product, take(product), content, publisher.user)
        self.give_five(publisher, certificate)
        assert Draft.objects.about(product).exists()
        drafting.publish(Product.objects.get(pk=product.pk), publisher.user)
        product.refresh_from_db()
        assert product.standfirst == "Câu trong nháp."
        assert product.certificates.get(pk=certificate.pk).stars == 5

    def test_so_does_a_page_that_was_never_public(self, publisher, certificate):
        product = certificate.product
        Product.objects.filter(pk=product.pk).update(status="draft", published_at=None)
        saving.begin(Product.objects.get(pk=product.pk), publisher.user)
        self.give_five(publisher, certificate)
        drafting.publish(Product.objects.get(pk=product.pk), publisher.user)
        assert product.certificates.get(pk=certificate.pk).stars == 5

    def test_the_other_way_round_it_is_a_line_already(self, publisher, certificate):
        product, content = certificate.product, take(certificate.product)
        next(one for one in content["parts"]["certificates"] if one["id"] == str(certificate.pk))["fields"][
            "stars"
        ] = 5
        saving.save_draft(product, take(product), content, publisher.user)
        drafting.publish(Product.objects.get(pk=product.pk), publisher.user, "Đợt mới")
        told = publisher.get(page_of(Product, "history", product.pk)).context["lines"][0]
        assert (told["revision"].act, told["revision"].note) == (Act.PUBLISHED, "Đợt mới")
        assert ("4", "5") in [(change.before, change.after) for change in told["changes"]]

    def test_taking_back_a_decision_leaves_the_stars_of_others(self, publisher, certificate):
        decision, product = certificate.decision, certificate.product
        self.give_five(publisher, certificate)
        theirs = Product.objects.filter(federation__slug=B).first()
        foreign = OcopCertificate.objects.create(product=theirs, decision=decision, stars=3)
        first = Revision.objects.about(decision).with_content().order_by("number").first()
        publisher.post(page_of(OcopDecision, "restore", decision.pk, first.number))
        assert OcopCertificate.objects.get(pk=certificate.pk).stars == 4
        assert OcopCertificate.objects.filter(pk=foreign.pk).exists()
        assert Revision.objects.about(product).first().live
        assert not Revision.objects.about(theirs).exists()

    def test_a_decisions_history_says_nothing_of_others_drafts(self, publisher, certificate):
        decision, theirs = certificate.decision, Product.objects.filter(federation__slug=B).first()
        Product.objects.filter(pk=theirs.pk).update(status="draft")
        self.give_five(publisher, certificate)
        OcopCertificate.objects.create(product=theirs, decision=decision, stars=3, score="51.25")
        certificate.refresh_from_db()
        saved(publisher, decision, round_name="Đợt 9")
        html = publisher.get(page_of(OcopDecision, "history", decision.pk)).content.decode()
        assert "Đợt 9" in html
        assert theirs.name not in html
        assert "51,25" not in html
