"""What an event's page tells machines: schema.org's Event as JSON-LD, with nothing that the page does not say.

Of an event that is made up for illustration nothing is told: search engines read no small print.
"""

from django.conf import settings
from django.utils import timezone

from stories.models import Event, EventChange

_SCHEMA = "https://schema.org/"
_STATUS = {
    EventChange.NONE: "EventScheduled",
    EventChange.MOVED: "EventRescheduled",
    # Machines know no other word for one that takes place when it was announced.
    EventChange.ELSEWHERE: "EventScheduled",
    EventChange.PUT_OFF: "EventPostponed",
    EventChange.CANCELLED: "EventCancelled",
}


def event_data(event: Event) -> dict | None:
    """Return schema.org's Event for a loaded event, None for an illustrative one; no key is empty."""
    if event.illustrative:
        return None
    page, photo = settings.SITE_ORIGIN + event.get_absolute_url(), event.photo
    moved = event.change == EventChange.MOVED
    told = {
        "@context": "https://schema.org",
        "@type": "Event",
        "@id": page,
        "url": page,
        "name": event.title,
        "description": event.standfirst,
        "startDate": _moment(event.begins_at),
        "endDate": _moment(event.ends_at),
        "eventStatus": _SCHEMA + _STATUS[EventChange(event.change)],
        "previousStartDate": _moment(event.planned_at) if moved else "",
        "eventAttendanceMode": _SCHEMA + _mode(event),
        "location": _places(event),
        "image": [settings.SITE_ORIGIN + photo.preview_url] if photo and photo.is_showable else [],
        "organizer": [{"@type": "Organization", "name": name} for name in event.organiser_list],
    }
    return {key: value for key, value in told.items() if value}


def _moment(moment) -> str:
    return timezone.localtime(moment).isoformat(timespec="minutes")


def _mode(event: Event) -> str:
    if not event.link:
        return "OfflineEventAttendanceMode"
    return "MixedEventAttendanceMode" if event.region else "OnlineEventAttendanceMode"


def _places(event: Event) -> list[dict]:
    """Return where it is: the place as far as it is known, and the link as long as it leads there."""
    places = []
    if event.region:
        address = {"@type": "PostalAddress", "addressCountry": "VN", "addressRegion": event.province.name}
        if event.region != event.province:
            address["addressLocality"] = event.region.title
        places.append({"@type": "Place", "name": event.venue or event.place_name, "address": address})
    if event.opens:
        places.append({"@type": "VirtualLocation", "url": event.link})
    return places
