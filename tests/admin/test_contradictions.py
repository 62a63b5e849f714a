"""What contradicts itself gets a sentence beside what was typed, for a visit's own page and the rows inside it."""

import datetime

import pytest

from cooperatives.models import Cooperative, Federation
from products.models import Product, ProductCategory
from stories.models import Visit, VisitStop
from tests.admin.forms import change_page, form_of
from tests.admin.test_pages import page_of
from tests.kit.scoping import make_editor

pytestmark = pytest.mark.django_db


@pytest.fixture
def editor(client):
    client.force_login(make_editor("nguoi-lao-cai", "lao-cai"))
    return client


def codes(form, name):
    return [error.code for error in form.errors.as_data().get(name, [])]


def stop_codes(answer):
    """Return the codes beside the days of the stops."""
    inlines = answer.context["inline_admin_formsets"]
    stops = next(inline.formset for inline in inlines if inline.formset.model is VisitStop)
    return [code for form in stops.forms for code in codes(form, "visited_on")]


def test_an_unchanged_visit_is_saved(editor):
    visit = Visit.objects.get()
    assert editor.post(change_page(visit), form_of(editor, visit)).status_code == 302


def test_a_shortened_visit_leaves_no_stop_outside(editor):
    visit = Visit.objects.get()
    shorter = visit.starts_on + datetime.timedelta(days=1)
    sent = form_of(editor, visit) | {"ends_on": shorter.strftime("%d/%m/%Y")}
    answer = editor.post(change_page(visit), sent)
    assert answer.status_code == 200
    assert set(stop_codes(answer)) == {"day_outside_visit"}


@pytest.mark.parametrize("days", [{}, {"starts_on": "1/3/2026"}, {"starts_on": "hôm qua", "ends_on": "nay"}])
def test_stops_of_a_new_visit_without_days_raise_nothing(editor, days):
    sent = form_of_new_visit(editor) | days | {"stops-0-visited_on": "2/3/2026", "stops-0-title": "Chặng một"}
    answer = editor.post(page_of(Visit, "add"), sent)
    # A draft may lack what a public page must have.
    assert answer.status_code == 302 or stop_codes(answer) == []


def test_stops_of_a_new_visit_lie_within_it(editor):
    days = {"starts_on": "1/3/2026", "ends_on": "2/3/2026"}
    sent = form_of_new_visit(editor) | days | {"stops-0-visited_on": "3/3/2026", "stops-0-title": "Chặng một"}
    assert stop_codes(editor.post(page_of(Visit, "add"), sent)) == ["day_outside_visit"]
    answer = editor.post(page_of(Visit, "add"), sent | {"stops-0-visited_on": "2/3/2026"})
    assert answer.status_code == 302
    assert Visit.objects.get(title="Chuyến mới").stops.count() == 1


def form_of_new_visit(client) -> dict:
    page = client.get(page_of(Visit, "add")).context
    sent = {}
    for inline in page["inline_admin_formsets"]:
        prefix = inline.formset.prefix
        sent |= {f"{prefix}-TOTAL_FORMS": 0, f"{prefix}-INITIAL_FORMS": 0}
    host, guest = (Federation.objects.get(slug=slug).pk for slug in ("lao-cai", "quang-ngai"))
    sides = {"federation": host, "host": host, "guest": guest}
    return (
        sent
        | sides
        | {"title": "Chuyến mới", "status": "draft", "stops-TOTAL_FORMS": 1, "stops-0-position": "0"}
    )


def test_a_visit_of_others_is_refused_where_its_publisher_cannot_be_changed(editor):
    """The federation is read-only for its editor: the sentence stands above the form, not beside a missing box."""
    visit = Visit.objects.get()
    host = Federation.objects.get(slug="thai-nguyen")
    answer = editor.post(change_page(visit), form_of(editor, visit) | {"host": host.pk})
    assert answer.status_code == 200
    assert codes(answer.context["adminform"].form, "__all__") == ["publisher_took_no_part"]


def test_a_product_in_a_whole_group_of_a_maker_of_others(admin_client):
    product = Product.objects.get(slug="che-hao-dat")
    maker = Cooperative.objects.filter(federation__slug="lao-cai").first()
    group = ProductCategory.objects.groups().first()
    sent = form_of(admin_client, product) | {"cooperative": maker.pk, "category": group.pk}
    form = admin_client.post(change_page(product), sent).context["adminform"].form
    assert codes(form, "cooperative") == ["cooperative_of_others"]
    assert codes(form, "category") == ["category_is_a_group"]
