import django.db.models.deletion
from django.conf import settings
from django.db import migrations, models


class Migration(migrations.Migration):
    """Photographs that were deleted lie in the bin first, like everything else."""

    dependencies = [
        ('cooperatives', '0007_names_of_wholes'),
        migrations.swappable_dependency(settings.AUTH_USER_MODEL),
    ]

    operations = [
        migrations.AddField(
            model_name='photo',
            name='binned_at',
            field=models.DateTimeField(blank=True, editable=False, null=True, verbose_name='bỏ vào thùng rác lúc'),
        ),
        migrations.AddField(
            model_name='photo',
            name='binned_by',
            field=models.ForeignKey(blank=True, editable=False, null=True, on_delete=django.db.models.deletion.SET_NULL, related_name='+', to=settings.AUTH_USER_MODEL, verbose_name='người bỏ'),
        ),
    ]
