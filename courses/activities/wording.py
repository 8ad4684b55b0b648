"""How activities are put into words: their state in a pill, their times in a sentence."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime

from django.utils import timezone
from django.utils.functional import Promise
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, ngettext

from courses.activities.listed import Shown
from courses.activities.models import Activity
from courses.activities.sessions import Session
from courses.activities.states import Joining, State
from hub import moments
from hub.cards import Badge

AFTERNOON, EVENING = 12, 18
"""The hours at which they begin."""

_BADGES: dict[Joining, tuple[str | Promise, str]] = {
    Joining.CANCELLED: (gettext_lazy("Cancelled"), "err"),
    Joining.PAST: (gettext_lazy("Over"), "none"),
    Joining.CLOSED: (gettext_lazy("Registration closed"), "none"),
    Joining.FULL: (gettext_lazy("Full, waiting list"), "none"),
}


def badge(activity: Shown, state: State) -> Badge | None:
    """The activity's state in a word or two; None where there is nothing to say, as where one just comes."""
    if state.joining == Joining.OPEN:
        is_contest = activity.kind == Activity.Kind.CONTEST
        return Badge(_("Open to enter") if is_contest else _("Places left"), "ok")
    if state.joining == Joining.FEW_LEFT:
        return Badge(_("%(count)s places left") % {"count": state.places.left}, "warn")
    if state.joining == Joining.NOT_YET and state.dates.opens_at:
        return Badge(_("Opens on %(day)s") % {"day": short_day(state.dates.opens_at)}, "none")
    words, tone = _BADGES.get(state.joining, ("", ""))
    return Badge(str(words), tone) if words else None


def note(activity: Shown, state: State) -> str:
    """A line of its own for what has a deadline: how one enters a contest, and until when."""
    if activity.kind != Activity.Kind.CONTEST:
        return ""
    medium = activity.medium_label
    closes_at = state.dates.closes_at
    if closes_at is None or state.joining in {Joining.PAST, Joining.CANCELLED}:
        return medium
    return _("%(medium)s · until %(day)s") % {"medium": medium, "day": short_day(closes_at)}


def when(activity: Shown, now: datetime) -> str:
    """When it is, in a few words; empty for a contest, whose deadline its note tells, and without a date."""
    if activity.starts_at is None or activity.kind == Activity.Kind.CONTEST:
        return ""
    return span_in_words(activity.starts_at, activity.ends_at, now)


def span_in_words(starts_at: datetime, ends_at: datetime | None, now: datetime) -> str:
    """Day and hour of what is on one day; of what lasts longer when it begins, then until when it goes on."""
    first = timezone.localdate(starts_at)
    last = timezone.localdate(ends_at) if ends_at else first
    if first == last:
        return moments.at(starts_at, year=first.year != timezone.localdate(now).year)
    if starts_at > now:
        return _("from %(first)s") % {"first": moments.day(first, year=False)}
    return _("until %(time)s") % {"time": moments.day(last, year=False)}


def when_today(session: Session, now: datetime) -> Badge | None:
    """ "Đang diễn ra", "Chiều nay": for a session of today."""
    if session.starts_at <= now < session.ends_at:
        return Badge(_("Happening now"), "live")
    if timezone.localdate(session.starts_at) != timezone.localdate(now):
        return None
    hour = timezone.localtime(session.starts_at).hour
    if hour < AFTERNOON:
        return Badge(_("This morning"), "live")
    return Badge(_("This afternoon") if hour < EVENING else _("This evening"), "live")


def session_count(number: int, activity: Activity) -> str:
    """ "5 buổi học" of a course, "7 buổi" of anything else."""
    if activity.kind == Activity.Kind.COURSE:
        return ngettext("%(count)s session", "%(count)s sessions", number) % {"count": number}
    return ngettext("%(count)s meeting", "%(count)s meetings", number) % {"count": number}


def short_day(moment: datetime) -> str:
    """ "04/10": the local day without weekday and year, where its year is plain."""
    return f"{timezone.localtime(moment):%d/%m}"


@dataclass(frozen=True)
class Times:
    """When an activity takes place, in one line and a second, smaller one."""

    headline: str = ""
    detail: str = ""


def times(sessions: Sequence[Session], activity: Activity) -> Times:
    """When it takes place: a single time, a timetable ("14:00, thứ Ba và thứ Năm"), or its window."""
    if len(sessions) == 1:
        return Times(moments.span(sessions[0].starts_at, sessions[0].ends_at))
    if sessions:
        return _timetable(sorted(sessions, key=lambda session: session.starts_at), activity)
    if activity.starts_at:
        return Times(moments.span(activity.starts_at, activity.ends_at))
    if activity.ends_at:
        return Times(_("until %(time)s") % {"time": moments.at(activity.ends_at)})
    return Times(_("Whenever you like")) if activity.kind == Activity.Kind.COURSE else Times()


def _timetable(sessions: Sequence[Session], activity: Activity) -> Times:
    days = [timezone.localdate(session.starts_at) for session in sessions]
    run = _("from %(first)s to %(last)s") % {"first": _numbers(days[0], days[-1]), "last": _full(days[-1])}
    if days[0] == days[-1]:
        return Times(moments.span(sessions[0].starts_at, sessions[-1].ends_at))
    weekdays = sorted({day.weekday(): day for day in days}.items())
    clocks = {moments.clock(session.starts_at) for session in sessions}
    if len(weekdays) > 3 or len(clocks) > 1:
        hours = {f"{moments.clock(each.starts_at)}–{moments.clock(each.ends_at)}" for each in sessions}
        count = session_count(len(sessions), activity)
        return Times(run[:1].upper() + run[1:], f"{hours.pop()} · {count}" if len(hours) == 1 else count)
    names = [moments.weekday(day) for _number, day in weekdays]
    return Times(f"{clocks.pop()}, {_listed(names)}", run)


def _listed(names: list[str]) -> str:
    """ "thứ Ba, thứ Năm và Chủ nhật"."""
    if len(names) == 1:
        return names[0]
    return _("%(first)s and %(last)s") % {"first": ", ".join(names[:-1]), "last": names[-1]}


def _numbers(day: date, last: date) -> str:
    return f"{day:%d/%m}" if day.year == last.year else _full(day)


def _full(day: date) -> str:
    return f"{day:%d/%m/%Y}"
