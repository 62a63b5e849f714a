"""Suggestions while somebody types: what is offered, of which kinds, and what never is."""

import unicodedata
from collections import Counter
from datetime import timedelta

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.utils import timezone

from cooperatives.models import Cooperative, Photo, Region
from coopsite.common.publishing import Status
from coopsite.common.search.shelf import forget, look
from products.models import Product
from tests.pages.addresses import COOPERATIVE, PRODUCT, VISIT

pytestmark = pytest.mark.django_db
ADDRESS = "/tim-kiem/goi-y/"
# The look at the index, the words, words that were begun, words in one go, the rows, their pictures.
MOST_QUERIES = 6
# The same of a process that has just started: of words it has not met it asks one by one.
MOST_AT_FIRST = 9


def hints(client, query) -> list[dict]:
    answer = client.get(ADDRESS, {"q": query})
    assert answer.status_code == 200
    return answer.json()["hints"]


def urls(client, query) -> list[str]:
    return [hint["url"] for hint in hints(client, query)]


@pytest.mark.parametrize(
    ("query", "name", "kind", "url"),
    [
        ("chè shan tuyết", "Chè Shan tuyết cổ thụ Phình Hồ", "Sản phẩm, Lào Cai", PRODUCT),
        ("htx chè shan", "HTX chè Shan tuyết Phình Hồ", "Hợp tác xã, Lào Cai", COOPERATIVE),
        ("lên xứ chè", "Lên xứ chè, sang xứ quế", "Chuyến thăm", VISIT),
        ("chuyển đổi số", "chuyển đổi số", "Chủ đề", "/chu-de/chuyen-doi-so/"),
        ("thực phẩm", "Thực phẩm", "Ngành sản phẩm", "/nhom-san-pham/thuc-pham/"),
        ("chè", "Chè", "Nhóm sản phẩm, Thực phẩm", "/nhom-san-pham/che/"),
        ("lào cai", "Lào Cai", "Tỉnh", "/dia-phuong/lao-cai/"),
        ("phình hồ", "Phình Hồ", "Xã, Lào Cai", "/dia-phuong/xa-phinh-ho-lao-cai/"),
        ("trạm tấu", "Trạm Tấu", "Huyện (tên cũ), tỉnh Yên Bái", "/dia-phuong/huyen-tram-tau-yen-bai/"),
        (
            "phình hồ",
            "Phình Hồ",
            "Xã (tên cũ), huyện Trạm Tấu, tỉnh Yên Bái",
            "/dia-phuong/xa-phinh-ho-tram-tau-yen-bai/",
        ),
        (
            "liên minh yên bái",
            "Liên minh Hợp tác xã tỉnh Yên Bái",
            "Liên minh hợp tác xã tỉnh (tên cũ)",
            "/lien-minh/yen-bai/",
        ),
    ],
)
def test_each_kind_says_what_it_is_and_where(client, query, name, kind, url):
    (found,) = [hint for hint in hints(client, query) if hint["url"] == url]
    assert (found["name"], found["kind"]) == (name, kind)
    assert client.get(url).status_code == 200


@pytest.mark.parametrize(
    "query",
    [
        "phinh ho",
        "PHÌNH HỒ",
        unicodedata.normalize("NFD", "phình hồ"),
        "phinhf hoof",
        "phinh2 ho62",
        "phình h",
    ],
)
def test_however_it_is_typed_the_place_comes_first(client, query):
    assert urls(client, query)[0] == "/dia-phuong/xa-phinh-ho-lao-cai/"


@pytest.mark.parametrize("query", ["mien dogn", "mien donng"])
def test_a_mistyped_word_is_put_right(client, query):
    assert "/san-pham/mien-dong-viet-cuong/" in urls(client, query)


@pytest.mark.parametrize("query", ["", " ", "c", "c ", "ệ", "%", "…!?", "茶", "中国茶叶", "\u200b\u200b"])
def test_less_than_two_letters_suggest_nothing(client, query):
    assert hints(client, query) == []


def test_two_letters_suggest(client):
    assert len(hints(client, "ch")) == 8


