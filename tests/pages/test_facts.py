"""Every fact of the two source articles can be read on the site, where a reader would look for it.

A row is a page and what it must say, a figure together with its label, as the page's text runs (figures are spelled
as the site shows them). The facts are those of the articles; the sentences around them are ours.
"""

import datetime
import html
import re

import pytest

from cooperatives.models import DigitalPractice, Region, Source
from coopsite.common.dates import add_months
from demo.decisions import decision
from demo.products import DECISIONS
from products.models import CertificateState, OcopCertificate, OcopRule
from stories.models import Visit
from tests.pages.addresses import CONG_TAM, COOPERATIVE, PRODUCT, STORY, VISIT

# What a page prints does not depend on the database; that it answers on both, the budgets show.
pytestmark = [pytest.mark.django_db, pytest.mark.once]

KIEN_THUAN = "/hop-tac-xa/htx-dich-vu-tong-hop-kien-thuan/"
HAO_DAT = "/hop-tac-xa/htx-che-hao-dat/"
BAN_VIET = "/hop-tac-xa/htx-san-xuat-va-thuong-mai-dich-vu-ban-viet/"
FAIR = "/chuyen-ke/phien-cho-hop-qua-livestream/"
PROVINCE = "/dia-phuong/thai-nguyen/"
TRA_BONG = "/dia-phuong/huyen-tra-bong-quang-ngai/"
# Pages that no article speaks of: what they say too proves nothing.
ELSEWHERE = ("/dia-phuong/ha-noi/", "/gioi-thieu/", "/lien-he/", "/nhom-san-pham/hoa/")

INDICATORS = [
    *("Hợp tác xã 760", "Thành viên hợp tác xã trên 42.000"),
    *("Tổ hợp tác hơn 4.500", "Thành viên tổ hợp tác trên 108.000"),
    *("Sản phẩm OCOP toàn tỉnh 241", "Của hợp tác xã, tổ hợp tác 170"),
    *("Trong đó 4 sao 89", "Trong đó 5 sao cấp quốc gia 2"),
    "Của hợp tác xã, tổ hợp tác: cấp tỉnh 77 sản phẩm",
    "Cấp vùng và quốc gia 5 sản phẩm",
    "90% Hợp tác xã dùng công cụ số trong quản lý",
    "65% Hợp tác xã giới thiệu hàng trên mạng xã hội",
    "hầu hết Sản phẩm của hợp tác xã gắn mã QR truy xuất",
    "Doanh thu các hợp tác xã trên 3.150 tỷ đồng 2023",
    "Thu nhập bình quân, thành viên, người lao động 4,5–5 triệu đồng/người/tháng 2023",
]

