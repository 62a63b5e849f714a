"""Load the demonstration's fairs and livestreams, over what ``demo.load_upper`` has put in place."""

import datetime

from django.utils import timezone

from demo.events import EVENTS
from demo.load import cooperative, federation, photo, pick, published, region, save, source
from products.models import Product
from stories.models import Event, EventProduct


def load_events():
    """Load the events, so many days before or after today."""
    today = timezone.localdate()
    for spec in EVENTS:
        event = save(
            Event(
                federation=federation(spec["federation"]),
                photo=photo(spec["photo"]),
                source=source(spec.get("source")),
                region=region(spec.get("region")),
                begins_at=moment(today, *spec["begins"]),
                ends_at=moment(today, *spec["ends"]),
                illustrative=True,
                **published(),
                **pick(spec, "title", "kind", "standfirst", "about", "venue", "link", "replay", "organisers"),
                **pick(spec, "change", "change_reason"),
            )
        )
        event.cooperatives.set([cooperative(slug) for slug in spec.get("cooperatives", [])])
        for position, slug in enumerate(spec["products"]):
            save(EventProduct(event=event, product=Product.objects.get(slug=slug), position=position))


def moment(today: datetime.date, days: int, hour: int, minute: int) -> datetime.datetime:
    """Return a time of day in Vietnam, ``days`` after today."""
    day = today + datetime.timedelta(days=days)
    return timezone.make_aware(datetime.datetime.combine(day, datetime.time(hour, minute)))
