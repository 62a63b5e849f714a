"""An event may be held elsewhere than announced, and says where that was. Nothing that was there changes."""

import coopsite.common.fields
from django.conf import settings
from django.db import migrations, models


class Migration(migrations.Migration):

    dependencies = [
        ('cooperatives', '0019_https_alone'),
        ('stories', '0006_events'),
        migrations.swappable_dependency(settings.AUTH_USER_MODEL),
    ]

    operations = [
        migrations.AddField(
            model_name='event',
            name='planned_venue',
            field=coopsite.common.fields.NFCCharField(blank=True, help_text='Khi đổi địa điểm: ghi nơi cũ ở đây, nơi mới ở ô “Ở đâu”.', max_length=200, verbose_name='lúc đầu định ở'),
        ),
        migrations.AlterField(
            model_name='event',
            name='change',
            field=models.CharField(blank=True, choices=[('', 'đúng lịch'), ('moved', 'dời sang giờ khác'), ('elsewhere', 'đổi địa điểm'), ('put-off', 'hoãn, chưa có ngày mới'), ('cancelled', 'hủy')], default='', help_text='Trang vẫn còn và nói rõ. Ai theo dõi lịch của liên minh thì lịch tự đổi theo; ai chỉ thêm sự kiện này thì không.', max_length=10, verbose_name='lịch có đổi không'),
        ),
        migrations.AddConstraint(
            model_name='event',
            constraint=models.CheckConstraint(condition=models.Q(models.Q(('change', 'elsewhere'), _negated=True), models.Q(('planned_venue', ''), _negated=True), _connector='OR'), name='event_is_elsewhere_than_planned', violation_error_code='elsewhere_than_nowhere', violation_error_message='Đã đổi địa điểm thì ghi nơi cũ vào ô “Lúc đầu định ở”.'),
        ),
    ]
