"""Words are found faster.

On SQLite which documents hold a word lies apart from where in them it stands: a fraction is read for most questions. Both
are made from the entries' rows by the command search_index, which ``prepare`` runs where they are empty: nothing is lost.

On PostgreSQL a function asks by the index always: for a common word the planner would read the whole table, and does not
know that each row of it has to be fetched from elsewhere first, which takes twenty times as long.
"""

from django.db import migrations

NOW = {
    "sqlite": [
        "DROP TABLE common_searchwords",
        "CREATE VIRTUAL TABLE common_searchwords"
        " USING fts5(words, tokenize=\"ascii tokenchars '_'\", detail='none', prefix='2 3 4 5')",
        "CREATE VIRTUAL TABLE common_searchphrases"
        " USING fts5(names, near, body, tokenize='ascii', prefix='1 2 3')",
    ],
    "postgresql": [
        "CREATE FUNCTION common_searchfind(asked tsquery) RETURNS text"
        " LANGUAGE sql STABLE SET enable_seqscan = off"
        " AS $$ SELECT string_agg(id::text, ',') FROM common_searchwords WHERE words @@ asked $$",
    ],
}
BEFORE = {
    "sqlite": [
        "DROP TABLE common_searchphrases",
        "DROP TABLE common_searchwords",
        "CREATE VIRTUAL TABLE common_searchwords"
        " USING fts5(names, near, body, said, tokenize='ascii', prefix='1 2 3')",
    ],
    "postgresql": ["DROP FUNCTION common_searchfind(tsquery)"],
}


def changing(statements):
    def change(apps, schema_editor):
        for statement in statements[schema_editor.connection.vendor]:
            schema_editor.execute(statement)

    return change


class Migration(migrations.Migration):

    dependencies = [
        ('common', '0003_words_in_the_index'),
    ]

    operations = [
        migrations.RunPython(changing(NOW), changing(BEFORE)),
    ]
