"""Whose stars end when: what federations plan assessments by, as a list for letters and as a calendar."""

import datetime
from dataclasses import dataclass, field

from django.conf import settings

from products.models import OcopCertificate, Product
from products.models.duties import EXPIRING, LAPSED, PRESSING

# How long before an end a calendar reminds of it.
REMINDED = datetime.timedelta(days=90)


@dataclass(frozen=True)
class Renewals:
    """The certificates of a federation's public products that need a new assessment, the most urgent first."""

    lapsed: list[OcopCertificate] = field(default_factory=list)
    pressing: list[OcopCertificate] = field(default_factory=list)
    expiring: list[OcopCertificate] = field(default_factory=list)

    def __bool__(self):
        return bool(self.lapsed or self.pressing or self.expiring)


def renewals_of(federation) -> Renewals:
    """Return what stands on the worklist of ``federation`` today as lists of certificates; three queries."""
    own = Product.objects.filter(federation=federation)
    certificates = OcopCertificate.objects.select_related("decision", "product")

    def among(rows, duty):
        owing = duty.owing(own).order_by().values("pk")
        return list(rows.filter(product__in=owing).order_by("decision__valid_until", "product__sort_key"))

    return Renewals(
        among(certificates.lapsed(), LAPSED),
        among(certificates.held(), PRESSING),
        among(certificates.held(), EXPIRING),
    )


def held_of(federation) -> list[OcopCertificate]:
    """Return the certificates whose stars the federation's public products hold today, in the order of their ends."""
    public = Product.objects.published().filter(federation=federation).order_by().values("pk")
    held = OcopCertificate.objects.held().filter(product__in=public).select_related("decision", "product")
    return list(held.order_by("decision__valid_until", "product__sort_key"))


def calendar_of(federation) -> bytes:
    """Return the days on which the stars of a federation's public products end as iCalendar (RFC 5545).

    Each is a whole day with the certificate's own name, so that a calendar that subscribes moves it and never doubles
    it, and reminds of it three months before.
    """
    # A calendar is asked for now and then, and the package takes a tenth of a second to load.
    from icalendar import Alarm, Calendar, Event

    calendar = Calendar()
    calendar.add("prodid", "-//Thổ Sản//Hạn sao OCOP//VI")
    calendar.add("version", "2.0")
    calendar.add("x-wr-calname", f"Hạn sao OCOP, {federation.short_name}")
    for certificate in held_of(federation):
        event, alarm, ends = Event(), Alarm(), certificate.decision.valid_until
        event.add("uid", f"{certificate.pk}@{settings.SITE_ORIGIN.partition('//')[2]}")
        event.add(
            "dtstamp",
            datetime.datetime.combine(certificate.decision.decided_on, datetime.time(), datetime.UTC),
        )
        event.add("dtstart", ends)
        event.add("dtend", ends + datetime.timedelta(days=1))
        event.add(
            "summary", f"Hết hạn {certificate.stars} sao: {certificate.product.name}{_invented(certificate)}"
        )
        event.add("description", f"Quyết định {certificate.decision.number}, {certificate.decision.body}")
        event.add("url", settings.SITE_ORIGIN + certificate.product.get_absolute_url())
        alarm.add("action", "DISPLAY")
        alarm.add("description", f"Còn ba tháng: {certificate.product.name}")
        alarm.add("trigger", -REMINDED)
        event.add_component(alarm)
        calendar.add_component(event)
    return calendar.to_ical()


def _invented(certificate) -> str:
    return " (minh họa)" if certificate.decision.illustrative else ""
