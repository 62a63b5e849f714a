"""What cooperatives, their goods and their people may be called, with zones: tea grows in the north, coconut in the south.

All of it is vocabulary; who is called so in the bench is made up. A zone is one of the letters of ZONES, "" stands for
the whole country. Lists begin with what is said most.
"""

ZONES = {
    "N": "tuyen-quang lao-cai thai-nguyen phu-tho bac-ninh lang-son cao-bang dien-bien lai-chau son-la quang-ninh",
    "D": "ha-noi hai-phong hung-yen ninh-binh bac-ninh quang-ninh",
    "C": "thanh-hoa nghe-an ha-tinh quang-tri hue da-nang quang-ngai gia-lai dak-lak khanh-hoa lam-dong",
    "H": "quang-ngai gia-lai dak-lak lam-dong",
    "S": "ho-chi-minh dong-nai tay-ninh can-tho vinh-long dong-thap ca-mau an-giang",
}
FRESH, ROUGH, COOKED = "thuc-pham-tuoi-song", "thuc-pham-tho-so-che", "thuc-pham-che-bien"
SPICE, TEA, COFFEE = "gia-vi", "che", "ca-phe-ca-cao"
LIQUOR, DRINK = "do-uong-co-con", "do-uong-khong-con"
HEALTH = "thuc-pham-chuc-nang-thuoc-duoc-lieu-thuoc-y-hoc-co-truyen"
BEAUTY, OIL = "my-pham-co-thanh-phan-tu-thao-duoc", "tinh-dau-va-thao-duoc-khac"
CRAFT, CLOTH = "thu-cong-my-nghe-gia-dung-trang-tri", "vai-may-mac"
FLOWER, TREE, PET = "hoa", "cay-canh", "dong-vat-canh"
TOUR = "du-lich-cong-dong-du-lich-sinh-thai-va-diem-du-lich"


def listed(text: str) -> list[str]:
    """Return the parts of a text between commas, white space made single."""
    return [" ".join(part.split()) for part in text.split(",") if part.strip()]


