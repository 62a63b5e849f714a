"""The country before and after 1 July 2025, as Resolution 202/2025/QH15 has it."""

import csv
import datetime

import pytest

from cooperatives.models import Extent, Region, RegionCode, RegionKind, RegionSuccession
from cooperatives.regions import load
from cooperatives.regions.build import split_type
from coopsite.common.text import fold

pytestmark = pytest.mark.django_db

BEFORE, AFTER = datetime.date(2025, 6, 30), datetime.date(2025, 7, 1)

# Today's provinces with the other parts they were formed from; every other one of the 63 stands unchanged.
MERGED = """
    Tuyên Quang: Hà Giang|Lào Cai: Yên Bái|Thái Nguyên: Bắc Kạn|Phú Thọ: Vĩnh Phúc, Hòa Bình|Bắc Ninh: Bắc Giang
    Hưng Yên: Thái Bình|Hải Phòng: Hải Dương|Ninh Bình: Hà Nam, Nam Định|Quảng Trị: Quảng Bình
    Đà Nẵng: Quảng Nam|Quảng Ngãi: Kon Tum|Gia Lai: Bình Định|Khánh Hòa: Ninh Thuận
    Lâm Đồng: Đắk Nông, Bình Thuận|Đắk Lắk: Phú Yên|Hồ Chí Minh: Bình Dương, Bà Rịa - Vũng Tàu
    Đồng Nai: Bình Phước|Tây Ninh: Long An|Cần Thơ: Sóc Trăng, Hậu Giang|Vĩnh Long: Bến Tre, Trà Vinh
    Đồng Tháp: Tiền Giang|Cà Mau: Bạc Liêu|An Giang: Kiên Giang
"""
UNCHANGED = {
    *("Hà Nội", "Huế", "Cao Bằng", "Điện Biên", "Lai Châu", "Sơn La", "Lạng Sơn", "Quảng Ninh", "Thanh Hóa"),
    *("Nghệ An", "Hà Tĩnh"),
}
# Places of the two articles → the communes of today that hold their land, in part or wholly.
PLACES = {
    (
        "Huyện Văn Chấn",
        "Yên Bái",
    ): "Văn Chấn, Tú Lệ, Gia Hội, Sơn Lương, Cát Thịnh, Chấn Thịnh, Thượng Bằng La, "
    "Nghĩa Tâm, Liên Sơn, Mỏ Vàng, Nghĩa Lộ",
    ("Huyện Trạm Tấu", "Yên Bái"): "Hạnh Phúc, Trạm Tấu, Phình Hồ, Tà Xi Láng",
    (
        "Huyện Văn Yên",
        "Yên Bái",
    ): "Mậu A, Lâm Giang, Châu Quế, Đông Cuông, Phong Dụ Hạ, Phong Dụ Thượng, Tân Hợp, Xuân Ái, Mỏ Vàng",
    ("Xã Tân Cương", "Thái Nguyên"): "Tân Cương",
    ("Xã Bảo Lý", "Thái Nguyên"): "Phú Bình",
    ("Huyện Đồng Hỷ", "Thái Nguyên"): "Đồng Hỷ, Trại Cau, Văn Lăng, Quang Sơn, Văn Hán, Nam Hòa",
    ("Huyện Trà Bồng", "Quảng Ngãi"): "Trà Bồng, Đông Trà Bồng, Tây Trà Bồng, Thanh Bồng, Cà Đam, Tây Trà",
    ("Thành phố Phổ Yên", "Thái Nguyên"): "Phổ Yên, Vạn Xuân, Trung Thành, Phúc Thuận, Thành Công, Đại Phúc",
}
# Communes of today → the former communes whose land they hold.
FORMED = {
    "xa-hanh-phuc-lao-cai": "Trạm Tấu, Xà Hồ, Bản Công, Hát Lừu",
    "xa-tram-tau-lao-cai": "Trạm Tấu, Pá Lau, Pá Hu, Túc Đán",
    "xa-phinh-ho-lao-cai": "Phình Hồ, Làng Nhì, Bản Mù",
    "xa-tan-cuong-thai-nguyen": "Tân Cương, Thịnh Đức, Bình Sơn",
}


