"""What the public page of a product may owe beside what every page may: stars that are lent for a time."""

from django.utils.translation import gettext_lazy as _

from coopsite.desk.duties import Duty

LAPSED = Duty(
    "het-han",
    _("Sao đã hết hạn, chưa công nhận lại"),
    "with_lapsed_stars",
    _("Không được dùng sao và logo OCOP nữa. Đã công nhận lại thì thêm giấy mới vào trang sản phẩm."),
    urgent=True,
)
PRESSING = Duty(
    "sap-het-han-gap",
    _("Sao hết hạn trong ba tháng tới"),
    "with_pressing_stars",
    _("Hồ sơ đánh giá lại phải nộp ngay; hết hạn thì trang tự thôi hiện sao."),
    urgent=True,
)
EXPIRING = Duty(
    "sap-het-han",
    _("Sao hết hạn trong sáu tháng tới"),
    "with_expiring_stars",
    _("Còn hơn ba tháng: nhắc cơ sở chuẩn bị hồ sơ đánh giá lại."),
)