# (sub-group of the OCOP classification, zone, what is sold)
GOODS = [
    (
        TEA,
        "N",
        """chè Shan tuyết, chè búp khô, chè đinh, chè móc câu, chè tôm nõn, chè Shan tuyết cổ thụ, hồng trà cổ thụ,
        bạch trà, trà Phổ Nhĩ, chè vằng, trà hoa vàng, chè dây, trà mạn""",
    ),
    (
        TEA,
        "",
        "trà ướp sen, trà túi lọc, trà gừng, trà hoa cúc, trà tía tô, trà mãng cầu, trà gạo lứt, trà lá sen",
    ),
    (TEA, "H", "chè ô long, trà atiso, trà cỏ ngọt, trà xanh Bảo Lộc, trà hoa nhài, trà quả mâm xôi"),
    (
        COFFEE,
        "H",
        """cà phê rang xay, cà phê Robusta, cà phê Arabica, cà phê hạt rang mộc, cà phê bột, cà phê hòa tan, cà phê
        nhân xanh, cà phê phin giấy, cà phê chồn, cà phê đặc sản, cà phê chế biến mật ong, trà vỏ cà phê""",
    ),
    (COFFEE, "N", "cà phê Arabica, cà phê Catimor, cà phê rang củi"),
    (COFFEE, "S", "bột ca cao, sô cô la đen, sô cô la sữa dừa, ca cao hạt rang, bơ ca cao"),
    (
        FRESH,
        "N",
        """cam sành, vải thiều, mận hậu, na dai, hồng không hạt, bưởi Diễn, lê nâu, đào Mèo, gà đồi, gà H'Mông, gà đen,
        lợn bản, lợn Mường Khương, cá hồi, cá tầm, cá lăng, vịt bầu, dê núi, bò vàng vùng cao, rau bò khai, rau sắng,
        măng tre Bát Độ, khoai sọ nương, su su, ốc đá""",
    ),
    (
        FRESH,
        "D",
        """nhãn lồng, ổi lê, chuối tiêu hồng, cà rốt, hành hoa, bắp cải an toàn, gà Đông Tảo, tôm sú, ngao, hàu sữa,
        rươi, cá rô đầu vuông, lợn sạch, trứng vịt chạy đồng, nấm rơm""",
    ),
    (
        FRESH,
        "C",
        """bưởi Phúc Trạch, cam Vinh, thanh long ruột đỏ, nho xanh, táo gió, tỏi tươi, xoài Úc, cam Xoàn, tôm hùm, mực
        trứng, cá bớp, ốc hương, rong nho, bò tơ, gà ta thả vườn, hương nhu tươi""",
    ),
    (
        FRESH,
        "H",
        """bơ 034, sầu riêng Dona, chanh dây, chuối Laba, dâu tây, cà chua bi, xà lách thủy canh, ớt chuông, khoai lang
        Nhật, bí hạt đậu, nấm đùi gà, dứa MD2, mít ruột đỏ""",
    ),
    (
        FRESH,
        "S",
        """xoài cát Hòa Lộc, sầu riêng Ri6, bưởi da xanh, vú sữa Lò Rèn, chôm chôm nhãn, quýt hồng, dừa xiêm, khóm Cầu
        Đúc, mãng cầu xiêm, nhãn xuồng cơm vàng, măng cụt, dưa lưới, thanh long ruột trắng, chanh không hạt, cá tra, cá
        thát lát, lươn đồng, cua biển, tôm càng xanh, tôm thẻ chân trắng, bồn bồn tươi, vịt xiêm, ấu Đài Loan""",
    ),
    (
        FRESH,
        "",
        "rau an toàn, nấm hương, trứng gà thảo mộc, rau mầm, dưa chuột, thịt lợn thảo dược, mướp đắng rừng",
    ),
    (
        ROUGH,
        "N",
        """gạo Séng Cù, mật ong bạc hà, gạo nếp nương, gạo nếp Tú Lệ, mật ong rừng, gạo tẻ râu, mộc nhĩ, măng khô, ngô
        nếp, đậu răng ngựa, óc chó, hạt dẻ, gạo Bao Thai, miến dong sợi tươi, hoa hồi""",
    ),
    (
        ROUGH,
        "D",
        "gạo tám thơm, gạo nếp cái hoa vàng, mật ong sú vẹt, đậu tương, lạc đỏ, long nhãn, hạt sen khô",
    ),
    (
        ROUGH,
        "C",
        "lạc sen, mật ong rừng tràm, gạo đỏ, vừng đen, yến sào, hạt điều thô, gạo hữu cơ Quảng Trị, rau câu khô",
    ),
    (
        ROUGH,
        "H",
        "mắc ca, hạt điều nhân, mật ong hoa cà phê, gạo lúa rẫy, gạo đỏ Ê Đê, đậu đen xanh lòng, bo bo",
    ),
    (ROUGH, "S", "gạo ST25, gạo tôm lúa, mật ong U Minh, nếp bè, gạo một bụi đỏ, đậu phộng, hạt sen tươi"),
    (ROUGH, "", "gạo lứt, mật ong nhãn, gạo hữu cơ, bột sắn dây, mật ong hoa rừng, ngũ cốc mầm, nấm mối khô"),
    (
        COOKED,
        "N",
        """thịt trâu gác bếp, lạp xưởng hun khói, miến dong, thịt lợn muối chua, bánh gai, bánh khẩu sli, mận sấy dẻo,
        măng ớt, thịt lợn cắp nách gác bếp, khâu nhục, phở khô, bún ngô, bánh chưng gù, mì chũ, cơm cháy, xúc xích cá hồi,
        hồng treo gió, cao sắn dây""",
    ),
    (
        COOKED,
        "D",
        """bánh đậu xanh, chả mực, giò lụa, bánh cáy, nem nắm, bánh đa nem, bánh đa cua, cá kho làng Vũ Đại, ruốc tôm,
        bánh cuốn khô, kẹo lạc, bún khô, chè lam, giò bò""",
    ),
    (
        COOKED,
        "C",
        """nem chua, mực một nắng, cá cơm khô, bánh tráng, bánh ram, kẹo cu đơ, mè xửng, tré, chả bò, bánh tổ, bò khô,
        ram tôm đất, cá bò rim, rau câu sấy, bánh ít lá gai, tôm chua, nho khô""",
    ),
    (
        COOKED,
        "H",
        "hồng treo gió, mứt dâu tây, bò một nắng, khoai lang dẻo, mít sấy, mắc ca nứt vỏ, phở hai tô khô",
    ),
    (
        COOKED,
        "S",
        """khô cá lóc, kẹo dừa, bánh pía, lạp xưởng tươi, hạt điều rang muối, tôm khô, bánh phồng tôm, bánh tráng phơi
        sương, mắm cá lóc, hủ tiếu khô, xoài sấy dẻo, cơm dừa sấy, mứt mãng cầu, khô cá sặc, chả hoa, bánh tét lá cẩm, chuối
        sấy, ba khía muối, dưa bồn bồn""",
    ),
    (
        COOKED,
        "",
        "chuối sấy giòn, giò chả, bánh gạo lứt, đậu phụ, mì rau củ, chà bông gà, trái cây sấy dẻo, cốm",
    ),
    (
        SPICE,
        "N",
        "hạt dổi, mắc khén, quế thanh, tương ớt Mường Khương, hồi khô, thảo quả, gừng trâu, chẩm chéo",
    ),
    (SPICE, "D", "tương bần, nước mắm sá sùng, mắm cáy, nước mắm Cát Hải, tỏi đen, giấm gạo, riềng bột"),
    (
        SPICE,
        "C",
        "nước mắm cá cơm, tỏi Lý Sơn, hành tím, muối biển, mắm ruốc, nước mắm nhỉ, ruốc bột, muối tôm hùm, quế Trà My",
    ),
    (SPICE, "H", "hồ tiêu, tiêu sọ, tiêu đỏ, muối é, muối kiến vàng, nghệ bột, sả chanh xay"),
    (
        SPICE,
        "S",
        "muối tôm, mật hoa dừa, nước mắm Phú Quốc, tiêu Phú Quốc, đường thốt nốt, mắm tôm chà, nước màu dừa",
    ),
    (SPICE, "", "tinh bột nghệ, ớt bột, sa tế, muối sả ớt, dầu lạc, dầu mè, tỏi ngâm mật ong"),
    (
        LIQUOR,
        "N",
        "rượu ngô men lá, rượu mận, rượu thóc, rượu mơ, rượu Shan Lùng, rượu sâu chít, rượu chuối hột",
    ),
    (LIQUOR, "H", "rượu cần, rượu cần Ê Đê, rượu sim, vang chanh dây, rượu ghè, rượu sâm dây"),
    (
        LIQUOR,
        "",
        "rượu nếp cái, rượu nếp cẩm, rượu đinh lăng, rượu trái giác, rượu nhàu, bia thủ công, rượu dừa",
    ),
    (
        DRINK,
        "",
        """nước ép chanh dây, siro dâu tằm, nước cốt gừng, sữa gạo, nước yến, nước dừa đóng chai, nước mía, sữa hạt sen,
        nước cốt tắc, giấm táo mèo, nước ép dứa, sữa bắp, nước sâm bí đao, si rô mận""",
    ),
    (
        HEALTH,
        "N",
        "cao gắm, tam thất, sâm Lai Châu, ba kích, hà thủ ô đỏ, giảo cổ lam, cao atiso, đương quy, cao khôi tía",
    ),
    (HEALTH, "H", "sâm Ngọc Linh, sâm dây, hồng đẳng sâm, đông trùng hạ thảo nhộng tằm, nấm lim xanh"),
    (
        HEALTH,
        "",
        "đông trùng hạ thảo, nấm linh chi, cao dây thìa canh, viên nghệ mật ong, cao cà gai leo, bột tam thất, cao ích mẫu",
    ),
    (
        BEAUTY,
        "",
        "dầu gội bồ kết, xà phòng thảo mộc, dầu dừa tinh khiết, thuốc tắm người Dao, son gấc, muối ngâm chân, nước súc miệng thảo mộc",
    ),
    (
        OIL,
        "",
        "tinh dầu sả, tinh dầu quế, tinh dầu tràm, tinh dầu bưởi, tinh dầu hồi, nhang thảo mộc, tinh dầu bạc hà",
    ),
    (
        CRAFT,
        "",
        """mây tre đan, gốm men nâu, nón lá, chiếu cói, tượng gỗ, giỏ lục bình, túi cỏ bàng, đèn lồng, đồ mộc, tranh thêu,
        gùi tre, chổi đót, đồ đồng, đồ sơn mài, khay gỗ dừa, hương trầm, đan len móc, trống da, ống hút tre, thảm xơ dừa""",
    ),
    (
        CLOTH,
        "N",
        "váy lanh H'Mông, khăn piêu, thổ cẩm, áo chàm, túi thổ cẩm, vải lanh, thổ cẩm người Dao, chăn bông lau",
    ),
    (CLOTH, "H", "thổ cẩm Ê Đê, thổ cẩm M'Nông, thổ cẩm Ba Na, khăn K'Ho, thổ cẩm Gia Rai"),
    (CLOTH, "", "lụa tơ tằm, áo dài vẽ tay, khăn rằn, thổ cẩm Chăm, thổ cẩm Zèng, áo bà ba, chăn tơ tằm"),
    (
        FLOWER,
        "",
        "hoa hồng cổ, hoa cúc, hoa lan hồ điệp, hoa ly, hoa đồng tiền, hoa lay ơn, hoa sen, hoa cẩm tú cầu",
    ),
    (
        TREE,
        "",
        "mai vàng, quất cảnh, đào thất thốn, bonsai sanh, bưởi cảnh, cây giống ăn quả, sen đá, tùng la hán",
    ),
    (PET, "", "cá Koi, cá chép cảnh, cá la hán, chim yến phụng, gà tre"),
    (
        TOUR,
        "",
        """nghỉ nhà dân, du lịch vườn trái cây, du lịch cộng đồng, tham quan vườn chè, chợ phiên vùng cao, đi bộ săn mây,
        chèo thuyền rừng ngập mặn, một ngày làm nông dân, làng nghề truyền thống, lưu trú nhà sàn, tát mương bắt cá, du lịch
        bản H'Mông, đêm cồng chiêng Ê Đê, câu mực đêm""",
    ),
]
# What stands behind a product's name, by sub-group; "" for whatever is eaten or drunk.
GRADES = {
    "": """đặc biệt, hữu cơ, loại một, thượng hạng, truyền thống, sấy lạnh, hộp quà, túi 500 g, hộp giấy, cao cấp, nguyên chất, đặc
    sản, hũ 250 g, nguyên vị, ít ngọt, hút chân không, gói 100 g, sạch, không chất bảo quản, xuất khẩu, đóng hộp, thủ công, vụ
    xuân, vụ thu, phiên bản Tết, không đường, nguyên hạt, sấy thăng hoa, sấy dẻo, một nắng, vị cay""",
    FRESH: "VietGAP, hữu cơ, loại một, an toàn, GlobalGAP, túi lưới, thùng 5 kg, tuyển chọn, chín cây, đầu mùa, trái vụ, sạch",
    LIQUOR: "chai 500 ml, ủ lâu năm, hạ thổ, bình sứ, nấu củi, thượng hạng, truyền thống, hũ 1 lít",
    DRINK: "chai 330 ml, lon 250 ml, không đường, ít ngọt, nguyên chất, cô đặc, thùng 24 chai",
    BEAUTY: "chai 300 ml, thủ công, cho tóc dầu, dịu nhẹ, thiên nhiên, bánh 100 g",
    OIL: "chai 10 ml, nguyên chất, lọ 50 ml, treo xe, hộp quà, đậm đặc",
    CRAFT: "thủ công, cỡ lớn, cỡ nhỏ, màu mộc, bộ ba món, đặt riêng, vẽ tay, quà tặng, chạm hoa văn",
    CLOTH: "dệt tay, nhuộm chàm, hoa văn cổ, thêu tay, khổ rộng, may sẵn, quà tặng",
    FLOWER: "chậu nhỏ, chậu sứ, bó mười cành, nở Tết, giống mới, cành dài",
    TREE: "dáng trực, chậu sứ, cây giống, nở Tết, trăm năm, mini để bàn",
    PET: "giống thuần, thuần dưỡng, cặp giống, màu đỏ",
    TOUR: "hai ngày một đêm, trong ngày, cuối tuần, cho gia đình, mùa lúa chín, mùa hoa, theo đoàn, cho học sinh",
}
