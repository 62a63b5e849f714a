"""One clock for all that is lent for a time: stars, certificates under other schemes, titles.

It begins on a day, ends on a day, and may be taken back before. The state follows from the calendar: nothing is stored,
no job changes it at night.
"""

import datetime
from typing import NamedTuple

from django.core.exceptions import ValidationError
from django.db import models
from django.db.models import Q
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from coopsite.common.dates import add_months
from coopsite.common.fields import NFCCharField

# How long before its end something lent counts as expiring: time enough for a new assessment round. Then it presses.
EXPIRING_MONTHS, PRESSING_MONTHS = 6, 3
DAY = datetime.timedelta(days=1)


class CertificateState(models.TextChoices):
    NOT_YET = "not-yet", _("Chưa tới ngày có hiệu lực")
    VALID = "valid", _("Còn hiệu lực")
    EXPIRING = "expiring", _("Sắp hết hạn")
    EXPIRED = "expired", _("Đã hết hạn")
    WITHDRAWN = "withdrawn", _("Đã bị thu hồi")

    @property
    def lets_use_stars(self) -> bool:
        """Whether what is lent may be used: the stars, the mark, the name of the scheme."""
        return self in (CertificateState.VALID, CertificateState.EXPIRING)


class Phase(NamedTuple):
    """A state and its first and last day; None: for as long as anybody knows."""

    state: CertificateState
    since: datetime.date | None
    until: datetime.date | None

    def up_to(self, last: datetime.date | None) -> "Phase | None":
        """Return what of it lies up to a day; None where nothing does."""
        until = min(filter(None, (self.until, last)), default=None)
        is_some = None in (self.since, until) or self.since <= until
        return self._replace(until=until) if is_some else None


class Clock(NamedTuple):
    """The days of something lent: its first and its last, None where unknown, and that of its withdrawal, if any."""

    begins: datetime.date | None
    ends: datetime.date | None
    withdrawn: datetime.date | None = None

    def state_on(self, on: datetime.date) -> CertificateState:
        """Return the state on a day: withdrawal first, then the calendar."""
        if self.begins is not None and self.begins > on:
            return CertificateState.NOT_YET
        if self.withdrawn is not None and self.withdrawn <= on:
            return CertificateState.WITHDRAWN
        if self.ends is None:
            return CertificateState.VALID
        if self.ends < on:
            return CertificateState.EXPIRED
        return (
            CertificateState.EXPIRING
            if self.ends <= add_months(on, EXPIRING_MONTHS)
            else CertificateState.VALID
        )

    def phases(self) -> list[Phase]:
        """Return the states through which it goes by itself from its first day on; state_on says the same of one day."""
        phases = [Phase(CertificateState.VALID, self.begins, None)]
        if self.ends is not None:
            expires = _first_expiring_day(self.ends)
            expires = max(self.begins, expires) if self.begins else expires
            phases = [
                Phase(CertificateState.VALID, self.begins, expires - DAY),
                Phase(CertificateState.EXPIRING, expires, self.ends),
                Phase(CertificateState.EXPIRED, self.ends + DAY, None),
            ]
        last = self.withdrawn and self.withdrawn - DAY
        kept = [cut for phase in phases if (cut := phase.up_to(last))]
        if self.withdrawn is None:
            return kept
        gone = max(self.withdrawn, self.begins) if self.begins else self.withdrawn
        return [*kept, Phase(CertificateState.WITHDRAWN, gone, None)]

    def usable(self) -> tuple[datetime.date | None, datetime.date | None] | None:
        """Return the first and last day on which it may be used; None where there never was one."""
        phases = [phase for phase in self.phases() if phase.state.lets_use_stars]
        return (phases[0].since, phases[-1].until) if phases else None


def _first_expiring_day(ends: datetime.date) -> datetime.date:
    """Return the first day from which ``ends`` is within the months that a new assessment takes."""
    day = add_months(ends, -EXPIRING_MONTHS) - 3 * DAY
    while add_months(day, EXPIRING_MONTHS) < ends:
        day += DAY
    return day


class Lent(models.Model):
    """Something that a body lends for a time and may take back; its model says by ``clock`` from when until when."""

    withdrawn_on = models.DateField(_("thu hồi ngày"), null=True, blank=True)
    withdrawn_reason = NFCCharField(_("lý do thu hồi"), max_length=240, blank=True)

    class Meta:
        abstract = True

    @property
    def clock(self) -> Clock:
        raise NotImplementedError

    def clean(self):
        super().clean()
        begins = self.clock.begins if self.withdrawn_on else None
        if begins and self.withdrawn_on < begins:
            words = _("Ngày thu hồi phải từ ngày cấp trở đi.")
            raise ValidationError({"withdrawn_on": ValidationError(words, "withdrawn_before_decided")})

    def state_on(self, on: datetime.date | None = None) -> CertificateState:
        """Return the state on a day (default: today)."""
        return self.clock.state_on(on or timezone.localdate())

    @property
    def state(self) -> CertificateState:
        return self.state_on()

    def is_valid_on(self, on: datetime.date | None = None) -> bool:
        """Tell whether it may be used on a day (default: today)."""
        return self.state_on(on).lets_use_stars


def withdrawal_has_reason(name: str) -> models.CheckConstraint:
    """Return the rule, named ``name``, that nothing is taken back without a word why."""
    return models.CheckConstraint(
        condition=Q(withdrawn_on=None) | ~Q(withdrawn_reason=""),
        name=name,
        violation_error_message=_("Thu hồi thì phải ghi lý do."),
        violation_error_code="withdrawn_without_reason",
    )
