"""Letters of the desk, in plain words.

A draft that was handed in is told to who publishes, what was decided to who wrote it; an offer to hand something over
to who may answer it, the answer to who offered.
"""

import logging

from django.conf import settings
from django.core.mail import EmailMessage, get_connection
from django.template.loader import render_to_string

from cooperatives.models import Handover, HandoverState, Membership
from coopsite.desk.events import Event
from coopsite.desk.models import Act
from coopsite.desk.models.about import name_of
from coopsite.worklist.lines import page_of

log = logging.getLogger(__name__)


def write(event: Event):
    """Send what ``event`` asks for. Nobody is written to about what they did themselves.

    A listener of coopsite.desk.events: it is called when the act is stored, so a mail server that is down is logged
    and hinders nothing.
    """
    kind, readers = _kind_of(event), _readers_of(event)
    addresses = {
        reader.email
        for reader in readers
        if reader and reader != event.by and reader.is_active and reader.email
    }
    if not kind or not addresses:
        return
    subject, body = _words(kind, event)
    letters = [EmailMessage(subject, body, to=[address]) for address in sorted(addresses)]
    try:
        get_connection().send_messages(letters)
    except Exception:  # whatever a mail server may do wrong: the act was done
        log.exception("letters %s about %s %s were not sent", kind, type(event.row).__name__, event.row.pk)


def _kind_of(event: Event) -> str:
    """Return the name of the letter's template, "" where the act asks for none."""
    if isinstance(event.row, Handover):
        return {HandoverState.OPEN: "offered", HandoverState.WITHDRAWN: ""}.get(event.row.state, "answered")
    match event.act:
        case Act.SUBMITTED:
            return "submitted"
        case Act.RETURNED:
            return "returned" if event.by else "late"
        case Act.PUBLISHED:
            return "published"
    return ""


def _readers_of(event: Event) -> list:
    if isinstance(event.row, Handover):
        return _sides_of(event.row)
    if event.act == Act.SUBMITTED:
        return _publishers_of(event.row.federation)
    return [event.writer, *event.others]


def _publishers_of(federation) -> list:
    return [one.user for one in Membership.objects.publishing_for(federation)]


def _sides_of(handover) -> list:
    """Return who may answer an open offer; of one that was answered who made it, if still one of those concerned."""
    if handover.is_open:
        return _publishers_of(handover.taker)
    asked = handover.asked_by
    concerned = asked and Handover.objects.for_editor(asked).filter(pk=handover.pk).exists()
    return [asked] if concerned else []


def _words(kind: str, event: Event) -> tuple[str, str]:
    """Return subject and body; the first line of a template is the subject."""
    words = {
        "row": event.row,
        "noun": event.row._meta.verbose_name,
        "who": name_of(event.by),
        "note": event.note,
        "desk": settings.SITE_ORIGIN + page_of(type(event.row), "change", event.row.pk),
    }
    if not isinstance(event.row, Handover):
        words["page"] = settings.SITE_ORIGIN + event.row.get_absolute_url()
    subject, _line, body = render_to_string(f"worklist/letters/{kind}.txt", words).partition("\n")
    return " ".join(subject.split()), body.strip() + "\n"
