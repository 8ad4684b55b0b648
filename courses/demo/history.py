"""What has happened in the demo's Week so far: places taken, sessions held, people who came."""

from dataclasses import dataclass, field
from datetime import datetime

from django.utils import timezone

from courses.activities.kinds import EventPage
from courses.activities.models import Activity
from courses.activities.sessions import Session
from courses.attendance import actions as attendance
from courses.demo.schedule import Slot
from courses.enrolment.models import Enrolment, PlaceCount
from courses.enrolment.places import channel_for, is_limited, joined_entry
from hub.accounts.models import User
from hub.participation import ledger
from hub.participation.models import Category, Channel

ORGANIZERS_UNIT = "duc-xuan"
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
    _hold(activity, taking, now)
    return [joined_entry(each, activity, now=since) for each in enrolments[: len(taking)]]


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


def _hold(activity: Activity, people: list[User], now: datetime) -> None:
    """The sessions that are over: that they were held, and who came (four of five of those who joined)."""
    for number, session in enumerate(activity.sessions.order_by("starts_at")):
        if session.ends_at > now or _is_left_to_enter(activity, session, now):
            continue
        present = {
            person.pk: _channel(activity, place)
            for place, person in enumerate(people)
            if (place + number) % 5
        }
        everybody = [person.pk for person in people]
        attendance.set_present(session=session, present=present, among=everybody, by=None, now=now)
        counted = {} if people or not isinstance(activity, EventPage) else _headcount(activity, number)
        attendance.set_headcount(session=session, counts=counted, is_held=True, by=None, now=now)


def _is_left_to_enter(activity: Activity, session: Session, now: datetime) -> bool:
    """Today's sessions of the demo organizer's own unit: their numbers are the organizer's first to-do."""
    return activity.unit.code == ORGANIZERS_UNIT and timezone.localdate(
        session.starts_at
    ) == timezone.localdate(now)


def _headcount(activity: Activity, number: int) -> dict[attendance.Group, int | None]:
    size = 3 if activity.unit.kind == activity.unit.Kind.CITY else 1
    counted: dict[attendance.Group, int | None] = {
        (Channel.ON_SITE, category): quantity * size + (activity.pk + number * 7) % 9
        for category, quantity in HEADCOUNTS
    }
    if activity.mode == Activity.Mode.BOTH:
        counted[Channel.ONLINE, Category.UNSPECIFIED] = 120 * size
    return counted


def _channel(activity: Activity, place: int) -> Channel:
    if activity.mode == Activity.Mode.BOTH:
        return Channel.ONLINE if place % 3 == 0 else Channel.ON_SITE
    return Channel.ONLINE if activity.mode == Activity.Mode.ONLINE else Channel.ON_SITE
