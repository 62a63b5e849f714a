from django.db import migrations
from django.db.models import F


def mark_by_token(apps, schema_editor):
    """Figures in texts, drafts and histories name photographs by their tokens of today: these become the marks."""
    apps.get_model('cooperatives', 'Photo').objects.filter(mark=None).update(mark=F('token'))


class Migration(migrations.Migration):
    """Every figure that is stored stays valid.

    Going back changes no text: a figure whose photograph got a new file meanwhile must then be chosen again.
    """

    dependencies = [
        ('cooperatives', '0009_photo_mark'),
    ]

    operations = [
        migrations.RunPython(mark_by_token, migrations.RunPython.noop),
    ]
