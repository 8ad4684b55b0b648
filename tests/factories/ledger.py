"""What happened, for tests: an edition of the Week, and entries to record."""

from datetime import UTC, date, datetime
from itertools import count

from django.utils import timezone

from hub.participation import ledger
from hub.participation.models import Channel, Kind
from hub.subjects import Subject
from hub.units.models import Unit
from hub.week.models import EditionPage
from tests.factories.pages import home_page
from tests.factories.people import UnitFactory as unit
from tests.factories.people import UserFactory as person
from tests.factories.people import member

__all__ = ["NOON", "edition", "entry", "happened", "member", "person", "unit"]

_numbers = count(1)
NOON = datetime(2022, 10, 4, 5, tzinfo=UTC)
"""Tuesday 04/10/2022, 12:00 in Bắc Kạn."""


def edition(year=2022, organizer=None, **fields):
    """The Week of that year, 1 to 7 October, reports due on the 9th at 23:59 local time."""
    deadline = timezone.make_aware(datetime(year, 10, 9, 23, 59))
    values = {
        "title": f"Tuần lễ {year}",
        "slug": f"tuan-le-{year}",
        "year": year,
        "theme": "Học tập suốt đời",
        "first_day": date(year, 10, 1),
        "last_day": date(year, 10, 7),
        "report_deadline": deadline,
        "organizer": organizer or unit(kind=Unit.Kind.CITY),
    }
    return home_page().add_child(instance=EditionPage(**{**values, **fields}))


def entry(unit, **fields):
    """One thing that happened in `unit`: a training attended on site, unless `fields` say otherwise."""
    number = next(_numbers)
    values = {
        "kind": Kind.ATTENDED,
        "subject": Subject(kind="EVENT", key=f"SK{number}", title=f"Tập huấn số {number}", url="/"),
        "occurred_at": NOON,
        "key": f"test:{number}",
        "topic": "TRAINING",
        "channel": Channel.ON_SITE,
    }
    return ledger.Entry(unit=unit, **{**values, **fields})


def happened(unit, by=None, now=NOON, **fields):
    """Record one entry (see `entry`) and return its row."""
    return ledger.record(entry(unit, **fields), by=by, now=now)[0]
