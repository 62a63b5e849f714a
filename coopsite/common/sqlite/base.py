"""Django's SQLite backend, with transactions that wait for their turn before they begin."""

from django.db.backends.sqlite3 import base
from django.db.utils import OperationalError

from coopsite.common.sqlite.turns import line_at


class DatabaseWrapper(base.DatabaseWrapper):
    """Begins a transaction when it is its turn; a database in memory has one connection and needs no line."""

    _line = None

    def _start_transaction_under_autocommit(self):
        if self.transaction_mode == "IMMEDIATE" and not self.is_in_memory_db():
            line = line_at(f"{self.settings_dict['NAME']}-turn")
            if not line.take_turn(self.settings_dict["OPTIONS"].get("timeout", 5)):
                raise OperationalError("database is locked: other writers take too long")
            self._line = line
        try:
            super()._start_transaction_under_autocommit()
        except BaseException:
            self._end_turn()
            raise

    def _end_turn(self):
        line, self._line = self._line, None
        if line is not None:
            line.end_turn()

    def _commit(self):
        super()._commit()
        self._end_turn()

    def _rollback(self):
        try:
            super()._rollback()
        finally:
            self._end_turn()

    def _close(self):
        try:
            super()._close()
        finally:
            self._end_turn()
