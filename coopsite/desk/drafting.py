"""The acts of the desk: saving drafts, handing in, returning, publishing now or later, taking back.

Each act runs in one transaction with the object locked, leaves a line in its history, and either happens whole or
raises a Refused and changes nothing. Whether somebody may do it is asked before: see coopsite.desk.admin.
"""

from dataclasses import dataclass, field

from django.core.exceptions import ValidationError
from django.db import IntegrityError, transaction
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from coopsite.common.publishing import Status
from coopsite.desk.applying import apply, rehearsal
from coopsite.desk.events import Event, tell
from coopsite.desk.merging import Clash, merge
from coopsite.desk.models import Act, Draft, DraftState, Revision
from coopsite.desk.shape import is_drafted
from coopsite.desk.snapshot import digest, take
from coopsite.desk.standing import Standing, is_live
from coopsite.desk.troubles import Clashing, Incomplete, Overtaken, Refused, WrongState


@dataclass
class Saved:
    """What came of saving: the revision, whether there was anything to save, and what others had changed."""

    revision: Revision
    changed: bool = True
    theirs: Revision | None = None
    clashes: list[Clash] = field(default_factory=list)


def locked(row):
    """Return ``row`` fresh from the database; nobody else changes it until the transaction ends."""
    return type(row)._base_manager.select_for_update().get(pk=row.pk)


@transaction.atomic
def save_draft(row, base: dict, mine: dict, by, note="", choices=None) -> Saved:
    """Keep ``mine``, which somebody made of ``base``, as the draft of ``row``.

    What others saved in between is put together with it. Where both changed the same, nothing is saved but a copy of
    ``mine`` in the history, and the clashes are returned; ``choices`` decide them (see merging.merge).
    """
    row = locked(row)
    standing = Standing(row)
    before = standing.remembered()
    theirs = None
    if standing.digest != digest(base):
        theirs = before
        content, clashes = merge(base, mine, standing.content, choices)
        if clashes:
            start = Revision.objects.about(row).with_content().holding(digest(base)).first()
            aside = Revision.objects.record(row, Act.ASIDE, by, data=mine, made_of=start)
            return Saved(aside, theirs=theirs, clashes=clashes)
        mine = content
    if digest(mine) == standing.digest:
        return Saved(before, changed=False, theirs=theirs)
    return Saved(_keep(row, standing, before, mine, by, Act.DRAFTED, note), theirs=theirs)


def _keep(row, standing, before, content, by, act, note) -> Revision:
    """Store ``content`` as the head of the row's draft; a page that is not public holds it itself, too."""
    live = standing.is_live
    if not live:
        apply(row, content)
        content = take(row)
    if not is_drafted(type(row)):
        return Revision.objects.record(row, act, by, note, content, live=True)
    revision = Revision.objects.record(row, act, by, note, content)
    draft = standing.draft or Draft(
        content_type=revision.content_type, object_id=row.pk, base=before if live else None
    )
    draft.head, draft.updated_by = revision, by
    if draft.state in (DraftState.SUBMITTED, DraftState.SCHEDULED) or not draft.pk:
        draft.move_to(DraftState.WRITING, by)
    else:
        draft.save()
    return revision


@transaction.atomic
def rebase(row, by, choices) -> Saved:
    """Bring into the draft of ``row`` what was changed on its public page since the draft began.

    ``choices`` decide where both changed the same; what they leave open is returned as clashes, and nothing done.
    """
    row = locked(row)
    standing = Standing(row)
    draft = _draft_of(row)
    before = Revision.objects.record(row, Act.FOUND, data=standing.stored, live=True)
    content, clashes = merge(draft.base.data, draft.head.data, standing.stored, choices)
    if clashes:
        transaction.set_rollback(True)
        return Saved(draft.head, changed=False, clashes=clashes)
    draft.base = before
    draft.save(update_fields=["base"])
    standing = Standing(row)
    return Saved(_keep(row, standing, before, content, by, Act.DRAFTED, str(_("ghép với trang đang đăng"))))


@transaction.atomic
def begin(row, by, note="") -> Revision:
    """Begin the history of a new ``row``, which is stored and not public: a draft whose content it holds."""
    revision = Revision.objects.record(row, Act.DRAFTED, by, note, take(row))
    kind = revision.content_type
    Draft.objects.create(content_type=kind, object_id=row.pk, head=revision, updated_by=by, state_by=by)
    return revision


def _draft_of(row, *states) -> Draft:
    """Return the locked draft of ``row`` if it stands in one of ``states`` (any, where none is named)."""
    draft = Draft.objects.select_for_update().about(row).first()
    if draft is None:
        raise WrongState(_("Mục này không có bản nháp nào."))
    if states and draft.state not in states:
        raise WrongState(
            _("Bản nháp %(state)s, nên không làm việc này được.") % {"state": draft.get_state_display()}
        )
    return draft


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
    _draft_of(row, DraftState.SUBMITTED).move_to(DraftState.WRITING, by)
    Revision.objects.record(row, Act.RECALLED, by)


