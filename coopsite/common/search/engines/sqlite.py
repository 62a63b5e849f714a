"""SQLite's full-text search (FTS5) over words that are folded already.

Two tables: one tells only which documents hold a word, with its marks, which is small and read at once; the other knows
the places of words too, and is asked for those that stand in one go.
"""

import json
from typing import NamedTuple

from django.db import connection
from django.db.models.expressions import RawSQL

from coopsite.common.search.engines.base import MARKS, SAID, Engine, Scope, fetched, marked, unmarked

WORDS, PHRASES = "common_searchwords", "common_searchphrases"
COLUMNS = {Scope.NAMES: "{names} : ", Scope.NEAR: "{names near} : ", Scope.ALL: ""}
DIFFER = f"""
    SELECT held.rowid, words, names, near, body FROM {WORDS} AS held JOIN {PHRASES} AS told ON told.rowid = held.rowid
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
                f"INSERT OR REPLACE INTO {PHRASES}(rowid, names, near, body) VALUES (%s, %s, %s, %s)",
                [(one.id, one.names, one.near, one.body) for one in documents],
            )

    def drop(self, ids):
        with connection.cursor() as cursor:
            for table in (WORDS, PHRASES):
                cursor.executemany(f"DELETE FROM {table} WHERE rowid = %s", [(one,) for one in ids])

    def differing(self, documents):
        with connection.cursor() as cursor:
            cursor.execute(DIFFER, [json.dumps([one.id for one in documents])])
            held = set(cursor.fetchall())
        return {
            one.id for one in documents if (one.id, _words(one), one.names, one.near, one.body) not in held
        }

    def ids(self):
        with connection.cursor() as cursor:
            cursor.execute(f"SELECT rowid FROM {WORDS} UNION SELECT rowid FROM {PHRASES}")
            return {one for (one,) in cursor.fetchall()}

    def asking(self, groups, scope):
        said = (
            " OR ".join(_quoted(MARKS[scope] + term.word) + "*" * term.begins for term in group)
            for group in groups
        )
        return Asked(WORDS, " AND ".join(f"({one})" for one in said))

    def asking_said(self, words):
        return Asked(WORDS, " AND ".join(_quoted(SAID + word) for word in words))

    def asking_in_one_go(self, words, scope):
        return Asked(PHRASES, f'{COLUMNS[scope]}"{" ".join(words)}" *')

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

    def listed(self, keys):
        return RawSQL("SELECT value FROM json_each(%s)", (json.dumps(keys),))


def _words(document) -> str:
    return " ".join(sorted(marked(document)))


def _quoted(word: str) -> str:
    """Return a word of [a-z0-9_] so that no operator of the query language is read in it."""
    return f'"{word}"'
