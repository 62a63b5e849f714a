"""The search page when nothing is found: what was looked for, what to leave out, what there is nearby."""

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from cooperatives.models import Region
from coopsite.common.publishing import Status
from coopsite.common.search.shelf import look
from coopsite.views.nothing_found import named_place
from products.models import Product

pytestmark = pytest.mark.django_db


def asked(client, query, **further):
    answer = client.get("/tim-kiem/", {"q": query, **further})
    assert answer.status_code == 200
    return answer


def nothing(client, query, **further) -> dict:
    answer = asked(client, query, **further)
    assert answer.context["total"] == 0
    return answer.context["nothing"]


def test_what_finds_something_needs_no_help(client):
    assert "nothing" not in asked(client, "phình hồ").context
    assert "nothing" not in asked(client, "").context


def test_each_word_tells_whether_a_name_says_it(client):
    words = nothing(client, "chè phình hồ xyzq")["words"]
    assert [word.typed for word in words] == ["chè", "phình", "hồ", "xyzq"]
    assert [word.names > 0 for word in words] == [True, True, True, False]
    assert "<b>xyzq</b>: chưa có tên nào" in asked(client, "chè phình hồ xyzq").content.decode()


def test_an_unknown_word_is_told_its_neighbours(client):
    words = {word.typed: word for word in nothing(client, "mienn xyzq")["words"]}
    assert "mien" in words["mienn"].near
    assert words["xyzq"].near == ()


def test_a_word_that_only_a_draft_says_is_no_neighbour(client):
    product = Product.objects.first()
    product.name, product.status = "Rượu wqxyz", Status.DRAFT
    product.save()
    (word, _other) = nothing(client, "wqxyzz xyzq")["words"]
    assert (word.names, word.near) == (0, ())


def test_the_word_to_leave_out_is_found_and_its_count_is_what_the_link_finds(client):
    (fewer,) = nothing(client, "chè phình hồ xyzq")["fewer"]
    assert fewer.said == "chè phình hồ"
    assert asked(client, fewer.said).context["total"] == fewer.count > 0
    assert "?q=ch%C3%A8%20ph%C3%ACnh%20h%E1%BB%93" in asked(client, "chè phình hồ xyzq").content.decode()


def test_where_one_word_less_is_not_enough_the_longest_parts_are_offered(client):
    said = [one.said for one in nothing(client, "phình hồ xyzq wqqz tân cương")["fewer"]]
    assert set(said) == {"phình hồ", "tân cương"}


def test_words_that_nothing_says_leave_nothing_to_ask(client):
    assert nothing(client, "xyzq wqqz")["fewer"] == []
    assert nothing(client, "xyzq")["fewer"] == []


def test_the_reading_of_the_keys_is_told(client):
    told = nothing(client, "nuowcs mawms phú quốc")
    assert told["tried"] == [("Telex", "nước mắm phú quốc")]
    assert [word.typed for word in told["words"]] == ["nước", "mắm", "phú", "quốc"]


def test_letters_taken_as_they_stand_are_offered_as_they_are_meant(client):
    assert nothing(client, "phinhf hoof", dung="1")["meant"].said == "phình hồ"
    assert nothing(client, "mien dogn", dung="1")["meant"].how == "spelling"
    assert nothing(client, "xyzq", dung="1")["meant"] is None


@pytest.mark.parametrize("query", ["!!!", "…", "茶", "%"])
def test_what_holds_no_letter_is_answered(client, query):
    told = nothing(client, query)
    assert (told["words"], told["fewer"]) == ([], [])
    assert told["products"]


@pytest.mark.parametrize(
    ("query", "place"),
    [
        ("blockchain lào cai", "tỉnh Lào Cai"),
        ("blockchain yen bai", "tỉnh Yên Bái"),
        ("blockchain phình hồ", "tỉnh Lào Cai"),
        ("blockchain xã tân cương", "xã Tân Cương"),
    ],
)
def test_products_of_the_region_that_is_named(client, query, place):
    told = nothing(client, query)
    assert told["place"].with_type == place
    assert told["products"]
    region = Product.objects.published().in_region(told["place"]).holding_stars()
    assert {product.pk for product in told["products"]} <= set(region.values_list("pk", flat=True))
    assert all(product.photo for product in told["products"])


@pytest.mark.parametrize("query", ["blockchain", "blockchain cà mau"])
def test_products_of_the_country_where_no_region_is_named_or_it_has_none(client, query):
    told = nothing(client, query)
    assert told["place"] is None
    assert told["products"]
    assert "Đang giữ sao trên cả nước" in asked(client, query).content.decode()


def test_a_draft_is_not_shown_off(client):
    Product.objects.update(status=Status.DRAFT)
    told = nothing(client, "blockchain lào cai")
    assert (told["place"], told["products"]) == (None, [])


@pytest.mark.parametrize(
    ("words", "name"),
    [("huế", "thành phố Huế"), ("chè", None), ("tân", None), ("tỉnh lào cai", "tỉnh Lào Cai"), ("lào", None)],
)
def test_a_place_is_named_by_its_whole_name(words, name):
    place = named_place(look(), words.split())
    assert (place and place.with_type) == name


def test_the_longest_name_is_meant():
    assert Region.objects.filter(name="Tân Cương").exists()
    assert named_place(look(), ["xyzq", "Tân", "Cương", "Thái", "Nguyên"]).name in (
        "Tân Cương",
        "Thái Nguyên",
    )


def test_a_kind_without_answers_leads_to_all_kinds(client):
    answer = asked(client, "phình hồ", loai="nhom")
    assert (answer.context["only"], answer.context["missing"]) == (None, "Nhóm sản phẩm")
    assert "Không có kết quả nào trong “Nhóm sản phẩm”" in answer.content.decode()
    assert answer.context["sections"]
    for kind in ("san-pham", "khong-co"):
        assert asked(client, "phình hồ", loai=kind).context["missing"] == ""
    assert nothing(client, "xyzq", loai="san-pham")["products"]


@pytest.mark.parametrize(
    "query", ["chè phình hồ xyzq", "a b c d e f g h i k l m n o p", "xyzq", "wqqz yên bái zzq"]
)
def test_help_asks_little(client, query):
    asked(client, query)
    with CaptureQueriesContext(connection) as caught:
        asked(client, query)
    assert len(caught) <= 20