FACTS = {
    VISIT: [
        "Thời gian 7–9/8/2024 3 ngày",
        "Đoàn đi Liên minh HTX tỉnh Quảng Ngãi trưởng đoàn Đinh Duy Sung, Phó Chủ tịch Liên minh HTX tỉnh Quảng Ngãi",
        "cùng đi: Các đơn vị thành viên, Liên minh HTX tỉnh Quảng Ngãi",
        "Nơi đón Liên minh HTX tỉnh Yên Bái tiếp đoàn: Nguyễn Đức Lâm, Phó Chủ tịch Thường trực",
        "tiếp đoàn: Thường trực và các phòng, ban, đơn vị trực thuộc, Liên minh HTX tỉnh Yên Bái",
        "tiếp đoàn: Một số đơn vị thành viên, Liên minh HTX tỉnh Yên Bái",
        "Lãnh đạo 7 hợp tác xã ở các huyện vùng cao, vùng dân tộc thiểu số và miền núi Quảng Ngãi",
        *(
            "Việc đem ra bàn Kinh tế tập thể bền vững",
            "tiếp thị bằng công nghệ số Chuỗi giá trị Hợp tác xã vùng cao",
        ),
        "bài gốc ghi 603 lượt đọc, 0 bình luận",
        # The days, their stops and where these stood.
        *(
            "7/8 Buổi làm việc",
            "làm kinh tế tập thể sao cho bền",
            "mô hình chuyển đổi số tiêu biểu rồi nhân ra",
        ),
        *("quà lưu niệm tặng liên minh chủ nhà", "8/8 Xứ chè HTX Dịch vụ tổng hợp Kiến Thuận Huyện Văn Chấn"),
        *(
            "HTX chè Shan tuyết Phình Hồ Huyện Trạm Tấu",
            "Kiến Thuận làm chè đen",
            "công nghệ 4.0 lên nương chè",
        ),
        "9/8 Xứ quế HTX Dịch vụ nông lâm nghiệp tổng hợp Công Tâm Huyện Văn Yên",
        "Thị trường: Canada, Mỹ, Đài Loan, Indonesia, Nga, các nước khối CIS",
        "Thị trường: Trung Quốc, Ấn Độ, Pakistan",
        # Phình Hồ.
        *("Anh Đỗ Tuấn Lương, giám đốc", "Shopee, Lazada, TikTok Shop, TikTok, Facebook"),
        "25.000 ₫/kg Giá thu mua chè búp tươi; trước kia 5.000–7.000 ₫/kg",
        "6,5–7 triệu đồng/người/tháng Thu nhập, thành viên, người lao động",
        "hàng trăm nghìn người theo dõi Người theo dõi trên mạng, kênh của HTX",
        "hàng triệu lượt xem Lượt xem phim ngắn, phát trực tiếp, kênh của HTX",
        "hàng chục nghìn người theo dõi Người theo dõi trên mạng, phim ngắn của anh Lương, anh A Tủa",
        *(
            "Chè búp khô làm ra hầu hết đã tiêu thụ",
            "đời sống đồng bào H’Mông",
            "bungalow và điểm check-in đón khách",
        ),
        *(
            "được đánh giá là mô hình điển hình của tỉnh về chuyển đổi số",
            "nhiều bạn trẻ thôi phải xa quê tìm việc",
        ),
        # Công Tâm.
        *("Giám đốc Trần Văn Kiên giới thiệu", "Quế chẻ, quế lá và tinh dầu", "Diện tích trồng, quế"),
        *("trên 500 ha Diện tích trồng, quế", "10 thành viên Thành viên chính thức"),
        *("hơn 100 thành viên Thành viên liên kết", "hàng chục tỷ đồng Giá trị xuất khẩu"),
        "8–10 triệu đồng/người/tháng Thu nhập, thành viên chính thức",
        "nghiền hết làm chất đốt cho một số nhà máy, khu công nghiệp ở Hà Nội, Bắc Ninh, Bắc Giang",
        "Vừa có thêm tiền, vừa không tốn tiền xử lý bã",
        # Why they came, what they took home.
        *("hợp tác xã trẻ đã xem anh Lương, anh A Tủa", "có hàng chục nghìn người theo dõi. Nhờ vậy"),
        *("Đầu tư thiết bị, đưa công nghệ mới, công nghệ số vào sản xuất", "giới thiệu, quảng bá sản phẩm"),
        *("du lịch nông nghiệp, du lịch trải nghiệm", "nhà có nguồn thu thứ hai", "trồng được cây dược liệu"),
        *("làm được du lịch", "vùng quế Trà Bồng", "Cây tre Bát Độ thì mới trồng thử"),
        "chế biến sâu măng tre Bát Độ để xuất khẩu",
        # What the original's photographs show.
        *("Ảnh gốc: quang cảnh buổi làm việc", "Ảnh gốc: phía Quảng Ngãi trao quà lưu niệm"),
        *(
            "Ảnh gốc: đoàn thăm và làm việc với HTX Kiến Thuận",
            "Ảnh gốc: ở Phình Hồ, đoàn học cách quảng bá hàng",
        ),
        "Ảnh gốc: giám đốc Trần Văn Kiên (áo kẻ) nói về tiềm năng cây quế",
        "Liên minh HTX tỉnh Lào Cai phụ trách",
    ],
    COOPERATIVE: [
        *(
            "huyện Trạm Tấu, tỉnh Yên Bái",
            "Giám đốc Đỗ Tuấn Lương",
            "Những thành viên lập ra hợp tác xã đều trẻ",
        ),
        *("cây chè Shan tuyết cổ thụ", "Shopee có bán", "Lazada có bán", "TikTok Shop có bán"),
        *("TikTok có bán", "Facebook có bán"),
        "Người theo dõi trên mạng hàng trăm nghìn người theo dõi",
        "Lượt xem phim ngắn, phát trực tiếp hàng triệu lượt xem",
        "Danh hiệu Được đánh giá là mô hình hợp tác xã điển hình về chuyển đổi số của tỉnh ghi nhận 8/2024",
        "Chè búp khô đã tiêu thụ hầu hết",
        "Thu nhập, thành viên, người lao động 6,5–7 triệu đồng/người/tháng",
        "Giá thu mua chè búp tươi Trước kia 5.000–7.000 ₫/kg Nay (8/8/2024) 25.000 ₫/kg",
        *("Đón khách Bungalow", "Điểm check-in Cho khách tới thăm", "đời sống đồng bào H’Mông"),
        "nhiều thanh niên không còn phải đi xa tìm việc",
    ],
    KIEN_THUAN: [
        *("huyện Văn Chấn, tỉnh Yên Bái", "Làm gì Sản xuất chè đen", "“công nghệ 4.0 lên nương chè”"),
        "Xuất khẩu Canada, Mỹ, Đài Loan, Indonesia, Nga, các nước khối CIS cùng những nước khác",
    ],
    CONG_TAM: [
        *("huyện Văn Yên, tỉnh Yên Bái", "Giám đốc Trần Văn Kiên", "quế chẻ, quế lá và tinh dầu quế"),
        *("Xuất khẩu Trung Quốc, Ấn Độ, Pakistan", "Giá trị xuất khẩu, tổng cộng hàng chục tỷ đồng"),
        "Hợp tác xã nghiền tất cả làm chất đốt cho một số nhà máy, khu công nghiệp ở Hà Nội, Bắc Ninh, Bắc Giang",
        *("thêm một khoản thu, vừa không mất tiền xử lý bã", "Thành viên chính thức 10 thành viên"),
        "Thu nhập, 10 thành viên chính thức 8–10 triệu đồng/người/tháng",
        *(
            "Thành viên liên kết hơn 100 thành viên",
            "Diện tích trồng, quế, cả thành viên liên kết trên 500 ha",
        ),
    ],
    PRODUCT: [
        "Giá thu mua chè búp tươi Trước kia 5.000–7.000 ₫/kg Nay (8/8/2024) 25.000 ₫/kg",
        *("Shopee có bán", "Lazada có bán", "TikTok Shop có bán"),
    ],
    PROVINCE: [*INDICATORS, "Kim Oanh, thainguyen.gov.vn, 1/4/2024"],
    "/lien-minh/thai-nguyen/": [
        *INDICATORS,
        *("Chủ tịch Nguyễn Văn Dũng", "Mở lớp tập huấn, giúp hợp tác xã livestream bán hàng"),
        "chỉ cách tự đưa hàng lên sàn, tự quay TikTok và clip",
    ],
    HAO_DAT: [
        *("xã Tân Cương, thành phố Thái Nguyên", "Giám đốc Đào Thanh Hảo", "Facebook trang quảng bá"),
        "Người theo dõi trên mạng, trang Facebook hàng nghìn tài khoản theo dõi",
        "Lượt xem phim ngắn, phát trực tiếp, clip livestream hàng nghìn lượt xem",
        "Đơn hàng trên sàn hàng nghìn đơn hàng/tháng",
        "Máy hút chân không; sao sấy bằng điện; máy đóng gói tự động",
        *("Phần mềm chấm công Phần mềm chấm công", "Phần mềm bán hàng Phần mềm quản lý bán hàng, đơn hàng"),
        *("Truy xuất nguồn gốc sản phẩm", "Sản xuất, đóng gói mỗi ngày, chè hàng tấn/ngày"),
    ],
    BAN_VIET: [
        *("xã Bảo Lý, huyện Phú Bình", "Giám đốc Bùi Thị Hải Yến", "tháng 4/2024, hoạt động chưa đầy 1 năm"),
        *("Nhà xưởng, khu trưng bày 200 m²", "“cơm cháy Én Vàng”", "Máy tạo hình cơm, máy chiên cơm tự động"),
        "Công đoạn làm bằng máy 80%",
        "Sản lượng mỗi ngày, cơm cháy Trước kia, làm tay khoảng 20–30 kg/ngày Nay (1/4/2024) khoảng 1 tấn/ngày",
    ],
    FAIR: [
        *("miến dong Việt Cường và nông sản Thái Nguyên", "Huyện Đồng Hỷ, tỉnh Thái Nguyên"),
        "Đơn vị tổ chức Liên minh HTX tỉnh Thái Nguyên",
        "Đơn vị tổ chức Trường Cao đẳng Kinh tế kỹ thuật Bắc Bộ",
        "Đơn vị tổ chức UBND huyện Đồng Hỷ",
    ],
    STORY: [
        *("Ông Nguyễn Văn Dũng, Chủ tịch Liên minh HTX tỉnh", "mở nhiều lớp tập huấn", "livestream bán hàng"),
        *(
            "tự đưa hàng lên sàn",
            "tự quay TikTok và clip",
            "hỗ trợ phần mềm kế toán",
            "hỗ trợ vay vốn mua máy móc",
        ),
        *("Chuyển đổi số đi còn chậm và thiếu chiến lược", "chủ yếu nằm ở khâu quản lý, ít vào tới sản xuất"),
        *("Chỉ thị 19/CT-TTg ngày 3/6/2023", "Số 19/CT-TTg", "Kim Oanh, thainguyen.gov.vn, 1/4/2024, 15:53"),
        *(
            "760 hợp tác xã với trên 42 nghìn thành viên",
            "hơn 4.500 tổ hợp tác với trên 108 nghìn thành viên",
        ),
    ],
}


