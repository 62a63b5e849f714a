"""The sets of frequent words are as true as the engine, whatever changed since they were made and whoever reads them."""

import datetime
from unittest import mock

import pytest
from django.core.management import CommandError, call_command
from django.db import transaction
from django.utils import timezone

from coopsite.common.publishing import Status
from coopsite.common.search import frequent_making, postings, rebuilding
from coopsite.common.search.bits import bits_of
from coopsite.common.search.engines import engine
from coopsite.common.search.engines.base import key_of
from coopsite.common.search.frequent import packed, unpacked
from coopsite.common.search.frequent_making import keep_frequent, make_frequent
from coopsite.common.search.indexing import left_out, put, tell_all
from coopsite.common.search.models import FrequentMark, FrequentWord, SearchChange, SearchEntry
from coopsite.common.search.postings import Postings, asking_all
from coopsite.common.search.rebuilding import rebuild
from coopsite.common.search.shelf import Shelf
from products.models import Product
from tests.kit.freshness import copied, later, rename

pytestmark = pytest.mark.django_db
# The demonstration says no word as often as a country does; these are some hundred words, and what they begin with.
LEAST = 200
AT_ONCE = 50


@pytest.fixture(autouse=True)
def little_is_frequent():
    with mock.patch.object(frequent_making, "LEAST", LEAST):
        yield


@pytest.fixture
def made():
    make_frequent()
    assert FrequentWord.objects.count() > 1_000


def by_the_engine(terms) -> dict[str, int]:
    keys = map(key_of, terms)
    found = engine().found(*(asking_all([(key.term,)], key.scope) for key in keys))
    return dict(zip(terms, map(bits_of, found), strict=True))


def by_the_process(process: Postings, terms) -> dict[str, int]:
    keys = map(key_of, terms)
    return dict(zip(terms, process.answering([([(key.term,)], key.scope) for key in keys]), strict=True))


def untrue(process: Postings, asks_engine: bool = False) -> list[str]:
    """Return the frequent words of which a process tells other entries than the engine.

    It is not to ask the engine for any of them, or ``asks_engine`` for all.
    """
    terms, wrong = sorted(FrequentWord.objects.values_list("term", flat=True)), []
    assert len(terms) > 1_000
    for start in range(0, len(terms), AT_ONCE):
        some = terms[start : start + AT_ONCE]
        with mock.patch.object(postings, "_found", wraps=postings._found) as asked:
            told = by_the_process(process, some)
        assert bool([call for call in asked.call_args_list if call.args[0]]) is asks_engine
        right = by_the_engine(some)
        wrong += [term for term in some if told[term] != right[term]]
    return wrong


def change_a_few(tea):
    """An edit, a new name, a new row, one that goes, and one that is no longer public."""
    tea.standfirst = "Chè Shan tuyết của bà con ở xã vùng cao, huyện Trạm Tấu."
    tea.save()
    others = list(Product.objects.exclude(pk=tea.pk)[:3])
    rename(others[0])
    copied(tea)
    others[1].delete()
    Product.objects.filter(pk=others[2].pk).update(status=Status.DRAFT)


class TestReading:
    def test_a_new_process_reads_the_sets_and_asks_the_engine_for_none(self, made):
        assert untrue(Postings()) == []

    def test_what_changed_since_is_known_to_whoever_comes_and_whoever_was_there(self, made, tea):
        was_there = Shelf()
        assert untrue(was_there.look()._state.postings) == []
        change_a_few(tea)
        assert untrue(Postings()) == []
        assert untrue(was_there.look()._state.postings) == []

    def test_what_a_transaction_takes_back_was_never_said(self, made, tea):
        process = Shelf()
        with pytest.raises(ZeroDivisionError), transaction.atomic():
            change_a_few(tea)
            assert untrue(process.look()._state.postings) == []
            raise ZeroDivisionError
        assert untrue(process.look()._state.postings) == []

    def test_too_much_changed_to_bear_in_mind(self, made, tea):
        process = Shelf()
        process.look()
        with mock.patch.object(postings, "MOST_CHANGED", 3):
            change_a_few(tea)
            assert untrue(process.look()._state.postings, asks_engine=True) == []
            assert untrue(Postings(), asks_engine=True) == []

    def test_changes_that_no_line_tells_of(self, made, tea):
        change_a_few(tea)
        tell_all()
        assert untrue(Postings(), asks_engine=True) == []

    def test_sets_of_yesterday_may_lack_what_no_line_tells_any_more(self, made, tea):
        change_a_few(tea)
        SearchChange.objects.all().delete()
        with later(days=2):
            assert untrue(Postings(), asks_engine=True) == []

    def test_a_process_whose_sets_were_made_anew_reads_them_again(self, made, tea):
        shelf = Shelf()
        process = shelf.look()._state.postings
        assert by_the_process(process, ["xa"]) == by_the_engine(["xa"])
        change_a_few(tea)
        assert shelf.look()._state.postings is process
        FrequentWord.objects.filter(term="huyen").delete()
        assert by_the_process(process, ["huyen"]) == by_the_engine(["huyen"])
        make_frequent()
        assert untrue(process) == []

    def test_no_sets_are_looked_for_now_and_then(self, tea):
        process = Postings()
        by_the_process(process, ["xa"])
        make_frequent()
        assert untrue(process, asks_engine=True) == []
        with later(minutes=2):
            process = Postings()
            by_the_process(process, ["tinh"])
            assert untrue(process) == []


