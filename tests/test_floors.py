"""Imports point down only; and the reader of imports finds every kind of arrow that could point up."""

import ast

import pytest

from tests.kit.floors import FLOORS, ROOT, floor_of, module_of, python_files, upward, upward_anywhere


def test_nothing_points_up():
    assert [str(arrow) for arrow in upward_anywhere()] == []


def test_the_roofs_package_file_is_empty():
    """Importing the ground runs it: were it to import anything, the ground would know the roof."""
    assert ast.parse((ROOT / "coopsite" / "__init__.py").read_text()).body == []


def test_every_floor_is_read():
    seen = {floor_of(module_of(path)) for path in python_files()}
    assert seen == set(range(len(FLOORS)))


@pytest.mark.parametrize(
    ("module", "source"),
    [
        ("products.models.product", "import stories"),
        ("products.models.product", "import stories.models as s"),
        ("products.views", "from stories.models import Visit"),
        ("products.views", "def late():\n    from stories import models"),
        ("cooperatives.views", "class A:\n    def late(self):\n        import products.models"),
        ("cooperatives.models.region", "if TYPE_CHECKING:\n    from products.models import Product"),
        ("coopsite.common.text", "from cooperatives.models import Region"),
        ("coopsite.common.text", "from coopsite import staff"),
        ("coopsite.common.text", "from .. import atlas"),
        ("coopsite.common.text", "from ..atlas import atlas"),
        ("coopsite.common.__init__", "from ..views import home"),
        ("coopsite.common.templatetags.icons", "from ...indicators import latest_set"),
        ("stories.models.visit", "import coopsite.settings"),
        ("stories.views", "from demo.load import save"),
        ("products.models.product", "visit = models.ForeignKey('stories.Visit', models.CASCADE)"),
        ("products.apps", "model = apps.get_model('stories.visit')"),
        ("products.apps", "model = apps.get_model(*('stories', 'Visit'))"),
        ("products.apps", "module = import_module('stories.models')"),
        ("products.migrations.0002_x", "class Migration:\n    dependencies = [('stories', '0001_nouns')]"),
        ("coopsite.common.http", "import_string('coopsite.staff.sync_staff_group')"),
    ],
)
def test_an_upward_arrow_is_found(module, source):
    assert upward(module, source)


@pytest.mark.parametrize(
    ("module", "source"),
    [
        ("stories.models.visit", "from products.models import Product"),
        ("stories.models.visit", "from .stop import VisitStop"),
        ("stories.models.visit", "from . import stop"),
        ("stories.models.__init__", "from .visit import Visit"),
        ("products.models.product", "from coopsite.common import text"),
        ("products.models.product", "from coopsite.common.text import fold"),
        ("coopsite.common.text", "from . import sorting"),
        ("coopsite.common.formats.vi.formats", "from ...numbers import show_number"),
        ("coopsite.views.home", "from stories.models import Visit"),
        ("coopsite.management.commands.load_demo", "from demo.load import Loader"),
        ("cooperatives.models.photo", "models.ForeignKey('cooperatives.Federation', models.PROTECT)"),
        ("products.models.product", "models.ForeignKey('common.Tag', models.PROTECT)"),
        ("cooperatives.models.region", "region.stories.published()"),
        ("cooperatives.models.region", "WORDS = [('tỉnh', 'thành phố')]"),
        ("coopsite.common.text", "'''The stories. See products.'''\nimport django.db"),
    ],
)
def test_what_points_down_or_stays_is_let_be(module, source):
    assert upward(module, source) == []
