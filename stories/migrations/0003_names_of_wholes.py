import django.db.models.deletion
from django.db import migrations, models


class Migration(migrations.Migration):
    """The key that ties a part to its whole has a name in Vietnamese: sentences about two equal rows say it."""

    dependencies = [
        ('stories', '0002_drafts_and_bin'),
    ]

    operations = [
        migrations.AlterField(
            model_name='storyblock',
            name='story',
            field=models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='blocks', to='stories.story', verbose_name='chuyện kể'),
        ),
    ]
