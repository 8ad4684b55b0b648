""" "Việc học của tôi": what one has joined, by what comes next."""

from collections.abc import Sequence
from dataclasses import dataclass, field, replace
from datetime import datetime

from django.http import HttpRequest
from django.utils.translation import gettext as _

from courses.activities import wording
from courses.activities.cards import CardMaker
from courses.activities.models import Activity
from courses.activities.sessions import Session
from courses.enrolment import queries
from courses.enrolment.models import Enrolment
from hub import moments
from hub.accounts.models import User
from hub.cards import Badge, Card


@dataclass(frozen=True)
class Row:
    """One thing joined: its card, how far one has come, and the way into its online room."""

    card: Card
    done: int = 0
    whole: int = 0
    progress_label: str = ""
    online_link: str = ""


@dataclass(frozen=True)
class News:
    """A place that became free, or an activity that was called off."""

    title: str
    text: str
    url: str
    is_good: bool


@dataclass
class Mine:
    """The lists of the page."""

    news: list[News] = field(default_factory=list)
    soon: list[Row] = field(default_factory=list)
    learning: list[Row] = field(default_factory=list)
    waiting: list[Row] = field(default_factory=list)
    past: list[Row] = field(default_factory=list)

    @property
    def is_empty(self) -> bool:
        """Whether nothing was ever joined."""
        return not (self.soon or self.learning or self.waiting or self.past)


def mine(person: User, *, now: datetime, request: HttpRequest | None = None) -> Mine:
    """The person's page at `now`. Three queries, one more where there are pictures."""
    held = queries.held_by(person)
    attended = queries.attended(person, [enrolment.activity for enrolment in held])
    maker, page = CardMaker(now=now, request=request), Mine()
    for enrolment in held:
        _file(enrolment, page, maker, attended)
    page.soon.sort(key=lambda row: row.card.starts_at or now)
    page.past.sort(key=lambda row: row.card.starts_at or now, reverse=True)
    return page


def _file(enrolment: Enrolment, page: Mine, maker: CardMaker, attended: dict[int, int]) -> None:
    """Put one enrolment where it belongs."""
    activity, now = enrolment.activity, maker.now
    card = maker.card(activity)
    coming = [session for session in activity.meetings if session.ends_at > now]
    if queries.is_fresh_promotion(enrolment, now):
        page.news.append(_place_free(activity, card))
    if activity.is_cancelled and not card.is_past:
        page.news.append(_called_off(activity, card))
    if activity.is_cancelled or card.is_past:
        page.past.append(
            Row(replace(card, state=Badge(_("Cancelled"), "err") if activity.is_cancelled else None))
        )
    elif enrolment.state == Enrolment.State.WAITING:
        page.waiting.append(_waiting(enrolment, card, now))
    elif _is_being_learnt(activity, coming, now):
        page.learning.append(_learning(activity, card, coming, attended, now))
    else:
        page.soon.append(_soon(activity, card, coming, now))


def _is_being_learnt(activity: Activity, coming: Sequence[Session], now: datetime) -> bool:
    """A course at one's own pace, or one that has begun and goes on."""
    if activity.kind != Activity.Kind.COURSE:
        return False
    sessions: list[Session] = activity.meetings
    return not sessions or (len(sessions) > 1 and sessions[0].starts_at <= now and bool(coming))


def _soon(activity: Activity, card: Card, coming: Sequence[Session], now: datetime) -> Row:
    if not coming:
        deadline = activity.registration_closes_at or activity.ends_at
        note = _("Until %(time)s") % {"time": moments.at(deadline)} if deadline else card.note
        return Row(replace(card, starts_at=deadline, place=note, state=None))
    session = coming[0]
    place = session.place or activity.place or activity.unit.name
    state = wording.when_today(session, now)
    return Row(
        replace(card, starts_at=session.starts_at, ends_at=session.ends_at, place=place, state=state),
        online_link=online_link(activity, session),
    )


def _learning(
    activity: Activity, card: Card, coming: Sequence[Session], attended: dict[int, int], now: datetime
) -> Row:
    sessions: list[Session] = activity.meetings
    times = wording.times(sessions, activity)
    card = replace(
        card,
        starts_at=None,
        place=times.headline,
        state=wording.when_today(coming[0], now) if coming else None,
    )
    if not sessions:
        return Row(card, online_link=activity.online_link)
    done = attended.get(activity.pk, 0)
    label = _("%(done)s of %(whole)s sessions attended") % {"done": done, "whole": len(sessions)}
    return Row(card, done, len(sessions), label, online_link(activity, coming[0]))


def _waiting(enrolment: Enrolment, card: Card, now: datetime) -> Row:
    activity = enrolment.activity
    position = _("Number %(position)s on the waiting list") % {"position": enrolment.position}
    note = _("%(capacity)s places") % {"capacity": activity.capacity} if activity.capacity else ""
    if card.starts_at:
        begins = _("begins %(day)s") % {"day": wording.short_day(card.starts_at)}
        note = ", ".join(part for part in (note, begins) if part)
    return Row(replace(card, starts_at=None, place=note, state=Badge(position, "warn")))


def _place_free(activity: Activity, card: Card) -> News:
    title = _("A place became free! You are in “%(title)s”.") % {"title": activity.title}
    begins = _("It begins at %(when)s.") % {"when": moments.at(card.starts_at)} if card.starts_at else ""
    return News(title, begins, f"{card.url}#join", is_good=True)


def _called_off(activity: Activity, card: Card) -> News:
    title = _("Cancelled: %(title)s") % {"title": activity.title}
    return News(title, activity.cancellation_note, card.url, is_good=False)


def online_link(activity: Activity, session: Session) -> str:
    """The way into the room, for who has a place."""
    if activity.mode == Activity.Mode.ON_SITE:
        return ""
    return session.online_link or activity.online_link
