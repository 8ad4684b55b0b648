"""What happened, for tests: units, editions and people to record for, and entries to record."""

from datetime import UTC, date, datetime
from itertools import count

from django.utils import timezone
from wagtail.models import Page

from hub.accounts.models import Membership, User
from hub.pages.models import HomePage
from hub.participation import ledger
from hub.participation.models import Channel, Kind
from hub.subjects import Subject
from hub.units.models import Unit
from hub.week.models import EditionPage

_numbers = count(1)
NOON = datetime(2022, 10, 4, 5, tzinfo=UTC)
"""Tuesday 04/10/2022, 12:00 in Bắc Kạn."""


def unit(**fields):
    """A ward that owes a report."""
    number = next(_numbers)
    return Unit.objects.create(
        **{"code": f"so-{number}", "name": f"Phường số {number}", "kind": Unit.Kind.WARD, **fields}
    )


def person(**fields):
    """A resident."""
    number = next(_numbers)
    return User.objects.create(username=f"dan-{number}", display_name=f"Người dân {number}", **fields)


def member(role, of=None, **fields):
    """A person with that role in a unit (a new one without it)."""
    user = person(**fields)
    Membership.objects.create(user=user, unit=of or unit(), role=role)
    return user


def edition(year=2022, organizer=None, **fields):
    """The Week of that year, 1 to 7 October, reports due on the 9th at 23:59 local time."""
    home = HomePage.objects.first() or Page.get_first_root_node().add_child(
        instance=HomePage(title="Trang chủ", slug="cong-hoc-tap")
    )
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
    return home.add_child(instance=EditionPage(**{**values, **fields}))


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
