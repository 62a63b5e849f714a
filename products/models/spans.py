"""From which day until which a product's certificates say what: the calendar behind stars and their states."""

import datetime
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
    return -certificate.clock.begins.toordinal(), certificate.pk
