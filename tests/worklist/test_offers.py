"""Offers to hand something over: on the first page of both sides, and in letters to those concerned."""

import pytest
from django.core import mail
from django.db import connection
from django.test.utils import CaptureQueriesContext

from cooperatives import handing
from cooperatives.models import Cooperative, Federation, Handover, Role
from stories.models import Story
from tests.worklist.kit import INDEX, named, sections, staff

# No database decides what is asked here.
pytestmark = [pytest.mark.django_db, pytest.mark.once]

GIVER, TAKER, THIRD = "thai-nguyen", "quang-ngai", "lao-cai"
INCOMING, OUTGOING = "chuyen-giao", "da-de-nghi"


@pytest.fixture
def giver():
    return staff("ben-giao", Role.PUBLISHER, GIVER, email="giao@x.example", first_name="Lan")


@pytest.fixture
def taker():
    return staff("ben-nhan", Role.PUBLISHER, TAKER, email="nhan@x.example")


@pytest.fixture
def story():
    return Story.objects.filter(federation__slug=GIVER).first()


@pytest.fixture
def sent(django_capture_on_commit_callbacks):
    def sent(act, *args):
        mail.outbox.clear()
        with django_capture_on_commit_callbacks(execute=True):
            act(*args)
        letters = [letter for letter in mail.outbox if letter.to[0].endswith("@x.example")]
        return sorted(letter.to[0] for letter in letters), letters[-1] if letters else None

    return sent


def offered(row, by) -> Handover:
    return handing.offer(row, Federation.objects.get(slug=TAKER), by, "Địa bàn của bên ấy")


def keys_of(client, user) -> set:
    client.force_login(user)
    return {INCOMING, OUTGOING} & set(sections(client))


class TestFirstPage:
    def test_both_sides_find_it_and_are_led_to_the_answer(self, client, giver, taker, story):
        offer = offered(story, giver)
        for user, key in ((taker, INCOMING), (giver, OUTGOING)):
            assert keys_of(client, user) == {key}
            section = sections(client)[key]
            assert (section.total, named(section)) == (1, [offer.name])
            page = client.get(section.lines[0].address)
            assert page.context["may_answer"] is (user == taker)
            assert client.get(section.more[0][1]).context["cl"].result_count == 1

    def test_who_may_not_answer_and_third_ones_do_not(self, client, giver, taker, story):
        offered(story, giver)
        for name, role, slug in (
            ("viet-nhan", Role.EDITOR, TAKER),
            ("viet-giao", Role.EDITOR, GIVER),
            ("thu-ba", Role.ADMINISTRATOR, THIRD),
        ):
            assert keys_of(client, staff(name, role, slug)) == set()

    def test_what_was_answered_is_gone(self, client, giver, taker, story):
        handing.refuse(offered(story, giver), taker)
        assert keys_of(client, taker) == keys_of(client, giver) == set()

    def test_each_card_has_its_own(self, client, giver, story):
        offered(story, giver)
        client.force_login(staff("ca-hai", Role.PUBLISHER, GIVER, TAKER))
        cards = client.get(INDEX).context["cards"]
        found = {card.anchor: {one.key for one in card.sections} & {INCOMING, OUTGOING} for card in cards}
        assert found == {GIVER: {OUTGOING}, TAKER: {INCOMING}}

    def test_a_site_administrator_may_answer_all(self, client, admin_user, giver, story):
        offered(story, giver)
        assert keys_of(client, admin_user) == {INCOMING}

    def test_more_offers_ask_no_more(self, client, giver, taker, story):
        offered(story, giver)
        client.force_login(taker)
        client.get(INDEX)
        counts = []
        for more in (0, 2):
            for number in range(more):
                title = f"Chuyện thứ {number}"
                offered(Story.objects.create(title=title, federation=story.federation), giver)
            with CaptureQueriesContext(connection) as caught:
                client.get(INDEX)
            counts.append(len(caught))
        assert counts[1] <= counts[0] <= 30


class TestLetters:
    def test_an_offer_is_told_to_who_may_answer(self, sent, giver, taker, story):
        staff("quan-tri-nhan", Role.ADMINISTRATOR, TAKER, email="quantri@x.example")
        staff("viet-nhan", Role.EDITOR, TAKER, email="viet@x.example")
        staff("duyet-giao", Role.PUBLISHER, GIVER, email="duyet@x.example")
        readers, letter = sent(offered, story, giver)
        assert readers == ["nhan@x.example", "quantri@x.example"]
        assert str(story) in letter.subject
        address = f"/quan-tri/cooperatives/handover/{Handover.objects.get().pk}/change/"
        for words in ("Địa bàn của bên ấy", address):
            assert words in letter.body

    @pytest.mark.parametrize("answer", [handing.accept, handing.refuse])
    def test_an_answer_is_told_to_who_offered(self, sent, giver, taker, story, answer):
        offer = offered(story, giver)
        readers, letter = sent(answer, offer, taker, "Xin <cảm ơn>")
        assert readers == ["giao@x.example"]
        assert "Xin <cảm ơn>" in letter.body
        assert ("không nhận" in letter.body) is (answer is handing.refuse)

    def test_who_left_meanwhile_is_told_nothing(self, sent, giver, taker, story):
        offer = offered(story, giver)
        giver.memberships.all().delete()
        assert sent(handing.accept, offer, taker)[0] == []

    def test_what_was_taken_back_or_refused_by_us_is_told_to_nobody(self, sent, giver, taker, story):
        offer = offered(story, giver)
        assert sent(handing.withdraw, offer, giver)[0] == []
        with pytest.raises(handing.Refused):
            sent(offered, Cooperative.objects.filter(federation__slug=THIRD).first(), giver)
        assert mail.outbox == []