@pytest.mark.parametrize(("day", "counts"), [(BEFORE, (63, 696, 10_035)), (AFTER, (34, 0, 3_321))])
def test_what_stood_on_the_day(day, counts):
    standing = Region.objects.valid(day)
    assert tuple(standing.filter(kind=kind).count() for kind in RegionKind) == counts


def test_the_34_were_formed_from_the_63():
    pairs = [line.split(": ") for line in "|".join(MERGED.strip().split("\n")).split("|")]
    expected = {name.strip(): set(parts.strip().split(", ")) | {name.strip()} for name, parts in pairs}
    formed = {}
    for one in RegionSuccession.objects.filter(predecessor__kind="province").select_related(
        "predecessor", "successor"
    ):
        assert (one.extent, one.on) == (Extent.WHOLE, AFTER)
        formed.setdefault(one.successor.name, set()).add(one.predecessor.name)
    assert formed == expected
    today = set(Region.objects.provinces().valid(AFTER).values_list("name", flat=True))
    assert today - set(formed) == UNCHANGED


@pytest.mark.parametrize(("place", "communes"), PLACES.items())
def test_places_of_the_articles_today(place, communes):
    title, province = place
    unit_type, name = split_type(title)
    former = Region.objects.get(unit_type=unit_type, name=name, province__name=province, valid_until=BEFORE)
    became = set(former.succeeded_by.values_list("successor__name", flat=True))
    assert became == set(communes.split(", "))
    homes = set(former.succeeded_by.values_list("successor__province__name", flat=True))
    assert homes == {"Lào Cai" if province == "Yên Bái" else province}


def test_no_commune_is_called_van_yen_in_lao_cai():
    """The old district's name did not pass to any commune: nobody may guess one."""
    assert not Region.objects.filter(name="Văn Yên", valid_until=None, province__key="lao-cai").exists()


def test_names_may_recur_across_provinces_but_not_within_one():
    seen = set()
    for row in (
        Region.objects.valid(AFTER).filter(kind="commune").values_list("unit_type", "name", "province")
    ):
        assert row not in seen
        seen.add(row)
    names = [name for _type, name, _province in seen]
    assert len(names) - len(set(names)) > 100


def test_every_former_unit_says_what_it_became():
    former = Region.objects.filter(valid_until=BEFORE)
    assert former.count() == 52 + 696 + 10_035
    assert not former.filter(succeeded_by=None).exists()


def test_all_of_a_place_went_to_one_or_parts_to_several():
    extents = {}
    for former, extent in RegionSuccession.objects.values_list("predecessor", "extent"):
        extents.setdefault(former, []).append(extent)
    for said in extents.values():
        assert said == ([Extent.WHOLE] if len(said) == 1 else [Extent.PART] * len(said))


def test_only_the_island_districts_lead_no_further_than_their_province():
    """They had no communes; that their commune-level match is missing is said, not guessed."""
    islands = RegionSuccession.objects.exclude(note="")
    names = set(islands.values_list("predecessor__name", "successor__name"))
    assert names == {
        *(("Bạch Long Vĩ", "Hải Phòng"), ("Cồn Cỏ", "Quảng Trị"), ("Hoàng Sa", "Đà Nẵng")),
        *(("Lý Sơn", "Quảng Ngãi"), ("Côn Đảo", "Hồ Chí Minh")),
    }
    unformed = Region.objects.valid(AFTER).filter(kind="commune", formed_from=None)
    assert {(zone.name, zone.unit_type) for zone in unformed} == {(name, "đặc khu") for name, _home in names}


@pytest.mark.parametrize(("commune", "parts"), FORMED.items())
def test_what_the_communes_of_the_articles_were_formed_from(commune, parts):
    formed = Region.objects.get(key=commune).formed_from.filter(predecessor__kind="commune")
    assert set(formed.values_list("predecessor__name", flat=True)) == set(parts.split(", "))


def test_communes_that_took_more_than_the_old_district():
    """ "Part of Liên Sơn, Mỏ Vàng, phường Nghĩa Lộ": other districts' land lies in them too."""
    district = Region.objects.get(key="huyen-van-chan-yen-bai")
    mixed = {
        one.successor.name
        for one in district.succeeded_by.select_related("successor")
        if one.successor.formed_from.filter(predecessor__kind="district").count() > 1
    }
    assert {"Liên Sơn", "Mỏ Vàng", "Nghĩa Lộ"} <= mixed
    assert not {"Văn Chấn", "Gia Hội", "Sơn Lương", "Cát Thịnh", "Chấn Thịnh", "Nghĩa Tâm"} & mixed


