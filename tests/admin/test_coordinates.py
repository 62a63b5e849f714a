"""Coordinates at the desk: pasted into one box, read back in words, drafted and remembered like everything else."""

from decimal import Decimal

import pytest

from cooperatives.admin.cooperative import CooperativeAdmin
from cooperatives.models import Cooperative
from coopsite.desk.differences import changes_between
from coopsite.desk.snapshot import take
from coopsite.desk.standing import Standing
from tests.admin.forms import change_page
from tests.desk.acting import Desk, shown

pytestmark = pytest.mark.django_db

SECONDS = """21°35'39"B 105°50'54"Đ"""


@pytest.fixture
def desk():
    return Desk("anh-nam", "thai-nguyen")


@pytest.fixture
def cooperative():
    return Cooperative.objects.published().filter(federation__slug="thai-nguyen").first()


def errors(answer) -> list[str]:
    return [error.code for error in answer.context["adminform"].form.errors.as_data().get("coordinates", [])]


def drafted(row) -> tuple:
    fields = Standing(row).content["fields"]
    return fields["latitude"], fields["longitude"]


@pytest.mark.parametrize(
    "typed", [SECONDS, "21.594167, 105.848333", "https://www.google.com/maps/@21.594167,105.848333,17z"]
)
def test_what_is_pasted_waits_in_the_draft_and_reads_back_in_words(desk, cooperative, typed):
    assert desk.save(cooperative, coordinates=typed).status_code == 302
    assert drafted(cooperative) == ("21.594167", "105.848333")
    assert Cooperative.objects.get(pk=cooperative.pk).point is None
    html = desk.client.get(change_page(cooperative)).content.decode()
    assert 'value="21.594167, 105.848333"' in html
    assert "21°35′39″ Bắc, 105°50′54″ Đông" in html


def test_published_it_stands_on_the_page_and_in_the_history(desk, cooperative):
    desk.save(cooperative, "_publish", coordinates=SECONDS, location_source="đo ở cổng, 3/2026")
    row = Cooperative.objects.get(pk=cooperative.pk)
    assert (row.latitude, row.longitude) == (Decimal("21.594167"), Decimal("105.848333"))
    html = shown(row.get_absolute_url())
    assert 'href="geo:21.594167,105.848333"' in html
    assert "21°35′39″ Bắc, 105°50′54″ Đông" in html
    assert "đo ở cổng, 3/2026" in html
    history = desk.client.get(desk.page(row, "history")).content.decode()
    assert "Vĩ độ" in history
    assert "21,594167" in history
    assert "Tọa độ chính xác đến đâu" not in history


def test_what_is_known_to_the_commune_is_told_roughly(desk, cooperative):
    desk.save(cooperative, "_publish", coordinates=SECONDS, location_precision="commune")
    html = shown(cooperative.get_absolute_url())
    assert 'Quãng <a href="geo:21.59,105.85">21°35′ Bắc, 105°51′ Đông</a>, ước chừng theo xã' in html
    assert "21.594167" not in html


def test_saving_unchanged_changes_nothing_and_emptying_forgets(desk, cooperative):
    Cooperative.objects.filter(pk=cooperative.pk).update(latitude="21.594200", longitude="105.848200")
    desk.save(cooperative)
    assert "Không có gì thay đổi" in desk.said()
    desk.save(cooperative, "_publish", coordinates="")
    assert Cooperative.objects.get(pk=cooperative.pk).point is None


@pytest.mark.parametrize(
    ("typed", "code"),
    [
        ("chỗ nhà anh Ba", "no_coordinates"),
        ("105.848333, 21.594167", "swapped"),
        ("39.9042, 116.4074", "outside_vietnam"),
        ("https://maps.app.goo.gl/AbCdEf123", "short_link"),
        # Cần Thơ, for a cooperative of Thái Nguyên.
        ("10.0452, 105.7469", "in_other_province"),
    ],
)
def test_nonsense_is_refused_and_stays_as_it_was_typed(desk, cooperative, typed, code):
    answer = desk.save(cooperative, coordinates=typed)
    assert answer.status_code == 200
    assert errors(answer) == [code]
    assert typed in answer.content.decode()


@pytest.mark.parametrize("typed", ["21.40, 105.862", "10.500, 112.000"])
def test_near_the_border_and_at_sea_the_sketch_judges_nothing(desk, cooperative, typed):
    assert desk.save(cooperative, coordinates=typed).status_code == 302


def test_a_place_that_was_stored_blocks_no_other_change(desk, cooperative):
    Cooperative.objects.filter(pk=cooperative.pk).update(latitude="10.045200", longitude="105.746900")
    assert desk.save(cooperative, activity="Làm chè").status_code == 302


def test_a_content_of_before_there_were_places_tells_of_no_change(desk, cooperative):
    now = take(cooperative)
    names = ("latitude", "longitude", "location_precision", "location_source")
    then = now | {"fields": {key: value for key, value in now["fields"].items() if key not in names}}
    assert changes_between(Cooperative, then, now, lambda rows: rows) == []


def test_who_may_only_look_reads_it(desk, cooperative, monkeypatch):
    Cooperative.objects.filter(pk=cooperative.pk).update(latitude="21.594200", longitude="105.848200")
    monkeypatch.setattr(CooperativeAdmin, "has_change_permission", lambda *_anybody: False)
    html = desk.client.get(change_page(cooperative)).content.decode()
    assert "21.5942, 105.8482" in html
    assert 'name="coordinates"' not in html
