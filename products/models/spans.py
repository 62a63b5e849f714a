"""From which day until which a product's certificates say what: the calendar behind stars and their states."""

import datetime
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


def star_spans(certificates) -> list[tuple[int, datetime.date, datetime.date]]:
    """Return (stars, first day, last day) for each time in which stars may be used; in one piece while they last."""
    made = []
    for span in spans_of(certificates):
        if not span.state.lets_use_stars:
            continue
        if made and made[-1][3] is span.certificate:
            # The months in which it expires, and before them those in which it did not yet.
            made[-1] = (
                *made[-1][:1],
                min(made[-1][1], span.since),
                max(made[-1][2], span.until),
                span.certificate,
            )
        else:
            made.append((span.certificate.stars, span.since, span.until, span.certificate))
    return [one[:3] for one in made]


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
