"""A publisher, an editor and a page of theirs, for whoever tells of drafts."""

import pytest

from cooperatives.models import Role
from products.models import Product
from tests.desk.acting import Desk

PHINH_HO = "che-shan-tuyet-co-thu-phinh-ho"


@pytest.fixture
def desk():
    return Desk("nguoi-duyet", "lao-cai", "thai-nguyen")


@pytest.fixture
def editor():
    return Desk("nguoi-viet", "lao-cai", role=Role.EDITOR)


@pytest.fixture
def product():
    return Product.objects.get(slug=PHINH_HO)
