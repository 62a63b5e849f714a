"""One stylesheet made of many parts, and the sprites that templates draw from."""

import json
import os
import re
import xml.etree.ElementTree as ElementTree

import pytest
from django.contrib.staticfiles import finders
from django.core.management import call_command

from cooperatives.models import Region
from coopsite.common import assets
from coopsite.common.templatetags import icons
from tests.kit.floors import ROOT

STATIC = ROOT / "static"
SPRITES = ("icons", "provinces", "map", "former")
FETCHED = re.compile(r"url\(([^)]*)\)")
MOST_CSS = 42_000  # bytes, unminified: what the design allows itself
MOST_JS = 4_000


def symbols(sprite: str) -> set[str]:
    """The ids that a sprite offers."""
    return set(re.findall(r'id="([^"]+)"', (STATIC / "img" / f"{sprite}.svg").read_text(encoding="utf-8")))


@pytest.fixture
def collected(settings, tmp_path):
    """The static files as a real site serves them, under names that carry their content's hash."""
    settings.STATIC_ROOT = tmp_path
    manifest = "django.contrib.staticfiles.storage.ManifestStaticFilesStorage"
    settings.STORAGES = settings.STORAGES | {"staticfiles": {"BACKEND": manifest}}
    call_command("collectstatic", interactive=False, verbosity=0)
    return tmp_path


@pytest.mark.parametrize("made", assets.BUNDLES.values(), ids=assets.BUNDLES)
def test_every_part_is_in_its_bundle_once(made):
    listed = [part.name for part in assets.parts(made)]
    assert sorted(listed) == sorted(path.name for path in (STATIC / made.folder).iterdir())


def test_parts_keep_their_order_and_lose_their_comments():
    made = assets.bundle()
    assert made.startswith("@layer reset, tokens, base, layout, components, utilities, print;")
    assert made.index(".mast{") < made.index(".foot{") < made.index("@layer print{\n")
    assert "/*" not in made
    assert made.count("{") == made.count("}")


def test_the_stylesheet_stays_small():
    assert len(assets.bundle().encode()) <= MOST_CSS


def test_the_script_stays_small():
    assert (STATIC / "js" / "site.js").stat().st_size <= MOST_JS


# Eight fonts, the brocade and the stitch; the desk has six fonts.
@pytest.mark.parametrize(("sheet", "least"), [(assets.SITE, 10), (assets.ADMIN, 6)], ids=["site", "admin"])
def test_a_stylesheet_fetches_only_our_own_files(sheet, least):
    made = assets.bundle(sheet)
    fetched = FETCHED.findall(made)
    assert len(fetched) >= least
    missing = [url for url in fetched if not (STATIC / "css" / url).resolve().is_file()]
    assert missing == []
    assert "@import" not in made


def test_each_font_family_stands_beside_its_licence():
    fonts = STATIC / "fonts"
    for family in {path.name.split("-latin")[0] for path in fonts.glob("*-latin-*.woff2")}:
        assert (
            "SIL OPEN FONT LICENSE" in (fonts / f"LICENSE-{family}.txt").read_text(encoding="utf-8").upper()
        )


def test_the_development_server_finds_the_bundle():
    with open(finders.find(assets.BUNDLE), encoding="utf-8") as found:
        assert found.read() == assets.bundle()
    assert finders.find("css/no-such.css") is None


def test_a_part_edited_reaches_the_development_server(settings, tmp_path, monkeypatch):
    settings.VAR_DIR = tmp_path
    finders.find(assets.BUNDLE)
    monkeypatch.setattr(assets, "bundle", lambda _made: "a{color:red}")
    with open(finders.find(assets.BUNDLE), encoding="utf-8") as found:
        assert found.read() == "a{color:red}"


def test_an_unchanged_bundle_is_not_written_again(settings, tmp_path):
    settings.VAR_DIR = tmp_path
    path = tmp_path / "bundle" / assets.BUNDLE
    finders.find(assets.BUNDLE)
    os.utime(path, (0, 0))
    finders.find(assets.BUNDLE)
    assert path.stat().st_mtime == 0


def test_collecting_serves_the_bundle_with_hashed_names_and_no_parts(collected):
    (sheet,) = collected.glob("css/site.*.css")
    fetched = FETCHED.findall(sheet.read_text(encoding="utf-8"))
    assert len(fetched) >= 10
    for url in fetched:
        url = url.strip("\"'")
        assert re.search(r"\.[0-9a-f]{12}\.\w+$", url), url
        assert (sheet.parent / url).resolve().is_file()
    assert len(list(collected.glob("css/admin.*.css"))) == 1
    assert not (collected / assets.PARTS).exists()
    assert not (collected / assets.ADMIN_PARTS).exists()


