"""The maker of the region tables, on a country of two provinces; and that its files say where they are from."""

import csv
import json
import sqlite3

import pytest

from cooperatives.regions import build, load

COLUMNS = "province, provinceKey, provinceShort, provinceCode, ward, wardKey, wardCode"
NEW = [
    ("Tỉnh Lào Cai", "laocai", "Lào Cai", "15", "Xã Hạnh Phúc", "hanhphuc", "04606"),
    ("Tỉnh Lào Cai", "laocai", "Lào Cai", "15", "Xã Phình Hồ", "phinhho", "04609"),
    ("Tỉnh Lào Cai", "laocai", "Lào Cai", "15", "Phường Sa Pa", "sapa", "03006"),
    ("Tỉnh Sơn La", "sonla", "Sơn La", "14", "Xã Tà Xùa", "taxua", "03900"),
]
TRAM_TAU = ("Huyện Trạm Tấu", "tramtau", "Trạm Tấu", "139")
SA_PA = ("Thị xã Sa Pa", "sapa", "Sa Pa", "088")
BAC_YEN = ("Huyện Bắc Yên", "bacyen", "Bắc Yên", "121")
OLD = [
    (
        *("Tỉnh Yên Bái", "yenbai", "Yên Bái", "15", "Thị trấn Trạm Tấu", "thitrantramtau", "04585"),
        *TRAM_TAU,
    ),
    (*("Tỉnh Yên Bái", "yenbai", "Yên Bái", "15", "Xã Trạm Tấu", "xatramtau", "04586"), *TRAM_TAU),
    (*("Tỉnh Lào Cai", "laocai", "Lào Cai", "10", "Phường  Sa Pa", "sapa", "03006"), *SA_PA),
    (*("Tỉnh Sơn La", "sonla", "Sơn La", "14", "", "", ""), *BAC_YEN),
]
MOVES = {
    "DICT_PROVINCE": {"laocai": ["laocai", "yenbai"], "sonla": ["sonla"]},
    "DICT_PROVINCE_WARD_NO_DIVIDED": {
        "laocai": {"hanhphuc": ["yenbai_tramtau_thitrantramtau"], "sapa": ["laocai_sapa_sapa"]}
    },
    "DICT_PROVINCE_WARD_DIVIDED": {
        "laocai": {"yenbai_tramtau_xatramtau": [{"newWardKey": "hanhphuc"}, {"newWardKey": "phinhho"}]}
    },
}


@pytest.fixture
def tables(tmp_path):
    database = sqlite3.connect(tmp_path / "dataset.db")
    more = ", district, districtKey, districtShort, districtCode"
    for name, columns, rows in (
        ("admin_units", COLUMNS, NEW),
        ("admin_units_legacy", COLUMNS + more, OLD),
    ):
        database.execute(f"CREATE TABLE {name} ({columns})")
        database.executemany(f"INSERT INTO {name} VALUES ({', '.join('?' * len(rows[0]))})", rows)
    database.commit()
    database.close()
    (tmp_path / "converter_2025.json").write_text(json.dumps(MOVES), encoding="utf-8")
    return build.build(tmp_path)


def test_a_merged_province_is_two_rows_and_an_unchanged_one_is_one(tables):
    provinces = {
        key: (row["valid_from"], row["valid_until"])
        for key, row in tables.regions.items()
        if row["kind"] == "province"
    }
    assert provinces == {
        "lao-cai": ("2025-07-01", ""),
        "lao-cai-truoc-2025": ("", "2025-06-30"),
        "yen-bai": ("", "2025-06-30"),
        "son-la": ("", ""),
    }


def test_units_stand_under_what_was_above_them_then(tables):
    parents = {key: row["parent"] for key, row in tables.regions.items() if row["kind"] != "province"}
    assert parents["xa-hanh-phuc-lao-cai"] == "lao-cai"
    assert parents["huyen-tram-tau-yen-bai"] == "yen-bai"
    assert parents["thi-tran-tram-tau-tram-tau-yen-bai"] == "huyen-tram-tau-yen-bai"
    assert parents["thi-xa-sa-pa-lao-cai"] == "lao-cai-truoc-2025"
    # Parents are written first: the loader needs them.
    order = list(tables.regions)
    assert all(order.index(parent) < order.index(key) for key, parent in parents.items())


def test_who_went_where_in_whole_and_in_part(tables):
    told = {ends: row["extent"] for ends, row in tables.successions.items()}
    assert told == {
        ("lao-cai-truoc-2025", "lao-cai"): "whole",
        ("yen-bai", "lao-cai"): "whole",
        ("thi-tran-tram-tau-tram-tau-yen-bai", "xa-hanh-phuc-lao-cai"): "whole",
        ("xa-tram-tau-tram-tau-yen-bai", "xa-hanh-phuc-lao-cai"): "part",
        ("xa-tram-tau-tram-tau-yen-bai", "xa-phinh-ho-lao-cai"): "part",
        ("phuong-sa-pa-sa-pa-lao-cai", "phuong-sa-pa-lao-cai"): "whole",
        ("huyen-tram-tau-yen-bai", "xa-hanh-phuc-lao-cai"): "part",
        ("huyen-tram-tau-yen-bai", "xa-phinh-ho-lao-cai"): "part",
        ("thi-xa-sa-pa-lao-cai", "phuong-sa-pa-lao-cai"): "whole",
        ("huyen-bac-yen-son-la", "son-la"): "whole",
    }
    assert tables.successions["huyen-bac-yen-son-la", "son-la"]["note"]


def test_the_files_are_written_as_they_are_read(tables, tmp_path):
    build.write(tables, tmp_path)
    with open(tmp_path / "regions.csv", encoding="utf-8", newline="") as file:
        assert list(csv.DictReader(file)) == list(tables.regions.values())
    first = (tmp_path / "successions.csv").read_bytes()
    build.write(tables, tmp_path)
    assert (tmp_path / "successions.csv").read_bytes() == first
    assert b"\r" not in first


@pytest.mark.parametrize(
    ("name", "parts"),
    [
        ("Thị trấn Trạm Tấu", ("thị trấn", "Trạm Tấu")),
        ("Thành  phố Huế", ("thành phố", "Huế")),
        ("Thị xã Phú Mỹ", ("thị xã", "Phú Mỹ")),
        ("Xã Tân Cương", ("xã", "Tân Cương")),
        ("Đặc khu Hoàng Sa", ("đặc khu", "Hoàng Sa")),
        ("Hoàng Sa", ("đặc khu", "Hoàng Sa")),
    ],
)
def test_a_type_is_parted_from_its_name(name, parts):
    assert build.split_type(name) == parts


def test_the_data_say_their_source_and_licence():
    told = (load.DATA / "README.md").read_text(encoding="utf-8")
    assert load.SOURCE in told.replace("**", "")
    assert "MIT" in told
    assert "build_regions" in told
    licence = (load.DATA / "LICENSE-vietnamadminunits.txt").read_text(encoding="utf-8")
    assert load.SOURCE in licence
    assert {"MIT License", "Copyright (c) 2025 Tran Ngoc Minh Hieu"} <= set(licence.splitlines())


@pytest.mark.parametrize("name", ["regions.csv", "successions.csv"])
def test_the_numbers_told_of_the_data_are_true(name):
    told = (load.DATA / "README.md").read_text(encoding="utf-8")
    rows = len(load._rows(name))
    assert f"`{name}` có {rows:,} dòng".replace(",", ".") in told
