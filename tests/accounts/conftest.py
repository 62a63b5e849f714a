import pytest
from django.core.cache import cache

from coopsite.accounts import letters


@pytest.fixture(autouse=True)
def letters_at_once(monkeypatch):
    """Send letters in the test's own thread, and forget who got one lately."""
    monkeypatch.setattr(letters, "send_apart", letters.send)
    cache.clear()


@pytest.fixture
def two_step(settings):
    settings.STAFF_TWO_STEP = True