@pytest.mark.parametrize(
    "query",
    [
        "x" * 5000,
        "a " * 600,
        '"" OR *',
        "NEAR(a b)",
        "names: che",
        "') --",
        "{near} : *",
        "\ud800che",
        "☃ che",
    ],
)
def test_nonsense_is_answered(client, query):
    query = query.encode("utf-8", "surrogatepass")
    assert len(hints(client, query)) <= 8


def test_one_kind_leaves_room_for_others(client):
    """A cooperative and its products are found in Trạm Tấu, where more places than three are called so or lie."""
    found = hints(client, "tram tau")
    kinds = Counter(hint["kind"].partition(",")[0].removesuffix(" (tên cũ)") for hint in found)
    places = sum(kinds[unit] for unit in ("Xã", "Huyện", "Thị trấn"))
    assert (len(found), places, kinds["Hợp tác xã"]) == (8, 3, 1)


def test_a_name_of_many_communes_fills_the_list_where_nothing_else_is_called_so(client):
    assert [hint["name"] for hint in hints(client, "tân lập")] == ["Tân Lập"] * 8


def test_a_draft_is_not_suggested(client):
    product = Product.objects.get(slug=PRODUCT.split("/")[2])
    assert PRODUCT in urls(client, "chè shan tuyết")
    product.status = Status.DRAFT
    product.save()
    assert PRODUCT not in urls(client, "chè shan tuyết")


def test_what_is_published_later_and_what_lies_in_the_bin_is_not_suggested(client):
    product = Product.objects.get(slug=PRODUCT.split("/")[2])
    product.published_at = timezone.now() + timedelta(days=1)
    product.save()
    assert PRODUCT not in urls(client, "chè shan tuyết")
    product.published_at, product.binned_at = timezone.now(), timezone.now()
    product.save()
    assert PRODUCT not in urls(client, "chè shan tuyết")


def test_the_rows_decide_even_where_the_index_is_behind(client):
    with connection.cursor() as cursor:
        cursor.execute("UPDATE products_product SET status = 'draft'")
    assert PRODUCT not in urls(client, "chè shan tuyết")


def test_the_smallest_picture_is_named_where_it_may_be_shown(client):
    (found,) = [hint for hint in hints(client, "chè shan tuyết") if hint["url"] == PRODUCT]
    photo = Product.objects.get(slug=PRODUCT.split("/")[2]).photo
    assert found["picture"] == photo.url_at(320, "avif")
    assert client.get(found["picture"]).status_code == 200
    Photo.objects.filter(pk=photo.pk).update(consent="pending")
    (found,) = [hint for hint in hints(client, "chè shan tuyết") if hint["url"] == PRODUCT]
    assert "picture" not in found


def test_what_is_said_of_a_thing_follows_what_it_says_itself(client):
    product = Product.objects.get(slug=PRODUCT.split("/")[2])
    province = product.province
    province.name = "Zâm Bút"
    province.save()
    product.name, product.photo = (
        "Chè Shan tuyết zâm",
        Photo.objects.showable().exclude(pk=product.photo_id).first(),
    )
    product.save()
    (found,) = [hint for hint in hints(client, "chè shan tuyết zâm") if hint["url"] == PRODUCT]
    assert (found["name"], found["kind"]) == ("Chè Shan tuyết zâm", "Sản phẩm, Zâm Bút")
    assert found.get("picture") == product.photo.url_at(product.photo.widths[0], "avif")


def test_a_place_is_of_old_from_the_day_after_its_last(client):
    place = Region.objects.get(slug="lao-cai")
    for days, words in ((0, "Tỉnh"), (-1, "Tỉnh (tên cũ)")):
        Region.objects.filter(pk=place.pk).update(valid_until=timezone.localdate() + timedelta(days=days))
        (found,) = [hint for hint in hints(client, "lào cai") if hint["url"] == place.get_absolute_url()]
        assert found["kind"] == words


def test_nobody_is_suggested_and_nobodys_number(client):
    """A cooperative is found by its director's name; what is offered is the cooperative."""
    for hint in hints(client, "đỗ tuấn lương"):
        assert "Lương" not in hint["name"] + hint["kind"]
        assert set(hint) <= {"name", "kind", "url", "picture"}


