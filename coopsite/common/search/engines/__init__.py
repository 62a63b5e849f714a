"""Where the words are kept: the database's own full-text search."""

from functools import cache

from django.db import connection

from coopsite.common.search.engines.base import Document, Engine, Scope

__all__ = ["Document", "Engine", "Scope", "engine"]


def engine() -> Engine:
    """Return the engine of the site's database."""
    return engine_of(connection.vendor)


@cache
def engine_of(vendor: str) -> Engine:
    if vendor == "postgresql":
        from coopsite.common.search.engines.postgres import PostgresEngine

        return PostgresEngine()
    from coopsite.common.search.engines.sqlite import SQLiteEngine

    return SQLiteEngine()
