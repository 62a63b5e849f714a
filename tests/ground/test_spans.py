"""From which day until which a certificate speaks: day by day the same as what is told of one day."""

import datetime
import uuid
from random import Random

import pytest

from coopsite.common.dates import add_months
from products.models import OcopCertificate, OcopDecision, Product
from products.models.rules import OcopRule
from products.models.spans import StarsLent, spans_of, star_spans

FIRST = datetime.date(2019, 12, 1)
DAYS = 365 * 9


def certificate(random) -> OcopCertificate:
    rule = random.choice(list(OcopRule))
    decided = FIRST + datetime.timedelta(days=random.randrange(365 * 4))
    # The ends of months are where calendars err.
    decided = random.choice([decided, decided.replace(month=8, day=31), decided.replace(month=2, day=28)])
    decision = OcopDecision(decided_on=decided, rule=rule, valid_until=add_months(decided, rule.months_valid))
    withdrawn = decided + datetime.timedelta(days=random.randrange(1500)) if random.random() < 0.3 else None
    made = OcopCertificate(decision=decision, stars=random.choice([3, 4, 5]), withdrawn_on=withdrawn)
    made.pk = uuid.UUID(int=random.getrandbits(128))
    return made


@pytest.mark.parametrize("seed", range(40))
def test_spans_say_day_by_day_what_the_certificates_say(seed):
    random = Random(seed)
    held = [certificate(random) for _ in range(random.randrange(1, 5))]
    latest_first = sorted(held, key=lambda one: (-one.decision.decided_on.toordinal(), one.pk))
    product = Product(pk=1)
    product._prefetched_objects_cache = {"certificates": _All(latest_first)}
    spans, stars = spans_of(held), star_spans(map(StarsLent.of, held))
    for day in (FIRST + datetime.timedelta(days=number) for number in range(DAYS)):
        now = [one for one in spans if one.since <= day and (one.until is None or day <= one.until)]
        speaking = product.certificate_on(day)
        assert [one.certificate for one in now] == ([speaking] if speaking else [])
        assert [one.state for one in now] == ([speaking.state_on(day)] if speaking else [])
        held_now = [number for number, since, until in stars if since <= day <= until]
        assert held_now == [number for number in [product.stars_on(day)] if number]


class _All(list):
    def all(self):
        return self
