"""A name in another language, and what else people call a cooperative: a search by either finds it."""

import coopsite.common.fields
from django.db import migrations


class Migration(migrations.Migration):

    dependencies = [
        ('cooperatives', '0014_coordinates'),
    ]

    operations = [
        migrations.AddField(
            model_name='cooperative',
            name='foreign_name',
            field=coopsite.common.fields.NFCCharField(blank=True, help_text='Như giấy đăng ký ghi, nếu có.', max_length=200, verbose_name='tên bằng tiếng nước ngoài'),
        ),
        migrations.AddField(
            model_name='cooperative',
            name='other_names',
            field=coopsite.common.fields.NFCCharField(blank=True, help_text='Tên cũ, tên trên biển, tên bà con hay gọi. Mỗi tên cách nhau bằng dấu chấm phẩy.', max_length=400, verbose_name='tên khác'),
        ),
    ]
