"""Which words follow each other in names lies apart from all that is said, and is read in a fraction of the time.

On PostgreSQL, so does which words follow each other at all from which documents hold them, as on SQLite since 0004. The
new tables are made from the entries' rows by the command search_index, which ``prepare`` runs where the form of the index
changed: nothing is lost, and words are found meanwhile, only not yet ranked by whether they follow each other.
"""

from django.db import migrations

NOW = {
    "sqlite": [
        "CREATE VIRTUAL TABLE common_searchnames USING fts5(names, tokenize='ascii', prefix='1 2 3')",
    ],
    "postgresql": [
        "CREATE TABLE common_searchphrases (id bigint PRIMARY KEY, names tsvector NOT NULL, told tsvector NOT NULL)"
        " WITH (toast_tuple_target = 128)",
        # Read in its row, while what is told lies elsewhere.
        "ALTER TABLE common_searchphrases ALTER COLUMN names SET STORAGE MAIN",
    ],
}
BEFORE = {
    "sqlite": ["DROP TABLE common_searchnames"],
    "postgresql": ["DROP TABLE common_searchphrases"],
}


def changing(statements):
    def change(apps, schema_editor):
        for statement in statements[schema_editor.connection.vendor]:
            schema_editor.execute(statement)

    return change


class Migration(migrations.Migration):

    dependencies = [
        ('common', '0005_what_suggestions_say'),
    ]

    operations = [
        migrations.RunPython(changing(NOW), changing(BEFORE)),
    ]
