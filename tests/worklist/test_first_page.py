"""The admin's first page: what waits for whom, what expires, what pages owe, what changed; and nobody else's."""

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.utils import timezone

from cooperatives.models import Cooperative, Federation, Metric, Photo, Role
from coopsite.common.dates import add_months
from coopsite.desk import drafting
from coopsite.desk.discarding import put_in_bin
from coopsite.desk.models import Act, Revision
from products.models import OcopCertificate, OcopDecision, Product, ProductChannel, ProductFigure
from stories.models import Story
from tests.kit.scoping import make_editor
from tests.kit.words import english_in
from tests.worklist.kit import INDEX, change, due_since, named, named_all, sections, staff

pytestmark = pytest.mark.django_db


def test_a_sales_link_that_leads_nowhere_is_told(as_writer, tea):
    assert "lien-ket-hong" not in sections(as_writer)
    ProductChannel.objects.create(
        product=tea, platform="shopee", url="https://shopee.vn/x", dead_since="2026-11-01", answer="404"
    )
    section = sections(as_writer)["lien-ket-hong"]
    assert named(section) == [tea.name]
    assert section.lines[0].words == "Shopee: không còn trang (404), từ 1/11/2026"
    listed = as_writer.get(section.more[0][1]).context["cl"].queryset
    assert list(listed) == [tea]


class TestWhatWaits:
    def test_what_was_handed_in_waits_for_who_publishes(self, client, tea, writer, publisher):
        change(tea, writer, packaging="Hộp 100 g")
        drafting.submit(tea, writer, "Đã hỏi lại.")
        client.force_login(publisher)
        waiting = sections(client)["cho-duyet"]
        assert (waiting.total, named(waiting), waiting.lines[0].quote) == (1, [tea.name], "Đã hỏi lại.")
        client.force_login(writer)
        assert {"cho-duyet", "da-gui"} & set(sections(client)) == {"da-gui"}

    def test_what_was_returned_waits_for_its_writer_with_the_reason(self, client, tea, writer, publisher):
        change(tea, writer, packaging="Hộp 100 g")
        drafting.submit(tea, writer)
        drafting.give_back(tea, publisher, "Thiếu khối lượng.")
        client.force_login(writer)
        assert sections(client)["tra-lai"].lines[0].quote == "Thiếu khối lượng."
        client.force_login(publisher)
        assert "tra-lai" not in sections(client)

    def test_what_is_unfinished_is_its_writers_alone(self, client, tea, writer, publisher):
        change(tea, writer, packaging="Hộp 100 g")
        client.force_login(writer)
        assert named(sections(client)["viet-do"]) == [tea.name]
        client.force_login(publisher)
        assert "viet-do" not in sections(client)

    def test_what_is_set_for_a_time_is_everybodys_to_see(self, as_writer, tea, writer, publisher):
        change(tea, writer, packaging="Hộp 100 g")
        due_since(tea, publisher)
        assert named(sections(as_writer)["hen-gio"]) == [tea.name]

    def test_a_timer_that_stands_still_is_noticed(self, as_writer, tea, writer, publisher):
        change(tea, writer, packaging="Hộp 100 g")
        due_since(tea, publisher, minutes=20)
        assert named(sections(as_writer)["cham-gio"]) == [tea.name]

    def test_a_publisher_elsewhere_decides_nothing_here(self, client, tea, writer):
        """Publishes for the merged federation, writes for its successor: one card, two roles."""
        user = staff("hai-vai", Role.PUBLISHER, "yen-bai")
        user.memberships.create(federation=Federation.objects.get(slug="lao-cai"), role=Role.EDITOR)
        ours, merged = Federation.objects.get(slug="lao-cai"), Federation.objects.get(slug="yen-bai")
        other = Cooperative.objects.published().filter(federation__in=[ours, merged]).first()
        for row, owner in ((tea, ours), (other, merged)):
            type(row).objects.filter(pk=row.pk).update(federation=owner)
            change(row, writer, standfirst="Câu mới.")
            drafting.submit(row, writer)
        client.force_login(user)
        assert len(client.get(INDEX).context["cards"]) == 1
        assert named(sections(client)["cho-duyet"]) == [other.name]


