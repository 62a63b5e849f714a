"""What the tests of a true index share: rows of the demonstration, a word that nothing says, a clock moved on."""

import datetime
from unittest import mock

from django.utils import timezone

from cooperatives.models import Cooperative
from coopsite.common.search.bits import numbers_in
from coopsite.common.search.engines import engine
from coopsite.common.search.indexing import DERIVED
from coopsite.common.search.models import SearchEntry
from coopsite.common.search.shelf import look
from products.models import Product
from stories.models import Event, Story, Visit
from tests.pages.addresses import COOPERATIVE, EVENT, PRODUCT, STORY, VISIT

DAY = datetime.timedelta(days=1)
KINDS = [(Product, PRODUCT), (Cooperative, COOPERATIVE), (Visit, VISIT), (Story, STORY), (Event, EVENT)]
# Nothing of the demonstration says these words.
WORD = "zâm bút"


def slug_of(path) -> str:
    return path.strip("/").split("/")[-1]


def at(model, path):
    return model.objects.get(slug=slug_of(path))


def listed(model, key, value) -> set:
    """The public rows of ``model`` that the index holds under a choice."""
    now = look()
    entries = now.choice(key, str(value)) & now.kind(model.search_kind)
    return {now.object_id(entry) for entry in numbers_in(entries)}


def later(**span):
    """The clock, moved on."""
    moved = timezone.now() + datetime.timedelta(**span)
    return mock.patch("django.utils.timezone.now", lambda: moved)


def rename(row):
    """Give ``row`` WORD for a name."""
    setattr(row, "title" if hasattr(row, "standfirst") and hasattr(row, "title") else "name", WORD)
    row.save()


def held(row) -> tuple:
    """What the index holds of ``row``: its entry, and the words of it."""
    entry = SearchEntry.objects.get(kind=row.search_kind, object_id=row.pk)
    (words,) = engine().documents([entry.pk])
    return tuple(getattr(entry, name) for name in DERIVED), words


def copied(row):
    """Store another row like ``row``, without what hangs on it, at an address of its own."""
    new = type(row)._base_manager.get(pk=row.pk)
    new.pk, new.slug, new._state.adding = None, "", True
    new.save()
    return new
