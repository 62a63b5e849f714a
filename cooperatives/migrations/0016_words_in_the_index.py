"""What finds a row lies in the index (docs/decisions/0020): columns that nothing reads any more go.

Dropped is derived data alone, names and words as they were folded for searching; save() made them of what was typed,
which all stays. The folded words of photographs, sources, markets and metrics stay: staff look those up by them.
"""

from django.db import migrations


class Migration(migrations.Migration):

    dependencies = [
        ('cooperatives', '0015_names_of_cooperatives'),
    ]

    operations = [
        migrations.RemoveField(
            model_name='cooperative',
            name='name_folded',
        ),
        migrations.RemoveField(
            model_name='cooperative',
            name='name_lower',
        ),
        migrations.RemoveField(
            model_name='cooperative',
            name='text_folded',
        ),
        migrations.RemoveField(
            model_name='federation',
            name='name_folded',
        ),
        migrations.RemoveField(
            model_name='federation',
            name='name_lower',
        ),
        migrations.RemoveField(
            model_name='federation',
            name='text_folded',
        ),
        migrations.RemoveField(
            model_name='market',
            name='name_folded',
        ),
        migrations.RemoveField(
            model_name='market',
            name='name_lower',
        ),
        migrations.RemoveField(
            model_name='metric',
            name='name_folded',
        ),
        migrations.RemoveField(
            model_name='metric',
            name='name_lower',
        ),
        migrations.RemoveField(
            model_name='photo',
            name='name_folded',
        ),
        migrations.RemoveField(
            model_name='photo',
            name='name_lower',
        ),
        migrations.RemoveField(
            model_name='region',
            name='name_folded',
        ),
        migrations.RemoveField(
            model_name='region',
            name='name_lower',
        ),
        migrations.RemoveField(
            model_name='region',
            name='text_folded',
        ),
        migrations.RemoveField(
            model_name='source',
            name='name_folded',
        ),
        migrations.RemoveField(
            model_name='source',
            name='name_lower',
        ),
    ]
