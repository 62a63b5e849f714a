"""What filling a database with a made-up country takes, whichever: steps, days gone by, rows stored in few statements."""

import datetime
from random import Random

from django.db import connection
from django.utils import timezone

from cooperatives.models import Federation

BATCH = 1_000


class Filling:
    """Fills a database step by step, the same for the same seed; ``today`` is what all its days are counted from."""

    def __init__(self, say, seed: int, today: datetime.date | None = None):
        self.say, self.random, self.today = say, Random(seed), today or timezone.localdate()

    def run(self, steps: list[str]):
        """Do the steps, methods of this name, then let the database count what it holds."""
        for step in steps:
            getattr(self, step)()
            self.say(f"  {step}")
        with connection.cursor() as cursor:
            cursor.execute("ANALYZE")

    def day(self, years: float) -> datetime.date:
        """Return a day within the last ``years``."""
        return self.today - datetime.timedelta(days=self.random.randrange(1, int(years * 365)))

    def moment(self):
        return timezone.make_aware(datetime.datetime.combine(self.day(3), datetime.time(8)))

    @staticmethod
    def keep(rows: list):
        """Store rows as their save() would, in few statements."""
        for row in rows:
            if hasattr(row, "fill_derived"):
                row.fill_derived()
            if hasattr(row, "quantity"):
                row.base_low, row.base_high = row.quantity.base_low, row.quantity.base_high
        return type(rows[0])._default_manager.bulk_create(rows, BATCH) if rows else []

    @staticmethod
    def found_federations(provinces):
        """Store a federation for each of ``provinces`` that has none."""
        known = set(Federation.objects.values_list("region_id", flat=True))
        for region in provinces.exclude(pk__in=known):
            gone = region.valid_until
            name = f"Liên minh Hợp tác xã {region.unit_type} {region.name}"
            short = f"Liên minh HTX {region.unit_type} {region.name}"
            Federation(name=name, short_name=short, region=region, valid_until=gone).save()
