"""Names and sentences for a country of made-up entries: read like true ones, the same at every run."""

PLANTS = [
    *("chè Shan tuyết", "chè Ô long", "mật ong bạc hà", "mật ong rừng", "gạo Séng Cù", "gạo nếp nương"),
    *("miến dong", "quế", "thảo quả", "măng khô", "thịt trâu gác bếp", "lạp xưởng hun khói", "cá hồi"),
    *("cam sành", "bưởi da xanh", "xoài cát", "nhãn lồng", "vải thiều", "na dai", "chuối tiêu hồng"),
    *("cà phê Arabica", "hồ tiêu", "hạt điều rang muối", "ca cao", "mắc ca", "tỏi đen", "hành tím"),
    *("nước mắm cá cơm", "tôm khô", "chả mực", "cua lột", "rong nho", "muối hầm", "rượu ngô men lá"),
    *("trà hoa vàng", "cao gắm", "tinh dầu sả", "đông trùng hạ thảo", "nấm linh chi", "sâm Ngọc Linh"),
    *("thổ cẩm", "nón lá", "chiếu cói", "gốm men nâu", "mây tre đan", "bún khô", "bánh đa nem", "kẹo dừa"),
]
GRADES = ["", "hộp giấy", "đặc biệt", "loại một", "hữu cơ", "sấy lạnh", "truyền thống", "thượng hạng"]
TRADES = [
    *("nông nghiệp hữu cơ", "dịch vụ nông nghiệp", "sản xuất và chế biến", "chăn nuôi", "thủy sản"),
    *("dược liệu", "nông lâm nghiệp", "rau an toàn", "cây ăn quả", "thủ công mỹ nghệ", "du lịch cộng đồng"),
]
SENTENCES = [
    "Bà con trong bản trồng theo lối cũ, không dùng thuốc trừ sâu, hái vào sáng sớm khi sương chưa tan.",
    "Hợp tác xã thu mua tận vườn với giá báo trước, trả tiền ngay trong ngày cân hàng.",
    "Xưởng có máy sấy và kho lạnh, mỗi mẻ đều giữ mẫu để đối chiếu khi người mua hỏi lại.",
    "Vùng nguyên liệu nằm trên độ cao hơn một nghìn mét, ngày nắng đêm lạnh nên hương vị đậm.",
    "Sản phẩm đã có mặt ở nhiều cửa hàng nông sản sạch tại Hà Nội, Hải Phòng và Thành phố Hồ Chí Minh.",
    "Các hộ thành viên được tập huấn ghi nhật ký đồng ruộng và truy xuất nguồn gốc bằng điện thoại.",
    "Năm nay mưa muộn, sản lượng giảm chừng một phần mười nhưng giá bán giữ được như năm ngoái.",
    "Phụ nữ người Dao, người Tày và người Mông cùng làm, có việc quanh năm và gần nhà.",
    "Bao bì mới làm từ giấy tái chế, in rõ ngày đóng gói, cách dùng và số điện thoại của hợp tác xã.",
    "Liên minh đã hỗ trợ vay vốn quỹ phát triển để mở rộng nhà xưởng và mua thêm xe chở hàng.",
]
PEOPLE = ["Nguyễn Văn Hòa", "Giàng A Sùng", "Lý Thị Mẩy", "Trần Thị Thủy", "Hoàng Văn Páo", "Phạm Quốc Đạt"]
TOPICS = [
    "chè",
    "mật ong",
    "hữu cơ",
    "chuyển đổi số",
    "OCOP 5 sao",
    "du lịch",
    "xuất khẩu",
    "phụ nữ",
    "vùng cao",
]


def sentences(random, number: int) -> str:
    return " ".join(random.choices(SENTENCES, k=number))


def passages(random, number: int) -> str:
    """Return long text of so many paragraphs, about 300 letters each."""
    return "".join(f"<p>{sentences(random, 3)}</p>" for _ in range(number))


def first_capital(text: str) -> str:
    return text[:1].upper() + text[1:]
