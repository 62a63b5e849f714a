"""Who changed what, when and why; two contents compared; one taken back."""

import pytest

from coopsite.desk.models import Act, Revision
from coopsite.desk.standing import Standing
from products.models import Product
from stories.models import Visit
from tests.desk.acting import Desk

# No database decides what is asked here.
pytestmark = [pytest.mark.django_db, pytest.mark.once]


@pytest.fixture
def desk():
    return Desk("chi-hoa", "lao-cai")


@pytest.fixture
def product():
    return Product.objects.filter(federation__slug="lao-cai", certificates__stars=4).first()


def told(desk, row, name="history", query="") -> str:
    return desk.client.get(desk.page(row, name) + query).content.decode()


def test_who_changed_four_stars_to_five_when_and_why(desk, product):
    form = desk.open(product)
    place = next(
        key.rpartition("-")[0]
        for key, value in form.items()
        if key.startswith("certificates-") and key.endswith("-stars") and str(value) == "4"
    )
    changed = {f"{place}-stars": "5", f"{place}-score": "", "_note": "Quyết định mới của Bộ"}
    assert desk.send(product, form | changed).status_code == 302
    html = told(desk, product)
    assert "chi-hoa" in html
    assert "Số sao" in html
    assert "<del>4</del> → <ins>5</ins>" in html
    assert "Quyết định mới của Bộ" in html


def test_rows_and_pictures_and_topics_are_told_in_words(desk):
    visit = Visit.objects.get()
    lesson = visit.lessons.first()
    desk.save(visit, **{"lessons-0-title": "Bài học mới", "people-0-DELETE": "on", "tags": "zâm bút"})
    html = told(desk, visit)
    assert f"<del>{lesson.title}</del>" in html or lesson.title in html
    assert "Bài học mới" in html
    assert "bỏ: " in html
    assert "zâm bút" in html


def test_long_texts_show_the_words_that_changed(desk, product):
    old = "<p>Chè hái tay ở núi cao, sao trong chảo gang, ủ một đêm rồi mới đóng hộp gửi xuống chợ phiên.</p>"
    desk.save(product, about=old)
    desk.save(product, about=old.replace("gang,", "đồng,"))
    html = told(desk, product)
    assert "<del>gang, </del>" in html
    assert "<ins>đồng, </ins>" in html


def test_any_two_are_compared_and_one_is_taken_back_as_a_draft(desk, product):
    public = product.standfirst
    desk.save(product, standfirst="Câu một.")
    desk.save(product, standfirst="Câu hai.")
    desk.act(product, "dang")
    first = Revision.objects.about(product).get(act=Act.FOUND)
    one = Revision.objects.about(product).filter(act=Act.DRAFTED).last()
    html = told(desk, product, "compare", f"?tu={first.number}&den={one.number}")
    assert "Câu một." in html
    assert "Câu hai." not in html
    assert desk.client.post(desk.page(product, "restore", first.number)).status_code == 302
    product.refresh_from_db()
    assert product.standfirst == "Câu hai."
    assert Standing(product).draft.head.data["fields"]["standfirst"] == public


def test_a_decision_tells_who_changed_a_star_of_it_on_a_products_page(desk, product):
    certificate = product.certificates.select_related("decision").first()
    desk.save(product, **{"certificates-0-stars": "3", "_note": "hạ sao"})
    assert not Revision.objects.about(certificate.decision).exists()
    desk.act(product, "dang", _note="theo biên bản")
    change = Revision.objects.about(certificate.decision).first()
    assert (change.act, change.who, change.live) == (Act.CHANGED, "chi-hoa", True)
    assert change.note.startswith(f"qua sản phẩm {product.name}")
    assert f"<del>{certificate.stars}</del> → <ins>3</ins>" in told(desk, certificate.decision)


@pytest.mark.parametrize("query", ["?tu=0&den=1", "?tu=abc", "?tu=99999999999999999999&den=-1", "?den=%00"])
def test_nonsense_numbers_are_no_error(desk, product, query):
    desk.save(product, standfirst="Câu một.")
    assert desk.client.get(desk.page(product, "compare") + query).status_code in (200, 404)


def test_names_of_others_are_not_told(desk, product):
    """A content may point at what this account may not know; then it is said that there is something, not what."""
    foreign = Product.objects.filter(federation__slug="thai-nguyen").first()
    Product.objects.filter(pk=foreign.pk).update(status="draft")
    visit = Visit.objects.get()
    stop = visit.stops.first()
    stop.products.add(foreign)
    desk.save(visit, standfirst="Câu mới.", **{"stops-0-DELETE": "on"})
    html = told(desk, visit)
    assert foreign.name not in html


def test_a_deleted_account_keeps_its_name_in_the_history(desk, product):
    desk.save(product, standfirst="Câu một.")
    other = Desk("anh-nam", "lao-cai")
    desk.user.delete()
    assert "chi-hoa" in told(other, product)
