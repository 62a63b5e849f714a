"""Where cooperatives are, for those of whom somebody knows it: see docs/decisions/0018."""

from decimal import Decimal

from django.conf import settings
from django.db import migrations, models

import coopsite.common.fields


class Migration(migrations.Migration):

    dependencies = [
        ('common', '0001_nouns'),
        ('cooperatives', '0013_base_managers'),
        migrations.swappable_dependency(settings.AUTH_USER_MODEL),
    ]

    operations = [
        migrations.AddField(
            model_name='cooperative',
            name='latitude',
            field=models.DecimalField(blank=True, decimal_places=6, max_digits=8, null=True, verbose_name='vĩ độ'),
        ),
        migrations.AddField(
            model_name='cooperative',
            name='longitude',
            field=models.DecimalField(blank=True, decimal_places=6, max_digits=9, null=True, verbose_name='kinh độ'),
        ),
        migrations.AddField(
            model_name='cooperative',
            name='location_precision',
            field=models.CharField(choices=[('exact', 'đúng chỗ'), ('commune', 'chỉ tới cấp xã')], default='exact', help_text='Chỉ tới cấp xã: bản đồ ghi là ước chừng, và số lẻ bị bớt đi.', max_length=7, verbose_name='tọa độ chính xác đến đâu'),
        ),
        migrations.AddField(
            model_name='cooperative',
            name='location_source',
            field=coopsite.common.fields.NFCCharField(blank=True, help_text='Ví dụ: đo bằng điện thoại ở cổng xưởng, 3/2026; giám đốc gửi vị trí qua Zalo.', max_length=160, verbose_name='tọa độ lấy từ đâu'),
        ),
        migrations.AddConstraint(
            model_name='cooperative',
            constraint=models.CheckConstraint(condition=models.Q(models.Q(('latitude__isnull', True), ('longitude__isnull', True)), models.Q(('latitude__isnull', False), ('latitude__range', (Decimal('6'), Decimal('23.5'))), ('longitude__isnull', False), ('longitude__range', (Decimal('102'), Decimal('118')))), _connector='OR'), name='cooperatives_cooperative_located_in_vietnam', violation_error_code='located_elsewhere', violation_error_message='Tọa độ phải đủ vĩ độ và kinh độ, và nằm trong lãnh thổ Việt Nam.'),
        ),
    ]