def words_of(client, page) -> str:
    """Return what a reader reads on a page: its text, spaces evened out."""
    body = client.get(page).content.decode().partition("<main")[2].partition("</main>")[0]
    text = html.unescape(re.sub(r"<[^>]+>", " ", body)).replace("\u00a0", " ")
    return re.sub(r" (?=[.,;])", "", re.sub(r"\s+", " ", text))


def says(text: str, fact: str) -> bool:
    """Tell whether the whole words of ``fact`` stand in ``text``: "5 sao 2" is not said by "5 sao 25"."""
    return re.search(rf"(?<!\w){re.escape(fact)}(?!\w|[.,–]\d)", text, re.IGNORECASE) is not None


@pytest.mark.parametrize("page", FACTS)
def test_page_tells_its_facts(client, page):
    text = words_of(client, page)
    assert [fact for fact in FACTS[page] if not says(text, fact)] == []


@pytest.mark.parametrize("page", ELSEWHERE)
def test_a_fact_is_more_than_what_any_page_says(client, page):
    text = words_of(client, page)
    assert [fact for facts in FACTS.values() for fact in facts if says(text, fact)] == []


@pytest.mark.parametrize(
    ("text", "told"),
    [("5 sao 2 Công nghiệp", True), ("5 sao 25", False), ("5 sao 2,5", False), ("5 sao 2.", True)],
)
def test_a_figure_is_read_whole(text, told):
    assert says(text, "5 sao 2") is told


