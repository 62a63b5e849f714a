"""Before something is deleted, the page says what goes along: in Vietnamese, and nothing of others."""

import re

import pytest
from django.contrib import admin
from django.contrib.auth import get_user_model
from django.urls import reverse

from cooperatives.models import Cooperative, Photo
from coopsite.common.models import TaggedItem
from products.models import OcopCertificate, OcopDecision, Product
from stories.models import Visit
from tests.admin.test_pages import page_of
from tests.kit.scoping import make_editor
from tests.kit.words import ENGLISH, english_in

pytestmark = pytest.mark.django_db

# Words of Django's and taggit's own names of rows, beside those that every page of the admin is asked for.
LEFT_OVER = re.compile(r"object \(|relationship|tagged with|None|_[a-z]+ ", re.IGNORECASE)


@pytest.fixture
def lao_cai(client):
    client.force_login(make_editor("nguoi-lao-cai", "lao-cai"))
    return client


def told_at(answer) -> str:
    """Return the text of the page's own part."""
    html = answer.content.decode()
    return re.sub(r"<[^>]+>", " ", html[html.index('<div id="content"') :])


def telling_product():
    """A product that has all: stops, stories, topics, certificates."""
    return Product.objects.filter(
        federation__slug="lao-cai", stops__isnull=False, stories__isnull=False, certificates__isnull=False
    ).first()


def test_a_product_with_all_its_ties(lao_cai):
    product = telling_product()
    assert product.tags.exists()
    answer = lao_cai.get(page_of(Product, "delete", product.pk))
    assert english_in(answer.content.decode()) == []
    assert not LEFT_OVER.search(told_at(answer))
    assert product.name in told_at(answer)
    assert str(product.certificates.first()) in told_at(answer)


def test_ties_are_not_counted(lao_cai):
    answer = lao_cai.get(page_of(Product, "delete", telling_product().pk))
    kinds = {str(kind) for kind, _number in answer.context["model_count"]}
    assert "sản phẩm" in kinds
    assert not any("relationship" in kind for kind in kinds)
    assert str(TaggedItem._meta.verbose_name_plural) not in kinds


@pytest.mark.parametrize("name", [pytest.param("laocai", marks=pytest.mark.once), "quantri"])
def test_nothing_in_english_whatever_is_deleted(client, name):
    client.force_login(get_user_model().objects.get(username=name))
    opened = 0
    for model in admin.site._registry:
        for row in model._default_manager.all()[:8]:
            answer = client.get(page_of(model, "delete", row.pk))
            if answer.status_code == 200:
                opened += 1
                found = LEFT_OVER.search(told_at(answer)) or ENGLISH.search(told_at(answer))
                assert not found, (row, found)
    assert opened > 20


def test_the_action_says_the_same(lao_cai):
    product = telling_product()
    ticked = {"action": "delete_selected", "_selected_action": [product.pk]}
    answer = lao_cai.post(page_of(Product, "changelist"), ticked)
    assert product.name in told_at(answer)
    assert not LEFT_OVER.search(told_at(answer))


def test_what_forbids_it_but_belongs_to_others_is_only_counted(lao_cai):
    """A decision of ours that recognises a draft of another federation."""
    decision = OcopDecision.objects.filter(federation__slug="lao-cai").first()
    decision.pk, decision._state.adding, decision.number = None, True, "999/QĐ-UBND"
    decision.save()
    draft = Product.objects.filter(federation__slug="thai-nguyen").first()
    Product.objects.filter(pk=draft.pk).update(status="draft")
    foreign = OcopCertificate.objects.create(product=draft, decision=decision, stars=3)
    answer = lao_cai.get(page_of(OcopDecision, "delete", decision.pk))
    assert "Giấy chứng nhận OCOP của liên minh khác: 1" in told_at(answer)
    assert str(foreign) not in told_at(answer)
    lao_cai.post(page_of(OcopDecision, "delete", decision.pk), {"post": "yes"})
    assert OcopDecision.objects.filter(pk=decision.pk).exists()


def test_what_forbids_it_and_is_ours_is_named(lao_cai):
    cooperative = Cooperative.objects.filter(federation__slug="lao-cai", products__isnull=False).first()
    answer = lao_cai.get(page_of(Cooperative, "delete", cooperative.pk))
    assert cooperative.products.first().name in told_at(answer)


def test_what_may_go_goes(lao_cai):
    visit = Visit.objects.get()
    told = told_at(lao_cai.get(page_of(Visit, "delete", visit.pk)))
    assert visit.stops.first().title in told
    lao_cai.post(page_of(Visit, "delete", visit.pk), {"post": "yes"})
    assert not Visit.objects.exists()


def test_the_photographs_action_deletes_photographs(lao_cai):
    html = lao_cai.get(page_of(Photo, "changelist")).content.decode()
    assert "Xóa các ảnh đã chọn" in html


def test_a_topics_address_is_called_so(admin_client):
    html = admin_client.get(reverse("admin:common_tag_changelist")).content.decode()
    assert not re.search(r"\bslug\b", re.sub(r"<[^>]+>", " ", html), re.IGNORECASE)