@pytest.mark.parametrize("key", ["yen-bai", "huyen-tram-tau-yen-bai", "xa-bao-ly-phu-binh-thai-nguyen"])
def test_the_page_of_a_former_place_leads_to_every_place_it_became(client, key):
    former = Region.objects.get(key=key)
    html = client.get(former.get_absolute_url()).content.decode()
    became = html.partition('<h2 id="nay">')[2].partition("</section>")[0]
    for one in former.succeeded_by.all():
        assert f'href="{one.successor.get_absolute_url()}"' in became
        assert one.get_extent_display() in became.lower()
    assert became.count("<li>") == former.succeeded_by.count() > 0


def test_unbroken_lineage():
    for region in Region.objects.exclude(kind="province").select_related("parent", "province")[::97]:
        assert region.lineage == region.parent.full_name
        assert region.province.kind == "province"
        assert fold(region.province.name) in fold(region.lineage)


def test_codes_are_dated_and_may_be_given_twice():
    """The same code named Bến Nghé before and Sài Gòn after: it is an attribute, never an identity."""
    holders = {
        code.region.name: code.valid_on
        for code in RegionCode.objects.filter(code="26740").select_related("region")
    }
    assert holders == {"Bến Nghé": BEFORE, "Sài Gòn": AFTER}


def test_keys_never_change():
    """Addresses of regions are printed and linked: a rebuilt file must keep them."""
    with open(load.DATA / "regions.csv", encoding="utf-8", newline="") as file:
        keys = [row["key"] for row in csv.DictReader(file)]
    assert len(keys) == len(set(keys)) == Region.objects.count()
    assert {"lao-cai", "yen-bai", "huyen-tram-tau-yen-bai", "xa-tan-cuong-thai-nguyen"} <= set(keys)


def test_loading_again_changes_nothing():
    report = load.load_regions()
    assert (report.added, report.changed, report.successions) == (0, 0, 0)


def test_a_correction_reaches_the_children(monkeypatch):
    rows = load._rows

    def corrected(name):
        found = rows(name)
        for row in found:
            if row.get("key") == "huyen-tram-tau-yen-bai":
                row["name"] = "Trạm Tấu mới"
        return found

    monkeypatch.setattr(load, "_rows", corrected)
    district = Region.objects.get(key="huyen-tram-tau-yen-bai")
    report = load.load_regions()
    assert report.added == 0
    assert report.changed == 1 + district.children.count()
    assert district.children.first().lineage == "huyện Trạm Tấu mới, tỉnh Yên Bái"
    assert Region.objects.get(pk=district.pk).slug == district.slug


def test_a_corrected_code_takes_the_place_of_the_wrong_one():
    """Codes that staff noted from other lists stay."""
    region = Region.objects.get(key="xa-phinh-ho-lao-cai")
    right = region.codes.get().code
    region.codes.update(code="99999")
    region.codes.create(code="88888", valid_on=AFTER, source="Danh mục khác")
    load.load_regions()
    assert set(region.codes.values_list("code", flat=True)) == {right, "88888"}


def test_a_missing_place_is_added_under_its_parent():
    region = Region.objects.get(key="xa-phinh-ho-lao-cai")
    told = {name: getattr(region, name) for name in ("slug", "name", "lineage", "province_id", "sort_key")}
    succeeded = region.formed_from.count()
    region.delete()
    report = load.load_regions()
    assert (report.added, report.changed, report.successions) == (1, 0, succeeded)
    again = Region.objects.get(key=region.key)
    assert {name: getattr(again, name) for name in told} == told
    assert again.codes.count() == 1


def test_a_corrected_succession_is_written():
    one = RegionSuccession.objects.get(predecessor__key="yen-bai", successor__key="lao-cai")
    wrong = {"extent": Extent.PART, "note": "nhầm"}
    RegionSuccession.objects.filter(pk=one.pk).update(**wrong)
    assert load.load_regions().successions == 1
    one.refresh_from_db()
    assert (one.extent, one.note) == (Extent.WHOLE, "")
