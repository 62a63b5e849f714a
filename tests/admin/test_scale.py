"""What must not grow with the country: queries of a list, the work of completing a field, the time a draft locks."""

import re

import pytest
from django.db import connection
from django.test.signals import template_rendered
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from cooperatives.models import Cooperative, Photo, Role
from coopsite.common import deleting
from products.models import OcopDecision, Product
from stories.models import Story, Visit
from tests.admin.forms import change_page
from tests.desk.acting import Desk

pytestmark = pytest.mark.django_db

MORE = 30


@pytest.fixture
def editor():
    return Desk("nguoi-viet", "lao-cai", role=Role.EDITOR)


def multiply(row, number=MORE):
    """Store so many copies of ``row``, each at an address of its own."""
    unique = next(name for name in ("slug", "token", "number") if hasattr(row, name))
    same = {field.attname: getattr(row, field.attname) for field in row._meta.concrete_fields}
    for name in ("id", unique, "mark"):
        same.pop(name, None)
    copies = [type(row)(**same, **{unique: f"ban-{count}"}) for count in range(number)]
    for count, copy in enumerate(copies):
        if hasattr(copy, "mark"):
            copy.mark = f"{count:016x}"
    return type(row)._base_manager.bulk_create(copies)


def asked(desk, address, **query) -> list[str]:
    with CaptureQueriesContext(connection) as caught:
        assert desk.client.get(address, query).status_code == 200
    return [one["sql"] for one in caught]


@pytest.mark.parametrize("model", [Product, Cooperative, Story, Photo, OcopDecision])
def test_a_list_of_many_rows_asks_no_more_than_one_of_few(editor, model):
    address = reverse(f"admin:{model._meta.app_label}_{model._meta.model_name}_changelist")
    asked(editor, address)
    before = len(asked(editor, address))
    multiply(model.objects.for_editor(editor.user).first())
    assert len(asked(editor, address)) == before


def test_what_thousands_of_rows_hang_on_is_refused_in_a_page_of_some(admin_client, monkeypatch):
    cooperative = Cooperative.objects.filter(products__isnull=False).first()
    multiply(cooperative.products.first())
    monkeypatch.setattr(deleting, "MOST_LINES", 5)
    page = admin_client.get(reverse("admin:cooperatives_federation_delete", args=[cooperative.federation_id]))
    refused = page.context["protected"]
    assert len(refused) == 6
    assert re.fullmatch(r"… và \d+ mục khác nữa", refused[-1])


class TestCompleting:
    FIELD = {"app_label": "stories", "model_name": "story", "field_name": "products"}

    def answer(self, desk, **query):
        return desk.client.get(reverse("admin:autocomplete"), {**self.FIELD, **query})

    def test_it_goes_on_page_by_page_until_there_are_no_more(self, editor):
        row = Product.objects.for_editor(editor.user).first()
        wanted = {str(one.pk) for one in (row, *multiply(row))}
        found, page, more = [], 1, True
        while more:
            told = self.answer(editor, term=row.name, page=page).json()
            found += [one["id"] for one in told["results"]]
            page, more = page + 1, told["pagination"]["more"]
        assert page > 2
        assert len(found) == len(set(found))
        assert wanted <= set(found)

    @pytest.mark.parametrize("page", ["0", "-1", "7", "x", "9" * 30])
    def test_there_is_no_page_beyond(self, editor, page):
        assert self.answer(editor, term="che", page=page).status_code == 404

    def test_nothing_found_is_an_answer(self, editor):
        assert self.answer(editor, term="zzzzz").json() == {"results": [], "pagination": {"more": False}}

    def test_it_counts_nothing_and_looks_at_no_certificate_or_draft(self, editor):
        queries = " ".join(asked(editor, reverse("admin:autocomplete"), **self.FIELD, term="che"))
        assert "products_product" in queries
        for work in ("COUNT(", "products_ocopcertificate", "desk_draft"):
            assert work not in queries


def depth_while_drawn(desk, row) -> int:
    """Return how many transactions deep the form of ``row`` is drawn, beside those around the request."""
    depths = []

    def note(template, **_more):
        if template.name and template.name.endswith("change_form.html"):
            depths.append(len(connection.savepoint_ids))

    around = len(connection.savepoint_ids)
    template_rendered.connect(note)
    try:
        assert desk.client.get(change_page(row)).status_code == 200
    finally:
        template_rendered.disconnect(note)
    return max(depths) - around


def test_a_form_is_drawn_when_its_draft_no_longer_locks_anything(editor):
    product = Product.objects.get(slug="che-shan-tuyet-co-thu-phinh-ho")
    editor.save(product, name="Chè nháp")
    assert "Chè nháp" in editor.client.get(change_page(product)).content.decode()
    assert depth_while_drawn(editor, product) == 0


def test_a_form_whose_rows_choose_among_each_other_is_drawn_within(editor):
    visit = Visit.objects.for_editor(editor.user).first()
    editor.save(visit, title="Chuyến thăm nháp")
    assert depth_while_drawn(editor, visit) > 0
