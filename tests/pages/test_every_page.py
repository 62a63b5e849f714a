"""What holds for every public page, whatever it shows."""

import re
from functools import cache
from pathlib import Path

import pytest
from django.contrib.staticfiles import finders
from django.test import Client
from django.urls import reverse

from cooperatives.models import Region
from tests.pages.addresses import EVERY_PAGE

# What a page prints does not depend on the database; that it answers on both, the budgets show.
pytestmark = [pytest.mark.django_db, pytest.mark.once]


@cache
def _answer_at(path):
    response = Client().get(path)
    response.html = response.content.decode()
    return response


@pytest.fixture(params=EVERY_PAGE)
def answer(request):
    """The page as a first reader gets it; asked for once, because nothing here changes it."""
    return _answer_at(request.param)


def test_answers_with_one_heading_and_its_address(answer):
    assert answer.status_code == 200
    assert len(re.findall(r"<h1[\s>]", answer.html)) == 1
    path = answer.wsgi_request.path
    # What a list was narrowed by belongs to its address; see test_lists.
    assert re.search(
        rf'<link rel="canonical" href="https?://[^"?]+{re.escape(path)}(\?[^"]+)?">', answer.html
    )


def test_can_be_cached_for_everybody(answer):
    assert not answer.cookies
    assert "Cookie" not in answer.headers.get("Vary", "")
    assert not answer.wsgi_request.session.accessed
    assert "csrf" not in answer.html


def test_stays_light(answer):
    assert len(answer.content) < 60_000


def test_holds_the_policy(answer):
    policy = answer.headers["Content-Security-Policy"]
    assert "default-src 'none'" in policy
    assert "unsafe" not in policy
    assert not re.search(r"<[^>]+\sstyle=", answer.html)
    assert not re.search(r"<[^>]+\son[a-z]+=", answer.html)
    # Data in JSON-LD is no script: see tests.kit.house.
    assert not re.search(r'<script(?![^>]*\ssrc=)(?! type="application/ld\+json">)', answer.html)


def test_loads_nothing_from_elsewhere(answer):
    loading = r'<(?:img|script|source|iframe|use|link(?![^>]*rel="canonical"))\b[^>]*?\s(?:src|srcset|href)="([^"]+)"'
    assert [url for url in re.findall(loading, answer.html) if re.match(r"\w+:|//", url)] == []


def test_headings_step_down_without_gaps(answer):
    levels = [int(level) for level in re.findall(r"<h([1-6])[\s>]", answer.html)]
    assert all(after - before <= 1 for before, after in zip([0, *levels], levels, strict=False))


def test_ids_are_unique(answer):
    ids = re.findall(r'\sid="([^"]+)"', answer.html)
    assert len(ids) == len(set(ids))


def test_inner_links_lead_somewhere(client):
    """Every address that any page links to on this site answers, straight or by one redirect.

    Hundreds of regions have one kind of page, which EVERY_PAGE opens: of a region, the address is enough.
    """
    targets = {}
    for page in EVERY_PAGE:
        html = client.get(page).content.decode()
        for url in re.findall(r'<a[^>]*?\shref="(/[^"#]*)', html):
            targets.setdefault(url.replace("&amp;", "&"), page)
    assert len(targets) > 200
    regions = {reverse("region", args=[slug]) for slug in Region.objects.values_list("slug", flat=True)}
    asked = [url for url in targets if url not in regions and not url.startswith("/quan-tri/")]
    answers = {url: Client().get(url).status_code for url in asked}
    assert {url: (status, targets[url]) for url, status in answers.items() if status != 200} == {}


def test_pictures_say_what_they_show_and_keep_their_place(answer):
    for picture in re.findall(r"<img\b[^>]*>", answer.html):
        assert re.search(r'\salt="', picture)
        assert re.search(r'\swidth="[0-9]+" height="[0-9]+"', picture)


def test_every_sprite_symbol_exists(answer):
    for name, symbol in set(
        re.findall(r'href="/static/img/([a-z]+)(?:\.[0-9a-f]+)?\.svg#([a-z0-9-]+)"', answer.html)
    ):
        if symbol.startswith("s-") and symbol.removeprefix("s-") not in DRAWN:
            continue  # most former provinces have no silhouette; nothing is drawn for them
        assert f'id="{symbol}"' in Path(finders.find(f"img/{name}.svg")).read_text(encoding="utf-8")


DRAWN = {"lao-cai", "yen-bai", "thai-nguyen", "quang-ngai", "thai-nguyen-truoc-2025", "ha-noi"}
