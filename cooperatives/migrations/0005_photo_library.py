import coopsite.common.fields
import django.db.models.deletion
import uuid
from django.db import migrations, models


class Migration(migrations.Migration):
    """Photographs without words yet, the people in them, and what tells one upload from another.

    Present photographs stay as they are: nobody is named in them yet, so nobody refuses. The digests of their
    uploads are not known, for the uploads were not kept.
    """

    dependencies = [
        ('cooperatives', '0004_link_answers'),
    ]

    operations = [
        migrations.AddField(
            model_name='photo',
            name='people_agree',
            field=models.BooleanField(default=True, editable=False),
        ),
        migrations.AddField(
            model_name='photo',
            name='sha256',
            field=models.CharField(db_index=True, default='', editable=False, max_length=64),
        ),
        migrations.AddField(
            model_name='photo',
            name='withdrawn_at',
            field=models.DateTimeField(editable=False, null=True, verbose_name='rút lại lúc'),
        ),
        migrations.AlterField(
            model_name='photo',
            name='alt',
            field=coopsite.common.fields.NFCCharField(blank=True, help_text='Tả điều thấy trong ảnh, như kể qua điện thoại. Không viết lại chú thích.', max_length=300, verbose_name='mô tả cho người không nhìn thấy ảnh'),
        ),
        migrations.AlterField(
            model_name='photo',
            name='file',
            field=models.ImageField(help_text='JPEG, PNG, WebP hoặc HEIC, tới 20 MB. Nơi chụp lưu trong ảnh sẽ bị xóa khi tải lên.', max_length=200, upload_to='nhan/', verbose_name='tệp ảnh'),
        ),
        migrations.CreateModel(
            name='PhotoPerson',
            fields=[
                ('id', models.UUIDField(default=uuid.uuid4, editable=False, primary_key=True, serialize=False)),
                ('who', coopsite.common.fields.NFCCharField(help_text='Tên, hoặc cách nhận ra: “người phụ nữ hái chè”. Chỉ cán bộ thấy.', max_length=160, verbose_name='ai trong ảnh')),
                ('consent', models.CharField(choices=[('pending', 'đang chờ người trong ảnh đồng ý'), ('given', 'đã đồng ý, có ghi nhận'), ('withdrawn', 'đã rút lại sự đồng ý')], default='pending', max_length=12, verbose_name='sự đồng ý')),
                ('given_on', models.DateField(blank=True, null=True, verbose_name='đồng ý ngày')),
                ('how', models.CharField(blank=True, choices=[('paper', 'giấy có chữ ký'), ('message', 'tin nhắn, thư'), ('spoken', 'lời nói, có người chứng')], max_length=10, verbose_name='bằng cách nào')),
                ('note', coopsite.common.fields.NFCCharField(blank=True, help_text='Giấy cất ở đâu, ai làm chứng, cho dùng vào việc gì.', max_length=300, verbose_name='ghi thêm')),
                ('withdrawn_on', models.DateField(editable=False, null=True, verbose_name='rút lại ngày')),
                ('photo', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='people', to='cooperatives.photo', verbose_name='ảnh')),
            ],
            options={
                'verbose_name': 'người trong ảnh',
                'verbose_name_plural': 'người trong ảnh',
                'ordering': ['who', 'id'],
                'constraints': [models.CheckConstraint(condition=models.Q(models.Q(('consent', 'given'), _negated=True), ('given_on__isnull', False), _connector='OR'), name='photoperson_given_has_day', violation_error_code='given_without_day', violation_error_message='Đã đồng ý thì ghi cả ngày đồng ý.')],
            },
        ),
    ]
