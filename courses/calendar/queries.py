"""Reading what goes into calendars: activities with their sessions as `meetings`."""

from django.db.models import Prefetch, QuerySet

from courses.activities import queries
from courses.activities.models import Activity
from courses.activities.sessions import Session
from courses.calendar.models import CalendarFeed
from courses.enrolment.models import Enrolment
from hub.accounts.models import User
from hub.week.models import EditionPage


def _with_meetings(activities: QuerySet[Activity]) -> list[Activity]:
    sessions = Session.objects.order_by("starts_at")
    return list(
        activities.select_related("unit")
        .prefetch_related(Prefetch("sessions", queryset=sessions, to_attr="meetings"))
        .order_by("starts_at", "pk")
    )


def one(activity_id: int) -> list[Activity]:
    """That activity in a list, empty where nobody may see it. Two queries."""
    return _with_meetings(queries.visible().filter(pk=activity_id))


def of_person(person: User) -> list[Activity]:
    """What the person has a place in. Two queries."""
    held = {"enrolments__person": person, "enrolments__state": Enrolment.State.CONFIRMED}
    return _with_meetings(queries.visible().filter(**held))


def of_week(edition: EditionPage) -> list[Activity]:
    """All that is on in that Week. Two queries."""
    return _with_meetings(queries.of_edition(edition))


def feed(person: User) -> CalendarFeed | None:
    """The person's private calendar address, if they made one."""
    return person.calendar_feeds.first()


def person_behind(token: str) -> User | None:
    """Whose calendar that secret opens; None for an unknown one and for a closed account."""
    found = CalendarFeed.objects.filter(token=token, person__is_active=True).select_related("person").first()
    return found.person if found else None
