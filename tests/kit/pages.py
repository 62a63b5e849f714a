"""What holds for every public page, said once: a noun's tests inherit a kit and supply one object."""

import re
from dataclasses import dataclass, field
from datetime import timedelta
from html.parser import HTMLParser

import pytest
from django.conf import settings
from django.core.exceptions import ValidationError
from django.db import DatabaseError, connection, transaction
from django.test.utils import CaptureQueriesContext
from django.utils import timezone
from django.utils.html import strip_tags

from tests.kit.house import refused_in

HTML_BYTES = 60_000
_LOADING = {"img": "src", "script": "src", "source": "srcset", "iframe": "src", "link": "href", "use": "href"}


@dataclass
class Read:
    """What a page's HTML says about itself."""

    headings: int = 0
    canonical: list[str] = field(default_factory=list)
    loaded: list[str] = field(default_factory=list)
    links: list[str] = field(default_factory=list)


class _Reader(HTMLParser):
    def __init__(self):
        super().__init__()
        self.read = Read()

    def handle_starttag(self, tag, attrs):
        said = dict(attrs)
        if tag == "h1":
            self.read.headings += 1
        if tag == "a" and said.get("href"):
            self.read.links.append(said["href"])
        if tag == "link" and said.get("rel") == "canonical":
            self.read.canonical.append(said.get("href", ""))
        elif said.get(_LOADING.get(tag, "")):
            self.read.loaded.append(said[_LOADING[tag]])


def read(html: str) -> Read:
    """Return what ``html`` says about itself."""
    reader = _Reader()
    reader.feed(html)
    return reader.read


def text_of(html: str) -> str:
    """Return the words of a page, each white space one space: no addresses (a photograph's name is drawn by lot)."""
    return " ".join(strip_tags(re.sub(r"(?s)<(script|style)\b.*?</\1>", " ", html)).split())


def faults(response) -> list[str]:
    """Return everything that keeps ``response`` from being a good public page; [] for a good one."""
    if response.status_code != 200:
        return [f"status {response.status_code}"]
    html = response.content.decode()
    said, found = read(html), []
    if said.headings != 1:
        found.append(f"{said.headings} h1")
    if said.canonical != [settings.SITE_ORIGIN + response.wsgi_request.path]:
        found.append(f"canonical link {said.canonical}")
    if response.cookies:
        found.append(f"cookies {sorted(response.cookies)}")
    if re.search(r"\bcookie\b", response.headers.get("Vary", ""), re.IGNORECASE):
        found.append("Vary: Cookie")
    if "csrfmiddlewaretoken" in html:
        found.append("a CSRF token")
    if len(response.content) >= HTML_BYTES:
        found.append(f"{len(response.content)} bytes")
    found += [f"loads {url}" for url in said.loaded if re.match(r"(https?:)?//", url.strip())]
    return found + refused_in(html)


def queries(client, url) -> int:
    """Return how many queries the page asks once the process is warm."""
    client.get(url)
    with CaptureQueriesContext(connection) as caught:
        assert client.get(url).status_code == 200
    return len(caught)


def copy_row(row, **changes):
    """Save a copy of ``row`` at an address of its own; return it, or None where no twin may be."""
    twin = type(row)._default_manager.get(pk=row.pk)
    twin.pk, twin._state.adding = None, True
    unique = {field.name for field in twin._meta.fields if field.unique and not field.primary_key}
    for name in unique:
        setattr(twin, name, twin._meta.get_field(name).get_default() or "")
    for name, value in changes.items():
        setattr(twin, name, value)
    try:
        with transaction.atomic():
            twin.save()
    except (DatabaseError, ValidationError):
        return None
    return twin


def grow_around(row) -> int:
    """Copy every row that points at ``row`` by a foreign key; return how many copies could be made."""
    grown = 0
    for relation in row._meta.related_objects:
        if relation.one_to_many and relation.get_accessor_name():
            children = getattr(row, relation.get_accessor_name()).all()
            grown += sum(copy_row(child) is not None for child in list(children))
    return grown


@pytest.mark.django_db
class PageKit:
    """The tests of a noun's page. A subclass supplies ``get_object()``, a published row, and ``budget``."""

    budget: int

    def get_object(self):
        raise NotImplementedError

    def test_is_a_good_public_page(self, client):
        assert faults(client.get(self.get_object().get_absolute_url())) == []

    def test_keeps_its_query_budget(self, client):
        assert queries(client, self.get_object().get_absolute_url()) <= self.budget

    def test_more_rows_around_it_ask_no_more(self, client):
        row = self.get_object()
        before = queries(client, row.get_absolute_url())
        assert grow_around(row)
        assert queries(client, row.get_absolute_url()) <= before

    def test_draft_is_404(self, client):
        row = self.get_object()
        row.status = "draft"
        row.save()
        assert client.get(row.get_absolute_url()).status_code == 404

    def test_its_hour_has_not_come(self, client):
        row = self.get_object()
        row.published_at = timezone.now() + timedelta(hours=1)
        row.save()
        assert client.get(row.get_absolute_url()).status_code == 404

    def test_former_address_leads_to_the_present_one(self, client):
        row = self.get_object()
        former, row.slug = row.get_absolute_url(), f"{row.slug}-moi"
        row.save()
        response = client.get(f"{former}?tu=qr")
        assert response.status_code == 301
        assert response.headers["Location"] == f"{row.get_absolute_url()}?tu=qr"
