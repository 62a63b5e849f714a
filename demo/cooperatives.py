"""Five cooperatives, with what the two articles say of them and nothing else."""

import datetime

from demo.parts import channel, figure, practice
from demo.sources import THAI_NGUYEN, YEN_BAI

AUGUST_8 = datetime.date(2024, 8, 8)
AUGUST_9 = datetime.date(2024, 8, 9)
APRIL_1 = datetime.date(2024, 4, 1)
# What the sources say of channels without giving their addresses.
SOLD_THERE = "có bán, nguồn chưa cho đường dẫn"
SOLD_BY_OTHERS = "TikToker, streamer giới thiệu bán, nguồn chưa cho đường dẫn"
_PHINH_HO = {"as_of": AUGUST_8, "source": YEN_BAI}
_CONG_TAM = {"as_of": AUGUST_9, "source": YEN_BAI}
_THAI_NGUYEN = {"as_of": APRIL_1, "source": THAI_NGUYEN}

PHINH_HO = {
    "key": "htx-che-shan-tuyet-phinh-ho",
    "name": "HTX chè Shan tuyết Phình Hồ",
    "short_name": "HTX Phình Hồ",
    "federation": "lao-cai",
    "region": "lao-cai",
    "former_region": "huyen-tram-tau-yen-bai",
    "as_of": AUGUST_8,
    "field": "nong-nghiep",
    "activity": "Làm chè Shan tuyết theo chuỗi, đón khách",
    "member_of_federation": "yes",
    "standfirst": "Những người trẻ dùng công nghệ kể về cây chè Shan tuyết cổ thụ; người mua tìm tới, khách cũng tìm lên.",
    "about": """
<p>Những thành viên lập ra hợp tác xã đều trẻ, có học và nhiệt tình; họ muốn nối việc làm chè thành một chuỗi giá trị. Hình
ảnh cây chè Shan tuyết cổ thụ được quảng bá bằng công nghệ, chè được đưa lên các sàn và mạng xã hội, lượng người biết đến và
mua qua mạng ngày một tăng.</p>
<p>Anh Đỗ Tuấn Lương, giám đốc, kể rằng nhờ công nghệ số mà chè tới được nhiều địa phương và ra cả nước ngoài, bán được giá
hơn; giá búp tươi trả cho bà con nay gấp mấy lần trước. Chè búp khô làm ra hầu hết đã tiêu thụ, đời sống đồng bào H’Mông ở
đây no ấm hơn.</p>
<p>Nương chè được đầu tư bài bản, có thêm một số bungalow và điểm check-in đón khách. Bà con thêm việc, thêm thu nhập, nhiều
thanh niên không còn phải đi xa tìm việc.</p>""",
    "photo": "shan-tuyet-old-tree",
    "gallery": ["highland-bungalow-homestay", "tea-buds-basket", "tea-tasting-table"],
    "markets_note": "Nhiều địa phương trong nước và thị trường quốc tế, nguồn không kể tên nước",
    "founded_note": "còn mới khi đoàn Quảng Ngãi tới thăm, tháng 8/2024",
    "source": YEN_BAI,
    "tags": ["chuyển đổi số", "chè", "du lịch nông nghiệp", "vùng cao"],
    "posts": [("anh", "Đỗ Tuấn Lương", "Giám đốc", AUGUST_8, YEN_BAI)],
    "figures": [
        figure(
            "thu-nhap-thanh-vien",
            "6.5",
            7,
            unit="trieu-dong",
            per="nguoi",
            period="thang",
            scope="thành viên, người lao động",
            **_PHINH_HO,
        ),
        figure("gia-thu-mua-bup-tuoi", 5_000, 7_000, unit="dong", per="kg", moment="before", **_PHINH_HO),
        figure("gia-thu-mua-bup-tuoi", 25_000, q="", unit="dong", per="kg", moment="now", **_PHINH_HO),
        figure(
            "nguoi-theo-doi", 100_000, q="hang", unit="nguoi-theo-doi", wording="hàng trăm ngàn", **_PHINH_HO
        ),
        figure("luot-xem", 1_000_000, q="hang", unit="luot-xem", **_PHINH_HO),
        figure("tieu-thu", None, q="hau-het", wording="cơ bản đã được đưa ra thị trường đến đó", **_PHINH_HO),
    ],
    "channels": [
        channel("shopee"),
        channel("lazada"),
        channel("tiktok-shop"),
        channel("tiktok", SOLD_THERE),
        channel("facebook", SOLD_THERE),
    ],
    "practices": [
        practice("marketplace", "Shopee, Lazada, TikTok Shop"),
        practice("social", "TikTok, Facebook; phim ngắn giới thiệu quê hương, sản phẩm"),
    ],
    "offers": [
        ("stay", "Bungalow", "Một số căn ở vùng chè, cho khách du lịch"),
        ("viewpoint", "Điểm check-in", "Cho khách tới thăm nương chè"),
    ],
    # The source says that it is held to be one, not by whom.
    "titles": [
        ("Được đánh giá là mô hình hợp tác xã điển hình về chuyển đổi số của tỉnh", "", AUGUST_8, YEN_BAI)
    ],
}

