"""Names are found the way people type them, and the best answer comes first."""

import datetime
import unicodedata

import pytest
from django.utils import timezone

from cooperatives.models import Cooperative, Federation, Region
from products.models import Product
from stories.models import Story, Visit
from tests.kit.finding import found
from tests.pages.addresses import COOPERATIVE, PRODUCT, STORY, VISIT

pytestmark = pytest.mark.django_db

DAY = datetime.timedelta(days=1)


def names(model, query):
    return [row.find_name() for row in found(model, query)]


def keys_found(query):
    return {region.key for region in found(Region, query)}


@pytest.mark.parametrize(
    "query",
    [
        *(
            "Chè Shan tuyết cổ thụ",
            "che shan tuyet co thu",
            "CHE SHAN TUYẾT",
            "chè  shan,tuyêt",
            "tuyet shan",
        ),
        *("co thu phinh ho", "shan tuy", unicodedata.normalize("NFD", "Chè Shan tuyết cổ thụ")),
    ],
)
def test_any_spelling_finds_it(query):
    assert "Chè Shan tuyết cổ thụ Phình Hồ" in names(Product, query)


@pytest.mark.parametrize("query", ["h'mong", "H’Mông", "hmong", "Hʼmông"])
def test_any_apostrophe_finds_it(query):
    one = Cooperative.objects.first()
    one.standfirst = "Nhóm phụ nữ H’Mông dệt lanh."
    one.save()
    assert one in found(Cooperative, query)


@pytest.mark.parametrize("query", ["", "  ", "!?", "\u0301", "%", "_"])
def test_nothing_typed_finds_nothing(query):
    assert names(Product, query) == []


def test_a_word_is_found_by_its_beginning_not_by_its_middle():
    assert names(Product, "tuy")
    assert names(Product, "uyet") == []


def test_the_accents_that_were_typed_come_first():
    """Tân Hòa, Tân Hoa and Tân Hóa fold alike; whoever types the accents means them."""
    alike = ("Tân Hòa", "Tân Hoa", "Tân Hóa")
    for typed in alike:
        assert names(Region, typed)[0] == typed
        assert set(alike) <= set(names(Region, typed))
    assert set(names(Region, "tan hoa")) == set(names(Region, "Tân Hòa"))


def test_a_whole_name_comes_before_a_longer_one():
    found = names(Region, "hà nội")
    assert found[0] == "Hà Nội"


def test_a_long_query_is_no_burden():
    assert set(names(Product, "chè " * 5000)) == set(names(Product, "chè"))


def test_an_old_place_finds_what_was_made_there():
    assert "Chè Shan tuyết cổ thụ Phình Hồ" in names(Product, "tram tau")
    assert "HTX chè Shan tuyết Phình Hồ" in names(Cooperative, "yen bai")
    assert names(Visit, "quang ngai")


def test_products_follow_their_makers_new_name():
    maker = Cooperative.objects.get(slug="htx-che-shan-tuyet-phinh-ho")
    maker.name = "HTX Mây trắng Trạm Tấu"
    maker.save()
    assert set(found(Product, "may trang")) == set(maker.products.all()) != set()


@pytest.mark.parametrize(
    "typed", ["Đồng Hỷ", "\u00d0ồng Hỷ", "\u0189ồng hỷ", "\u00f0ong hy", "đong hy", "DONG HY"]
)
def test_any_letter_typed_for_d_finds_it(typed):
    """Ð and Ɖ look like Đ and are typed for it; who leaves its stroke out means it too."""
    assert {"huyen-dong-hy-thai-nguyen", "xa-dong-hy-thai-nguyen"} <= keys_found(typed)
    assert "Miến dong Việt Cường" in names(Product, typed)


@pytest.mark.parametrize(
    "typed", ["Hòa Bình", "Hoà Bình", "hoa binh", unicodedata.normalize("NFD", "Hoà Bình"), "HÒA BÌNH"]
)
def test_both_placings_of_a_tone_find_it(typed):
    assert "hoa-binh" in keys_found(typed)


@pytest.mark.parametrize("typed", ["HTX Phình Hồ", "hợp tác xã phình hồ", "htx phinh ho"])
def test_the_legal_form_in_short_or_whole_finds_it(typed):
    assert names(Cooperative, typed) == ["HTX chè Shan tuyết Phình Hồ"]


