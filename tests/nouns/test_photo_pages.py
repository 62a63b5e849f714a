"""Photographs on pages: always with their measures and words, never without consent, never an error."""

import re

import pytest

from cooperatives.models import Consent, Cooperative, Photo
from products.models import Product
from stories.models import StopPhoto, Visit
from tests.pages.addresses import BUDGETS, COOPERATIVE, HOME, PRODUCT, STORY, VISIT

# What a page prints does not depend on the database; that it answers on both, the budgets show.
pytestmark = [pytest.mark.django_db, pytest.mark.once]

WITH_PICTURES = [HOME, "/san-pham/", PRODUCT, "/hop-tac-xa/", COOPERATIVE, "/chuyen-tham/", VISIT]
WITH_PICTURES += ["/chuyen-ke/", STORY, "/tim-kiem/?q=che", "/dia-phuong/lao-cai/", "/lien-minh/thai-nguyen/"]
IMG = re.compile(r"<img\b[^>]*>")
STORED = re.compile(r"/anh/[0-9a-f]{16}/\d+\.(?:avif|jpg)")


def html_of(client, address):
    answer = client.get(address)
    assert answer.status_code == 200
    return answer.content.decode()


@pytest.mark.parametrize("address", BUDGETS)
def test_every_picture_has_its_measures_and_words(client, address):
    for img in IMG.findall(html_of(client, address)):
        assert re.search(r' width="[1-9]\d*"', img), img
        assert re.search(r' height="[1-9]\d*"', img), img
        assert ' alt="' in img, img


@pytest.mark.parametrize("address", WITH_PICTURES)
def test_pages_offer_files_that_exist_in_two_formats(client, address):
    files = set(STORED.findall(html_of(client, address)))
    assert {file.rpartition(".")[2] for file in files} == {"avif", "jpg"}
    for file in sorted(files)[:12]:
        answer = client.get(file)
        assert answer.status_code == 200, file
        assert answer.getvalue()


@pytest.mark.parametrize("address", WITH_PICTURES)
@pytest.mark.parametrize(
    "change",
    [{"consent": Consent.WITHDRAWN}, {"consent": Consent.PENDING}, {"width": 0, "height": 0}],
    ids=["withdrawn", "pending", "no files"],
)
def test_what_may_not_or_cannot_be_shown_is_replaced(client, address, change):
    assert STORED.search(html_of(client, address))
    Photo.objects.update(**change)
    html = html_of(client, address)
    assert not STORED.search(html)
    assert 'og:image" content="https://thosan.test/anh/' not in html


@pytest.mark.parametrize(
    ("model", "address"), [(Product, PRODUCT), (Cooperative, COOPERATIVE), (Visit, VISIT)]
)
def test_an_entry_without_a_photograph_has_a_page(client, model, address):
    model.objects.update(photo=None)
    html_of(client, address)
    assert "img/placeholder.svg" in html_of(client, "/" + address.split("/")[1] + "/")


def test_lost_files_break_no_page(client, settings, tmp_path):
    """A disk that did not come back: pages stand, pictures are drawn by the placeholder."""
    settings.MEDIA_ROOT = tmp_path
    for address in WITH_PICTURES:
        answer = client.get(STORED.search(html_of(client, address))[0])
        assert (answer.status_code, answer.headers["Content-Type"]) == (404, "image/svg+xml")


def test_captions_go_with_their_pictures(client):
    """A caption may name who is in the picture: consent withdrawn covers it too."""
    row = StopPhoto.objects.filter(stop__visit__slug=VISIT.split("/")[-2]).exclude(caption="").first()
    assert row.caption in html_of(client, VISIT)
    Photo.objects.filter(pk=row.photo_id).update(consent=Consent.WITHDRAWN)
    assert row.caption not in html_of(client, VISIT)
