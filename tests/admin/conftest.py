"""A publisher at the browser, for whoever tells of what publishers do."""

import pytest

from cooperatives.models import Role
from tests.kit.scoping import staff


@pytest.fixture
def publisher():
    return staff("nguoi-duyet", "lao-cai", role=Role.PUBLISHER)
