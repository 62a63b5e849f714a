"""Django's SQLite backend, with writers that wait for their turn before they begin."""

from django.db.backends.sqlite3 import base
from django.db.utils import OperationalError

from coopsite.common.sqlite.turns import line_at

WRITES = ("INSERT", "UPDATE", "DELETE", "REPLACE")


class DatabaseWrapper(base.DatabaseWrapper):
    """Begins a transaction, or a statement that is one, when it is its turn.

    A database in memory has one connection and needs no line; nor does one whose transactions do not say at once that
    they will write.
    """

    _line = None

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        self.execute_wrappers.append(self._execute_in_turn)

    def _execute_in_turn(self, execute, sql, params, many, context):
        """Let a statement outside of any transaction stand in the line, too: others would pass it over for ever."""
        is_alone = self._line is None and not self.in_atomic_block and self.get_autocommit()
        if not (is_alone and sql.lstrip()[:7].upper().startswith(WRITES)):
            return execute(sql, params, many, context)
        self._take_turn()
        try:
            return execute(sql, params, many, context)
        finally:
            self._end_turn()

    def _start_transaction_under_autocommit(self):
        self._take_turn()
        try:
            super()._start_transaction_under_autocommit()
        except BaseException:
            self._end_turn()
            raise

    def _take_turn(self):
        if self.transaction_mode != "IMMEDIATE" or self.is_in_memory_db():
            return
        line = line_at(f"{self.settings_dict['NAME']}-turn")
        try:
            has_turn = line.take_turn(self.settings_dict["OPTIONS"].get("timeout", 5))
        except OSError as error:
            raise OperationalError(f"no turn to write: {error}") from error
        if not has_turn:
            raise OperationalError("database is locked: other writers take too long")
        self._line = line

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
