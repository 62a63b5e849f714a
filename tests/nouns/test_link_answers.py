"""Links out that died: two days' word for it, hidden from then on, no column touched but the answers'."""

import io
from datetime import date

import pytest
from django.core.management import call_command

from cooperatives.models import Cooperative, CooperativeChannel, Federation, Source
from coopsite.common.links import Answer, Verdict
from coopsite.management.commands import check_links
from products.models import Product, ProductChannel

pytestmark = pytest.mark.django_db
FIRST, SECOND, THIRD = date(2026, 3, 1), date(2026, 3, 2), date(2026, 3, 3)
SHOP = "https://shopee.vn/che-thu"


@pytest.fixture
def channel():
    cooperative = Cooperative.objects.published().first()
    return CooperativeChannel.objects.create(cooperative=cooperative, platform="shopee", url=SHOP)


class Told:
    """An asker that answers from a list, by link, and else that all is well."""

    def __init__(self, **words):
        self.words, self.asked = words, []

    def ask(self, url):
        self.asked.append(url)
        return Answer(next((word for part, word in self.words.items() if part in url), "200"))


def run(on, monkeypatch, asker=None, **options):
    monkeypatch.setattr(check_links.timezone, "localdate", lambda: on)
    said = io.StringIO()
    call_command("check_links", asker=asker or Told(), pause=0, stdout=said, **{"most": 200, **options})
    return said.getvalue()


@pytest.mark.parametrize(
    ("answers", "dead_since"),
    [
        (["404"], None),
        (["404", "404"], FIRST),
        (["404", "dns", "refused"], FIRST),
        (["404", "403"], None),
        (["404", "403", "404"], None),
        (["404", "404", "429"], FIRST),
        (["404", "404", "200"], None),
        (["404", "200", "404"], None),
        (["500", "timeout", "503"], None),
    ],
)
def test_two_askings_in_a_row_on_different_days_make_a_link_dead(channel, answers, dead_since):
    for day, word in zip((FIRST, SECOND, THIRD), answers, strict=False):
        channel.take_answer(Answer(word), day)
    assert channel.dead_since == dead_since


def test_twice_on_one_day_is_one_day(channel):
    for _time in range(2):
        channel.take_answer(Answer("404"), FIRST)
    assert channel.dead_since is None


def test_the_command_notes_answers_and_finds_the_dead(channel, monkeypatch):
    for day in (FIRST, SECOND):
        said = run(day, monkeypatch, Told(shopee="404"))
    channel.refresh_from_db()
    assert (channel.answer, channel.answered_on, channel.dead_since) == ("404", SECOND, FIRST)
    assert channel in CooperativeChannel.objects.dead()
    assert channel.answer_in_words == "không còn trang (404)"
    assert "1 không còn" in said


def test_what_a_person_checked_is_not_touched(channel, monkeypatch):
    CooperativeChannel.objects.filter(pk=channel.pk).update(checked_on=FIRST)
    source = Source.objects.first()
    Source.objects.filter(pk=source.pk).update(url="https://bao.vn/", text_folded="như cũ")
    run(SECOND, monkeypatch, Told(shopee="404"))
    channel.refresh_from_db()
    assert channel.checked_on == FIRST
    source.refresh_from_db()
    assert (source.answer, source.text_folded) == ("200", "như cũ")


def test_only_true_links_of_published_entries_are_asked(channel, monkeypatch):
    cooperative = Cooperative.objects.exclude(pk=channel.cooperative_id).first()
    product = Product.objects.published().first()
    draft = CooperativeChannel.objects.create(
        cooperative=cooperative, platform="tiki", url="https://nhap.vn/"
    )
    Cooperative.objects.filter(pk=cooperative.pk).update(status="draft")
    for kind, parent, extra in (
        (
            CooperativeChannel,
            {"cooperative": channel.cooperative},
            {"url": "https://minh-hoa.vn/", "illustrative": True},
        ),
        (CooperativeChannel, {"cooperative": channel.cooperative}, {"label": "không đường dẫn"}),
        (ProductChannel, {"product": product}, {"url": "https://san-pham.vn/"}),
    ):
        kind.objects.create(platform="website", **parent, **extra)
    Federation.objects.filter(pk=product.federation_id).update(website="https://lien-minh.vn/")
    asker = Told()
    run(FIRST, monkeypatch, asker)
    assert {SHOP, "https://san-pham.vn/", "https://lien-minh.vn/"} <= set(asker.asked)
    assert not {draft.url, "https://minh-hoa.vn/", ""} & set(asker.asked)
    assert len(asker.asked) == len(set(asker.asked))


def test_one_shop_named_twice_is_asked_once_and_noted_twice(channel, monkeypatch):
    twin = ProductChannel.objects.create(
        product=Product.objects.published().first(), platform="shopee", url=SHOP
    )
    asker = Told(shopee="404")
    run(FIRST, monkeypatch, asker)
    twin.refresh_from_db()
    assert asker.asked.count(SHOP) == 1
    assert twin.answer == "404"


