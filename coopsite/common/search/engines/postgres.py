"""PostgreSQL's text search: one tsvector an entry, whose words were parted and folded already."""

from django.db import connection
from django.db.models.expressions import RawSQL

from coopsite.common.search.engines.base import MARKS, SAID, Engine, Scope, fetched, marked, unmarked

TABLE = "common_searchwords"
FIND = "SELECT common_searchfind(%s::tsquery)"
PUT = f"INSERT INTO {TABLE}(id, words) VALUES (%s, %s::tsvector) ON CONFLICT (id) DO UPDATE SET words = EXCLUDED.words"
DIFFER = f"""
    SELECT told.id FROM unnest(%s::bigint[], %s::text[]) AS told(id, words) LEFT JOIN {TABLE} AS held USING (id)
    WHERE held.words IS DISTINCT FROM told.words::tsvector
"""
# Any number that nothing else in the database takes turns by.
TURN = 0x7405A2
# PostgreSQL counts no further places of words.
LAST_PLACE = 16_383
MOST_PLACES = 255


class PostgresEngine(Engine):
    def take_turn(self):
        with connection.cursor() as cursor:
            cursor.execute("SELECT pg_advisory_xact_lock(%s)", [TURN])

    def put(self, documents):
        with connection.cursor() as cursor:
            cursor.executemany(PUT, [(one.id, _vector(one)) for one in documents])

    def drop(self, ids):
        with connection.cursor() as cursor:
            cursor.execute(f"DELETE FROM {TABLE} WHERE id = ANY(%s)", (list(ids),))

    def differing(self, documents):
        told = [one.id for one in documents], [_vector(one) for one in documents]
        with connection.cursor() as cursor:
            cursor.execute(DIFFER, told)
            return {one for (one,) in cursor.fetchall()}

    def ids(self):
        with connection.cursor() as cursor:
            cursor.execute(f"SELECT id FROM {TABLE}")
            return {one for (one,) in cursor.fetchall()}

    def asking(self, groups, scope):
        mark = MARKS[scope]
        said = (" | ".join(mark + term.word + ":*" * term.begins for term in group) for group in groups)
        return " & ".join(f"({one})" for one in said)

    def asking_said(self, words):
        return " & ".join(SAID + word for word in words)

    def asking_in_one_go(self, words, scope):
        return " <-> ".join(MARKS[scope] + word for word in words) + ":*"

    def found(self, *questions):
        with connection.cursor() as cursor:
            return fetched(cursor, [FIND] * len(questions), questions)

    def documents(self, ids):
        with connection.cursor() as cursor:
            cursor.execute(
                f"SELECT id, tsvector_to_array(words) FROM {TABLE} WHERE id = ANY(%s)", (list(ids),)
            )
            return [unmarked(*row) for row in cursor.fetchall()]

    def listed(self, keys):
        return RawSQL("SELECT unnest(%s::bigint[])", (keys,))


def _vector(document) -> str:
    """Return the words of a document as PostgreSQL writes a tsvector: "che:1,4 shan:2"."""
    places: dict[str, list[int]] = {}
    # A gap between the fields: nothing is said in one go across it.
    words = [*document.names.split(), "", *document.near.split(), "", *document.body.split()]
    for place, word in enumerate(words, 1):
        if word:
            _place(places, word, place)
    for place, word in enumerate(document.names.split(), 1):
        _place(places, MARKS[Scope.NAMES] + word, place)
    for word in marked(document):
        places.setdefault(word, [])
    return " ".join(f"{word}:{','.join(map(str, at))}" if at else word for word, at in places.items())


def _place(places, word: str, place: int):
    held = places.setdefault(word, [])
    if place < LAST_PLACE and len(held) < MOST_PLACES:
        held.append(place)
