"""Moving an object to another federation: an act of both sides, or of a site administrator."""

import pytest
from django.contrib.contenttypes.models import ContentType
from django.test import Client
from django.urls import reverse

from cooperatives import handing
from cooperatives.handing import is_handed_over, move
from cooperatives.models import Cooperative, Federation, Handover, Photo, Region, Role, Source
from coopsite.desk import saving
from coopsite.desk.models import Act, Draft, Revision
from coopsite.desk.snapshot import take
from coopsite.desk.troubles import Refused
from products.models import OcopDecision, Product
from stories.models import Story, Visit
from tests.kit.scoping import make_editor

# No database decides what is asked here.
pytestmark = [pytest.mark.django_db, pytest.mark.once]

GIVER, TAKER = "thai-nguyen", "quang-ngai"


def staff(name, *slugs, role=Role.PUBLISHER) -> Client:
    client = Client()
    client.user = make_editor(name, *slugs, role=role)
    client.force_login(client.user)
    return client


@pytest.fixture
def giver():
    return staff("ben-giao", GIVER)


@pytest.fixture
def taker():
    return staff("ben-nhan", TAKER)


@pytest.fixture
def story():
    return Story.objects.filter(federation__slug=GIVER).first()


def federation(slug):
    return Federation.objects.get(slug=slug)


def offer_page(row):
    kind = ContentType.objects.get_for_model(type(row))
    return reverse("admin:cooperatives_handover_offer", args=[kind.pk, row.pk])


def offer(client, row, slug=TAKER, **values):
    return client.post(offer_page(row), {"taker": federation(slug).pk, "note": "Địa bàn của bên ấy"} | values)


def answer(client, handover, word, **values):
    return client.post(reverse("admin:cooperatives_handover_answer", args=[handover.pk, word]), values)


def owner_of(row) -> str:
    return type(row)._base_manager.get(pk=row.pk).federation.slug


def test_it_moves_when_the_taker_says_so_and_not_before(giver, taker, story):
    assert offer(giver, story).status_code == 302
    handover = Handover.objects.waiting_for(taker.user).get()
    assert owner_of(story) == GIVER
    answer(taker, handover, "nhan", _note="Xin nhận")
    assert owner_of(story) == TAKER
    handover.refresh_from_db()
    assert (handover.state, handover.answer, handover.answered_by) == ("accepted", "Xin nhận", taker.user)
    moved = Revision.objects.about(story).first()
    assert (moved.act, moved.by) == (Act.MOVED, taker.user)
    assert "Địa bàn của bên ấy" in moved.note
    assert not Handover.objects.waiting_for(taker.user)


def test_an_answer_counts_once(giver, taker, story):
    """The same form sent again, later or by the other side, changes nothing."""
    offer(giver, story)
    handover = Handover.objects.get()
    answer(taker, handover, "nhan")
    move(Story.objects.get(pk=story.pk), federation(GIVER), None, "")
    for client, word in ((taker, "nhan"), (taker, "tu-choi"), (giver, "rut-lai")):
        answer(client, handover, word)
        assert owner_of(story) == GIVER
        assert Handover.objects.get().state == "accepted"


@pytest.mark.parametrize(
    ("side", "word", "state"), [("taker", "tu-choi", "refused"), ("giver", "rut-lai", "withdrawn")]
)
def test_either_side_may_end_it(giver, taker, story, side, word, state):
    offer(giver, story)
    handover = Handover.objects.get()
    answer({"giver": giver, "taker": taker}[side], handover, word)
    assert (Handover.objects.get().state, owner_of(story)) == (state, GIVER)
    answer(taker, handover, "nhan")
    assert owner_of(story) == GIVER
    assert offer(giver, story).status_code == 302
    assert Handover.objects.open().count() == 1


def test_neither_side_answers_for_the_other(giver, taker, story):
    offer(giver, story)
    handover = Handover.objects.get()
    for client, word in ((giver, "nhan"), (giver, "tu-choi"), (taker, "rut-lai")):
        answer(client, handover, word)
        assert (Handover.objects.get().state, owner_of(story)) == ("open", GIVER)


def test_editors_and_strangers_have_no_say(giver, taker, story):
    editor, stranger = staff("nguoi-viet", GIVER, TAKER, role=Role.EDITOR), staff("nguoi-la", "lao-cai")
    assert editor.get(offer_page(story)).status_code == 403
    assert offer(editor, story).status_code == 403
    assert offer(stranger, story).status_code == 404
    assert not Handover.objects.exists()
    offer(giver, story)
    handover = Handover.objects.get()
    for word in ("nhan", "tu-choi", "rut-lai"):
        assert answer(editor, handover, word).status_code == 403
        assert answer(stranger, handover, word).status_code == 404
    assert answer(giver, handover, "khong-co").status_code == 404
    assert Handover.objects.get().state == "open"
    page = reverse("admin:cooperatives_handover_change", args=[handover.pk])
    assert editor.get(page).status_code == 200
    assert stranger.get(page).status_code == 302


