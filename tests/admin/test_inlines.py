"""Rows inside another's form: whoever may open the form reaches no row of others through it."""

import uuid

import pytest
from django.contrib import admin
from django.forms.models import _get_foreign_key
from django.urls import reverse

from cooperatives.models import (
    Cooperative,
    ExportMarket,
    Federation,
    FederationPost,
    Market,
    Metric,
    Photo,
    PhotoPerson,
    ProvinceIndicator,
    Source,
)
from products.models import (
    Certification,
    Lot,
    OcopDecision,
    Product,
    ProductChannel,
    ProductGtin,
    RuralIndustryTitle,
)
from stories.models import Event, Story, Visit, VisitStop
from tests.admin.forms import change_page, form_of
from tests.kit.scoping import make_editor

pytestmark = pytest.mark.django_db

OWN = "thai-nguyen"
# Kept by site administrators: no editor changes a row of these, so none can be forged.
KEPT = {"Membership", "FederationSuccession", "RegionSuccession", "RegionCode"}


def owned_inlines():
    """Yield (model of the form, inline) for every kind of row that a federation owns through its parent."""
    for model, model_admin in admin.site._registry.items():
        for inline in model_admin.inlines:
            if inline.model.__name__ not in KEPT:
                yield model, inline


INLINES = list(owned_inlines())


@pytest.fixture
def editor(client):
    user = make_editor("nguoi-thai-nguyen", OWN)
    client.force_login(user)
    client.user = user
    return client


def copy_of(row, **changes):
    """Save a copy of ``row`` with a key and an address of its own."""
    twin = type(row)._default_manager.get(pk=row.pk)
    is_drawn = isinstance(row.pk, uuid.UUID)
    twin.pk, twin._state.adding = uuid.uuid4() if is_drawn else None, True
    if hasattr(twin, "slug"):
        twin.slug = ""
    for name, value in changes.items():
        setattr(twin, name, value)
    twin.save()
    return twin


def of_own(parent):
    """Return a row like ``parent`` that belongs to the editor."""
    own = Federation.objects.get(slug=OWN)
    if isinstance(parent, Federation):
        return own
    if isinstance(parent, Photo):
        return own.photos.first()
    if isinstance(parent, Lot):
        return copy_of(parent, product=own.product_set.first())
    if hasattr(parent, "visit"):
        return copy_of(parent, visit=copy_of(parent.visit, federation=own))
    return copy_of(parent, federation=own, **({"number": "9/QĐ"} if hasattr(parent, "number") else {}))


def foreign_row(inline, user):
    """Return a row of the inline's kind that ``user`` may not edit: the demonstration's, or a new one."""
    rows = inline.model.objects
    row = rows.exclude(pk__in=rows.for_editor(user).values("pk")).first()
    return row or rows.create(**_values_of_lao_cai(inline.model))


def _values_of_lao_cai(model) -> dict:
    """Return what makes a row of a kind of which the demonstration holds none of Lào Cai's."""
    federation = Federation.objects.get(slug="lao-cai")
    cooperative = {"cooperative": federation.cooperative_set.first()}
    product = {"product": federation.product_set.first()}
    return {
        ExportMarket: {**cooperative, "market": Market.objects.first()},
        FederationPost: {"federation": federation, "name": "Bà Mai", "title": "Chủ tịch"},
        ProvinceIndicator: {"federation": federation, "region": federation.region}
        | {"metric": Metric.objects.first(), "low": 1},
        ProductChannel: {**product, "platform": "shopee"},
        Certification: {**product, "scheme": "vietgap"},
        PhotoPerson: {"photo": federation.photos.first(), "who": "Bà Mai"},
        RuralIndustryTitle: {**product, "level": "tinh", "year": 2024},
        ProductGtin: {**product, "gtin": "08931234567897"},
    }[model]


def stored(row):
    return type(row)._base_manager.filter(pk=row.pk).values().first()


@pytest.mark.once
@pytest.mark.parametrize(
    "model", sorted({model for model, _inline in INLINES}, key=str), ids=lambda model: model.__name__
)
def test_a_forged_row_is_neither_changed_nor_moved_nor_deleted(editor, model):
    inlines = [inline for parent, inline in INLINES if parent is model]
    rows = {inline: foreign_row(inline, editor.user) for inline in inlines}
    own = of_own(_parent_of(rows[inlines[0]], model, inlines[0]))
    honest = form_of(editor, own)
    for inline, row in rows.items():
        link = _get_foreign_key(model, inline.model, fk_name=inline.fk_name)
        prefix, before = link.remote_field.get_accessor_name(model=inline.model), stored(row)
        for forged in ({f"{prefix}-0-DELETE": "on"}, {f"{prefix}-0-position": "77"}):
            sent = honest | {f"{prefix}-TOTAL_FORMS": "1", f"{prefix}-INITIAL_FORMS": "1"}
            sent |= {f"{prefix}-0-id": str(row.pk), f"{prefix}-0-{link.name}": str(own.pk)} | forged
            assert editor.post(change_page(own), sent).status_code in (200, 302)
            assert stored(row) == before, inline


