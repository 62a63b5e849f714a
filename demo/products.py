"""Products that the two articles name. Stars, decisions, prices and titles are illustrations: no source gives any.

Days of illustrative decisions are said in months before the day of loading, so that the clock shows all its states
whenever the demonstration is loaded.
"""

import datetime

from demo.parts import figure
from demo.sources import THAI_NGUYEN, YEN_BAI

AUGUST_8 = datetime.date(2024, 8, 8)
APRIL_1 = datetime.date(2024, 4, 1)

# key: (number, body, region of the body, months ago)
DECISIONS = {
    "moi": ("00/QĐ-UBND-MH1", "UBND tỉnh (minh họa)", "lao-cai", 22, "lao-cai"),
    "cu": ("00/QĐ-UBND-MH2", "UBND huyện Trạm Tấu (minh họa)", "huyen-tram-tau-yen-bai", 58, "lao-cai"),
    "sap-het": ("00/QĐ-UBND-MH3", "UBND tỉnh (minh họa)", "lao-cai", 32, "lao-cai"),
    "nam-sao": ("00/QĐ-BNNMT-MH4", "Bộ (minh họa)", None, 14, "thai-nguyen"),
    "het-han": ("00/QĐ-UBND-MH5", "UBND huyện Văn Yên (minh họa)", "huyen-van-yen-yen-bai", 41, "lao-cai"),
    "ba-sao": ("00/QĐ-UBND-MH6", "UBND tỉnh (minh họa)", "thai-nguyen", 9, "thai-nguyen"),
}

