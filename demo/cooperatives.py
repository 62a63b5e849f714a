"""Five cooperatives, with what the two articles say of them and nothing else."""

import datetime

from demo.parts import channel, figure, practice
from demo.sources import THAI_NGUYEN, YEN_BAI

AUGUST_8 = datetime.date(2024, 8, 8)
AUGUST_9 = datetime.date(2024, 8, 9)
APRIL_1 = datetime.date(2024, 4, 1)
_PHINH_HO = {"as_of": AUGUST_8, "source": YEN_BAI}
_CONG_TAM = {"as_of": AUGUST_9, "source": YEN_BAI}
_THAI_NGUYEN = {"as_of": APRIL_1, "source": THAI_NGUYEN}

PHINH_HO = {
    "key": "hop-tac-xa-che-shan-tuyet-phinh-ho",
    "name": "HTX chè Shan tuyết Phình Hồ",
    "short_name": "HTX Phình Hồ",
    "federation": "lao-cai",
    "region": "lao-cai",
    "former_region": "huyen-tram-tau-yen-bai",
    "activity": "Trồng, chế biến chè, đón khách lên nương",
    "member_of_federation": "yes",
    "standfirst": "Nhóm người trẻ mang chiếc điện thoại lên nương chè cổ thụ, rồi mang người mua lên theo.",
    "about": """
<p>Những thành viên sáng lập đều trẻ, có học và ham làm. Họ gom hộ trồng chè vào một chuỗi, từ búp hái trên nương tới
gói chè trên tay người uống, và bắt đầu việc bán hàng bằng cách kể chuyện: nương, bản, cây chè Shan tuyết cổ thụ, ngày
nào cũng một đoạn phim ngắn.</p>
<p>Anh Đỗ Tuấn Lương, giám đốc, nói người xem kéo theo người mua, người mua kéo giá lên. Chè đã đi tới nhiều tỉnh và ra
cả nước ngoài. Giá búp tươi trả cho hộ trồng nay cao hơn trước mấy lần, chè khô làm ra tới đâu bán hết tới đó.</p>
<p>Có tiền, hợp tác xã chăm lại nương cho bài bản, dựng mấy căn bungalow và điểm check-in. Khách lên, việc làm theo
lên, nhiều bạn trẻ H’Mông không còn phải đi xa tìm việc.</p>""",
    "photo": "shan-tuyet-old-tree",
    "gallery": ["highland-bungalow-homestay", "tea-buds-basket", "tea-tasting-table"],
    "markets_note": "Nhiều địa phương trong nước và thị trường quốc tế, nguồn không kể tên nước",
    "founded_note": "mới thành lập khi bài đăng, tháng 8/2024",
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
        channel("tiktok"),
        channel("facebook"),
    ],
    "practices": [
        practice("marketplace", "Shopee, Lazada, TikTok Shop"),
        practice("social", "Phim ngắn trên TikTok, Facebook về nương, bản và cây chè"),
    ],
    "offers": [
        ("stay", "Bungalow giữa nương chè", "Mấy căn nhỏ cho khách nghỉ lại"),
        ("viewpoint", "Điểm check-in trên nương", "Chỗ ngắm, chỗ chụp ảnh giữa chè cổ thụ"),
    ],
    "titles": [
        (
            "Mô hình hợp tác xã điển hình về chuyển đổi số của tỉnh",
            "Liên minh HTX tỉnh Yên Bái đánh giá",
            AUGUST_8,
            YEN_BAI,
        )
    ],
}

KIEN_THUAN = {
    "key": "hop-tac-xa-dich-vu-tong-hop-kien-thuan",
    "name": "HTX Dịch vụ tổng hợp Kiến Thuận",
    "short_name": "HTX Kiến Thuận",
    "federation": "lao-cai",
    "region": "lao-cai",
    "former_region": "huyen-van-chan-yen-bai",
    "activity": "Sản xuất chè đen",
    "member_of_federation": "yes",
    "standfirst": "Chè đen Văn Chấn, với lời hẹn “công nghệ 4.0 lên nương chè”, bán trong nước và sang sáu thị trường.",
    "about": """
<p>Khách tới Kiến Thuận để xem một nương chè làm theo cách mới: công nghệ 4.0 được đưa ra tận luống, chứ không dừng
ở bàn giấy. Chè đen từ đây bán được trong nước và đi xa.</p>
<p>Thu nhập của hợp tác xã và thành viên tăng theo, nguồn không cho con số.</p>""",
    "photo": "black-tea-workshop",
    "gallery": ["black-tea-pack"],
    "source": YEN_BAI,
    "tags": ["chè", "xuất khẩu", "chuyển đổi số", "vùng cao"],
    "markets": ["canada", "my", "dai-loan", "indonesia", "nga", "cis"],
    "markets_note": "và bán tốt trong nước; ghi nhận 8/2024",
    "practices": [
        practice("field", "“Công nghệ 4.0 lên nương chè”, theo lời giới thiệu với đoàn Quảng Ngãi")
    ],
}

