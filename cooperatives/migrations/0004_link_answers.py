from django.db import migrations, models

FIELDS = {
    "answered_on": models.DateField(
        blank=True, editable=False, null=True, verbose_name="đường dẫn trả lời ngày"
    ),
    "answer": models.CharField(
        blank=True, default="", editable=False, max_length=12, verbose_name="đường dẫn trả lời"
    ),
    "dead_since": models.DateField(blank=True, editable=False, null=True, verbose_name="đường dẫn hỏng từ"),
}


class Migration(migrations.Migration):
    """What links out answered when the command check_links last asked them."""

    dependencies = [("cooperatives", "0003_drafts_and_bin")]

    operations = [
        migrations.AddField(model, name, field.clone())
        for model in ["cooperativechannel", "federation", "source"]
        for name, field in FIELDS.items()
    ]