def _parent_of(row, model, inline):
    return getattr(row, _get_foreign_key(model, inline.model, fk_name=inline.fk_name).name)


def own_pages():
    """A row of the editor's for each kind of form that holds rows of its own."""
    of_ours = {"federation__slug": OWN}
    visit = copy_of(Visit.objects.first(), federation=Federation.objects.get(slug=OWN))
    lot = copy_of(Lot.objects.first(), product=Product.objects.filter(**of_ours).first())
    return [
        Federation.objects.get(slug=OWN),
        *(
            model.objects.filter(**of_ours).first()
            for model in (Cooperative, Product, OcopDecision, Story, Event, Photo)
        ),
        *(lot, visit, copy_of(VisitStop.objects.first(), visit=visit)),
    ]


@pytest.mark.once
def test_a_strange_management_form_is_no_error(editor):
    pages = own_pages()
    assert {type(row) for row in pages} == {model for model, _inline in INLINES}
    for own in pages:
        honest = form_of(editor, own)
        counts = [name for name in honest if name.endswith("-TOTAL_FORMS")]
        assert counts
        for strange in ("", "abc", "-1", "\x00"):
            sent = honest | dict.fromkeys(counts, strange)
            assert editor.post(change_page(own), sent).status_code in (200, 302), (own, strange)


@pytest.mark.once
def test_a_forged_count_makes_no_page_of_thousands(editor):
    own = Cooperative.objects.filter(federation__slug=OWN).first()
    answer = editor.post(change_page(own), form_of(editor, own) | {"titles-TOTAL_FORMS": "9" * 9, "name": ""})
    assert answer.status_code == 200
    assert answer.content.count(b'class="inline-related') < 300


class TestDraftsOfOthers:
    """What only the other federation sees is not named in answer to its number."""

    @pytest.fixture
    def draft(self):
        row = Cooperative.objects.filter(federation__slug="lao-cai").first()
        row.status = "draft"
        row.save()
        return row

    @pytest.mark.parametrize(
        ("page", "field"),
        [("stories_visitstop_add", "cooperative"), ("products_product_add", "cooperative")],
    )
    def test_an_address_that_proposes_it_does_not_name_it(self, editor, draft, page, field):
        html = editor.get(reverse(f"admin:{page}"), {field: draft.pk}).content.decode()
        assert draft.name not in html

    @pytest.mark.parametrize("model", [Photo, Source])
    def test_nor_does_a_form_sent_with_it(self, editor, model):
        foreign = model.objects.filter(federation__slug__in=["lao-cai", "yen-bai"]).first()
        field = model._meta.model_name
        answer = editor.post(reverse("admin:cooperatives_cooperative_add"), {field: foreign.pk})
        assert answer.status_code == 200
        assert str(foreign) not in answer.content.decode()

    @pytest.mark.parametrize("asking", ["cooperative", "product", "story", "visit"])
    def test_typing_finds_no_photograph_of_theirs(self, editor, asking):
        foreign = Photo.objects.filter(federation__slug="lao-cai").first()
        app = {"cooperative": "cooperatives", "product": "products"}.get(asking, "stories")
        place = {"app_label": app, "model_name": asking, "field_name": "photo"}
        answer = editor.get(reverse("admin:autocomplete"), {**place, "term": foreign.caption})
        assert str(foreign.pk) not in {one["id"] for one in answer.json()["results"]}


@pytest.mark.parametrize(
    ("query", "status"),
    [
        ("term=%00", 404),
        ("page=abc", 404),
        ("page=99999999", 404),
        ("term=" + "x" * 5000, 200),
        ("model_name=khong-co", 403),
        ("field_name=khong-co", 403),
        ("field_name=name", 403),
    ],
)
def test_nonsense_to_what_completes_typing_is_no_error(editor, query, status):
    place = "app_label=products&model_name=product&field_name=cooperative"
    assert editor.get(reverse("admin:autocomplete") + f"?{place}&{query}").status_code == status