KIEN_THUAN = {
    "key": "htx-dich-vu-tong-hop-kien-thuan",
    "name": "HTX Dịch vụ tổng hợp Kiến Thuận",
    "short_name": "HTX Kiến Thuận",
    # As a caption of the source writes it.
    "other_names": "HTX DVTH Kiến Thuận",
    "federation": "lao-cai",
    "region": "lao-cai",
    "former_region": "huyen-van-chan-yen-bai",
    "as_of": AUGUST_8,
    "field": "nong-nghiep",
    "activity": "Sản xuất chè đen",
    "member_of_federation": "yes",
    "standfirst": "Chè đen Văn Chấn, nơi “công nghệ 4.0 lên nương chè”: bán tốt trong nước, xuất khẩu đi nhiều nước.",
    "about": """
<p>Tháng 8/2024, đoàn Quảng Ngãi tới Kiến Thuận xem cách làm chè đen, với câu “đưa công nghệ 4.0 lên nương chè”. Nguồn không
kể đó là những công nghệ gì, chỉ nói nhờ đó chè bán tốt trong nước và đi được nhiều nước.</p>
<p>Thu nhập của hợp tác xã và thành viên mỗi ngày một khá, nguồn không cho con số.</p>""",
    "photo": "black-tea-workshop",
    "gallery": ["black-tea-pack"],
    "source": YEN_BAI,
    "tags": ["chè", "xuất khẩu", "chuyển đổi số", "vùng cao"],
    "markets": ["canada", "my", "dai-loan", "indonesia", "nga", "cis"],
    "markets_note": "cùng những nước khác, nguồn không kể hết; bán tốt cả trong nước; ghi nhận 8/2024",
    "practices": [practice("field", "“Công nghệ 4.0 lên nương chè”, nguồn không kể cụ thể")],
}

