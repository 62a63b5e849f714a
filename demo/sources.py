"""Where the demonstration's statements come from: two real articles and the people and papers they quote."""

import datetime

YEN_BAI = "yen-bai-2024"
THAI_NGUYEN = "thai-nguyen-2024"
DIRECTIVE = "chi-thi-19"

SOURCES = {
    YEN_BAI: {
        "kind": "article",
        "title": "Yên Bái và Quảng Ngãi trao đổi kinh nghiệm về phát triển Kinh tế tập thể bền vững và chuyển đổi số",
        "publisher": "Liên minh HTX tỉnh Yên Bái",
        # It tells of 7 to 9 August 2024; the day on which it was published is not in it.
        "published_on": None,
        "reader_count": 603,
        "comment_count": 0,
        "federation": "yen-bai",
    },
    THAI_NGUYEN: {
        "kind": "article",
        "title": "Chuyển đổi số - chìa khóa để kinh tế hợp tác xã bứt phá",
        "publisher": "thainguyen.gov.vn",
        "author": "Kim Oanh",
        "published_on": datetime.date(2024, 4, 1),
        "published_time": datetime.time(15, 53),
        "federation": "thai-nguyen",
    },
    DIRECTIVE: {
        "kind": "policy",
        "number": "19/CT-TTg",
        "title": "Chỉ thị về đẩy mạnh chuyển đổi số trong khu vực kinh tế hợp tác, hợp tác xã",
        "publisher": "Thủ tướng Chính phủ",
        "published_on": datetime.date(2023, 6, 3),
        "federation": "thai-nguyen",
    },
}
