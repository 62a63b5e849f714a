"""Where photographs are used, who may change them then, and choosing them for a page."""

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from cooperatives.models import Consent, Cooperative, CooperativePhoto, Federation, Photo, Role
from cooperatives.photo_uses import count_uses, links, unused, used_publicly, uses_of
from products.models import Product, ProductPhoto
from stories.models import StopPhoto, Story, StoryBlock, Visit
from tests.admin.forms import change_page, form_of
from tests.kit.scoping import make_editor
from tests.photos.kit import CHANGELIST, LIBRARY, stored

pytestmark = pytest.mark.django_db


def login(client, slug="lao-cai", role=Role.EDITOR):
    user = make_editor(f"nguoi-{slug}-{role}", slug, role=role)
    client.force_login(user)
    return client, user


def product(slug="lao-cai", status="published"):
    row = Product.objects.filter(federation__slug=slug).first()
    row.status = status
    row.save()
    return row


def in_block(photo):
    story = Story.objects.filter(federation__slug="lao-cai").first() or Story.objects.first()
    StoryBlock.objects.create(story=story, photo=photo)
    return story


def in_stop(photo):
    visit = Visit.objects.get()
    StopPhoto.objects.create(stop=visit.stops.first(), photo=photo)
    return visit


def in_gallery(photo):
    row = Cooperative.objects.filter(federation__slug="lao-cai").first()
    CooperativePhoto.objects.create(cooperative=row, photo=photo)
    return row


def as_main(photo):
    row = product()
    row.photo = photo
    row.save()
    return row


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


@pytest.mark.parametrize("use", WAYS)
def test_the_page_is_found_whatever_the_way(use):
    photo = stored()
    assert photo in unused(Photo.objects.all())
    page = use(photo)
    user = make_editor("tat-ca", page.slug if isinstance(page, Federation) else page.federation.slug)
    (found,) = uses_of(photo, user).named
    assert (found.row, found.is_public) == (page, True)
    assert used_publicly([photo]) == {photo.pk}
    assert count_uses([photo]) == {photo.pk: 1}
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
    assert count_uses([photo]) == {photo.pk: 1}
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
        used_publicly(photos)
        count_uses(photos)
    # Links, texts, drafts; and for the public the first two again.
    assert len(caught) == 5
    assert used_publicly([]) == set()


class TestWhoMayChange:
    @pytest.mark.parametrize(("role", "may"), [(Role.EDITOR, False), (Role.PUBLISHER, True)])
    def test_what_is_public_is_a_publishers(self, client, role, may):
        photo = stored()
        client, _user = login(client, role=role)
        sent = form_of(client, photo) | {"caption": "Chữ mới"}
        as_main(photo)
        client.post(change_page(photo), sent)
        photo.refresh_from_db()
        assert (photo.caption == "Chữ mới") is may

    def test_the_refusal_explains(self, client):
        photo = stored()
        as_main(photo)
        client, _user = login(client)
        page = client.get(change_page(photo))
        assert "chỉ người duyệt" in page.content.decode()
        for address, sent in (
            (change_page(photo), {"alt": "x"}),
            (change_page(photo).replace("change", "delete"), {"post": "yes"}),
        ):
            answer = client.post(address, sent, follow=True)
            assert answer.status_code == 200
            assert any("chỉ người duyệt" in str(message) for message in answer.context["messages"])
        assert Photo.objects.kept().filter(pk=photo.pk).exists()

    @pytest.mark.parametrize(("in_use", "left"), [(False, 0), (True, 1)])
    def test_the_action_deletes_what_nobody_sees_only(self, client, in_use, left):
        photo = stored()
        if in_use:
            in_gallery(photo)
        client, _user = login(client)
        client.post(CHANGELIST, {"action": "delete_selected", "_selected_action": [photo.pk], "post": "yes"})
        assert Photo.objects.kept().filter(pk=photo.pk).count() == left

    def test_a_draft_leaves_it_to_editors(self, client):
        photo = stored()
        ProductPhoto.objects.create(product=product(status="draft"), photo=photo)
        client, _user = login(client)
        client.post(change_page(photo), form_of(client, photo) | {"caption": "Chữ mới"})
        photo.refresh_from_db()
        assert photo.caption == "Chữ mới"


