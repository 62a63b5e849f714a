"""Before something is deleted, the page says what goes along: in Vietnamese, and nothing of others."""

import re
from datetime import timedelta

import pytest
from django.contrib import admin
from django.contrib.auth import get_user_model
from django.urls import reverse
from django.utils import timezone

from cooperatives.models import Cooperative, Photo, Source
from coopsite.common.binning import KEPT
from coopsite.desk.discarding import delete_for_good
from products.models import OcopCertificate, OcopDecision, Product
from stories.models import Story
from tests.admin.forms import change_page, form_of
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
    assert product.stories.first().title in told_at(answer)
    assert product.stops.first().visit.title in told_at(answer)


@pytest.mark.parametrize("name", [pytest.param("laocai", marks=pytest.mark.once), "quantri"])
def test_nothing_in_english_whatever_is_deleted(client, name):
    client.force_login(get_user_model().objects.get(username=f"{name}@thosan.example"))
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


def test_what_uses_it_but_belongs_to_others_is_only_counted(lao_cai):
    """A decision of ours that recognises a draft of another federation."""
    decision = OcopDecision.objects.filter(federation__slug="lao-cai").first()
    decision.pk, decision._state.adding, decision.number = None, True, "999/QĐ-UBND"
    decision.save()
    draft = Product.objects.filter(federation__slug="thai-nguyen").first()
    Product.objects.filter(pk=draft.pk).update(status="draft")
    OcopCertificate.objects.create(product=draft, decision=decision, stars=3)
    told = told_at(lao_cai.get(page_of(OcopDecision, "delete", decision.pk)))
    assert "Sản phẩm: 1 mục của liên minh khác" in told
    assert draft.name not in told


def test_what_uses_it_and_is_ours_is_named(lao_cai):
    cooperative = Cooperative.objects.filter(federation__slug="lao-cai", products__isnull=False).first()
    answer = lao_cai.get(page_of(Cooperative, "delete", cooperative.pk))
    assert cooperative.products.first().name in told_at(answer)


def test_a_draft_that_waits_uses_what_it_points_at(lao_cai):
    product = telling_product()
    source = Source.objects.create(title="Báo chưa ai dẫn", federation=product.federation)
    assert product.name not in told_at(lao_cai.get(page_of(Source, "delete", source.pk)))
    lao_cai.post(change_page(product), form_of(lao_cai, product, "_continue") | {"source": source.pk})
    assert product.name in told_at(lao_cai.get(page_of(Source, "delete", source.pk)))


def test_what_is_deleted_goes_into_the_bin_and_comes_back_whole(lao_cai, client):
    product = telling_product()
    page, story = product.get_absolute_url(), product.stories.first()
    before = client.get(page).content
    lao_cai.post(page_of(Product, "delete", product.pk), {"post": "yes", "_note": "nhập hai lần"})
    assert client.get(page).status_code == 404
    assert product not in lao_cai.get(page_of(Product, "changelist")).context["cl"].queryset
    assert product.name not in client.get(story.get_absolute_url()).content.decode()
    told = told_at(lao_cai.get(page_of(Product, "bin")))
    assert product.name in told
    assert lao_cai.post(page_of(Product, "take_back", product.pk)).status_code == 302
    assert client.get(page).content == before


def test_the_bin_is_emptied_after_its_days_and_not_before(lao_cai):
    story = Story.objects.filter(federation__slug="lao-cai").first()
    lao_cai.post(page_of(Story, "delete", story.pk), {"post": "yes"})
    last_day = timezone.now() + KEPT
    assert delete_for_good(Story, last_day - timedelta(minutes=5)) == (0, [])
    assert Story._base_manager.filter(pk=story.pk).exists()
    assert delete_for_good(Story, last_day + timedelta(minutes=5)) == (1, [])
    assert not Story._base_manager.filter(pk=story.pk).exists()


def test_what_others_need_stays_in_the_bin(lao_cai):
    cooperative = Cooperative.objects.filter(federation__slug="lao-cai", products__isnull=False).first()
    lao_cai.post(page_of(Cooperative, "delete", cooperative.pk), {"post": "yes"})
    deleted, needed = delete_for_good(Cooperative, timezone.now() + 2 * KEPT)
    assert (deleted, needed) == (0, [cooperative])


def test_the_photographs_action_deletes_photographs(lao_cai):
    html = lao_cai.get(page_of(Photo, "changelist")).content.decode()
    assert "Xóa các ảnh đã chọn" in html


def test_a_topics_address_is_called_so(admin_client):
    html = admin_client.get(reverse("admin:common_tag_changelist")).content.decode()
    assert not re.search(r"\bslug\b", re.sub(r"<[^>]+>", " ", html), re.IGNORECASE)
