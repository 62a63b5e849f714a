"""What any federation's public page may owe; the querysets of the nouns keep the pages concerned."""

from django.utils.translation import gettext_lazy as _

from coopsite.desk.duties import Duty

PICTURELESS = Duty(
    "thieu-anh",
    _("Chưa có ảnh chính"),
    "without_picture",
    _("Trang không ảnh ít người dừng lại xem. Chọn một ảnh trong kho, hay chụp bằng điện thoại rồi tải lên."),
)
UNSOURCED = Duty(
    "so-lieu-thieu-nguon",
    _("Số liệu chưa ghi nguồn"),
    "with_unsourced_figures",
    _("Người đọc hỏi số này ở đâu ra. Mở mục, tìm dòng số liệu chưa có nguồn rồi chọn nguồn."),
)
DEAD_LINKED = Duty(
    "lien-ket-hong",
    _("Đường dẫn bán hàng hỏng"),
    "with_dead_links",
    _(
        "Người xem không thấy đường dẫn ấy nữa; cửa hàng, điểm bán thì vẫn hiện, chỉ mất đường dẫn. "
        "Mở mục, tìm kênh ấy rồi sửa đường dẫn, hay xóa kênh nếu không còn bán ở đó."
    ),
    urgent=True,
)
UNVERIFIED = Duty(
    "chua-kiem-tra",
    _("Quá một năm chưa kiểm tra"),
    "unverified",
    _("Gọi hỏi lại hợp tác xã: tên, nơi chốn, giá, kênh bán còn đúng không. Đúng thì bấm xác nhận."),
    deed="da-kiem-tra",
)
