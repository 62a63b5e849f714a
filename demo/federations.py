"""Four federations and what they say of their provinces."""

import datetime

from demo.parts import figure
from demo.sources import THAI_NGUYEN, YEN_BAI

APRIL_2024 = datetime.date(2024, 4, 1)
AUGUST_2024 = datetime.date(2024, 8, 7)

FEDERATIONS = [
    {
        "key": "yen-bai",
        "name": "Liên minh Hợp tác xã tỉnh Yên Bái",
        "short_name": "Liên minh HTX tỉnh Yên Bái",
        "region": "yen-bai",
        "valid_until": datetime.date(2025, 6, 30),
        "standfirst": "Đơn vị đón đoàn Quảng Ngãi tháng 8/2024. Trang giữ nguyên tên lúc ấy cho những gì đã ghi.",
        "photo": "federation-office",
        "posts": [
            ("ong", "Nguyễn Đức Lâm", "Phó Chủ tịch Thường trực", AUGUST_2024, YEN_BAI),
        ],
    },
    {
        "key": "lao-cai",
        "name": "Liên minh Hợp tác xã tỉnh Lào Cai",
        "short_name": "Liên minh HTX tỉnh Lào Cai",
        "region": "lao-cai",
        "standfirst": "Ở trang này giữ hồ sơ các hợp tác xã ở cả Lào Cai cũ và Yên Bái cũ.",
        "photo": "terraced-rice-golden",
        "posts": [],
    },
    {
        "key": "thai-nguyen",
        "name": "Liên minh Hợp tác xã tỉnh Thái Nguyên",
        "short_name": "Liên minh HTX tỉnh Thái Nguyên",
        "region": "thai-nguyen",
        "standfirst": "Mở lớp tập huấn, giúp hợp tác xã livestream bán hàng, chỉ cách tự đưa hàng lên sàn, tự quay TikTok và clip.",
        "photo": "tea-hills-mist",
        "posts": [
            ("ong", "Nguyễn Văn Dũng", "Chủ tịch", APRIL_2024, THAI_NGUYEN),
        ],
    },
    {
        "key": "quang-ngai",
        "name": "Liên minh Hợp tác xã tỉnh Quảng Ngãi",
        "short_name": "Liên minh HTX tỉnh Quảng Ngãi",
        "region": "quang-ngai",
        "standfirst": "Tháng 8/2024 đưa lãnh đạo 7 hợp tác xã vùng cao ra Yên Bái xem và học cách làm.",
        "photo": "bamboo-shoot-field",
        "posts": [
            ("ong", "Đinh Duy Sung", "Phó Chủ tịch", AUGUST_2024, YEN_BAI),
        ],
    },
]

SUCCESSIONS = [
    (
        "yen-bai",
        "lao-cai",
        datetime.date(2025, 7, 1),
        "Ghi theo ngày sắp xếp hai tỉnh; nguồn chưa có quyết định riêng của hai liên minh.",
    ),
]

_TODAY = {"as_of": APRIL_2024, "source": THAI_NGUYEN}
_IN_2023 = {"as_of": datetime.date(2023, 12, 31), "as_of_precision": "year", "source": THAI_NGUYEN}

INDICATORS = [
    figure("hop-tac-xa", 760, unit="hop-tac-xa", **_TODAY),
    figure(
        "thanh-vien-htx", 42_000, q="tren", unit="thanh-vien", wording="trên 42 nghìn thành viên", **_TODAY
    ),
    figure("to-hop-tac", 4_500, q="hon", unit="to-hop-tac", **_TODAY),
    figure(
        "thanh-vien-tht", 108_000, q="tren", unit="thanh-vien", wording="trên 108 nghìn thành viên", **_TODAY
    ),
    figure("htx-quan-ly-so", 90, unit="phan-tram", **_TODAY),
    figure("htx-mang-xa-hoi", 65, unit="phan-tram", **_TODAY),
    figure("san-pham-ma-qr", None, q="hau-het", **_TODAY),
    figure("doanh-thu-htx", 3_150, q="tren", unit="ty-dong", **_IN_2023),
    figure(
        "thu-nhap-htx",
        "4.5",
        5,
        unit="trieu-dong",
        per="nguoi",
        period="thang",
        scope="thành viên, người lao động",
        **_IN_2023,
    ),
    figure("san-pham-ocop", 241, unit="san-pham", **_TODAY),
    figure("san-pham-ocop-htx", 170, unit="san-pham", **_TODAY),
    figure("ocop-4-sao", 89, unit="san-pham", **_TODAY),
    figure("ocop-5-sao", 2, unit="san-pham", **_TODAY),
    figure("cnnttb-tinh", 77, unit="san-pham", **_TODAY),
    figure("cnnttb-vung-quoc-gia", 5, unit="san-pham", **_TODAY),
]
