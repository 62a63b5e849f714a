"""Two people who change pages at the same moment; pages that say more than an index holds."""

from threading import Thread

import pytest
from django.db import OperationalError, connection, transaction
from django.test.utils import CaptureQueriesContext
from django.utils import timezone

from coopsite.common.search.indexing import SWEEP_EVERY
from coopsite.common.search.models import SearchChange
from products.models import Product
from tests.kit.finding import found
from tests.kit.freshness import WORD

pytestmark = pytest.mark.django_db


def saved_by_another(row) -> list[OperationalError]:
    """Save ``row`` on a connection of its own, which waits for nobody longer than a moment; return what stopped it."""
    stopped = []

    def save():
        try:
            with transaction.atomic(), connection.cursor() as cursor:
                cursor.execute("SET LOCAL lock_timeout = '300ms'")
                row.save()
        except OperationalError as error:
            stopped.append(error)
        finally:
            connection.close()

    thread = Thread(target=save)
    thread.start()
    thread.join()
    return stopped


@pytest.mark.skipif(connection.vendor != "postgresql", reason="SQLite has one writer anyway")
def test_they_change_the_index_one_after_the_other(tea, maker):
    """Who makes a product of a maker that is being renamed reads the name once it is stored for good, or never was."""
    maker.name = f"HTX {WORD}"
    maker.save()
    other = Product.objects.exclude(pk=tea.pk).first()
    other.standfirst = WORD
    (stopped,) = saved_by_another(other)
    assert "lock timeout" in str(stopped)


@pytest.mark.parametrize("end", [" quế", "."])
def test_a_run_of_letters_that_is_no_word_is_stored(tea, end):
    tea.about = f"<p>{'xyz' * 2_000}{end}</p>"
    tea.save()
    assert tea in found(Product, "xyz" * 22)


def test_of_a_book_the_beginning_is_held(tea):
    words = " ".join(f"zw{number}zq" for number in range(60_000))
    tea.about = f"<p>mở đầu zwmodau {words}</p>"
    tea.save()
    assert found(Product, "zwmodau") == [tea]
    assert found(Product, "zw59999zq") == []


def test_old_lines_are_swept_by_one_statement(tea):
    SearchChange.objects.bulk_create(SearchChange(entry_id=1, nonce=number) for number in range(9))
    last = SearchChange.objects.latest("pk").pk
    # As many as bring the sweep with the next one.
    missing = SWEEP_EVERY - 1 - last % SWEEP_EVERY
    SearchChange.objects.bulk_create(SearchChange(entry_id=1, nonce=number) for number in range(missing))
    SearchChange.objects.update(made_at=timezone.now() - SearchChange.KEPT * 2)
    tea.standfirst = WORD
    with CaptureQueriesContext(connection) as caught:
        tea.save()
    assert not SearchChange.objects.filter(entry_id=1).exists()
    touching = [one["sql"] for one in caught if '"common_searchchange"' in one["sql"]]
    assert [sql.split()[0] for sql in touching] == ["INSERT", "DELETE"]
