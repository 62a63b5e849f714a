"""A page, who writes it and who publishes it."""

import pytest

from cooperatives.models import Role
from products.models import Product
from tests.worklist.kit import PHINH_HO, staff


@pytest.fixture
def tea():
    return Product.objects.get(slug=PHINH_HO)


@pytest.fixture
def writer():
    return staff("nguoi-viet", Role.EDITOR, first_name="Lan")


@pytest.fixture
def publisher():
    return staff("nguoi-duyet", Role.PUBLISHER, first_name="Hùng")


@pytest.fixture
def as_writer(client, writer):
    client.force_login(writer)
    return client
