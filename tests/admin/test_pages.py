"""Every page of the admin, for demonstration accounts of each kind: it answers, in Vietnamese, within its budget."""

import re

import pytest
from django.contrib import admin
from django.contrib.auth import get_user_model
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from coopsite.common.finding import FindableQuerySet
from coopsite.common.text import fold
from tests.kit.words import english_in, foreign_dates_in

pytestmark = pytest.mark.django_db

# The administrator opens every page on both databases; that editors read Vietnamese too does not depend on one.
ACCOUNTS = [
    "quantri@thosan.example",
    *(
        pytest.param(f"{name}@thosan.example", marks=pytest.mark.once)
        for name in ("laocai", "laocai.bientap", "thainguyen")
    ),
]
# The most queries of one page, the session, the account and its rights included. A form asks once for each link
# of each row that it holds (the label of a figure's metric, say), so its number is that of a full page.
# A list asks for its rows, their drafts and the roles of who looks; of pictures also where they are used.
LIST_QUERIES, FORM_QUERIES = 24, 60
# The first page gathers from every noun; see tests/worklist for more rows and more federations.
FIRST_PAGE_QUERIES = 30
# A history names what each content points at: a query for each of up to fifteen kinds of thing, and some of their names ask
# once more (a certificate its decision). Staff ask more than the site's keeper: for their rights and for the
# predecessors of their federation.
HISTORY_QUERIES = 48
MODELS = sorted((model for model in admin.site._registry), key=lambda model: model._meta.label)


@pytest.fixture(params=ACCOUNTS)
def staff(request, client):
    client.force_login(get_user_model().objects.get(username=request.param))
    return client


def page_of(model, name, *args):
    return reverse(f"admin:{model._meta.app_label}_{model._meta.model_name}_{name}", args=args)


def asked(client, address):
    with CaptureQueriesContext(connection) as caught:
        answer = client.get(address)
    return answer, len(caught)


def open_pages(client):
    """Yield (answer, queries, most queries) of every page that the account may open."""
    yield *asked(client, reverse("admin:index")), FIRST_PAGE_QUERIES
    yield *asked(client, reverse("admin:password_change")), LIST_QUERIES
    for model in MODELS:
        rows, queries = asked(client, page_of(model, "changelist"))
        if rows.status_code == 403:
            continue
        yield rows, queries, LIST_QUERIES
        if rows.context["has_add_permission"]:
            yield *asked(client, page_of(model, "add")), FORM_QUERIES
        first = rows.context["cl"].result_list[:2]
        for row in first:
            yield *asked(client, page_of(model, "change", row.pk)), FORM_QUERIES
        for row in first[:1]:
            yield *asked(client, page_of(model, "history", row.pk)), HISTORY_QUERIES
            deleting, queries = asked(client, page_of(model, "delete", row.pk))
            if deleting.status_code != 403:
                # It lists whatever hangs on the row.
                yield deleting, queries, None


def test_every_page_answers_in_vietnamese_within_its_budget(staff):
    faults, opened = [], 0
    for answer, queries, most in open_pages(staff):
        address, html = answer.request["PATH_INFO"], answer.content.decode()
        opened += 1
        if answer.status_code == 302 and ("visitstop" in address or "photo" in address):
            continue  # a stop's history is its visit's; a photograph on a public page tells why it stays
        if answer.status_code != 200:
            faults.append(f"{address}: {answer.status_code}")
        if most and queries > most:
            faults.append(f"{address}: {queries} queries")
        faults += [f"{address}: {words}" for words in [*english_in(html), *foreign_dates_in(html)]]
        if "unsafe" in answer.headers["Content-Security-Policy"] or re.search(r"<[^>]+\sstyle=", html):
            faults.append(f"{address}: against the policy")
    assert opened > 30
    assert faults == []


@pytest.mark.parametrize("model", MODELS, ids=lambda model: model._meta.label)
def test_nonsense_in_a_lists_address_is_no_error(admin_client, model):
    address = page_of(model, "changelist")
    for nonsense in (
        *("q=" + "chè" * 3000, "q=%00", "q=%FF", "p=99999999", "p=-1", "p=x", "o=999", "o=x", "all=", "e=1"),
        *(
            "federation__id__exact=abc",
            "id__exact=" + "9" * 40,
            "id__in=" + "9" * 40,
            "status__exact='",
            "_x=1",
        ),
    ):
        assert admin_client.get(f"{address}?{nonsense}", follow=True).status_code in (200, 400, 404), nonsense


@pytest.mark.parametrize("pk", ["0", "999999999999999999999", "abc", "%00", "' or 1=1", "..%2f", "x" * 500])
@pytest.mark.parametrize("model", MODELS, ids=lambda model: model._meta.label)
def test_nonsense_for_a_key_is_no_error(admin_client, model, pk):
    address = page_of(model, "changelist") + f"{pk}/change/"
    assert admin_client.get(address, follow=True).status_code in (200, 400, 404)


@pytest.mark.parametrize(
    "model", [model for model in MODELS if isinstance(model.objects.all(), FindableQuerySet)]
)
def test_lists_are_searched_without_accents(admin_client, model):
    row = next((row for row in model.objects.all() if fold(row.find_name())), None)
    if row is None:
        pytest.fail(f"the demonstration holds no {model._meta.label}")
    answer = admin_client.get(page_of(model, "changelist"), {"q": fold(row.find_name())})
    assert row in answer.context["cl"].queryset
