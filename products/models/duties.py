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
EXPIRING = Duty(
    "sap-het-han",
    _("Sao hết hạn trong sáu tháng tới"),
    "with_expiring_stars",
    _("Nhắc cơ sở nộp hồ sơ đánh giá lại; hết hạn thì trang tự thôi hiện sao."),
    urgent=True,
)
