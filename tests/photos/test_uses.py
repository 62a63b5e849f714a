"""Where photographs are used: every way, drafts, the bin, pages of others."""

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from cooperatives.models import Federation, Photo
from cooperatives.photo_links import links, texts
from cooperatives.photo_uses import count_uses, unused, used_publicly, uses_of
from coopsite.desk.drafting import discard
from coopsite.desk.models import Draft
from products.models import Product, ProductPhoto
from stories.models import StopPhoto, Story, StoryBlock, Visit
from tests.admin.forms import change_page
from tests.desk.acting import Desk
from tests.kit.scoping import make_editor
from tests.photos.kit import as_main, in_gallery, login, product, stored

pytestmark = pytest.mark.django_db


def in_block(photo):
    story = Story.objects.filter(federation__slug="lao-cai").first() or Story.objects.first()
    StoryBlock.objects.create(story=story, photo=photo)
    return story


def in_stop(photo):
    visit = Visit.objects.get()
    StopPhoto.objects.create(stop=visit.stops.first(), photo=photo)
    return visit


def of_federation(photo):
    Federation.objects.filter(slug="lao-cai").update(photo=photo)
    return Federation.objects.get(slug="lao-cai")


def figure(photo):
    return f'<p>Chè</p><figure data-photo="{photo.mark}"><figcaption></figcaption></figure>'


def in_text(photo):
    row = product()
    Product.objects.filter(pk=row.pk).update(about=figure(photo))
    return row


def in_text_of_block(photo):
    story = Story.objects.filter(federation__slug="lao-cai").first()
    StoryBlock.objects.create(story=story, text=figure(photo))
    return story


def in_text_of_stop(photo):
    visit = Visit.objects.get()
    visit.stops.filter(pk=visit.stops.first().pk).update(text=figure(photo))
    return visit


def in_text_of_federation(photo):
    Federation.objects.filter(slug="lao-cai").update(about=figure(photo))
    return Federation.objects.get(slug="lao-cai")


WAYS = [
    *(in_block, in_stop, in_gallery, as_main, of_federation),
    *(in_text, in_text_of_block, in_text_of_stop, in_text_of_federation),
]


def test_every_link_to_a_photograph_is_known():
    """A new link is found by itself; this names those of today, with the page that each leads to."""
    found = {(link.model.__name__, link.page.__name__) for link in links()}
    assert {
        ("Cooperative", "Cooperative"),
        ("CooperativePhoto", "Cooperative"),
        ("Federation", "Federation"),
        ("Product", "Product"),
        ("ProductPhoto", "Product"),
        ("Story", "Story"),
        ("StoryBlock", "Story"),
        ("Visit", "Visit"),
        ("StopPhoto", "Visit"),
    } <= found
    assert ("StoryBlock", "text", "Story") in {
        (text.model.__name__, text.name, text.page.__name__) for text in texts()
    }


@pytest.mark.parametrize("use", WAYS)
def test_the_page_is_found_whatever_the_way(use):
    photo = stored()
    assert photo in unused(Photo.objects.all())
    page = use(photo)
    user = make_editor("tat-ca", page.slug if isinstance(page, Federation) else page.federation.slug)
    (found,) = uses_of(photo, user).named
    assert (found.row, found.is_public) == (page, True)
    assert used_publicly([photo]) == {photo.pk}
    assert count_uses([photo])[0] == {photo.pk: 1}
    assert photo not in unused(Photo.objects.all())


def test_a_draft_is_a_use_but_no_public_one():
    photo = stored()
    row = product(status="draft")
    ProductPhoto.objects.create(product=row, photo=photo)
    user = make_editor("nguoi-lao-cai", "lao-cai")
    (found,) = uses_of(photo, user).named
    assert not found.is_public
    assert used_publicly([photo]) == set()


