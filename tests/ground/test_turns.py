"""Writers of SQLite stand in a line: nobody is passed over, nobody waits for ever."""

import os
import subprocess
import sys
import threading
import time
from unittest.mock import Mock

import pytest
from django.db import OperationalError, transaction
from django.db.utils import ConnectionHandler

from coopsite.common.sqlite.turns import Line
from tests.kit.floors import ROOT

# Two lines at one path are what two processes of the site have.
SOON = 0.1


@pytest.fixture
def path(tmp_path) -> str:
    return str(tmp_path / "turn")


def test_one_turn_at_a_time_within_a_process_and_between_processes(path):
    here, there = Line(path), Line(path)
    assert here.take_turn(SOON)
    assert not here.take_turn(SOON)
    assert not there.take_turn(SOON)
    here.end_turn()
    assert there.take_turn(SOON)
    there.end_turn()
    assert here.take_turn(SOON)


def test_a_file_that_cannot_be_opened_holds_up_nobody(path, monkeypatch):
    line = Line(path)
    with monkeypatch.context() as broken:
        broken.setattr(os, "open", Mock(side_effect=OSError(24, "too many open files")))
        with pytest.raises(OSError, match="too many"):
            line.take_turn(SOON)
    assert line.take_turn(SOON)


def test_who_may_only_read_the_files_takes_turns_all_the_same(path):
    first = Line(path)
    assert first.take_turn(SOON)
    first.end_turn()
    for name in (path, f"{path}-next"):
        os.chmod(name, 0o444)
    assert first.take_turn(SOON)


# What another process does with the line at a path; it goes on when it is spoken to.
HOLDS = """
import os, sys
from coopsite.common.sqlite.turns import line_at
line = line_at(sys.argv[1])
print(line.take_turn(5), flush=True)
sys.stdin.read()
"""
FORKS = """
import os, sys, time
from coopsite.common.sqlite.turns import line_at
line = line_at(sys.argv[1])
line.take_turn(5)
child = os.fork()
if not child:
    time.sleep(30)
line.end_turn()
print(line.take_turn(1), flush=True)
os.kill(child, 9)
"""


def another_process(script, path) -> subprocess.Popen:
    command = [sys.executable, "-c", script, path]
    return subprocess.Popen(command, cwd=ROOT, stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True)


def test_a_process_that_is_killed_lets_the_others_write(path):
    here, there = Line(path), another_process(HOLDS, path)
    assert there.stdout.readline() == "True\n"
    assert not here.take_turn(SOON)
    there.kill()
    there.communicate()
    assert here.take_turn(5)


def test_a_child_process_keeps_no_turn_of_its_parents(path):
    assert another_process(FORKS, path).communicate()[0] == "True\n"


def test_who_gave_up_waiting_holds_up_nobody(path):
    line = Line(path)
    assert line.take_turn(SOON)
    assert not line.take_turn(SOON)
    line.end_turn()
    assert line.take_turn(SOON)


def in_line(lines, seconds=10) -> list[int]:
    """Let a thread stand in each of ``lines``, one after another; return the order in which they had their turns."""
    had, held = [], lines[0]
    assert held.take_turn(seconds)

    def wait(number, line):
        if line.take_turn(seconds):
            had.append(number)
            time.sleep(0.02)
            line.end_turn()

    threads = [threading.Thread(target=wait, args=pair) for pair in enumerate(lines)]
    for thread in threads:
        thread.start()
        time.sleep(0.02)
    held.end_turn()
    for thread in threads:
        thread.join(seconds)
    return had


def test_threads_are_served_in_the_order_in_which_they_came(path):
    line = Line(path)
    assert in_line([line] * 6) == list(range(6))


def test_a_long_line_does_not_keep_another_process_waiting(path):
    long, short = Line(path), Line(path)
    assert in_line([*[long] * 6, short]).index(6) <= 2


class TestTransactions:
    @pytest.fixture
    def opened(self, tmp_path, django_db_blocker):
        """Return a function that opens one more connection to the same database."""
        made = {"ENGINE": "coopsite.common.sqlite", "NAME": str(tmp_path / "db.sqlite3")}
        made["OPTIONS"] = {"transaction_mode": "IMMEDIATE", "timeout": SOON}
        handlers = []

        def another():
            handlers.append(ConnectionHandler({"default": {**made, "OPTIONS": {**made["OPTIONS"]}}}))
            return handlers[-1]["default"]

        with django_db_blocker.unblock():
            yield another
            for handler in handlers:
                handler["default"].close()

    def begin(self, connection):
        connection.set_autocommit(False, force_begin_transaction_with_broken_autocommit=True)

    def end(self, connection, how):
        getattr(connection, how)()
        if how != "close":
            connection.set_autocommit(True)

    @pytest.mark.parametrize("how", ["commit", "rollback", "close"])
    def test_a_turn_ends_with_its_transaction(self, opened, how):
        one, other = opened(), opened()
        self.begin(one)
        with pytest.raises(OperationalError, match="locked"):
            self.begin(other)
        other.close()
        self.end(one, how)
        self.begin(other)
        self.end(other, "rollback")

    def test_a_statement_on_its_own_stands_in_the_line_too(self, opened):
        one, other = opened(), opened()
        with one.cursor() as cursor:
            cursor.execute("CREATE TABLE noted (n)")
        self.begin(one)
        with other.cursor() as cursor, pytest.raises(OperationalError, match="other writers take too long"):
            cursor.execute("INSERT INTO noted VALUES (1)")
        self.end(one, "rollback")
        with other.cursor() as cursor:
            cursor.execute("INSERT INTO noted VALUES (2)")
            cursor.execute("SELECT n FROM noted")
            assert cursor.fetchall() == [(2,)]
        self.begin(one)

    def test_one_that_could_not_begin_leaves_the_line(self, opened):
        outside, one, other = opened(), opened(), opened()
        del outside.settings_dict["OPTIONS"]["transaction_mode"]
        self.begin(outside)
        with outside.cursor() as cursor:
            cursor.execute("CREATE TABLE held (n)")
        for waiting in (one, other):
            with pytest.raises(OperationalError, match=r"database is locked$"):
                self.begin(waiting)
            waiting.close()
        self.end(outside, "rollback")
        self.begin(one)
        self.end(one, "commit")


@pytest.mark.django_db
def test_a_database_in_memory_keeps_no_line():
    with transaction.atomic():
        assert getattr(transaction.get_connection(), "_line", None) is None