def test_a_run_has_an_end_and_the_next_goes_on_where_it_stopped(channel, monkeypatch):
    Source.objects.update(url="")
    CooperativeChannel.objects.create(
        cooperative=channel.cooperative, platform="tiki", url="https://tiki.vn/a"
    )
    first, second = Told(), Told()
    run(FIRST, monkeypatch, first, most=1)
    run(FIRST, monkeypatch, second, most=1)
    assert len(first.asked) == len(second.asked) == 1
    assert first.asked != second.asked


def test_who_was_gone_once_is_asked_the_next_day_before_all_others(channel, monkeypatch):
    run(FIRST, monkeypatch, Told(shopee="404"))
    for number in range(3):
        CooperativeChannel.objects.create(
            cooperative=channel.cooperative, platform="tiki", url=f"https://tiki.vn/{number}"
        )
    second, third = Told(shopee="404"), Told()
    run(SECOND, monkeypatch, second, most=1)
    assert second.asked == [SHOP]
    channel.refresh_from_db()
    assert channel.dead_since == FIRST
    # What is known to be dead waits its turn again.
    run(THIRD, monkeypatch, third, most=3)
    assert SHOP not in third.asked


def test_the_query_takes_the_same_turns(channel):
    never = CooperativeChannel.objects.create(
        cooperative=channel.cooperative, platform="tiki", url="https://tiki.vn/a"
    )
    kept = CooperativeChannel.objects.filter(pk__in=[channel.pk, never.pk])
    for told, order in [
        ({"answer": "404"}, [channel, never]),
        ({"answer": "404", "dead_since": FIRST}, [never, channel]),
        ({"answer": "403"}, [never, channel]),
    ]:
        values = {"answered_on": FIRST, "dead_since": None, **told}
        kept.filter(pk=channel.pk).update(**values)
        assert list(kept.to_ask(SECOND)) == order


@pytest.mark.parametrize("word", ["404", "410", "dns", "refused", "200", "403", "500", "timeout", "later"])
def test_suspected_is_what_is_gone(word):
    gone = Answer(word).verdict is Verdict.GONE
    assert CooperativeChannel(answer=word).is_suspected is gone
    assert not CooperativeChannel(answer=word, dead_since=FIRST).is_suspected


def test_a_machine_without_a_network_believes_nothing(channel, monkeypatch):
    CooperativeChannel.objects.create(
        cooperative=channel.cooperative, platform="tiki", url="https://tiki.vn/a"
    )
    said = run(FIRST, monkeypatch, Told(**{"http": "dns"}))
    channel.refresh_from_db()
    assert channel.answered_on is None
    assert "mất mạng" in said


def test_servers_are_given_a_pause(monkeypatch):
    slept = []
    monkeypatch.setattr(check_links.time, "sleep", slept.append)
    links = ["https://a.vn/1", "https://a.vn/2", "https://b.vn/1"]
    check_links.ask_all(Told(), links, pause=5)
    assert [round(seconds) for seconds in slept] == [0, 5, 0]


def test_a_link_that_is_mended_begins_anew(channel):
    for day in (FIRST, SECOND):
        channel.take_answer(Answer("404"), day)
    channel.save()
    channel = CooperativeChannel.objects.get(pk=channel.pk)
    channel.label = "Gian hàng chè"
    channel.save()
    assert CooperativeChannel.objects.get(pk=channel.pk).dead_since == FIRST
    channel.url = f"{SHOP}-moi"
    channel.save(update_fields=["url"])
    channel = CooperativeChannel.objects.get(pk=channel.pk)
    assert (channel.answer, channel.answered_on, channel.dead_since) == ("", None, None)


def test_a_dead_link_stands_on_no_page_until_it_answers_again(channel, client, monkeypatch):
    def is_shown():
        return SHOP in client.get(channel.cooperative.get_absolute_url()).content.decode()

    assert is_shown()
    for day, word, shown in [(FIRST, "404", True), (SECOND, "404", False), (THIRD, "200", True)]:
        run(day, monkeypatch, Told(shopee=word))
        assert is_shown() is shown


def test_dead_links_are_scoped_like_every_row(channel):
    from tests.kit.scoping import make_editor

    CooperativeChannel.objects.filter(pk=channel.pk).update(
        dead_since=FIRST, answer="404", answered_on=SECOND
    )
    federation = channel.cooperative.federation
    other = (
        Federation.objects.current().exclude(pk=federation.pk).filter(cooperative_set__isnull=False).first()
    )
    own, foreign = make_editor("cua-minh", federation.slug), make_editor("lien-minh-khac", other.slug)
    assert channel in CooperativeChannel.objects.dead().for_editor(own)
    assert channel not in CooperativeChannel.objects.dead().for_editor(foreign)
