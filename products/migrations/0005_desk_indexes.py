"""Indexes for the desk's lists and the worklist's counts: see docs/decisions/0017."""

from django.conf import settings
from django.db import migrations, models


class Migration(migrations.Migration):

    dependencies = [
        ('common', '0001_nouns'),
        ('cooperatives', '0011_photo_mark_unique'),
        ('products', '0004_names_of_wholes'),
        migrations.swappable_dependency(settings.AUTH_USER_MODEL),
    ]

    operations = [
        migrations.AddIndex(
            model_name='product',
            index=models.Index(fields=['federation', 'binned_at', 'sort_key'], name='product_desk'),
        ),
        migrations.AddIndex(
            model_name='product',
            index=models.Index(fields=['federation', 'binned_at', 'status', 'published_at', 'verified_on', 'photo'], name='product_owing'),
        ),
    ]
