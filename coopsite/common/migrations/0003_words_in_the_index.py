"""What finds a row lies in the index (docs/decisions/0020): columns that nothing reads any more go.

Dropped is derived data alone, names and words as they were folded for searching; save() made them of what was typed,
which all stays. The folded name stays: typed topics are looked up by it.
"""

from django.db import migrations


class Migration(migrations.Migration):

    dependencies = [
        ('common', '0002_search_index'),
    ]

    operations = [
        migrations.RemoveField(
            model_name='tag',
            name='name_lower',
        ),
        migrations.RemoveField(
            model_name='tag',
            name='text_folded',
        ),
    ]
