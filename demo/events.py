"""Fairs and livestreams, made up for illustration: the articles tell of a livestream fair without its day.

Days count from the day of loading, so that there is always something ahead; hours are Vietnam's.
"""

THAI_NGUYEN_FAIR = (
    "Dựng theo phiên chợ livestream mà bài báo tháng 4/2024 kể; ngày giờ, đường dẫn ở đây là minh họa."
)

EVENTS = [
    {
        "title": "Nông sản Thái Nguyên lên sóng một tối",
        "kind": "livestream",
        "standfirst": "Miến dong, chè và cơm cháy lên sóng một buổi tối, hỏi gì người làm trả lời nấy.",
        "about": f"<p>{THAI_NGUYEN_FAIR}</p><p>Bài báo kể rằng liên minh tỉnh, một trường cao đẳng và UBND huyện Đồng Hỷ cùng đứng ra "
        "họp chợ qua livestream, bán miến dong Việt Cường và nông sản Thái Nguyên. Bài không ghi ngày.</p>",
        "federation": "thai-nguyen",
        "photo": "livestream-market-stall",
        "begins": (9, 19, 30),
        "ends": (9, 21, 0),
        "link": "https://livestream.thosan.example/mien-dong",
        "organisers": "Liên minh HTX tỉnh Thái Nguyên",
        "products": ["mien-dong-viet-cuong", "che-hao-dat", "com-chay-en-vang"],
        "cooperatives": ["htx-che-hao-dat", "htx-san-xuat-va-thuong-mai-dich-vu-ban-viet"],
        "source": "thai-nguyen-2024",
    },
    {
        "title": "Hội chợ nông sản vùng cao Lào Cai",
        "kind": "fair",
        "standfirst": "Ba ngày nếm chè, ngửi quế; có gian của Thái Nguyên cùng dự.",
        "about": "<p>Hội chợ này dựng để minh họa: nơi họp và ngày giờ không có thật.</p>",
        "federation": "lao-cai",
        "photo": "tea-tasting-table",
        "begins": (24, 8, 0),
        "ends": (26, 17, 0),
        "region": "lao-cai",
        "venue": "Quảng trường (minh họa)",
        "organisers": "Liên minh HTX tỉnh Lào Cai; Liên minh HTX tỉnh Thái Nguyên",
        "products": ["che-shan-tuyet-co-thu-phinh-ho", "tinh-dau-que-cong-tam", "che-hao-dat"],
        "cooperatives": [
            "htx-che-shan-tuyet-phinh-ho",
            "htx-dich-vu-nong-lam-nghiep-tong-hop-cong-tam",
        ],
    },
    {
        "title": "Tuần hàng quế, chè ở chợ đêm",
        "kind": "market",
        "standfirst": "Gian hàng nhỏ mỗi tối, bán lẻ và nhận đặt quà.",
        "about": "<p>Tuần hàng này dựng để minh họa một sự kiện bị hủy.</p>",
        "federation": "lao-cai",
        "photo": "cinnamon-sticks-bundle",
        "begins": (15, 18, 0),
        "ends": (21, 22, 0),
        "region": "lao-cai",
        "venue": "Chợ đêm (minh họa)",
        "change": "cancelled",
        "change_reason": "Mưa lớn kéo dài, đường lên chợ chưa đi được.",
        "products": ["que-che-cong-tam"],
    },
    {
        "title": "Một buổi livestream ở rừng quế",
        "kind": "livestream",
        "standfirst": "Đi từ nương quế tới nồi chưng tinh dầu, vừa đi vừa kể.",
        "about": "<p>Phiên này dựng để minh họa một phiên đã qua, có bản ghi để xem lại.</p>",
        "federation": "lao-cai",
        "photo": "cinnamon-forest",
        "begins": (-12, 9, 0),
        "ends": (-12, 10, 30),
        "link": "https://livestream.thosan.example/rung-que",
        "replay": "https://livestream.thosan.example/rung-que/xem-lai",
        "region": "lao-cai",
        "products": ["que-che-cong-tam", "que-la-cong-tam", "tinh-dau-que-cong-tam"],
        "cooperatives": ["htx-dich-vu-nong-lam-nghiep-tong-hop-cong-tam"],
    },
]