class TestMaking:
    def test_of_every_word_that_so_many_say_there_is_one(self, made):
        held = set(FrequentWord.objects.values_list("term", flat=True))
        often = {term for term, number in engine().frequencies() if number >= LEAST}
        assert often <= held
        # Beginnings too, of names and of all that is said: "xa" begins "xanh".
        assert {"xa*", "_nx*", "_pla*"} <= held
        for word in FrequentWord.objects.all():
            assert unpacked(word.members).bit_count() >= LEAST, word.term

    def test_they_follow_what_changed_once_it_is_worth_it(self, made, tea):
        mark = FrequentMark.objects.get()
        change_a_few(tea)
        keep_frequent()
        assert FrequentMark.objects.get() == mark
        with mock.patch.object(frequent_making, "WORTH_FOLLOWING", 1):
            keep_frequent()
        assert FrequentMark.objects.get().line == SearchChange.objects.latest("pk").pk
        terms = list(FrequentWord.objects.values_list("term", flat=True))
        held = {word.term: unpacked(word.members) for word in FrequentWord.objects.all()}
        right = {}
        for start in range(0, len(terms), AT_ONCE):
            right |= by_the_engine(terms[start : start + AT_ONCE])
        assert held == right
        assert untrue(Postings()) == []

    def test_they_follow_where_hours_went_by(self, made):
        mark = FrequentMark.objects.get()
        with later(hours=7):
            keep_frequent()
        assert FrequentMark.objects.get().made_at - mark.made_at > datetime.timedelta(hours=6)

    def test_each_day_the_words_are_counted_anew(self, made):
        """What nobody said yesterday may be on every page tomorrow."""
        FrequentWord.objects.filter(term="xa").delete()
        with later(hours=13):
            keep_frequent()
            assert not FrequentWord.objects.filter(term="xa").exists()
        with later(hours=25):
            keep_frequent()
            assert FrequentWord.objects.filter(term="xa").exists()

    @pytest.mark.parametrize("why", ["none yet", "of another day", "untold changes", "too many changes"])
    def test_they_are_made_anew_where_lines_do_not_tell(self, why, tea):
        if why != "none yet":
            make_frequent()
        if why == "of another day":
            FrequentMark.objects.update(made_at=timezone.now() - SearchChange.KEPT)
        change_a_few(tea)
        if why == "untold changes":
            tell_all()
        most = 2 if why == "too many changes" else frequent_making.MOST_FOLLOWED
        with (
            mock.patch.object(frequent_making, "MOST_FOLLOWED", most),
            mock.patch.object(frequent_making, "make_frequent", wraps=make_frequent) as making,
        ):
            keep_frequent()
        assert making.called
        assert untrue(Postings()) == []

    def test_of_two_who_make_them_at_once_the_second_gives_way(self, made, tea):
        def sets():
            with mock.patch.object(frequent_making, "_sets", lambda: iter([("xa", b"")])):
                make_frequent()
            yield "xa", b"late"

        with mock.patch.object(frequent_making, "_sets", sets):
            make_frequent()
        assert bytes(FrequentWord.objects.get().members) == b""

    def test_the_commands_make_them(self, capsys):
        call_command("publish_due")
        assert FrequentMark.objects.count() == 1
        call_command("search_index")
        assert "chữ hay gặp" in capsys.readouterr().out
        assert untrue(Postings()) == []

    def test_while_the_index_is_made_anew_nobody_takes_them_for_true(self, made, tea):
        """Its changes are told by one line, at the end."""

        def chunk(*_told):
            if not seen:
                seen.append(untrue(Postings(), asks_engine=True))
                keep_frequent()
                assert FrequentMark.objects.get().line is None

        seen = []
        rebuild(chunk)
        assert seen == [[]]
        keep_frequent()
        assert untrue(Postings()) == []

    def test_who_was_killed_while_making_it_anew_leaves_nothing_untrue(self, made, tea):
        was_there = Shelf()
        assert untrue(was_there.look()._state.postings) == []
        kept = rebuilding.told_at_the_end()
        kept.__enter__()
        # What a chunk of it stores; no line tells of it, and the end never comes.
        with left_out():
            tea.standfirst = "Xã nào, huyện nào, tỉnh nào."
            tea.save()
        put(Product, [tea.pk])
        for hours in (0, 2):
            with later(hours=hours):
                keep_frequent()
        assert untrue(Postings()) == []
        assert untrue(was_there.look()._state.postings) == []

    def test_a_set_that_is_untrue_is_told_by_the_check(self, made):
        call_command("search_index", "--check")
        FrequentWord.objects.filter(term="xa").update(members=packed(0b1000))
        with pytest.raises(CommandError, match="1 chỗ"):
            call_command("search_index", "--check")

    def test_where_nothing_is_said_often_there_are_none(self):
        with mock.patch.object(frequent_making, "LEAST", SearchEntry.objects.count() + 1):
            make_frequent()
        assert not FrequentWord.objects.exists()
        assert FrequentMark.objects.exists()
        assert by_the_process(Postings(), ["xa"]) == by_the_engine(["xa"])
