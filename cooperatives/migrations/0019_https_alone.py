"""The database takes links by https:// alone; all are such since the migration before. Nothing is lost."""

from django.db import migrations, models


class Migration(migrations.Migration):

    dependencies = [('cooperatives', '0018_links_by_https')]

    operations = [
        migrations.AddConstraint(
            model_name='cooperativechannel',
            constraint=models.CheckConstraint(condition=models.Q(('url', ''), ('url__startswith', 'https://'), _connector='OR'), name='cooperatives_cooperativechannel_url_is_https', violation_error_code='url_not_web', violation_error_message='Đường dẫn phải bắt đầu bằng https://.'),
        ),
    ]