def test_the_original_furniture_has_its_place(client):
    """The originals' skip link, share and print buttons, captions and credits are kept."""
    page = client.get(VISIT).content.decode()
    assert 'class="skip" href="#noi-dung"' in page
    assert "data-print" in page
    assert page.count("<figcaption>") >= 5


def test_the_cinnamon_of_tra_bong_leads_to_its_district(client):
    assert f'href="{TRA_BONG}"' in client.get(VISIT).content.decode()
    assert client.get(TRA_BONG).status_code == 200


def test_three_lessons_were_taken_home():
    """What was seen at Công Tâm is told at its stop; the guests did not name it among what they would do."""
    assert Visit.objects.get().lessons.count() == 3


def test_what_an_undated_article_tells_has_the_day_of_the_visit():
    article = Source.objects.get(publisher="Liên minh HTX tỉnh Yên Bái")
    assert article.published_on is None
    told = set(DigitalPractice.objects.filter(source=article).values_list("as_of", flat=True))
    assert told == {datetime.date(2024, 8, 8), datetime.date(2024, 8, 9)}


def test_a_page_is_not_called_a_shop(client):
    """The source calls the Facebook page of Hảo Đạt promotional; it sells on marketplaces that it does not name."""
    assert "có bán" not in words_of(client, HAO_DAT)


def test_inventions_say_so(client):
    """What no source gives is marked where it is shown: decisions, prices, certificates, titles."""
    text = words_of(client, PRODUCT)
    assert "số minh họa, không có thật" in text
    assert "giá minh họa, không có thật" in text
    assert "Bản trình diễn" in client.get(PRODUCT).content.decode()


def lawful(row, stars: int) -> bool:
    """Tell whether the body of an illustrative decision could give that many stars on its day."""
    if stars == 5:
        return row.region is None and row.body.startswith("Bộ ")
    by_district = stars == 3 and row.decided_on < datetime.date(2025, 7, 6)
    stood = Region.objects.valid(row.decided_on).filter(pk=row.region_id).exists()
    return stood and row.region.kind == ("district" if by_district else "province")


@pytest.mark.parametrize("month", range(14))
def test_illustrative_decisions_keep_the_law_whenever_they_are_loaded(month):
    """Today's states are all there, and each decision was within its body's power and under its day's rule."""
    first = add_months(datetime.date(2026, 11, 1), month)
    for day in (first + datetime.timedelta(days=passed) for passed in range(0, 31, 3)):
        states = set()
        for spec in DECISIONS.values():
            row = decision(*spec, today=day)
            assert lawful(row, spec[1]), (day, row, row.decided_on, row.body)
            assert row.rule == OcopRule.in_force_on(row.decided_on) != OcopRule.QD_1048_2019
            assert row.body.endswith("(minh họa)")
            row.valid_until = add_months(row.decided_on, 36)
            states.add(OcopCertificate(decision=row, stars=spec[1]).state_on(day))
        assert states == {CertificateState.VALID, CertificateState.EXPIRING, CertificateState.EXPIRED}


def test_every_state_of_a_certificate_can_be_seen():
    shown = {one.state for one in OcopCertificate.objects.select_related("decision")}
    assert shown == set(CertificateState) - {CertificateState.NOT_YET}
