"""How stories and visits are headed, and the small words around them."""

from stories.models import StoryKind
from tests.bench_search.names import listed

STORY_TITLES = {
    StoryKind.NEWS: [
        "{own} đưa {what} lên kệ siêu thị ở Hà Nội",
        "{n} hộ ở {place} vào hợp tác xã trồng {what}",
        "{province}: thêm {n} sản phẩm được công nhận OCOP",
        "{place} khánh thành xưởng chế biến {what}",
        "{what} {place} có mã vùng trồng",
        "Mở lớp {topic} cho hợp tác xã ở {place}",
        "{own} nhận vốn vay mở rộng vùng {what}",
        "{province} họp bàn gỡ khó cho hợp tác xã làm {what}",
        "Đại hội thành viên {own}: doanh thu tăng {n} phần trăm",
        "{what} của {province} lên sàn thương mại điện tử",
        "Liên minh tập huấn {topic} tại {place}",
        "Lô {what} đầu tiên của {place} đi nước ngoài",
        "{own} đổi mới bao bì cho {what}",
        "Giá {what} ở {place} tăng giữa vụ",
        "Cán bộ trẻ về làm việc tại {own}",
        "{own} được cấp giấy chứng nhận mới cho {what}",
    ],
    StoryKind.EVENT: [
        "Phiên chợ {what} giữa {place}",
        "Livestream bán {what} từ vườn ở {place}",
        "Hội chợ nông sản {province} năm {year}",
        "Tuần lễ {what} {province} tại Hà Nội",
        "Ngày hội hợp tác xã {province} lần thứ {n}",
        "{own} phát trực tiếp, {n} trăm đơn {what} trong một tối",
        "Lễ hội {what} {place} {year}",
        "Kết nối cung cầu {what} giữa {province} và các siêu thị",
        "Chợ phiên OCOP cuối tuần ở {place}",
        "Trình diễn máy móc trên ruộng {place}",
        "Cuộc thi làm {what} ngon tại {place}",
        "Đêm thổ cẩm và cồng chiêng ở {place}",
        "Hội thảo {topic} cho hợp tác xã {province}",
        "Mở vườn {what} đón khách ở {place}",
    ],
    StoryKind.SUCCESS: [
        "Từ {n} hộ nghèo đến hợp tác xã {what}",
        "{who} và {n} năm giữ nghề {what}",
        "{own}: làm {topic} từ con số không",
        "Không bỏ phí một chút nào của {what}",
        "Người trẻ {place} trở về với {what}",
        "Chị {given} dạy cả bản làm {what}",
        "Ghi nhật ký bằng điện thoại ở {place}",
        "Kho lạnh nhỏ giữ giá cho {what}",
        "Một mã QR, {n} hộ cùng có trách nhiệm",
        "{what} đi qua mùa hạn mặn",
        "Bốn mùa có việc ở {place} nhờ {what}",
        "Chuyện {topic} ở {own}",
        "Góp đất, góp công, {place} làm {what} cùng nhau",
        "Từ gùi hàng ra chợ đến đơn {what} trên mạng",
        "Nhà sàn ở {place} sáng đèn đón khách",
        "{n} phụ nữ {place} và xưởng {what} của mình",
        "Anh {given} mang máy sấy về làm {what}",
    ],
    StoryKind.VIEW: [
        "Vì sao {what} {province} chưa đi xa",
        "{topic} ở {place}: bắt đầu từ đâu khi hợp tác xã còn nhỏ",
        "Nghĩ về nghề {what} ở {place}",
        "Ba điều học được từ {own}",
        "Sao OCOP không phải đích đến của {what}",
        "Hợp tác xã nhỏ ở {place} có cần {topic} không?",
        "Sau ngày sáp nhập, {place} gọi tên {what} thế nào",
        "Giữ chân người trẻ ở {place}",
        "Bàn về giá và lòng tin quanh {what}",
        "{own}: {topic} không phải chuyện của riêng giám đốc",
        "Khi {what} được mùa mà mất giá",
        "Luật mới và {n} việc {own} phải làm",
        "Người tiêu dùng muốn biết gì về {what}",
        "Đừng gọi mọi tờ tem trên {what} là truy xuất nguồn gốc",
    ],
}
# For what cannot be carried away.
TOUR_TITLES = [
    "Khách tìm đến {place}: {what}",
    "{place} đón {n} trăm khách trong mùa lễ",
    "{what} ở {place}: thêm nghề, thêm bạn",
    "Một cuối tuần ở {place} với {own}",
    "{who} mở cửa nhà đón khách",
    "{province} thí điểm {what} cùng hợp tác xã",
    "Đường lên {place} và những ngôi nhà đón khách của {own}",
]
VISIT_TITLES = [
    "{guest} sang {host} học {topic}",
    "Đoàn {guest} thăm các hợp tác xã {host}",
    "{guest} – {host}: bàn chuyện {topic}",
    "Ba ngày ở {host} xem cách làm {what}",
    "Lên {host} học làm {what}",
    "Hợp tác xã {guest} tìm hiểu {topic} tại {host}",
    "{host} đón đoàn {guest} về {topic}",
    "Theo chân đoàn {guest} tới {place}",
    "Chuyến đi {place}: {topic} và {what}",
    "Liên minh hợp tác xã {guest} trao đổi kinh nghiệm với {host}",
    "{guest} học {host} cách đưa {what} lên sàn",
    "Từ {guest} tới {host} vì {what}",
    "Một tuần của đoàn {guest} trên đất {host}",
    "{n} giám đốc hợp tác xã {guest} thăm {host}",
    "Phụ nữ hợp tác xã {guest} thăm {host}",
    "Thanh niên {guest} học {topic} ở {host}",
    "{guest} và {host} ký kết tiêu thụ {what}",
    "Xem kho lạnh và xưởng chế biến ở {place}",
    "Khảo sát mô hình {topic} tại {host}",
    "Kết nối {what} giữa {guest} và {host}",
    "Đoàn {guest} đi thực tế vùng {what} {host}",
    "Học nghề {what} ở {place}",
    "{host} và {guest}: hai vùng đất, một cách làm",
    "Cán bộ liên minh {guest} tìm hiểu quỹ hỗ trợ ở {host}",
    "Những vườn {what} của {host} qua mắt đoàn {guest}",
    "{guest} thăm lại {host} sau {n} năm",
    "Hai ngày với bà con {place}",
    "Đi xem {topic} ở {host}",
    "Đoàn vùng cao {guest} xuống {host} học bán hàng",
    "Hợp tác xã chè, cà phê {guest} gặp bạn nghề {host}",
    "Trao đổi {topic} giữa {n} hợp tác xã {guest} và {host}",
    "{guest} khảo sát {what} tại {place}",
    "Gặp nhau ở {place}, bàn đường đi cho {what}",
    "Chuyến học tập {topic} của {guest}",
    "Lãnh đạo Liên minh {guest} làm việc với Liên minh {host}",
    "Mùa {what} ở {host}, đoàn {guest} ghé thăm",
    "Tổ hợp tác {guest} học chuyện góp vốn ở {host}",
    "{host} chia sẻ với {guest} cách giữ giá {what}",
    "Đường xa từ {guest} đến {place}",
    "Sang {place}, {host} học làm du lịch cùng hợp tác xã",
    "{guest} tìm giống và cách trồng {what} ở {host}",
    "Nghe bà con {place} kể về {topic}",
]
STOP_TITLES = ["{name}", "Thăm {name}", "Vườn của {name}", "Xưởng của {name}", "Bữa trưa ở {commune}"]
SEEN = [
    "Đoàn đi qua vườn {what}, xem sổ ghi và hỏi kỹ chuyện {topic}.",
    "{who} kể cách hợp tác xã chia việc, trả công và giữ khách quen cho {what}.",
    "Ở {place} đoàn tận tay thử một công đoạn làm {what}, ai cũng thấy khó hơn mình nghĩ.",
    "Chủ nhà cho xem máy, kho và cả những mẻ hỏng; đoàn ghi lại {n} điều về {topic}.",
    "Buổi chiều hai bên ngồi bàn chuyện {topic}, có người hỏi giá, có người hỏi giống.",
    "Xưởng không lớn nhưng gọn; {what} làm tới đâu bán tới đó, {n} thành viên cùng trông.",
]
COMPOSITION = [
    "lãnh đạo liên minh và giám đốc {n} hợp tác xã",
    "{n} hợp tác xã làm {what}",
    "cán bộ các phòng, ban và {n} hợp tác xã vùng cao",
    "phụ nữ làm chủ {n} hợp tác xã, tổ hợp tác",
    "thanh niên khởi nghiệp của {n} xã",
]
HEADS = listed("Chủ tịch, Phó Chủ tịch, Phó Chủ tịch Thường trực, Trưởng phòng Chính sách, Chánh Văn phòng")
ORGANISERS = listed(
    """Sở Nông nghiệp và Môi trường, Sở Công Thương, Hội Liên hiệp Phụ nữ tỉnh, Tỉnh đoàn, Hội Nông dân tỉnh, Trung tâm
    Khuyến nông, Trung tâm Xúc tiến thương mại"""
)
YEARS = [2021, 2022, 2023, 2024, 2025, 2026]
OFFERS = {
    "stay": listed(
        "nhà sàn giữa vườn, bungalow nhìn ra đồi, phòng ở cùng chủ nhà, lều trại bên suối, nhà bè trên sông"
    ),
    "viewpoint": listed("đài ngắm ruộng bậc thang, cầu gỗ giữa vườn, điểm săn mây, chòi ngắm cánh đồng"),
    "workshop": listed(
        "tự tay sao chè, học dệt thổ cẩm, gói bánh cùng chủ nhà, nặn gốm, rang cà phê, làm kẹo dừa"
    ),
    "tour": listed(
        "đi hái trái cây, theo thuyền thăm rạch, đi chợ phiên, thăm xưởng chế biến, đạp xe qua làng nghề"
    ),
}
TOOLS = {
    "marketplace": listed("gian hàng Shopee, gian hàng TikTok Shop, gian hàng Postmart, gian hàng Vỏ Sò"),
    "social": listed("trang Facebook, kênh TikTok, nhóm Zalo báo giá, kênh YouTube"),
    "traceability": listed("tem QR theo lô, phần mềm truy xuất của tỉnh, mã vùng trồng"),
    "sales-software": listed("phần mềm bán hàng, máy quét mã vạch"),
    "accounting": listed("phần mềm kế toán, hóa đơn điện tử"),
    "machines": listed(
        "máy sấy lạnh, máy hút chân không, dây chuyền đóng gói, máy tách màu, lò sao điện, máy ép viên"
    ),
    "field": listed(
        "máy bay phun thuốc, cảm biến ẩm đất, tưới nhỏ giọt, trạm thời tiết, nhật ký đồng ruộng điện tử"
    ),
}
HONOURS = listed(
    """hợp tác xã tiêu biểu của tỉnh, Bằng khen của Liên minh Hợp tác xã Việt Nam, Sản phẩm nông nghiệp tiêu biểu, Ngôi sao hợp tác xã,
    mô hình chuyển đổi số điển hình, Bằng khen của UBND tỉnh"""
)
