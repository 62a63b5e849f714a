"""The acts of handing over: offering, accepting, refusing, withdrawing; and the move itself.

What a model's ``moves_along`` names goes with its rows in the same act: a cooperative's products. Pictures and sources
stay with who answers for them; the links to them stay. Each act happens whole, or raises a Refused and changes nothing.
Offers and answers are told to whoever listens (coopsite.desk.events): the event's row is the Handover, as it then stands.
"""

from django.contrib.contenttypes.models import ContentType
from django.core.exceptions import ValidationError
from django.db import IntegrityError, transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from cooperatives.models import Federation, Handover, HandoverState
from cooperatives.models.federation import with_predecessors
from coopsite.common.owning import may
from coopsite.desk.applying import rehearsal
from coopsite.desk.events import Event, tell
from coopsite.desk.locking import locked
from coopsite.desk.models import Act, Draft, DraftState, Revision
from coopsite.desk.models.draft import new_key
from coopsite.desk.troubles import Refused, WrongState

NOTE = 500


def is_handed_over(model) -> bool:
    """Tell whether rows of ``model`` may go from one federation to another."""
    return hasattr(model, "moves_along")


def takers_for(row):
    """Return the federations that ``row`` can be offered to."""
    return Federation.objects.current().exclude(pk=row.federation_id)


@transaction.atomic
def offer(row, taker, by, note="") -> Handover:
    """Offer ``row`` to the federation ``taker``; a site administrator's word is both sides' and moves it at once."""
    row = locked(row)
    if not may(by, row, "for_publisher"):
        raise Refused(_("Chỉ người duyệt của liên minh phụ trách mới đề nghị chuyển được."))
    if row.federation_id is None or not takers_for(row).filter(pk=taker.pk).exists():
        raise Refused(_("Không chuyển mục này sang liên minh ấy được."))
    with rehearsal():
        move(locked(row), taker, by, "")
    kind = ContentType.objects.get_for_model(type(row))
    handover = Handover(
        content_type=kind, object_id=row.pk, giver=row.federation, taker=taker, name=str(row)[:300]
    )
    handover.note, handover.asked_by = note.strip()[:NOTE], by
    try:
        with transaction.atomic():
            handover.save()
    except IntegrityError as error:
        raise Refused(_("Mục này đang chờ một liên minh trả lời; hãy rút lại đề nghị ấy trước.")) from error
    if by.is_superuser:
        accept(handover, by)
        handover.refresh_from_db()
    else:
        tell(Event(handover, Act.MOVED, by, handover.note))
    return handover


@transaction.atomic
def accept(handover, by, word=""):
    """Take over what was offered: only now it changes hands."""
    handover = _open(handover)
    if not Federation.objects.for_publisher(by).filter(pk=handover.taker_id).exists():
        raise Refused(_("Chỉ người duyệt của bên nhận mới nhận được."))
    row = handover.row
    if row is None or getattr(row, "is_binned", False):
        raise Refused(_("Mục này đã bị xóa, nên không nhận được nữa."))
    row = locked(row)
    if row.federation_id != handover.giver_id:
        raise Refused(_("Mục này không còn do bên giao phụ trách nữa."))
    move(row, handover.taker, by, handover.note)
    _close(handover, HandoverState.ACCEPTED, by, word)


@transaction.atomic
def refuse(handover, by, word=""):
    """Say no to what was offered."""
    handover = _open(handover)
    if not Federation.objects.for_publisher(by).filter(pk=handover.taker_id).exists():
        raise Refused(_("Chỉ người duyệt của bên nhận mới trả lời được."))
    _close(handover, HandoverState.REFUSED, by, word)


@transaction.atomic
def withdraw(handover, by, word=""):
    """Take back an offer that was not answered yet."""
    handover = _open(handover)
    if not Federation.objects.for_publisher(by).filter(pk=handover.giver_id).exists():
        raise Refused(_("Chỉ người duyệt của bên giao mới rút lại được."))
    _close(handover, HandoverState.WITHDRAWN, by, word)


def _open(handover) -> Handover:
    """Return the offer, locked; an answer that comes twice, or too late, is refused."""
    handover = Handover.objects.select_for_update().get(pk=handover.pk)
    if not handover.is_open:
        raise WrongState(_("Đề nghị này %(state)s rồi.") % {"state": handover.get_state_display()})
    return handover


def _close(handover, state, by, word):
    handover.state, handover.answer = state, word.strip()[:NOTE]
    handover.answered_by, handover.answered_at = by, timezone.now()
    handover.save()
    tell(Event(handover, Act.MOVED, by, handover.answer, handover.asked_by))


@transaction.atomic
def move(row, taker, by, note):
    """Give ``row``, and what goes along with it, to the federation ``taker``; its draft goes with it."""
    reach = with_predecessors([row.federation_id])
    _give(row, taker, by, note)
    for other in _along(row):
        if other.federation_id in reach:
            _give(other, taker, by, note)
        else:
            # What the giver does not answer for stays, if it still can.
            _check(other)


def _along(row):
    """Yield what ``row``'s model says moves along with it, locked."""
    for name in type(row).moves_along:
        relation = type(row)._meta.get_field(name)
        for other in relation.related_model._base_manager.filter(**{relation.field.name: row}):
            yield locked(other)


def _give(row, taker, by, note):
    words = _("từ %(giver)s sang %(taker)s") % {"giver": row.federation, "taker": taker}
    row.federation = taker
    _check(row)
    if hasattr(row, "updated_by_id"):
        row.updated_by = by
    row.save()
    Revision.objects.record(row, Act.MOVED, by, f"{words}: {note}"[:NOTE] if note else words)
    _hand_on_draft(row)
    closed = {"state": HandoverState.WITHDRAWN, "answered_at": timezone.now()}
    Handover.objects.open().about(row).update(**closed)


def _hand_on_draft(row):
    """Let the draft go along: what the giver set for a time waits for the taker's word, and the links that were given
    out to its preview are dead."""
    drafts = Draft.objects.about(row)
    drafts.update(preview_key=new_key())
    drafts.filter(state=DraftState.SCHEDULED).update(state=DraftState.WRITING, publish_at=None)


def _check(row):
    """Raise the sentences of a row that would contradict itself in its new hands."""
    try:
        row.clean()
    except ValidationError as error:
        raise Refused(*(f"{row}: {words}" for words in error.messages)) from error
