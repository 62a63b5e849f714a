"""Keeping what somebody wrote: as a draft beside a public page, in the row itself where nothing is public yet.

Each act runs in one transaction with the object locked and either happens whole or raises a Refused and changes
nothing. A draft that was approved for a time is changed by those alone who approve: ``decides`` says that ``by`` is one.
"""

from dataclasses import dataclass, field

from django.db import IntegrityError, transaction
from django.utils.translation import gettext_lazy as _

from coopsite.desk.applying import apply, rehearsal
from coopsite.desk.locking import draft_of, locked
from coopsite.desk.merging import Clash, merge
from coopsite.desk.models import Act, Draft, DraftState, Revision
from coopsite.desk.shape import is_drafted
from coopsite.desk.snapshot import digest, restorable, take
from coopsite.desk.standing import Standing, lay_out
from coopsite.desk.troubles import Incomplete, Overtaken, Refused, WrongState


@dataclass
class Saved:
    """What came of saving.

    ``changed``: whether there was anything to save; ``theirs``: what others had saved in between; ``aside``: whether
    the two do not go together, so that the revision is a copy put aside, ``clashes`` being what both changed;
    ``recalled``: whether the draft had been handed in and waits for its writer again.
    """

    revision: Revision
    changed: bool = True
    theirs: Revision | None = None
    aside: bool = False
    clashes: list[Clash] = field(default_factory=list)
    recalled: bool = False


@transaction.atomic
def save_draft(row, base: dict, mine: dict, by, note="", *, choices=None, mark="", decides=False) -> Saved:
    """Keep ``mine``, which somebody made of ``base``, as the draft of ``row``.

    What others saved in between is put together with it. Where both changed the same, or the two together could not
    be stored, nothing is saved but a copy of ``mine`` in the history; ``choices`` decide clashes (see merging.merge).
    ``mark`` names the form as it was sent: sent twice, it is saved once.
    """
    row = locked(row)
    standing = Standing(row)
    _refuse_the_locked(standing, decides)
    before, theirs = standing.remembered(), None
    if mark and Revision.objects.about(row).filter(mark=mark).exists():
        return Saved(before)
    if standing.digest != digest(base):
        theirs = before
        content, clashes = merge(base, mine, standing.content, choices)
        if clashes or not _can_be_stored(row, content):
            start = Revision.objects.about(row).with_content().holding(digest(base)).first()
            aside = Revision.objects.record(row, Act.ASIDE, by, data=mine, made_of=start)
            return Saved(aside, theirs=theirs, aside=True, clashes=clashes)
        mine = content
    if digest(mine) == standing.digest:
        return Saved(before, changed=False, theirs=theirs)
    saved = _keep(row, standing, before, mine, by, Act.DRAFTED, note, mark=mark, decides=decides)
    saved.theirs = theirs
    return saved


def _refuse_the_locked(standing, decides: bool):
    if standing.draft and standing.draft.state == DraftState.SCHEDULED and not decides:
        raise WrongState(_("Bản nháp đã được duyệt và hẹn giờ đăng; muốn sửa, hãy nhờ người duyệt bỏ hẹn."))


def _can_be_stored(row, content: dict) -> bool:
    """Tell whether the database would take ``content``: two contents that are right may contradict each other."""
    try:
        with rehearsal():
            lay_out(row, content)
    except IntegrityError:
        return False
    return True


def _keep(row, standing, before, content, by, act, note, *, mark="", decides=False) -> Saved:
    """Store ``content`` as the head of the row's draft; a page that is not public holds it itself, too."""
    live = standing.is_live
    if not live:
        _apply(row, content)
        content = take(row)
    if not is_drafted(type(row)):
        return Saved(Revision.objects.record(row, act, by, note, content, live=True))
    revision = Revision.objects.record(row, act, by, note, content, mark=mark)
    draft = standing.draft or Draft(
        content_type=revision.content_type, object_id=row.pk, base=before if live else None
    )
    draft.head = revision
    waits = draft.pk and draft.state in (DraftState.SUBMITTED, DraftState.SCHEDULED)
    if waits and decides:
        # Who decides may mend a word of what was handed in: it stays its writer's, and where it stands.
        draft.save()
        return Saved(revision)
    draft.updated_by = by
    if waits:
        Revision.objects.record(row, Act.RECALLED, by)
    if waits or not draft.pk:
        draft.move_to(DraftState.WRITING, by)
    else:
        draft.save()
    return Saved(revision, recalled=bool(waits))


def _apply(row, content: dict):
    try:
        with transaction.atomic():
            apply(row, content)
    except IntegrityError as error:
        words = _("Nội dung này trùng với một mục khác hay trái nhau, nên không giữ được.")
        raise Incomplete(words) from error


@transaction.atomic
def rebase(row, by, choices, decides=False) -> Saved:
    """Bring into the draft of ``row`` what was changed on its public page since the draft began.

    ``choices`` decide where both changed the same; what they leave open is returned as clashes, and nothing done.
    """
    row = locked(row)
    standing = Standing(row)
    _refuse_the_locked(standing, decides)
    draft = draft_of(row)
    if draft.base is None:
        raise WrongState(_("Trang này hiện chưa đăng."))
    content, clashes = merge(draft.base.data, draft.head.data, standing.stored, choices)
    if clashes or not _can_be_stored(row, content):
        return Saved(draft.head, changed=False, aside=True, clashes=clashes)
    before = Revision.objects.record(row, Act.FOUND, data=standing.stored, live=True)
    draft.base = before
    draft.save(update_fields=["base"])
    note = str(_("ghép với trang đang đăng"))
    return _keep(row, Standing(row), before, content, by, Act.DRAFTED, note, decides=decides)


@transaction.atomic
def begin(row, by, note="") -> Revision:
    """Begin the history of a new ``row``, which is stored and not public: a draft whose content it holds."""
    revision = Revision.objects.record(row, Act.DRAFTED, by, note, take(row))
    kind = revision.content_type
    Draft.objects.create(content_type=kind, object_id=row.pk, head=revision, updated_by=by, state_by=by)
    return revision


@transaction.atomic
def restore(row, revision: Revision, by, content: dict | None = None, *, seen="", decides=False) -> Saved:
    """Make the content of an earlier revision the draft of ``row``; the public page stays as it is.

    ``content`` is what of the revision's content is taken back, where that is not all of it; ``seen`` the digest of
    what stood when it was asked for: raises Overtaken where something else stands by now.
    """
    row = locked(row)
    standing = Standing(row)
    _refuse_the_locked(standing, decides)
    if seen and seen != standing.digest:
        raise Overtaken()
    before = standing.remembered()
    if revision.data is None:
        raise Refused(_("Dòng lịch sử này không có nội dung để lấy lại."))
    content = restorable(type(row), content or revision.data, standing.content)
    if digest(content) == standing.digest:
        return Saved(before, changed=False)
    if not _can_be_stored(row, content):
        raise Incomplete(_("Bản ấy trùng với một mục khác hay trái nhau, nên không lấy lại được."))
    note = _("bản số %(number)s") % {"number": revision.number}
    return _keep(row, standing, before, content, by, Act.RESTORED, note, decides=decides)
