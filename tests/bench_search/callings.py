"""How cooperatives are registered and people are called: legal forms, trades, names that were coined, family names."""

from cooperatives.models import Field, LegalForm
from tests.bench_search.names import (
    BEAUTY,
    CLOTH,
    COFFEE,
    COOKED,
    CRAFT,
    DRINK,
    FLOWER,
    FRESH,
    HEALTH,
    LIQUOR,
    OIL,
    ROUGH,
    SPICE,
    TEA,
    TOUR,
    TREE,
    listed,
)

# How often each field is met, of 1,000.
FIELDS = {
    Field.AGRICULTURE: 660,
    Field.TRADE: 95,
    Field.INDUSTRY: 85,
    Field.TRANSPORT: 57,
    Field.CREDIT: 35,
    Field.BUILDING: 26,
    Field.ENVIRONMENT: 20,
    Field.OTHER: 22,
}
FISH = "tôm cá cua mực ốc ngao hàu lươn rong rươi yến"
FRUIT = "cam vải mận na hồng bưởi lê nhãn ổi chuối thanh nho táo xoài bơ sầu chanh dứa mít vú chôm quýt khóm mãng măng dưa"
# (field, sub-groups that it sells from, words that its goods begin with, trades). Without such words a trade that is
# called after something sells that; without sub-groups a cooperative sells nothing of the classification.
TRADES = [
    (
        Field.AGRICULTURE,
        (FRESH, ROUGH, COOKED),
        "",
        """dịch vụ nông nghiệp, nông nghiệp tổng hợp, nông nghiệp hữu cơ, sản xuất nông nghiệp, nông sản sạch, nông lâm nghiệp,
        nông nghiệp công nghệ cao, nông sản an toàn, dịch vụ nông nghiệp tổng hợp, nông nghiệp xanh, nông sản địa phương,
        nông nghiệp tuần hoàn, nông nghiệp và du lịch, nông đặc sản""",
    ),
    (
        Field.AGRICULTURE,
        (FRESH,),
        "",
        "rau an toàn, nấm, sầu riêng, bưởi da xanh, cam sành, rau hữu cơ, thanh long, vải thiều",
    ),
    (Field.AGRICULTURE, (FRESH,), FRUIT, "cây ăn quả, trái cây, cây ăn trái, cây có múi"),
    (Field.AGRICULTURE, (FRESH,), FISH, "thủy sản, nuôi trồng thủy sản, nuôi tôm, đánh bắt hải sản, cá lồng"),
    (
        Field.AGRICULTURE,
        (FRESH,),
        "gà lợn vịt dê bò trứng thịt",
        "chăn nuôi, chăn nuôi gia cầm, chăn nuôi lợn, chăn nuôi an toàn sinh học",
    ),
    (
        Field.AGRICULTURE,
        (TEA,),
        "chè hồng bạch trà",
        "chè, chè an toàn, sản xuất và chế biến chè, chè hữu cơ, trà và dược liệu",
    ),
    (Field.AGRICULTURE, (COFFEE,), "", "cà phê, cà phê bền vững, cà phê đặc sản, ca cao"),
    (Field.AGRICULTURE, (SPICE,), "", "hồ tiêu, quế hồi, gia vị, nước mắm, muối biển, tỏi, gừng nghệ"),
    (Field.AGRICULTURE, (ROUGH,), "gạo nếp", "lúa gạo, lúa chất lượng cao, lúa hữu cơ, lúa đặc sản"),
    (Field.AGRICULTURE, (ROUGH,), "mật", "nuôi ong, nuôi ong mật, mật ong"),
    (Field.AGRICULTURE, (HEALTH, OIL), "", "dược liệu, cây dược liệu, nấm dược liệu, thảo dược bản địa"),
    (Field.AGRICULTURE, (FLOWER, TREE), "", "hoa cây cảnh, sinh vật cảnh, cây giống"),
    (
        Field.TRADE,
        (COOKED, SPICE),
        "",
        "thương mại dịch vụ, thương mại và dịch vụ tổng hợp, kinh doanh nông sản",
    ),
    (Field.TRADE, (LIQUOR, DRINK), "", "thương mại đồ uống, rượu truyền thống, nước giải khát"),
    (Field.TRADE, (TOUR,), "", "du lịch cộng đồng, du lịch sinh thái, dịch vụ du lịch"),
    (Field.INDUSTRY, (CRAFT,), "", "thủ công mỹ nghệ, mây tre đan, gốm sứ, chiếu cói, mộc mỹ nghệ, nón lá"),
    (Field.INDUSTRY, (CLOTH,), "", "dệt thổ cẩm, thổ cẩm, lụa tơ tằm, dệt may truyền thống"),
    (
        Field.INDUSTRY,
        (COOKED,),
        "",
        "chế biến nông sản, chế biến thực phẩm, miến dong, bánh kẹo, chế biến hải sản",
    ),
    (Field.INDUSTRY, (BEAUTY, OIL), "", "tinh dầu, mỹ phẩm thiên nhiên"),
    (Field.INDUSTRY, (), "", "cơ khí, điện nước, may mặc, chế biến lâm sản"),
    (Field.TRANSPORT, (), "", "vận tải, vận tải ô tô, vận tải hành khách, vận tải thủy, xe khách, bốc xếp"),
    (Field.CREDIT, (), "", "quỹ tín dụng nhân dân"),
    (Field.BUILDING, (), "", "xây dựng, xây dựng và vật liệu, khai thác đá"),
    (Field.ENVIRONMENT, (), "", "vệ sinh môi trường, cấp nước sạch, thu gom rác"),
    (
        Field.OTHER,
        (),
        "",
        "giáo dục mầm non, y tế cộng đồng, nhà ở, khởi nghiệp thanh niên, phụ nữ khởi nghiệp",
    ),
]
# (weight, name, legal form); {Trade} begins with a capital letter.
ANY_FORMS = [
    (30, "HTX {trade} {own}", LegalForm.COOPERATIVE),
    (14, "HTX {Trade} {own}", LegalForm.COOPERATIVE),
    (10, "Hợp tác xã {trade} {own}", LegalForm.COOPERATIVE),
    (8, "Hợp tác xã {Trade} {own}", LegalForm.COOPERATIVE),
    (3, "HTX SX&TM {trade} {own}", LegalForm.COOPERATIVE),
    (3, "HTX Sản xuất và Thương mại {trade} {own}", LegalForm.COOPERATIVE),
    (2, "HTX SXTM&DV {own}", LegalForm.COOPERATIVE),
    (6, "HTX {own}", LegalForm.COOPERATIVE),
    (5, "Tổ hợp tác {trade} {own}", LegalForm.GROUP),
    (2, "THT {trade} {own}", LegalForm.GROUP),
    (1, "Liên hiệp HTX {trade} {own}", LegalForm.UNION),
    (1, "Liên hiệp hợp tác xã {trade} {own}", LegalForm.UNION),
]
FARM_FORMS = [
    (10, "HTX Dịch vụ nông nghiệp {own}", LegalForm.COOPERATIVE),
    (6, "HTX DVNN {own}", LegalForm.COOPERATIVE),
    (6, "HTX DVTH {own}", LegalForm.COOPERATIVE),
    (5, "HTX Nông nghiệp {own}", LegalForm.COOPERATIVE),
    (4, "HTX Dịch vụ tổng hợp {own}", LegalForm.COOPERATIVE),
    (4, "HTX nông nghiệp hữu cơ {own}", LegalForm.COOPERATIVE),
    (3, "HTX SXKD DVNN {own}", LegalForm.COOPERATIVE),
    (3, "HTX Sản xuất kinh doanh dịch vụ nông nghiệp {own}", LegalForm.COOPERATIVE),
    (2, "HTX NN&PTNT {own}", LegalForm.COOPERATIVE),
    (2, "HTX Nông lâm nghiệp {own}", LegalForm.COOPERATIVE),
    (2, "HTX DVNLN {own}", LegalForm.COOPERATIVE),
    (1, "HTX Nông nghiệp số {own}", LegalForm.COOPERATIVE),
]
CREDIT_FORMS = [(1, "Quỹ tín dụng nhân dân {own}", LegalForm.COOPERATIVE)]
# (weight, what tells a cooperative from others of its trade)
OWNS = [
    (30, "{commune}"),
    (24, "{brand}"),
    (12, "{brand} {commune}"),
    (8, "{person}"),
    (8, "{district}"),
    (6, "{village}"),
    (4, "{given}"),
    (3, "{commune} 2"),
    (3, "{brand} Xanh"),
    (2, "số 1 {commune}"),
]
BRANDS = listed(
    """Hồng Phát, Đại Thành, An Bình, Tiến Phát, Minh Quân, Tân Tiến, Hòa Phát, Thành Công, Đoàn Kết, Quyết Thắng, Thắng Lợi,
    Toàn Thắng, Phú Thịnh, Hưng Thịnh, An Phát, Thịnh Vượng, Bình Minh, Ánh Dương, Hoàng Long, Thanh Bình, Phúc Lộc, Tâm Đức,
    Phú Quý, Tân Phát, Trường Sinh, Trường Phát, Tây Bắc, Đông Phương, Việt Hưng, Việt Xanh, Đất Lành, Đất Việt, Hương Quê,
    Hương Rừng, Quê Hương, Tâm An, An Nhiên, Minh Tâm, Minh Đức, Minh Phát, Hoàng Gia, Hoàng Anh, Gia Bảo, Bảo An, Bảo Minh,
    Bảo Lâm Xanh, Ngọc Linh, Ngọc Lâm, Ngọc Hà, Kim Sơn, Kim Ngân, Kim Long, Thiên Phú, Thiên Ân, Thiên Lộc, Thiên Long,
    Thảo Nguyên, Thảo Mộc, Mây Núi, Mây Ngàn, Sương Mai, Suối Mơ, Suối Ngọc, Rừng Xanh, Đồng Xanh, Lúa Vàng, Hạt Vàng,
    Hạt Ngọc, Bông Lúa, Cánh Đồng Vàng, Hồng Ân, Hồng Hà, Hồng Lam, Hồng Đức, Đức Thịnh, Đức Thành, Đức Phát, Đại Phát,
    Đại Lộc, Đại Nghĩa, Đại Đồng, Vạn Phúc, Vạn Lộc, Vạn Thành, Vạn Xuân, Xuân Phát, Xuân Mai, Xuân Thịnh, Tân Thành, Tân Lập,
    Tân Hưng, Tân Hòa, Tân Hoa, Tân Hóa, Hòa Bình, Hòa Hợp, Hiệp Lực, Hợp Lực, Hợp Nhất, Đồng Tâm, Đồng Tiến, Đồng Lợi, Chung Sức,
    Liên Kết, Hợp Phát, Nhất Tâm, Phát Đạt, Phát Tài, Lộc Phát, Thuận Phát, Thuận Thành, Thuận An, Thuận Lợi, Khánh An, Khánh Hưng,
    Khang Thịnh, Nam Phát, Nam Sơn, Bắc Sơn, Đông Sơn, Trường Sơn, Hoa Ban, Hoa Sen, Hoa Đào, Hoa Lúa, Sen Việt, Sen Vàng, Én Xanh,
    Mộc An, Mộc Việt, Nguyên Sinh, Nguyên Phát, Nông Xanh, Nông Việt, Phương Nam, Phương Bắc, Phương Đông, Quang Minh, Quang Trung,
    Sao Mai, Sao Vàng, Sơn Lâm, Sơn Hà, Thái Hòa, Thái Dương, Thanh Tâm, Thanh Xuân, Thành Đạt, Thành Tâm, Tín Nghĩa, Tín Phát,
    Trí Đức, Trí Tâm, Trung Tín, Trung Hiếu, Trung Thành, Tuấn Phát, Út Hiền, Ba Đạt, Năm Nghĩa, Bảy Thành, Vĩnh Phát, Vĩnh Hưng,
    Vĩnh Thịnh, Yên Bình, Yên Phú, Ý Nguyện, Y Tý Xanh, Hướng Dương, Ban Mai, Cội Nguồn, Quế Lâm Xanh, A Pa, Pơ Mu, K'Nâm, H'Bơ,
    Ea Nuôl Xanh, Chư Yang Sin, Đăk Nông Xanh"""
)
VILLAGES = listed(
    """Bản Mù, Nậm Lúc, Pá Khoang, Nà Tấu, Lũng Vân, Tả Phìn, Bản Liền, Hua Tạt, Phiêng Ban, Khuổi Nhòa, Làng Mới, Xóm Đồi, Xóm Bến,
    Đồng Quan, Làng Vân, Gò Nổi, Cồn Sơn, Rạch Gầm, Cái Mơn, Kênh Xáng, Ấp Mới, Bàu Sen, Gò Cát, Buôn Trấp, Buôn Ky, Buôn H'Ra,
    Plei Ốp, Kon K'Tu, Bon N'Jriêng, K'Lót, Tà Lài, Thôn Đoài, Thôn Thượng, Làng Chài, Cửa Tùng, Đồng Găng, Bàu Trắng, Sa Huỳnh"""
)
# (zone, family names with a middle name, given names); the first is who lives everywhere.
PEOPLES = [
    (
        "",
        """Nguyễn Văn, Nguyễn Thị, Trần Văn, Trần Thị, Lê Văn, Lê Thị, Phạm Văn, Phạm Thị, Nguyễn Hữu, Nguyễn Đức, Hoàng Văn,
        Hoàng Thị, Vũ Văn, Vũ Thị, Võ Văn, Võ Thị, Đặng Văn, Đặng Thị, Bùi Văn, Bùi Thị, Đỗ Văn, Đỗ Thị, Hồ Văn, Hồ Thị, Ngô Văn,
        Ngô Thị, Dương Văn, Dương Thị, Lý Văn, Đinh Văn, Phan Văn, Phan Thị, Huỳnh Văn, Huỳnh Thị, Trương Văn, Mai Thị, Đào Thanh,
        Cao Xuân, Lưu Quốc, Tô Minh, Trịnh Quang, Lê Hồng, Phạm Minh, Trần Ngọc, Nguyễn Thanh, Lê Quang, Tạ Hồng, Hà Văn""",
        """Hòa, Hải, Hùng, Dũng, Thủy, Lan, Hoa, Hương, Tuấn, Minh, Đạt, Sơn, Long, Thành, Tâm, Bình, An, Lương, Kiên, Cường, Phương,
        Hạnh, Hiền, Loan, Liên, Nga, Thảo, Yến, Vân, Xuân, Thu, Hà, Hạ, Hân, Khánh, Khoa, Lâm, Lợi, Lộc, Mạnh, Nam, Nghĩa, Nhàn,
        Phúc, Quý, Quyết, Sáng, Tài, Thắng, Thịnh, Thơm, Tiến, Toàn, Trung, Tùng, Út, Việt, Vinh, Vượng, Ánh, Đào, Điệp, Đông""",
    ),
    (
        "N",
        """Giàng A, Sùng A, Vàng A, Thào A, Lý A, Hạng A, Mùa A, Vừ Mí, Giàng Thị, Sùng Thị, Bàn Văn, Triệu Thị, Phàn Mùi, Chảo Láo,
        Lò Văn, Cà Thị, Quàng Văn, Lường Thị, Nông Văn, Ma Thị, Hứa Văn, Lục Thị, Quách Văn, Tẩn Tả, Lù Văn, Hoàng Seo""",
        "Páo, Tủa, Súa, Dơ, Chống, Vảng, Mẩy, Phẩy, Pết, Lử, Mỷ, Sính, Chu, Phong, Inh, Oanh, Thương, Pó, Vinh, Khé",
    ),
    (
        "H",
        """Y Bhiu, H'Bia, Y Thịnh, H'Wương, Y Krang, H'Ưng, Rơ Mah, Ksor, Siu, Rah Lan, K'Brèm, Ka Hương, K'Sớ, Đinh A, A Thút, Y Yơn,
        H'Lan, Y Nguôn""",
        "Niê, Mlô, Êban, Niê Kđăm, H'Drơng, Ayun, Hđớk, Kpuih, Ryăm, Bkrông, Ndu, Cil, K'Tien, Byă, Buôn Yă, Bdap",
    ),
    (
        "C",
        "Alăng, Bhling, Zơrâm, Hồ Thị, Bríu, Đàng Thị, Lộc Văn, Vi Thị",
        "Bhuốch, Pố, Nhói, Crót, Mơ, Ngọc, Đao, Thuận, Kèo",
    ),
    (
        "S",
        "Thạch Sa, Kim Thị, Danh, Lâm Thị, Sơn Thị, Châu Sóc, Chau",
        "Phol, Sa Rương, Ry, Kha, Sà Rây, Đa, Hên, Mony, Kim Sang",
    ),
]
POSTS = listed(
    """Giám đốc, Chủ tịch Hội đồng quản trị, Phó Giám đốc, Kế toán, Trưởng Ban kiểm soát, Tổ trưởng, Kỹ thuật viên,
    phụ trách bán hàng"""
)
AFFIXES = listed("Cô, Anh, Chú, Minh, Gia, Hoàng, Thanh, Ngọc, Đức, Bà Tư, Út")
# (weight, what stands on a packet)
PLACED_PACKETS = [(3, "{what} {own}"), (3, "{what} {grade}"), (1, "{what} {own} {grade}")]
PACKETS = [(44, "{what} {place}"), (14, "{what} {place} {grade}"), (6, "{what} {grade} {place}")]
PACKETS += [(6 * weight, pattern) for weight, pattern in PLACED_PACKETS]
MAKERS = ["Hộ kinh doanh {person}", "Cơ sở {what} {person}", "Công ty TNHH {brand}", "Cơ sở sản xuất {brand}"]
