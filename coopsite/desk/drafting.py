"""The acts on the way to publication: handing in, returning, publishing now or later, taking down.

Each act runs in one transaction with the object locked, leaves a line in its history, and either happens whole or
raises a Refused and changes nothing. Whether somebody may do it is asked before: see coopsite.desk.admin.
"""

from django.core.exceptions import ValidationError
from django.db import IntegrityError, transaction
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from coopsite.common.publishing import Status
from coopsite.desk.along import changed_along, hold_others, others_between, through
from coopsite.desk.applying import apply, rehearsal
from coopsite.desk.events import Event, tell
from coopsite.desk.locking import draft_of, locked
from coopsite.desk.merging import merge
from coopsite.desk.models import Act, Draft, DraftState, Revision
from coopsite.desk.models.draft import new_key
from coopsite.desk.snapshot import take
from coopsite.desk.standing import Standing, is_live
from coopsite.desk.troubles import Clashing, Incomplete, Overtaken, Refused, WrongState


@transaction.atomic
def submit(row, by, note=""):
    """Hand the draft in for publication."""
    row = locked(row)
    draft = _open_draft(row, by)
    if draft.state not in (DraftState.WRITING, DraftState.RETURNED):
        raise WrongState(_("Bản nháp %(state)s rồi.") % {"state": draft.get_state_display()})
    draft.move_to(DraftState.SUBMITTED, by, note)
    Revision.objects.record(row, Act.SUBMITTED, by, note)
    tell(Event(row, Act.SUBMITTED, by, note, draft.updated_by))


def _open_draft(row, by) -> Draft:
    """Return the draft of ``row``; a page that was never public and has none gets one with what it holds."""
    draft = Draft.objects.select_for_update().about(row).first()
    if draft is None and not is_live(row):
        head = Standing(row).remembered()
        draft = Draft(content_type=head.content_type, object_id=row.pk, head=head, updated_by=by)
        draft.save()
    if draft is None:
        raise WrongState(_("Mục này không có bản nháp nào."))
    return draft


@transaction.atomic
def recall(row, by):
    """Take back what was handed in and not yet decided."""
    row = locked(row)
    draft_of(row, DraftState.SUBMITTED).move_to(DraftState.WRITING, by)
    Revision.objects.record(row, Act.RECALLED, by)


@transaction.atomic
def give_back(row, by, reason: str):
    """Return what was handed in to its writer, with a reason."""
    row = locked(row)
    if not reason.strip():
        raise Refused(_("Hãy ghi lý do trả lại, để người viết biết sửa gì."))
    draft = draft_of(row, DraftState.SUBMITTED)
    draft.move_to(DraftState.RETURNED, by, reason.strip())
    Revision.objects.record(row, Act.RETURNED, by, reason.strip())
    tell(Event(row, Act.RETURNED, by, reason.strip(), draft.updated_by))


@transaction.atomic
def publish(row, by=None, note="", seen="") -> list[str]:
    """Make the draft of ``row`` public now, or ``row`` itself where it has none; return what was lost on the way.

    ``seen`` is the digest of the content that the publisher looked at. Raises Overtaken where the draft is another
    by now, Clashing where the public page was changed otherwise meanwhile, Incomplete where something is lacking.
    """
    hold_others(row, Standing(row))
    row = locked(row)
    standing = Standing(row)
    if seen and seen != standing.digest:
        raise Overtaken()
    content = _content_to_publish(standing)
    was_published_at = row.published_at
    row.status = Status.DRAFT
    type(row)._base_manager.filter(pk=row.pk).update(status=Status.DRAFT)
    others = others_between(type(row), standing.stored, content)
    try:
        with transaction.atomic(), changed_along(others, by, through(row)):
            losses = apply(row, content)
    except IntegrityError as error:
        raise Incomplete(
            _("Bản nháp có chỗ trùng với một mục khác hay trái nhau, nên chưa đăng được.")
        ) from error
    row = type(row)._base_manager.get(pk=row.pk)
    if sentences := troubles_of(row):
        raise Incomplete(*sentences)
    now = timezone.now()
    row.status = Status.PUBLISHED
    row.published_at = was_published_at if was_published_at and was_published_at <= now else now
    row.updated_by = by
    row.save()
    Revision.objects.record(row, Act.PUBLISHED, by, note, take(row), live=True)
    if standing.draft:
        tell(Event(row, Act.PUBLISHED, by, note, standing.draft.updated_by))
        standing.draft.delete()
    return losses


