"""An activity's own page: everything its template draws, gathered in a fixed number of queries."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any
from urllib.parse import urlencode

from django.http import HttpRequest
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _

from courses.activities import queries, wording
from courses.activities.cards import cover_of
from courses.activities.filters import SUBJECT
from courses.activities.listing import SECTIONS, heading
from courses.activities.models import Activity
from courses.activities.sessions import Session
from courses.enrolment.panel import panel
from hub import moments
from hub.cards import Card
from hub.components import Fact, JoinPanel, JoinState
from hub.shell import Link, ShareCard


@dataclass(frozen=True)
class SessionLine:
    """One session in the list: "Buổi 1", what it is about, when."""

    label: str
    title: str
    when: str
    place: str
    is_past: bool


def context(activity: Activity, request: HttpRequest, now: datetime) -> dict[str, Any]:
    """What `courses/activity.html` draws; at most five queries beside those of the page itself."""
    queries.fill(activity)
    sessions = sorted(activity.sessions.all(), key=lambda session: session.starts_at)
    person = request.user
    join = panel(activity, person, now=now, facts=facts(activity, sessions))
    section, _list_name = SECTIONS[Activity.Kind(activity.kind)]
    return {
        "activity": activity,
        "unit_url": f"{activity.get_url(request=request) or '/'}"[:-1].rpartition("/")[0] + "/",
        "section": section,
        "breadcrumb": breadcrumb(activity),
        "join": join,
        "now": now,
        "cover": None if activity.image else cover_of(activity),
        "kind_line": kind_line(activity),
        "session_lines": session_lines(activity, sessions, now) if len(sessions) > 1 else [],
        "sessions_title": wording.session_count(len(sessions), activity),
        "sponsors": list(activity.sponsors.all()),
        "share_card": ShareCard(title=activity.title, description=activity.summary, kind="article"),
    }


def related_title(join: JoinPanel, others: Sequence[Card]) -> str:
    """What the other things are good for: meanwhile, to learn ahead (not activities alone), or instead."""
    if join.state in {JoinState.WAITING, JoinState.FULL}:
        return _("While you wait")
    is_learnt = any(not card.state and not card.mode for card in others)
    if not is_learnt or join.state in {JoinState.PAST, JoinState.CANCELLED, JoinState.CLOSED}:
        return _("Something similar")
    return _("Learn ahead at home")


def breadcrumb(activity: Activity) -> list[Link]:
    """The list of its kind, and of that those of its subject."""
    kind = Activity.Kind(activity.kind)
    url = reverse(SECTIONS[kind][1])
    about = urlencode({SUBJECT: activity.subject.slug})
    return [Link(heading(kind).title, url), Link(activity.subject.name, f"{url}?{about}")]


def kind_line(activity: Activity) -> str:
    """ "Khóa học · Kỹ năng số · Người cao tuổi"."""
    return " · ".join((activity.type_label, activity.subject.name, activity.level.name))


def facts(activity: Activity, sessions: Sequence[Session]) -> list[Fact]:
    """When and where, as far as it is known."""
    found = []
    when = wording.times(sessions, activity)
    if when.headline:
        is_taught = activity.kind == Activity.Kind.COURSE and len(sessions) > 1
        label = _("Timetable") if is_taught else _("Time")
        found.append(Fact("calendar", label, when.headline, more=when.detail))
    if activity.mode != Activity.Mode.ONLINE and activity.place:
        found.append(Fact("place", _("Place"), activity.place, link=directions(activity)))
    if activity.mode == Activity.Mode.ONLINE:
        found.append(Fact("online", _("Place"), str(activity.get_mode_display())))
    return found


def directions(activity: Activity) -> Link:
    """The place on a map, on another site: nothing of it is loaded here."""
    query = urlencode({"api": 1, "query": f"{activity.place}, {activity.unit.name}"})
    return Link(_("Directions"), f"https://www.google.com/maps/search/?{query}")


def session_lines(activity: Activity, sessions: Sequence[Session], now: datetime) -> list[SessionLine]:
    """The sessions in their order; the time of day where they do not all begin at the same."""
    clocks = {moments.clock(session.starts_at) for session in sessions}
    years = {timezone.localdate(session.starts_at).year for session in sessions}
    return [
        SessionLine(
            label=_("Session %(number)s") % {"number": number},
            title=session.title or _capital(moments.weekday(timezone.localdate(session.starts_at))),
            when=_when(session.starts_at, with_clock=len(clocks) > 1, with_year=len(years) > 1),
            place=session.place,
            is_past=session.ends_at <= now,
        )
        for number, session in enumerate(sessions, 1)
    ]


def _capital(words: str) -> str:
    return words[:1].upper() + words[1:]


def _when(starts_at: datetime, *, with_clock: bool, with_year: bool) -> str:
    day = f"{timezone.localtime(starts_at):{'%d/%m/%Y' if with_year else '%d/%m'}}"
    return f"{moments.clock(starts_at)} · {day}" if with_clock else day
