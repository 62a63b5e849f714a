"""What the public page of an event may owe beside what every page may."""

from django.utils.translation import gettext_lazy as _

from coopsite.desk.duties import Duty

REPLAYLESS = Duty(
    "thieu-ban-ghi",
    _("Phiên livestream đã qua, chưa có bản ghi"),
    "without_replay",
    _("Người lỡ phiên muốn xem lại. Dán đường dẫn bản ghi, hoặc đánh dấu là không có bản ghi."),
)