def test_a_page_twice_is_one_use():
    photo = stored()
    row = as_main(photo)
    ProductPhoto.objects.create(product=row, photo=photo)
    assert count_uses([photo])[0] == {photo.pk: 1}
    assert uses_of(photo, make_editor("nguoi-lao-cai", "lao-cai")).total == 1


def test_pages_of_others_are_counted_not_named(client):
    photo = stored()
    foreign = product("thai-nguyen")
    Product.objects.filter(pk=foreign.pk).update(photo=photo)
    client, user = login(client)
    uses = uses_of(photo, user)
    assert (uses.named, uses.others, uses.others_public) == ([], 1, 1)
    assert foreign.name not in client.get(change_page(photo)).content.decode()


def test_many_are_asked_for_at_once():
    photos = list(Photo.objects.all())
    with CaptureQueriesContext(connection) as caught:
        counts, public = count_uses(photos)
    # Links, texts, drafts, and what is published of all kinds that have drafts.
    assert len(caught) <= 4
    assert public == used_publicly(photos)
    assert counts.keys() == {photo.pk for photo in photos}
    assert used_publicly([]) == set()


def test_a_figure_counts_as_public_only_where_its_page_is():
    photo = stored()
    Product.objects.filter(pk=product(status="draft").pk).update(about=figure(photo))
    assert used_publicly([photo]) == set()
    assert count_uses([photo])[0] == {photo.pk: 1}


def test_a_page_in_the_bin_is_a_use_without_a_name():
    photo = stored()
    row = as_main(photo)
    Product.objects.filter(pk=row.pk).update(binned_at="2026-03-01T00:00Z")
    uses = uses_of(photo, make_editor("nguoi-lao-cai", "lao-cai"))
    assert (uses.named, uses.others, uses.binned, uses.public) == ([], 0, 1, 0)
    assert photo not in unused(Photo.objects.all())


class TestDrafts:
    """What only a draft beside a public page shows."""

    def drafted(self, photo, way) -> tuple[Desk, Product]:
        desk, row = Desk("chi-hoa", "lao-cai"), product()
        row.gallery.all().delete()
        typed = {
            "main": {"photo": photo.pk},
            "gallery": {"gallery-TOTAL_FORMS": 1, "gallery-0-photo": photo.pk, "gallery-0-position": 0},
            "text": {"about": figure(photo)},
        }[way]
        assert desk.save(row, **typed).status_code == 302
        assert Draft.objects.of(row).base is not None
        return desk, row

    @pytest.mark.parametrize("way", ["main", "gallery", "text"])
    def test_it_is_a_use_that_nobody_sees(self, way):
        photo = stored()
        desk, row = self.drafted(photo, way)
        (found,) = uses_of(photo, desk.user).named
        assert (found.row, found.is_public, found.in_draft) == (row, False, True)
        assert (
            f"Trong bản nháp của {row._meta.verbose_name}"
            in desk.client.get(change_page(photo)).content.decode()
        )
        assert count_uses([photo])[0] == {photo.pk: 1}
        assert used_publicly([photo]) == set()
        assert photo not in unused(Photo.objects.all())

    def test_others_learn_a_number_only(self):
        photo = stored(1, "thai-nguyen")
        _desk, row = self.drafted(stored(2), "main")
        head = Draft.objects.of(row).head
        head.data["fields"]["photo_id"] = photo.pk
        head.save()
        uses = uses_of(photo, make_editor("nguoi-thai-nguyen", "thai-nguyen"))
        assert (uses.named, uses.others, uses.others_public) == ([], 1, 0)

    def test_a_discarded_draft_uses_nothing(self):
        photo = stored()
        desk, row = self.drafted(photo, "main")
        discard(row, desk.user)
        assert count_uses([photo])[0] == {photo.pk: 0}
        assert photo in unused(Photo.objects.all())


def test_very_many_at_once_are_no_error():
    photos = [Photo(pk=number, mark=f"{number:016x}") for number in range(1, 1200)]
    assert len(count_uses(photos)[0]) == 1199