CONG_TAM = {
    "key": "hop-tac-xa-dich-vu-nong-lam-nghiep-tong-hop-cong-tam",
    "name": "HTX Dịch vụ nông lâm nghiệp tổng hợp Công Tâm",
    "short_name": "HTX Công Tâm",
    "federation": "lao-cai",
    "region": "lao-cai",
    "former_region": "huyen-van-yen-yen-bai",
    "activity": "Trồng, chế biến quế",
    "member_of_federation": "yes",
    "standfirst": "Vỏ, lá, tinh dầu rồi tới mẩu cành cuối cùng: ở vùng quế Văn Yên không có gì là phần bỏ đi.",
    "about": """
<p>Công Tâm bán quế ra thế giới: quế chẻ, quế lá và tinh dầu quế đi Trung Quốc, Ấn Độ, Pakistan, cộng lại hàng chục tỷ
đồng.</p>
<p>Bóc vỏ, chưng tinh dầu xong còn lại cành và lá. Hợp tác xã nghiền tất cả làm chất đốt, bán cho nhà máy và khu công
nghiệp ở Hà Nội, Bắc Ninh, Bắc Giang. Thêm một khoản thu, bớt hẳn khoản thuê xử lý bã, và nương sạch hơn.</p>
<p>Ông Trần Văn Kiên, giám đốc, kể rằng người trồng gắn bó với cây quế vì nó nuôi được nhà: nhiều hộ khá lên, có
hộ thành tỷ phú ngay nơi bản xa.</p>""",
    "photo": "cinnamon-forest",
    "gallery": ["cinnamon-bark-drying", "cinnamon-briquette-fuel"],
    "source": YEN_BAI,
    "tags": ["quế", "xuất khẩu", "kinh tế tuần hoàn", "vùng cao"],
    "posts": [("ong", "Trần Văn Kiên", "Giám đốc", AUGUST_9, YEN_BAI)],
    "markets": ["trung-quoc", "an-do", "pakistan"],
    "markets_note": "ghi nhận 8/2024",
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
        practice("machines", "Máy nghiền toàn bộ cành, lá quế sau bóc vỏ và chưng cất, làm chất đốt"),
    ],
}

HAO_DAT = {
    "key": "hop-tac-xa-che-hao-dat",
    "name": "HTX chè Hảo Đạt",
    "short_name": "HTX Hảo Đạt",
    "federation": "thai-nguyen",
    "region": "xa-tan-cuong-thai-nguyen",
    "former_region": "xa-tan-cuong-thai-nguyen-thai-nguyen",
    "activity": "Chế biến, đóng gói chè Tân Cương",
    "standfirst": "Chè Tân Cương sao sấy bằng điện, đóng gói bằng máy, bán hàng nghìn đơn mỗi tháng trên sàn.",
    "about": """
<p>Trước kia làm chè ở đây là việc của tay và chảo. Nay có máy hút chân không, hệ thống sao sấy bằng điện, máy đóng gói
tự động; phần mềm lo chấm công và đơn hàng, nên bớt được người đứng máy và người ghi sổ.</p>
<p>Bà Đào Thanh Hảo, giám đốc, coi truy xuất nguồn gốc và gian hàng trên sàn là hai thứ làm cho người mua ở xa biết tới và
tin chè Hảo Đạt.</p>""",
    "photo": "packing-machine",
    "gallery": ["green-tea-tan-cuong-pack", "qr-on-package-phone"],
    "source": THAI_NGUYEN,
    "tags": ["chuyển đổi số", "chè", "máy móc"],
    "posts": [("ba", "Đào Thanh Hảo", "Giám đốc", APRIL_1, THAI_NGUYEN)],
    "figures": [
        figure("dong-goi-ngay", 1, q="hang", unit="tan", period="ngay", scope="chè", **_THAI_NGUYEN),
        figure("don-hang-san", 1_000, q="hang", unit="don-hang", period="thang", **_THAI_NGUYEN),
        figure(
            "nguoi-theo-doi", 1_000, q="hang", unit="nguoi-theo-doi", scope="trang Facebook", **_THAI_NGUYEN
        ),
        figure("luot-xem", 1_000, q="hang", unit="luot-xem", scope="mỗi buổi livestream", **_THAI_NGUYEN),
    ],
    "channels": [channel("facebook")],
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
    "key": "hop-tac-xa-san-xuat-va-thuong-mai-dich-vu-ban-viet",
    "name": "HTX Sản xuất và Thương mại dịch vụ Bản Việt",
    "short_name": "HTX Bản Việt",
    "federation": "thai-nguyen",
    "region": "xa-phu-binh-thai-nguyen",
    "former_region": "xa-bao-ly-phu-binh-thai-nguyen",
    "activity": "Làm cơm cháy",
    "standfirst": "Chưa đầy một tuổi đã để máy gánh tám phần mười công việc: cơm cháy từ vài chục ký lên cỡ một tấn mỗi ngày.",
    "about": """
<p>Hồi đầu, chị Bùi Thị Hải Yến và mọi người nặn từng bánh cơm bằng tay. Rồi hợp tác xã dựng nhà xưởng kèm khu trưng
bày, mua máy tạo hình và máy chiên cho hai công đoạn nặng nhất của “cơm cháy Én Vàng”.</p>
<p>Thời gian rút ngắn, bớt người, mẻ nào cũng đều. Những người bán hàng trực tuyến giúp đưa gói cơm cháy lên Facebook và
TikTok.</p>""",
    "photo": "rice-cracker-line",
    "gallery": ["rice-cracker-pack"],
    "source": THAI_NGUYEN,
    "founded_note": "hoạt động chưa đầy 1 năm, tính tới 4/2024",
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
            scope="làm tay",
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
    "channels": [channel("facebook"), channel("tiktok")],
    "practices": [
        practice("machines", "Máy tạo hình cơm, máy chiên cơm tự động"),
        practice("social", "Nhóm TikToker, streamer giới thiệu bán trực tuyến trên Facebook, TikTok"),
    ],
}

COOPERATIVES = [PHINH_HO, KIEN_THUAN, CONG_TAM, HAO_DAT, BAN_VIET]
