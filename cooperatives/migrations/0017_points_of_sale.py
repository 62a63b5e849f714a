"""Channels get a place: where a point of sale is, and when it is open; links may be longer.

Nothing is lost: columns are added or widened, and the rule on links is taken off, to come back stricter once their
http:// is https:// (the next two migrations).
"""

import django.db.models.deletion
from django.db import migrations, models

import coopsite.common.fields


class Migration(migrations.Migration):

    dependencies = [('cooperatives', '0016_words_in_the_index')]

    operations = [
        migrations.RemoveConstraint(model_name='cooperativechannel', name='cooperatives_cooperativechannel_url_is_web'),
        migrations.AddField(
            model_name='cooperativechannel',
            name='address',
            field=coopsite.common.fields.NFCCharField(blank=True, default='', help_text='Ví dụ: quầy số 5, chợ trung tâm.', max_length=160, verbose_name='địa chỉ điểm bán'),
            preserve_default=False,
        ),
        migrations.AddField(
            model_name='cooperativechannel',
            name='opening_hours',
            field=coopsite.common.fields.NFCCharField(blank=True, default='', help_text='Ví dụ: 7–17 giờ, nghỉ chủ nhật.', max_length=80, verbose_name='giờ mở cửa'),
            preserve_default=False,
        ),
        migrations.AddField(
            model_name='cooperativechannel',
            name='region',
            field=models.ForeignKey(blank=True, help_text='Chỉ của cửa hàng, điểm bán: đơn vị nhỏ nhất biết chắc.', null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='cooperatives.region', verbose_name='điểm bán ở'),
        ),
        migrations.AlterField(
            model_name='cooperativechannel',
            name='checked_on',
            field=models.DateField(blank=True, help_text='Ngày gần nhất có người mở xem, gọi thử hay tới tận nơi.', null=True, verbose_name='kiểm tra ngày'),
        ),
        migrations.AlterField(
            model_name='cooperativechannel',
            name='label',
            field=coopsite.common.fields.NFCCharField(blank=True, max_length=160, verbose_name='tên gian hàng, số máy'),
        ),
        migrations.AlterField(
            model_name='cooperativechannel',
            name='url',
            field=coopsite.common.fields.HttpsField(blank=True, help_text='Để trống nếu biết là có bán ở đó nhưng chưa có đường dẫn.', max_length=500, verbose_name='đường dẫn'),
        ),
    ]