def test_collecting_serves_the_editor_as_one_module_with_its_kit(collected):
    (script,) = collected.glob("js/desk/longtext.*.js")
    assert "startAll(document)" in script.read_text(encoding="utf-8")
    assert len(list(collected.glob("django_prose_editor/editor.*.js"))) == 1
    assert not (collected / assets.EDITOR.folder).exists()


def test_collecting_serves_the_outline_in_degrees_and_leaflet_with_its_licence(collected):
    (made,) = collected.glob("img/outline.*.json")
    assert json.loads(made.read_text(encoding="utf-8"))["type"] == "FeatureCollection"
    (script,) = collected.glob("vendor/leaflet/leaflet.*.js")
    assert 't.version="1.9.4"' in script.read_text(encoding="utf-8")
    assert "BSD 2-Clause" in (STATIC / "vendor" / "leaflet" / "LICENSE").read_text(encoding="utf-8")
    assert "1.9.4" in (STATIC / "vendor" / "leaflet" / "README.md").read_text(encoding="utf-8")


def test_the_development_server_finds_the_outline():
    with open(finders.find(assets.OUTLINE), encoding="utf-8") as found:
        assert len(json.load(found)["features"]) == 36


def test_drawings_follow_the_hashed_name_of_their_sprite(collected):
    (sprite,) = collected.glob("img/icons.*.svg")
    assert f"/static/img/{sprite.name}#i-search" in icons.icon("search")


@pytest.mark.parametrize("sprite", SPRITES)
def test_a_sprite_is_one_document_that_fetches_nothing(sprite):
    root = ElementTree.parse(STATIC / "img" / f"{sprite}.svg").getroot()
    ids = [element.get("id") for element in root.iter() if element.get("id")]
    assert len(ids) == len(set(ids)) > 0
    for element in root.iter():
        assert not element.tag.endswith(("}script", "}style", "}image", "}foreignObject"))
        assert not {"style", "href", "{http://www.w3.org/1999/xlink}href"} & set(element.keys())


def test_every_icon_that_a_template_names_is_drawn():
    named = {
        name
        for path in (ROOT / "templates").rglob("*.html")
        for name in re.findall(r'{% icon "([^"]+)"', path.read_text(encoding="utf-8"))
    }
    assert len(named) > 10
    assert {f"i-{name}" for name in named} - symbols("icons") == set()


def test_stars_are_drawn_for_every_rank_that_exists():
    assert {f"st-{rank}" for rank in (3, 4, 5)} <= symbols("icons")


@pytest.mark.django_db
def test_each_province_of_today_has_an_outline_and_a_place_on_the_map():
    today = set(Region.objects.provinces().valid().values_list("key", flat=True))
    assert len(today) == 34
    assert today <= icons.silhouettes()
    assert symbols("map") == {f"m-{key}" for key in today} | {"m-bien"}
    assert set(icons.centres()) == today


@pytest.mark.django_db
def test_each_outline_belongs_to_a_province():
    provinces = set(Region.objects.provinces().values_list("key", flat=True))
    assert icons.silhouettes() - provinces == set()
    assert {"yen-bai", "lao-cai-truoc-2025", "bac-kan"} <= icons.silhouettes()


def test_the_map_shows_both_archipelagos():
    sprite = ElementTree.parse(STATIC / "img" / "map.svg").getroot()
    dots = {
        group.get("id"): len(group.findall("{http://www.w3.org/2000/svg}circle"))
        for group in sprite
        if group.get("id")
    }
    assert dots["m-da-nang"] >= 5  # Hoàng Sa
    assert dots["m-khanh-hoa"] >= 20  # Trường Sa
    assert sum(dots.values()) == dots["m-da-nang"] + dots["m-khanh-hoa"]


def test_a_province_without_an_outline_leaves_no_empty_place():
    assert icons.silhouette("yen-bai") != ""
    assert icons.silhouette("ha-giang") == ""
    assert icons.map_number("lao-cai", 7) == '<text x="114.5" y="74.7" dy="7">7</text>'
    assert icons.map_number("yen-bai", 7) == ""


def test_names_are_escaped():
    for drawn in (
        icons.icon('"><b>'),
        icons.icon("x", '"><b>'),
        icons.bar(1, '"><b>'),
        icons.map_shape('"><b>'),
    ):
        assert "<b>" not in drawn


def test_a_bar_is_as_long_as_its_share():
    assert 'width="24.00%"' in icons.bar(24)
    assert 'class="scale scale--gold" width="1.72%"' in icons.bar(1.716, "scale--gold")


def test_a_certificates_life_has_a_cell_a_month():
    all_months, gone = re.findall(r'<path d="([^"]*)"', icons.lifebar(22, 36, "valid"))
    assert (all_months.count("M"), gone.count("M")) == (36, 22)
    assert all_months.startswith(gone)
    assert re.findall(r'<path d="([^"]*)"', icons.lifebar(0, 36, "valid"))[1] == ""
