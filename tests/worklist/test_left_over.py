"""Drafts whose writer is gone: those who decide find them; nobody's draft is lost."""

from datetime import timedelta

import pytest
from django.utils import timezone

from cooperatives.handing import move
from cooperatives.models import Federation, Role
from coopsite.desk import drafting
from coopsite.desk.models import Draft
from products.models import Product
from stories.models import Story
from tests.worklist.kit import PHINH_HO, change, named, sections, staff

# No database decides what is asked here.
pytestmark = [pytest.mark.django_db, pytest.mark.once]

KEY = "khong-nguoi-viet"


@pytest.fixture
def tea(writer):
    tea = Product.objects.get(slug=PHINH_HO)
    Product.objects.filter(pk=tea.pk).update(federation=Federation.objects.get(slug="lao-cai"))
    tea.refresh_from_db()
    change(tea, writer, packaging="Hộp 100 g")
    return tea


def found_by(client, user) -> list[str]:
    client.force_login(user)
    section = sections(client).get(KEY)
    return named(section) if section else []


def account_gone(writer):
    writer.delete()


def shut(writer):
    writer.is_active = False
    writer.save()


def works_elsewhere(writer):
    writer.memberships.update(federation=Federation.objects.get(slug="thai-nguyen"))


def works_for_a_predecessor(writer):
    """Who works for the merged federation alone may not touch what its successor owns."""
    writer.memberships.update(federation=Federation.objects.get(slug="yen-bai"))


@pytest.mark.parametrize("leave", [account_gone, shut, works_elsewhere, works_for_a_predecessor])
@pytest.mark.parametrize("returned", [False, True])
def test_those_who_decide_find_it(client, tea, writer, publisher, leave, returned):
    if returned:
        drafting.submit(tea, writer)
        drafting.give_back(tea, publisher, "Thiếu khối lượng.")
    assert found_by(client, publisher) == []
    leave(writer)
    assert found_by(client, publisher) == [tea.name]
    assert found_by(client, staff("ban-viet", Role.EDITOR)) == []
    assert found_by(client, staff("noi-khac", Role.ADMINISTRATOR, "quang-ngai")) == []
    client.force_login(publisher)
    pages = [client.get(address) for _words, address in sections(client)[KEY].more]
    assert sum(page.context["cl"].result_count for page in pages) == 1


def test_a_successors_staff_write_what_the_merged_one_owns(client, tea, writer, publisher):
    Product.objects.filter(pk=tea.pk).update(federation=Federation.objects.get(slug="yen-bai"))
    assert found_by(client, publisher) == []


def test_a_site_administrator_writes_everywhere_and_finds_all(client, admin_user, tea, writer, publisher):
    assert found_by(client, admin_user) == []
    change(tea, admin_user, packaging="Hộp 200 g")
    assert found_by(client, publisher) == []
    change(tea, writer, packaging="Hộp 300 g")
    shut(writer)
    assert found_by(client, admin_user) == [tea.name]


def test_an_hour_that_was_cancelled_by_handing_over_is_found_by_the_taker(client, writer, publisher):
    taker = staff("ben-nhan", Role.PUBLISHER, "quang-ngai")
    story = Story.objects.published().filter(federation__slug="lao-cai").first()
    change(story, writer, standfirst="Câu mới.")
    drafting.schedule(story, publisher, timezone.now() + timedelta(hours=1))
    move(story, Federation.objects.get(slug="quang-ngai"), taker, "")
    assert Draft.objects.about(story).get().state == "writing"
    assert found_by(client, taker) == [str(story)]
    assert found_by(client, publisher) == []
