"""What has happened in the demo's Week so far: places taken, sessions held, people who came.

Everything goes through the ledger under keys of its own ("demo:…"), so that loading twice counts once.
"""

from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import datetime

from courses.activities.models import Activity, EventPage
from courses.demo.schedule import Slot
from courses.enrolment.models import Enrolment, PlaceCount
from courses.enrolment.places import channel_for, is_limited, joined_entry
from hub.accounts.models import User
from hub.participation import ledger
from hub.participation.models import Category, Channel, Kind
from hub.subjects import Subject

HEADCOUNTS = (
    (Category.LEADER, 6),
    (Category.OFFICIAL, 18),
    (Category.ASSOCIATION, 22),
    (Category.TEACHER, 14),
    (Category.PUPIL, 60),
    (Category.RESIDENT, 75),
)


@dataclass
class Crowd:
    """Residents handed out in turn, so that each takes part in several things."""

    people: list[User]
    _next: int = field(default=0)

    def take(self, number: int) -> list[User]:
        """The next `number` different people; fewer where there are not that many."""
        number = min(number, len(self.people))
        chosen = [self.people[(self._next + step) % len(self.people)] for step in range(number)]
        self._next = (self._next + number) % max(len(self.people), 1)
        return chosen


def fill(activity: Activity, slot: Slot, crowd: Crowd, *, now: datetime) -> list[ledger.Entry]:
    """Give the slot's places to people of the crowd and return what the ledger has to know of it."""
    taking = crowd.take(slot.taken if activity.takes_enrolment else 0)
    waiting = [person for person in crowd.take(slot.waiting) if person not in taking]
    since = activity.registration_opens_at or activity.first_published_at or now
    since = min(since, now)
    enrolments = [
        _enrolment(activity, person, number, since, is_confirmed=number <= len(taking))
        for number, person in enumerate([*taking, *waiting], 1)
    ]
    Enrolment.objects.bulk_create(enrolments)
    online = sum(not is_limited(activity, each.channel) for each in enrolments[: len(taking)])
    PlaceCount.objects.update_or_create(
        activity=activity,
        defaults={
            "capacity": activity.capacity,
            "confirmed": len(taking) - online,
            "unlimited": online,
            "waiting": len(waiting),
            "last_number": len(enrolments),
        },
    )
    return [
        *[joined_entry(each, activity, now=since) for each in enrolments[: len(taking)]],
        *_held(activity, slot, taking, now),
    ]


def _enrolment(
    activity: Activity, person: User, number: int, since: datetime, *, is_confirmed: bool
) -> Enrolment:
    """The place of the person who came as `number`; where there is a choice, each third comes online."""
    return Enrolment(
        activity=activity,
        person=person,
        state=Enrolment.State.CONFIRMED if is_confirmed else Enrolment.State.WAITING,
        channel=_channel(activity, number - 1) if is_confirmed else channel_for(activity, ""),
        number=number,
        joined_at=since,
        confirmed_at=since if is_confirmed else None,
    )


def _held(activity: Activity, slot: Slot, people: list[User], now: datetime) -> Iterator[ledger.Entry]:
    """The sessions that are over: that they were held, and who came (four of five of those who joined)."""
    for number, meeting in enumerate(slot.meetings):
        if meeting.ends_at > now:
            continue
        yield _entry(activity, Kind.SESSION_HELD, meeting.starts_at, tail=str(number))
        for place, person in enumerate(people):
            if (place + number) % 5:
                channel = _channel(activity, place)
                yield _entry(
                    activity,
                    Kind.ATTENDED,
                    meeting.starts_at,
                    tail=str(number),
                    person=person,
                    channel=channel,
                )
        if not people and isinstance(activity, EventPage):
            yield from _headcount(activity, meeting.starts_at, number)


def _headcount(activity: Activity, at: datetime, number: int) -> Iterator[ledger.Entry]:
    size = 3 if activity.unit.kind == activity.unit.Kind.CITY else 1
    for category, quantity in HEADCOUNTS:
        spread = quantity * size + (activity.pk + number * 7) % 9
        yield _entry(
            activity,
            Kind.ATTENDED,
            at,
            tail=f"{number}:{category}",
            category=category,
            quantity=spread,
            channel=Channel.ON_SITE,
        )
    if activity.mode == Activity.Mode.BOTH:
        yield _entry(
            activity, Kind.ATTENDED, at, tail=f"{number}:online", quantity=120 * size, channel=Channel.ONLINE
        )


def _channel(activity: Activity, place: int) -> Channel:
    if activity.mode == Activity.Mode.BOTH:
        return Channel.ONLINE if place % 3 == 0 else Channel.ON_SITE
    return Channel.ONLINE if activity.mode == Activity.Mode.ONLINE else Channel.ON_SITE


def _entry(
    activity: Activity,
    kind: Kind,
    at: datetime,
    *,
    tail: str = "",
    person: User | None = None,
    category: Category = Category.UNSPECIFIED,
    channel: Channel = Channel.NONE,
    quantity: int = 1,
) -> ledger.Entry:
    who = person.username if person else ""
    return ledger.Entry(
        kind=kind,
        subject=Subject(kind=activity.kind, key=activity.key, title=activity.title, url=""),
        unit=activity.unit,
        occurred_at=at,
        key=":".join(part for part in ("demo", kind, activity.key, who, tail) if part),
        edition=activity.edition,
        topic=activity.topic,
        channel=channel,
        category=category,
        quantity=quantity,
        person=person,
    )
