"""Fixtures of every test: the seeded world, a running site, a browser."""

import shutil

import pytest
from django.db import connection
from django.template import Template
from django.test.utils import _TestState

from tests.kit.browser import FLAGS, Watch
from tests.kit.needs import missing
from tests.kit.site import Site
from tests.kit.world import check_what_was_written, seed

BROWSER_FIXTURES = {"page", "context", "browser", "watch"}
DATABASE_FIXTURES = {"db", "site", "running_site"}
FLUSHING_FIXTURES = {"transactional_db", "live_server", "django_db_reset_sequences"}
REFUSAL = (
    "a test that commits and flushes would empty the seeded world. Use the fixture 'site', which has its own "
    "database, or django_capture_on_commit_callbacks."
)


@pytest.hookimpl(tryfirst=True)
def pytest_collection_modifyitems(items):
    """Mark what drives a browser and what asks no database; refuse tests that would empty the world for others."""
    for item in items:
        if BROWSER_FIXTURES & set(item.fixturenames):
            item.add_marker(pytest.mark.browser)
        mark = item.get_closest_marker("django_db")
        if mark is None and not DATABASE_FIXTURES & set(item.fixturenames):
            item.add_marker(pytest.mark.once)
        flushes = mark is not None and (mark.kwargs.get("transaction") or mark.kwargs.get("reset_sequences"))
        if flushes or FLUSHING_FIXTURES & set(item.fixturenames):
            raise pytest.UsageError(f"{item.nodeid}: {REFUSAL}")


@pytest.fixture(scope="session", autouse=True)
def pages_alone_are_told_of(django_test_environment):
    """Let Django's test client note the context of a page, and not those of its parts and of each box of a form.

    It copies every context that it notes: a fifth of the time that a form of the admin takes.
    """
    noting, plain = Template._render, _TestState.saved_data.template_render

    def render(template, context):
        is_page = context.template is template and getattr(context, "request", None) is not None
        return (noting if is_page else plain)(template, context)

    Template._render = render


@pytest.fixture(scope="session")
def django_db_keepdb():
    """Drop no database at the end: SQLite's is in memory, PostgreSQL's goes with its whole cluster."""
    return True


@pytest.fixture(scope="session")
def django_db_setup(request, django_db_setup, django_db_blocker):
    """Seed the test database once; each test sees the whole demonstration and leaves no trace in it."""
    with django_db_blocker.unblock():
        seed(true_pictures=any("window" in item.fixturenames for item in request.session.items))
        if connection.vendor == "sqlite":
            check_what_was_written()


@pytest.fixture(scope="session")
def running_site(django_db_setup, django_db_blocker, tmp_path_factory):
    """A whole site with true settings, server, pictures and static files; see tests.kit.site.Site."""
    with django_db_blocker.unblock():
        site = Site(tmp_path_factory.mktemp("site"))
    yield site
    site.stop()


@pytest.fixture(scope="session")
def site(running_site) -> str:
    """The address of the running site, without a slash at its end."""
    return running_site.address


@pytest.fixture(scope="session")
def browser_type_launch_args(browser_type_launch_args):
    """Launch the system's Chromium; Playwright's own download is not used."""
    chromium = shutil.which("chromium") or shutil.which("chromium-browser")
    if chromium is None:
        missing("chromium")
    return {**browser_type_launch_args, "executable_path": chromium, "args": FLAGS}


@pytest.fixture
def watch(page) -> Watch:
    """What happens in ``page``: errors, requests to elsewhere, weight; see tests.kit.browser.Watch."""
    return Watch(page)
