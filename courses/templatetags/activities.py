"""Activities for the templates of packages below: `{% load activities %}`. Each tag hands over data.

The time is the clock's unless the view hands over `now` in its context. Draw rows with
`components/agenda_row.html` (`item=row.card is_now=row.is_now`) and cards with `components/card.html`.

`{% agenda_today near=unit limit=3 as agenda %}`
    today's programme: `agenda.rows` (each `card`, `is_now`, `is_near`), `agenda.total` activities in all,
    `agenda.day`. `near`: a unit, a list of units, or nothing. One query, two with pictures.
`{% open_contests limit=3 as contests %}`
    cards of the contests that one can enter now, those that close first in front. One query (two).
`{% week_timeline edition limit=3 as days %}`
    the Week's days as `hub.components.Day`, for `components/timeline.html` and `components/day_strip.html`
    (ask once, draw both). Two queries.
`{% day_counts edition as counts %}`
    how many activities each day has: `{% for day, count in counts.items %}`. One query; `week_timeline` has
    the same counts.
`{% unit_activities unit limit=8 as cards %}`
    cards of a unit's activities that are not over, the next first. One query (two).

Addresses: `courses:event_list` takes `?ngay=2022-10-04&loai=tat-ca` (everything on a day), the Week's
calendar file is `courses:week_calendar` with the year.
"""

from datetime import date, datetime
from typing import Any

from django import template
from django.utils import timezone

from courses.activities import agenda
from hub.cards import Card
from hub.components import Day
from hub.units.models import Unit
from hub.week.models import EditionPage

register = template.Library()


@register.simple_tag(takes_context=True)
def agenda_today(
    context: dict[str, Any], near: Unit | list[Unit] | None = None, limit: int | None = None
) -> agenda.Agenda:
    """Today's programme; see the module."""
    now = _now(context)
    units = near if isinstance(near, list) else [near] if near else []
    return agenda.of_day(
        timezone.localdate(now), now=now, request=context.get("request"), near=units, limit=limit
    )


@register.simple_tag(takes_context=True)
def open_contests(context: dict[str, Any], limit: int = 3) -> list[Card]:
    """Contests that one can enter now; see the module."""
    return agenda.open_contests(now=_now(context), request=context.get("request"), limit=limit)


@register.simple_tag(takes_context=True)
def week_timeline(context: dict[str, Any], edition: EditionPage, limit: int = 3) -> list[Day]:
    """The days of the Week; see the module."""
    return agenda.days(edition, now=_now(context), request=context.get("request"), limit=limit)


@register.simple_tag
def day_counts(edition: EditionPage) -> dict[date, int]:
    """How many activities each day has; see the module."""
    return agenda.counts(edition)


@register.simple_tag(takes_context=True)
def unit_activities(context: dict[str, Any], unit: Unit, limit: int = 8) -> list[Card]:
    """A unit's activities that are not over; see the module."""
    return agenda.of_unit(unit, now=_now(context), request=context.get("request"), limit=limit)


def _now(context: dict[str, Any]) -> datetime:
    given = context.get("now")
    return given if isinstance(given, datetime) else timezone.now()
