"""Activities as a calendar file (RFC 5545) that a phone takes over: one entry a session.

Entries keep their UID for good and rise in SEQUENCE when the activity is published anew or called off, so
that a file taken over twice moves what moved and strikes what was cancelled. No queries of its own.
"""

from collections.abc import Iterable, Iterator
from datetime import UTC, datetime
from urllib.parse import urlsplit

from django.conf import settings
from django.utils import timezone
from django.utils.translation import gettext as _
from icalendar import Calendar, Event

from courses.activities.models import Activity
from courses.activities.sessions import Session

PRODUCT = "-//Learning hub//Activities//VI"
SEQUENCE_FROM = datetime(2020, 1, 1, tzinfo=UTC)


def build(activities: Iterable[Activity], *, now: datetime, name: str, linked: Iterable[int] = ()) -> bytes:
    """A calendar of those activities; their `meetings` (sessions by time) must have been fetched.

    `linked` are the ids of activities whose online link the reader may have. Times are in the hub's zone,
    which the file describes. A contest without sessions stands at the moment it closes.
    """
    calendar = Calendar()
    calendar.add("prodid", PRODUCT)
    calendar.add("version", "2.0")
    calendar.add("method", "PUBLISH")
    calendar.add("x-wr-calname", name)
    calendar.add("x-wr-timezone", timezone.get_default_timezone_name())
    may_see = set(linked)
    for activity in activities:
        for event in _events(activity, now=now, shows_link=activity.pk in may_see):
            calendar.add_component(event)
    calendar.add_missing_timezones()
    return calendar.to_ical()


def sequence(activity: Activity) -> int:
    """Seconds since 2020 of the activity's last change that people were told of; it only rises."""
    changes = (activity.last_published_at, activity.first_published_at, activity.cancelled_at)
    latest = max((change for change in changes if change), default=SEQUENCE_FROM)
    return max(int((latest - SEQUENCE_FROM).total_seconds()), 0)


def _events(activity: Activity, *, now: datetime, shows_link: bool) -> Iterator[Event]:
    sessions: list[Session] = activity.meetings
    for session in sessions:
        title = f"{activity.title}: {session.title}" if session.title else activity.title
        event = _event(activity, f"{activity.key}-{session.pk}", title, now)
        event.add("dtstart", timezone.localtime(session.starts_at))
        event.add("dtend", timezone.localtime(session.ends_at))
        link = session.online_link or activity.online_link
        _where(event, activity, session.place or activity.place, link if shows_link else "")
        yield event
    if not sessions and activity.kind == Activity.Kind.CONTEST and activity.registration_closes_at:
        title = _("Last day: %(title)s") % {"title": activity.title}
        event = _event(activity, f"{activity.key}-closes", title, now)
        event.add("dtstart", timezone.localtime(activity.registration_closes_at))
        _where(event, activity, activity.place, "")
        yield event


def _event(activity: Activity, uid: str, title: str, now: datetime) -> Event:
    event = Event()
    event.add("uid", f"{uid}@{urlsplit(settings.BASE_URL).hostname or 'hub'}")
    event.add("summary", title)
    event.add("dtstamp", now.astimezone(UTC))
    event.add("sequence", sequence(activity))
    event.add("status", "CANCELLED" if activity.is_cancelled else "CONFIRMED")
    if activity.last_published_at:
        event.add("last-modified", activity.last_published_at.astimezone(UTC))
    return event


def _where(event: Event, activity: Activity, place: str, link: str) -> None:
    address = settings.BASE_URL + (activity.get_url() or "/")
    event.add("url", address)
    event.add("location", place or (link if activity.mode == Activity.Mode.ONLINE else activity.unit.name))
    lines = [activity.summary, f"{_('Online:')} {link}" if link else "", activity.cancellation_note, address]
    event.add("description", "\n\n".join(line for line in lines if line))
