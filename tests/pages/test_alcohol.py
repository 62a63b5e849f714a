"""Alcohol with stars: in its lists and on its own pages, with a word on age; in no place that shows products off."""

import re

import pytest
from django.utils import timezone

from products.models import OcopCertificate, OcopDecision, Product, ProductCategory
from stories.models import Story, Visit
from tests.kit.freshness import copied
from tests.kit.pages import text_of
from tests.pages.addresses import COOPERATIVE, HOME, PRODUCT, STORY, VISIT

pytestmark = pytest.mark.django_db
PLACE, FEDERATION = "/dia-phuong/lao-cai/", "/lien-minh/lao-cai/"
NAME, NOTICE = "Rượu ngô men lá Zâm", "không dành cho người dưới 18 tuổi"
# Nothing is called so: the page shows what holds stars instead.
NOTHING = ("/tim-kiem/?q=xyzq", "/tim-kiem/?q=l%C3%A0o+cai+xyzq", "/san-pham/?q=xyzq", "/hop-tac-xa/?q=xyzq")


def at(model, path):
    return model.objects.get(slug=path.strip("/").split("/")[-1])


@pytest.fixture
def liquor():
    """Published, five stars, the first by name, with a picture: what any place for the best would show first."""
    tea = at(Product, PRODUCT)
    row = copied(tea)
    Product.objects.filter(pk=row.pk).update(sort_key="")
    row.name, row.category = NAME, ProductCategory.objects.get(restricted_promotion=True)
    row.save()
    decision = OcopDecision.objects.create(
        number="9/QĐ", decided_on=timezone.localdate(), body="Bộ NN&MT", federation=row.federation
    )
    OcopCertificate.objects.create(product=row, decision=decision, stars=5)
    at(Story, STORY).products.add(row)
    assert row.stars == 5 and row.photo.is_showable
    return row


@pytest.fixture
def sibling(liquor):
    """Another liquor, whose page would show the first among those of its group."""
    row = copied(liquor)
    row.name = "Rượu mơ"
    row.save()
    return row


def slots(sibling):
    """Every page with a place that shows products off: the front page, those alike, a story's, where nothing is found,
    the first few of a place, a federation, a whole group, and of their maker.
    """
    gathered = [PLACE, FEDERATION, "/nhom-san-pham/do-uong/", COOPERATIVE]
    return [HOME, sibling.get_absolute_url(), PRODUCT, STORY, *NOTHING, *gathered]


def test_no_place_that_shows_off_holds_any(client, liquor, sibling):
    for address in slots(sibling):
        answer = client.get(address)
        assert answer.status_code == 200
        assert NAME not in answer.text, address
    liquor.category.restricted_promotion = False
    liquor.category.save()
    seen = [address for address in slots(sibling) if NAME in client.get(address).text]
    # Each of these would show it, did the rule not hold; tea is of another group.
    assert seen == [address for address in slots(sibling) if address != PRODUCT]


def test_no_card_of_another_group_leads_to_its_picture(client, liquor):
    liquor.photo = at(Product, "/san-pham/que-che-cong-tam/").photo
    liquor.save()
    preview = liquor.photo.preview_url
    for address in [*map(str, ["/san-pham/", "/nhom-san-pham/do-uong/"]), liquor.get_absolute_url()]:
        html = client.get(address).text
        assert f'property="og:image" content="https://thosan.test{preview}"' not in html, address


def test_its_own_pages_and_group_say_the_age(client, liquor):
    for address in (
        liquor.get_absolute_url(),
        f"/t/{liquor.scan_code}/",
        liquor.category.get_absolute_url(),
    ):
        assert NOTICE in text_of(client.get(address).text), address
    assert NOTICE not in client.get(PRODUCT).text


def test_what_a_report_saw_it_says(client, liquor):
    """A visit's report names what was seen, in a line and without a picture: that is no place to show off."""
    visit = at(Visit, VISIT)
    visit.stops.first().products.add(liquor)
    html = client.get(VISIT).text
    assert f">{NAME}</a>" in html and 'class="card' not in html


@pytest.mark.parametrize("address", [PLACE, FEDERATION, "/nhom-san-pham/do-uong/"])
def test_what_is_not_shown_off_is_counted_and_found_behind_the_link(client, liquor, address):
    html = client.get(address).text
    (count,) = re.findall(r"(\d+) sản phẩm</h2>", html)
    assert f"Xem cả {count} sản phẩm" in html and 'href="?loai=san-pham"' in html
    whole = client.get(f"{address}?loai=san-pham").text
    assert NAME in whole and f"{count} sản phẩm</h2>" in whole


def test_the_page_of_its_own_group_is_its_list(client, liquor):
    assert NAME in client.get(liquor.category.get_absolute_url()).text


def test_who_makes_alcohol_alone_makes_something(client, liquor):
    liquor.cooperative.products.exclude(pk=liquor.pk).delete()
    html = client.get(COOPERATIVE).text
    assert NAME not in html and "Chưa có sản phẩm ở đây" not in html
    (leading,) = re.findall(r'href="(/tim-kiem/\?[^"]+loai=san-pham)"', html)
    assert NAME in client.get(leading.replace("&amp;", "&")).text


def test_lists_leave_nothing_out(client, liquor):
    assert NAME in client.get("/san-pham/?nhom=do-uong-co-con").text
    assert NAME in client.get("/san-pham/?q=men+l%C3%A1+z%C3%A2m").text
