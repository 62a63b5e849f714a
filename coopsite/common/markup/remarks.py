"""What somebody who pasted text should be told."""

from django.db import models
from django.utils.translation import gettext_lazy as _


class Remark(models.TextChoices):
    """A remark about pasted text: a code, and its sentence."""

    PASTED_PICTURE = (
        "pasted_picture",
        _("Ảnh dán thẳng vào chữ không giữ được: hãy tải lên thư viện ảnh rồi bấm nút Ảnh."),
    )
    OLD_PICTURE = (
        "old_picture",
        _("Ảnh của trang cũ đã bị bỏ: tải tệp ảnh gốc lên thư viện ảnh, rồi bấm nút Ảnh để chèn lại."),
    )
    OLD_FONT = (
        "old_font",
        _(
            "Chữ gõ bằng phông cũ (.VnTime, VNI-Times) đã đổi sang Unicode. Hãy đọc lại một lượt, nhất là tên riêng."
        ),
    )
    STRANGE_LETTERS = (
        "strange_letters",
        _("Chữ có vẻ gõ bằng phông cũ (TCVN3 hoặc VNI) nên hiện sai dấu. Hãy đổi sang Unicode rồi dán lại."),
    )
    TOO_DEEP = (
        "too_deep",
        _("Đoạn dán rối quá, không đọc được cách trình bày, nên chỉ giữ lại chữ."),
    )
