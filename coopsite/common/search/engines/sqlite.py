"""SQLite's full-text search (FTS5) over words that are folded already."""

import json

from django.db import connection
from django.db.models.expressions import RawSQL

from coopsite.common.search.engines.base import Document, Engine, Scope, fetched

TABLE = "common_searchwords"
COLUMNS = {Scope.NAMES: "{names} : ", Scope.NEAR: "{names near} : ", Scope.ALL: "{names near body} : "}
FIND = f"SELECT group_concat(rowid) FROM {TABLE} WHERE {TABLE} MATCH %s"


class SQLiteEngine(Engine):
    def put(self, documents):
        with connection.cursor() as cursor:
            cursor.executemany(
                f"INSERT OR REPLACE INTO {TABLE}(rowid, names, near, body, said) VALUES (%s, %s, %s, %s, %s)",
                list(documents),
            )

    def drop(self, ids):
        with connection.cursor() as cursor:
            cursor.executemany(f"DELETE FROM {TABLE} WHERE rowid = %s", [(one,) for one in ids])

    def differing(self, documents):
        places = ", ".join(["%s"] * len(documents))
        with connection.cursor() as cursor:
            cursor.execute(
                f"SELECT rowid, names, near, body, said FROM {TABLE} WHERE rowid IN ({places})",
                [one.id for one in documents],
            )
            held = set(cursor.fetchall())
        return {one.id for one in documents if tuple(one) not in held}

    def ids(self):
        with connection.cursor() as cursor:
            cursor.execute(f"SELECT rowid FROM {TABLE}")
            return {one for (one,) in cursor.fetchall()}

    def asking(self, groups, scope):
        said = (" OR ".join(_quoted(term.word) + "*" * term.begins for term in group) for group in groups)
        return COLUMNS[scope] + "(" + " AND ".join(f"({one})" for one in said) + ")"

    def asking_said(self, words):
        return f"{{said}} : ({' AND '.join(map(_quoted, words))})"

    def asking_in_one_go(self, words, scope):
        return f'{COLUMNS[scope]}"{" ".join(words)}" *'

    def found(self, *questions):
        with connection.cursor() as cursor:
            return fetched(cursor, FIND, questions)

    def documents(self, ids):
        with connection.cursor() as cursor:
            cursor.execute(
                f"SELECT rowid, names, near, body, said FROM {TABLE} WHERE rowid IN (SELECT value FROM json_each(%s))",
                (json.dumps(list(ids)),),
            )
            return [Document(*row) for row in cursor.fetchall()]

    def listed(self, keys):
        return RawSQL("SELECT value FROM json_each(%s)", (json.dumps(keys),))


def _quoted(word: str) -> str:
    """Return a word of [a-z0-9] so that no operator of the query language is read in it."""
    return f'"{word}"'
