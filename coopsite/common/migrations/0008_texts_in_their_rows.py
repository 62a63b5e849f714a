"""On PostgreSQL, which words follow each other in all that is said lies in its own row, and is read without a way elsewhere.

Names, which are read far more often and are short, get a table of their own for that, as on SQLite since 0006. All rows
are carried over, in either direction.
"""

from django.db import migrations

NOW = {
    "sqlite": [],
    "postgresql": [
        "CREATE TABLE common_searchnames (id bigint PRIMARY KEY, names tsvector NOT NULL)",
        "INSERT INTO common_searchnames SELECT id, names FROM common_searchphrases",
        "ALTER TABLE common_searchphrases RENAME TO common_searchphrases_before",
        "CREATE TABLE common_searchphrases (id bigint PRIMARY KEY, told tsvector NOT NULL)",
        "ALTER TABLE common_searchphrases ALTER COLUMN told SET STORAGE MAIN",
        "INSERT INTO common_searchphrases SELECT id, told FROM common_searchphrases_before",
        "DROP TABLE common_searchphrases_before",
    ],
}
BEFORE = {
    "sqlite": [],
    "postgresql": [
        "ALTER TABLE common_searchphrases RENAME TO common_searchphrases_after",
        "CREATE TABLE common_searchphrases (id bigint PRIMARY KEY, names tsvector NOT NULL, told tsvector NOT NULL)"
        " WITH (toast_tuple_target = 128)",
        "ALTER TABLE common_searchphrases ALTER COLUMN names SET STORAGE MAIN",
        "INSERT INTO common_searchphrases"
        " SELECT id, names, told FROM common_searchphrases_after JOIN common_searchnames USING (id)",
        "DROP TABLE common_searchphrases_after",
        "DROP TABLE common_searchnames",
    ],
}


def changing(statements):
    def change(apps, schema_editor):
        for statement in statements[schema_editor.connection.vendor]:
            schema_editor.execute(statement)

    return change


class Migration(migrations.Migration):

    dependencies = [
        ('common', '0007_frequent_words'),
    ]

    operations = [
        migrations.RunPython(changing(NOW), changing(BEFORE)),
    ]
