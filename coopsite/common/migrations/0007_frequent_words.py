"""Where the entries of frequent words are kept, made by search_index and publish_due; until then the index answers alone."""

from django.db import migrations, models


class Migration(migrations.Migration):

    dependencies = [
        ('common', '0006_phrases_apart'),
    ]

    operations = [
        migrations.CreateModel(
            name='FrequentMark',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('line', models.BigIntegerField(null=True)),
                ('made_at', models.DateTimeField()),
                ('counted_at', models.DateTimeField()),
            ],
            options={
                'verbose_name': 'mốc của chữ hay gặp',
                'verbose_name_plural': 'mốc của chữ hay gặp',
                'default_permissions': (),
            },
        ),
        migrations.CreateModel(
            name='FrequentWord',
            fields=[
                ('term', models.CharField(max_length=100, primary_key=True, serialize=False)),
                ('members', models.BinaryField()),
            ],
            options={
                'verbose_name': 'chữ hay gặp',
                'verbose_name_plural': 'chữ hay gặp',
                'default_permissions': (),
            },
        ),
    ]
