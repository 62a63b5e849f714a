"""PostgreSQL's text search (tsvector) over words that are parted and folded already.

Three tables: one tells by its index which documents hold a word, with its marks; the others know the places of words too,
in names and in all that is told, and are asked for those that stand in one go.
"""

from typing import NamedTuple

from django.db import connection
from django.db.models.expressions import RawSQL

from coopsite.common.search.engines.base import MARKS, SAID, Engine, Scope, fetched, marked, unmarked

WORDS, NAMES, PHRASES = "common_searchwords", "common_searchnames", "common_searchphrases"
FIND = "SELECT common_searchfind(%s::tsquery)"
# Words in one go are looked for in rows that are known to hold them: no index tells where in a row a word stands.
FIND_IN_ONE_GO = "SELECT string_agg(id::text, ',') FROM {} WHERE id = ANY(%s) AND {} @@ %s::tsquery"
IN_ONE_GO = {
    Scope.NAMES: FIND_IN_ONE_GO.format(NAMES, "names"),
    Scope.ALL: FIND_IN_ONE_GO.format(PHRASES, "told"),
}
PUT = """
    INSERT INTO {0}(id, {1}) VALUES (%s, %s::tsvector) ON CONFLICT (id) DO UPDATE SET {1} = EXCLUDED.{1}
"""
DIFFER = f"""
    SELECT one.id FROM unnest(%s::bigint[], %s::text[], %s::text[], %s::text[]) AS one(id, words, names, told)
    LEFT JOIN {WORDS} AS held USING (id) LEFT JOIN {NAMES} AS called USING (id) LEFT JOIN {PHRASES} AS parted USING (id)
    WHERE (held.words, called.names, parted.told)
        IS DISTINCT FROM (one.words::tsvector, one.names::tsvector, one.told::tsvector)
"""
# Any number that nothing else in the database takes turns by.
TURN = 0x7405A2
# PostgreSQL counts no further places of words.
LAST_PLACE = 16_383
MOST_PLACES = 255


class Asked(NamedTuple):
    """A statement that gives the ids of the documents asked for, and what it is told."""

    select: str
    told: tuple


class PostgresEngine(Engine):
    def take_turn(self):
        with connection.cursor() as cursor:
            cursor.execute("SELECT pg_advisory_xact_lock(%s)", [TURN])

    def put(self, documents):
        documents = list(documents)
        with connection.cursor() as cursor:
            for table, column, words_of in PARTS:
                cursor.executemany(PUT.format(table, column), [(one.id, words_of(one)) for one in documents])

    def drop(self, ids):
        with connection.cursor() as cursor:
            for table, _column, _words_of in PARTS:
                cursor.execute(f"DELETE FROM {table} WHERE id = ANY(%s)", (list(ids),))

    def differing(self, documents):
        columns = ([words_of(one) for one in documents] for _table, _column, words_of in PARTS)
        with connection.cursor() as cursor:
            cursor.execute(DIFFER, [[one.id for one in documents], *columns])
            return {one for (one,) in cursor.fetchall()}

    def ids(self):
        with connection.cursor() as cursor:
            cursor.execute(" UNION ".join(f"SELECT id FROM {table}" for table, _column, _words_of in PARTS))
            return {one for (one,) in cursor.fetchall()}

    def asking(self, groups, scope):
        mark = MARKS[scope]
        said = (" | ".join(mark + term.word + ":*" * term.begins for term in group) for group in groups)
        return Asked(FIND, (" & ".join(f"({one})" for one in said),))

    def asking_said(self, words):
        return Asked(FIND, (" & ".join(SAID + word for word in words),))

    def asking_in_one_go(self, words, scope, among):
        return Asked(IN_ONE_GO[scope], (among, " <-> ".join(words) + ":*"))

    def found(self, *questions):
        with connection.cursor() as cursor:
            told = [part for one in questions for part in one.told]
            return fetched(cursor, [one.select for one in questions], told)

    def documents(self, ids):
        with connection.cursor() as cursor:
            cursor.execute(
                f"SELECT id, tsvector_to_array(words) FROM {WORDS} WHERE id = ANY(%s)", (list(ids),)
            )
            return [unmarked(*row) for row in cursor.fetchall()]

    def frequencies(self):
        with connection.cursor() as cursor:
            cursor.execute("SELECT word, ndoc FROM ts_stat(%s)", [f"SELECT words FROM {WORDS}"])
            return cursor.fetchall()

    def listed(self, keys):
        return RawSQL("SELECT unnest(%s::bigint[])", (keys,))


def _words(document) -> str:
    return " ".join(marked(document))


def _names(document) -> str:
    return _placed(document.names.split())


def _told(document) -> str:
    # A gap between the fields: nothing is said in one go across it.
    return _placed([*document.names.split(), "", *document.near.split(), "", *document.body.split()])


def _placed(words: list[str]) -> str:
    """Return words and their places as PostgreSQL writes a tsvector: "che:1,4 shan:2"."""
    places: dict[str, list[int]] = {}
    for place, word in enumerate(words, 1):
        if word:
            held = places.setdefault(word, [])
            if place < LAST_PLACE and len(held) < MOST_PLACES:
                held.append(place)
    return " ".join(f"{word}:{','.join(map(str, at))}" if at else word for word, at in places.items())


# Each table, its column, and how the words of a document are written there.
PARTS = [(WORDS, "words", _words), (NAMES, "names", _names), (PHRASES, "told", _told)]
