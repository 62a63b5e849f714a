"""Consent of the people in a picture."""

from django.db import models
from django.utils.translation import gettext_lazy as _


class Consent(models.TextChoices):
    """Where consent stands for the people in a picture (Law 91/2025/QH15: explicit, provable, withdrawable)."""

    NOT_NEEDED = "not-needed", _("không cần: không có người nhận ra được")
    PENDING = "pending", _("đang chờ người trong ảnh đồng ý")
    GIVEN = "given", _("đã đồng ý, có ghi nhận")
    WITHDRAWN = "withdrawn", _("đã rút lại sự đồng ý")

    @property
    def lets_show(self) -> bool:
        return self in (Consent.NOT_NEEDED, Consent.GIVEN)


class ConsentProof(models.TextChoices):
    """How somebody agreed: consent must be provable."""

    PAPER = "paper", _("giấy có chữ ký")
    MESSAGE = "message", _("tin nhắn, thư")
    SPOKEN = "spoken", _("lời nói, có người chứng")
