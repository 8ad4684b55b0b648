"""Activities for the templates of packages below: `{% load activities %}`. Each tag hands over data.

The time is the clock's unless the view hands over `now` in its context. Draw cards with
`components/card.html`.

`{% unit_activities unit limit=8 as cards %}`
    cards of a unit's activities that are not over, the next first. One query (two with pictures).
"""

from datetime import datetime
from typing import Any

from django import template
from django.utils import timezone

from courses.activities import agenda
from hub.cards import Card
from hub.units.models import Unit

register = template.Library()


@register.simple_tag(takes_context=True)
def unit_activities(context: dict[str, Any], unit: Unit, limit: int = 8) -> list[Card]:
    """A unit's activities that are not over; see the module."""
    return agenda.of_unit(unit, now=_now(context), request=context.get("request"), limit=limit)


def _now(context: dict[str, Any]) -> datetime:
    given = context.get("now")
    return given if isinstance(given, datetime) else timezone.now()