def test_until_then_the_taker_knows_its_name_and_nothing_more(giver, taker, story):
    Story.objects.filter(pk=story.pk).update(status="draft", standfirst="Câu chưa ai được đọc")
    offer(giver, story)
    handover = Handover.objects.get()
    page = taker.get(reverse("admin:cooperatives_handover_change", args=[handover.pk]))
    html = page.content.decode()
    assert story.title in html
    assert story.slug not in html
    assert "chưa ai được đọc" not in html
    assert reverse("admin:stories_story_change", args=[story.pk]) not in html
    assert taker.get(reverse("admin:stories_story_change", args=[story.pk])).status_code == 302


def test_only_what_is_still_the_givers_is_taken_over(giver, taker, story):
    offer(giver, story)
    handover = Handover.objects.get()
    Story.objects.filter(pk=story.pk).update(federation=federation("lao-cai"))
    answer(taker, handover, "nhan")
    assert (Handover.objects.get().state, owner_of(story)) == ("open", "lao-cai")


def test_what_lies_in_the_bin_is_not_taken_over(giver, taker, story):
    offer(giver, story)
    giver.post(reverse("admin:stories_story_delete", args=[story.pk]), {"post": "yes"})
    answer(taker, Handover.objects.get(), "nhan")
    assert owner_of(story) == GIVER


def test_a_cooperatives_products_go_along(giver, taker):
    cooperative = Cooperative.objects.filter(federation__slug=GIVER, products__isnull=False).first()
    products = list(cooperative.products.all())
    offer(giver, cooperative)
    answer(taker, Handover.objects.get(), "nhan")
    assert {owner_of(row) for row in (cooperative, *products)} == {TAKER}
    assert all(Revision.objects.about(row).first().act == Act.MOVED for row in (cooperative, *products))


def test_a_product_does_not_leave_its_cooperative(giver):
    product = Product.objects.filter(federation__slug=GIVER, cooperative__isnull=False).first()
    assert offer(giver, product).status_code == 200
    assert not Handover.objects.exists()


def test_a_visit_stays_with_who_took_part(giver):
    visit = Visit.objects.get()
    client = staff("ben-don", visit.federation.slug)
    assert offer(client, visit, GIVER).status_code == 200
    assert not Handover.objects.exists()
    assert offer(client, visit, visit.guest.slug).status_code == 302
    assert Handover.objects.get().taker == visit.guest


@pytest.mark.parametrize("model", [Photo, Source])
def test_pictures_and_sources_may_go_too(giver, taker, model):
    row = model.objects.filter(federation__slug=GIVER).first()
    offer(giver, row)
    answer(taker, Handover.objects.get(), "nhan")
    assert owner_of(row) == TAKER


def test_decisions_and_shared_words_do_not(giver):
    decision = OcopDecision.objects.filter(federation__slug=GIVER).first()
    assert not is_handed_over(OcopDecision)
    assert offer(giver, decision).status_code == 404
    assert offer(giver, Region.objects.first()).status_code == 404
    huge = reverse("admin:cooperatives_handover_offer", args=[10**30, 10**30])
    assert giver.get(huge).status_code == 404


def test_a_draft_goes_along_and_the_givers_links_to_it_are_dead(giver, taker, story):
    content = take(story)
    content["fields"]["standfirst"] = "Câu mới trong nháp."
    saving.save_draft(story, take(story), content, giver.user)
    before = Draft.objects.of(story)
    Draft.objects.about(story).update(state="scheduled", publish_at="2030-01-01T00:00Z")
    offer(giver, story)
    answer(taker, Handover.objects.get(), "nhan")
    after = Draft.objects.of(story)
    assert after.head == before.head
    assert after.preview_key != before.preview_key
    assert (after.state, after.publish_at) == ("writing", None)


def test_a_site_administrator_moves_at_once(admin_client, story):
    offer(admin_client, story)
    assert owner_of(story) == TAKER
    assert Handover.objects.get().state == "accepted"


def test_no_form_moves_it_by_the_way(admin_client, story):
    form = admin_client.get(reverse("admin:stories_story_change", args=[story.pk])).context["adminform"].form
    assert "federation" not in form.fields


@pytest.mark.parametrize("slug", ["thai-nguyen", "yen-bai"])
def test_neither_itself_nor_a_former_one_takes_it(giver, story, slug):
    assert offer(giver, story, slug).status_code == 200
    with pytest.raises(Refused):
        handing.offer(story, federation(slug), giver.user)
    assert not Handover.objects.exists()


def test_one_offer_at_a_time(giver, story):
    offer(giver, story)
    answer_page = reverse("admin:cooperatives_handover_change", args=[Handover.objects.get().pk])
    assert offer(giver, story, "lao-cai").headers["Location"] == answer_page
    assert Handover.objects.count() == 1
