"""What is published at its time, what is not and why; the bin emptied."""

import io
from datetime import timedelta

import pytest
from django.contrib.contenttypes.models import ContentType
from django.core.management import CommandError, call_command
from django.utils import timezone

from cooperatives.models import Cooperative, Photo
from coopsite.common.binning import KEPT
from coopsite.desk.discarding import put_in_bin
from coopsite.desk.due import publish_due
from coopsite.desk.models import Act, Draft, DraftState, Presence, Revision, Typing
from coopsite.desk.models.typing import KEPT as TYPING_KEPT
from coopsite.desk.troubles import Incomplete
from products.models import Product
from stories.models import Story
from tests.worklist.kit import PHINH_HO, change, due_since, sections

pytestmark = pytest.mark.django_db


@pytest.fixture
def tea(writer):
    tea = Product.objects.get(slug=PHINH_HO)
    change(tea, writer, packaging="Hộp 100 g")
    return tea


def run(name="publish_due", **options):
    said = io.StringIO()
    call_command(name, stdout=said, **options)
    return said.getvalue()


def spoil(draft, **fields):
    """Make what waits no longer what was approved: as if something it needs had been deleted since."""
    data = draft.head.data
    data["fields"] |= fields
    Revision.objects.filter(pk=draft.head_id).update(data=data)


class TestPublishing:
    def test_what_is_due_is_published_in_the_name_of_who_approved(self, tea, publisher):
        due_since(tea, publisher, minutes=3 * 24 * 60)
        assert tea.name in run()
        tea.refresh_from_db()
        last = Revision.objects.about(tea).first()
        assert (tea.packaging, last.act, last.by) == ("Hộp 100 g", Act.PUBLISHED, publisher)
        assert not Draft.objects.about(tea).exists()

    def test_a_second_run_finds_nothing(self, tea, publisher):
        due_since(tea, publisher)
        run()
        acts = Revision.objects.about(tea).count()
        assert run() == ""
        assert Revision.objects.about(tea).count() == acts

    def test_before_its_time_nothing_happens(self, tea, publisher):
        draft = due_since(tea, publisher)
        assert list(publish_due(draft.publish_at - timedelta(seconds=1))) == []
        tea.refresh_from_db()
        assert tea.packaging != "Hộp 100 g"

    def test_a_time_taken_back_meanwhile_holds(self, tea, publisher, monkeypatch):
        """Another run, or a person, decides between the asking and the doing."""
        due_since(tea, publisher)
        due = Draft.objects.due
        monkeypatch.setattr(
            "coopsite.desk.due.locked",
            lambda row, binned: Draft.objects.all().update(state=DraftState.WRITING) and row,
        )
        assert due().exists()
        assert list(publish_due()) == []
        assert Draft.objects.about(tea).get().state == DraftState.WRITING

    def test_what_lies_in_the_bin_waits(self, tea, publisher):
        due_since(tea, publisher)
        put_in_bin(tea, publisher)
        assert run() == ""
        assert Draft.objects.about(tea).get().state == DraftState.SCHEDULED


class TestNotPublishing:
    def test_what_lacks_something_goes_back_with_the_reason(self, client, tea, writer, publisher):
        spoil(due_since(tea, publisher), category_id=None)
        before = Product.objects.values().get(pk=tea.pk)
        assert tea.name in run()
        assert Product.objects.values().get(pk=tea.pk) == before
        draft, last = Draft.objects.about(tea).get(), Revision.objects.about(tea).first()
        assert (draft.state, bool(draft.trouble), last.act, last.by) == (
            DraftState.RETURNED,
            True,
            Act.RETURNED,
            None,
        )
        assert last.note == draft.reason
        for user in (writer, publisher):
            client.force_login(user)
            assert [line.quote for line in sections(client)["cham-gio"].lines] == [draft.reason]

    def test_what_would_be_published_in_part_goes_back(self, tea, publisher):
        """Its picture was deleted after it was approved: whole or not at all."""
        gone = Photo.objects.latest("pk").pk + 1000
        spoil(due_since(tea, publisher), photo_id=gone)
        run()
        tea.refresh_from_db()
        assert tea.photo_id is not None
        assert Draft.objects.about(tea).get().state == DraftState.RETURNED

    def test_one_that_cannot_holds_up_no_other(self, tea, writer, publisher):
        other = Cooperative.objects.published().filter(federation__slug="lao-cai").first()
        change(other, writer, activity="Trồng quế")
        spoil(due_since(tea, publisher, minutes=9), region_id=None)
        due_since(other, publisher)
        said = run()
        other.refresh_from_db()
        assert (other.activity, said.count("\n")) == ("Trồng quế", 2)

    def test_a_fault_of_ours_leaves_the_draft_for_the_next_run(self, tea, publisher, monkeypatch):
        due_since(tea, publisher)
        with monkeypatch.context() as patch:
            patch.setattr("coopsite.desk.due.publish", lambda *args: 1 / 0)
            assert run() == ""
        assert Draft.objects.about(tea).get().state == DraftState.SCHEDULED
        assert tea.name in run()

    def test_a_reason_too_long_for_its_column_is_cut(self, tea, publisher, monkeypatch):
        def refuse(*args):
            raise Incomplete("dài " * 300)

        due_since(tea, publisher)
        monkeypatch.setattr("coopsite.desk.due.publish", refuse)
        run()
        draft = Draft.objects.about(tea).get()
        assert len(draft.reason) <= 500 < len(draft.trouble)


def test_a_negative_pause_is_refused():
    with pytest.raises(CommandError):
        run(every=-1)


class TestTheBin:
    def test_what_lay_there_long_enough_goes_and_what_is_needed_stays(self, publisher):
        story = Story.objects.filter(federation__slug="lao-cai").first()
        tea = Product.objects.get(slug=PHINH_HO)
        maker = tea.cooperative
        for row in (story, maker):
            put_in_bin(row, publisher)
        assert run("empty_bin") == ""
        long_ago = timezone.now() - KEPT - timedelta(minutes=1)
        for row in (story, maker):
            type(row).objects.filter(pk=row.pk).update(binned_at=long_ago)
        said = run("empty_bin")
        assert maker.name in said
        assert Cooperative.objects.filter(pk=maker.pk).exists()
        assert not Story.objects.filter(pk=story.pk).exists()

    @pytest.mark.parametrize(
        ("model", "at", "kept", "values"),
        [
            (Typing, "at", TYPING_KEPT, {"form_key": "k", "values": []}),
            (Presence, "seen_at", timedelta(days=1), {}),
        ],
    )
    def test_what_was_typed_and_who_looked_is_forgotten_after_its_time(self, writer, model, at, kept, values):
        kind = ContentType.objects.get_for_model(Product)
        rows = [
            model.objects.create(user=writer, content_type=kind, object_id=key, **values)
            for key in ("1", "2")
        ]
        for row, age in zip(rows, (kept + timedelta(minutes=1), kept - timedelta(minutes=1)), strict=True):
            model.objects.filter(pk=row.pk).update(**{at: timezone.now() - age})
        assert run("empty_bin") == ""
        assert list(model.objects.all()) == [rows[1]]