class TestCertificates:
    @pytest.fixture
    def recognise(self, tea):
        def recognise(months_ago, days=0, number="1/QĐ", **values):
            on = add_months(timezone.localdate(), -months_ago) + timezone.timedelta(days=days)
            decision = OcopDecision.objects.create(
                number=number, decided_on=on, body="UBND tỉnh", federation=tea.federation
            )
            return OcopCertificate.objects.create(product=tea, decision=decision, stars=4, **values)

        tea.certificates.all().delete()
        return recognise

    @pytest.mark.parametrize(
        ("months_ago", "days", "found"),
        [
            (29, 0, None),
            (30, 0, "sap-het-han"),
            (33, 1, "sap-het-han"),
            (33, 0, "sap-het-han-gap"),
            (36, 0, "sap-het-han-gap"),
            (36, -1, "het-han"),
        ],
    )
    def test_it_is_told_six_and_three_months_before_its_end_and_after(
        self, as_writer, recognise, tea, months_ago, days, found
    ):
        recognise(months_ago, days)
        keys = ("sap-het-han", "sap-het-han-gap", "het-han")
        told = {key for key in keys if tea.name in named_all(as_writer, key)}
        assert told == ({found} if found else set())

    def test_what_was_recognised_anew_is_not_told(self, as_writer, recognise, tea):
        recognise(40)
        assert tea.name in named_all(as_writer, "het-han")
        recognise(1, number="2/QĐ")
        assert tea.name not in named_all(as_writer, "het-han")

    def test_what_was_withdrawn_is_not_told(self, as_writer, recognise, tea):
        recognise(40, withdrawn_on=timezone.localdate(), withdrawn_reason="Vi phạm.")
        assert tea.name not in named_all(as_writer, "het-han")


class TestWhatPagesOwe:
    def test_a_page_without_picture(self, as_writer, tea):
        assert tea.name not in named_all(as_writer, "thieu-anh")
        Product.objects.filter(pk=tea.pk).update(photo=None)
        assert tea.name in named(sections(as_writer)["thieu-anh"])
        assert tea.name in named_all(as_writer, "thieu-anh")

    def test_drafts_owe_nothing_yet(self, as_writer, tea):
        Product.objects.filter(pk=tea.pk).update(photo=None, status="draft")
        assert tea.name not in named_all(as_writer, "thieu-anh")

    @pytest.mark.parametrize(("illustrative", "owes"), [(False, True), (True, False)])
    def test_a_figure_without_source_unless_it_is_an_illustration(self, as_writer, tea, illustrative, owes):
        ProductFigure.objects.create(
            product=tea, metric=Metric.objects.first(), low=1, illustrative=illustrative
        )
        assert (tea.name in named_all(as_writer, "so-lieu-thieu-nguon")) is owes

    def test_a_picture_without_words(self, as_writer, tea):
        assert "anh-thieu-mo-ta" not in sections(as_writer)
        Photo.objects.filter(pk=tea.photo_id).update(alt="")
        section = sections(as_writer)["anh-thieu-mo-ta"]
        assert [line.pk for line in section.lines] == [tea.photo_id]
        assert as_writer.get(section.more[0][1]).context["cl"].result_count == 1

    def test_a_section_says_how_many_and_leads_to_all(self, as_writer):
        section = sections(as_writer)["chua-kiem-tra"]
        lists = [as_writer.get(address).context["cl"].result_count for _words, address in section.more]
        assert section.total == sum(lists) > len(section.lines) > 0


class TestLately:
    def test_who_did_what_is_told_once_for_acts_in_a_row(self, as_writer, tea, writer):
        change(tea, writer, packaging="Hộp 100 g")
        change(tea, writer, packaging="Hộp 200 g")
        drafting.submit(tea, writer)
        lines = as_writer.get(INDEX).context["cards"][0].lately
        assert [(line.row, line.words.count("lưu nháp"), "gửi duyệt" in line.words) for line in lines] == [
            (tea, 1, True)
        ]
        assert as_writer.get(lines[0].address).status_code == 200

    def test_what_lies_in_the_bin_is_counted_and_told(self, as_writer, writer):
        story = Story.objects.filter(federation__slug="lao-cai").first()
        put_in_bin(story, writer)
        card = as_writer.get(INDEX).context["cards"][0]
        assert [line.page for line in card.lately] == ["bin"]
        assert as_writer.get(card.lately[0].address).status_code == 200
        assert [as_writer.get(address).status_code for _words, address in card.bins] == [200]


