"""Activities, their sessions and who joined them, for tests: live, under the page of a unit."""

from datetime import datetime, timedelta
from itertools import count

from django.utils import timezone

from catalog.models import Level, Subject
from courses.activities.actions import Meeting, create_activity
from courses.enrolment import actions as enrolment
from courses.models import Activity
from tests.factories.pages import unit_page
from tests.factories.people import UserFactory

_numbers = count(1)


def at(day: int, hour: int = 14, minute: int = 0, *, month: int = 10, year: int = 2022) -> datetime:
    """A local moment, aware: by default 14:00 on that day of October 2022."""
    return timezone.make_aware(datetime(year, month, day, hour, minute))


TODAY = at(4, 9)
"""Tuesday 04/10/2022, 09:00 in Bắc Kạn: the fourth day of the Week of 2022."""


def subject(name="Kỹ năng số"):
    """That subject of the vocabulary."""
    return Subject.objects.get_or_create(name=name, defaults={"slug": f"chu-de-{next(_numbers)}"})[0]


def level(name="Mọi đối tượng"):
    """That level of the vocabulary."""
    return Level.objects.get_or_create(name=name, defaults={"slug": f"doi-tuong-{next(_numbers)}"})[0]


def meeting(starts_at, hours=2, **fields):
    """A session to be made, two hours long unless said otherwise."""
    return Meeting(starts_at=starts_at, ends_at=starts_at + timedelta(hours=hours), **fields)


class _ActivityFactory:
    """`CoursePageFactory(unit=…, sessions=[meeting(…)], capacity=25, title=…)`: a live page of that kind.

    Without `sessions` there is one, two hours long, tomorrow at this time (`now`); `sessions=[]` makes it
    undated. `parent` (a UnitPage) or `unit` says whose it is: a new ward's without them.
    """

    kind: str
    name: str

    def __new__(cls, *, unit=None, parent=None, sessions=None, now=None, by=None, **fields):
        number = next(_numbers)
        now = now or timezone.now()
        sessions = [meeting(now + timedelta(days=1))] if sessions is None else sessions
        values = {"title": f"{cls.name} số {number}", "key": f"HD{number:04}", **fields}
        values.setdefault("subject", subject())
        values.setdefault("level", level())
        return create_activity(
            kind=cls.kind, parent=parent or unit_page(unit), sessions=sessions, by=by, now=now, **values
        )


class CoursePageFactory(_ActivityFactory):
    kind, name = Activity.Kind.COURSE, "Lớp"


class EventPageFactory(_ActivityFactory):
    kind, name = Activity.Kind.EVENT, "Sự kiện"


class ContestPageFactory(_ActivityFactory):
    kind, name = Activity.Kind.CONTEST, "Cuộc thi"


class ClubPageFactory(_ActivityFactory):
    kind, name = Activity.Kind.CLUB, "Câu lạc bộ"


def joined(activity, people=1, now=None, **fields):
    """Enrolments of that many new people, in the order in which they joined."""
    now = now or timezone.now()
    return [
        enrolment.join(activity=activity, person=person, by=person, now=now)
        for person in UserFactory.create_batch(people, **fields)
    ]
