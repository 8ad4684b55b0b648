"""The Week's programme as one reading: the day strip, the agenda, the timeline, contests, what is promoted.

Three queries for it all: light rows of every session, what the edition puts forward, and the activities that
are to be drawn in full (on the home page those put forward and the few near the reader, on the edition's page
all).
"""

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass, field
from datetime import date, datetime, timedelta
from itertools import pairwise

from django.db.models import Q
from django.utils import timezone
from django.utils.translation import gettext as _

from courses.activities import promoted, queries
from courses.activities.agenda import AgendaRow
from courses.activities.cards import CardMaker
from courses.activities.days import COLUMNS, Day, SessionRow, anchor
from courses.activities.listed import Listed, rows
from courses.activities.models import Activity
from hub.cards import Card
from hub.pages import addresses
from hub.shell import Link
from hub.units.models import Unit
from hub.week.models import EditionPage, Promotion


@dataclass(frozen=True)
class Programme:
    """The days of one edition, the contests one can enter now, what it puts forward, today's few rows."""

    days: list[Day]
    contests: list[Card]
    promoted: promoted.Promoted
    near: list[AgendaRow] = field(default_factory=list)

    @property
    def is_empty(self) -> bool:
        """Whether nothing at all is known of any day."""
        return not any(day.sessions for day in self.days)

    @property
    def first_shown(self) -> Day | None:
        """What a phone shows until a day is chosen: today or the next that holds anything, else the first."""
        told = [day for day in self.days if day.sessions]
        return next((day for day in told if not day.is_past), next(iter(told), None))

    @property
    def today(self) -> Day | None:
        """Today's, while the Week runs."""
        return next((day for day in self.days if day.is_today), None)


def for_home(edition: EditionPage, *, now: datetime, ward: Unit | None, limit: int = 3) -> Programme:
    """The programme with only today's `limit` rows for somebody of that ward drawn in full. Three queries."""
    days = _read_days(edition, now)
    today = next((day for day in days if day.is_today), None)
    chosen = nearest(today.sessions if today else [], ward, now=now)[:limit]
    put_forward = promoted.now_of(edition, now=now)
    ids = [session.activity_id for session in chosen]
    activities = _activities(edition, now, ids, put_forward)
    maker = CardMaker(now=now)
    near = [_row(session, activities, maker) for session in sorted(chosen, key=lambda each: each.starts_at)]
    return Programme(
        _with_contests(days, activities),
        _open_contests(activities, maker),
        promoted.drawn(put_forward, activities, maker),
        near,
    )


def whole(edition: EditionPage, *, now: datetime) -> Programme:
    """The programme with every row of every day. Three queries."""
    days = _read_days(edition, now)
    ids = {session.activity_id for day in days for session in day.sessions}
    put_forward = promoted.now_of(edition, now=now)
    activities = _activities(edition, now, ids, put_forward)
    maker = CardMaker(now=now)
    for day in days:
        day.agenda = [_row(session, activities, maker) for session in day.sessions]
    for earlier, later in pairwise(day for day in days if day.sessions):
        earlier.after, later.before = later, earlier
    return Programme(
        _with_contests(days, activities),
        _open_contests(activities, maker),
        promoted.drawn(put_forward, activities, maker),
    )


def nearest(sessions: Iterable[SessionRow], ward: Unit | None, *, now: datetime) -> list[SessionRow]:
    """Sessions for somebody of that ward: what is not over before what is, near before far, then by time."""
    words = ward.name.partition(" ")[2].casefold() if ward else ""
    return sorted(sessions, key=lambda each: (each.ends_at <= now, not _is_near(each, ward, words)))


def _read_days(edition: EditionPage, now: datetime) -> list[Day]:
    today, url, zone = (
        timezone.localdate(now),
        addresses.of(edition.url_path),
        timezone.get_current_timezone(),
    )
    by_day: dict[date, list[SessionRow]] = defaultdict(list)
    found = queries.sessions_on(edition.first_day, edition.last_day).filter(activity__is_cancelled=False)
    for session in map(SessionRow._make, found.select_related(None).values_list(*COLUMNS)):
        for day in _days(session.starts_at.astimezone(zone).date(), session.ends_at.astimezone(zone).date()):
            by_day[day].append(session)
    return [
        Day(day, f"{url}#{anchor(day)}", is_past=day < today, is_today=day == today, sessions=by_day[day])
        for day in _days(edition.first_day, edition.last_day)
    ]


def _days(first: date, last: date) -> list[date]:
    return [first + timedelta(number) for number in range((last - first).days + 1)]


def _activities(
    edition: EditionPage, now: datetime, ids: Iterable[int], put_forward: Iterable[Promotion]
) -> dict[int, Listed]:
    """Activities of those ids, those put forward, and contests that are open or open or close in the Week."""
    wanted = {*ids, *(each.page_id for each in put_forward if each.page_id)}
    begin, end = queries.day_bounds(edition.first_day, edition.last_day)
    is_open = Q(registration_opens_at=None) | Q(registration_opens_at__lte=now)
    is_open &= Q(registration_closes_at=None) | Q(registration_closes_at__gt=now)
    opens = Q(registration_opens_at__gte=begin, registration_opens_at__lt=end)
    closes = Q(registration_closes_at__gte=begin, registration_closes_at__lt=end)
    contests = Q(is_open | opens | closes, kind=Activity.Kind.CONTEST, is_cancelled=False)
    found = queries.visible().filter(Q(pk__in=wanted) | contests)
    return {each.pk: each for each in rows(found.order_by("registration_closes_at", "ends_at", "title"))}


def _with_contests(days: list[Day], activities: dict[int, Listed]) -> list[Day]:
    """The days, each with what is said of contests that open or close on it."""
    lines: dict[date, list[Link]] = defaultdict(list)
    for contest in activities.values():
        if contest.kind != Activity.Kind.CONTEST:
            continue
        for moment, words in (
            (contest.registration_opens_at, _("Opens: %(title)s")),
            (contest.registration_closes_at, _("Last day: %(title)s")),
        ):
            if moment:
                lines[timezone.localdate(moment)].append(Link(words % {"title": contest.title}, contest.url))
    for day in days:
        day.contest_links = lines[day.on]
    return days


def _open_contests(activities: dict[int, Listed], maker: CardMaker) -> list[Card]:
    contests = (each for each in activities.values() if each.kind == Activity.Kind.CONTEST)
    return maker.cards(each for each in contests if queries.state_of(each, maker.now).can_join)


def _row(session: SessionRow, activities: dict[int, Listed], maker: CardMaker) -> AgendaRow:
    is_now = session.starts_at <= maker.now < session.ends_at
    return AgendaRow(maker.card(activities[session.activity_id], session), is_now=is_now)


def _is_near(session: SessionRow, ward: Unit | None, words: str) -> bool:
    """Held by the ward, or at a place that bears its name ("Nhà văn hóa phường Đức Xuân")."""
    if ward is None:
        return False
    place = f"{session.place} {session.activity_place} {session.unit_name}".casefold()
    return session.unit_id == ward.pk or bool(words and words in place)
