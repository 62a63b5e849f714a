"""The words that figures and profiles are built from: metrics and export markets."""

from cooperatives.models import Market, Metric, MetricGroup
from coopsite.common.quantity import Unit

SIZE, OUTPUT, MONEY = MetricGroup.SIZE, MetricGroup.OUTPUT, MetricGroup.MONEY
DIGITAL, OCOP, TITLE = MetricGroup.DIGITAL, MetricGroup.OCOP, MetricGroup.TITLE

METRICS = [
    ("hop-tac-xa", "Hợp tác xã", SIZE, Unit.COOPERATIVE),
    ("thanh-vien-htx", "Thành viên hợp tác xã", SIZE, Unit.MEMBER),
    ("to-hop-tac", "Tổ hợp tác", SIZE, Unit.GROUP),
    ("thanh-vien-tht", "Thành viên tổ hợp tác", SIZE, Unit.MEMBER),
    ("htx-quan-ly-so", "Hợp tác xã dùng công cụ số trong quản lý", DIGITAL, Unit.PERCENT),
    ("htx-mang-xa-hoi", "Hợp tác xã giới thiệu hàng trên mạng xã hội", DIGITAL, Unit.PERCENT),
    ("san-pham-ma-qr", "Sản phẩm của hợp tác xã gắn mã QR truy xuất", DIGITAL, Unit.COUNT),
    ("doanh-thu-htx", "Doanh thu các hợp tác xã", MONEY, Unit.BILLION_DONG),
    ("thu-nhap-htx", "Thu nhập bình quân", MONEY, Unit.MILLION_DONG),
    ("san-pham-ocop", "Sản phẩm OCOP toàn tỉnh", OCOP, Unit.PRODUCT),
    ("san-pham-ocop-htx", "Sản phẩm OCOP của hợp tác xã, tổ hợp tác", OCOP, Unit.PRODUCT),
    ("ocop-4-sao", "Sản phẩm OCOP 4 sao của hợp tác xã, tổ hợp tác", OCOP, Unit.PRODUCT),
    ("ocop-5-sao", "Sản phẩm OCOP 5 sao cấp quốc gia của hợp tác xã, tổ hợp tác", OCOP, Unit.PRODUCT),
    ("cnnttb-tinh", "Sản phẩm CNNTTB cấp tỉnh của hợp tác xã, tổ hợp tác", TITLE, Unit.PRODUCT),
    (
        "cnnttb-vung-quoc-gia",
        "Sản phẩm CNNTTB cấp vùng, quốc gia của hợp tác xã, tổ hợp tác",
        TITLE,
        Unit.PRODUCT,
    ),
    ("thanh-vien-chinh-thuc", "Thành viên chính thức", SIZE, Unit.MEMBER),
    ("thanh-vien-lien-ket", "Thành viên liên kết", SIZE, Unit.MEMBER),
    ("dien-tich-trong", "Diện tích trồng", SIZE, Unit.HECTARE),
    ("dien-tich-nha-xuong", "Nhà xưởng, khu trưng bày", SIZE, Unit.SQUARE_METRE),
    ("thu-nhap-thanh-vien", "Thu nhập", MONEY, Unit.MILLION_DONG),
    ("gia-tri-xuat-khau", "Giá trị xuất khẩu", MONEY, Unit.BILLION_DONG),
    ("gia-thu-mua-bup-tuoi", "Giá thu mua chè búp tươi", MONEY, Unit.DONG),
    ("san-luong-ngay", "Sản lượng mỗi ngày", OUTPUT, Unit.KG),
    ("dong-goi-ngay", "Sản xuất, đóng gói mỗi ngày", OUTPUT, Unit.TONNE),
    ("ty-le-may", "Công đoạn làm bằng máy", OUTPUT, Unit.PERCENT),
    ("tieu-thu", "Chè búp khô đã tiêu thụ", OUTPUT, Unit.COUNT),
    ("don-hang-san", "Đơn hàng trên sàn", DIGITAL, Unit.ORDER),
    ("nguoi-theo-doi", "Người theo dõi trên mạng", DIGITAL, Unit.FOLLOWER),
    ("luot-xem", "Lượt xem phim ngắn, phát trực tiếp", DIGITAL, Unit.VIEW),
]

# In tables that say the rest at their head.
SHORT_NAMES = {
    "san-pham-ocop-htx": "Của hợp tác xã, tổ hợp tác",
    "ocop-4-sao": "Trong đó 4 sao",
    "ocop-5-sao": "Trong đó 5 sao cấp quốc gia",
    "cnnttb-tinh": "Của hợp tác xã, tổ hợp tác: cấp tỉnh",
    "cnnttb-vung-quoc-gia": "Cấp vùng và quốc gia",
}

MARKETS = [
    ("canada", "Canada"),
    ("my", "Mỹ"),
    ("dai-loan", "Đài Loan"),
    ("indonesia", "Indonesia"),
    ("nga", "Nga"),
    ("cis", "các nước khối CIS"),
    ("trung-quoc", "Trung Quốc"),
    ("an-do", "Ấn Độ"),
    ("pakistan", "Pakistan"),
]


def load_vocabulary():
    """Add or rename the metrics and markets above; none is deleted."""
    for position, (key, name, group, unit) in enumerate(METRICS):
        values = {"name": name, "short_name": SHORT_NAMES.get(key, ""), "group": group, "unit": unit}
        values["position"] = position
        Metric.objects.update_or_create(key=key, defaults=values)
    for position, (key, name) in enumerate(MARKETS):
        Market.objects.update_or_create(key=key, defaults={"name": name, "position": position})