CONG_TAM = {
    "key": "htx-dich-vu-nong-lam-nghiep-tong-hop-cong-tam",
    "name": "HTX Dịch vụ nông lâm nghiệp tổng hợp Công Tâm",
    "short_name": "HTX Công Tâm",
    "federation": "lao-cai",
    "region": "lao-cai",
    "former_region": "huyen-van-yen-yen-bai",
    "as_of": AUGUST_9,
    "field": "nong-nghiep",
    "activity": "Trồng, chế biến quế",
    "member_of_federation": "yes",
    "standfirst": "Quế chẻ, quế lá, tinh dầu quế Văn Yên đem xuất khẩu; cành lá còn lại nghiền hết làm chất đốt.",
    "about": """
<p>Công Tâm bán quế ra thế giới: quế chẻ, quế lá và tinh dầu quế sang Trung Quốc, Ấn Độ, Pakistan…, cộng lại hàng chục tỷ
đồng.</p>
<p>Bóc vỏ, chưng tinh dầu xong còn lại cành và lá. Hợp tác xã nghiền tất cả làm chất đốt cho một số nhà máy, khu công nghiệp
ở Hà Nội, Bắc Ninh, Bắc Giang… Vừa thêm một khoản thu, vừa không mất tiền xử lý bã, môi trường cũng đỡ gánh.</p>
<p>Người dân ngày một gắn bó với cây quế vì đời sống được yên ổn; nhiều hộ giàu lên, bản xa cũng đã có những tỷ phú quế.</p>""",
    "photo": "cinnamon-forest",
    "gallery": ["cinnamon-bark-drying", "cinnamon-briquette-fuel"],
    "source": YEN_BAI,
    "tags": ["quế", "xuất khẩu", "kinh tế tuần hoàn", "vùng cao"],
    "posts": [("ong", "Trần Văn Kiên", "Giám đốc", AUGUST_9, YEN_BAI)],
    "markets": ["trung-quoc", "an-do", "pakistan"],
    "markets_note": "cùng những nước khác, nguồn không kể hết; ghi nhận 8/2024",
    "figures": [
        figure("thanh-vien-chinh-thuc", 10, unit="thanh-vien", **_CONG_TAM),
        figure("thanh-vien-lien-ket", 100, q="hon", unit="thanh-vien", **_CONG_TAM),
        figure("dien-tich-trong", 500, q="tren", unit="ha", scope="quế, cả thành viên liên kết", **_CONG_TAM),
        figure(
            "thu-nhap-thanh-vien",
            8,
            10,
            unit="trieu-dong",
            per="nguoi",
            period="thang",
            scope="10 thành viên chính thức",
            **_CONG_TAM,
        ),
        figure("gia-tri-xuat-khau", 10, q="hang", unit="ty-dong", scope="tổng cộng", **_CONG_TAM),
    ],
    "practices": [
        practice("machines", "Công nghệ nghiền toàn bộ cành, lá quế còn lại để làm chất đốt"),
    ],
}

HAO_DAT = {
    "key": "htx-che-hao-dat",
    "name": "HTX chè Hảo Đạt",
    "short_name": "HTX Hảo Đạt",
    "federation": "thai-nguyen",
    "region": "xa-tan-cuong-thai-nguyen",
    "former_region": "xa-tan-cuong-thai-nguyen-thai-nguyen",
    "as_of": APRIL_1,
    "field": "nong-nghiep",
    "activity": "Sản xuất, chế biến, đóng gói chè",
    "standfirst": "Chè làm ở xã Tân Cương: sao sấy bằng điện, đóng gói bằng máy, lên sàn bán tới hàng nghìn đơn mỗi tháng.",
    "about": """
<p>Trước kia làm chè ở đây là làm thủ công. Nay có máy hút chân không, hệ thống sao sấy bằng điện, máy đóng gói tự động;
phần mềm chấm công và quản lý bán hàng giúp theo dõi đơn hàng dễ dàng, bớt được nhân công.</p>
<p>Bà Đào Thanh Hảo, giám đốc, kể rằng nhờ truy xuất nguồn gốc và bán hàng trên sàn mà người tiêu dùng trong cả nước biết
tới và tin chè Hảo Đạt.</p>
<p>Số người theo dõi, lượt xem và đơn hàng ghi ở đây, nguồn nói là những con số hợp tác xã đang gắng sức để đạt được.</p>""",
    "photo": "packing-machine",
    "gallery": ["green-tea-tan-cuong-pack", "qr-on-package-phone"],
    "source": THAI_NGUYEN,
    "tags": ["chuyển đổi số", "chè", "máy móc"],
    "posts": [("ba", "Đào Thanh Hảo", "Giám đốc", APRIL_1, THAI_NGUYEN)],
    "figures": [
        figure("dong-goi-ngay", 1, q="hang", unit="tan", period="ngay", scope="chè", **_THAI_NGUYEN),
        figure("don-hang-san", 1_000, q="hang", unit="don-hang", period="thang", **_THAI_NGUYEN),
        figure(
            "nguoi-theo-doi",
            1_000,
            q="hang",
            unit="tai-khoan-theo-doi",
            scope="trang Facebook",
            **_THAI_NGUYEN,
        ),
        figure("luot-xem", 1_000, q="hang", unit="luot-xem", scope="clip livestream", **_THAI_NGUYEN),
    ],
    "channels": [channel("facebook", "trang quảng bá, nguồn chưa cho đường dẫn")],
    "practices": [
        practice("marketplace", "Gian hàng trên các sàn thương mại điện tử; nguồn không kể tên sàn"),
        practice("social", "Trang Facebook, livestream giới thiệu chè"),
        practice("traceability", "Truy xuất nguồn gốc sản phẩm"),
        practice("timekeeping", "Phần mềm chấm công"),
        practice("sales-software", "Phần mềm quản lý bán hàng, đơn hàng"),
        practice("machines", "Máy hút chân không; sao sấy bằng điện; máy đóng gói tự động"),
    ],
}

