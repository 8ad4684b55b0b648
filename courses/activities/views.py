"""The lists of activities: classes, contests and clubs as cards, events as a programme by day."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, datetime
from itertools import groupby

from django.core.paginator import Page, Paginator
from django.db.models import Case, F, Q, QuerySet, Value, When
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils import timezone
from django.views.decorators.http import require_safe

from courses.activities import listing, queries
from courses.activities.agenda import AgendaRow
from courses.activities.cards import CardMaker
from courses.activities.filters import Filters, in_time, narrow
from courses.activities.listed import rows
from courses.activities.models import Activity
from courses.activities.sessions import Session
from hub.cards import Card

PER_PAGE = 24
SESSIONS_PER_PAGE = 30


@require_safe
def course_list(request: HttpRequest) -> HttpResponse:
    """Classes: the next first, those at one's own pace after them; past ones apart."""
    return _card_list(request, Activity.Kind.COURSE)


@require_safe
def contest_list(request: HttpRequest) -> HttpResponse:
    """Contests, those that began first in front."""
    return _card_list(request, Activity.Kind.CONTEST)


@require_safe
def club_list(request: HttpRequest) -> HttpResponse:
    """Clubs and forums."""
    return _card_list(request, Activity.Kind.CLUB)


@require_safe
def event_list(request: HttpRequest) -> HttpResponse:
    """Events by day, from now on; `ngay` shows one day, `loai=tat-ca` all that is on, not events alone."""
    now, filters = timezone.now(), Filters.read(request.GET)
    activities = queries.visible()
    if not filters.every_kind:
        activities = activities.filter(kind=Activity.Kind.EVENT)
    activities = narrow(activities, filters, now)
    page = _page(request, _sessions(activities, filters, now), SESSIONS_PER_PAGE)
    maker = CardMaker(now=now, request=request)
    extra = {
        "days": _by_day(page.object_list, filters, maker),
        "undated": _undated(activities, filters, page, maker),
        "day_links": listing.day_links(filters, now),
    }
    return render(request, "courses/events.html", listing.context(Activity.Kind.EVENT, filters, page) | extra)


def _card_list(request: HttpRequest, kind: Activity.Kind) -> HttpResponse:
    now, filters = timezone.now(), Filters.read(request.GET)
    found = in_time(narrow(queries.visible().filter(kind=kind), filters, now), filters, now)
    page = _page(request, _ordered(found, filters, now), PER_PAGE)
    cards = CardMaker(now=now, request=request).cards(rows(page.object_list))  # type: ignore[arg-type]
    return render(request, "courses/list.html", listing.context(kind, filters, page) | {"cards": cards})


def _ordered(activities: QuerySet[Activity], filters: Filters, now: datetime) -> QuerySet[Activity]:
    """The next first, undated ones after them; last what can no longer be joined."""
    if filters.past:
        return activities.order_by("-ends_at", "title", "pk")
    too_late = Q(is_cancelled=True) | Q(registration_closes_at__lte=now)
    return activities.order_by(
        Case(When(too_late, then=Value(1)), default=Value(0)),
        F("starts_at").asc(nulls_last=True),
        F("ends_at").asc(nulls_last=True),
        "title",
        "pk",
    )


def _page(request: HttpRequest, rows: QuerySet, size: int) -> Page:
    """The page asked for; the first or the last one for a number that makes no sense."""
    return Paginator(rows, size).get_page(request.GET.get("page"))


@dataclass(frozen=True)
class DayOfEvents:
    """One day in the programme."""

    day: date
    rows: list[AgendaRow]


def _sessions(activities: QuerySet[Activity], filters: Filters, now: datetime) -> QuerySet[Session]:
    sessions = queries.sessions_of(activities)
    if filters.day:
        begin, end = queries.day_bounds(filters.day)
        return sessions.filter(starts_at__lt=end, ends_at__gt=begin)
    if filters.past:
        return sessions.filter(ends_at__lte=now).order_by("-starts_at", "-pk")
    return sessions.filter(ends_at__gt=now)


def _by_day(sessions: Iterable[Session], filters: Filters, maker: CardMaker) -> list[DayOfEvents]:
    """The sessions under their days; what began earlier and goes on stands under the first day shown."""
    first = filters.day or timezone.localdate(maker.now)

    def day_of(session: Session) -> date:
        began = timezone.localdate(session.starts_at)
        return began if filters.past else max(began, first)

    return [
        DayOfEvents(
            day=day,
            rows=[
                AgendaRow(
                    card=maker.card(session.activity, session),
                    is_now=session.starts_at <= maker.now < session.ends_at
                    and not session.activity.is_cancelled,
                )
                for session in found
            ],
        )
        for day, found in groupby(sessions, key=day_of)
    ]


def _undated(activities: QuerySet[Activity], filters: Filters, page: Page, maker: CardMaker) -> list[Card]:
    """Events whose day is not known yet, after the last of those that have one."""
    if filters.day or filters.past or filters.every_kind or page.has_next():
        return []
    found = activities.filter(starts_at=None).select_related(*queries.LISTED_WITH).order_by("title")
    return maker.cards(found[:PER_PAGE])
