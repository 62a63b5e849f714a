"""A draft beside the live page: the public sees nothing of it until it is published, and then all of it."""

import pytest
from django.test import Client

from cooperatives.models import Cooperative
from coopsite.common.models import Tag
from coopsite.desk.models import Act, Draft, Revision
from coopsite.desk.standing import Standing
from products.models import Product
from stories.models import Story, Visit, VisitStop
from tests.desk.acting import shown
from tests.desk.conftest import PHINH_HO
from tests.pages.addresses import EVERY_PAGE, PRODUCT, STORY, VISIT

pytestmark = pytest.mark.django_db

WORD = "zâmbútnháp"


def site() -> dict[str, bytes]:
    """Return what the public gets at every kind of page, and at a search for the word that drafts bring in."""
    reader = Client()
    pages = [*EVERY_PAGE, f"/tim-kiem/?q={WORD}", f"/chu-de/{WORD}/"]
    return {address: reader.get(address).content for address in pages}


@pytest.mark.once
def test_the_public_site_is_byte_identical_after_drafts_of_every_noun(desk):
    """Their fields, rows that come, change and go, pictures, links and topics included."""
    rows = [
        (
            Product.objects.get(slug=PHINH_HO),
            {"name": WORD, "slug": "che-moi", "price": "99.000", "tags": WORD},
        ),
        (Cooperative.objects.get(slug="htx-che-shan-tuyet-phinh-ho"), {"name": WORD, "posts-0-name": WORD}),
        (
            Story.objects.get(slug=STORY.split("/")[2]),
            {"title": WORD, "blocks-0-DELETE": "on", "products": []},
        ),
        (Visit.objects.get(), {"title": WORD, "stops-0-title": WORD, "lessons-0-DELETE": "on", "tags": WORD}),
        (VisitStop.objects.filter(figures__isnull=False).first(), {"title": WORD, "figures-0-low": "987"}),
    ]
    before = site()
    for row, typed in rows:
        assert desk.save(row, **typed).status_code == 302, row
    assert Draft.objects.count() == 4
    after = site()
    assert [address for address in before if after[address] != before[address]] == []
    assert not Tag.objects.filter(name=WORD).exists()


class TestSaving:
    def test_the_form_shows_what_waits(self, desk, product):
        desk.save(product, standfirst="Câu nháp.", **{"figures-0-DELETE": "on"})
        assert desk.open(product)["standfirst"] == "Câu nháp."
        assert int(desk.open(product)["figures-TOTAL_FORMS"]) == product.figures.count() - 1

    def test_an_unchanged_form_makes_no_draft(self, desk, product):
        desk.save(product)
        assert Standing(product).draft is None
        assert "Không có gì thay đổi" in desk.said()

    def test_a_form_with_errors_changes_nothing_and_keeps_what_was_typed(self, desk, product):
        answer = desk.save(product, name="", standfirst="Câu vừa gõ.")
        assert answer.status_code == 200
        assert "Câu vừa gõ." in answer.content.decode()
        assert Standing(product).draft is None

    def test_a_new_page_may_lack_almost_everything(self, desk):
        add = desk.client.get("/quan-tri/products/product/add/").context
        sent = {
            "name": "Mật ong bạc hà",
            "federation": add["adminform"].form.fields["federation"].queryset[0].pk,
        }
        for inline in add["inline_admin_formsets"]:
            sent |= {f"{inline.formset.prefix}-TOTAL_FORMS": 0, f"{inline.formset.prefix}-INITIAL_FORMS": 0}
        assert desk.client.post("/quan-tri/products/product/add/", sent).status_code == 302
        product = Product.objects.get(name="Mật ong bạc hà")
        assert Standing(product).draft.head.data["fields"]["name"] == "Mật ong bạc hà"
        assert Client().get(product.get_absolute_url()).status_code == 404
        desk.act(product, "dang")
        said = desk.said()
        assert "Nhóm OCOP: chưa điền." in said
        assert "Địa phương hiện nay: chưa điền." in said
        product.refresh_from_db()
        assert not product.is_published()

    def test_each_noun_can_be_begun_with_a_name_alone(self, desk):
        for noun, name in (
            ("stories/story", "title"),
            ("stories/visit", "title"),
            ("cooperatives/cooperative", "name"),
        ):
            address = f"/quan-tri/{noun}/add/"
            page = desk.client.get(address).context
            form = page["adminform"].form
            sent = {name: "Mới bắt đầu", "federation": form.fields["federation"].queryset[0].pk}
            choices = {
                key: field.initial for key, field in form.fields.items() if field.initial and key not in sent
            }
            for inline in page["inline_admin_formsets"]:
                sent |= {
                    f"{inline.formset.prefix}-TOTAL_FORMS": 0,
                    f"{inline.formset.prefix}-INITIAL_FORMS": 0,
                }
            chosen = {"kind": "practice"} if "kind" in form.fields else {}
            if chosen:
                chosen["kind"] = form.fields["kind"].choices[-1][0]
            answer = desk.client.post(address, {**choices, **chosen, **sent})
            assert answer.status_code == 302, (noun, answer.context["adminform"].form.errors)


