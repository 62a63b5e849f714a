"""Products that the two articles name. Stars, decisions, prices and titles are illustrations: no source gives any.

Days of illustrative decisions are said in months before the day of loading, so that the clock shows all its states
whenever the demonstration is loaded. Who decided, and by which rule, follows from the day: demo.decisions.
"""

import datetime

from demo.parts import figure, illustration
from demo.sources import THAI_NGUYEN, YEN_BAI

AUGUST_8 = datetime.date(2024, 8, 8)
APRIL_1 = datetime.date(2024, 4, 1)

# key: (number, stars, months ago, former district of the products, federation that types it)
DECISIONS = {
    "moi": ("00/QĐ-UBND-MH1", 4, 22, "huyen-tram-tau-yen-bai", "lao-cai"),
    "cu": ("00/QĐ-UBND-MH2", 3, 40, "huyen-tram-tau-yen-bai", "lao-cai"),
    "sap-het": ("00/QĐ-UBND-MH3", 3, 32, "huyen-van-chan-yen-bai", "lao-cai"),
    "nam-sao": ("00/QĐ-BNNMT-MH4", 5, 14, "thanh-pho-thai-nguyen-thai-nguyen", "thai-nguyen"),
    "het-han": ("00/QĐ-UBND-MH5", 3, 38, "huyen-van-yen-yen-bai", "lao-cai"),
    "ba-sao": ("00/QĐ-UBND-MH6", 3, 9, "huyen-phu-binh-thai-nguyen", "thai-nguyen"),
}

