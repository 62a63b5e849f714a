"""SQLite's full-text search (FTS5) over words that are folded already.

Three tables: one tells only which documents hold a word, with its marks, which is small and read at once; the others know
the places of words too, in names and in all that is told, and are asked for those that stand in one go.
"""

import json
from typing import NamedTuple

from django.db import connection
from django.db.models.expressions import RawSQL

from coopsite.common.search.engines.base import MARKS, SAID, Engine, Scope, fetched, marked, unmarked

WORDS, NAMES, PHRASES = "common_searchwords", "common_searchnames", "common_searchphrases"
FREQUENCIES = "common_searchfrequencies"
# The fields in which words can be asked for in one go.
IN_ONE_GO = {Scope.NAMES: NAMES, Scope.ALL: PHRASES}
DIFFER = f"""
    SELECT held.rowid, words, called.names, told.names, near, body FROM {WORDS} AS held
    JOIN {NAMES} AS called ON called.rowid = held.rowid JOIN {PHRASES} AS told ON told.rowid = held.rowid
    WHERE held.rowid IN (SELECT value FROM json_each(%s))
"""


class Asked(NamedTuple):
    """A question in the language of FTS5, and the table it is put to."""

    table: str
    words: str


class SQLiteEngine(Engine):
    def put(self, documents):
        documents = list(documents)
        with connection.cursor() as cursor:
            cursor.executemany(
                f"INSERT OR REPLACE INTO {WORDS}(rowid, words) VALUES (%s, %s)",
                [(one.id, _words(one)) for one in documents],
            )
            cursor.executemany(
                f"INSERT OR REPLACE INTO {NAMES}(rowid, names) VALUES (%s, %s)",
                [(one.id, one.names) for one in documents],
            )
            cursor.executemany(
                f"INSERT OR REPLACE INTO {PHRASES}(rowid, names, near, body) VALUES (%s, %s, %s, %s)",
                [(one.id, one.names, one.near, one.body) for one in documents],
            )

    def drop(self, ids):
        with connection.cursor() as cursor:
            for table in (WORDS, NAMES, PHRASES):
                cursor.executemany(f"DELETE FROM {table} WHERE rowid = %s", [(one,) for one in ids])

    def differing(self, documents):
        with connection.cursor() as cursor:
            cursor.execute(DIFFER, [json.dumps([one.id for one in documents])])
            held = set(cursor.fetchall())
        told = {(one.id, _words(one), one.names, one.names, one.near, one.body) for one in documents}
        return {entry for entry, *_words in told - held}

    def ids(self):
        with connection.cursor() as cursor:
            cursor.execute(" UNION ".join(f"SELECT rowid FROM {table}" for table in (WORDS, NAMES, PHRASES)))
            return {one for (one,) in cursor.fetchall()}

    def asking(self, groups, scope):
        said = (
            " OR ".join(_quoted(MARKS[scope] + term.word) + "*" * term.begins for term in group)
            for group in groups
        )
        return Asked(WORDS, " AND ".join(f"({one})" for one in said))

    def asking_said(self, words):
        return Asked(WORDS, " AND ".join(_quoted(SAID + word) for word in words))

    def asking_in_one_go(self, words, scope, among):
        # Asked of all, which is faster here than of some.
        return Asked(IN_ONE_GO[scope], f'"{" ".join(words)}" *')

    def found(self, *questions):
        selects = [
            f"SELECT group_concat(rowid) FROM {table} WHERE {table} MATCH %s" for table, _words in questions
        ]
        with connection.cursor() as cursor:
            return fetched(cursor, selects, [one.words for one in questions])

    def documents(self, ids):
        with connection.cursor() as cursor:
            cursor.execute(
                f"SELECT rowid, words FROM {WORDS} WHERE rowid IN (SELECT value FROM json_each(%s))",
                [json.dumps(list(ids))],
            )
            return [unmarked(entry, words.split()) for entry, words in cursor.fetchall()]

    def frequencies(self):
        with connection.cursor() as cursor:
            # A view of the index's own words, for this connection.
            cursor.execute(
                f"CREATE VIRTUAL TABLE IF NOT EXISTS temp.{FREQUENCIES} USING fts5vocab(main, {WORDS}, row)"
            )
            cursor.execute(f"SELECT term, doc FROM temp.{FREQUENCIES}")
            return cursor.fetchall()

    def listed(self, keys):
        return RawSQL("SELECT value FROM json_each(%s)", (json.dumps(keys),))


def _words(document) -> str:
    return " ".join(sorted(marked(document)))


def _quoted(word: str) -> str:
    """Return a word of [a-z0-9_] so that no operator of the query language is read in it."""
    return f'"{word}"'
