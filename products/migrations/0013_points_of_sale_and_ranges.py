"""Channels get a place: where a point of sale is, and when it is open; links may be longer. Prices may be ranges.

Nothing is lost: columns are added or widened, and the rule on links is taken off, to come back stricter once their
http:// is https:// (the next two migrations).
"""

import django.db.models.deletion
from django.db import migrations, models

import coopsite.common.fields


class Migration(migrations.Migration):

    dependencies = [
        ('cooperatives', '0017_points_of_sale'),
        ('products', '0012_lots'),
    ]

    operations = [
        migrations.RemoveConstraint(model_name='productchannel', name='products_productchannel_url_is_web'),
        migrations.AddField(
            model_name='product',
            name='price_high',
            field=coopsite.common.fields.DongField(blank=True, decimal_places=0, help_text='Chỉ điền khi giá là một khoảng.', max_digits=15, null=True, verbose_name='giá đến'),
        ),
        migrations.AlterField(
            model_name='product',
            name='price_on',
            field=models.DateField(blank=True, help_text='Ngày hỏi được giá ấy. Quá một năm, trang ghi là giá cũ.', null=True, verbose_name='giá ngày'),
        ),
        migrations.AddConstraint(
            model_name='product',
            constraint=models.CheckConstraint(condition=models.Q(('price_high', None), models.Q(('price__isnull', False), ('price_high__gt', models.F('price'))), _connector='OR'), name='products_product_price_rises', violation_error_code='price_falls', violation_error_message='Giá cao phải lớn hơn giá thấp; chỉ có một giá thì để trống ô “giá đến”.'),
        ),
        migrations.AddField(
            model_name='productchannel',
            name='address',
            field=coopsite.common.fields.NFCCharField(blank=True, default='', help_text='Ví dụ: quầy số 5, chợ trung tâm.', max_length=160, verbose_name='địa chỉ điểm bán'),
            preserve_default=False,
        ),
        migrations.AddField(
            model_name='productchannel',
            name='opening_hours',
            field=coopsite.common.fields.NFCCharField(blank=True, default='', help_text='Ví dụ: 7–17 giờ, nghỉ chủ nhật.', max_length=80, verbose_name='giờ mở cửa'),
            preserve_default=False,
        ),
        migrations.AddField(
            model_name='productchannel',
            name='region',
            field=models.ForeignKey(blank=True, help_text='Chỉ của cửa hàng, điểm bán: đơn vị nhỏ nhất biết chắc.', null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='cooperatives.region', verbose_name='điểm bán ở'),
        ),
        migrations.AlterField(
            model_name='productchannel',
            name='checked_on',
            field=models.DateField(blank=True, help_text='Ngày gần nhất có người mở xem, gọi thử hay tới tận nơi.', null=True, verbose_name='kiểm tra ngày'),
        ),
        migrations.AlterField(
            model_name='productchannel',
            name='label',
            field=coopsite.common.fields.NFCCharField(blank=True, max_length=160, verbose_name='tên gian hàng, số máy'),
        ),
        migrations.AlterField(
            model_name='productchannel',
            name='url',
            field=coopsite.common.fields.HttpsField(blank=True, help_text='Để trống nếu biết là có bán ở đó nhưng chưa có đường dẫn.', max_length=500, verbose_name='đường dẫn'),
        ),
    ]
