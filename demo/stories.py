"""Stories told from the two articles, in our own sentences. A block is a text, or (photograph, caption)."""

import datetime

from demo.sources import DIRECTIVE, THAI_NGUYEN, YEN_BAI

APRIL_1 = datetime.date(2024, 4, 1)
AUGUST_8 = datetime.date(2024, 8, 8)
AUGUST_9 = datetime.date(2024, 8, 9)
THAI_NGUYEN_THEN = "thai-nguyen-truoc-2025"

STORIES = [
    {
        "title": "Từ vài chục ký cơm cháy mỗi ngày đến một tấn",
        "kind": "success",
        "standfirst": "Tháng 4/2024, Bản Việt mới hoạt động chưa đầy một năm mà máy đã vào 80% công đoạn làm cơm cháy.",
        "federation": "thai-nguyen",
        "photo": "rice-cracker-line",
        "told_on": APRIL_1,
        "regions": ["xa-bao-ly-phu-binh-thai-nguyen"],
        "categories": ["thuc-pham-che-bien"],
        "cooperatives": ["htx-san-xuat-va-thuong-mai-dich-vu-ban-viet"],
        "products": ["com-chay-en-vang"],
        "source": THAI_NGUYEN,
        "tags": ["máy móc", "chuyển đổi số"],
        "blocks": [
            "<p>Theo lời chị Bùi Thị Hải Yến, giám đốc, hồi đầu mọi việc đều làm bằng tay: cả ngày được khoảng 20–30 kg cơm cháy.</p>",
            ("rice-cracker-line", "Máy chiên cơm tự động đỡ cho công đoạn quan trọng nhất."),
            "<p>Hợp tác xã đầu tư nhà xưởng, khu trưng bày 200 m², máy tạo hình cơm và máy chiên cơm; hai công đoạn quan trọng nhất "
            "bớt hẳn thời gian và người làm. Khi 80% công đoạn có máy, mỗi ngày ra khoảng một tấn.</p>",
            ("rice-cracker-pack", "Cơm cháy Én Vàng lên Facebook, TikTok qua một nhóm TikToker, streamer."),
        ],
    },
    {
        "title": "Không bỏ một cành quế nào",
        "kind": "success",
        "standfirst": "Bóc vỏ, chưng tinh dầu xong, cành lá còn lại thành chất đốt cho nhà máy ở Hà Nội, Bắc Ninh, Bắc Giang.",
        "federation": "lao-cai",
        "photo": "cinnamon-briquette-fuel",
        "told_on": AUGUST_9,
        "regions": ["huyen-van-yen-yen-bai"],
        "categories": ["gia-vi", "tinh-dau-va-thao-duoc-khac"],
        "cooperatives": ["htx-dich-vu-nong-lam-nghiep-tong-hop-cong-tam"],
        "products": ["que-che-cong-tam", "tinh-dau-que-cong-tam"],
        "source": YEN_BAI,
        "tags": ["quế", "kinh tế tuần hoàn"],
        "blocks": [
            "<p>Ở Công Tâm, cành và lá còn lại sau khi bóc vỏ, chưng cất tinh dầu đều được nghiền làm chất đốt cho một số nhà máy, khu "
            "công nghiệp.</p>",
            ("cinnamon-briquette-fuel", "Cành, lá quế nghiền làm chất đốt."),
            "<p>Một việc được ba điều: thêm nguồn thu, không tốn tiền xử lý bã thải, môi trường đỡ gánh. Mười thành viên chính thức có "
            "thu nhập 8–10 triệu đồng mỗi người mỗi tháng; cùng hơn 100 thành viên liên kết, diện tích quế là trên 500 ha.</p>",
        ],
    },
    {
        "title": "Mấy đoạn phim ngắn kéo được cả một đoàn khách",
        "kind": "success",
        "standfirst": "Lãnh đạo hợp tác xã trẻ ở Quảng Ngãi xem phim ngắn của anh Lương, anh A Tủa. Rồi có chuyến đi tháng 8/2024.",
        "federation": "lao-cai",
        "photo": "livestream-market-stall",
        "told_on": AUGUST_8,
        "regions": ["huyen-tram-tau-yen-bai"],
        "categories": ["che"],
        "cooperatives": ["htx-che-shan-tuyet-phinh-ho"],
        "products": ["che-shan-tuyet-co-thu-phinh-ho"],
        "source": YEN_BAI,
        "tags": ["chuyển đổi số", "vùng cao"],
        "blocks": [
            "<p>Phim ngắn của anh Lương, anh A Tủa và những người khác giới thiệu quê hương, sản phẩm, có hàng chục nghìn người theo "
            "dõi. Nhiều lãnh đạo hợp tác xã trẻ ở vùng dân tộc thiểu số và miền núi Quảng Ngãi đã xem, và nhờ vậy có chuyến đi, theo lời "
            "trưởng đoàn. Ngày 8/8/2024, đoàn tới Phình Hồ.</p>",
            ("shan-tuyet-old-tree", "Cây chè Shan tuyết cổ thụ."),
            "<p>Chè của hợp tác xã có mặt trên Shopee, Lazada, TikTok Shop, TikTok, Facebook, với hàng trăm nghìn người theo dõi, hàng "
            "triệu lượt xem; người mua qua mạng ngày một nhiều. Vùng chè có bungalow, điểm check-in đón khách.</p>",
            ("highland-bungalow-homestay", "Bungalow đón khách du lịch."),
        ],
    },
    {
        "title": "Một ngày đóng gói hàng tấn chè",
        "kind": "success",
        "standfirst": "Ở Hảo Đạt, sao sấy bằng điện, hút chân không, đóng gói tự động thay cho làm thủ công; chấm công, bán hàng có phần mềm.",
        "federation": "thai-nguyen",
        "photo": "packing-machine",
        "told_on": APRIL_1,
        "regions": ["xa-tan-cuong-thai-nguyen-thai-nguyen"],
        "categories": ["che"],
        "cooperatives": ["htx-che-hao-dat"],
        "products": ["che-hao-dat"],
        "source": THAI_NGUYEN,
        "tags": ["máy móc", "chuyển đổi số", "chè"],
        "blocks": [
            "<p>Nhờ sao, sấy, đóng gói tự động, sản lượng của Hảo Đạt tăng nhiều: trung bình mỗi ngày có thể làm ra, đóng gói hàng tấn "
            "chè. Bà Đào Thanh Hảo, giám đốc, kể rằng truy xuất nguồn gốc và bán hàng trên sàn giúp người tiêu dùng trong cả nước biết và "
            "tin chè của hợp tác xã.</p>",
            ("packing-machine", "Máy đóng gói chè tự động."),
            "<p>Trang Facebook có hàng nghìn tài khoản theo dõi, clip livestream có hàng nghìn lượt xem, gian hàng trên sàn bán tới hàng "
            "nghìn đơn mỗi tháng: những con số mà hợp tác xã đang gắng sức để đạt được.</p>",
            ("qr-on-package-phone", "Quét mã để xem nguồn gốc (mã trong tranh chỉ để trang trí)."),
        ],
    },
    {
        "title": "Phiên chợ họp qua livestream",
        "kind": "event",
        "standfirst": "Chương trình livestream tìm người mua cho miến dong Việt Cường và nông sản Thái Nguyên.",
        "federation": "thai-nguyen",
        "photo": "livestream-market-stall",
        "told_on": APRIL_1,
        "organisers": "Liên minh HTX tỉnh Thái Nguyên; Trường Cao đẳng Kinh tế kỹ thuật Bắc Bộ; UBND huyện Đồng Hỷ",
        "regions": ["huyen-dong-hy-thai-nguyen"],
        "categories": ["thuc-pham-che-bien"],
        "products": ["mien-dong-viet-cuong"],
        "source": THAI_NGUYEN,
        "tags": ["livestream", "chuyển đổi số"],
        "blocks": [
            "<p>Ba bên cùng đứng ra: liên minh tỉnh, một trường cao đẳng và UBND huyện Đồng Hỷ. Hàng đem ra chợ là miến dong Việt Cường "
            "và nông sản Thái Nguyên. Nguồn không ghi ngày của phiên chợ.</p>",
            ("glass-noodles-drying-racks", "Miến dong trên giàn phơi."),
        ],
    },
    {
        "title": "Chín phần mười đã ứng dụng số trong quản lý. Còn sản xuất thì sao?",
        "kind": "view",
        "standfirst": "Thái Nguyên có 90% hợp tác xã ứng dụng số trong quản lý, 65% giới thiệu hàng trên mạng xã hội. Khâu sản "
        "xuất thì còn hạn chế.",
        "federation": "thai-nguyen",
        "photo": "tea-hills-mist",
        "told_on": APRIL_1,
        "regions": [THAI_NGUYEN_THEN],
        "categories": [],
        "cooperatives": [
            "htx-che-hao-dat",
            "htx-san-xuat-va-thuong-mai-dich-vu-ban-viet",
        ],
        "products": [],
        "source": THAI_NGUYEN,
        "references": [DIRECTIVE],
        "tags": ["chuyển đổi số"],
        "blocks": [
            "<p>Cả tỉnh có 760 hợp tác xã với trên 42 nghìn thành viên, hơn 4.500 tổ hợp tác với trên 108 nghìn thành viên. Năm 2023 các "
            "hợp tác xã đạt doanh thu trên 3.150 tỷ đồng; thành viên, người lao động có thu nhập bình quân 4,5–5 triệu đồng một tháng.</p>"
            "<p>Hầu hết sản phẩm của hợp tác xã đã gắn mã QR truy xuất. Trong 241 sản phẩm OCOP của tỉnh, 170 là của hợp tác xã và tổ hợp tác: 89 "
            "sản phẩm 4 sao, 2 sản phẩm 5 sao cấp quốc gia. Thêm 77 sản phẩm công nghiệp nông thôn tiêu biểu cấp tỉnh, 5 sản phẩm "
            "cấp vùng và quốc gia.</p>",
            ("delegation-meeting-room", "Liên minh đã mở nhiều lớp tập huấn về chuyển đổi số."),
            "<h2>Liên minh làm gì</h2><p>Ông Nguyễn Văn Dũng, Chủ tịch Liên minh HTX tỉnh, kể những việc đã làm: mở nhiều lớp tập huấn, "
            "giúp hợp tác xã livestream bán hàng, chỉ cách tự đưa hàng lên sàn, tự quay TikTok và clip.</p>"
            "<p>Việc sắp tới: tiếp tục tuyên truyền, hỗ trợ phần mềm kế toán, hỗ trợ vay vốn mua máy móc cho sản xuất.</p>",
            "<h2>Chỗ còn vướng</h2><p>Chuyển đổi số đi còn chậm và thiếu chiến lược, chủ yếu nằm ở khâu quản lý, ít vào tới sản xuất. Chỉ "
            "thị 19/CT-TTg ngày 3/6/2023 là để khu vực này đẩy nhanh chuyển đổi số.</p>",
        ],
    },
]
