"""Two people at one object: what does not contradict is put together, what does is asked, nothing goes lost."""

import pytest

from cooperatives.models import Source
from coopsite.desk.models import Act, Revision
from coopsite.desk.standing import Standing
from products.models import OcopCertificate, OcopDecision, Product
from stories.models import Visit
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


def settle(desk, answer, side, page=None):
    """Choose one side for every contradiction that the page asks about."""
    page = page or desk.client.get(answer.headers["Location"])
    names = {name: side for name, _change, _chosen in page.context["clashes"]}
    return desk.client.post(answer.headers["Location"], {**names, "_theirs": page.context["theirs"]})


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
    settle(nam, answer, "mine")
    assert draft_of(product)["standfirst"] == "Câu của Nam."
    assert draft_of(product)["packaging"] == "hộp của Hoa"


@pytest.mark.once
def test_what_was_not_chosen_stays_in_the_history(hoa, nam, product):
    by_hoa, by_nam = hoa.open(product), nam.open(product)
    hoa.send(product, by_hoa | {"standfirst": "Câu của Hoa."})
    answer = nam.send(product, by_nam | {"standfirst": "Câu của Nam."})
    settle(nam, answer, "theirs")
    assert draft_of(product)["standfirst"] == "Câu của Hoa."
    aside = Revision.objects.about(product).get(act=Act.ASIDE)
    assert aside.data["fields"]["standfirst"] == "Câu của Nam."


@pytest.mark.once
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


@pytest.mark.once
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


@pytest.mark.once
def test_a_page_changed_otherwise_meanwhile_is_asked_before_publishing(hoa, product):
    hoa.save(product, standfirst="Câu nháp.")
    Product.objects.filter(pk=product.pk).update(standfirst="Câu sửa từ nơi khác.")
    answer = hoa.act(product, "dang")
    assert "/ghep/" in answer.headers["Location"]
    product.refresh_from_db()
    assert product.standfirst == "Câu sửa từ nơi khác."
    settle(hoa, answer, "mine")
    hoa.act(product, "dang")
    product.refresh_from_db()
    assert product.standfirst == "Câu nháp."


@pytest.mark.once
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


@pytest.mark.once
def test_a_choice_holds_for_what_was_asked_and_nothing_else(hoa, nam, product):
    by_hoa, by_nam = hoa.open(product), nam.open(product)
    hoa.send(product, by_hoa | {"standfirst": "Câu của Hoa."})
    answer = nam.send(product, by_nam | {"standfirst": "Câu của Nam.", "ingredients": "chè của Nam"})
    page = nam.client.get(answer.headers["Location"])
    hoa.save(product, standfirst=product.standfirst, ingredients="chè của Hoa")
    again = settle(nam, answer, "mine", page)
    assert again.status_code == 200
    assert draft_of(product)["ingredients"] == "chè của Hoa"


@pytest.mark.once
def test_what_was_put_aside_is_offered_until_it_is_put_together(hoa, nam, product):
    by_hoa, by_nam = hoa.open(product), nam.open(product)
    hoa.send(product, by_hoa | {"standfirst": "Câu của Hoa."})
    answer = nam.send(product, by_nam | {"standfirst": "Câu của Nam."})
    form = nam.page(product, "change")
    assert answer.headers["Location"] in nam.client.get(form).content.decode()
    assert answer.headers["Location"] not in hoa.client.get(form).content.decode()
    settle(nam, answer, "mine")
    assert answer.headers["Location"] not in nam.client.get(form).content.decode()


def with_certificate(desk, product, decision) -> dict:
    form = desk.open(product)
    number = int(form["certificates-TOTAL_FORMS"])
    row = {"decision": decision.pk, "stars": "3", "score": "", "withdrawn_on": "", "withdrawn_reason": ""}
    new = {f"certificates-{number}-{name}": value for name, value in row.items()}
    return form | new | {"certificates-TOTAL_FORMS": str(number + 1)}


def test_two_rows_that_cannot_both_be_are_no_draft(hoa, nam, product):
    """Both add the same decision: the rows have other keys, so they do not clash, but the tables take one."""
    decision = (
        OcopDecision.objects.exclude(certificates__product=product).filter(federation__slug="lao-cai").first()
    )
    by_hoa, by_nam = with_certificate(hoa, product, decision), with_certificate(nam, product, decision)
    hoa.send(product, by_hoa)
    assert nam.send(product, by_nam | {"packaging": "hộp của Nam"}).status_code == 302
    assert "để riêng trong lịch sử" in nam.said()
    assert nam.client.get(nam.page(product, "change")).status_code == 200
    rows = Standing(product).draft.head.data["parts"]["certificates"]
    assert len([row for row in rows if row["fields"]["decision_id"] == decision.pk]) == 1
    aside = Revision.objects.about(product).get(act=Act.ASIDE)
    assert aside.data["fields"]["packaging"] == "hộp của Nam"


def test_a_form_that_is_sent_twice_is_saved_once(hoa, product):
    form = hoa.open(product) | {"_form_key": "k1", "channels-TOTAL_FORMS": "1"}
    form |= {"channels-0-platform": "zalo", "channels-0-label": "0900 000 000", "channels-0-position": "0"}
    hoa.send(product, form)
    hoa.send(product, form)
    assert len(Standing(product).draft.head.data["parts"]["channels"]) == 1


@pytest.mark.once
def test_orders_are_never_asked_about(hoa, nam):
    visit = Visit.objects.get()
    by_hoa, by_nam = hoa.open(visit), nam.open(visit)
    hoa.send(visit, by_hoa | {"lessons-0-position": "7"})
    answer = nam.send(visit, by_nam | {"lessons-0-position": "9"})
    assert "/ghep/" not in answer.headers["Location"]
