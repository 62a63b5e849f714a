"""Lots of one product, invented from end to end and marked so: no source tells of any.

Their days are counted from the day of loading, so that the demonstration never shows a pack that is long past its best.
"""

import datetime

from django.utils import timezone

from coopsite.common.dates import add_months
from demo.load import photo, save
from products.models import Lot, LotStep, Product

PRODUCT = "che-shan-tuyet-co-thu-phinh-ho"
WORKSHOP = "Xưởng của hợp tác xã"
# number: (days since the harvest, days until it was packed or None, the steps)
# A step: (what, days since the harvest or None, where, who, drawing or "")
LOTS = {
    "PH0824": (
        100,
        3,
        [
            ("Hái búp", 0, "Nương chè cổ thụ", "Tổ hái của hợp tác xã", "tea-buds-basket"),
            ("Thu mua tại nương", 0, "Nương chè cổ thụ", "Hợp tác xã", ""),
            ("Sao, vò, sấy", 1, WORKSHOP, "Tổ chế biến", ""),
            ("Đóng gói, dán tem", 3, WORKSHOP, "", ""),
        ],
    ),
    # Only its harvest was written down: its page is not called traced.
    "PH0924": (60, None, []),
}


def load_lots():
    """Load the lots; the product has to be there."""
    product, today = Product.objects.get(slug=PRODUCT), timezone.localdate()
    for number, (age, packed_after, steps) in LOTS.items():
        harvested = today - datetime.timedelta(days=age)
        packed = None if packed_after is None else harvested + datetime.timedelta(days=packed_after)
        lot = save(
            Lot(
                product=product,
                number=number,
                harvested_on=harvested,
                made_on=packed,
                best_before=packed and add_months(packed, 24),
                region=product.region,
                illustrative=True,
            )
        )
        for position, (name, after, place, actor, drawing) in enumerate(steps):
            save(
                LotStep(
                    lot=lot,
                    name=name,
                    done_on=harvested + datetime.timedelta(days=after),
                    place=place,
                    actor=actor,
                    photo=photo(drawing) if drawing else None,
                    position=position,
                )
            )
