"""Choosing a photograph for a page: the dialog offers what the field takes."""

import pytest
from django.urls import reverse

from cooperatives.models import Photo
from tests.admin.forms import change_page
from tests.photos.kit import LIBRARY, stored
from tests.photos.test_uses import as_main, login

# No database decides what is asked here.
pytestmark = [pytest.mark.django_db, pytest.mark.once]

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
