"""Every product gets the short code that its labels bear, and room for GTINs and the maker's own trace page.

Nothing is lost: the codes of products that are stored already are drawn here.
"""

import coopsite.common.fields
import django.core.validators
import django.db.models.deletion
import products.models.scan
import uuid
from django.db import migrations, models

from products.codes import new_code

MANY = 1_000


def give_codes(apps, schema_editor):
    code_of, product = apps.get_model("products", "ScanCode"), apps.get_model("products", "Product")
    products = list(product.objects.filter(scan_codes=None).order_by("pk").values_list("pk", flat=True))
    drawn = set(code_of.objects.values_list("pk", flat=True))
    made = []
    for key in products:
        code = new_code()
        while code in drawn:
            code = new_code()
        drawn.add(code)
        made.append(code_of(code=code, product_id=key))
    code_of.objects.bulk_create(made, MANY)


class Migration(migrations.Migration):

    dependencies = [
        ('products', '0007_words_in_the_index'),
    ]

    operations = [
        migrations.AddField(
            model_name='product',
            name='trace_url',
            field=models.URLField(blank=True, help_text='Nơi tem truy xuất riêng của cơ sở dẫn tới, nếu có. Bắt đầu bằng https://.', validators=[django.core.validators.URLValidator(['https'], message='Đường dẫn phải bắt đầu bằng https://.')], verbose_name='trang truy xuất của cơ sở'),
        ),
        migrations.CreateModel(
            name='ScanCode',
            fields=[
                ('product_name', coopsite.common.fields.NFCCharField(blank=True, editable=False, max_length=160, verbose_name='tên sản phẩm lúc xóa')),
                ('code', models.CharField(max_length=5, primary_key=True, serialize=False, verbose_name='mã')),
                ('given_at', models.DateTimeField(auto_now_add=True, verbose_name='cấp lúc')),
                ('product', models.ForeignKey(null=True, on_delete=django.db.models.deletion.SET_NULL, related_name='scan_codes', to='products.product', verbose_name='sản phẩm')),
            ],
            options={
                'verbose_name': 'mã trên tem',
                'verbose_name_plural': 'mã trên tem',
                'ordering': ['given_at', 'code'],
            },
        ),
        migrations.CreateModel(
            name='ProductGtin',
            fields=[
                ('product_name', coopsite.common.fields.NFCCharField(blank=True, editable=False, max_length=160, verbose_name='tên sản phẩm lúc xóa')),
                ('id', models.UUIDField(default=uuid.uuid4, editable=False, primary_key=True, serialize=False)),
                ('gtin', products.models.scan.GtinField(error_messages={'unique': 'Mã số này đã là của một sản phẩm khác, kể cả sản phẩm đã xóa.'}, help_text='Dãy số dưới mã vạch, ví dụ 8931234567897.', max_length=24, unique=True, verbose_name='mã số GTIN')),
                ('pack', coopsite.common.fields.NFCCharField(blank=True, help_text='Ví dụ: hộp 100 g.', max_length=80, verbose_name='quy cách mang mã này')),
                ('product', models.ForeignKey(null=True, on_delete=django.db.models.deletion.SET_NULL, related_name='gtins', to='products.product', verbose_name='sản phẩm')),
            ],
            options={
                'verbose_name': 'mã vạch của sản phẩm',
                'verbose_name_plural': 'mã vạch của sản phẩm',
                'ordering': ['gtin'],
                'constraints': [models.CheckConstraint(condition=models.Q(('gtin__regex', '^[0-9]{14}$')), name='productgtin_fourteen_digits', violation_error_code='gtin_not_stored_whole', violation_error_message='Mã số phải có đủ chữ số.')],
            },
        ),
        migrations.RunPython(give_codes, migrations.RunPython.noop),
    ]