# Prices are (from, to or None, for one of what), of the day on which all this was put here. No source names a price, and
# none of the channels below: a stall with its place, and a link that leads nowhere any more.
# In "certifications": (scheme, issued so many months ago, valid for so many months, why it was withdrawn); in
# "rural_titles": (level, given so many years ago).
PRODUCTS = [
    {
        "key": "che-shan-tuyet-co-thu-phinh-ho",
        "name": "Chè Shan tuyết cổ thụ Phình Hồ",
        "cooperative": "htx-che-shan-tuyet-phinh-ho",
        "category": "che",
        "standfirst": "Chè từ cây Shan tuyết cổ thụ đất Yên Bái, được những người trẻ giới thiệu và bán qua mạng.",
        "about": """
<p>Các thành viên hợp tác xã quảng bá cây chè cổ thụ bằng công nghệ, rồi đưa chè lên sàn và mạng xã hội; người biết đến và
mua qua mạng ngày một nhiều.</p>
<p>Bán được giá hơn, hợp tác xã trả cho bà con 25.000 đồng một ký búp tươi. Trước kia chỉ năm tới bảy nghìn.</p>""",
        "ingredients": "Búp chè Shan tuyết cổ thụ",
        "photo": "tea-caddy-shan-tuyet",
        "gallery": ["shan-tuyet-old-tree", "tea-tasting-table"],
        "source": YEN_BAI,
        "tags": ["chè", "vùng cao"],
        "certificates": [("moi", None), ("cu", None)],
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
        "certifications": [("vietgap", None, None, "")],
        "price": (420_000, None, "hộp 100 g"),
    },
    {
        "key": "che-bup-kho-phinh-ho",
        "name": "Chè búp khô Phình Hồ",
        "cooperative": "htx-che-shan-tuyet-phinh-ho",
        "category": "che",
        "standfirst": "Ghi nhận tháng 8/2024: chè búp khô làm ra hầu hết đã tiêu thụ.",
        "ingredients": "Búp chè Shan tuyết",
        "photo": "tea-buds-basket",
        "source": YEN_BAI,
        "tags": ["chè", "vùng cao"],
        "channels": [
            illustration(
                "store",
                "Gian giới thiệu sản phẩm",
                place="phuong-yen-bai-lao-cai",
                address="tầng 1, chợ trung tâm",
                opening_hours="7–17 giờ",
            )
        ],
    },
    {
        "key": "nghi-giua-nuong-che-phinh-ho",
        "name": "Nghỉ giữa nương chè Phình Hồ",
        "cooperative": "htx-che-shan-tuyet-phinh-ho",
        "category": "du-lich-cong-dong-du-lich-sinh-thai-va-diem-du-lich",
        "standfirst": "Một số bungalow và điểm check-in đón khách tới vùng chè; bà con có thêm việc làm, thu nhập.",
        "photo": "highland-bungalow-homestay",
        "source": YEN_BAI,
        "tags": ["du lịch nông nghiệp", "vùng cao"],
    },
    {
        "key": "che-den-kien-thuan",
        "name": "Chè đen Kiến Thuận",
        "cooperative": "htx-dich-vu-tong-hop-kien-thuan",
        "category": "che",
        "standfirst": "Chè đen Văn Chấn, bán trong nước và sang Canada, Mỹ, Đài Loan, Indonesia, Nga, các nước khối CIS…",
        "photo": "black-tea-pack",
        "gallery": ["black-tea-workshop"],
        "source": YEN_BAI,
        "tags": ["chè", "xuất khẩu"],
        "certificates": [("sap-het", None)],
        "certifications": [("haccp", 33, 36, ""), ("iso-22000", 40, 36, "")],
        "rural_titles": [("huyen", 6)],
    },
    {
        "key": "que-che-cong-tam",
        "name": "Quế chẻ Công Tâm",
        "cooperative": "htx-dich-vu-nong-lam-nghiep-tong-hop-cong-tam",
        "category": "gia-vi",
        "standfirst": "Quế chẻ từ vùng quế Văn Yên, một trong những mặt hàng đã sang Trung Quốc, Ấn Độ, Pakistan…",
        "ingredients": "Vỏ quế",
        "photo": "cinnamon-sticks-bundle",
        "gallery": ["cinnamon-bark-drying"],
        "source": YEN_BAI,
        "tags": ["quế", "xuất khẩu"],
        "certificates": [("het-han", None)],
    },
    {
        "key": "que-la-cong-tam",
        "name": "Quế lá Công Tâm",
        "cooperative": "htx-dich-vu-nong-lam-nghiep-tong-hop-cong-tam",
        "category": "gia-vi",
        "standfirst": "Lá quế từ vùng quế Văn Yên, một trong những mặt hàng quế xuất khẩu của Công Tâm.",
        "ingredients": "Lá quế",
        "photo": "cinnamon-forest",
        "source": YEN_BAI,
        "tags": ["quế", "xuất khẩu"],
    },
    {
        "key": "tinh-dau-que-cong-tam",
        "name": "Tinh dầu quế Công Tâm",
        "cooperative": "htx-dich-vu-nong-lam-nghiep-tong-hop-cong-tam",
        "category": "tinh-dau-va-thao-duoc-khac",
        "standfirst": "Tinh dầu quế đã xuất khẩu; chưng cất xong, cành lá còn lại nghiền làm chất đốt cho nhà máy.",
        "photo": "cinnamon-oil-bottle",
        "price": (90_000, 150_000, "lọ 10 ml"),
        "source": YEN_BAI,
        "tags": ["quế", "xuất khẩu"],
        "certificates": [("moi", "Thu hồi theo đề nghị của chủ thể (tình huống minh họa)")],
        "certifications": [
            ("huu-co-quoc-te", 20, 36, "Không đánh giá giám sát hằng năm (tình huống minh họa)")
        ],
    },
    {
        "key": "che-hao-dat",
        "name": "Chè Hảo Đạt",
        "cooperative": "htx-che-hao-dat",
        "category": "che",
        "standfirst": "Chè làm ở xã Tân Cương: sao sấy bằng điện, hút chân không, đóng gói tự động; có truy xuất nguồn gốc.",
        "about": """
<p>Nhờ máy móc, trung bình mỗi ngày hợp tác xã có thể làm ra, đóng gói hàng tấn chè. Gian hàng trên sàn thương mại điện tử
bán tới hàng nghìn đơn mỗi tháng.</p>""",
        "photo": "green-tea-tan-cuong-pack",
        "gallery": ["packing-machine", "qr-on-package-phone"],
        "source": THAI_NGUYEN,
        "tags": ["chè"],
        "certificates": [("nam-sao", None)],
        "rural_titles": [("tinh", 2)],
    },
    {
        "key": "com-chay-en-vang",
        "name": "Cơm cháy Én Vàng",
        "cooperative": "htx-san-xuat-va-thuong-mai-dich-vu-ban-viet",
        "category": "thuc-pham-che-bien",
        "standfirst": "Cơm cháy tạo hình và chiên bằng máy ở Phú Bình, được TikToker, streamer giới thiệu bán trên mạng.",
        "photo": "rice-cracker-pack",
        "gallery": ["rice-cracker-line"],
        "source": THAI_NGUYEN,
        "tags": ["máy móc"],
        "certificates": [("ba-sao", None)],
        "channels": [
            illustration(
                "voso",
                "Gian hàng cơm cháy",
                url="https://voso.vn/minh-hoa",
                dead=True,
            )
        ],
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
        "standfirst": "Mặt hàng của phiên chợ livestream do UBND huyện Đồng Hỷ cùng tổ chức. Nguồn không nói ai là người làm ra.",
        "photo": "glass-noodles-bundle",
        "gallery": ["glass-noodles-drying-racks"],
        "source": THAI_NGUYEN,
        "tags": ["livestream"],
        "certificates": [("ba-sao", None)],
    },
]