@pytest.mark.parametrize(
    ("query", "url"),
    [
        ("Đào Thanh Hảo", "/hop-tac-xa/htx-che-hao-dat/"),
        ("dao thanh hao", "/hop-tac-xa/htx-che-hao-dat/"),
        ("do tuan luong", COOPERATIVE),
        ("do tuan lu", COOPERATIVE),
        ("bui thi hai yen", "/hop-tac-xa/htx-san-xuat-va-thuong-mai-dich-vu-ban-viet/"),
    ],
)
def test_where_nothing_is_called_so_the_page_that_tells_of_it_is_suggested(client, query, url):
    found = urls(client, query)
    assert url in found
    shown = client.get("/tim-kiem/", {"q": query}).context["total"]
    assert len(found) == min(shown, 8)


@pytest.mark.parametrize("query", ["luong", "tuan luong", "do tuan"])
def test_fewer_words_of_a_text_suggest_nothing_by_it(client, query):
    assert COOPERATIVE not in urls(client, query)


def test_what_is_called_so_leaves_no_room_for_what_only_tells_of_it(client):
    """The visit tells of the tea, too."""
    found = urls(client, "chè shan tuyết cổ thụ")
    assert found[0] == PRODUCT
    assert VISIT not in found


def test_what_only_a_draft_tells_is_not_suggested(client):
    cooperative = Cooperative.objects.get(slug=COOPERATIVE.split("/")[2])
    cooperative.status = Status.DRAFT
    cooperative.save()
    assert COOPERATIVE not in urls(client, "do tuan luong")


def test_answers_are_kept_by_nobody_on_the_way(client):
    """What is taken down is named no more: neither a browser nor a proxy may remember that it was."""
    answer = client.get(ADDRESS, {"q": "che"})
    assert "no-store" in answer.headers["Cache-Control"]
    assert "Vary" not in answer.headers
    assert answer.cookies == {}
    assert client.head(ADDRESS, {"q": "che"}).status_code == 200
    assert client.post(ADDRESS, {"q": "che"}).status_code == 405


def asked_for(client, query) -> int:
    """Return how many questions the database is asked for the suggestions."""
    with CaptureQueriesContext(connection) as caught:
        assert hints(client, query)
    return len(caught)


def asked_for_at_first(client, query) -> int:
    """Return the same in a process that knows no words yet; leave one that knows them, and has to find anew."""
    forget()
    hints(client, "xu")  # the index is read into memory once
    number = asked_for(client, query)
    for _time in range(2):
        look()._state.answers.clear()
        hints(client, query)
    look()._state.answers.clear()
    return number


@pytest.mark.parametrize("query", ["ch", "che", "phình hồ", "phình h", "tan lap", "lao cai"])
def test_few_questions_are_asked_and_fewer_again(client, query):
    assert asked_for_at_first(client, query) <= MOST_AT_FIRST
    assert asked_for(client, query) <= MOST_QUERIES
    assert asked_for(client, query) <= 3


@pytest.mark.parametrize("query", ["tram tau", "htx che thai"])
def test_where_few_are_called_so_a_few_more_questions_are_asked(client, query):
    assert asked_for_at_first(client, query) <= MOST_AT_FIRST + 2
    assert asked_for(client, query) <= MOST_QUERIES + 2


@pytest.mark.parametrize("query", ["do tuan luong", "bui thi hai yen"])
def test_where_only_texts_say_it_names_were_asked_first(client, query):
    assert asked_for_at_first(client, query) <= MOST_AT_FIRST + 5
    assert asked_for(client, query) <= MOST_QUERIES + 2
    assert asked_for(client, query) <= 3


def test_what_was_suggested_before_changes_with_the_index(client):
    product = Product.objects.get(slug=PRODUCT.split("/")[2])
    assert PRODUCT not in urls(client, "wqxyz")
    product.name = "Chè wqxyz"
    product.save()
    assert urls(client, "wqxyz") == [PRODUCT]


def test_an_answer_is_light(client):
    for query in ("ch", "che", "tan lap", "thuc pham"):
        assert len(client.get(ADDRESS, {"q": query}).content) < 2_000
