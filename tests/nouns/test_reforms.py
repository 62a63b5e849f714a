"""The next reform is new rows: what lies in a unit that ends stays visible, editable and finds its new place."""

import datetime
import io

import pytest
from django.core.exceptions import ValidationError
from django.core.management import call_command
from django.utils import timezone

from cooperatives.models import Cooperative, Extent, Region, RegionSuccession
from products.models import Product

pytestmark = pytest.mark.django_db

TODAY = timezone.localdate()
DAY = datetime.timedelta(days=1)


@pytest.fixture
def commune():
    return Region.objects.get(key="xa-tan-cuong-thai-nguyen")


def end(region, on, *heirs, extent=Extent.WHOLE):
    region.valid_until = on
    region.save()
    for heir in heirs:
        RegionSuccession.objects.create(predecessor=region, successor=heir, extent=extent, on=on + DAY)


def new_commune(key="phuong-tan-cuong-moi"):
    parent = Region.objects.get(key="thai-nguyen")
    return Region.objects.create(
        key=key, slug=key, kind="commune", unit_type="phường", name="Tân Cương", parent=parent
    )


def test_an_announced_end_changes_nothing_yet(commune):
    before = list(Product.objects.in_region(commune))
    end(commune, TODAY + 30 * DAY)
    assert list(Product.objects.in_region(commune)) == before != []


def test_rows_of_an_ended_unit_can_still_be_edited(commune):
    end(commune, TODAY - DAY)
    product = Product.objects.filter(region=commune).first()
    product.standfirst = "Câu mới."
    product.full_clean()
    product.save()


def test_but_nobody_chooses_an_ended_unit_anew(commune):
    end(commune, TODAY - DAY)
    product = Product.objects.exclude(region=commune).first()
    product.region = commune
    with pytest.raises(ValidationError) as refused:
        product.full_clean()
    assert refused.value.error_dict["region"][0].code == "former_region"


def test_a_whole_unit_moves_whole(commune):
    heir = new_commune()
    end(commune, TODAY - DAY, heir)
    moved = set(Product.objects.filter(region=commune))
    call_command("follow_reforms", stdout=io.StringIO())
    assert set(Product.objects.in_region(heir)) == moved != set()
    assert moved <= set(Product.objects.in_region(commune))


def test_parts_move_to_the_province_and_say_so(commune):
    end(commune, TODAY - DAY, new_commune(), new_commune("phuong-thinh-duc-moi"), extent=Extent.PART)
    cooperative = Cooperative.objects.filter(region=commune).first()
    said = io.StringIO()
    call_command("follow_reforms", stdout=said)
    cooperative.refresh_from_db()
    assert cooperative.region.key == "thai-nguyen"
    assert cooperative.commune_is_unknown
    assert "chưa rõ" in said.getvalue()


def test_a_second_run_moves_nothing(commune):
    end(commune, TODAY - DAY, new_commune())
    call_command("follow_reforms", stdout=io.StringIO())
    said = io.StringIO()
    call_command("follow_reforms", stdout=said)
    assert "Đã chuyển 0 hồ sơ" in said.getvalue()


@pytest.mark.parametrize("key", ["huyen-tra-bong-quang-ngai", "xa-tan-cuong-thai-nguyen", "ha-noi"])
def test_the_place_of_then_must_have_become_part_of_the_place_of_now(key):
    product = Product.objects.get(slug="que-che-cong-tam")
    product.former_region = Region.objects.get(key=key)
    with pytest.raises(ValidationError) as refused:
        product.full_clean()
    assert refused.value.error_dict["former_region"][0].code == "former_region_elsewhere"


def test_a_commune_shows_what_was_told_of_the_one_it_came_from(client):
    html = client.get("/dia-phuong/xa-phu-binh-thai-nguyen/").content.decode()
    assert "/chuyen-ke/" in html.split("<main")[1]
