"""Every fact of the two source articles can be read on the site, where a reader would look for it.

A row is a page and what it must say; figures are spelled as the site shows them (a no-break space holds number and
unit together). The facts are those of the articles; the sentences around them are ours.
"""

import html
import re

import pytest

from tests.pages.addresses import CONG_TAM, COOPERATIVE, PRODUCT, STORY, VISIT

pytestmark = pytest.mark.django_db

KIEN_THUAN = "/hop-tac-xa/hop-tac-xa-dich-vu-tong-hop-kien-thuan/"
HAO_DAT = "/hop-tac-xa/hop-tac-xa-che-hao-dat/"
BAN_VIET = "/hop-tac-xa/hop-tac-xa-san-xuat-va-thuong-mai-dich-vu-ban-viet/"
FAIR = "/chuyen-ke/phien-cho-hop-tren-dien-thoai/"
PROVINCE = "/dia-phuong/thai-nguyen/"

FACTS = {
    VISIT: [
        *("7–9/8/2024", "Liên minh HTX tỉnh Yên Bái", "Liên minh HTX tỉnh Quảng Ngãi", "7 hợp tác xã"),
        *("Đinh Duy Sung, Phó Chủ tịch", "Nguyễn Đức Lâm, Phó Chủ tịch Thường trực", "phòng, ban"),
        *("vùng dân tộc thiểu số và miền núi", "Kinh tế tập thể bền vững", "công nghệ số", "Chuỗi giá trị"),
        *("603 lượt đọc", "0 bình luận", "7/8", "8/8", "9/8", "quà lưu niệm"),
        *("Huyện Văn Chấn", "Huyện Trạm Tấu", "Huyện Văn Yên", "công nghệ 4.0"),
        *("Canada, Mỹ, Đài Loan, Indonesia, Nga, các nước khối CIS", "Trung Quốc, Ấn Độ, Pakistan"),
        *("Đỗ Tuấn Lương", "Trần Văn Kiên", "áo kẻ", "A Tủa", "hàng chục nghìn người theo dõi"),
        *("hàng trăm nghìn người theo dõi", "hàng triệu lượt xem", "25.000 ₫/kg", "5.000–7.000 ₫/kg"),
        *("6,5–7 triệu đồng/người/tháng", "8–10 triệu đồng/người/tháng", "trên 500 ha", "10 thành viên"),
        *(
            "hơn 100 thành viên",
            "hàng chục tỷ đồng",
            "Hà Nội, Bắc Ninh",
            "Bắc Giang",
            "không tốn tiền xử lý bã",
        ),
        *("Shopee", "Lazada", "TikTok Shop", "Facebook", "bungalow", "check-in", "H’Mông", "xa quê tìm việc"),
        *("điển hình về chuyển đổi số", "thiết bị", "quảng bá", "du lịch nông nghiệp", "nguồn thu thứ hai"),
        *("dược liệu", "quế Trà Bồng", "Bát Độ", "trồng thử", "chế biến sâu măng tre Bát Độ để xuất khẩu"),
    ],
    COOPERATIVE: [
        *(
            "Huyện Trạm Tấu",
            "Đỗ Tuấn Lương",
            "trẻ",
            "cổ thụ",
            "Shopee",
            "Lazada",
            "TikTok Shop",
            "TikTok",
            "Facebook",
        ),
        *(
            "hàng trăm nghìn người theo dõi",
            "hàng triệu lượt xem",
            "Mô hình hợp tác xã điển hình về chuyển đổi số",
        ),
        *("hầu hết", "6,5–7 triệu đồng/người/tháng", "25.000 ₫/kg", "5.000–7.000 ₫/kg", "Bungalow"),
        *("check-in", "H’Mông", "không còn phải đi xa tìm việc"),
    ],
    KIEN_THUAN: ["huyện Văn Chấn", "chè đen", "4.0", "Canada", "Mỹ", "Đài Loan", "Indonesia", "Nga", "CIS"],
    CONG_TAM: [
        *(
            "huyện Văn Yên",
            "Trần Văn Kiên",
            "quế chẻ",
            "quế lá",
            "tinh dầu quế",
            "Trung Quốc",
            "Ấn Độ",
            "Pakistan",
        ),
        *("hàng chục tỷ đồng", "Hà Nội", "Bắc Ninh", "Bắc Giang", "thuê xử lý bã", "10 thành viên"),
        *("8–10 triệu đồng/người/tháng", "hơn 100 thành viên", "trên 500 ha", "nghiền"),
    ],
    PRODUCT: ["25.000 ₫/kg", "5.000–7.000 ₫/kg", "Shopee", "Lazada", "TikTok Shop"],
    PROVINCE: [
        *("760", "trên 42.000", "hơn 4.500", "trên 108.000", "90%", "65%", "hầu hết", "hơn 3.150 tỷ đồng"),
        *("2023", "4,5–5 triệu đồng/người/tháng", "241", "170", "89", "2", "77 sản phẩm", "5 sản phẩm"),
        *("Kim Oanh", "thainguyen.gov.vn", "1/4/2024"),
    ],
    "/lien-minh/thai-nguyen/": ["Nguyễn Văn Dũng", "Chủ tịch", "760", "tập huấn", "livestream", "phim ngắn"],
    HAO_DAT: [
        *("Xã Tân Cương", "thành phố Thái Nguyên", "Đào Thanh Hảo", "Facebook", "hàng nghìn người theo dõi"),
        *("hàng nghìn lượt xem", "hàng nghìn đơn hàng/tháng", "hút chân không", "sao sấy bằng điện"),
        *("đóng gói tự động", "chấm công", "quản lý bán hàng", "Truy xuất nguồn gốc", "hàng tấn/ngày"),
    ],
    BAN_VIET: [
        *("xã Bảo Lý", "huyện Phú Bình", "Bùi Thị Hải Yến", "chưa đầy 1 năm", "200 m²", "khu trưng bày"),
        *("Én Vàng", "Máy tạo hình cơm", "máy chiên", "80%", "20–30 kg/ngày", "khoảng 1 tấn/ngày"),
    ],
    FAIR: [
        *(
            "Việt Cường",
            "Đồng Hỷ",
            "Liên minh HTX tỉnh Thái Nguyên",
            "Trường Cao đẳng Kinh tế kỹ thuật Bắc Bộ",
        ),
        "UBND huyện Đồng Hỷ",
    ],
    STORY: [
        *(
            "Nguyễn Văn Dũng",
            "tập huấn",
            "livestream",
            "sàn",
            "TikTok",
            "clip",
            "phần mềm kế toán",
            "vay vốn",
        ),
        *(
            "chậm",
            "thiếu chiến lược",
            "quản lý",
            "sản xuất",
            "19/CT-TTg",
            "3/6/2023",
            "Kim Oanh",
            "15:53",
            "760",
        ),
    ],
}


def words_of(client, page) -> str:
    """Return what a reader reads on a page: its text, spaces evened out."""
    body = client.get(page).content.decode().partition("<main")[2].partition("</main>")[0]
    text = html.unescape(re.sub(r"<[^>]+>", " ", body)).replace("\u00a0", " ")
    return re.sub(r"\s+", " ", text)


@pytest.mark.parametrize("page", FACTS)
def test_page_tells_its_facts(client, page):
    text = words_of(client, page)
    assert [fact for fact in FACTS[page] if fact.lower() not in text.lower()] == []


def test_the_original_furniture_has_its_place(client):
    """The originals' skip link, share and print buttons, captions and credits are kept."""
    page = client.get(VISIT).content.decode()
    assert 'class="skip" href="#noi-dung"' in page
    assert "data-print" in page
    assert page.count("<figcaption>") >= 5
    assert "Ảnh gốc:" in page


def test_inventions_say_so(client):
    """What no source gives is marked where it is shown: decisions, prices, certificates, titles."""
    text = words_of(client, PRODUCT)
    assert "số minh họa, không có thật" in text
    assert "giá minh họa, không có thật" in text
    assert "Bản trình diễn" in client.get(PRODUCT).content.decode()
