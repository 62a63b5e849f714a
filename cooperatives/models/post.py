"""People in their posts: a name, a title, and when it held."""

import uuid

from django.db import models
from django.utils.translation import gettext_lazy as _

from coopsite.common.fields import NFCCharField
from coopsite.common.sorting import person_sort_key


class Honorific(models.TextChoices):
    MR = "ong", _("ông")
    MRS = "ba", _("bà")
    BROTHER = "anh", _("anh")
    SISTER = "chi", _("chị")


class Post(models.Model):
    """A title that a person holds, or held, somewhere."""

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    honorific = models.CharField(_("xưng hô"), max_length=4, choices=Honorific, blank=True)
    name = NFCCharField(_("họ tên"), max_length=80)
    title = NFCCharField(_("chức vụ"), max_length=120)
    since = models.DateField(_("từ ngày"), null=True, blank=True)
    until = models.DateField(_("đến ngày"), null=True, blank=True)
    as_of = models.DateField(
        _("ghi nhận ngày"), null=True, blank=True, help_text=_("Ngày của nguồn nói người này giữ chức vụ.")
    )
    source = models.ForeignKey(
        "cooperatives.Source",
        models.PROTECT,
        null=True,
        blank=True,
        related_name="+",
        verbose_name=_("nguồn"),
    )
    phone = NFCCharField(_("điện thoại riêng"), max_length=30, blank=True)
    phone_consent_on = models.DateField(
        _("đồng ý công khai số ngày"),
        null=True,
        blank=True,
        help_text=_("Để trống thì số không hiện ra trang: luật cần người ấy đồng ý rõ ràng trước."),
    )
    position = models.PositiveSmallIntegerField(_("thứ tự"), default=0)
    name_key = models.CharField(max_length=255, editable=False, default="")

    class Meta:
        abstract = True
        ordering = ["position", "name_key"]

    def __str__(self):
        return f"{self.name}, {self.title}"

    @property
    def open_phone(self) -> str:
        """The phone number if the person agreed to show it, else nothing."""
        return self.phone if self.phone_consent_on else ""

    def save(self, *args, **kwargs):
        self.name_key = person_sort_key(self.name)
        super().save(*args, **kwargs)