def _content_to_publish(standing: Standing) -> dict:
    """Return the draft's content, with what was changed on the public page since the draft began."""
    if not standing.base_moved:
        return standing.content
    draft = standing.draft
    content, clashes = merge(draft.base.data, draft.head.data, standing.stored)
    if clashes:
        raise Clashing(draft.head, clashes)
    return content


def troubles_of(row) -> list[str]:
    """Return what keeps the stored ``row`` from being public: what is missing, and what its own checks find."""
    sentences = row.missing()
    try:
        row.full_clean()
    except ValidationError as error:
        for name, errors in error.message_dict.items():
            label = "" if name == "__all__" else f"{row._meta.get_field(name).verbose_name}: "
            sentences += [f"{label}{words}" for words in errors]
    return [sentence[:1].upper() + sentence[1:] for sentence in map(str, sentences)]


@transaction.atomic
def schedule(row, by, at, note="", seen=""):
    """Set a draft that could be published now to be published at the moment ``at``; for ``seen`` see publish."""
    row = locked(row)
    if at <= timezone.now():
        raise Refused(_("Giờ hẹn đăng phải sau lúc này."))
    if seen and seen != Standing(row).digest:
        raise Overtaken()
    draft = _open_draft(row, by)
    rehearse_publishing(row, by)
    draft.move_to(DraftState.SCHEDULED, by, note, at)
    Revision.objects.record(row, Act.SCHEDULED, by, note)


def rehearse_publishing(row, by):
    """Raise what publishing would raise, and change nothing."""
    with rehearsal():
        losses = publish(row, by)
    if losses:
        # At the set hour nobody is there to read what was left out.
        raise Incomplete(*losses)


@transaction.atomic
def unschedule(row, by):
    """Take a set time back; the draft waits as one that is being written."""
    row = locked(row)
    draft_of(row, DraftState.SCHEDULED).move_to(DraftState.WRITING, by)
    Revision.objects.record(row, Act.UNSCHEDULED, by)


@transaction.atomic
def discard(row, by):
    """Give up the changes that wait beside a public page. Its history keeps them."""
    row = locked(row)
    if not is_live(row):
        raise WrongState(_("Trang này chưa đăng: bỏ nháp là bỏ cả trang, hãy dùng nút Xóa."))
    draft_of(row).delete()
    Revision.objects.record(row, Act.DISCARDED, by)


@transaction.atomic
def take_down(row, by, reason: str):
    """Take a public page off the site; what waited beside it waits on, what was public is its draft otherwise."""
    row = locked(row)
    if not is_live(row):
        raise WrongState(_("Trang này hiện chưa đăng."))
    if not reason.strip():
        raise Refused(_("Hãy ghi vì sao gỡ xuống."))
    standing = Standing(row)
    content = standing.content
    row.status, row.updated_by = Status.DRAFT, by
    row.save()
    revision = Revision.objects.record(row, Act.TAKEN_DOWN, by, reason.strip(), content)
    draft = standing.draft or Draft(content_type=revision.content_type, object_id=row.pk)
    try:
        with transaction.atomic():
            apply(row, content)
    except IntegrityError:
        # What waited cannot stand in the tables; it waits on, and taking down must not wait for it.
        pass
    draft.head, draft.base, draft.updated_by = revision, None, by
    # Links to the preview go with the page: it may be taken down for what it says.
    draft.preview_key = new_key()
    draft.move_to(DraftState.WRITING, by)
