"""On SQLite which documents hold a word lies apart from where in them it stands: a fraction is read for most questions.

Both are made from the entries' rows by the command search_index, which ``prepare`` runs where they are empty: nothing is
lost.
"""

from django.db import migrations

NOW = [
    "DROP TABLE common_searchwords",
    "CREATE VIRTUAL TABLE common_searchwords"
    " USING fts5(words, tokenize=\"ascii tokenchars '_'\", detail='none', prefix='2 3 4 5')",
    "CREATE VIRTUAL TABLE common_searchphrases"
    " USING fts5(names, near, body, tokenize='ascii', prefix='1 2 3')",
]
BEFORE = [
    "DROP TABLE common_searchphrases",
    "DROP TABLE common_searchwords",
    "CREATE VIRTUAL TABLE common_searchwords"
    " USING fts5(names, near, body, said, tokenize='ascii', prefix='1 2 3')",
]


def changing(statements):
    def change(apps, schema_editor):
        if schema_editor.connection.vendor == "sqlite":
            for statement in statements:
                schema_editor.execute(statement)

    return change


class Migration(migrations.Migration):

    dependencies = [
        ('common', '0003_words_in_the_index'),
    ]

    operations = [
        migrations.RunPython(changing(NOW), changing(BEFORE)),
    ]
