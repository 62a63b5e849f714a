"""Nonsense gets the nearest sensible page or 404; never a server error."""

import pytest

pytestmark = pytest.mark.django_db

LONG = "9" * 5000


@pytest.mark.parametrize(
    "path",
    [
        "/san-pham/?trang=0",
        "/san-pham/?trang=-1",
        "/san-pham/?trang=9999999",
        f"/san-pham/?trang={LONG}",
        "/san-pham/?trang=một",
        "/san-pham/?sao=6&sao=%F0%9F%8D%B5&nhom=khong-co&tinh=%27%20OR%201=1--",
        "/san-pham/?sap-xep=pk;drop",
        "/san-pham/?sap-xep=updated_at",
        f"/san-pham/?nhom={'a' * 3000}",
        *(
            f"{page}?ngay={day}"
            for page in ("/san-pham/", "/dia-phuong/lao-cai/", "/lien-minh/lao-cai/")
            for day in (
                "",
                "0",
                "31-02-2024",
                "1-1-1",
                "1-1-9999",
                "9999-12-31",
                "%F0%9F%8D%B5",
                "%ff%fe",
                LONG,
            )
        ),
        "/san-pham/?ngay=31-12-2023&ngay=x&trang=9999999&sao=9",
        "/hop-tac-xa/?tinh=&linh-vuc=",
        "/chuyen-ke/?loai=nope&trang=zz",
        "/tim-kiem/?q=",
        "/tim-kiem/?q=%25%27%22%3C%3E%5C",
        "/tim-kiem/?q=%F0%9F%8D%B5",
        "/tim-kiem/?q=%ff%fe",
        "/tim-kiem/?q=" + "che+" * 500,
        "/tim-kiem/?q=che&loai=khong-co",
        "/tim-kiem/?q=tan&loai=noi-chon&trang=0",
        "/tim-kiem/?q=tan&loai=noi-chon&trang=-1",
        "/tim-kiem/?q=tan&loai=noi-chon&trang=abc",
        "/tim-kiem/?q=tan&loai=noi-chon&trang=9999999",
    ],
)
def test_nearest_sensible_page(client, path):
    assert client.get(path).status_code == 200


@pytest.mark.parametrize(
    "path",
    [
        "/khong-co/",
        "/san-pham/khong-co/",
        "/san-pham/Chè/",
        "/san-pham/%00/",
        "/san-pham/?trang=%00",
        "/tim-kiem/?q=che%00",
        "/hop-tac-xa/khong-co/",
        "/dia-phuong/khong-co/",
        "/chu-de/khong-co/",
        "/anh/0123456789abcdef/640.jpg",
        "/anh/0123456789abcdef/640.exe",
        "/%c0%af%c0%af/",
    ],
)
def test_not_found_in_our_own_dress(client, path):
    response = client.get(path)
    assert response.status_code == 404
    if not path.startswith("/anh/"):
        assert "Lạc đường" in response.content.decode()


def test_pages_do_not_take_what_they_cannot_use(client):
    assert client.post("/").status_code == 405
    assert client.post("/tim-kiem/", {"q": "che"}).status_code in (403, 405)


def test_too_far_gives_the_last_page(client):
    page = client.get("/san-pham/?trang=9999999").context["page_obj"]
    assert page.number == page.paginator.num_pages


@pytest.mark.parametrize(
    ("asked", "shown"), [("0", "first"), ("-1", "first"), ("abc", "first"), ("9999999", "last")]
)
def test_the_nearest_page_of_what_is_found(client, asked, shown):
    found = client.get("/tim-kiem/", {"q": "tan", "loai": "noi-chon", "trang": asked}).context["sections"]
    page = found[0]["page"]
    assert page.paginator.num_pages > 1
    assert page.number == {"first": 1, "last": page.paginator.num_pages}[shown]


def test_an_error_page_needs_nothing(client, monkeypatch):
    """500 answers even when the database is what broke."""
    from coopsite.views import home

    def broken(*args):
        raise RuntimeError("database is gone")

    monkeypatch.setattr(home, "atlas", broken)
    client.raise_request_exception = False
    response = client.get("/")
    assert response.status_code == 500
    assert "Nương đang mưa" in response.content.decode()
