"""Offers to hand an object over: those that wait for the account's answer, and its own that wait for another's."""

from django.db.models import Q
from django.utils.translation import gettext as _

from cooperatives.models import Handover, HandoverState
from coopsite.worklist.lines import Line, Section, page_of
from coopsite.worklist.scope import Scope, model_of
from coopsite.worklist.words import moment

SHOWN = 8


def sections(scope: Scope) -> list[Section]:
    """Return the sections of open offers: one query for both; none for who publishes nowhere among them."""
    sides = scope.reach and scope.reach & scope.publishing
    if scope.reach is not None and not sides:
        return []
    incoming, outgoing = _blank()
    for offer in _offers(scope, sides):
        is_incoming = sides is None or offer.taker_id in sides
        section = incoming if is_incoming else outgoing
        section.total += 1
        if len(section.lines) < SHOWN:
            section.lines.append(_line(offer, is_incoming))
    return [section for section in (incoming, outgoing) if section.total]


def _blank() -> tuple[Section, Section]:
    incoming = Section(
        "chuyen-giao",
        _("Chuyển giao chờ trả lời"),
        _("Mở ra xem bên kia giao gì, rồi nhận hoặc từ chối. Nhận rồi thì liên minh mình phụ trách."),
        "now",
    )
    outgoing = Section("da-de-nghi", _("Chuyển giao đã đề nghị, chờ bên nhận"), tone="later")
    for section in (incoming, outgoing):
        page = f"{page_of(Handover, 'changelist')}?state__exact={HandoverState.OPEN}"
        section.more = [(str(Handover._meta.verbose_name), page)]
    return incoming, outgoing


def _offers(scope, sides):
    offers = Handover.objects.waiting_for(scope.user) | Handover.objects.offered_by(scope.user)
    if sides is not None:
        offers = offers.filter(Q(taker__in=sides) | Q(giver__in=sides))
    return offers.select_related("giver", "taker").order_by("asked_at", "pk")


def _line(offer, is_incoming) -> Line:
    told = {"kind": model_of(offer)._meta.verbose_name, "giver": offer.giver, "taker": offer.taker}
    told["when"] = moment(offer.asked_at)
    words = (
        _("%(kind)s, %(giver)s đề nghị lúc %(when)s")
        if is_incoming
        else _("%(kind)s, đề nghị %(taker)s nhận lúc %(when)s")
    )
    # Its own name is all that the taker may know of the object.
    return Line(Handover, offer.pk, words % told, offer.note, row=offer)
