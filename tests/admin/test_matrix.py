"""Every door of the admin × everybody who might try it: nobody is told, offered or lets change what is not theirs."""

import pytest
from django.contrib import admin

from coopsite.common.admin import BaseAdmin
from products.admin.ocop import OcopDecisionAdmin
from products.models import OcopDecision, Product
from tests.kit.canaries import plant
from tests.kit.doors import DOORS, SITE_PAGES, doors_of, named_addresses, suffix_of, unlisted
from tests.kit.matrix import ROLES, Matrix

pytestmark = pytest.mark.django_db

# Doors × roles that are tried of each kind; those whose whole form would be drawn again are not.
CELLS_OF_A_MODEL = 30
# Who is shown and kept out by queries runs on both databases; the others' answers do not depend on one.
ON_BOTH = ("own editor", "foreign administrator")
EVERYBODY = [role if role in ON_BOTH else pytest.param(role, marks=pytest.mark.once) for role in ROLES]


@pytest.fixture
def subjects():
    return plant()


@pytest.mark.once
def test_every_address_has_a_door():
    assert unlisted(named_addresses()) == []


@pytest.mark.once
def test_an_address_without_a_door_is_told():
    assert len(unlisted(["products_product_export", "report", "products_product_change"])) == 2


@pytest.mark.once
def test_every_door_has_an_address():
    names = list(named_addresses())
    assert set(DOORS) | set(SITE_PAGES) == {suffix_of(name) or name for name in names} | {None}


@pytest.mark.parametrize("role", EVERYBODY)
def test_no_leak_and_nobody_let_in_or_kept_out_wrongly(subjects, role, capsys):
    matrix = Matrix(role, subjects).run().run_site()
    with capsys.disabled():
        print(f"\n{role}: {matrix.tried.total()} doors tried, {len(matrix.leaks)} leaks")
    assert not matrix.leaks, "\n".join(matrix.leaks)
    assert not matrix.wrong, "\n".join(matrix.wrong)


@pytest.mark.once
def test_every_kind_is_tried_often_enough(subjects):
    assert {one.model for one in subjects} == set(admin.site._registry)
    names = list(named_addresses())
    cells = {one.model: len(doors_of(one, names)) * len(ROLES) for one in subjects}
    assert min(cells.values()) >= CELLS_OF_A_MODEL, cells


@pytest.mark.once
class TestItCanFail:
    """A fault that is planted is found."""

    def only(self, subjects, model):
        return [one for one in subjects if one.model is model]

    def test_rows_that_are_not_scoped(self, subjects, monkeypatch):
        monkeypatch.setattr(
            BaseAdmin, "get_queryset", lambda self, request: self.model._default_manager.all()
        )
        matrix = Matrix("foreign administrator", self.only(subjects, OcopDecision)).run()
        assert any("list: tells" in leak for leak in matrix.leaks)

    def test_a_role_that_is_not_asked(self, subjects, monkeypatch):
        monkeypatch.setattr(OcopDecisionAdmin, "role_to_delete", "for_editor")
        matrix = Matrix("own editor", self.only(subjects, OcopDecision)).run()
        assert any("delete: changed" in leak for leak in matrix.leaks)
        assert any("delete: let in" in wrong for wrong in matrix.wrong)

    def test_a_door_that_is_shut_for_its_owner(self, subjects, monkeypatch):
        shut = lambda self, request, obj=None: False  # noqa: E731
        monkeypatch.setattr(BaseAdmin, "has_view_or_change_permission", shut)
        matrix = Matrix("own publisher", self.only(subjects, Product)).run()
        assert any("preview: refused" in wrong for wrong in matrix.wrong)