class TestWhose:
    def test_nothing_of_another_federation_is_named(self, client, writer, publisher):
        """Every kind of row, in every state that the page tells of, of a federation that is not the reader's."""
        marked = []
        for number, row in enumerate([*Product.objects.published(), *Cooperative.objects.published()]):
            if row.federation.slug in ("lao-cai", "yen-bai"):
                change(row, writer, name=f"Mật {number}") if number % 2 else None
                type(row).objects.filter(pk=row.pk).update(name=f"Bí mật {number}", photo=None)
                Revision.objects.record(row, Act.CHANGED, writer, "chuyện riêng")
                marked.append(row)
        Photo.objects.filter(federation__slug="lao-cai").update(alt="", caption="Bí mật")
        put_in_bin(marked.pop(), writer)
        drafting.submit(marked[1], writer, "chuyện riêng")
        for secret in ("Bí mật", "chuyện riêng"):
            client.force_login(publisher)
            assert secret in client.get(INDEX).content.decode()
            client.force_login(staff(f"nguoi-la-{len(secret)}", Role.ADMINISTRATOR, "thai-nguyen"))
            for query in ({}, {"lien-minh": "lao-cai"}, {"lien-minh": "yen-bai"}):
                assert secret not in client.get(INDEX, query).content.decode()

    def test_a_member_of_nothing_finds_nothing(self, client):
        client.force_login(staff("chua-thuoc", Role.EDITOR, "thai-nguyen"))
        assert len(client.get(INDEX).context["cards"]) == 1
        client.force_login(make_editor("khong-thuoc-dau"))
        assert client.get(INDEX).context["cards"] == []

    def test_each_federation_of_an_account_has_its_card(self, client, tea, writer):
        user = staff("hai-noi", Role.EDITOR, "lao-cai", "thai-nguyen")
        client.force_login(user)
        cards = client.get(INDEX).context["cards"]
        assert {card.anchor for card in cards} == {"lao-cai", "thai-nguyen"}
        for card in cards:
            rows = {line.row for section in card.sections for line in section.lines}
            reach = {"lao-cai", "yen-bai"} if card.anchor == "lao-cai" else {"thai-nguyen"}
            assert {row.federation.slug for row in rows} <= reach
            owed = next(one for one in card.sections if one.key == "chua-kiem-tra")
            lists = [client.get(address).context["cl"].result_count for _words, address in owed.more]
            assert sum(lists) == owed.total

    def test_a_site_administrator_sees_all_or_chooses(self, admin_client):
        assert [card.anchor for card in admin_client.get(INDEX).context["cards"]] == ["tat-ca"]
        chosen = admin_client.get(INDEX, {"lien-minh": "thai-nguyen"}).context["cards"]
        assert [card.anchor for card in chosen] == ["thai-nguyen"]
        for nonsense in ("khong-co", "'", "x" * 3000):
            assert admin_client.get(INDEX, {"lien-minh": nonsense}).context["cards"][0].anchor == "tat-ca"

    def test_a_new_federation_is_shown_where_to_begin(self, client):
        new = Federation.objects.get(slug="lao-cai")
        new.pk, new.slug, new.region_id, new._state.adding = (
            None,
            "",
            Federation.objects.get(slug="thai-nguyen").region_id,
            True,
        )
        new.save()
        client.force_login(staff("moi-vao", Role.ADMINISTRATOR, new.slug))
        card = client.get(INDEX).context["cards"][0]
        assert [client.get(address).status_code for _words, address in card.steps] == [200] * 5


class TestBudget:
    MOST = 30

    def queries(self, client):
        with CaptureQueriesContext(connection) as caught:
            assert client.get(INDEX).status_code == 200
        return len(caught)

    def test_more_rows_ask_no_more(self, client, tea, writer, publisher):
        """Each kind of row stands on the page from the start, so that more rows are nothing but more rows."""
        reach = {"federation__slug__in": ["lao-cai", "yen-bai"]}
        products, (maker, *_others) = Product.objects.filter(**reach), Cooperative.objects.filter(**reach)

        def work(*rows):
            for row in rows:
                change(row, writer, standfirst="Câu mới.")
                drafting.submit(row, writer)
                type(row).objects.filter(pk=row.pk).update(photo=None)

        work(tea, maker)
        put_in_bin(Story.objects.filter(**reach).first(), writer)
        client.force_login(publisher)
        client.get(INDEX)
        before = self.queries(client)
        work(*products.exclude(pk=tea.pk)[:4])
        assert self.queries(client) <= before <= self.MOST

    def test_it_is_in_vietnamese_and_within_the_policy(self, client, tea, writer, publisher):
        change(tea, writer, packaging="Hộp 100 g")
        drafting.submit(tea, writer)
        client.force_login(publisher)
        answer = client.get(INDEX)
        assert english_in(answer.content.decode()) == []
        assert "unsafe" not in answer.headers["Content-Security-Policy"]
