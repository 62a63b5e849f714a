"""The visit of Quảng Ngãi's delegation to Yên Bái, 7–9 August 2024."""

import datetime

from demo.parts import figure
from demo.sources import YEN_BAI

DAY_1, DAY_2, DAY_3 = (datetime.date(2024, 8, day) for day in (7, 8, 9))


def _told(metric, *args, day, **more):
    return figure(metric, *args, as_of=day, source=YEN_BAI, **more)


VISIT = {
    # Who visits whom, and when: more than the title's own words would tell.
    "slug": "quang-ngai-tham-yen-bai-8-2024",
    "title": "Lên xứ chè, sang xứ quế",
    "standfirst": "Ba ngày ở Yên Bái, lãnh đạo bảy hợp tác xã vùng cao Quảng Ngãi cùng liên minh của mình xem bạn đưa công nghệ "
    "số vào việc làm ra hàng và bán hàng.",
    "host": "yen-bai",
    "guest": "quang-ngai",
    # The host's federation ended on 30/6/2025; its successor publishes.
    "federation": "lao-cai",
    "starts_on": DAY_1,
    "ends_on": DAY_3,
    "composition": "lãnh đạo 7 hợp tác xã ở các huyện vùng cao, vùng dân tộc thiểu số và miền núi Quảng Ngãi",
    "guest_cooperatives": 7,
    "topics_text": "kinh tế tập thể bền vững; bán hàng, tiếp thị bằng công nghệ số; chuỗi giá trị; hợp tác xã vùng cao",
    "reason": """
<p>Chuyến đi bắt đầu từ những đoạn phim ngắn. Ở vùng dân tộc thiểu số và miền núi Quảng Ngãi, nhiều lãnh đạo hợp tác xã trẻ
đã xem anh Lương, anh A Tủa và những người khác giới thiệu quê hương, sản vật Yên Bái; các đoạn phim ấy có hàng chục nghìn
người theo dõi.</p>
<p>Nhờ vậy mà liên minh và các hợp tác xã trong đoàn chọn Yên Bái để học hỏi lần này, theo lời trưởng đoàn Đinh Duy Sung.</p>""",
    "common_ground": """
<p>Hai tỉnh có những huyện vùng cao giống nhau: trồng được cây dược liệu, làm được du lịch. Quảng Ngãi cũng có vùng
quế Trà Bồng, có tiếng ở miền Trung. Cây tre Bát Độ thì mới trồng thử,
sản lượng bước đầu tốt.</p>""",
    "closing": "<p>Bài gốc kèm ảnh chụp từng chặng; ở đây thay bằng tranh minh họa, chú thích nói ảnh gốc chụp gì.</p>",
    "photo": "delegation-field-walk",
    "source": YEN_BAI,
    "regions": ["huyen-tra-bong-quang-ngai"],
    "categories": ["che", "gia-vi", "tinh-dau-va-thao-duoc-khac"],
    "tags": ["chuyển đổi số", "chè", "quế", "du lịch nông nghiệp", "măng tre Bát Độ"],
    "people": [
        ("head", "Đinh Duy Sung", "Phó Chủ tịch Liên minh HTX tỉnh Quảng Ngãi"),
        ("receiver", "Nguyễn Đức Lâm", "Phó Chủ tịch Thường trực Liên minh HTX tỉnh Yên Bái"),
        ("receiver", "Thường trực và các phòng, ban, đơn vị trực thuộc", "Liên minh HTX tỉnh Yên Bái"),
        ("receiver", "Một số đơn vị thành viên", "Liên minh HTX tỉnh Yên Bái"),
        ("member", "Các đơn vị thành viên", "Liên minh HTX tỉnh Quảng Ngãi"),
    ],
    "days": [(DAY_1, "Buổi làm việc"), (DAY_2, "Xứ chè"), (DAY_3, "Xứ quế")],
    "stops": [
        {
            "visited_on": DAY_1,
            "title": "Hai liên minh ngồi cùng bàn",
            "region": "yen-bai",
            "text": """
<p>Ở Liên minh HTX tỉnh Yên Bái, ông Nguyễn Đức Lâm kể kinh nghiệm của tỉnh: làm kinh tế tập thể sao cho bền, dựng những mô
hình chuyển đổi số tiêu biểu rồi nhân ra. Nhiều đơn vị thành viên đã dùng công nghệ thông tin vừa với hạ tầng và tay nghề của
mình; trong những nơi từng bước làm được có cả hợp tác xã vùng dân tộc thiểu số và miền núi.</p>
<p>Dịp này, đoàn Quảng Ngãi có quà lưu niệm tặng liên minh chủ nhà.</p>""",
            "photos": [
                ("delegation-meeting-room", "Ảnh gốc: quang cảnh buổi làm việc."),
                (
                    "gift-exchange",
                    "Ảnh gốc: phía Quảng Ngãi trao quà lưu niệm cho Liên minh HTX tỉnh Yên Bái.",
                ),
            ],
        },
        {
            "visited_on": DAY_2,
            "title": "HTX Dịch vụ tổng hợp Kiến Thuận",
            "cooperative": "htx-dich-vu-tong-hop-kien-thuan",
            "region": "huyen-van-chan-yen-bai",
            "text": """
<p>Ngày thứ hai, đoàn xem Kiến Thuận làm chè đen, nơi “đưa công nghệ 4.0 lên nương chè”. Bài gốc không kể đó là những công
nghệ gì, chỉ nói nhờ đó chè bán tốt ở trong nước, xuất khẩu được đi nhiều nước, thu nhập của hợp tác xã và thành viên mỗi ngày
một khá.</p>""",
            "markets_told": "Canada, Mỹ, Đài Loan, Indonesia, Nga, các nước khối CIS…",
            "products": ["che-den-kien-thuan"],
            "photos": [("black-tea-workshop", "Ảnh gốc: đoàn thăm và làm việc với HTX Kiến Thuận.")],
        },
        {
            "visited_on": DAY_2,
            "title": "HTX chè Shan tuyết Phình Hồ",
            "cooperative": "htx-che-shan-tuyet-phinh-ho",
            "region": "huyen-tram-tau-yen-bai",
            "text": """
<p>Ở đây đoàn học cách quảng bá hàng bằng công nghệ. Anh Đỗ Tuấn Lương, giám đốc, và các thành viên đưa chè Shan tuyết cổ thụ
lên Shopee, Lazada, TikTok Shop, TikTok, Facebook; khách biết đến và mua qua mạng ngày một nhiều. Chè búp khô làm ra hầu hết
đã tiêu thụ, đời sống đồng bào H’Mông ở đây no ấm hơn. Hợp tác xã còn mới mà đã được đánh giá là mô hình điển hình của tỉnh về
chuyển đổi số.</p>
<p>Anh Lương kể: nhờ công nghệ số, chè tới được nhiều địa phương và ra cả nước ngoài, bán được giá hơn, giá búp tươi trả cho bà
con cũng hơn. Nương chè được đầu tư bài bản, có thêm bungalow và điểm check-in đón khách; bà con thêm việc, thêm thu nhập,
nhiều bạn trẻ thôi phải xa quê tìm việc.</p>""",
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
                _told(
                    "nguoi-theo-doi",
                    10_000,
                    q="hang",
                    unit="nguoi-theo-doi",
                    scope="phim ngắn của anh Lương, anh A Tủa và những người khác, theo lời trưởng đoàn",
                    wording="hàng chục ngàn lượt theo dõi",
                    day=DAY_2,
                ),
            ],
            "photos": [
                ("shan-tuyet-old-tree", "Cây chè Shan tuyết cổ thụ."),
                (
                    "livestream-market-stall",
                    "Ảnh gốc: ở Phình Hồ, đoàn học cách quảng bá hàng bằng công nghệ.",
                ),
            ],
        },
        {
            "visited_on": DAY_3,
            "title": "HTX Dịch vụ nông lâm nghiệp tổng hợp Công Tâm",
            "cooperative": "htx-dich-vu-nong-lam-nghiep-tong-hop-cong-tam",
            "region": "huyen-van-yen-yen-bai",
            "text": """
<p>Ngày cuối, đoàn ghé một số hợp tác xã làm hàng từ cây quế; bài gốc kể kỹ về Công Tâm. Giám đốc Trần Văn Kiên giới thiệu
những gì làm được từ cây quế. Quế chẻ, quế lá và tinh dầu của hợp tác xã đã xuất khẩu sang nhiều nước, giá trị hàng chục tỷ
đồng.</p>
<p>Điều thấy ở Công Tâm: bóc vỏ và chưng cất xong, cành lá được nghiền hết làm chất đốt cho một số nhà máy, khu công nghiệp ở
Hà Nội, Bắc Ninh, Bắc Giang… Vừa có thêm tiền, vừa không tốn tiền xử lý bã, môi trường cũng đỡ gánh.</p>""",
            "markets_told": "Trung Quốc, Ấn Độ, Pakistan…",
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
        (
            "Sắm thiết bị, dùng công nghệ mới",
            "Đầu tư thiết bị, đưa công nghệ mới, công nghệ số vào sản xuất.",
            None,
        ),
        ("Giới thiệu hàng bằng công nghệ số", "Đưa công nghệ số vào việc giới thiệu, quảng bá sản phẩm.", 2),
        (
            "Gắn sản xuất với đón khách",
            "Làm hàng đi cùng du lịch nông nghiệp, du lịch trải nghiệm: sản phẩm thêm giá trị, nhà có nguồn thu thứ hai.",
            None,
        ),
    ],
    # (what, where, region, kind, lesson)
    "follow_ups": [
        ("Đầu tư thiết bị, công nghệ mới, công nghệ số", "một số hợp tác xã Quảng Ngãi", None, "apply", 0),
        ("Quảng bá sản phẩm bằng công nghệ số", "một số hợp tác xã Quảng Ngãi", None, "apply", 1),
        (
            "Gắn sản xuất với du lịch nông nghiệp, trải nghiệm",
            "một số hợp tác xã Quảng Ngãi",
            None,
            "apply",
            2,
        ),
        (
            "Quảng Ngãi trở lại học sản xuất, chế biến, nhất là chế biến sâu măng tre Bát Độ để xuất khẩu",
            "cây tre Bát Độ Quảng Ngãi đang trồng thử",
            None,
            "next-visit",
            None,
        ),
    ],
}
