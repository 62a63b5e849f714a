"""What contradicts itself is refused with a code; what is merely old, merged or unknown is not."""

import datetime

import pytest
from django.core.exceptions import ValidationError

from cooperatives.models import Cooperative, Federation, FederationSuccession, Market, Metric, Region
from products.models import Product, ProductCategory
from stories.models import Visit, VisitDay, VisitStop

pytestmark = pytest.mark.django_db

DAY = datetime.timedelta(days=1)


def federation(slug):
    return Federation.objects.get(slug=slug)


def codes_of(row) -> dict:
    """Return the codes of the row's own check, by field; {} where nothing is refused."""
    try:
        row.clean()
    except ValidationError as error:
        return {name: [one.code for one in errors] for name, errors in _by_field(error).items()}
    return {}


def _by_field(error) -> dict:
    return error.error_dict if hasattr(error, "error_dict") else {"": error.error_list}


@pytest.fixture
def visit():
    """Yên Bái received Quảng Ngãi; Lào Cai succeeded Yên Bái."""
    return Visit.objects.get()


@pytest.fixture
def product():
    return Product.objects.get(slug="che-hao-dat")


class TestVisitsPublisher:
    @pytest.mark.parametrize("slug", ["yen-bai", "quang-ngai", "lao-cai"])
    def test_host_guest_and_heir_may_publish(self, visit, slug):
        visit.federation = federation(slug)
        assert codes_of(visit) == {}

    def test_an_heirs_heir_may_publish(self, visit):
        heir = federation("thai-nguyen")
        FederationSuccession.objects.create(
            predecessor=federation("lao-cai"), successor=heir, on=datetime.date(2026, 1, 1)
        )
        visit.federation = heir
        assert codes_of(visit) == {}

    def test_who_took_no_part_may_not(self, visit):
        visit.federation = federation("thai-nguyen")
        assert codes_of(visit) == {"": ["publisher_took_no_part"]}

    def test_what_stands_already_blocks_no_other_edit(self, visit):
        Visit.objects.update(federation=federation("thai-nguyen"))
        visit.refresh_from_db()
        visit.title = "Một tên khác"
        assert codes_of(visit) == {}

    def test_a_visit_that_misses_its_sides_raises_nothing_else(self):
        assert codes_of(Visit(title="Chưa rõ ai đi")) == {}


@pytest.mark.parametrize(("model", "name"), [(VisitStop, "visited_on"), (VisitDay, "date")])
class TestDaysOfAVisit:
    def test_first_and_last_day_are_within(self, visit, model, name):
        for day in (visit.starts_on, visit.ends_on):
            assert codes_of(model(visit=visit, **{name: day})) == {}

    def test_the_days_around_are_not(self, visit, model, name):
        for day in (visit.starts_on - DAY, visit.ends_on + DAY):
            assert codes_of(model(visit=visit, **{name: day})) == {name: ["day_outside_visit"]}

    def test_a_new_visit_is_compared_before_it_is_saved(self, model, name):
        unsaved = Visit(starts_on=datetime.date(2026, 3, 1), ends_on=datetime.date(2026, 3, 2))
        assert codes_of(model(visit=unsaved, **{name: datetime.date(2026, 3, 2)})) == {}
        late = model(visit=unsaved, **{name: datetime.date(2026, 3, 3)})
        assert codes_of(late) == {name: ["day_outside_visit"]}

    def test_what_is_not_known_refuses_nothing(self, model, name):
        day = datetime.date(2026, 3, 1)
        for row in (model(), model(**{name: day}), model(visit=Visit(), **{name: day}), model(visit=Visit())):
            assert codes_of(row) == {}


