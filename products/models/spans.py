"""From which day until which a product's certificates say what: the calendar behind stars and their states."""

import datetime
import uuid
from collections.abc import Iterable
from typing import NamedTuple

from coopsite.common.dates import add_months
from products.models.ocop import EXPIRING_MONTHS, CertificateState, OcopCertificate

DAY = datetime.timedelta(days=1)


class Span(NamedTuple):
    """A certificate in one state, from its first day to its last (None: for ever, as far as is known)."""

    certificate: OcopCertificate
    state: CertificateState
    since: datetime.date
    until: datetime.date | None


def spans_of(certificates) -> list[Span]:
    """Return what speaks for a product on each day since its first decision, newest first.

    The certificate of the latest decision speaks, whatever its state: Product.certificate_on and
    OcopCertificate.state_on say the same of one day. Of two in decisions of one day the smaller key speaks.
    """
    made, next_begins = [], None
    for one in sorted(certificates, key=_latest_first):
        since = one.decision.decided_on
        if since != next_begins:
            last = next_begins - DAY if next_begins else None
            made += [cut for span in _spans_of_one(one) if (cut := _cut(span, last))]
        next_begins = since
    return made


class Lent(NamedTuple):
    """What of a certificate lends stars: whatever loads it, a list or a count of a whole province, says no more."""

    decided: datetime.date
    key: uuid.UUID
    ends: datetime.date
    withdrawn: datetime.date | None
    stars: int

    @classmethod
    def of(cls, one: OcopCertificate) -> "Lent":
        return cls(one.decision.decided_on, one.pk, one.decision.valid_until, one.withdrawn_on, one.stars)

    # The fields above, as a query of certificates names them.
    COLUMNS = ("decision__decided_on", "pk", "decision__valid_until", "withdrawn_on", "stars")


def star_spans(lent: Iterable[Lent]) -> list[tuple[int, datetime.date, datetime.date]]:
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
    return -certificate.decision.decided_on.toordinal(), certificate.pk


def _spans_of_one(one: OcopCertificate) -> list[Span]:
    """Return the states of a certificate through which it goes by itself."""
    decided, ends, withdrawn = one.decision.decided_on, one.decision.valid_until, one.withdrawn_on
    expires = max(decided, _first_expiring_day(ends))
    spans = [
        Span(one, CertificateState.VALID, decided, expires - DAY),
        Span(one, CertificateState.EXPIRING, expires, ends),
        Span(one, CertificateState.EXPIRED, ends + DAY, None),
    ]
    if withdrawn is None:
        return [span for span in spans if span.until is None or span.since <= span.until]
    kept = [cut for span in spans if (cut := _cut(span, withdrawn - DAY))]
    return [*kept, Span(one, CertificateState.WITHDRAWN, max(withdrawn, decided), None)]


def _first_expiring_day(ends: datetime.date) -> datetime.date:
    """Return the first day from which ``ends`` is within the months that a new assessment takes."""
    day = add_months(ends, -EXPIRING_MONTHS) - 3 * DAY
    while add_months(day, EXPIRING_MONTHS) < ends:
        day += DAY
    return day


def _cut(span: Span, last: datetime.date | None) -> Span | None:
    """Return what of a span lies up to a day; None where nothing does."""
    until = min(filter(None, (span.until, last)), default=None)
    return span._replace(until=until) if until is None or span.since <= until else None
