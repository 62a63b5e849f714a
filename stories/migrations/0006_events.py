"""Fairs and livestreams: two new tables, events and the products that each shows.

Nothing that was there changes, and nothing is lost.
"""

import cooperatives.models.illustrated
import coopsite.common.fields
import coopsite.common.richtext
import django.db.models.deletion
import uuid
from django.conf import settings
from django.db import migrations, models


class Migration(migrations.Migration):

    dependencies = [
        ('cooperatives', '0016_words_in_the_index'),
        ('products', '0011_one_certificate_a_day'),
        ('stories', '0005_words_in_the_index'),
        migrations.swappable_dependency(settings.AUTH_USER_MODEL),
    ]

    operations = [
        migrations.CreateModel(
            name='Event',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('binned_at', models.DateTimeField(blank=True, editable=False, null=True, verbose_name='bỏ vào thùng rác lúc')),
                ('sort_key', models.CharField(db_index=True, default='', editable=False, max_length=255)),
                ('slug', models.SlugField(blank=True, error_messages={'unique': 'Địa chỉ này đã có trang khác dùng.'}, help_text='Phần cuối của địa chỉ trang. Để trống thì lấy theo tên. Đổi sau khi đăng được: địa chỉ cũ tự chuyển tới địa chỉ mới.', max_length=80, unique=True, verbose_name='địa chỉ')),
                ('status', models.CharField(choices=[('draft', 'Bản nháp'), ('published', 'Đã đăng')], default='draft', max_length=10, verbose_name='trạng thái')),
                ('published_at', models.DateTimeField(blank=True, help_text='Để trống thì lấy lúc bấm đăng. Đặt ngày giờ sau này thì tới lúc đó trang mới hiện.', null=True, verbose_name='đăng lúc')),
                ('created_at', models.DateTimeField(auto_now_add=True, verbose_name='tạo lúc')),
                ('updated_at', models.DateTimeField(auto_now=True, verbose_name='sửa lúc')),
                ('verified_on', models.DateField(blank=True, help_text='Ngày gần nhất đối chiếu với thực tế.', null=True, verbose_name='liên minh kiểm tra ngày')),
                ('begins_at', models.DateTimeField(blank=True, help_text='Giờ Việt Nam. Ví dụ 5/12/2026 và 19:30 hay 19h30.', null=True, verbose_name='bắt đầu')),
                ('ends_at', models.DateTimeField(blank=True, help_text='Kéo dài nhiều ngày thì gõ ngày cuối.', null=True, verbose_name='kết thúc')),
                ('change', models.CharField(blank=True, choices=[('', 'đúng lịch'), ('moved', 'dời sang giờ khác'), ('put-off', 'hoãn, chưa có ngày mới'), ('cancelled', 'hủy')], default='', help_text='Trang vẫn còn và nói rõ. Ai theo dõi lịch của liên minh thì lịch tự đổi theo; ai chỉ thêm sự kiện này thì không.', max_length=10, verbose_name='lịch có đổi không')),
                ('change_reason', coopsite.common.fields.NFCCharField(blank=True, max_length=300, verbose_name='vì sao đổi')),
                ('planned_at', models.DateTimeField(blank=True, help_text='Khi dời: ghi giờ bắt đầu cũ ở đây, giờ mới ở trên.', null=True, verbose_name='lúc đầu định vào')),
                ('title', coopsite.common.fields.NFCCharField(max_length=160, verbose_name='tên sự kiện')),
                ('kind', models.CharField(choices=[('fair', 'hội chợ, triển lãm'), ('livestream', 'phiên chợ livestream'), ('market', 'phiên chợ, tuần hàng'), ('matching', 'kết nối cung cầu')], default='fair', max_length=10, verbose_name='loại')),
                ('standfirst', coopsite.common.fields.NFCCharField(blank=True, max_length=300, verbose_name='giới thiệu một câu')),
                ('venue', coopsite.common.fields.NFCCharField(blank=True, help_text='Ví dụ: nhà văn hóa xã; quảng trường; số nhà, đường.', max_length=200, verbose_name='ở đâu')),
                ('link', coopsite.common.fields.HttpsField(blank=True, help_text='Trang sẽ phát trực tiếp. Bắt đầu bằng https://.', verbose_name='đường dẫn vào xem')),
                ('replay', coopsite.common.fields.HttpsField(blank=True, help_text='Chỉ hiện sau khi kết thúc.', verbose_name='đường dẫn xem lại')),
                ('no_replay', models.BooleanField(default=False, verbose_name='không có bản ghi')),
                ('about', coopsite.common.richtext.RichTextField(blank=True, verbose_name='nội dung, chương trình')),
                ('organisers', coopsite.common.fields.NFCCharField(blank=True, help_text='Mỗi đơn vị cách nhau bằng dấu chấm phẩy.', max_length=400, verbose_name='đơn vị tổ chức')),
                ('illustrative', models.BooleanField(default=False, help_text='Sự kiện dựng để minh họa, không có thật.', verbose_name='minh họa')),
                ('binned_by', models.ForeignKey(blank=True, editable=False, null=True, on_delete=django.db.models.deletion.SET_NULL, related_name='+', to=settings.AUTH_USER_MODEL, verbose_name='người bỏ')),
                ('cooperatives', models.ManyToManyField(blank=True, related_name='events', to='cooperatives.cooperative', verbose_name='hợp tác xã tham gia')),
                ('federation', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='%(class)s_set', to='cooperatives.federation', verbose_name='liên minh phụ trách')),
                ('former_region', models.ForeignKey(blank=True, help_text='Tên xã, huyện, tỉnh trước 1/7/2025 như nguồn đã ghi.', null=True, on_delete=django.db.models.deletion.PROTECT, related_name='former_%(class)s_set', to='cooperatives.region', verbose_name='địa phương lúc ghi')),
                ('photo', models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.SET_NULL, related_name='+', to='cooperatives.photo', verbose_name='ảnh')),
                ('province', models.ForeignKey(editable=False, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='cooperatives.region', verbose_name='tỉnh hiện nay')),
                ('region', models.ForeignKey(blank=True, help_text='Đơn vị nhỏ nhất biết chắc. Chưa biết xã thì chọn tỉnh, đừng đoán.', null=True, on_delete=django.db.models.deletion.PROTECT, related_name='%(class)s_set', to='cooperatives.region', verbose_name='địa phương hiện nay')),
                ('source', models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='cooperatives.source', verbose_name='nguồn')),
                ('updated_by', models.ForeignKey(blank=True, editable=False, null=True, on_delete=django.db.models.deletion.SET_NULL, related_name='+', to=settings.AUTH_USER_MODEL, verbose_name='người sửa')),
                ('verified_by', models.ForeignKey(blank=True, editable=False, null=True, on_delete=django.db.models.deletion.SET_NULL, related_name='+', to=settings.AUTH_USER_MODEL, verbose_name='người kiểm tra')),
            ],
            options={
                'verbose_name': 'sự kiện',
                'verbose_name_plural': 'sự kiện',
                'ordering': ['-begins_at', '-pk'],
                'abstract': False,
                'base_manager_name': 'objects',
            },
            bases=(cooperatives.models.illustrated.Illustrated, models.Model),
        ),
        migrations.CreateModel(
            name='EventProduct',
            fields=[
                ('id', models.UUIDField(default=uuid.uuid4, editable=False, primary_key=True, serialize=False)),
                ('position', models.PositiveSmallIntegerField(default=0, verbose_name='thứ tự')),
                ('event', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='shown', to='stories.event', verbose_name='sự kiện')),
                ('product', models.ForeignKey(help_text='Sản phẩm chưa đăng, hay đồ uống có cồn, thì trang không hiện.', on_delete=django.db.models.deletion.CASCADE, related_name='shown_at', to='products.product', verbose_name='sản phẩm')),
            ],
            options={
                'verbose_name': 'sản phẩm được giới thiệu',
                'verbose_name_plural': 'sản phẩm được giới thiệu',
                'ordering': ['position', 'id'],
            },
        ),
        migrations.AddIndex(
            model_name='event',
            index=models.Index(fields=['status', 'ends_at'], name='event_listing'),
        ),
        migrations.AddConstraint(
            model_name='event',
            constraint=models.CheckConstraint(condition=models.Q(('status', 'draft'), ('published_at__isnull', False), _connector='OR'), name='stories_event_published_has_time', violation_error_code='published_without_time', violation_error_message='Trang đã đăng phải có ngày giờ đăng.'),
        ),
        migrations.AddConstraint(
            model_name='event',
            constraint=models.CheckConstraint(condition=models.Q(('ends_at__gt', models.F('begins_at'))), name='stories_event_ends_after_it_begins', violation_error_code='ends_before_it_begins', violation_error_message='Giờ kết thúc phải sau giờ bắt đầu.'),
        ),
        migrations.AddConstraint(
            model_name='event',
            constraint=models.CheckConstraint(condition=models.Q(('change', ''), models.Q(('change_reason', ''), _negated=True), _connector='OR'), name='stories_event_change_has_reason', violation_error_code='change_without_reason', violation_error_message='Đổi lịch thì ghi vì sao, để người đã định tới biết.'),
        ),
        migrations.AddConstraint(
            model_name='event',
            constraint=models.CheckConstraint(condition=models.Q(models.Q(('change', 'moved'), _negated=True), ('planned_at__isnull', False), _connector='OR'), name='stories_event_moved_from_somewhere', violation_error_code='moved_from_nowhere', violation_error_message='Đã dời thì ghi giờ cũ vào ô “Lúc đầu định vào”.'),
        ),
        migrations.AddConstraint(
            model_name='event',
            constraint=models.CheckConstraint(condition=models.Q(models.Q(('change', 'moved'), _negated=True), models.Q(('planned_at', models.F('begins_at')), _negated=True), _connector='OR'), name='stories_event_moved_to_another_time', violation_error_code='moved_to_the_same', violation_error_message='Đã dời thì giờ bắt đầu mới phải khác giờ cũ.'),
        ),
        migrations.AddConstraint(
            model_name='event',
            constraint=models.CheckConstraint(condition=models.Q(('status', 'draft'), models.Q(('begins_at__isnull', False), ('ends_at__isnull', False)), _connector='OR'), name='event_complete_when_published', violation_error_code='published_incomplete', violation_error_message='Còn thiếu phần cần có để đăng.'),
        ),
        migrations.AddConstraint(
            model_name='event',
            constraint=models.CheckConstraint(condition=models.Q(('status', 'draft'), ('region__isnull', False), models.Q(('link', ''), _negated=True), _connector='OR'), name='event_is_somewhere_when_published', violation_error_code='published_nowhere', violation_error_message='Sự kiện phải có địa phương hoặc đường dẫn vào xem.'),
        ),
        migrations.AddConstraint(
            model_name='event',
            constraint=models.CheckConstraint(condition=models.Q(('link', ''), ('link__startswith', 'https://'), _connector='OR'), name='event_link_is_https', violation_error_code='url_not_web', violation_error_message='Đường dẫn phải bắt đầu bằng https://.'),
        ),
        migrations.AddConstraint(
            model_name='event',
            constraint=models.CheckConstraint(condition=models.Q(('replay', ''), ('replay__startswith', 'https://'), _connector='OR'), name='event_replay_is_https', violation_error_code='url_not_web', violation_error_message='Đường dẫn phải bắt đầu bằng https://.'),
        ),
        migrations.AddConstraint(
            model_name='eventproduct',
            constraint=models.UniqueConstraint(fields=('event', 'product'), name='eventproduct_once', violation_error_code='shown_twice', violation_error_message='Sản phẩm này đã có trong danh sách.'),
        ),
    ]
