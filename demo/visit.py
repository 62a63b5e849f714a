"""The visit of Quảng Ngãi's delegation to Yên Bái, 7–9 August 2024."""

import datetime

from demo.parts import figure
from demo.sources import YEN_BAI

DAY_1, DAY_2, DAY_3 = (datetime.date(2024, 8, day) for day in (7, 8, 9))


def _told(metric, *args, day, **more):
    return figure(metric, *args, as_of=day, source=YEN_BAI, **more)


VISIT = {
    "slug": "quang-ngai-tham-yen-bai-8-2024",
    "title": "Lên nương chè, vào rừng quế",
    "standfirst": "Lãnh đạo bảy hợp tác xã vùng cao Quảng Ngãi đi ba ngày để hỏi tận nơi: một chiếc điện thoại nâng giá búp "
    "chè thế nào, một cành quế dùng được tới mẩu nào.",
    "host": "yen-bai",
    "guest": "quang-ngai",
    "federation": "yen-bai",
    "starts_on": DAY_1,
    "ends_on": DAY_3,
    "composition": "lãnh đạo 7 hợp tác xã ở các huyện vùng cao, vùng dân tộc thiểu số và miền núi Quảng Ngãi",
    "guest_cooperatives": 7,
    "topics_text": "kinh tế tập thể bền vững; bán hàng, tiếp thị bằng công nghệ số; chuỗi giá trị; hợp tác xã vùng cao",
    "reason": """
<p>Chuyến đi bắt đầu từ màn hình điện thoại. Nhiều lãnh đạo hợp tác xã trẻ ở Quảng Ngãi đã xem phim ngắn của anh Lương, anh
A Tủa kể về quê mình, những đoạn phim có hàng chục nghìn người theo dõi, rồi muốn tới tận nơi.</p>
<p>Ông Đinh Duy Sung, trưởng đoàn, nói liên minh chọn Yên Bái vì lẽ ấy.</p>""",
    "common_ground": """
<p>Hai tỉnh giống nhau ở mấy huyện vùng cao: trồng được cây dược liệu, làm được du lịch. Quảng Ngãi cũng có vùng quế
của mình, quế Trà Bồng. Cây tre Bát Độ mới trồng thử, sản lượng bước đầu tốt.</p>""",
    "closing": "<p>Bài gốc kèm ảnh chụp từng chặng; ở đây thay bằng tranh minh họa, chú thích nói ảnh gốc chụp gì.</p>",
    "photo": "delegation-field-walk",
    "source": YEN_BAI,
    "categories": ["che", "gia-vi", "tinh-dau-va-thao-duoc-khac"],
    "tags": ["chuyển đổi số", "chè", "quế", "du lịch nông nghiệp", "măng tre Bát Độ"],
    "people": [
        ("head", "Đinh Duy Sung", "Phó Chủ tịch Liên minh HTX tỉnh Quảng Ngãi"),
        ("receiver", "Nguyễn Đức Lâm", "Phó Chủ tịch Thường trực Liên minh HTX tỉnh Yên Bái"),
        ("receiver", "Thường trực và các phòng, ban, đơn vị trực thuộc", "Liên minh HTX tỉnh Yên Bái"),
        ("member", "Các đơn vị thành viên", "Liên minh HTX tỉnh Quảng Ngãi"),
    ],
    "days": [(DAY_1, "Phòng họp"), (DAY_2, "Nương chè"), (DAY_3, "Rừng quế")],
    "stops": [
        {
            "visited_on": DAY_1,
            "title": "Hai liên minh ngồi cùng bàn",
            "region": "yen-bai",
            "text": """
<p>Ở trụ sở Liên minh HTX tỉnh Yên Bái, hai bên nói chuyện làm kinh tế tập thể cho bền và đưa công nghệ số vào việc hằng
ngày. Ông Nguyễn Đức Lâm kể cách tỉnh dựng một mô hình chuyển đổi số rồi nhân ra: mỗi nơi làm vừa với hạ tầng và
tay nghề của mình, hợp tác xã vùng cao cũng làm được.</p>
<p>Xong việc, hai đoàn trao quà lưu niệm.</p>""",
            "photos": [
                ("delegation-meeting-room", "Ảnh gốc: quang cảnh buổi làm việc."),
                ("gift-exchange", "Ảnh gốc: lãnh đạo Liên minh HTX tỉnh Quảng Ngãi tặng quà lưu niệm."),
            ],
        },
        {
            "visited_on": DAY_2,
            "title": "HTX Dịch vụ tổng hợp Kiến Thuận",
            "cooperative": "hop-tac-xa-dich-vu-tong-hop-kien-thuan",
            "region": "huyen-van-chan-yen-bai",
            "text": """
<p>Chặng đầu của ngày thứ hai là nương chè đen, nơi công nghệ 4.0 được đưa lên tận luống. Chè bán tốt trong nước và
đi nhiều nước, thu nhập của hợp tác xã và thành viên tăng dần.</p>""",
            "markets_told": "Canada, Mỹ, Đài Loan, Indonesia, Nga, các nước khối CIS",
            "products": ["che-den-kien-thuan"],
            "photos": [("black-tea-workshop", "Ảnh gốc: đoàn thăm và làm việc với HTX Kiến Thuận.")],
        },
        {
            "visited_on": DAY_2,
            "title": "HTX chè Shan tuyết Phình Hồ",
            "cooperative": "hop-tac-xa-che-shan-tuyet-phinh-ho",
            "region": "huyen-tram-tau-yen-bai",
            "text": """
<p>Anh Đỗ Tuấn Lương, giám đốc, chỉ cho đoàn cách kể chuyện nương chè bằng phim ngắn và cách đưa chè lên sàn: Shopee,
Lazada, TikTok Shop, thêm TikTok và Facebook.</p>
<p>Giá bán khá hơn, giá búp trả cho hộ trồng cũng khá hơn. Nương có bungalow và điểm check-in, khách lên, thanh niên
H’Mông thôi phải xa quê tìm việc. Tỉnh coi đây là mô hình điển hình về chuyển đổi số.</p>""",
            "products": [
                "che-shan-tuyet-co-thu-phinh-ho",
                "che-bup-kho-phinh-ho",
                "nghi-giua-nuong-che-phinh-ho",
            ],
            "figures": [
                _told(
                    "gia-thu-mua-bup-tuoi", 5_000, 7_000, unit="dong", per="kg", moment="before", day=DAY_2
                ),
                _told("gia-thu-mua-bup-tuoi", 25_000, unit="dong", per="kg", moment="now", day=DAY_2),
                _told(
                    "thu-nhap-thanh-vien",
                    "6.5",
                    7,
                    unit="trieu-dong",
                    per="nguoi",
                    period="thang",
                    scope="thành viên, người lao động",
                    day=DAY_2,
                ),
                _told(
                    "nguoi-theo-doi",
                    100_000,
                    q="hang",
                    unit="nguoi-theo-doi",
                    scope="kênh của HTX",
                    day=DAY_2,
                ),
                _told("luot-xem", 1_000_000, q="hang", unit="luot-xem", scope="kênh của HTX", day=DAY_2),
            ],
            "photos": [
                ("shan-tuyet-old-tree", "Chè Shan tuyết cổ thụ, thứ được hỏi nhiều nhất."),
                ("livestream-market-stall", "Ảnh gốc: đoàn học cách giới thiệu hàng trên mạng ở Phình Hồ."),
            ],
        },
        {
            "visited_on": DAY_3,
            "title": "HTX Dịch vụ nông lâm nghiệp tổng hợp Công Tâm",
            "cooperative": "hop-tac-xa-dich-vu-nong-lam-nghiep-tong-hop-cong-tam",
            "region": "huyen-van-yen-yen-bai",
            "text": """
<p>Ông Trần Văn Kiên, giám đốc, dẫn đoàn đi từ thân quế tới lọ tinh dầu. Quế chẻ, quế lá và tinh dầu đi Trung Quốc, Ấn
Độ, Pakistan.</p>
<p>Bóc vỏ và chưng cất xong, cành lá được nghiền hết làm chất đốt, bán cho nhà máy và khu công nghiệp ở Hà Nội, Bắc Ninh,
Bắc Giang: có thêm tiền mà không tốn tiền xử lý bã.</p>""",
            "markets_told": "Trung Quốc, Ấn Độ, Pakistan",
            "products": ["que-che-cong-tam", "que-la-cong-tam", "tinh-dau-que-cong-tam"],
            "figures": [
                _told("dien-tich-trong", 500, q="tren", unit="ha", scope="quế", day=DAY_3),
                _told("thanh-vien-chinh-thuc", 10, unit="thanh-vien", day=DAY_3),
                _told("thanh-vien-lien-ket", 100, q="hon", unit="thanh-vien", day=DAY_3),
                _told(
                    "thu-nhap-thanh-vien",
                    8,
                    10,
                    unit="trieu-dong",
                    per="nguoi",
                    period="thang",
                    scope="thành viên chính thức",
                    day=DAY_3,
                ),
                _told("gia-tri-xuat-khau", 10, q="hang", unit="ty-dong", day=DAY_3),
            ],
            "photos": [
                ("cinnamon-forest", "Ảnh gốc: giám đốc Trần Văn Kiên (áo kẻ) nói về tiềm năng cây quế."),
                ("cinnamon-briquette-fuel", "Cành lá sau chưng cất, nghiền làm chất đốt."),
            ],
        },
    ],
    "lessons": [
        ("Sắm máy, dùng công nghệ mới", "Đầu tư thiết bị và công nghệ, cả công nghệ số, vào sản xuất.", None),
        (
            "Kể cho người xa nghe",
            "Giới thiệu, quảng bá sản phẩm bằng công nghệ số: người xem thành người mua.",
            2,
        ),
        (
            "Mở nương đón khách",
            "Gắn sản xuất với du lịch nông nghiệp, du lịch trải nghiệm để có nguồn thu thứ hai.",
            2,
        ),
        ("Bán cả phần bỏ đi", "Cành lá quế thành chất đốt: thêm khoản thu, bớt khoản chi.", 3),
    ],
    # (what, where, region, kind, lesson)
    "follow_ups": [
        ("Đầu tư thiết bị, công nghệ mới, công nghệ số", "một số hợp tác xã trong đoàn", None, "apply", 0),
        ("Quảng bá sản phẩm bằng công nghệ số", "một số hợp tác xã trong đoàn", None, "apply", 1),
        (
            "Gắn sản xuất với du lịch nông nghiệp, trải nghiệm",
            "các huyện vùng cao Quảng Ngãi",
            None,
            "apply",
            2,
        ),
        (
            "Quảng Ngãi trở lại học chế biến sâu măng tre Bát Độ để xuất khẩu",
            "vùng mới trồng thử tre Bát Độ ở Quảng Ngãi",
            None,
            "next-visit",
            None,
        ),
    ],
}
