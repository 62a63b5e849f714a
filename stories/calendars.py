"""Events as iCalendar (RFC 5545): one for a phone, a federation's as a feed that calendars ask for again and again."""

import datetime

from django.conf import settings
from django.utils import timezone

from stories.models import Event, EventChange, EventKind

# What is over for so long leaves the feed; its page stays.
KEPT = datetime.timedelta(days=365)
# Who wants to see a livestream is reminded shortly before; who wants to go somewhere the day before.
REMINDED_ONLINE, REMINDED = datetime.timedelta(minutes=30), datetime.timedelta(days=1)
# Who follows is asked to look again so often: what is put off in the morning shall be known at noon.
OFTEN = datetime.timedelta(hours=3)
# SEQUENCE counts from here: its whole numbers hold 68 years of seconds.
BEGINNING = datetime.datetime(2020, 1, 1, tzinfo=datetime.UTC)


def feed_of(federation, at=None) -> bytes:
    """Return the public events of a federation, those to come and those of the past year, as a calendar; one query.

    What was called off stays in it and says so: left out, it would stay in some phones as it was.
    """
    since = (at or timezone.now()) - KEPT
    events = Event.objects.published(at).filter(federation=federation, ends_at__gt=since)
    listed, name = events.for_calendar().order_by("begins_at", "pk"), f"Sự kiện, {federation.short_name}"
    return as_calendar(listed, name, at, often=OFTEN)


def as_calendar(events, name: str, at=None, often: datetime.timedelta | None = None) -> bytes:
    """Return ``events``, loaded by for_calendar(), as a calendar that is called ``name``, at a moment (default: now).

    One that is to be followed says how ``often`` to ask for it again (RFC 7986, 5.7, and the older word for it).
    """
    # A calendar is asked for now and then, and the package takes a tenth of a second to load.
    from icalendar import Calendar, vDuration

    calendar = Calendar()
    calendar.add("prodid", "-//Thổ Sản//Sự kiện//VI")
    calendar.add("version", "2.0")
    calendar.add("x-wr-calname", name)
    calendar.add("x-wr-timezone", settings.TIME_ZONE)
    if often is not None:
        calendar.add("refresh-interval", vDuration(often), parameters={"VALUE": "DURATION"})
        calendar.add("x-published-ttl", vDuration(often))
    for event in events:
        calendar.add_component(_entry(event, at))
    return calendar.to_ical()


def _entry(event: Event, at=None):
    """Return one event; its UID never changes, so that a calendar moves what it holds and never doubles it.

    SEQUENCE grows with each change: some calendars take a later copy for the newer one by this number alone.

    Moments are told in UTC, which every calendar turns into its owner's clock and none can mistake.
    """
    from icalendar import Event as Entry

    entry = Entry()
    entry.add("uid", f"su-kien-{event.pk}@{settings.SITE_ORIGIN.partition('//')[2]}")
    entry.add("dtstamp", event.updated_at)
    entry.add("last-modified", event.updated_at)
    entry.add("sequence", int((event.updated_at - BEGINNING).total_seconds()))
    entry.add("dtstart", event.begins_at.astimezone(datetime.UTC))
    entry.add("dtend", event.ends_at.astimezone(datetime.UTC))
    entry.add("summary", _summary(event))
    entry.add("description", _description(event))
    entry.add("location", event.link if event.is_online_only else event.where)
    entry.add("url", settings.SITE_ORIGIN + event.get_absolute_url())
    stops = EventChange(event.change).stops
    # Put off without a new day, nobody is to come on the old one.
    entry.add("status", "CANCELLED" if stops else "CONFIRMED")
    if not stops and not event.is_over(at):
        entry.add_component(_alarm(event))
    return entry


def _alarm(event: Event):
    from icalendar import Alarm

    alarm = Alarm()
    alarm.add("action", "DISPLAY")
    alarm.add("description", event.title)
    alarm.add("trigger", -(REMINDED_ONLINE if event.kind == EventKind.LIVESTREAM else REMINDED))
    return alarm


def _summary(event: Event) -> str:
    stops = EventChange(event.change).stops
    head = f"{event.state.label.capitalize()}: " if stops else ""
    return f"{head}{event.title}{' (minh họa)' if event.illustrative else ''}"


def _description(event: Event) -> str:
    """Return what it is, what became of its time and place and where it can be seen, a line each."""
    lines = [event.standfirst]
    lines += [f"{event.notice}: {event.change_reason}"] if event.change else []
    lines += [f"Vào xem: {event.link}"] if event.opens else []
    lines += [f"Xem lại: {event.replay}"] if event.can_be_seen_again else []
    return "\n".join(filter(None, lines))
