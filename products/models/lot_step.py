"""The steps of a lot: what was done to it, when, where, by whom, and what shows it."""

import uuid

from django.core.exceptions import ValidationError
from django.db import models
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from cooperatives.models.scoping import owned_through
from coopsite.common.fields import HttpsField, NFCCharField, https_alone


class Whereabouts(models.Model):
    """Something that was made or done at a ``place``, in the maker's words, and in a ``region``."""

    class Meta:
        abstract = True

    @property
    def where(self) -> str:
        """Where it was: in the maker's words, and the region; "" where neither is known."""
        return ", ".join(filter(None, [self.place, self.region.full_name if self.region else ""]))


class LotStep(Whereabouts):
    """One step on the way of a lot, in its place; of what nobody wrote down, nothing is said."""

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    lot = models.ForeignKey("products.Lot", models.CASCADE, related_name="steps", verbose_name=_("lô hàng"))
    name = NFCCharField(_("công đoạn"), max_length=120, help_text=_("Ví dụ: hái búp, sao, đóng gói."))
    done_on = models.DateField(_("ngày"), null=True, blank=True)
    region = models.ForeignKey(
        "cooperatives.Region",
        models.PROTECT,
        null=True,
        blank=True,
        related_name="+",
        verbose_name=_("địa phương"),
    )
    place = NFCCharField(_("nơi"), max_length=160, blank=True)
    actor = NFCCharField(
        _("người, cơ sở làm"),
        max_length=160,
        blank=True,
        help_text=_("Tên người chỉ ghi khi họ đồng ý; nếu không, ghi tên tổ, xưởng, hợp tác xã."),
    )
    note = NFCCharField(_("nói thêm"), max_length=300, blank=True)
    photo = models.ForeignKey(
        "cooperatives.Photo",
        models.SET_NULL,
        null=True,
        blank=True,
        related_name="+",
        verbose_name=_("ảnh"),
    )
    document_url = HttpsField(_("văn bản, phiếu kiểm"), blank=True)
    position = models.PositiveSmallIntegerField(_("thứ tự"), default=0)

    objects = owned_through("lot__product__federation").as_manager()

    class Meta:
        ordering = ["position", "id"]
        verbose_name = _("công đoạn của lô")
        verbose_name_plural = _("công đoạn của lô")
        constraints = [https_alone("document_url", "lotstep_document_is_https")]

    def __str__(self):
        return self.name

    def clean(self):
        super().clean()
        if self.done_on is not None and self.done_on > timezone.localdate():
            raise ValidationError({"done_on": ValidationError(_("Ngày này chưa tới."), "day_to_come")})

    @property
    def is_told(self) -> bool:
        """Whether it says when, and where or by whom, it was done: a bare name traces nothing."""
        return bool(self.done_on and (self.actor or self.where))
