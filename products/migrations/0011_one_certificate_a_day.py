"""A product has one certificate of a day at most (docs/decisions/0024); all were given their day by 0010. Nothing is lost."""

from django.db import migrations, models


class Migration(migrations.Migration):

    dependencies = [
        ('products', '0010_levels_and_days_filled'),
    ]

    operations = [
        migrations.AlterField(
            model_name='ocopcertificate',
            name='decided_on',
            field=models.DateField(editable=False, verbose_name='ngày ký'),
        ),
        migrations.AlterModelOptions(
            name='ocopcertificate',
            options={'ordering': ['-decided_on', 'id'], 'verbose_name': 'giấy chứng nhận OCOP', 'verbose_name_plural': 'giấy chứng nhận OCOP'},
        ),
        migrations.AddConstraint(
            model_name='ocopcertificate',
            constraint=models.UniqueConstraint(fields=('product', 'decided_on'), name='ocopcertificate_one_a_day', violation_error_code='certified_twice_in_a_day', violation_error_message='Sản phẩm này đã được một quyết định khác cùng ngày công nhận.'),
        ),
    ]