class TestTheWay:
    """Submit, return with a reason, publish."""

    def test_an_editor_hands_in_and_a_publisher_publishes(self, editor, desk, product):
        editor.save(product, "_submit", standfirst="Câu của biên tập viên.")
        assert Standing(product).draft.state == "submitted"
        assert "Câu của biên tập viên." not in shown(PRODUCT)
        desk.act(product, "tra-lai", _note="Thiếu nguồn cho con số.")
        draft = Standing(product).draft
        assert (draft.state, draft.reason) == ("returned", "Thiếu nguồn cho con số.")
        assert "Thiếu nguồn cho con số." in editor.client.get(editor.page(product, "change")).content.decode()
        editor.save(product, "_submit", standfirst="Câu đã sửa.")
        desk.act(product, "dang")
        assert "Câu đã sửa." in shown(PRODUCT)
        assert Standing(product).draft is None

    def test_a_return_needs_a_reason(self, editor, desk, product):
        editor.save(product, "_submit", standfirst="Câu nháp.")
        desk.act(product, "tra-lai", _note=" ")
        assert Standing(product).draft.state == "submitted"
        assert "lý do" in desk.said()

    @pytest.mark.parametrize("deed", ["dang", "hen-gio", "tra-lai", "bo-hen", "go-xuong"])
    def test_an_editor_may_not_decide(self, editor, product, deed):
        editor.save(product, "_submit", standfirst="Câu nháp.")
        assert editor.act(product, deed, _note="x", _day="1/1/2030", _hour="8:00").status_code == 403
        assert "Câu nháp." not in shown(PRODUCT)
        assert Standing(product).draft.state == "submitted"

    def test_nor_by_the_buttons_of_the_form(self, editor, product):
        assert editor.save(product, "_publish", standfirst="Câu nháp.").status_code == 403
        assert "Câu nháp." not in shown(PRODUCT)

    def test_what_is_changed_after_handing_in_waits_for_its_writer_again(self, editor, product):
        editor.save(product, "_submit", standfirst="Câu nháp.")
        editor.save(product, standfirst="Câu nháp hai.")
        assert Standing(product).draft.state == "writing"

    def test_a_publisher_publishes_what_they_saw(self, editor, desk, product):
        editor.save(product, "_submit", standfirst="Câu đã xem.")
        seen = Standing(product).digest
        editor.save(product, "_submit", standfirst="Câu chưa xem.")
        desk.act(product, "dang", _seen=seen)
        assert "Câu chưa xem." not in shown(PRODUCT)
        assert "Có người vừa sửa" in desk.said()

    def test_nor_does_the_forms_own_button_publish_what_another_wrote_meanwhile(self, editor, desk, product):
        form = desk.open(product, "_publish") | {"packaging": "hộp mới"}
        editor.save(product, standfirst="Câu dở dang.")
        desk.send(product, form)
        assert "Câu dở dang." not in shown(PRODUCT)
        assert "xem lại bản đã ghép" in desk.said()

    def test_who_publishes_may_mend_a_word_of_what_was_handed_in(self, editor, desk, product):
        editor.save(product, "_submit", standfirst="Câu gửi duyệt.")
        desk.save(product, packaging="hộp 100 g")
        draft = Standing(product).draft
        assert (draft.state, draft.updated_by) == ("submitted", editor.user)

    def test_ticked_in_the_list_only_what_was_handed_in_goes_out(self, editor, desk, product):
        editor.save(product, standfirst="Câu dở dang.")
        ticked = {"action": "publish", "_selected_action": [product.pk]}
        desk.client.post("/quan-tri/products/product/", ticked)
        assert "Câu dở dang." not in shown(PRODUCT)
        editor.act(product, "gui-duyet")
        desk.client.post("/quan-tri/products/product/", ticked)
        assert "Câu dở dang." in shown(PRODUCT)

    def test_discarding_keeps_the_page_and_the_history(self, desk, product):
        before = shown(PRODUCT)
        desk.save(product, standfirst="Câu bỏ đi.")
        desk.act(product, "bo-nhap")
        assert shown(PRODUCT) == before
        kept = Revision.objects.about(product).filter(act=Act.DRAFTED).get()
        assert kept.data["fields"]["standfirst"] == "Câu bỏ đi."

    def test_taking_down_needs_a_reason_and_keeps_the_content(self, desk, product):
        desk.act(product, "go-xuong", _note="")
        assert Client().get(PRODUCT).status_code == 200
        desk.act(product, "go-xuong", _note="hợp tác xã nghỉ bán")
        assert Client().get(PRODUCT).status_code == 404
        assert desk.open(product)["name"] == product.name
        desk.act(product, "dang")
        assert Client().get(PRODUCT).status_code == 200

    def test_a_new_address_leads_on_from_the_former_once_it_is_published(self, desk, product):
        desk.save(product, slug="che-phinh-ho")
        assert Client().get("/san-pham/che-phinh-ho/").status_code == 404
        desk.act(product, "dang")
        assert Client().get(PRODUCT).headers["Location"] == "/san-pham/che-phinh-ho/"

    def test_the_day_of_first_publication_stays(self, desk, product):
        first = product.published_at
        desk.save(product, "_publish", standfirst="Câu mới.")
        product.refresh_from_db()
        assert product.published_at == first
        assert product.updated_by == desk.user

    def test_a_stop_on_its_own_form_is_part_of_its_visits_draft(self, desk):
        stop = VisitStop.objects.filter(figures__isnull=False).first()
        desk.save(stop, title="Chặng nháp")
        assert "Chặng nháp" not in shown(VISIT)
        assert "Chặng nháp" in str(Standing(stop.visit).draft.head.data)
        desk.act(stop.visit, "dang")
        assert "Chặng nháp" in shown(VISIT)
