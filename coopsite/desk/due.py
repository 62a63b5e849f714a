"""Publishing at the set time: each draft by itself, whole or not at all, and not twice however often it is asked."""

import logging
from dataclasses import dataclass, field

from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from coopsite.common.dates import show_date
from coopsite.desk.drafting import publish
from coopsite.desk.events import Event, tell
from coopsite.desk.locking import locked
from coopsite.desk.models import Act, Draft, DraftState, Revision
from coopsite.desk.troubles import Incomplete, Refused

log = logging.getLogger(__name__)
REASON_LENGTH = Draft._meta.get_field("reason").max_length


@dataclass
class Outcome:
    """What became of one draft at its time; ``troubles`` are sentences, none where it was published."""

    row: object
    troubles: list[str] = field(default_factory=list)


def publish_due(now=None):
    """Publish each draft whose time has come; yield an Outcome for each that was decided.

    What the database or a fault of ours keeps from being decided is logged and stays for the next time.
    """
    now = now or timezone.now()
    for pk in list(Draft.objects.due(now).order_by("publish_at", "pk").values_list("pk", flat=True)):
        try:
            outcome = _decide(pk, now)
        except Exception:  # the next draft is not to wait for this one
            log.exception("scheduled draft %s was neither published nor returned", pk)
        else:
            if outcome is not None:
                yield outcome


@transaction.atomic
def _decide(pk, now) -> Outcome | None:
    """Publish or return one draft; None where another run was quicker, the time was taken back, or it is binned."""
    draft = Draft.objects.filter(pk=pk).first()
    row = draft and draft.row
    if row is None:
        return None
    # The object is locked before its draft, as in every other act.
    row = locked(row, binned=True)
    draft = Draft.objects.due(now).select_for_update().filter(pk=pk).first()
    if draft is None or row.is_binned:
        return None
    at = timezone.localtime(draft.publish_at)
    note = _("theo giờ đã hẹn: %(hour)s ngày %(day)s") % {"hour": f"{at:%H:%M}", "day": show_date(at)}
    try:
        with transaction.atomic():
            if losses := publish(row, draft.state_by, note):
                # What was approved can no longer be published as it was: a person has to look at it.
                raise Incomplete(*losses)
    except Refused as trouble:
        _return(row, draft, trouble.sentences)
        return Outcome(row, trouble.sentences)
    return Outcome(row)


def _return(row, draft, sentences: list[str]):
    """Give the draft back to its writer with what kept it from being published."""
    told = _("Tới giờ hẹn mà chưa đăng được: %(why)s") % {"why": " ".join(sentences)}
    reason = told if len(told) <= REASON_LENGTH else f"{told[: REASON_LENGTH - 1]}…"
    approver = draft.state_by
    draft.move_to(DraftState.RETURNED, None, reason)
    draft.trouble = "\n".join(sentences)
    draft.save(update_fields=["trouble"])
    Revision.objects.record(row, Act.RETURNED, None, reason)
    tell(Event(row, Act.RETURNED, None, told, draft.updated_by, (approver,)))
