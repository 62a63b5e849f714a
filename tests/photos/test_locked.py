"""What the public sees of the library is a publisher's to change; the library's filters."""

import pytest

from cooperatives.models import Consent, Photo, Role
from products.models import ProductPhoto
from tests.admin.forms import change_page, form_of
from tests.photos.kit import CHANGELIST, as_main, in_gallery, login, product, stored

pytestmark = pytest.mark.django_db


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