class TestFilters:
    @pytest.fixture
    def rows(self, client):
        client, _user = login(client)
        return lambda **query: set(client.get(CHANGELIST, query).context["cl"].queryset)

    def test_each_keeps_what_it_says(self, rows):
        used, bare, named, waiting, gone = (
            stored(1),
            stored(2, alt=""),
            stored(3, alt="IMG_2024"),
            stored(4, consent=Consent.PENDING),
            stored(5),
        )
        in_gallery(used)
        gone.withdraw()
        ours = {used, bare, named, waiting, gone}
        assert rows(dung="chua") & ours == ours - {used}
        assert rows(dung="co") & ours == {used}
        assert rows(chu="thieu") & ours == {bare, named}
        assert rows(**{"dong-y": "cho"}) & ours == {waiting}
        assert rows(**{"dong-y": "rut"}) & ours == {gone}
        assert rows(**{"dong-y": "hien"}) & ours == {used, bare, named}


ASKING = {"app_label": "products", "model_name": "product", "field_name": "photo"}


class TestLibrary:
    """What the dialog offers is what the field takes."""

    def ids(self, client, **query):
        return {one["id"] for one in client.get(LIBRARY, ASKING | query).json()["photos"]}

    def test_it_offers_ones_own_by_search(self, client):
        own, foreign = stored(1, alt="Cối xay ngô cũ"), stored(2, "thai-nguyen", alt="Cối xay ngô cũ")
        client, _user = login(client)
        assert self.ids(client, q="coi xay ngo") == {own.pk}
        assert foreign.pk not in self.ids(client)

    @pytest.mark.parametrize(
        "place",
        [
            ("products", "product"),
            ("products", "productphoto"),
            ("stories", "storyblock"),
            ("stories", "stopphoto"),
        ],
    )
    def test_every_field_is_fed_with_its_own_choices(self, client, place):
        client, user = login(client)
        asking = dict(zip(("app_label", "model_name"), place, strict=True), field_name="photo")
        total = client.get(LIBRARY, asking).json()["total"]
        assert total == Photo.objects.for_editor(user).count() > 0

    @pytest.mark.parametrize(
        "asking",
        [
            {},
            ASKING | {"field_name": "source"},
            ASKING | {"model_name": "x"},
            ASKING | {"field_name": "name"},
        ],
    )
    def test_who_asks_for_no_field_is_refused(self, client, asking):
        client, _user = login(client)
        assert client.get(LIBRARY, asking).status_code == 403

    def test_what_was_taken_back_is_not_offered(self, client):
        photo = stored()
        photo.withdraw()
        client, _user = login(client)
        assert photo.pk not in self.ids(client)

    def test_strangers_are_sent_to_sign_in(self, client):
        assert client.get(LIBRARY, ASKING).status_code == 302

    @pytest.mark.parametrize(
        "query", [{"trang": "x"}, {"trang": "9" * 30}, {"trang": "-1"}, {"q": "%"}, {"q": "'"}]
    )
    def test_nonsense_is_no_error(self, client, query):
        client, _user = login(client)
        assert client.get(LIBRARY, ASKING | query).status_code == 200

    def test_the_form_shows_what_is_chosen_and_nothing_of_others(self, client):
        foreign = stored(1, "thai-nguyen", alt="Bí mật của người khác")
        client, _user = login(client)
        page = client.get(reverse("admin:products_product_add"), {"photo": foreign.pk}).content.decode()
        assert "data-photo-choice" in page
        assert "Bí mật của người khác" not in page
        row = as_main(stored(2, alt="Gói chè buộc lạt"))
        assert "Gói chè buộc lạt" in client.get(change_page(row)).content.decode()