PRODUCTS = [
    {
        "key": "che-shan-tuyet-co-thu-phinh-ho",
        "name": "Chè Shan tuyết cổ thụ Phình Hồ",
        "cooperative": "hop-tac-xa-che-shan-tuyet-phinh-ho",
        "category": "che",
        "standfirst": "Búp hái từ cây Shan tuyết cổ thụ trên nương cao, người trẻ trong bản tự chế biến, tự kể, tự bán.",
        "about": """
<p>Người mua gặp gói chè này trên màn hình trước khi gặp ở quầy: các bạn trẻ quay nương, quay cây cổ thụ, quay cả
những hôm mù không thấy đường, rồi mở gian hàng cho ai thích thì mua.</p>
<p>Bán được giá hơn, hợp tác xã trả cho hộ trồng 25.000 đồng một ký búp tươi. Trước kia chỉ năm tới bảy nghìn.</p>""",
        "ingredients": "Búp chè Shan tuyết cổ thụ",
        "photo": "tea-caddy-shan-tuyet",
        "gallery": ["shan-tuyet-old-tree", "tea-tasting-table"],
        "source": YEN_BAI,
        "tags": ["chè", "vùng cao"],
        "certificates": [("moi", 4, None), ("cu", 3, None)],
        "figures": [
            figure(
                "gia-thu-mua-bup-tuoi",
                5_000,
                7_000,
                unit="dong",
                per="kg",
                moment="before",
                as_of=AUGUST_8,
                source=YEN_BAI,
            ),
            figure(
                "gia-thu-mua-bup-tuoi",
                25_000,
                unit="dong",
                per="kg",
                moment="now",
                as_of=AUGUST_8,
                source=YEN_BAI,
            ),
        ],
        "certifications": [("vietgap", "minh họa")],
        "price": (420_000, "hộp 100 g"),
    },
    {
        "key": "che-bup-kho-phinh-ho",
        "name": "Chè búp khô Phình Hồ",
        "cooperative": "hop-tac-xa-che-shan-tuyet-phinh-ho",
        "category": "che",
        "standfirst": "Chè búp khô làm ra tới đâu bán hết tới đó, theo lời kể tháng 8/2024.",
        "ingredients": "Búp chè Shan tuyết",
        "photo": "tea-buds-basket",
        "source": YEN_BAI,
        "tags": ["chè", "vùng cao"],
    },
    {
        "key": "nghi-giua-nuong-che-phinh-ho",
        "name": "Nghỉ giữa nương chè Phình Hồ",
        "cooperative": "hop-tac-xa-che-shan-tuyet-phinh-ho",
        "category": "du-lich-cong-dong-du-lich-sinh-thai-va-diem-du-lich",
        "standfirst": "Mấy căn bungalow và điểm check-in trên nương, nguồn thu thứ hai của người trồng chè.",
        "photo": "highland-bungalow-homestay",
        "source": YEN_BAI,
        "tags": ["du lịch nông nghiệp", "vùng cao"],
    },
    {
        "key": "che-den-kien-thuan",
        "name": "Chè đen Kiến Thuận",
        "cooperative": "hop-tac-xa-dich-vu-tong-hop-kien-thuan",
        "category": "che",
        "standfirst": "Chè đen vùng Văn Chấn, uống trong nước và đi Canada, Mỹ, Đài Loan, Indonesia, Nga, các nước CIS.",
        "ingredients": "Chè búp tươi",
        "photo": "black-tea-pack",
        "gallery": ["black-tea-workshop"],
        "source": YEN_BAI,
        "tags": ["chè", "xuất khẩu"],
        "certificates": [("sap-het", 3, None)],
    },
    {
        "key": "que-che-cong-tam",
        "name": "Quế chẻ Công Tâm",
        "cooperative": "hop-tac-xa-dich-vu-nong-lam-nghiep-tong-hop-cong-tam",
        "category": "gia-vi",
        "standfirst": "Vỏ quế Văn Yên bóc, chẻ, phơi; hàng đi Trung Quốc, Ấn Độ, Pakistan.",
        "ingredients": "Vỏ quế",
        "photo": "cinnamon-sticks-bundle",
        "gallery": ["cinnamon-bark-drying"],
        "source": YEN_BAI,
        "tags": ["quế", "xuất khẩu"],
        "certificates": [("het-han", 3, None)],
    },
    {
        "key": "que-la-cong-tam",
        "name": "Quế lá Công Tâm",
        "cooperative": "hop-tac-xa-dich-vu-nong-lam-nghiep-tong-hop-cong-tam",
        "category": "gia-vi",
        "standfirst": "Lá quế thu cùng vụ bóc vỏ, một trong ba mặt hàng quế xuất khẩu.",
        "ingredients": "Lá quế",
        "photo": "cinnamon-forest",
        "source": YEN_BAI,
        "tags": ["quế", "xuất khẩu"],
    },
    {
        "key": "tinh-dau-que-cong-tam",
        "name": "Tinh dầu quế Công Tâm",
        "cooperative": "hop-tac-xa-dich-vu-nong-lam-nghiep-tong-hop-cong-tam",
        "category": "tinh-dau-va-thao-duoc-khac",
        "standfirst": "Chưng từ cành và lá quế; phần còn lại sau nồi chưng thành chất đốt cho nhà máy.",
        "ingredients": "Cành, lá quế",
        "photo": "cinnamon-oil-bottle",
        "source": YEN_BAI,
        "tags": ["quế", "xuất khẩu"],
        "certificates": [("moi", 4, "Thu hồi theo đề nghị của chủ thể (tình huống minh họa)")],
    },
    {
        "key": "che-tan-cuong-hao-dat",
        "name": "Chè Tân Cương Hảo Đạt",
        "cooperative": "hop-tac-xa-che-hao-dat",
        "category": "che",
        "standfirst": "Sao sấy bằng điện, hút chân không, đóng gói tự động; có truy xuất nguồn gốc.",
        "about": """
<p>Máy đóng gói tự động đưa mỗi ngày hàng tấn chè vào túi. Trên sàn thương mại điện tử, mỗi tháng có hàng nghìn đơn
đặt mua.</p>""",
        "photo": "green-tea-tan-cuong-pack",
        "gallery": ["packing-machine", "qr-on-package-phone"],
        "source": THAI_NGUYEN,
        "tags": ["chè"],
        "certificates": [("nam-sao", 5, None)],
        "rural_titles": [("tinh", 2)],
    },
    {
        "key": "com-chay-en-vang",
        "name": "Cơm cháy Én Vàng",
        "cooperative": "hop-tac-xa-san-xuat-va-thuong-mai-dich-vu-ban-viet",
        "category": "thuc-pham-che-bien",
        "standfirst": "Bánh cơm tạo hình và chiên bằng máy ở Phú Bình, bán qua livestream.",
        "photo": "rice-cracker-pack",
        "gallery": ["rice-cracker-line"],
        "source": THAI_NGUYEN,
        "tags": ["máy móc"],
        "certificates": [("ba-sao", 3, None)],
        "figures": [
            figure(
                "san-luong-ngay",
                20,
                30,
                q="khoang",
                unit="kg",
                period="ngay",
                moment="before",
                scope="cơm cháy",
                note="làm tay",
                as_of=APRIL_1,
                source=THAI_NGUYEN,
            ),
            figure(
                "san-luong-ngay",
                1,
                q="khoang",
                unit="tan",
                period="ngay",
                moment="now",
                scope="cơm cháy",
                as_of=APRIL_1,
                source=THAI_NGUYEN,
            ),
        ],
    },
    {
        "key": "mien-dong-viet-cuong",
        "name": "Miến dong Việt Cường",
        "cooperative": None,
        "federation": "thai-nguyen",
        "region": "thai-nguyen",
        "former_region": "huyen-dong-hy-thai-nguyen",
        "category": "thuc-pham-che-bien",
        "standfirst": "Món chính của phiên chợ livestream ở Đồng Hỷ. Nguồn không nói ai là người làm ra.",
        "photo": "glass-noodles-bundle",
        "gallery": ["glass-noodles-drying-racks"],
        "source": THAI_NGUYEN,
        "tags": ["livestream"],
    },
]
