"""Lots and their steps: new tables, so nothing that is stored changes."""

import coopsite.common.fields
import django.db.models.deletion
import django.db.models.functions.text
import products.models.lot
import uuid
from django.conf import settings
from django.db import migrations, models


class Migration(migrations.Migration):

    dependencies = [
        ('cooperatives', '0016_words_in_the_index'),
        ('products', '0011_one_certificate_a_day'),
        migrations.swappable_dependency(settings.AUTH_USER_MODEL),
    ]

    operations = [
        migrations.CreateModel(
            name='Lot',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('binned_at', models.DateTimeField(blank=True, editable=False, null=True, verbose_name='bỏ vào thùng rác lúc')),
                ('sort_key', models.CharField(db_index=True, default='', editable=False, max_length=255)),
                ('text_folded', models.TextField(default='', editable=False)),
                ('number', coopsite.common.fields.NFCCharField(help_text='Đúng như in trên gói, ví dụ L0824. Ghi rồi thì không đổi: tem dẫn tới số này.', max_length=40, validators=[products.models.lot.validate_lot_number], verbose_name='số lô')),
                ('harvested_on', models.DateField(blank=True, null=True, verbose_name='ngày thu hoạch')),
                ('made_on', models.DateField(blank=True, null=True, verbose_name='ngày sản xuất, đóng gói')),
                ('best_before', models.DateField(blank=True, null=True, verbose_name='hạn sử dụng')),
                ('place', coopsite.common.fields.NFCCharField(blank=True, help_text='Nương, vùng nguyên liệu, xưởng; như cơ sở ghi.', max_length=160, verbose_name='nơi làm')),
                ('note', coopsite.common.fields.NFCCharField(blank=True, max_length=300, verbose_name='ghi chú cho người mua')),
                ('checked_on', models.DateField(blank=True, help_text='Ngày cán bộ so hồ sơ của lô với sổ sách ở cơ sở; chưa ai so thì để trống.', null=True, verbose_name='liên minh đối chiếu ngày')),
                ('recalled_on', models.DateField(blank=True, null=True, verbose_name='thu hồi lô ngày')),
                ('recall_reason', coopsite.common.fields.NFCCharField(blank=True, max_length=240, verbose_name='lý do thu hồi lô')),
                ('illustrative', models.BooleanField(default=False, help_text='Không phải lô hàng thật: trang sẽ ghi rõ.', verbose_name='minh họa')),
                ('binned_by', models.ForeignKey(blank=True, editable=False, null=True, on_delete=django.db.models.deletion.SET_NULL, related_name='+', to=settings.AUTH_USER_MODEL, verbose_name='người bỏ')),
                ('product', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='lots', to='products.product', verbose_name='sản phẩm')),
                ('region', models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='cooperatives.region', verbose_name='địa phương nơi làm')),
            ],
            options={
                'verbose_name': 'lô hàng',
                'verbose_name_plural': 'lô hàng',
                'ordering': [models.OrderBy(models.F('made_on'), descending=True, nulls_last=True), 'number'],
                'abstract': False,
                'base_manager_name': 'objects',
            },
        ),
        migrations.CreateModel(
            name='LotStep',
            fields=[
                ('id', models.UUIDField(default=uuid.uuid4, editable=False, primary_key=True, serialize=False)),
                ('name', coopsite.common.fields.NFCCharField(help_text='Ví dụ: hái búp, sao, đóng gói.', max_length=120, verbose_name='công đoạn')),
                ('done_on', models.DateField(blank=True, null=True, verbose_name='ngày')),
                ('place', coopsite.common.fields.NFCCharField(blank=True, max_length=160, verbose_name='nơi')),
                ('actor', coopsite.common.fields.NFCCharField(blank=True, help_text='Tên người chỉ ghi khi họ đồng ý; nếu không, ghi tên tổ, xưởng, hợp tác xã.', max_length=160, verbose_name='người, cơ sở làm')),
                ('note', coopsite.common.fields.NFCCharField(blank=True, max_length=300, verbose_name='nói thêm')),
                ('document_url', coopsite.common.fields.HttpsField(blank=True, verbose_name='văn bản, phiếu kiểm')),
                ('position', models.PositiveSmallIntegerField(default=0, verbose_name='thứ tự')),
                ('lot', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='steps', to='products.lot', verbose_name='lô hàng')),
                ('photo', models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.SET_NULL, related_name='+', to='cooperatives.photo', verbose_name='ảnh')),
                ('region', models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='cooperatives.region', verbose_name='địa phương')),
            ],
            options={
                'verbose_name': 'công đoạn của lô',
                'verbose_name_plural': 'công đoạn của lô',
                'ordering': ['position', 'id'],
            },
        ),
        migrations.AddConstraint(
            model_name='lot',
            constraint=models.UniqueConstraint(models.F('product'), django.db.models.functions.text.Upper('number'), name='lot_number_once', violation_error_code='known_lot', violation_error_message='Sản phẩm này đã có lô mang số ấy, có thể đang ở thùng rác.'),
        ),
        migrations.AddConstraint(
            model_name='lot',
            constraint=models.CheckConstraint(condition=models.Q(('number__regex', '^[!\\"%&\'()*+,\\-./0-9:;<=>?A-Z_a-z]{1,20}$')), name='lot_number_of_gs1', violation_error_code='lot_number_wrong', violation_error_message='Số lô có ký tự không dùng được.'),
        ),
        migrations.AddConstraint(
            model_name='lot',
            constraint=models.CheckConstraint(condition=models.Q(('harvested_on', None), ('made_on', None), ('made_on__gte', models.F('harvested_on')), _connector='OR'), name='lot_harvested_before_made', violation_error_code='made_before_harvest', violation_error_message='Ngày sản xuất phải từ ngày thu hoạch trở đi.'),
        ),
        migrations.AddConstraint(
            model_name='lot',
            constraint=models.CheckConstraint(condition=models.Q(models.Q(('made_on', None), ('best_before', None), ('best_before__gte', models.F('made_on')), _connector='OR'), models.Q(('harvested_on', None), ('best_before', None), ('best_before__gte', models.F('harvested_on')), _connector='OR')), name='lot_best_before_is_last', violation_error_code='best_before_made', violation_error_message='Hạn sử dụng phải sau ngày thu hoạch, sản xuất.'),
        ),
        migrations.AddConstraint(
            model_name='lot',
            constraint=models.CheckConstraint(condition=models.Q(models.Q(('recall_reason', ''), ('recalled_on', None)), models.Q(('recalled_on__isnull', False), models.Q(('recall_reason', ''), _negated=True)), _connector='OR'), name='lot_recall_has_day_and_reason', violation_error_code='recalled_without_reason', violation_error_message='Thu hồi lô thì phải ghi cả ngày và lý do.'),
        ),
        migrations.AddConstraint(
            model_name='lotstep',
            constraint=models.CheckConstraint(condition=models.Q(('document_url', ''), ('document_url__startswith', 'https://'), _connector='OR'), name='lotstep_document_is_https', violation_error_code='url_not_web', violation_error_message='Đường dẫn phải bắt đầu bằng https://.'),
        ),
    ]
