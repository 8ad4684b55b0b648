"""Reading the ledger's totals. None of these reads the ledger row by row: the cost does not grow with it.

`unit_ids` None means every unit. Distinct people are counted over what is asked, never summed over parts.
"""

from collections.abc import Collection, Mapping
from dataclasses import dataclass
from datetime import date
from typing import Any

from django.db.models import Count, Q, QuerySet, Sum

from hub.participation.models import Channel, ParticipationPerson, ParticipationTotal
from hub.participation.selection import Selection, counted_under
from hub.week.models import EditionPage


@dataclass(frozen=True)
class Total:
    """The sum of one unit's rows (of all units asked for, with `unit_id` 0) of one kind, topic and channel.

    `amount` is whole đồng, `entries` how many rows stand.
    """

    unit_id: int
    kind: str
    topic: str
    channel: str
    quantity: int
    amount: int
    entries: int


def totals(edition: EditionPage, *, unit_ids: Collection[int] | None = None) -> list[Total]:
    """Sums over the units by kind, topic and channel. One query."""
    return [Total(0, *row) for row in _sums(edition, unit_ids, "kind", "topic", "channel")]


def totals_by_unit(edition: EditionPage, *, unit_ids: Collection[int] | None = None) -> list[Total]:
    """Sums of each unit by kind, topic and channel. One query."""
    return [Total(*row) for row in _sums(edition, unit_ids, "unit_id", "kind", "topic", "channel")]


def by_day(
    edition: EditionPage, selection: Selection, *, unit_ids: Collection[int] | None = None
) -> dict[tuple[date, Channel], int]:
    """The quantity of each local day and channel; days without a standing row are left out. One query."""
    conditions = Q(kind__in=selection.kinds)
    if selection.topics:
        conditions &= Q(topic__in=selection.topics)
    if selection.channels:
        conditions &= Q(channel__in=selection.channels)
    rows = (
        _of_totals(edition, unit_ids)
        .filter(conditions)
        .values_list("occurred_on", "channel")
        .annotate(Sum("quantity"), standing=Sum("entries"))
        .filter(standing__gt=0)
    )
    return {(day, Channel(channel)): int(quantity) for day, channel, quantity, _ in rows}


def people(
    edition: EditionPage, selections: Mapping[str, Selection], *, unit_ids: Collection[int] | None = None
) -> dict[str, int]:
    """How many distinct people each selection has over all the units together. One query."""
    counts = _of_people(edition, selections, unit_ids).aggregate(**_distinct_people(selections))
    return {name: int(counts[name]) for name in selections}


def people_by_unit(
    edition: EditionPage, selections: Mapping[str, Selection], *, heads: Mapping[int, int] | None = None
) -> dict[int, dict[str, int]]:
    """How many distinct people each selection has in each unit; never to be added up. One query.

    With `heads` only its units are counted, each under the unit it leads to: those together, not summed.
    """
    rows = _of_people(edition, selections, heads.keys() if heads else None)
    grouped = rows.annotate(head=counted_under(heads or {})).values_list("head")
    return {
        head: dict(zip(selections, counts, strict=True))
        for head, *counts in grouped.annotate(**_distinct_people(selections))
    }


def _of_totals(edition: EditionPage, unit_ids: Collection[int] | None) -> QuerySet[ParticipationTotal]:
    rows = ParticipationTotal.objects.filter(edition_key=edition.pk)
    return rows if unit_ids is None else rows.filter(unit_id__in=unit_ids)


def _sums(edition: EditionPage, unit_ids: Collection[int] | None, *by: str) -> list[tuple[Any, ...]]:
    rows = _of_totals(edition, unit_ids).values_list(*by)
    summed = rows.annotate(Sum("quantity"), Sum("amount"), Sum("entries"))
    return [(*row[:-3], *(int(number) for number in row[-3:])) for row in summed]


def _of_people(
    edition: EditionPage, selections: Mapping[str, Selection], unit_ids: Collection[int] | None
) -> QuerySet[ParticipationPerson]:
    kinds = {kind for selection in selections.values() for kind in selection.kinds}
    rows = ParticipationPerson.objects.filter(edition_key=edition.pk, kind__in=kinds, entries__gt=0)
    return rows if unit_ids is None else rows.filter(unit_id__in=unit_ids)


def _distinct_people(selections: Mapping[str, Selection]) -> dict[str, Count]:
    return {
        name: Count("person_key", distinct=True, filter=selection.of_people())
        for name, selection in selections.items()
    }
