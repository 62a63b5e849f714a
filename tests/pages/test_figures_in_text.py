"""Photographs within long text: drawn as everywhere else, never without consent, at one query a page."""

import pytest

from cooperatives.models import Consent, Cooperative, Federation, Photo
from products.models import Product
from stories.models import StoryBlock, Visit, VisitStop
from tests.kit.pages import queries
from tests.pages.addresses import COOPERATIVE, PRODUCT, STORY, VISIT

pytestmark = pytest.mark.django_db

FEDERATION = "/lien-minh/lao-cai/"
CAPTION = "Nương chè &amp; sương sớm"
ROWS = {
    PRODUCT: lambda slug: Product.objects.filter(slug=slug),
    COOPERATIVE: lambda slug: Cooperative.objects.filter(slug=slug),
    FEDERATION: lambda slug: Federation.objects.filter(slug=slug),
    STORY: lambda slug: StoryBlock.objects.filter(story__slug=slug).exclude(text=""),
    VISIT: lambda slug: VisitStop.objects.filter(visit__slug=slug),
}


def put(address, photo, caption=CAPTION):
    """Write a figure of ``photo`` into the first long text of the page, between two paragraphs."""
    row = ROWS[address](address.strip("/").split("/")[-1]).first()
    name = "text" if hasattr(row, "text") else "about"
    figure = f'<figure data-photo="{photo.mark}"><figcaption>{caption}</figcaption></figure>'
    type(row)._base_manager.filter(pk=row.pk).update(**{name: f"<p>Trước ảnh</p>{figure}<p>Sau ảnh</p>"})


@pytest.fixture
def photo():
    return Photo.objects.filter(federation__slug="lao-cai", consent=Consent.NOT_NEEDED).last()


@pytest.mark.parametrize("address", ROWS)
def test_a_figure_is_drawn_with_its_caption(client, photo, address):
    put(address, photo)
    html = client.get(address).content.decode()
    figure = html[html.index("Trước ảnh") : html.index("Sau ảnh")]
    assert f"/anh/{photo.token}/" in figure
    assert 'type="image/avif"' in figure
    assert f'alt="{photo.alt}"' in figure
    assert CAPTION in figure
    assert "data-photo" not in html
    assert photo.mark not in html.replace(photo.token, "")


@pytest.mark.parametrize("address", ROWS)
@pytest.mark.parametrize(
    "change",
    [{"consent": Consent.WITHDRAWN}, {"consent": Consent.PENDING}, {"binned_at": "2026-03-01T00:00Z"}],
    ids=["withdrawn", "pending", "binned"],
)
def test_without_consent_or_in_the_bin_it_goes_with_its_caption(client, photo, address, change):
    put(address, photo)
    Photo.objects.filter(pk=photo.pk).update(**change)
    html = client.get(address).content.decode()
    assert "Trước ảnh" in html
    assert "Sau ảnh" in html
    assert CAPTION not in html
    assert f"/anh/{photo.token}/" not in html


def test_a_deleted_photograph_leaves_no_hole(client, photo):
    put(PRODUCT, photo)
    Photo.objects.filter(pk=photo.pk).update(mark="f" * 16)
    html = client.get(PRODUCT).content.decode()
    assert "<p>Trước ảnh</p>\n\n\n\n<p>Sau ảnh</p>" in html


def test_an_empty_caption_takes_the_photographs_own(client, photo):
    put(PRODUCT, photo, caption="")
    html = client.get(PRODUCT).content.decode()
    assert photo.caption in html[html.index("Trước ảnh") : html.index("Sau ảnh")]


@pytest.mark.parametrize("address", ROWS)
def test_figures_ask_one_query_and_none_where_there_is_none(client, photo, address):
    before = queries(client, address)
    put(address, photo)
    assert queries(client, address) == before + 1


def test_many_figures_in_many_stops_ask_one_query(client, photo):
    before = queries(client, VISIT)
    visit = Visit.objects.get(slug=VISIT.strip("/").split("/")[-1])
    photos = Photo.objects.filter(consent=Consent.NOT_NEEDED)[:4]
    text = "".join(f'<figure data-photo="{one.mark}"><figcaption></figcaption></figure>' for one in photos)
    assert VisitStop.objects.filter(visit=visit).update(text=text) > 1
    assert queries(client, VISIT) == before + 1
