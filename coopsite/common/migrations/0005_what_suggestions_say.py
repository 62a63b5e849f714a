"""What a suggestion says is kept with the entry; ``prepare``, or the command search_index, fills it from the rows."""

from django.db import migrations, models


class Migration(migrations.Migration):

    dependencies = [
        ('common', '0004_words_found_faster'),
    ]

    operations = [
        migrations.AddField(
            model_name='searchentry',
            name='hint',
            field=models.TextField(default=''),
        ),
    ]
