"""The kits themselves: each must find the fault that it is there to find."""

import os
import signal
import subprocess
import sys
import time
from pathlib import Path

import pytest
from django.http import HttpResponse
from django.test import RequestFactory

from cooperatives.models import Cooperative
from products.models import Product
from tests.kit import naive, needs, nu, pages
from tests.kit.floors import ROOT
from tests.kit.pgcluster import Unavailable, find_programs
from tests.kit.scoping import Prowler, make_editor

GOOD = '<link rel="canonical" href="https://thosan.test/che/"><h1>Chè</h1>'


def answer(html=GOOD, status=200, **headers):
    response = HttpResponse(html, status=status, headers=headers)
    response.wsgi_request = RequestFactory().get("/che/")
    return response


def test_a_good_page_has_no_faults():
    assert pages.faults(answer(Vary="Accept-Encoding")) == []


@pytest.mark.parametrize(
    ("response", "fault"),
    [
        (answer(status=404), "status 404"),
        (answer(GOOD + "<h1>Hai</h1>"), "2 h1"),
        (answer(GOOD.replace("h1", "h2")), "0 h1"),
        (answer("<h1>Chè</h1>"), "canonical link []"),
        (answer(GOOD.replace("/che/", "/")), "canonical link ['https://thosan.test/']"),
        (answer(Vary="Accept-Encoding, Cookie"), "Vary: Cookie"),
        (answer(GOOD + '<input name="csrfmiddlewaretoken">'), "a CSRF token"),
        (answer(GOOD + "x" * pages.HTML_BYTES), f"{len(GOOD.encode()) + pages.HTML_BYTES} bytes"),
        (
            answer(GOOD + '<img src="https://elsewhere.example/a.jpg">'),
            "loads https://elsewhere.example/a.jpg",
        ),
        (answer(GOOD + '<script src="//elsewhere.example/a.js">'), "loads //elsewhere.example/a.js"),
        (answer(GOOD + '<p style="color:red">'), "inline style"),
    ],
)
def test_a_faulty_page_is_found(response, fault):
    assert fault in pages.faults(response)


def test_a_cookie_is_found():
    response = answer()
    response.set_cookie("phien", "1")
    assert pages.faults(response) == ["cookies ['phien']"]


def test_links_to_elsewhere_are_no_loading():
    assert pages.faults(answer(GOOD + '<a href="https://elsewhere.example/">')) == []


@pytest.mark.django_db
def test_growing_around_a_row_copies_what_points_at_it():
    # Its figures all stand alone: a pair may not be doubled.
    cooperative = Cooperative.objects.get(slug__contains="cong-tam")
    before = cooperative.figures.count()
    assert pages.grow_around(cooperative) >= before > 3
    assert cooperative.figures.count() == 2 * before


@pytest.mark.django_db
def test_a_copied_row_answers_at_its_own_address():
    product = Product.objects.published().first()
    twin = pages.copy_row(product)
    assert twin.pk != product.pk
    assert twin.slug != product.slug
    assert Product.objects.get(pk=product.pk).slug == product.slug


@pytest.fixture
def prowler(client):
    client.force_login(make_editor("nguoi-la", "thai-nguyen"))
    return Prowler(client, Cooperative.objects.filter(federation__slug="lao-cai").first(), naive.site)


@pytest.mark.django_db
@pytest.mark.urls("tests.kit.naive")
class TestProwler:
    """An admin without owners leaks by every way in, and the prowler sees each leak."""

    @pytest.mark.parametrize(
        ("way", "leaks"),
        [
            ("in_list", 2),
            ("in_own_pages", 3),
            ("by_writing", 1),
            ("in_choices", 1),
            ("in_filters", 1),
            ("by_typing", 1),
        ],
    )
    def test_a_hole_is_found(self, prowler, way, leaks):
        assert len(getattr(prowler, way)()) == leaks

    def test_all_holes_are_found_at_once(self, prowler):
        assert len(prowler.leaks()) == 9

    def test_photographs_in_an_inlines_choices_are_found(self, client, prowler):
        photo = prowler.row.photo
        assert (
            "choices of Cooperative.CooperativePhoto.photo" in Prowler(client, photo, naive.site).in_choices()
        )

    def test_who_may_not_enter_finds_nothing(self, client, prowler):
        client.logout()
        assert Prowler(client, prowler.row, naive.site).leaks() == []


def test_the_html_checker_tells_good_from_bad():
    good = '<!doctype html><html lang="vi"><head><title>Chè</title></head><body><h1>Chè</h1></body></html>'
    said = nu.check({"/tot/": good, "/xau/": good.replace("<h1>", "<h1><div>")})
    assert {message.page for message in said if message.kind == "error"} == {"/xau/"}
    assert nu.errors(said)


@pytest.mark.parametrize(("required", "outcome"), [("1", "Failed"), ("", "Skipped"), ("0", "Skipped")])
def test_a_missing_program_skips_or_fails(monkeypatch, required, outcome):
    monkeypatch.setenv("REQUIRE_ALL", required)
    with pytest.raises(BaseException) as raised:
        needs.missing("chromium")
    assert type(raised.value).__name__ == outcome
    assert "apt install chromium" in str(raised.value)


CLUSTER = """
import os, signal, sys, time
from tests.kit.pgcluster import Cluster
# A shell that runs the tests in the background lets them ignore Ctrl-C, and their children inherit that.
signal.signal(signal.SIGINT, signal.default_int_handler)
cluster = Cluster()
print(cluster.folder, flush=True)
{then}
"""


@pytest.mark.parametrize("then", ["", "time.sleep(60)", "os.kill(os.getpid(), 9)", "sys.exit(1)"])
def test_a_cluster_leaves_nothing_behind(then):
    """Neither at the end, nor at Ctrl-C, nor when the process is killed outright."""
    try:
        find_programs()
    except Unavailable:
        needs.missing("postgresql")
    run = subprocess.Popen(
        [sys.executable, "-c", CLUSTER.format(then=then)],
        cwd=ROOT,
        stdout=subprocess.PIPE,
        stderr=subprocess.DEVNULL,
    )
    folder = Path(run.stdout.readline().decode().strip())
    if "sleep" in then:
        assert (folder / "data" / "postmaster.pid").exists()
        assert os.geteuid() != 0 or (folder / "data").stat().st_uid != 0
        run.send_signal(signal.SIGINT)
    run.wait(timeout=20)
    deadline = time.monotonic() + 20
    while folder.exists() and time.monotonic() < deadline:
        time.sleep(0.05)
    assert not folder.exists()
