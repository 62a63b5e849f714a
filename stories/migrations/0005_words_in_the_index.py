"""What finds a row lies in the index (docs/decisions/0020): columns that nothing reads any more go.

Dropped is derived data alone, names and words as they were folded for searching; save() made them of what was typed,
which all stays. The folded words of stops stay: staff look those up by them.
"""

from django.db import migrations


class Migration(migrations.Migration):

    dependencies = [
        ('stories', '0004_base_managers'),
    ]

    operations = [
        migrations.RemoveField(
            model_name='story',
            name='name_folded',
        ),
        migrations.RemoveField(
            model_name='story',
            name='name_lower',
        ),
        migrations.RemoveField(
            model_name='story',
            name='text_folded',
        ),
        migrations.RemoveField(
            model_name='visit',
            name='name_folded',
        ),
        migrations.RemoveField(
            model_name='visit',
            name='name_lower',
        ),
        migrations.RemoveField(
            model_name='visit',
            name='text_folded',
        ),
        migrations.RemoveField(
            model_name='visitstop',
            name='name_folded',
        ),
        migrations.RemoveField(
            model_name='visitstop',
            name='name_lower',
        ),
    ]
