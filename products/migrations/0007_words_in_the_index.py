"""What finds a row lies in the index (docs/decisions/0020): columns that nothing reads any more go.

Dropped is derived data alone, names and words as they were folded for searching; save() made them of what was typed,
which all stays. The folded words of decisions stay: staff look those up by them.
"""

from django.db import migrations


class Migration(migrations.Migration):

    dependencies = [
        ('products', '0006_base_managers'),
    ]

    operations = [
        migrations.RemoveField(
            model_name='ocopdecision',
            name='name_folded',
        ),
        migrations.RemoveField(
            model_name='ocopdecision',
            name='name_lower',
        ),
        migrations.RemoveField(
            model_name='product',
            name='name_folded',
        ),
        migrations.RemoveField(
            model_name='product',
            name='name_lower',
        ),
        migrations.RemoveField(
            model_name='product',
            name='text_folded',
        ),
        migrations.RemoveField(
            model_name='productcategory',
            name='name_folded',
        ),
        migrations.RemoveField(
            model_name='productcategory',
            name='name_lower',
        ),
        migrations.RemoveField(
            model_name='productcategory',
            name='text_folded',
        ),
    ]
