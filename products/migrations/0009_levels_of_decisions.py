"""Decisions get their level and their body's page; other certificates and titles what OCOP's have: a document, an end by
withdrawal.

Columns are added, none goes: nothing is lost. The day that each certificate keeps of its decision is filled by 0010.
"""

import django.core.validators
from django.db import migrations, models

import coopsite.common.fields

DOCUMENT = models.URLField(blank=True, verbose_name='văn bản')
WITHDRAWN_ON = models.DateField(blank=True, null=True, verbose_name='thu hồi ngày')
WITHDRAWN_REASON = coopsite.common.fields.NFCCharField(blank=True, max_length=240, verbose_name='lý do thu hồi')


def _withdrawal(model):
    return [
        migrations.AddField(model_name=model, name='document_url', field=DOCUMENT.clone()),
        migrations.AddField(model_name=model, name='withdrawn_on', field=WITHDRAWN_ON.clone()),
        migrations.AddField(model_name=model, name='withdrawn_reason', field=WITHDRAWN_REASON.clone()),
        migrations.AddConstraint(
            model_name=model,
            constraint=models.CheckConstraint(condition=models.Q(('withdrawn_on', None), models.Q(('withdrawn_reason', ''), _negated=True), _connector='OR'), name=f'{model}_withdrawal_has_reason', violation_error_code='withdrawn_without_reason', violation_error_message='Thu hồi thì phải ghi lý do.'),
        ),
    ]


class Migration(migrations.Migration):

    dependencies = [
        ('products', '0008_scan_addresses'),
    ]

    operations = [
        migrations.AddField(
            model_name='ocopdecision',
            name='level',
            field=models.CharField(blank=True, choices=[('huyen', 'cấp huyện'), ('tinh', 'cấp tỉnh'), ('trung-uong', 'cấp trung ương')], help_text='Để trống thì lấy theo tên cơ quan, khi tên ấy nói rõ.', max_length=10, verbose_name='cấp công nhận'),
        ),
        migrations.AddField(
            model_name='ocopdecision',
            name='body_url',
            field=models.URLField(blank=True, verbose_name='trang của cơ quan'),
        ),
        migrations.AddField(
            model_name='ocopcertificate',
            name='decided_on',
            field=models.DateField(editable=False, null=True, verbose_name='ngày ký'),
        ),
        migrations.AddField(
            model_name='ruralindustrytitle',
            name='number',
            field=coopsite.common.fields.NFCCharField(blank=True, max_length=60, verbose_name='số quyết định'),
        ),
        migrations.AlterField(
            model_name='ruralindustrytitle',
            name='year',
            field=models.PositiveSmallIntegerField(validators=[django.core.validators.MinValueValidator(2000, 'Hãy ghi năm bằng bốn chữ số, ví dụ 2024.'), django.core.validators.MaxValueValidator(2099, 'Hãy ghi năm bằng bốn chữ số, ví dụ 2024.')], verbose_name='năm trao'),
        ),
        migrations.AlterField(
            model_name='certification',
            name='scheme',
            field=models.CharField(choices=[('vietgap', 'VietGAP'), ('globalgap', 'GlobalG.A.P.'), ('huu-co-vn', 'Hữu cơ (TCVN 11041)'), ('huu-co-quoc-te', 'Hữu cơ quốc tế'), ('haccp', 'HACCP'), ('iso-22000', 'ISO 22000'), ('halal', 'Halal'), ('attp', 'Đủ điều kiện an toàn thực phẩm'), ('chi-dan-dia-ly', 'Chỉ dẫn địa lý'), ('nhan-hieu-tap-the', 'Nhãn hiệu tập thể, chứng nhận'), ('khac', 'Chứng nhận khác')], max_length=20, verbose_name='loại'),
        ),
        *_withdrawal('certification'),
        *_withdrawal('ruralindustrytitle'),
    ]
