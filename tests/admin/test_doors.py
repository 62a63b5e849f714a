"""Ways to another federation's rows that are no page of theirs."""

import pytest
from django.contrib.contenttypes.models import ContentType
from django.urls import reverse

from products.models import OcopCertificate, OcopDecision, Product
from tests.admin.forms import change_page, form_of
from tests.kit.scoping import make_editor

pytestmark = pytest.mark.django_db

FOREIGN = "com-chay-en-vang"


@pytest.fixture
def lao_cai(client):
    client.force_login(make_editor("nguoi-lao-cai", "lao-cai"))
    return client


@pytest.fixture
def foreign_certificate():
    """A draft of Thái Nguyên's, recognised by a decision that Lào Cai's federation keeps."""
    product = Product.objects.get(slug=FOREIGN)
    product.status = "draft"
    product.save()
    decision = OcopDecision.objects.filter(federation__slug="lao-cai").first()
    return OcopCertificate.objects.create(product=product, decision=decision, stars=3)


def test_an_inline_hides_what_hangs_on_a_row_but_belongs_to_others(lao_cai, foreign_certificate):
    page = lao_cai.get(change_page(foreign_certificate.decision))
    assert page.status_code == 200
    assert foreign_certificate.product.name not in page.content.decode()


def test_an_inline_deletes_nothing_of_others(lao_cai, foreign_certificate):
    decision = foreign_certificate.decision
    sent = form_of(lao_cai, decision)
    sent |= {
        "certificates-0-id": str(foreign_certificate.pk),
        "certificates-0-decision": decision.pk,
        "certificates-0-product": foreign_certificate.product_id,
        "certificates-0-stars": "3",
        "certificates-0-DELETE": "on",
    }
    lao_cai.post(change_page(decision), sent)
    assert OcopCertificate.objects.filter(pk=foreign_certificate.pk).exists()


def test_a_public_decision_may_be_named_by_every_federation(lao_cai):
    """A five-star round of the Ministry recognises products of many provinces."""
    national = OcopDecision.objects.filter(federation__slug="thai-nguyen", certificates__stars=5).get()
    place = {"app_label": "products", "model_name": "ocopcertificate", "field_name": "decision"}
    found = lao_cai.get(reverse("admin:autocomplete"), {**place, "term": national.number}).json()["results"]
    assert [one["id"] for one in found] == [str(national.pk)]
    assert lao_cai.get(change_page(national)).status_code == 302


def test_no_shortcut_tells_a_drafts_address(lao_cai, foreign_certificate):
    row = foreign_certificate.product
    kind = ContentType.objects.get_for_model(row)
    answer = lao_cai.get(reverse("admin:index") + f"r/{kind.pk}/{row.pk}/")
    assert answer.status_code == 404
    assert row.slug not in answer.content.decode()


def test_the_pictures_own_link_leads_to_the_picture(admin_client):
    from cooperatives.models import Photo

    photo = Photo.objects.showable().first()
    html = admin_client.get(change_page(photo)).content.decode()
    assert f'href="{photo.file.url}"' in html
    answer = admin_client.get(photo.file.url)
    assert answer.status_code == 200
    answer.close()


def test_a_form_without_its_token_is_answered_in_vietnamese(client):
    from django.test import Client

    answer = Client(enforce_csrf_checks=True).post("/")
    html = answer.content.decode()
    assert answer.status_code == 403
    assert "Chưa gửi được" in html
    assert "<style" not in html
    assert client.get("/").status_code == 200
