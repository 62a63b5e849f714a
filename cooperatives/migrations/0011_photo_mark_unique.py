import cooperatives.models.photo
from django.db import migrations, models


class Migration(migrations.Migration):
    """Every photograph has its own mark from now on."""

    dependencies = [
        ('cooperatives', '0010_photo_marks_filled'),
    ]

    operations = [
        migrations.AlterField(
            model_name='photo',
            name='mark',
            field=models.CharField(default=cooperatives.models.photo.new_token, editable=False, max_length=16, unique=True),
        ),
    ]