@transaction.atomic
def give_back(row, by, reason: str):
    """Return what was handed in to its writer, with a reason."""
    row = locked(row)
    if not reason.strip():
        raise Refused(_("Hãy ghi lý do trả lại, để người viết biết sửa gì."))
    draft = _draft_of(row, DraftState.SUBMITTED)
    draft.move_to(DraftState.RETURNED, by, reason.strip())
    Revision.objects.record(row, Act.RETURNED, by, reason.strip())
    tell(Event(row, Act.RETURNED, by, reason.strip(), draft.updated_by))


@transaction.atomic
def publish(row, by=None, note="", seen="", choices=None) -> list[str]:
    """Make the draft of ``row`` public now, or ``row`` itself where it has none; return what was lost on the way.

    ``seen`` is the digest of the content that the publisher looked at. Raises Overtaken where the draft is another
    by now, Clashing where the public page was changed otherwise meanwhile, Incomplete where something is lacking.
    """
    row = locked(row)
    standing = Standing(row)
    if seen and seen != standing.digest:
        raise Overtaken()
    content = _content_to_publish(standing, choices)
    was_published_at = row.published_at
    row.status = Status.DRAFT
    type(row)._base_manager.filter(pk=row.pk).update(status=Status.DRAFT)
    try:
        with transaction.atomic():
            losses = apply(row, content)
    except IntegrityError as error:
        raise Incomplete(_("Bản nháp trùng hay trái với một mục khác, nên chưa đăng được.")) from error
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


def _content_to_publish(standing: Standing, choices) -> dict:
    """Return the draft's content, with what was changed on the public page since the draft began."""
    if not standing.base_moved:
        return standing.content
    draft = standing.draft
    content, clashes = merge(draft.base.data, draft.head.data, standing.stored, choices)
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
def schedule(row, by, at, note=""):
    """Set a draft that could be published now to be published at the moment ``at``."""
    row = locked(row)
    if at <= timezone.now():
        raise Refused(_("Giờ hẹn đăng phải ở phía trước."))
    draft = _open_draft(row, by)
    rehearse_publishing(row, by)
    draft.move_to(DraftState.SCHEDULED, by, note, at)
    Revision.objects.record(row, Act.SCHEDULED, by, note)


def rehearse_publishing(row, by):
    """Raise what publishing would raise, and change nothing."""
    with rehearsal():
        publish(row, by)


@transaction.atomic
def unschedule(row, by):
    """Take a set time back; the draft waits as one that is being written."""
    row = locked(row)
    _draft_of(row, DraftState.SCHEDULED).move_to(DraftState.WRITING, by)
    Revision.objects.record(row, Act.UNSCHEDULED, by)


@transaction.atomic
def discard(row, by):
    """Give up the changes that wait beside a public page. Its history keeps them."""
    row = locked(row)
    if not is_live(row):
        raise WrongState(_("Trang này chưa đăng: bỏ nháp là bỏ cả trang, hãy dùng nút Xóa."))
    _draft_of(row).delete()
    Revision.objects.record(row, Act.DISCARDED, by)


@transaction.atomic
def take_down(row, by, reason: str):
    """Take a public page off the site; what waited beside it waits on, what was public is its draft otherwise."""
    row = locked(row)
    if not is_live(row):
        raise WrongState(_("Trang này không ở ngoài công khai."))
    if not reason.strip():
        raise Refused(_("Hãy ghi vì sao gỡ xuống."))
    standing = Standing(row)
    content = standing.content
    row.status, row.updated_by = Status.DRAFT, by
    row.save()
    revision = Revision.objects.record(row, Act.TAKEN_DOWN, by, reason.strip(), content)
    draft = standing.draft or Draft(content_type=revision.content_type, object_id=row.pk)
    apply(row, content)
    draft.head, draft.base, draft.updated_by = revision, None, by
    draft.move_to(DraftState.WRITING, by)


@transaction.atomic
def restore(row, revision: Revision, by, content: dict | None = None) -> Saved:
    """Make the content of an earlier revision the draft of ``row``; the public page stays as it is.

    ``content`` is what of the revision's content is taken back, where that is not all of it.
    """
    row = locked(row)
    standing = Standing(row)
    before = standing.remembered()
    if revision.data is None:
        raise Refused(_("Dòng lịch sử này không có nội dung để lấy lại."))
    content = content or revision.data
    if digest(content) == standing.digest:
        return Saved(before, changed=False)
    note = _("bản số %(number)s") % {"number": revision.number}
    return Saved(_keep(row, standing, before, content, by, Act.RESTORED, note))
