"""Every kind of public page, with an address that the demonstration fills."""

HOME = "/"
PRODUCT = "/san-pham/che-shan-tuyet-co-thu-phinh-ho/"
COOPERATIVE = "/hop-tac-xa/htx-che-shan-tuyet-phinh-ho/"
CONG_TAM = "/hop-tac-xa/htx-dich-vu-nong-lam-nghiep-tong-hop-cong-tam/"
VISIT = "/chuyen-tham/quang-ngai-tham-yen-bai-8-2024/"
STORY = "/chuyen-ke/chin-phan-muoi-da-ung-dung-so-trong-quan-ly-con-san-xuat-thi-sao/"
EVENT = "/su-kien/nong-san-thai-nguyen-len-song-mot-toi/"
FAIR = "/su-kien/hoi-cho-nong-san-vung-cao-lao-cai/"

# page → the most database queries it may ask; raising a number needs its reason in the commit.
# A page's budget does not depend on how many rows there are: see test_budgets.
BUDGETS = {
    HOME: 15,
    "/san-pham/": 15,
    "/san-pham/?nhom=thuc-pham&sao=4&tinh=lao-cai": 15,
    "/san-pham/?ngay=31-12-2023": 15,
    PRODUCT: 12,
    "/san-pham/mien-dong-viet-cuong/": 12,
    "/hop-tac-xa/": 15,
    COOPERATIVE: 12,
    CONG_TAM: 12,
    "/chuyen-tham/": 15,
    VISIT: 12,
    "/chuyen-ke/": 15,
    STORY: 12,
    "/chuyen-ke/phien-cho-hop-qua-livestream/": 12,
    "/su-kien/": 15,
    "/su-kien/?loai=livestream": 15,
    EVENT: 12,
    FAIR: 12,
    "/dia-phuong/": 15,
    "/dia-phuong/lao-cai/": 12,
    "/dia-phuong/lao-cai/?ngay=30-6-2025": 12,
    "/dia-phuong/thai-nguyen/": 12,
    "/dia-phuong/yen-bai/": 12,
    "/dia-phuong/huyen-tram-tau-yen-bai/": 12,
    "/dia-phuong/xa-tan-cuong-thai-nguyen/": 12,
    "/dia-phuong/xa-bao-ly-phu-binh-thai-nguyen/": 12,
    "/dia-phuong/ha-noi/": 12,
    "/lien-minh/": 15,
    "/lien-minh/yen-bai/": 12,
    "/lien-minh/lao-cai/?ngay=31-12-2025": 12,
    "/lien-minh/thai-nguyen/": 12,
    "/nhom-san-pham/thuc-pham/": 12,
    "/nhom-san-pham/che/": 12,
    "/nhom-san-pham/hoa/": 12,
    "/chu-de/chuyen-doi-so/": 12,
    "/tim-kiem/": 15,
    "/tim-kiem/?q=ph%C3%ACnh+h%E1%BB%93": 15,
    "/tim-kiem/?q=ch%C3%A8+ph%C3%ACnh+h%E1%BB%93+xyzq": 15,
    "/gioi-thieu/": 15,
    "/lien-he/": 15,
}
EVERY_PAGE = list(BUDGETS)
LOST = "/khong-co-trang-nay/"
