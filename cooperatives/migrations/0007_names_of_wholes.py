import django.db.models.deletion
from django.db import migrations, models


class Migration(migrations.Migration):
    """The key that ties a part to its whole has a name in Vietnamese: sentences about two equal rows say it."""

    dependencies = [
        ('cooperatives', '0006_handover'),
    ]

    operations = [
        migrations.AlterField(
            model_name='agritourismoffer',
            name='cooperative',
            field=models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='offers', to='cooperatives.cooperative', verbose_name='hợp tác xã'),
        ),
        migrations.AlterField(
            model_name='cooperativephoto',
            name='cooperative',
            field=models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='gallery', to='cooperatives.cooperative', verbose_name='hợp tác xã'),
        ),
        migrations.AlterField(
            model_name='cooperativetitle',
            name='cooperative',
            field=models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='titles', to='cooperatives.cooperative', verbose_name='hợp tác xã'),
        ),
        migrations.AlterField(
            model_name='digitalpractice',
            name='cooperative',
            field=models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='practices', to='cooperatives.cooperative', verbose_name='hợp tác xã'),
        ),
        migrations.AlterField(
            model_name='exportmarket',
            name='cooperative',
            field=models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='export_markets', to='cooperatives.cooperative', verbose_name='hợp tác xã'),
        ),
    ]
