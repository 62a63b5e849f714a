"""Saying that an entry was checked: one click, from the first page, the list and the form."""

import pytest
from django.utils import timezone

from coopsite.common.dates import add_months
from coopsite.desk import drafting
from coopsite.desk.models import Act, Revision
from products.models import Product
from tests.admin.forms import change_page
from tests.admin.test_pages import page_of
from tests.worklist.kit import HAO_DAT, INDEX, act, change, due_since, named_all

pytestmark = pytest.mark.django_db


class TestConfirmation:
    def test_one_click_from_the_first_page(self, as_writer, tea, writer):
        change(tea, writer, packaging="Hộp 100 g")
        tea.refresh_from_db()
        before = tea.updated_at, drafting.Standing(tea).digest
        back = f"{INDEX}#lao-cai-chua-kiem-tra"
        answer = act(as_writer, tea, "da-kiem-tra", _back=back)
        assert (answer.status_code, answer.url) == (302, back)
        tea.refresh_from_db()
        assert (tea.verified_on, tea.verified_by) == (timezone.localdate(), writer)
        assert (tea.updated_at, drafting.Standing(tea).digest) == before
        assert Revision.objects.about(tea).first().act == Act.VERIFIED
        assert tea.name not in named_all(as_writer, "chua-kiem-tra")

    def test_an_approved_draft_that_waits_hinders_nobody(self, as_writer, tea, writer, publisher):
        change(tea, writer, packaging="Hộp 100 g")
        draft = due_since(tea, publisher)
        act(as_writer, tea, "da-kiem-tra")
        tea.refresh_from_db()
        assert tea.verified_by == writer
        draft.refresh_from_db()
        assert draft.state == "scheduled"

    def test_twice_on_a_day_is_once(self, as_writer, tea):
        for _time in range(2):
            act(as_writer, tea, "da-kiem-tra")
        assert Revision.objects.about(tea).filter(act=Act.VERIFIED).count() == 1

    @pytest.mark.parametrize(("months", "owes"), [(12, False), (13, True)])
    def test_it_holds_for_a_year(self, as_writer, tea, months, owes):
        Product.objects.filter(pk=tea.pk).update(verified_on=add_months(timezone.localdate(), -months))
        assert (tea.name in named_all(as_writer, "chua-kiem-tra")) is owes

    def test_not_for_strangers_nor_by_looking_nor_for_what_nobody_sees(self, as_writer, tea):
        theirs = Product.objects.get(slug=HAO_DAT)
        assert act(as_writer, theirs, "da-kiem-tra").status_code == 404
        assert as_writer.get(page_of(Product, "act", tea.pk, "da-kiem-tra")).status_code == 405
        Product.objects.filter(pk=tea.pk).update(status="draft")
        act(as_writer, tea, "da-kiem-tra")
        assert not Product.objects.filter(pk__in=[tea.pk, theirs.pk], verified_on__isnull=False).exists()

    def test_it_leads_nowhere_else(self, as_writer, tea):
        for elsewhere in ("https://la.example/", "//la.example", "/\\la.example", "javascript:alert(1)"):
            assert act(as_writer, tea, "da-kiem-tra", _back=elsewhere).url == change_page(tea)

    def test_many_at_once_from_the_list(self, as_writer, tea):
        ticked = {
            "action": "confirm_checked",
            "_selected_action": [tea.pk, Product.objects.get(slug=HAO_DAT).pk],
        }
        as_writer.post(page_of(Product, "changelist"), ticked)
        assert [row.slug for row in Product.objects.filter(verified_on=timezone.localdate())] == [tea.slug]

    def test_the_form_and_the_public_page_say_it(self, as_writer, tea, client):
        Product.objects.filter(pk=tea.pk).update(verified_on="2026-08-07")
        assert "7/8/2026" in as_writer.get(change_page(tea)).content.decode()
        assert "7/8/2026" in client.get(tea.get_absolute_url()).content.decode()