class TestProductsOwner:
    def test_a_cooperative_of_others_is_refused(self, product):
        product.cooperative = Cooperative.objects.filter(federation__slug="lao-cai").first()
        assert codes_of(product)["cooperative"] == ["cooperative_of_others"]

    def test_its_own_is_allowed(self, product):
        other = Cooperative.objects.filter(federation__slug="thai-nguyen").exclude(pk=product.cooperative_id)
        product.cooperative = other.get()
        assert codes_of(product) == {}

    @pytest.mark.parametrize(("ours", "theirs"), [("yen-bai", "lao-cai"), ("lao-cai", "yen-bai")])
    def test_a_merged_federation_and_its_heir_are_one(self, ours, theirs):
        product = Product.objects.filter(federation__slug="lao-cai").first()
        Cooperative.objects.filter(pk=product.cooperative_id).update(federation=federation(theirs))
        Product.objects.filter(pk=product.pk).update(federation=federation("thai-nguyen"))
        product = Product.objects.get(pk=product.pk)
        product.federation = federation(ours)
        assert codes_of(product) == {}

    def test_nobody_need_have_made_it(self, product):
        product.cooperative, product.maker = None, ""
        assert codes_of(product) == {}

    def test_what_stands_already_blocks_no_other_edit(self, product):
        Cooperative.objects.filter(pk=product.cooperative_id).update(federation=federation("lao-cai"))
        product = Product.objects.get(pk=product.pk)
        assert codes_of(product) == {}

    def test_a_new_product_without_links_raises_nothing_else(self):
        assert codes_of(Product(name="Chưa rõ")) == {}


class TestProductsCategory:
    def test_a_whole_group_is_refused(self, product):
        product.category = ProductCategory.objects.groups().first()
        assert codes_of(product) == {"category": ["category_is_a_group"]}

    def test_a_sub_group_is_allowed(self, product):
        product.category = ProductCategory.objects.subgroups().exclude(pk=product.category_id).first()
        assert codes_of(product) == {}


class TestKeys:
    """A key is made of the name once, free of those that are taken, and stays."""

    @pytest.mark.parametrize("model", [ProductCategory, Market, Metric])
    def test_a_blank_one_is_made_and_numbered(self, model):
        rows = [
            model(name="Mật ong rừng", **({"group": "size"} if model is Metric else {})) for _ in range(3)
        ]
        for row in rows:
            row.full_clean()
            row.save()
        key = model.kept_keys[0]
        assert [getattr(row, key) for row in rows] == ["mat-ong-rung", "mat-ong-rung-2", "mat-ong-rung-3"]

    def test_a_given_one_is_kept_when_the_name_changes(self):
        group = ProductCategory.objects.get(slug="che")
        group.name = "Chè các loại"
        group.full_clean()
        group.save()
        assert ProductCategory.objects.get(pk=group.pk).slug == "che"

    def test_a_new_units_key_names_those_above(self):
        above = Region.objects.get(key="thai-nguyen")
        unit = Region(kind="commune", unit_type="xã", name="Sông Mơ", parent=above)
        unit.full_clean(exclude=["province"])
        unit.save()
        assert (unit.key, unit.slug) == ("xa-song-mo-thai-nguyen", "xa-song-mo-thai-nguyen")

    def test_a_name_without_letters_still_gets_one(self):
        market = Market.objects.create(name="…")
        assert market.key == "market"


class TestFieldOfACooperative:
    def test_it_may_be_left_open(self):
        one = Cooperative.objects.get(slug="htx-san-xuat-va-thuong-mai-dich-vu-ban-viet")
        assert one.field == ""
        one.full_clean()

    def test_an_open_one_is_under_no_filter(self, client):
        options = client.get("/hop-tac-xa/").content.decode()
        assert "linh-vuc=nong-nghiep" in options
        assert 'linh-vuc="' not in options
        assert "linh-vuc=&" not in options

    def test_the_page_names_the_gap_and_states_no_field(self, client):
        from cooperatives.profile import Profile

        open_one, stated = (
            Cooperative.objects.for_detail().filter(field=field).first() for field in ("", "nong-nghiep")
        )
        assert "lĩnh vực" in Profile(open_one).gaps
        assert "lĩnh vực" not in Profile(stated).gaps
        assert "(chưa rõ)" not in client.get(open_one.get_absolute_url()).content.decode()
