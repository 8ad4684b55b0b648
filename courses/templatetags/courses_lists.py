"""Activities for the home page and the Week's pages: `{% load courses_lists %}`. Each tag hands over data.

The time is the clock's unless the view hands over `now` in its context.

`{% week_programme edition as programme %}`
    the Week's days with all their rows, and `programme.promoted`, what the edition puts forward now; see
    `courses.activities.programme`. Three queries.
`{% home_programme edition ward limit=3 as programme %}`
    the same with today's few rows for somebody of that ward alone. Three queries.
`{% opening_board edition wards as board %}`
    who holds its opening ceremony when. One query.
`{% topic_tiles as topics %}`
    the families of subjects with how much each holds. One query.
`{% coming_classes limit=3 as classes %}`, `{% clubs limit=3 as groups %}`
    classes that have not begun, the next first; clubs that go on, the newest first. One query each.
`{% related_title join cards as heading %}`
    what similar things are good for, on an activity's page. No query.
"""

from datetime import datetime
from typing import Any

from django import template
from django.db.models import Q
from django.utils import timezone

from courses.activities import openings, programme, queries, topics
from courses.activities.cards import CardMaker
from courses.activities.detail import related_title
from courses.activities.kinds import EventPage
from courses.activities.listed import rows
from courses.activities.models import Activity
from hub.cards import Card
from hub.components import Topic
from hub.units.models import Unit
from hub.week.models import EditionPage

register = template.Library()

TRAININGS = (EventPage.Type.TRAINING, EventPage.Type.WORKSHOP)


@register.simple_tag(takes_context=True)
def week_programme(context: dict[str, Any], edition: EditionPage) -> programme.Programme:
    """All days of the Week with every row; see the module."""
    return programme.whole(edition, now=_now(context))


@register.simple_tag(takes_context=True)
def home_programme(
    context: dict[str, Any], edition: EditionPage, ward: Unit | None, limit: int = 3
) -> programme.Programme:
    """The Week's days with today's few rows for the reader; see the module."""
    return programme.for_home(edition, now=_now(context), ward=ward, limit=limit)


@register.simple_tag(takes_context=True)
def opening_board(context: dict[str, Any], edition: EditionPage, wards: list[Unit]) -> list[openings.Opening]:
    """Who holds its opening ceremony when; see the module."""
    return openings.board(edition, wards, now=_now(context))


@register.simple_tag
def topic_tiles() -> list[Topic]:
    """The families of subjects; see the module."""
    return topics.tiles()


@register.simple_tag(takes_context=True)
def coming_classes(context: dict[str, Any], limit: int = 3) -> list[Card]:
    """Courses and trainings that have not begun; see the module."""
    now = _now(context)
    trainings = Q(kind=Activity.Kind.EVENT, eventpage__event_type__in=TRAININGS)
    classes = queries.visible().filter(Q(kind=Activity.Kind.COURSE) | trainings, is_cancelled=False)
    coming = classes.filter(starts_at__gt=now).order_by("starts_at", "pk")
    return CardMaker(now=now).cards(rows(coming[:limit]))


@register.simple_tag(takes_context=True)
def clubs(context: dict[str, Any], limit: int = 3) -> list[Card]:
    """Clubs that go on; see the module."""
    now = _now(context)
    found = queries.visible().filter(kind=Activity.Kind.CLUB, is_cancelled=False)
    newest = queries.not_over(found, now).order_by("-first_published_at", "-pk")
    return CardMaker(now=now).cards(rows(newest[:limit]))


register.simple_tag(related_title)


def _now(context: dict[str, Any]) -> datetime:
    given = context.get("now")
    return given if isinstance(given, datetime) else timezone.now()
