"""What is on: the programme of a day, of the days of a Week, the contests that are open, a unit's activities.

Read for lists that others draw; each costs the same few queries however much is on.
"""

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass, field
from datetime import date, datetime, timedelta

from django.db.models import Q
from django.http import HttpRequest
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _

from courses.activities import queries
from courses.activities.cards import CardMaker
from courses.activities.listed import rows
from courses.activities.models import Activity
from courses.activities.sessions import Session
from hub.cards import Card
from hub.components import Day
from hub.shell import Link
from hub.units.models import Unit
from hub.week.models import EditionPage


@dataclass(frozen=True)
class AgendaRow:
    """One session in a day's programme; `is_now` while it is going on."""

    card: Card
    is_now: bool
    is_near: bool = False


@dataclass(frozen=True)
class Agenda:
    """A day's programme: the rows to show, and how many activities there are on that day in all."""

    day: date
    rows: list[AgendaRow] = field(default_factory=list)
    total: int = 0


def of_day(
    day: date,
    *,
    now: datetime,
    request: HttpRequest | None = None,
    near: Iterable[Unit | int] = (),
    limit: int | None = None,
) -> Agenda:
    """The programme of a local day: what goes on or comes first, then what is over. Two queries at most.

    Sessions of the units `near` come before the others where only `limit` are shown, which are then put in
    the order of their times again. Cancelled activities are left out.
    """
    ids = {unit.pk if isinstance(unit, Unit) else unit for unit in near}
    maker = CardMaker(now=now, request=request)
    sessions = [each for each in queries.sessions_on(day) if not each.activity.is_cancelled]
    total = len({session.activity_id for session in sessions})
    chosen = sorted(sessions, key=lambda each: (each.ends_at <= now, each.activity.unit_id not in ids))
    chosen = sorted(chosen[:limit], key=lambda each: (each.ends_at <= now, each.starts_at))
    rows = [_row(session, maker, ids) for session in chosen]
    return Agenda(day=day, rows=rows, total=total)


def open_contests(*, now: datetime, request: HttpRequest | None = None, limit: int = 3) -> list[Card]:
    """Contests that one can enter at `now`, those that close first in front. One query, two with pictures."""
    is_open = (
        queries.visible()
        .filter(kind=Activity.Kind.CONTEST, is_cancelled=False, takes_enrolment=True)
        .filter(Q(registration_opens_at=None) | Q(registration_opens_at__lte=now))
        .filter(Q(registration_closes_at=None) | Q(registration_closes_at__gt=now))
        .filter(Q(ends_at=None) | Q(ends_at__gt=now))
        .order_by("registration_closes_at", "ends_at", "title")
    )
    return CardMaker(now=now, request=request).cards(rows(is_open[:limit]))


def of_unit(unit: Unit, *, now: datetime, request: HttpRequest | None = None, limit: int = 8) -> list[Card]:
    """The unit's activities that are not over, the next first, undated ones last. Two queries at most."""
    coming = queries.not_over(queries.visible().filter(unit=unit, is_cancelled=False), now)
    return CardMaker(now=now, request=request).cards(rows(coming.order_by("starts_at", "title")[:limit]))


def days(
    edition: EditionPage, *, now: datetime, request: HttpRequest | None = None, limit: int = 3
) -> list[Day]:
    """The days of a Week: how many activities each has, and its first `limit` happenings. Two queries.

    Contests stand on the day on which they open and on their last one.
    """
    today = timezone.localdate(now)
    by_day = _by_day(edition)
    lines = _ends_of_contests(edition, request)
    for day, activities in by_day.items():
        lines[day] += [Link(each.title, each.get_url(request=request) or "") for each in activities]
    return [
        Day(
            on=day,
            url=f"{reverse('courses:event_list')}?ngay={day.isoformat()}&loai=tat-ca",
            count=len(by_day[day]),
            links=lines[day][:limit],
            is_today=day == today,
            is_past=day < today,
        )
        for day in _days(edition)
    ]


def counts(edition: EditionPage) -> dict[date, int]:
    """How many activities each day of a Week has. One query."""
    by_day = _by_day(edition)
    return {day: len(by_day[day]) for day in _days(edition)}


def _row(session: Session, maker: CardMaker, near: set[int]) -> AgendaRow:
    return AgendaRow(
        card=maker.card(session.activity, session),
        is_now=session.starts_at <= maker.now < session.ends_at,
        is_near=session.activity.unit_id in near,
    )


def _days(edition: EditionPage) -> list[date]:
    length = (edition.last_day - edition.first_day).days + 1
    return [edition.first_day + timedelta(number) for number in range(length)]


def _by_day(edition: EditionPage) -> dict[date, list[Activity]]:
    """The activities that have a session on each day, those that begin that day before those that go on."""
    sessions = (
        queries.sessions_on(edition.first_day, edition.last_day)
        .filter(activity__is_cancelled=False)
        .select_related(None)
        .select_related("activity")
        .prefetch_related(None)
    )
    found: dict[date, dict[int, tuple[int, int, Activity]]] = defaultdict(dict)
    for place, session in enumerate(sessions):
        first, last = timezone.localdate(session.starts_at), timezone.localdate(session.ends_at)
        for day in _days(edition):
            if first <= day <= last:
                rank = (int(day > first), place, session.activity)
                found[day].setdefault(session.activity_id, rank)
    ordered = {day: sorted(each.values(), key=lambda rank: rank[:2]) for day, each in found.items()}
    return defaultdict(list, {day: [rank[2] for rank in each] for day, each in ordered.items()})


def _ends_of_contests(edition: EditionPage, request: HttpRequest | None) -> dict[date, list[Link]]:
    begin, end = queries.day_bounds(edition.first_day, edition.last_day)
    contests = queries.visible().filter(kind=Activity.Kind.CONTEST, is_cancelled=False)
    opening = Q(registration_opens_at__gte=begin, registration_opens_at__lt=end)
    closing = Q(registration_closes_at__gte=begin, registration_closes_at__lt=end)
    lines: dict[date, list[Link]] = defaultdict(list)
    for contest in contests.filter(opening | closing).order_by("registration_closes_at", "title"):
        url = contest.get_url(request=request) or ""
        for moment, words in (
            (contest.registration_opens_at, _("Opens: %(title)s")),
            (contest.registration_closes_at, _("Last day: %(title)s")),
        ):
            if moment and begin <= moment < end:
                lines[timezone.localdate(moment)].append(Link(words % {"title": contest.title}, url))
    return lines
