"""A deleted photograph lies in the bin: off every page at once, back whole for thirty days, then gone with its files."""

from datetime import timedelta

import pytest
from django.core.files.storage import default_storage
from django.urls import reverse
from django.utils import timezone

from cooperatives.models import Consent, Cooperative, Photo, Role
from coopsite.common.binning import KEPT
from coopsite.desk.discarding import delete_for_good
from products.models import Product, ProductPhoto
from tests.admin.forms import change_page
from tests.kit.photographs import from_a_phone, keep
from tests.kit.scoping import make_editor
from tests.pages.addresses import COOPERATIVE
from tests.photos.kit import LIBRARY, send, small, stored, withdraw_page

# No database decides what is asked here.
pytestmark = [pytest.mark.django_db, pytest.mark.once]
BIN = reverse("admin:cooperatives_photo_bin")


def delete_page(photo):
    return reverse("admin:cooperatives_photo_delete", args=[photo.pk])


def take_back(client, photo):
    return client.post(reverse("admin:cooperatives_photo_take_back", args=[photo.pk])).status_code


def signed_in(client, slug="lao-cai", role=Role.PUBLISHER):
    client.force_login(make_editor(f"nguoi-{slug}-{role}", slug, role=role))
    return client


@pytest.fixture
def publisher(client):
    return signed_in(client)


@pytest.fixture
def shown():
    """A photograph of its own, with files, on a public page."""
    photo = keep(from_a_phone())
    Cooperative.objects.filter(slug=COOPERATIVE.split("/")[-2]).update(photo=photo)
    return photo


def binned(photo) -> bool:
    photo.refresh_from_db()
    assert Photo.objects.showable().filter(pk=photo.pk).exists() == photo.is_showable
    return photo.is_binned


def test_it_is_off_every_page_at_once_and_comes_back_whole(publisher, shown):
    before = publisher.get(COOPERATIVE).content
    address = shown.url_at(shown.jpeg_widths[0], "jpg")
    publisher.post(delete_page(shown), {"post": "yes", "_note": "chụp nhầm"})
    assert binned(shown)
    assert shown.token not in publisher.get(COOPERATIVE).content.decode()
    assert publisher.get(address).status_code == 404
    assert publisher.get(change_page(shown)).status_code == 302
    page = publisher.get(BIN)
    assert shown in [row for row, _address in page.context["rows"]]
    preview = publisher.get(reverse("admin:cooperatives_photo_preview", args=[shown.pk]))
    # Read to its end: closed by hand it would close PostgreSQL's connection, too.
    assert b"".join(preview)
    assert take_back(publisher, shown) == 302
    assert publisher.get(COOPERATIVE).content == before


def test_no_form_offers_it_and_the_same_file_may_come_again(publisher):
    photo = stored(7)
    publisher.post(delete_page(photo), {"post": "yes"})
    asking = {"app_label": "products", "model_name": "product", "field_name": "photo"}
    for query in (asking, {"chu": "1"}):
        assert photo.pk not in {one["id"] for one in publisher.get(LIBRARY, query).json()["photos"]}
    again = send(publisher, small(7)).json()
    assert (again["state"], again["id"] != photo.pk) == ("new", True)


def test_a_page_that_holds_it_can_still_be_opened(publisher):
    photo = stored()
    product = Product.objects.filter(federation__slug="lao-cai").first()
    ProductPhoto.objects.create(product=product, photo=photo)
    publisher.post(delete_page(photo), {"post": "yes"})
    assert "trong thùng rác" in publisher.get(change_page(product)).content.decode()


def test_what_uses_it_is_told_before(publisher, shown):
    told = publisher.get(delete_page(shown)).content.decode()
    assert Cooperative.objects.get(photo=shown).name in told
    assert not binned(shown)


def test_what_would_be_public_again_is_a_publishers_to_take_back(client, shown):
    unseen = stored(2)
    signed_in(client)
    for photo in (shown, unseen):
        client.post(delete_page(photo), {"post": "yes"})
    signed_in(client, role=Role.EDITOR)
    assert (take_back(client, shown), binned(shown)) == (403, True)
    assert (take_back(client, unseen), binned(unseen)) == (302, False)


def test_strangers_find_nothing_in_it(client, shown):
    signed_in(client).post(delete_page(shown), {"post": "yes"})
    signed_in(client, "thai-nguyen", Role.ADMINISTRATOR)
    assert client.get(BIN).context["rows"] == []
    assert take_back(client, shown) == 404
    assert client.get(withdraw_page(shown)).status_code == 404
    assert client.get(reverse("admin:cooperatives_photo_preview", args=[shown.pk])).status_code == 404
    assert binned(shown)


def test_consent_is_taken_back_in_the_bin_too(client, shown, django_capture_on_commit_callbacks):
    signed_in(client).post(delete_page(shown), {"post": "yes"})
    signed_in(client, role=Role.EDITOR)
    paths = shown.paths
    with django_capture_on_commit_callbacks(execute=True):
        assert client.post(withdraw_page(shown)).headers["Location"] == BIN
    assert not any(map(default_storage.exists, paths))
    assert binned(shown)
    assert shown.consent == Consent.WITHDRAWN
    assert delete_for_good(Photo, timezone.now() + 2 * KEPT) == (0, [])


def test_after_its_days_it_goes_with_its_files(publisher, django_capture_on_commit_callbacks):
    photo = keep(from_a_phone())
    paths = photo.paths
    publisher.post(delete_page(photo), {"post": "yes"})
    assert all(map(default_storage.exists, paths))
    last_day = timezone.now() + KEPT
    assert delete_for_good(Photo, last_day - timedelta(minutes=5)) == (0, [])
    with django_capture_on_commit_callbacks(execute=True):
        assert delete_for_good(Photo, last_day + timedelta(minutes=5)) == (1, [])
    assert not any(map(default_storage.exists, paths))


def test_a_withdrawal_stays_on_record(publisher):
    photo = stored(3)
    photo.withdraw()
    answer = publisher.post(delete_page(photo), {"post": "yes"}, follow=True)
    assert "không xóa được" in " ".join(map(str, answer.context["messages"]))
    library = reverse("admin:cooperatives_photo_changelist")
    chosen = {"action": "delete_selected", "_selected_action": photo.pk}
    assert "không xóa được" in publisher.post(library, chosen).content.decode()
    assert publisher.post(library, {**chosen, "post": "yes"}).status_code == 403
    assert not binned(photo)
