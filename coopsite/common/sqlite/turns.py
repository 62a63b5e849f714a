"""One writer at a time, first come first served, in all processes of the site.

SQLite lets writers try again and again, up to a tenth of a second apart, and whoever happens to try at the right
moment is next: of eight who wait, somebody goes on waiting until the timeout. Here the threads of a process stand in
a line, and the firsts of the lines take turns by a lock on a file beside the database.
"""

import fcntl
import os
import threading
import time
from collections import deque

TRIED_EVERY = 0.003


class Line:
    """The threads of this process that want to write to one database, in the order in which they came."""

    def __init__(self, path: str):
        self.path = path
        self._waiting, self._guard = deque(), threading.Lock()
        self._file = None

    def take_turn(self, seconds: float) -> bool:
        """Wait until it is this thread's turn; False where that takes longer than ``seconds``.

        Raises OSError where the file beside the database cannot be opened or locked.
        """
        until = time.monotonic() + seconds
        mine = threading.Event()
        with self._guard:
            self._waiting.append(mine)
            if self._waiting[0] is mine:
                mine.set()
        has_turn = False
        try:
            has_turn = mine.wait(seconds) and self._lock_file(until)
        finally:
            # Whatever ends the waiting, nobody stands in the line for one who has gone.
            if not has_turn:
                self._leave(mine)
        return has_turn

    def end_turn(self):
        """Let the next one write."""
        file, self._file = self._file, None
        if file is not None:
            os.close(file)
            self._leave(self._waiting[0])

    def forget(self):
        """Give up, in a child process, what its parent holds and goes on holding."""
        if self._file is not None:
            os.close(self._file)
        self._waiting, self._guard, self._file = deque(), threading.Lock(), None

    def _leave(self, one):
        with self._guard:
            self._waiting.remove(one)
            if self._waiting:
                self._waiting[0].set()

    def _lock_file(self, until: float) -> bool:
        """Take the lock between processes.

        Who waits for it holds a second one meanwhile: a process whose line is long cannot pass the turn to itself
        over and over. Both are gone with the files' handles, whatever ends the process.
        """
        following = _locked(f"{self.path}-next", until)
        if following is None:
            return False
        try:
            self._file = _locked(self.path, until)
        finally:
            os.close(following)
        return self._file is not None


def _locked(path: str, until: float) -> int | None:
    """Return the handle of the file at ``path``, locked; None where others keep it beyond the moment ``until``."""
    # A lock needs no right to write: a command that root ran once must not keep the site's own account out.
    file = os.open(path, os.O_RDONLY | os.O_CREAT | os.O_CLOEXEC, 0o644)
    try:
        while True:
            try:
                fcntl.flock(file, fcntl.LOCK_EX | fcntl.LOCK_NB)
                locked, file = file, None
                return locked
            except BlockingIOError:
                if time.monotonic() > until:
                    return None
                time.sleep(TRIED_EVERY)
    finally:
        if file is not None:
            os.close(file)


_lines: dict[str, Line] = {}
_lines_guard = threading.Lock()


def line_at(path: str) -> Line:
    """Return this process's line for the lock file ``path``."""
    with _lines_guard:
        return _lines.setdefault(path, Line(path))


def forget_lines():
    """After a fork: the threads that stood in the lines are not in this process."""
    global _lines_guard
    _lines_guard = threading.Lock()
    for line in _lines.values():
        line.forget()


os.register_at_fork(after_in_child=forget_lines)
