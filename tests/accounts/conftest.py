import pytest
from django.core.cache import cache

from coopsite.accounts import letters
from tests.kit.staff import make_staff, sign_in, with_app


@pytest.fixture(autouse=True)
def letters_at_once(monkeypatch):
    """Send letters in the test's own thread, and forget who got one lately."""
    monkeypatch.setattr(letters, "send_apart", letters.send)
    cache.clear()


@pytest.fixture
def two_step(settings):
    settings.STAFF_TWO_STEP = True


@pytest.fixture
def publisher(two_step):
    return make_staff(lao_cai="publisher")


@pytest.fixture
def half(client, publisher):
    """A publisher with an app whose password was right, and who has not shown a code."""
    device = with_app(publisher)
    sign_in(client, publisher.username)
    return device


@pytest.fixture
def keeper():
    return make_staff("quan-tri@lienminh.example", lao_cai="administrator")


@pytest.fixture
def desk(client, keeper):
    """The desk as Lào Cai's administrator has it, who is not the only one there."""
    client.force_login(keeper)
    return client
