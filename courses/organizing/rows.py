"""A unit's activities as its organizer sees them: what waits for numbers, what is to come, how many came."""

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime, timedelta

from django.db.models import Count, F, Prefetch, Q, QuerySet
from django.utils.translation import gettext as _

from courses.activities.models import Activity
from courses.activities.queries import LISTED_WITH, state_of
from courses.activities.sessions import Session
from courses.activities.states import Joining, Timing
from courses.activities.wording import short_day, when_today
from courses.attendance import settling
from courses.attendance.models import Attendance
from hub.cards import Badge
from hub.units.models import Unit

DUE_FOR = timedelta(days=14)
"""How long after a session its numbers are asked for."""


@dataclass(frozen=True)
class Came:
    """How many took part in a session, by channel; None where nothing was recorded."""

    on_site: int | None
    online: int | None


@dataclass(frozen=True)
class ActivityRow:
    """One line of the organizer's table; `on_site` and `online` are ready for the reader, "…" is blank."""

    activity: Activity
    day: str
    state: Badge
    on_site: str
    online: str
    due: Session | None = None


def of_unit(unit: Unit, now: datetime, *, past: bool = False) -> QuerySet[Activity]:
    """The unit's activities, drafts included: what goes on or comes, or what is over, the nearest first."""
    activities = Activity.objects.filter(unit=unit).select_related(*LISTED_WITH)
    activities = activities.prefetch_related(
        Prefetch("sessions", _with_numbers(Session.objects.order_by("starts_at")), to_attr="meetings")
    )
    if past:
        return activities.filter(ends_at__lte=now).order_by("-ends_at", "-pk")
    still = Q(ends_at=None) | Q(ends_at__gt=now)
    return activities.filter(still).order_by(F("starts_at").asc(nulls_last=True), "title", "pk")


def recent(unit: Unit, now: datetime, limit: int) -> list[Activity]:
    """The unit's activities nearest to now: begun within two weeks or to come, by time."""
    activities = Activity.objects.filter(unit=unit, live=True, starts_at__gt=now - DUE_FOR)
    activities = activities.select_related(*LISTED_WITH).prefetch_related(
        Prefetch("sessions", _with_numbers(Session.objects.order_by("starts_at")), to_attr="meetings")
    )
    return list(activities.order_by("starts_at", "pk")[:limit])


def due(unit: Unit, now: datetime) -> QuerySet[Session]:
    """Sessions of the last two weeks that have begun and of which nothing is recorded, the latest first."""
    return (
        Session.objects.filter(activity__unit=unit, activity__live=True, activity__is_cancelled=False)
        .filter(starts_at__lte=now, starts_at__gt=now - DUE_FOR)
        .exclude(record__is_held=True)
        .select_related("activity", "activity__eventpage")
        .order_by("-starts_at", "pk")
    )


def recorded(unit: Unit) -> QuerySet[Session]:
    """Sessions that were held, the latest first, with their numbers."""
    return (
        _with_numbers(Session.objects.filter(activity__unit=unit, record__is_held=True))
        .select_related("activity", "activity__eventpage", "record__changed_by")
        .order_by("-starts_at", "pk")
    )


def _with_numbers(sessions: QuerySet[Session]) -> QuerySet[Session]:
    """With what was recorded; those ticked off by name are counted by `named_of`."""
    return sessions.select_related("record").prefetch_related("headcounts")


def named_of(sessions: Iterable[Session]) -> dict[tuple[int, str], int]:
    """How many are ticked off by name, by session and channel. One query."""
    rows = Attendance.objects.filter(session__in=list(sessions)).values_list("session", "channel")
    return {(session, channel): number for session, channel, number in rows.annotate(Count("pk"))}


def came(session: Session, named: dict[tuple[int, str], int]) -> Came:
    """How many came to that session; None through a channel of which nothing is known."""
    counted: dict[str, dict[str, int]] = defaultdict(dict)
    for row in session.headcounts.all():
        counted[row.channel][row.category] = row.counted
    return Came(*(_came(counted.get(way), named.get((session.pk, way))) for way in ("ON_SITE", "ONLINE")))


def _came(counted: dict[str, int] | None, named: int | None) -> int | None:
    return None if counted is None and named is None else settling.in_all(counted or {}, named or 0)


def rows(activities: list[Activity], now: datetime) -> list[ActivityRow]:
    """The table's lines for activities of `of_unit` or `recent`. One query."""
    sessions = [session for activity in activities for session in _meetings(activity)]
    named = named_of(sessions)
    return [_row(activity, named, now) for activity in activities]


def _row(activity: Activity, named: dict[tuple[int, str], int], now: datetime) -> ActivityRow:
    meetings = _meetings(activity)
    waiting = [each for each in meetings if each.starts_at <= now and not is_recorded(each)]
    asked = [each for each in waiting if each.starts_at > now - DUE_FOR]
    is_due = bool(asked) and activity.live and not activity.is_cancelled
    on_site, online = _numbers(activity, [came(each, named) for each in meetings], now)
    return ActivityRow(
        activity=activity,
        day=short_day(activity.starts_at) if activity.starts_at else "",
        state=_state(activity, is_due=is_due, now=now),
        on_site=on_site,
        online=online,
        due=asked[-1] if is_due else None,
    )


def is_recorded(session: Session) -> bool:
    """Whether it is on record that the session was held."""
    record = getattr(session, "record", None)
    return record is not None and record.is_held


def _meetings(activity: Activity) -> list[Session]:
    return activity.meetings


def _state(activity: Activity, *, is_due: bool, now: datetime) -> Badge:
    state = state_of(activity, now)
    if not activity.live:
        return Badge(_("Draft"), "none")
    if state.joining == Joining.CANCELLED:
        return Badge(_("Cancelled"), "err")
    if is_due:
        return Badge(_("Numbers missing"), "warn")
    today = next((badge for each in _meetings(activity) if (badge := when_today(each, now))), None)
    if today and state.timing != Timing.PAST:
        return today
    if state.timing == Timing.PAST:
        held = any(is_recorded(each) for each in _meetings(activity))
        return Badge(_("Numbers entered"), "ok") if held else Badge(_("Over"), "none")
    return Badge(_("Coming up")) if state.timing == Timing.AHEAD else Badge(_("Running"))


def _numbers(activity: Activity, sessions: list[Came], now: datetime) -> tuple[str, str]:
    """Who came, once that is known; before, who has joined."""
    known = [each for each in sessions if each.on_site is not None or each.online is not None]
    if known:
        return (
            str(sum(each.on_site or 0 for each in known)),
            str(sum(each.online or 0 for each in known)),
        )
    count = getattr(activity, "place_count", None)
    if count is None or not activity.takes_enrolment or state_of(activity, now).timing == Timing.PAST:
        return "…", "…"
    joined = _("%(count)s joined")
    if activity.mode == Activity.Mode.ONLINE:
        return "–", joined % {"count": count.confirmed}
    on_site = (
        _("%(taken)s of %(capacity)s places") % {"taken": count.confirmed, "capacity": activity.capacity}
        if activity.capacity
        else joined % {"count": count.confirmed}
    )
    is_both = activity.mode == Activity.Mode.BOTH
    return on_site, joined % {"count": count.unlimited} if is_both else "–"
