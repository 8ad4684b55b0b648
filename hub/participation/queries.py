"""What took place, for people to read: the Week's figures, and the rows behind a number."""

from collections.abc import Collection, Mapping
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from typing import Any

from django.db.models import Count, QuerySet, Sum, Value
from django.db.models.functions import Concat
from django.utils import timezone

from hub.participation import totals
from hub.participation.models import Channel, Participation
from hub.participation.selection import VISITS, Selection, counted_under
from hub.week.models import EditionPage


@dataclass(frozen=True)
class DayFigures:
    """One local day's visits; None where nothing is recorded (which is not zero) or the day is to come."""

    day: date
    on_site: int | None
    online: int | None
    is_today: bool
    is_to_come: bool

    @property
    def visits(self) -> int | None:
        """On site and online together; None where nothing is recorded."""
        known = [number for number in (self.on_site, self.online) if number is not None]
        return sum(known) if known else None


@dataclass(frozen=True)
class WeekFigures:
    """A Week's visits (lượt) and distinct people (người): two numbers, never added.

    Either is None where nothing is recorded. People are those known by name; a headcount has none.
    """

    days: list[DayFigures]
    visits: int | None
    people: int | None


def week_figures(
    edition: EditionPage, now: datetime, *, unit_ids: Collection[int] | None = None
) -> WeekFigures:
    """Who took part on each day of the Week, in those units (None: in all). Two queries."""
    counted = totals.by_day(edition, VISITS, unit_ids=unit_ids)
    people = totals.people(edition, {"people": VISITS}, unit_ids=unit_ids)["people"]
    today = timezone.localdate(now)
    days = []
    for offset in range((edition.last_day - edition.first_day).days + 1):
        day = edition.first_day + timedelta(days=offset)
        days.append(
            DayFigures(
                day=day,
                on_site=counted.get((day, Channel.ON_SITE)),
                online=counted.get((day, Channel.ONLINE)),
                is_today=day == today,
                is_to_come=day > today,
            )
        )
    return WeekFigures(days=days, visits=sum(counted.values()) if counted else None, people=people or None)


def subjects(
    edition: EditionPage, selections: Mapping[str, Selection], *, unit_ids: Collection[int] | None = None
) -> dict[str, int]:
    """How many distinct subjects each selection has (events held, units inspected). One query.

    It reads rows of the ledger: for kinds that come seldom, not for visits.
    """
    counts = _standing(edition, selections, unit_ids).aggregate(**_distinct_subjects(selections))
    return {name: int(counts[name]) for name in selections}


def subjects_by_unit(
    edition: EditionPage, selections: Mapping[str, Selection], *, heads: Mapping[int, int] | None = None
) -> dict[int, dict[str, int]]:
    """How many distinct subjects each selection has in each unit; never to be added up. One query.

    With `heads` only its units are counted, each under the unit it leads to: those together, not summed.
    """
    rows = _standing(edition, selections, heads.keys() if heads else None)
    grouped = rows.annotate(head=counted_under(heads or {})).values_list("head")
    return {
        head: dict(zip(selections, counts, strict=True))
        for head, *counts in grouped.annotate(**_distinct_subjects(selections))
    }


def _standing(
    edition: EditionPage, selections: Mapping[str, Selection], unit_ids: Collection[int] | None
) -> QuerySet[Participation]:
    kinds = {kind for selection in selections.values() for kind in selection.kinds}
    rows = Participation.objects.standing().filter(edition=edition, kind__in=kinds)
    return rows if unit_ids is None else rows.filter(unit_id__in=unit_ids)


def _distinct_subjects(selections: Mapping[str, Selection]) -> dict[str, Count]:
    subject = Concat("subject_kind", Value(":"), "subject_key")
    return {
        name: Count(subject, distinct=True, filter=selection.of_rows())
        for name, selection in selections.items()
    }


@dataclass(frozen=True)
class Source:
    """What one subject added to a number on one day. `amount` is whole đồng."""

    subject_kind: str
    subject_key: str
    title: str
    day: date
    kind: str
    topic: str
    channel: str
    quantity: int
    amount: int
    entries: int


def sources(
    edition: EditionPage, selection: Selection, *, unit_ids: Collection[int]
) -> QuerySet[Participation, tuple[Any, ...]]:
    """The standing rows of the selection, by day and subject, as tuples in the order of `Source`'s fields."""
    return (
        Participation.objects.standing()
        .filter(selection.of_rows(), edition=edition, unit_id__in=unit_ids)
        .values_list(
            "subject_kind", "subject_key", "subject_title", "occurred_on", "kind", "topic", "channel"
        )
        .annotate(Sum("quantity"), Sum("amount"), Count("pk"))
        .order_by("occurred_on", "subject_title", "subject_key", "channel")
    )