BAN_VIET = {
    "key": "htx-san-xuat-va-thuong-mai-dich-vu-ban-viet",
    "name": "HTX Sản xuất và Thương mại dịch vụ Bản Việt",
    "short_name": "HTX Bản Việt",
    "federation": "thai-nguyen",
    "region": "xa-phu-binh-thai-nguyen",
    "former_region": "xa-bao-ly-phu-binh-thai-nguyen",
    "as_of": APRIL_1,
    "activity": "Làm cơm cháy",
    "standfirst": "Tháng 4/2024, lúc ấy chưa đầy một tuổi, hợp tác xã đã đưa máy vào 80% công đoạn: cơm cháy từ vài chục ký lên "
    "khoảng một tấn mỗi ngày.",
    "about": """
<p>Theo lời chị Bùi Thị Hải Yến, giám đốc, thời gian đầu mọi việc đều làm bằng tay. Rồi hợp tác xã đầu tư nhà xưởng, khu trưng
bày, máy tạo hình và máy chiên cho hai công đoạn quan trọng nhất của “cơm cháy Én Vàng”.</p>
<p>Hai công đoạn ấy nay nhanh hơn và cần ít người hơn nhiều. Một nhóm TikToker, streamer giới thiệu và bán cơm cháy trên
Facebook, TikTok.</p>""",
    "photo": "rice-cracker-line",
    "gallery": ["rice-cracker-pack"],
    "source": THAI_NGUYEN,
    "founded_note": "lúc ấy, tháng 4/2024, hoạt động chưa đầy 1 năm",
    "tags": ["chuyển đổi số", "máy móc"],
    "posts": [("chi", "Bùi Thị Hải Yến", "Giám đốc", APRIL_1, THAI_NGUYEN)],
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
            **_THAI_NGUYEN,
        ),
        figure(
            "san-luong-ngay",
            1,
            q="khoang",
            unit="tan",
            period="ngay",
            moment="now",
            scope="cơm cháy",
            **_THAI_NGUYEN,
        ),
        figure("ty-le-may", 80, unit="phan-tram", **_THAI_NGUYEN),
        figure("dien-tich-nha-xuong", 200, unit="m2", **_THAI_NGUYEN),
    ],
    "channels": [channel("facebook", SOLD_BY_OTHERS), channel("tiktok", SOLD_BY_OTHERS)],
    "practices": [
        practice("machines", "Máy tạo hình cơm, máy chiên cơm tự động"),
        practice("social", "TikToker, streamer giới thiệu, bán trên Facebook, TikTok"),
    ],
}

COOPERATIVES = [PHINH_HO, KIEN_THUAN, CONG_TAM, HAO_DAT, BAN_VIET]
