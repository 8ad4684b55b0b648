"""What lists of activities draw beside plain cards: a row of a day's programme, and what a unit has on."""

from dataclasses import dataclass
from datetime import datetime

from django.http import HttpRequest

from courses.activities import queries
from courses.activities.cards import CardMaker
from courses.activities.listed import rows
from hub.cards import Card
from hub.units.models import Unit


@dataclass(frozen=True)
class AgendaRow:
    """One session in a day's programme; `is_now` while it is going on."""

    card: Card
    is_now: bool


def of_unit(unit: Unit, *, now: datetime, request: HttpRequest | None = None, limit: int = 8) -> list[Card]:
    """The unit's activities that are not over, the next first, undated ones last. Two queries at most."""
    coming = queries.not_over(queries.visible().filter(unit=unit, is_cancelled=False), now)
    return CardMaker(now=now, request=request).cards(rows(coming.order_by("starts_at", "title")[:limit]))
