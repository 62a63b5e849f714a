"""Stories told from the two articles, in our own sentences. A block is a text, or (photograph, caption)."""

import datetime

from demo.sources import DIRECTIVE, THAI_NGUYEN, YEN_BAI

APRIL_1 = datetime.date(2024, 4, 1)
AUGUST_8 = datetime.date(2024, 8, 8)
AUGUST_9 = datetime.date(2024, 8, 9)
THAI_NGUYEN_THEN = "thai-nguyen-truoc-2025"

STORIES = [
    {
        "slug": "tu-hai-muoi-ky-com-chay-den-mot-tan",
        "title": "Từ hai mươi ký cơm cháy mỗi ngày đến một tấn",
        "kind": "success",
        "standfirst": "Hợp tác xã Bản Việt chưa đầy một năm tuổi. Máy tạo hình và máy chiên đã gánh tám phần mười công việc.",
        "federation": "thai-nguyen",
        "photo": "rice-cracker-line",
        "told_on": APRIL_1,
        "regions": ["xa-bao-ly-phu-binh-thai-nguyen"],
        "categories": ["thuc-pham-che-bien"],
        "cooperatives": ["hop-tac-xa-san-xuat-va-thuong-mai-dich-vu-ban-viet"],
        "products": ["com-chay-en-vang"],
        "source": THAI_NGUYEN,
        "tags": ["máy móc", "chuyển đổi số"],
        "blocks": [
            "<p>Chị Bùi Thị Hải Yến, giám đốc, nhớ hồi còn làm tay: cả ngày được khoảng hai, ba chục ký cơm cháy. Muốn nhận đơn lớn "
            "cũng không dám.</p>",
            ("rice-cracker-line", "Máy chiên cơm tự động lo công đoạn nặng nhất."),
            "<p>Hợp tác xã dựng nhà xưởng kèm khu trưng bày 200 m², mua máy tạo hình cơm và máy chiên. Khi 80% công đoạn có máy, "
            "mỗi ngày ra khoảng một tấn, ít người hơn và đỡ mất giờ hơn.</p>",
            ("rice-cracker-pack", "Cơm cháy Én Vàng lên Facebook, TikTok qua các bạn TikToker, streamer."),
        ],
    },
    {
        "slug": "khong-bo-mot-canh-que-nao",
        "title": "Không bỏ một cành quế nào",
        "kind": "success",
        "standfirst": "Bã chưng cất từng phải thuê xử lý. Nay nó chạy lò cho nhà máy ở Hà Nội, Bắc Ninh, Bắc Giang.",
        "federation": "lao-cai",
        "photo": "cinnamon-briquette-fuel",
        "told_on": AUGUST_9,
        "regions": ["huyen-van-yen-yen-bai"],
        "categories": ["gia-vi", "tinh-dau-va-thao-duoc-khac"],
        "cooperatives": ["hop-tac-xa-dich-vu-nong-lam-nghiep-tong-hop-cong-tam"],
        "products": ["que-che-cong-tam", "tinh-dau-que-cong-tam"],
        "source": YEN_BAI,
        "tags": ["quế", "kinh tế tuần hoàn"],
        "blocks": [
            "<p>Bóc vỏ thì còn cành, hái lá chưng dầu thì còn bã. Ở Công Tâm, tất cả đi qua máy nghiền và thành chất đốt cho nhà máy, "
            "khu công nghiệp dưới xuôi.</p>",
            ("cinnamon-briquette-fuel", "Cành, lá quế nghiền làm chất đốt."),
            "<p>Một việc gỡ được ba chuyện: có thêm nguồn thu, không tốn tiền xử lý bã thải, nương và suối sạch hơn. Mười thành viên "
            "chính thức có thu nhập 8–10 triệu đồng mỗi người mỗi tháng; hơn một trăm thành viên liên kết cùng trồng trên 500 ha.</p>",
        ],
    },
    {
        "slug": "may-doan-phim-ngan-keo-ca-doan-khach",
        "title": "Mấy đoạn phim ngắn kéo được cả một đoàn khách",
        "kind": "success",
        "standfirst": "Anh Lương, anh A Tủa quay quê mình. Ở Quảng Ngãi, những giám đốc trẻ xem xong thì xin đi một chuyến.",
        "federation": "lao-cai",
        "photo": "livestream-market-stall",
        "told_on": AUGUST_8,
        "regions": ["huyen-tram-tau-yen-bai"],
        "categories": ["che"],
        "cooperatives": ["hop-tac-xa-che-shan-tuyet-phinh-ho"],
        "products": ["che-shan-tuyet-co-thu-phinh-ho"],
        "source": YEN_BAI,
        "tags": ["chuyển đổi số", "vùng cao"],
        "blocks": [
            "<p>Không ai viết thư mời. Các đoạn phim của anh Lương, anh A Tủa có hàng chục nghìn người theo dõi, trong đó có lãnh đạo "
            "hợp tác xã ở các huyện vùng cao Quảng Ngãi. Tháng 8/2024, họ lên Phình Hồ.</p>",
            ("shan-tuyet-old-tree", "Cây chè Shan tuyết cổ thụ, nhân vật chính của các đoạn phim."),
            "<p>Kênh của hợp tác xã có hàng trăm nghìn người theo dõi, hàng triệu lượt xem. Ai thích thì mua trên Shopee, Lazada, "
            "TikTok Shop. Ai tò mò thì lên nương ngủ lại một đêm.</p>",
            ("highland-bungalow-homestay", "Bungalow trên nương, chỗ người xem thành khách."),
        ],
    },
    {
        "slug": "hang-tan-che-qua-mot-bang-chuyen",
        "title": "Hàng tấn chè qua một băng chuyền",
        "kind": "success",
        "standfirst": "Ở Hảo Đạt, máy sao bằng điện, máy hút chân không và phần mềm chấm công thay cho chảo, túi buộc và sổ giấy.",
        "federation": "thai-nguyen",
        "photo": "packing-machine",
        "told_on": APRIL_1,
        "regions": ["xa-tan-cuong-thai-nguyen-thai-nguyen"],
        "categories": ["che"],
        "cooperatives": ["hop-tac-xa-che-hao-dat"],
        "products": ["che-tan-cuong-hao-dat"],
        "source": THAI_NGUYEN,
        "tags": ["máy móc", "chuyển đổi số", "chè"],
        "blocks": [
            "<p>Mỗi ngày hàng tấn chè đi qua máy đóng gói tự động của Hảo Đạt. Trên sàn, mỗi tháng hàng nghìn đơn.</p>",
            ("packing-machine", "Máy đóng gói tự động, từ phễu chè tới thùng hàng."),
            "<p>Trang Facebook có hàng nghìn tài khoản theo dõi, buổi livestream nào cũng hàng nghìn lượt xem. Bà Đào Thanh Hảo, giám "
            "đốc, bảo nhờ truy xuất nguồn gốc mà người mua ở xa tin gói chè.</p>",
            ("qr-on-package-phone", "Quét mã trên túi để xem nguồn gốc (mã trong tranh chỉ để trang trí)."),
        ],
    },
    {
        "slug": "phien-cho-hop-tren-dien-thoai",
        "title": "Phiên chợ họp trên điện thoại",
        "kind": "event",
        "standfirst": "Một buổi phát trực tiếp gom miến dong Việt Cường và nông sản Thái Nguyên về một quầy.",
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
            "<p>Ba bên cùng đứng ra: liên minh tỉnh, một trường cao đẳng và huyện Đồng Hỷ. Hàng bày trước ống kính là miến dong Việt "
            "Cường và nông sản trong tỉnh. Nguồn không ghi ngày của phiên chợ.</p>",
            ("glass-noodles-drying-racks", "Miến dong phơi nắng, trước khi lên sóng."),
        ],
    },
    {
        "slug": "chin-phan-muoi-da-quan-ly-bang-may",
        "title": "Chín phần mười đã quản lý bằng máy. Còn luống chè thì sao?",
        "kind": "view",
        "standfirst": "Thái Nguyên có 90% hợp tác xã dùng công cụ số trong quản lý, 65% giới thiệu hàng trên mạng xã hội. Khâu sản "
        "xuất thì còn ít.",
        "federation": "thai-nguyen",
        "photo": "tea-hills-mist",
        "told_on": APRIL_1,
        "regions": [THAI_NGUYEN_THEN],
        "categories": [],
        "cooperatives": [
            "hop-tac-xa-che-hao-dat",
            "hop-tac-xa-san-xuat-va-thuong-mai-dich-vu-ban-viet",
        ],
        "products": [],
        "source": THAI_NGUYEN,
        "references": [DIRECTIVE],
        "tags": ["chuyển đổi số"],
        "blocks": [
            "<p>Cả tỉnh có 760 hợp tác xã với trên 42 nghìn thành viên, hơn 4.500 tổ hợp tác với trên 108 nghìn thành viên. Năm 2023 các "
            "hợp tác xã làm ra trên 3.150 tỷ đồng doanh thu; mỗi thành viên, người lao động có 4,5–5 triệu đồng một tháng.</p>"
            "<p>Hầu hết sản phẩm đã gắn mã QR truy xuất. Trong 241 sản phẩm OCOP của tỉnh, 170 là của hợp tác xã và tổ hợp tác: 89 "
            "sản phẩm 4 sao, 2 sản phẩm 5 sao cấp quốc gia. Thêm 77 sản phẩm công nghiệp nông thôn tiêu biểu cấp tỉnh, 5 sản phẩm "
            "cấp vùng và quốc gia.</p>",
            ("delegation-meeting-room", "Lớp tập huấn, buổi làm việc: nơi chuyển đổi số bắt đầu."),
            "<h2>Liên minh làm gì</h2><p>Ông Nguyễn Văn Dũng, Chủ tịch Liên minh HTX tỉnh, kể những việc đã làm: mở lớp tập huấn, cùng "
            "hợp tác xã livestream bán hàng, chỉ cách tự đưa hàng lên sàn, tự quay TikTok và clip.</p>"
            "<p>Việc sắp tới: đưa phần mềm kế toán tới hợp tác xã, giúp vay vốn mua máy.</p>",
            "<h2>Chỗ còn vướng</h2><p>Chuyển đổi số đi chậm và thiếu chiến lược, chủ yếu nằm ở khâu quản lý, ít vào tới sản xuất. Chỉ "
            "thị 19/CT-TTg ngày 3/6/2023 thúc cả khu vực này đi nhanh hơn.</p>",
        ],
    },
]
