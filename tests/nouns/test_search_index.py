"""The command that makes the index anew, and the check that tells where it is not true."""

import io

import pytest
from django.core.management import CommandError, call_command
from django.db import connection, transaction
from django.test.utils import CaptureQueriesContext

from cooperatives.models import Cooperative
from coopsite.common.search.engines import engine
from coopsite.common.search.following import kinds
from coopsite.common.search.models import SearchChange, SearchEntry
from coopsite.common.search.rebuilding import differences, rebuild
from coopsite.common.search.shelf import look
from products.models import Product
from tests.kit.finding import found
from tests.pages.addresses import PRODUCT

pytestmark = pytest.mark.django_db

WORD = "zâm bút"


@pytest.fixture
def tea():
    return Product.objects.get(slug=PRODUCT.strip("/").split("/")[-1])


@pytest.fixture
def small(monkeypatch):
    """Without the country's places, which take their time."""
    few = {kind: model for kind, model in kinds().items() if kind != "noi-chon"}
    monkeypatch.setattr("coopsite.common.search.rebuilding.kinds", lambda: few)
    SearchEntry.objects.filter(kind="noi-chon").delete()
    engine().drop(engine().ids() - set(SearchEntry.objects.values_list("pk", flat=True)))


def entry_of(row) -> SearchEntry:
    return SearchEntry.objects.get(kind=row.search_kind, object_id=row.pk)


def told() -> set:
    return {(one.kind, one.object_id, str(one.what)) for one in differences()}


def past_the_index(row, **values):
    """Change a row as raw SQL does."""
    table = connection.ops.quote_name(row._meta.db_table)
    with connection.cursor() as cursor:
        for name, value in values.items():
            cursor.execute(f"UPDATE {table} SET {name} = %s WHERE id = %s", [value, row.pk])


def test_what_was_seeded_is_true():
    """As it came into being, by every way in which the demonstration is loaded."""
    assert told() == set()


@pytest.mark.usefixtures("small")
class TestWhatDiffers:
    def test_a_row_without_an_entry(self, tea):
        engine().drop([entry_of(tea).pk])
        entry_of(tea).delete()
        assert told() == {("san-pham", tea.pk, "chưa có trong chỉ mục")}
        rebuild()
        assert told() == set()
        assert tea in found(Product, tea.name)

    def test_an_entry_without_a_row(self):
        stray = SearchEntry.objects.create(kind="san-pham", object_id=987_654)
        other = SearchEntry.objects.create(kind="khac", object_id=1)
        assert {one[:2] for one in told()} == {("san-pham", stray.object_id), ("khac", other.object_id)}
        rebuild()
        assert told() == set()

    def test_words_without_an_entry(self, tea):
        lost = entry_of(tea)
        pk = lost.pk
        lost.delete()
        assert ("", pk, "chữ không thuộc mục nào") in told()
        rebuild()
        assert told() == set()

    def test_another_moment_of_publication(self, tea):
        SearchEntry.objects.filter(pk=entry_of(tea).pk).update(public_from=None)
        assert told() == {("san-pham", tea.pk, "lúc công khai khác với dòng")}

    def test_other_words(self, tea):
        past_the_index(tea, packaging=WORD)
        assert told() == {("san-pham", tea.pk, "chữ khác với dòng")}
        assert found(Product, WORD) == []
        rebuild()
        assert found(Product, WORD) == [tea]

    def test_another_name(self, tea):
        past_the_index(tea, name=WORD)
        assert {what for _kind, pk, what in told() if pk == tea.pk} == {
            "chữ khác với dòng",
            "tên, thứ tự hay sức nặng khác với dòng",
            "lời gợi ý khác với dòng",
        }

    def test_checking_writes_nothing(self, tea):
        past_the_index(tea, packaging=WORD)
        with CaptureQueriesContext(connection) as caught:
            told()
        assert [
            one["sql"] for one in caught if not one["sql"].lstrip().startswith(("SELECT", "SAVEPOINT"))
        ] == []


@pytest.mark.usefixtures("small")
class TestRebuilding:
    def test_a_true_index_is_not_written_again(self):
        rebuild()
        with CaptureQueriesContext(connection) as caught:
            counts = rebuild()
        written = [one["sql"] for one in caught if one["sql"].startswith(("INSERT", "UPDATE", "DELETE"))]
        # That it is at work, that all be read again, and that it is done; no entry and no words.
        assert [sql.split('"')[1].removeprefix("common_") for sql in written] == [
            *("frequentmark", "frequentmark", "searchchange", "frequentmark")
        ]
        assert counts[Product] == Product.objects.count()

    def test_every_process_reads_all_again_once(self, tea):
        past_the_index(tea, status="draft")
        assert tea in found(Product, tea.name)
        before = SearchChange.objects.count()
        rebuild()
        assert SearchChange.objects.count() == before + 1
        assert not look().public >> entry_of(tea).pk & 1

    def test_an_empty_index_is_filled(self, tea):
        entries = SearchEntry.objects.all()
        engine().drop(entries.values_list("pk", flat=True))
        entries.delete()
        rebuild()
        assert tea in found(Product, tea.name)

    def test_many_rows_ask_no_more_queries_than_few(self):
        """Nothing is asked for each row."""
        for model in (Product, Cooperative):
            keys = list(model.objects.values_list("pk", flat=True))
            numbers = []
            for some in (keys[:2], keys):
                with CaptureQueriesContext(connection) as caught:
                    [row.find_within() + row.find_facets() + row.find_near() for row in rows(model, some)]
                numbers.append(len(caught))
            assert numbers[1] <= numbers[0] + 2


def rows(model, keys):
    return model.objects.filter(pk__in=keys).rows_for_index()


@pytest.mark.usefixtures("small")
class TestCommand:
    def test_it_says_what_it_did(self):
        said = io.StringIO()
        call_command("search_index", stdout=said)
        assert f"→ sản phẩm: {Product.objects.count()}" in said.getvalue()
        assert "Đã lập lại chỉ mục" in said.getvalue()

    def test_a_bar_is_drawn_on_a_terminal(self):
        class Terminal(io.StringIO):
            def isatty(self):
                return True

        said = Terminal()
        call_command("search_index", stdout=said)
        assert "█" in said.getvalue() and "→" not in said.getvalue()

    def test_a_check_that_finds_nothing(self):
        said = io.StringIO()
        call_command("search_index", "--check", stdout=said)
        assert "khớp với dữ liệu" in said.getvalue()

    def test_a_check_that_finds_something_ends_with_1(self, tea):
        past_the_index(tea, packaging=WORD)
        said = io.StringIO()
        with pytest.raises(CommandError) as error:
            call_command("search_index", "--check", stdout=said)
        assert error.value.returncode == 1
        assert f"san-pham {tea.pk}: chữ khác với dòng" in said.getvalue()

    def test_prepare_fills_the_index_of_a_site_from_before_it(self, tea):
        SearchEntry.objects.all().delete()
        said = io.StringIO()
        call_command("prepare", no_static=True, stdout=said)
        assert "Lập chỉ mục tìm kiếm" in said.getvalue()
        assert tea in found(Product, tea.name)

    def test_prepare_makes_an_index_of_another_form_anew_once(self, tea):
        (held,) = engine().documents([entry_of(tea).pk])
        with transaction.atomic():
            engine().put([held._replace(said="my4")])
        for is_made in (True, False):
            said = io.StringIO()
            call_command("prepare", no_static=True, stdout=said)
            assert ("Lập chỉ mục tìm kiếm" in said.getvalue()) is is_made
