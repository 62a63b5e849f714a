"""What stands in the rows of an entry finds it: people, shops, markets, topics, stops, promises, passages."""

import pytest
from django.urls import reverse

from cooperatives.models import Cooperative, CooperativePost, Federation, Market
from coopsite.common.models import Tag
from products.models import Product, ProductCategory
from stories.models import Story, StoryBlock, Visit, VisitStop
from tests.admin.forms import change_page, form_of
from tests.kit.finding import found
from tests.kit.scoping import make_editor
from tests.pages.addresses import CONG_TAM, COOPERATIVE, PRODUCT, STORY, VISIT

pytestmark = pytest.mark.django_db

HAO_DAT = "/hop-tac-xa/htx-che-hao-dat/"
KIEN_THUAN = "/hop-tac-xa/htx-dich-vu-tong-hop-kien-thuan/"
PACKING, BRIQUETTES = "/chuyen-ke/mot-ngay-dong-goi-hang-tan-che/", "/chuyen-ke/khong-bo-mot-canh-que-nao/"
FILMS = "/chuyen-ke/may-doan-phim-ngan-keo-duoc-ca-mot-doan-khach/"
STAY = "/san-pham/nghi-giua-nuong-che-phinh-ho/"
PEOPLE = [
    ("Đỗ Tuấn Lương", {COOPERATIVE, VISIT}),
    ("Trần Văn Kiên", {CONG_TAM, VISIT}),
    ("Đào Thanh Hảo", {HAO_DAT, PACKING}),
    ("Nguyễn Văn Dũng", {"/lien-minh/thai-nguyen/", STORY}),
    ("Đinh Duy Sung", {"/lien-minh/quang-ngai/", VISIT}),
    ("Nguyễn Đức Lâm", {"/lien-minh/yen-bai/", VISIT}),
]
OTHERS = [
    ("Shopee", {COOPERATIVE, VISIT, FILMS}),
    ("du lịch nông nghiệp", {COOPERATIVE, VISIT, STAY, "/chu-de/du-lich-nong-nghiep/"}),
    ("huyện Văn Chấn", {KIEN_THUAN, VISIT}),
    ("Canada", {KIEN_THUAN, VISIT}),
    ("Bát Độ", {VISIT}),
    ("H'Mông", {COOPERATIVE, VISIT}),
    ("chất đốt", {CONG_TAM, VISIT, BRIQUETTES}),
    ("Trà Bồng", {VISIT}),
    ("bảy nghìn", {PRODUCT}),
    ("vay vốn mua máy móc", {STORY}),
]
REST = {
    "federation": Federation,
    "cooperative": Cooperative,
    "product": Product,
    "visit": Visit,
    "story": Story,
}


def context_of(client, query, **more):
    return client.get("/tim-kiem/", {"q": query, **more}).context


def found_on(client, query):
    """The addresses that the search page lists, in order."""
    return [row.get_absolute_url() for one in context_of(client, query)["sections"] for row in one["rows"]]


def at(address):
    """The row of an entry's address."""
    kind, slug = address.strip("/").split("/")
    return {"hop-tac-xa": Cooperative, "san-pham": Product, "chuyen-tham": Visit}[kind].objects.get(slug=slug)


@pytest.mark.parametrize(("typed", "said_by"), [*PEOPLE, *OTHERS])
def test_whatever_says_it_is_found(client, typed, said_by):
    assert said_by <= set(found_on(client, typed))


@pytest.mark.parametrize(("typed", "said_by"), PEOPLE)
def test_who_says_it_comes_before_whoever_says_its_words_apart(client, typed, said_by):
    for section in context_of(client, typed)["sections"]:
        addresses = [row.get_absolute_url() for row in section["rows"]]
        telling = [address for address in addresses if address in said_by]
        assert addresses[: len(telling)] == telling


def test_a_name_comes_before_what_else_says_it():
    first = Product.objects.create(
        **{"name": "Zâm bút", "region_id": at(PRODUCT).region_id, "category_id": at(PRODUCT).category_id},
        federation=at(PRODUCT).federation,
        status="published",
    )
    other = at(STAY)
    other.about = "<p>Ăn với bút Zâm, zâm bút.</p>"
    other.save()
    for typed in ("zâm bút", "bút zâm"):
        assert found(Product, typed) == [first, other]


class TestKindsOfTheirOwn:
    def test_a_topic_says_that_it_is_one(self, client):
        page = client.get("/tim-kiem/", {"q": "du lich nong nghiep", "loai": "chu-de"})
        assert [row.name for row in page.context["sections"][0]["rows"]] == ["du lịch nông nghiệp"]
        assert "<p>Chủ đề</p>" in page.content.decode()
        assert ("chu-de", "Chủ đề", 1) in page.context["tabs"]

    def test_a_group_says_where_it_belongs(self, client):
        page = client.get("/tim-kiem/", {"q": "gia vi", "loai": "nhom"})
        assert reverse("category", args=["gia-vi"]) in page.content.decode()
        assert "Nhóm trong ngành Thực phẩm" in page.content.decode()
        assert "Ngành sản phẩm OCOP" in client.get("/tim-kiem/?q=thuc+pham&loai=nhom").content.decode()

    def test_a_group_without_products_is_found_too(self, client):
        empty = ProductCategory.objects.get(slug="hoa")
        assert not empty.products.exists()
        assert empty.get_absolute_url() in found_on(client, "hoa")

    def test_a_topic_is_found_when_something_public_carries_it(self, client):
        story = Story.objects.published().first()
        story.tags.add("Zâm bút")
        address = Tag.objects.get(name="Zâm bút").get_absolute_url()
        assert address in found_on(client, "zâm bút")
        Story.objects.filter(pk=story.pk).update(status="draft")
        assert context_of(client, "zâm bút")["total"] == 0


