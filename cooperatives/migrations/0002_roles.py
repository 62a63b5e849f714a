from django.db import migrations, models

ROLES = [
    ("editor", "biên tập viên: viết nháp, gửi duyệt"),
    ("publisher", "người duyệt: đăng, trả lại, gỡ xuống"),
    ("administrator", "quản trị liên minh: trang của liên minh, tài khoản cán bộ"),
]


class Migration(migrations.Migration):
    """Roles within a federation.

    Until now everybody could do everything in their federation: whoever belongs to one stays its administrator, so
    that this takes no right away; administrators lower the others afterwards. Newcomers begin as editors.
    """

    dependencies = [("cooperatives", "0001_nouns")]

    operations = [
        migrations.AddField(
            "membership",
            "role",
            models.CharField(choices=ROLES, default="administrator", max_length=13, verbose_name="vai trò"),
            preserve_default=False,
        ),
        migrations.AlterField(
            "membership",
            "role",
            models.CharField(choices=ROLES, default="editor", max_length=13, verbose_name="vai trò"),
        ),
    ]
