from django.db import migrations, models


class Migration(migrations.Migration):
    """A name of each photograph that stays when its files change; empty until the next migration fills it."""

    dependencies = [
        ('cooperatives', '0008_photo_bin'),
    ]

    operations = [
        migrations.AddField(
            model_name='photo',
            name='mark',
            field=models.CharField(editable=False, max_length=16, null=True),
        ),
    ]
