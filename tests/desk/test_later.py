"""Publication at a set time, and what cannot be public yet."""

from datetime import timedelta

import pytest
from django.utils import timezone

from coopsite.desk import drafting
from coopsite.desk.models import Draft, Revision
from coopsite.desk.standing import Standing
from coopsite.desk.troubles import Incomplete, Refused, WrongState
from products.models import Product
from stories.models import Story
from tests.admin.forms import change_page
from tests.desk.acting import shown
from tests.pages.addresses import PRODUCT

pytestmark = pytest.mark.django_db


class TestLater:
    def test_a_set_time_publishes_nothing_before_and_the_whole_afterwards(self, desk, product):
        desk.save(product, standfirst="Câu hẹn giờ.")
        tomorrow = timezone.localtime() + timedelta(days=1)
        desk.act(product, "hen-gio", _day=f"{tomorrow:%d/%m/%Y}", _hour="08:30")
        assert "Câu hẹn giờ." not in shown(PRODUCT)
        assert not Draft.objects.due().exists()
        draft = Draft.objects.due(tomorrow.replace(hour=8, minute=30)).get()
        drafting.publish(draft.row)
        assert "Câu hẹn giờ." in shown(PRODUCT)

    def test_what_nobody_looked_at_is_not_set_for_a_time(self, editor, desk, product):
        editor.save(product, "_submit", standfirst="Câu đã xem.")
        seen = Standing(product).digest
        editor.save(product, "_submit", standfirst="Câu chưa xem.")
        desk.act(product, "hen-gio", _day="1/1/2030", _hour="8:30", _seen=seen)
        assert Standing(product).draft.state == "submitted"

    @pytest.mark.parametrize(
        ("day", "hour"), [("", "8:30"), ("31/2/2030", "8:30"), ("1/1/2030", "25:00"), ("1/1/2020", "8:00")]
    )
    def test_no_time_and_no_past_time(self, desk, product, day, hour):
        desk.save(product, standfirst="Câu hẹn giờ.")
        desk.act(product, "hen-gio", _day=day, _hour=hour)
        assert Standing(product).draft.state == "writing"
        assert desk.said()

    def test_what_could_not_be_published_cannot_be_set_for_later(self, desk, product):
        desk.save(product, category="")
        with pytest.raises(Incomplete):
            drafting.schedule(product, desk.user, timezone.now() + timedelta(days=1))
        assert Standing(product).draft.state == "writing"

    def test_who_may_only_look_sees_what_waits_whole(self, editor, desk):
        story = Story.objects.filter(federation__slug="lao-cai", status="published").first()
        others = Product.objects.published().exclude(stories=story)
        desk.save(story, title="Tên chờ đăng", tags="zâm bút", products=[others.first().pk])
        drafting.schedule(story, desk.user, timezone.now() + timedelta(days=1))
        page = editor.client.get(change_page(story))
        assert not page.context["has_change_permission"]
        html = page.content.decode()
        told = {"title": "Tên chờ đăng", "tags": "zâm bút", "products": others.first().name}
        for name, words in told.items():
            # The panel above tells what differs; the form itself shows it.
            row = html[html.index(f"form-row field-{name}") :]
            assert words in row[: row.index("</div>\n")], name

    def test_what_is_set_for_a_time_is_the_publishers_to_change(self, editor, desk, product):
        desk.save(product, standfirst="Câu đã duyệt.")
        drafting.schedule(product, desk.user, timezone.now() + timedelta(days=1))
        assert editor.client.post(editor.page(product, "change"), {"name": "x"}).status_code == 403
        assert editor.act(product, "bo-nhap").status_code == 403
        first = Revision.objects.about(product).with_content().last()
        assert editor.client.post(editor.page(product, "restore", first.number)).status_code == 403
        assert editor.client.post(editor.page(product, "merge", first.number), {}).status_code == 403
        desk.save(product, packaging="hộp 100 g")
        assert Standing(product).draft.state == "scheduled"
        assert Standing(product).draft.head.data["fields"]["standfirst"] == "Câu đã duyệt."


class TestIncomplete:
    def test_publishing_says_what_is_missing_and_changes_nothing(self, desk, product):
        before = shown(PRODUCT)
        desk.save(product, "_publish", category="", standfirst="Câu nháp.")
        assert "Nhóm OCOP: chưa điền." in desk.said()
        assert shown(PRODUCT) == before
        assert Standing(product).draft is not None

    def test_no_act_without_a_draft(self, desk, product):
        for act in (drafting.discard, drafting.recall, drafting.submit, drafting.unschedule):
            with pytest.raises(WrongState):
                act(product, desk.user)
        with pytest.raises(Refused):
            drafting.give_back(product, desk.user, "x")
