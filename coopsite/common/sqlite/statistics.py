"""What SQLite knows of how far its indexes narrow things down."""

from django.db import connection, transaction

# So many rows of an index are looked at: a fraction of a second for the whole country.
ROWS = 1_000


def renew_statistics():
    """Have SQLite look at its indexes again; PostgreSQL does so by itself.

    Without it an index by status, under which nearly all rows are published, is taken for one that narrows them down, and
    three rows that are asked for by their keys are looked for among thirty thousand. What is open reads it when it is
    opened anew.
    """
    if connection.vendor == "sqlite":
        with transaction.atomic(), connection.cursor() as cursor:
            cursor.execute(f"PRAGMA analysis_limit = {ROWS}")
            cursor.execute("ANALYZE")
