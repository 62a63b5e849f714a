"""Two people at one object: what does not contradict is put together, what does is asked, nothing goes lost."""

import pytest

from cooperatives.models import Source
from coopsite.desk.models import Act, Revision
from coopsite.desk.standing import Standing
from products.models import OcopCertificate, Product
from tests.desk.acting import Desk

pytestmark = pytest.mark.django_db


@pytest.fixture
def hoa():
    return Desk("hoa", "lao-cai")


@pytest.fixture
def nam():
    return Desk("nam", "lao-cai")


@pytest.fixture
def product():
    return Product.objects.get(slug="che-shan-tuyet-co-thu-phinh-ho")


def draft_of(product) -> dict:
    return Standing(product).draft.head.data["fields"]


def test_changes_of_different_fields_are_put_together(hoa, nam, product):
    by_hoa, by_nam = hoa.open(product), nam.open(product)
    hoa.send(product, by_hoa | {"standfirst": "Câu của Hoa."})
    nam.send(product, by_nam | {"packaging": "hộp của Nam"})
    assert draft_of(product)["standfirst"] == "Câu của Hoa."
    assert draft_of(product)["packaging"] == "hộp của Nam"
    assert "hoa vừa sửa mục này" in nam.said()


def test_the_same_field_is_asked_and_the_answer_is_kept(hoa, nam, product):
    by_hoa, by_nam = hoa.open(product), nam.open(product)
    hoa.send(product, by_hoa | {"standfirst": "Câu của Hoa.", "packaging": "hộp của Hoa"})
    answer = nam.send(product, by_nam | {"standfirst": "Câu của Nam."})
    assert draft_of(product)["standfirst"] == "Câu của Hoa."
    page = nam.client.get(answer.headers["Location"])
    html = page.content.decode()
    assert "Câu của Hoa." in html
    assert "Câu của Nam." in html
    assert "hộp của Hoa" not in html
    assert nam.client.post(answer.headers["Location"], {}).status_code == 200
    nam.client.post(answer.headers["Location"], {"chon-0": "mine"})
    assert draft_of(product)["standfirst"] == "Câu của Nam."
    assert draft_of(product)["packaging"] == "hộp của Hoa"


def test_what_was_not_chosen_stays_in_the_history(hoa, nam, product):
    by_hoa, by_nam = hoa.open(product), nam.open(product)
    hoa.send(product, by_hoa | {"standfirst": "Câu của Hoa."})
    answer = nam.send(product, by_nam | {"standfirst": "Câu của Nam."})
    nam.client.post(answer.headers["Location"], {"chon-0": "theirs"})
    assert draft_of(product)["standfirst"] == "Câu của Hoa."
    aside = Revision.objects.about(product).get(act=Act.ASIDE)
    assert aside.data["fields"]["standfirst"] == "Câu của Nam."


def test_an_open_form_is_told_of_the_other(hoa, nam, product):
    by_nam = nam.open(product)
    pulse = nam.page(product, "change").replace(f"{product.pk}/change/", "nhip/")
    beat = {"object": product.pk, "form_key": "k", "opened": by_nam["_opened"]}
    assert nam.client.post(pulse, beat).json() == {"kept": "", "others": [], "changed": ""}
    hoa.client.post(pulse, beat | {"form_key": "h"})
    hoa.save(product, standfirst="Câu của Hoa.")
    hoa.client.post(pulse, beat | {"form_key": "h"})
    told = nam.client.post(pulse, beat).json()
    assert told["others"] == ["hoa"]
    assert "hoa đã sửa" in told["changed"]
    assert "Câu của Hoa." in told["changed"]


def test_a_page_changed_elsewhere_meanwhile_keeps_that_change(hoa, product):
    """A decision's page adds stars while the product's draft waits."""
    hoa.save(product, standfirst="Câu nháp.")
    certificate = OcopCertificate.objects.filter(product=product).first()
    OcopCertificate.objects.filter(pk=certificate.pk).update(five_star_potential=True)
    hoa.act(product, "dang")
    product.refresh_from_db()
    certificate.refresh_from_db()
    assert product.standfirst == "Câu nháp."
    assert certificate.five_star_potential


def test_a_page_changed_otherwise_meanwhile_is_asked_before_publishing(hoa, product):
    hoa.save(product, standfirst="Câu nháp.")
    Product.objects.filter(pk=product.pk).update(standfirst="Câu sửa từ nơi khác.")
    answer = hoa.act(product, "dang")
    assert "/ghep/" in answer.headers["Location"]
    product.refresh_from_db()
    assert product.standfirst == "Câu sửa từ nơi khác."
    hoa.client.post(answer.headers["Location"], {"chon-0": "mine"})
    hoa.act(product, "dang")
    product.refresh_from_db()
    assert product.standfirst == "Câu nháp."


def test_what_has_no_draft_is_not_overwritten_unseen(hoa, nam):
    source = Source.objects.filter(federation__slug="yen-bai").first()
    by_hoa, by_nam = hoa.open(source), nam.open(source)
    hoa.send(source, by_hoa | {"author": "Hoa viết"})
    answer = nam.send(source, by_nam | {"publisher": "Báo của Nam"})
    assert answer.status_code == 200
    html = answer.content.decode()
    assert "Hoa viết" in html
    assert "Báo của Nam" in html
    source.refresh_from_db()
    assert source.author == "Hoa viết"
    again = by_nam | {"publisher": "Báo của Nam", "_over": answer.context["panel"].opened}
    assert nam.send(source, again).status_code == 302
    source.refresh_from_db()
    assert source.publisher == "Báo của Nam"
