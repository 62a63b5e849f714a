"""From which day until which a product's certificates say what: the calendar behind stars and their states."""

import datetime
import uuid
from collections.abc import Iterable
from typing import NamedTuple

from products.models.clock import DAY, CertificateState
from products.models.ocop import OcopCertificate


class Span(NamedTuple):
    """A certificate in one state, from its first day to its last (None: for ever, as far as is known)."""

    certificate: OcopCertificate
    state: CertificateState
    since: datetime.date
    until: datetime.date | None


def spans_of(certificates) -> list[Span]:
    """Return what speaks for a product on each day since its first decision, newest first.

    The certificate of the latest decision speaks, whatever its state: Product.certificate_on and
    OcopCertificate.state_on say the same of one day. No two stored ones are of one day; else the smaller key speaks.
    """
    made, last = [], None
    for one in sorted(certificates, key=_latest_first):
        phases = (cut for phase in one.clock.phases() if (cut := phase.up_to(last)))
        made += [Span(one, *phase) for phase in phases]
        last = one.clock.begins - DAY
    return made


class StarsLent(NamedTuple):
    """What of a certificate lends stars: whatever loads it, a list or a count of a whole province, says no more."""

    decided: datetime.date
    key: uuid.UUID
    ends: datetime.date
    withdrawn: datetime.date | None
    stars: int

    @classmethod
    def of(cls, one: OcopCertificate) -> "StarsLent":
        return cls(one.decision.decided_on, one.pk, one.decision.valid_until, one.withdrawn_on, one.stars)

    # The fields above, as a query of certificates names them.
    COLUMNS = ("decision__decided_on", "pk", "decision__valid_until", "withdrawn_on", "stars")


def star_spans(lent: Iterable[StarsLent]) -> list[tuple[int, datetime.date, datetime.date]]:
    """Return (stars, first day, last day) for each time in which a product's stars may be used, newest first.

    The same days as those of spans_of whose state lets_use_stars, in one piece while they last.
    """
    made, next_begins = [], None
    for one in sorted(lent, key=lambda one: (-one.decided.toordinal(), one.key)):
        if one.decided != next_begins:
            ends = [one.ends, *(day - DAY for day in (one.withdrawn, next_begins) if day)]
            if one.decided <= min(ends):
                made.append((one.stars, one.decided, min(ends)))
        next_begins = one.decided
    return made


def _latest_first(certificate):
    return -certificate.clock.begins.toordinal(), certificate.pk
