import django.db.models.deletion
from django.db import migrations, models


class Migration(migrations.Migration):
    """The key that ties a part to its whole has a name in Vietnamese: sentences about two equal rows say it."""

    dependencies = [
        ('products', '0003_link_answers'),
    ]

    operations = [
        migrations.AlterField(
            model_name='productphoto',
            name='product',
            field=models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='gallery', to='products.product', verbose_name='sản phẩm'),
        ),
    ]
