"""Indexes for the desk's lists: see docs/decisions/0017."""

from django.conf import settings
from django.db import migrations, models


class Migration(migrations.Migration):

    dependencies = [
        ('common', '0001_nouns'),
        ('cooperatives', '0011_photo_mark_unique'),
        migrations.swappable_dependency(settings.AUTH_USER_MODEL),
    ]

    operations = [
        migrations.AddIndex(
            model_name='cooperative',
            index=models.Index(fields=['federation', 'binned_at', 'sort_key'], name='cooperative_desk'),
        ),
        migrations.AddIndex(
            model_name='photo',
            index=models.Index(fields=['-created_at', '-id'], name='photo_latest'),
        ),
    ]
