"""A cooperative is found by each of its names: the registered three, and what else people call it."""

import unicodedata

import pytest

from cooperatives.models import Cooperative
from coopsite.common.publishing import Status
from coopsite.desk.differences import changes_between
from coopsite.desk.snapshot import take
from products.models import Product
from tests.admin.forms import change_page
from tests.desk.acting import Desk, shown
from tests.kit.finding import found
from tests.kit.freshness import at
from tests.pages.addresses import CONG_TAM

pytestmark = pytest.mark.django_db

NAMES = {
    "foreign_name": "Zephyr Cinnamon Co-operative",
    "other_names": "HTX Bàn Tay Zéo; Tổ quế Zâm Bút",
}
KIEN_THUAN = "/hop-tac-xa/htx-dich-vu-tong-hop-kien-thuan/"


@pytest.fixture
def row():
    return at(Cooperative, CONG_TAM)


@pytest.fixture
def named(row):
    Cooperative.objects.filter(pk=row.pk).update(**NAMES)
    return row


@pytest.mark.parametrize(
    "typed",
    [
        *(
            "HTX Dịch vụ nông lâm nghiệp tổng hợp Công Tâm",
            "htx dv nong lam nghiep cong tam",
            "hợp tác xã công tâm",
        ),
        *("Zephyr Cinnamon Co-operative", "ZEPHYR CINNAMON", "zephyr co operative"),
        *("HTX Bàn Tay Zéo", "hop tac xa ban tay zeo", "BÀN TAY ZÉO", "to que zam but", "tổ quế zâm"),
        unicodedata.normalize("NFD", "Tổ quế Zâm Bút"),
    ],
)
def test_any_name_in_any_spelling_finds_it_first(named, typed):
    assert found(Cooperative, typed)[0] == named


def test_what_it_makes_is_found_by_each_of_its_names_while_its_page_is_public(named):
    made = set(named.products.published())
    assert made
    for typed in ("công tâm", "zephyr cinnamon", "bàn tay zéo"):
        assert made <= set(found(Product, typed)), typed
    named.status = Status.DRAFT
    named.save()
    assert not made & set(found(Product, "bàn tay zéo"))


def test_a_name_weighs_as_a_name(named):
    """Whoever is called so comes before whoever only tells of it."""
    teller = Cooperative.objects.exclude(pk=named.pk).first()
    teller.standfirst = "Cùng làm với Tổ quế Zâm Bút; Tổ quế Zâm Bút giúp nhiều."
    teller.save()
    assert found(Cooperative, "to que zam but") == [named, teller]


def test_each_of_the_other_names_is_one_name(row):
    row.other_names = " HTX Bàn Tay Zéo ;; Tổ quế Zâm Bút; "
    assert row.also_called == ["HTX Bàn Tay Zéo", "Tổ quế Zâm Bút"]
    row.foreign_name = "Zephyr"
    assert row.find_names() == [row.name, row.short_name, "Zephyr", "HTX Bàn Tay Zéo", "Tổ quế Zâm Bút"]


def test_a_name_that_is_taken_away_finds_nothing(row):
    for field, name, typed in (
        ("foreign_name", "Zephyr Cinnamon", "zephyr"),
        ("other_names", "Tổ quế Zâm Bút", "zam but"),
    ):
        assert found(Cooperative, typed) == []
        setattr(row, field, name)
        row.save()
        assert found(Cooperative, typed) == [row]
        setattr(row, field, "")
        row.save(update_fields=[field])
        assert found(Cooperative, typed) == []


def test_the_search_page_lists_who_is_called_so(client, named):
    answer = client.get("/tim-kiem/", {"q": "ban tay zeo"}).content.decode()
    assert f'href="{CONG_TAM}"' in answer


def test_its_page_tells_the_other_names_where_there_are_any(client, row):
    assert "Còn gọi là" not in shown(CONG_TAM)
    Cooperative.objects.filter(pk=row.pk).update(**NAMES)
    html = shown(CONG_TAM)
    assert "Còn gọi là Zephyr Cinnamon Co-operative; HTX Bàn Tay Zéo; Tổ quế Zâm Bút</p>" in html


def test_the_demonstration_tells_the_name_that_a_caption_uses():
    assert "Còn gọi là HTX DVTH Kiến Thuận</p>" in shown(KIEN_THUAN)


class TestTheDesk:
    @pytest.fixture
    def desk(self):
        return Desk("anh-nam", "lao-cai")

    def test_names_wait_in_the_draft_and_are_public_once_published(self, desk, row):
        assert desk.save(row, **NAMES).status_code == 302
        assert found(Cooperative, "zephyr") == []
        html = desk.client.get(change_page(row)).content.decode()
        assert all(f'value="{name}"' in html for name in NAMES.values())
        desk.save(row, "_publish")
        row.refresh_from_db()
        assert {name: getattr(row, name) for name in NAMES} == NAMES
        assert found(Cooperative, "zephyr") == found(Cooperative, "to que zam but") == [row]

    def test_history_and_comparison_tell_them(self, desk, row):
        then = take(row)
        desk.save(row, "_publish", **NAMES)
        row.refresh_from_db()
        changed = changes_between(Cooperative, then, take(row), lambda rows: rows)
        assert len(changed) == 2
        history = desk.client.get(desk.page(row, "history")).content.decode()
        assert "Tên bằng tiếng nước ngoài" in history
        assert "Tên khác" in history

    def test_a_content_of_before_there_were_such_names_holds_none(self, row):
        now = take(row)
        then = now | {"fields": {key: value for key, value in now["fields"].items() if key not in NAMES}}
        assert changes_between(Cooperative, then, now, lambda rows: rows) == []