def test_a_page_with_every_kind_keeps_the_budget(client, django_assert_max_num_queries):
    client.get("/tim-kiem/?q=che")  # content types are asked for once in a process
    with django_assert_max_num_queries(15):
        assert len(context_of(client, "c")["sections"]) == 9


class TestRenewing:
    def test_only_what_is_derived_is_touched(self):
        row = at(COOPERATIVE)
        stored = Cooperative.objects.filter(pk=row.pk).values()
        before = stored.get()
        CooperativePost.objects.create(cooperative=row, name="Zâm Thị Bút", title="Kế toán")
        row.standfirst = "chưa lưu"
        row.renew_found()
        assert found(Cooperative, "zam thi but") == [row]
        assert stored.get() == before

    def test_a_new_row_has_nothing_hanging_on_it(self):
        for model in REST.values():
            row = model.objects.first()
            row.pk = None
            row.fill_derived()
            assert row.sort_key == row.make_sort_key() != ""

    def test_long_passages_are_found_to_the_end(self):
        story = Story.objects.first()
        StoryBlock.objects.create(story=story, text="<p>" + "chè xanh " * 40_000 + "</p><p>zâm bút</p>")
        story.renew_found()
        assert found(Story, "zâm bút") == [story]

    def test_a_private_number_finds_nobody(self):
        row = at(COOPERATIVE)
        CooperativePost.objects.create(cooperative=row, name="Zâm", title="Kế toán", phone="0900555777")
        row.renew_found()
        assert found(Cooperative, "zâm") == [row]
        assert not found(Cooperative, "0900555777")

    def test_a_visit_names_no_draft_that_it_saw(self):
        stop = VisitStop.objects.get(cooperative=at(CONG_TAM))
        Cooperative.objects.filter(pk=stop.cooperative_id).update(status="draft", standfirst="Zâm bút")
        stop.refresh_from_db()
        stop.renew_found()
        assert not found(Visit, "zâm bút")

    @pytest.mark.parametrize(
        "html", ["<p>zâm</p><p>bút</p>", "<ul><li>zâm</li><li>bút</li></ul>", "zâm&nbsp;bút"]
    )
    def test_tags_part_words(self, html):
        row = at(PRODUCT)
        row.about = f"{html}<script>nope()</script>"
        row.save()
        assert found(Product, "zâm bút") == [row]
        assert not found(Product, "nope")

    def test_marks_inside_a_word_part_nothing(self):
        row = at(PRODUCT)
        row.about = "<p><strong>Z</strong>âm rộng 7 m<sup>2</sup> &amp; hơn</p>"
        row.save()
        assert found(Product, "zâm rộng 7 m2 hơn") == [row]


class TestInTheAdmin:
    @pytest.fixture
    def editor(self, client):
        client.force_login(make_editor("nguoi-lao-cai", "lao-cai"))
        return client

    def post(self, editor, row, **changes):
        answer = editor.post(change_page(row), form_of(editor, row) | changes)
        assert answer.status_code == 302

    def test_a_row_of_the_form_finds_what_it_hangs_on(self, editor):
        row = at(CONG_TAM)
        self.post(editor, row, **{"posts-0-name": "Zâm Thị Bút"})
        assert CONG_TAM in found_on(editor, "zâm thị bút")
        assert CONG_TAM not in found_on(editor, "Trần Văn Kiên")

    def test_so_does_a_new_row_and_a_topic(self, editor):
        row, market = at(COOPERATIVE), Market.objects.get(key="canada")
        new = {"export_markets-TOTAL_FORMS": "1", "export_markets-0-market": market.pk}
        self.post(editor, row, **new, **{"export_markets-0-position": "0", "tags": "zâm bút, chè"})
        assert COOPERATIVE in found_on(editor, "canada")
        assert {COOPERATIVE, "/chu-de/zam-but/"} <= set(found_on(editor, "zâm bút"))
        assert COOPERATIVE not in found_on(editor, "du lịch nông nghiệp")

    def test_a_stop_on_its_own_page_renews_its_visit(self, editor):
        stop = at(VISIT).stops.first()
        self.post(editor, stop, title="Zâm bút")
        assert VISIT not in found_on(editor, "zâm bút")
        assert (
            editor.post(reverse("admin:stories_visit_act", args=[stop.visit_id, "dang"])).status_code == 302
        )
        assert VISIT in found_on(editor, "zâm bút")
        stop.delete()
        assert VISIT not in found_on(editor, "zâm bút")

    def test_a_stop_in_the_form_of_its_visit_does_so_too(self, editor):
        self.post(editor, at(VISIT), **{"stops-0-text": "Đoàn xem zâm bút."})
        assert VISIT in found_on(editor, "zâm bút")
