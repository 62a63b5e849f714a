"""Filters of the admin's lists that are more than a column's values, and keys that stay."""

import pytest
from django.urls import reverse

from cooperatives.models import Market, Metric, Region
from products.models import Product, ProductCategory
from stories.models import Visit
from tests.admin.test_pages import page_of

pytestmark = pytest.mark.django_db

REGIONS = reverse("admin:cooperatives_region_changelist")


def rows_at(client, **query):
    return client.get(REGIONS, query).context["cl"].queryset


class TestRegions:
    def test_units_of_today_come_first(self, admin_client):
        for query in ({}, {"thoi": "nay"}, {"thoi": "vô nghĩa"}):
            assert rows_at(admin_client, **query).count() == Region.objects.valid().count()

    def test_former_ones_and_all_are_a_choice_away(self, admin_client):
        assert rows_at(admin_client, thoi="cu").count() == Region.objects.former().count()
        assert rows_at(admin_client, **{"thoi": "tat-ca"}).count() == Region.objects.count()

    def test_one_choice_is_marked(self, admin_client):
        for query, label in (({}, "Hiện nay"), ({"thoi": "cu"}, "Tên cũ"), ({"thoi": "tat-ca"}, "Tất cả")):
            changelist = admin_client.get(REGIONS, query).context["cl"]
            choices = list(changelist.filter_specs[0].choices(changelist))
            assert [str(one["display"]) for one in choices if one["selected"]] == [label]

    def test_who_types_a_former_name_finds_it_in_the_list(self, admin_client):
        former = Region.objects.get(key="huyen-tram-tau-yen-bai")
        assert former in rows_at(admin_client, q="tram tau")
        assert former not in rows_at(admin_client, q="tram tau", thoi="nay")

    def test_a_province_holds_its_units(self, admin_client):
        rows = rows_at(admin_client, tinh="lao-cai")
        assert rows.filter(kind="commune").exists()
        assert not rows.exclude(province__slug="lao-cai").exists()

    def test_a_former_unit_is_under_the_province_of_today(self, admin_client):
        former = Region.objects.get(key="huyen-tram-tau-yen-bai")
        assert former in rows_at(admin_client, tinh="lao-cai", thoi="cu")
        assert former not in rows_at(admin_client, tinh="thai-nguyen", thoi="cu")
        assert former not in rows_at(admin_client, tinh="lao-cai")

    def test_only_provinces_of_today_are_offered(self, admin_client):
        changelist = admin_client.get(REGIONS).context["cl"]
        offered = {slug for slug, _name in changelist.filter_specs[-1].lookup_choices}
        assert offered == set(Region.objects.provinces().valid().values_list("slug", flat=True))

    def test_whoever_types_still_finds_former_units(self, admin_client):
        asking = {"app_label": "products", "model_name": "product", "field_name": "former_region"}
        found = admin_client.get(reverse("admin:autocomplete"), {**asking, "term": "tram tau yen bai"}).json()
        former = Region.objects.get(key="huyen-tram-tau-yen-bai")
        assert str(former.pk) in {one["id"] for one in found["results"]}


def test_visits_are_filtered_by_who_received_and_who_came(admin_client):
    visit = Visit.objects.get()
    days = {"starts_on": visit.starts_on, "ends_on": visit.ends_on}
    sides = {"host": visit.guest, "guest": visit.host}
    back = Visit.objects.create(title="Thăm lại", federation=visit.guest, **sides, **days)
    for query, found in (
        ({"host__id__exact": visit.host_id}, visit),
        ({"guest__id__exact": visit.guest_id}, visit),
        ({"host__id__exact": visit.guest_id}, back),
        ({"status__exact": "draft"}, back),
    ):
        assert list(admin_client.get(page_of(Visit, "changelist"), query).context["cl"].queryset) == [found]


@pytest.mark.parametrize("model", [Region, ProductCategory, Market, Metric])
class TestKeys:
    def test_it_may_be_typed_or_left_open_when_a_row_is_new(self, admin_client, model):
        form = admin_client.get(page_of(model, "add")).context["adminform"].form
        for name in model.kept_keys:
            assert not form.fields[name].required

    def test_it_cannot_be_changed_later(self, admin_client, model):
        row = model.objects.first()
        answer = admin_client.get(page_of(model, "change", row.pk))
        assert set(model.kept_keys).isdisjoint(answer.context["adminform"].form.fields)


def test_a_new_sub_group_is_given_an_address(admin_client):
    parent = Product.objects.first().category.parent
    sent = {"name": "Bánh, mứt, kẹo", "parent": parent.pk, "position": "9"}
    assert admin_client.post(page_of(ProductCategory, "add"), sent).status_code == 302
    assert ProductCategory.objects.get(name="Bánh, mứt, kẹo").slug == "banh-mut-keo"


@pytest.mark.parametrize(
    ("asking", "offered"),
    [(("products", "product", "category"), False), (("stories", "story", "categories"), True)],
)
def test_a_group_is_offered_to_a_story_and_not_to_a_product(admin_client, asking, offered):
    place = dict(zip(("app_label", "model_name", "field_name"), asking, strict=True))
    found = admin_client.get(reverse("admin:autocomplete"), {**place, "term": "thuc pham"}).json()["results"]
    names = {one["text"] for one in found}
    assert ("Thực phẩm" in names) is offered
    assert "Thực phẩm chế biến" in names