@pytest.mark.parametrize("typed", ["LMHTX Thái Nguyên", "lien minh htx thai nguyen"])
def test_a_federation_is_found_by_its_short_name(typed):
    assert names(Federation, typed) == ["Liên minh Hợp tác xã tỉnh Thái Nguyên"]


def found_on_page(client, query):
    """The addresses that the search page lists, in order."""
    sections = client.get("/tim-kiem/", {"q": query}).context["sections"]
    return [row.get_absolute_url() for section in sections for row in section["rows"]]


@pytest.mark.parametrize("form", ["NFC", "NFD"])
def test_the_page_puts_the_accents_that_were_typed_first(client, form):
    for name in ("Tân Hòa", "Tân Hoa", "Tân Hóa"):
        page = client.get("/tim-kiem/", {"q": unicodedata.normalize(form, name)})
        (places,) = [one for one in page.context["sections"] if one["key"] == "noi-chon"]
        assert places["rows"][0].name == name


def test_the_accents_come_first_among_products_too(client):
    kept = Product.objects.get(slug="mien-dong-viet-cuong")
    for name in ("Quê ngoại", "Quế thanh", "Quẻ xanh"):
        kept.pk, kept.slug, kept.name, kept._state.adding = None, "", name, True
        kept.save()
    assert names(Product, "quẻ")[0] == "Quẻ xanh"
    assert names(Product, "quê")[0] == "Quê ngoại"
    assert {"Quê ngoại", "Quẻ xanh", "Quế thanh"} <= set(names(Product, "que"))


@pytest.mark.parametrize(
    ("typed", "former", "todays"),
    [
        ("yên bái", "yen-bai", "lao-cai"),
        ("huyen tram tau", "huyen-tram-tau-yen-bai", "xa-phinh-ho-lao-cai"),
        ("bao ly", "xa-bao-ly-phu-binh-thai-nguyen", "xa-phu-binh-thai-nguyen"),
    ],
)
def test_an_old_place_is_found_and_leads_to_what_it_became(client, typed, former, todays):
    address = f"/dia-phuong/{former}/"
    everywhere = client.get("/tim-kiem/", {"q": typed, "loai": "noi-chon"}).content.decode()
    assert f'href="{address}"' in everywhere
    assert "tên cũ, đến hết 30/6/2025" in everywhere
    assert f'href="/dia-phuong/{todays}/"' in client.get(address).content.decode()


@pytest.mark.parametrize("change", [{"status": "draft"}, {"published_at": timezone.now() + DAY}])
@pytest.mark.parametrize(
    ("model", "path"), [(Product, PRODUCT), (Cooperative, COOPERATIVE), (Visit, VISIT), (Story, STORY)]
)
def test_what_is_not_public_is_neither_found_nor_counted(client, model, path, change):
    row = model.objects.get(slug=path.strip("/").split("/")[-1])
    query = row.find_name()
    assert path in found_on_page(client, query)
    before = client.get("/tim-kiem/", {"q": query}).context["total"]
    # What a hidden cooperative made is not found by its name, either.
    named_by_it = row.products.published().count() if model is Cooperative else 0
    model.objects.filter(pk=row.pk).update(**change)
    assert path not in found_on_page(client, query)
    after = client.get("/tim-kiem/", {"q": query, "dung": "1"}).context
    assert before - 1 - named_by_it <= after["total"] < before
    assert sum(count for _key, _heading, count in after["tabs"]) == after["total"]


def test_the_counts_are_of_what_is_found(client):
    page = client.get("/tim-kiem/", {"q": "tân"}).context
    for key, _heading, count in page["tabs"]:
        (alone,) = client.get("/tim-kiem/", {"q": "tân", "loai": key}).context["sections"]
        assert alone["page"].paginator.count == count > 0


def test_each_is_found_once(client):
    """Joins to stops, tags or places must not list a row twice."""
    for query in ("che", "lao cai", "hop tac xa"):
        addresses = found_on_page(client, query)
        assert len(addresses) == len(set(addresses)) > 5


def test_one_kind_is_found_in_pages(client):
    first = client.get("/tim-kiem/?q=tan&loai=noi-chon").content.decode()
    second = client.get("/tim-kiem/?q=tan&loai=noi-chon&trang=2").content.decode()
    assert 'aria-label="Trang kết quả"' in first
    assert first != second
