"""What the city sees of every unit's report on an edition: its state, and how far it is. Six queries."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, datetime

from django.db.models import Count, Max, Min, Q, Sum

from hub.participation.models import Kind, ParticipationTotal
from hub.participation.selection import VISITS, counted_under
from hub.reports import scope
from hub.reports.models import Indicator, ReportReminder, UnitReport
from hub.reports.reading import is_late
from hub.units.models import Unit
from hub.week.models import EditionPage

NOT_BEGUN = "NOT_BEGUN"
State = UnitReport.State
ORDER = (State.SUBMITTED, State.RETURNED, NOT_BEGUN, State.DRAFT, State.ACCEPTED)
"""Those to review first, then those to chase."""

HOLDS_OPENING = frozenset({Unit.Kind.WARD, Unit.Kind.COMMUNE})


@dataclass(frozen=True)
class Row:
    """One unit that owes a report. `state` is NOT_BEGUN without one; visits None where none is recorded."""

    unit: Unit
    report: UnitReport | None
    filled: int | None
    visits: int | None
    opened_on: date | None
    reminded_at: datetime | None
    is_late: bool

    @property
    def state(self) -> str:
        return self.report.state if self.report else NOT_BEGUN

    @property
    def is_sent(self) -> bool:
        return self.state in {State.SUBMITTED, State.ACCEPTED}

    @property
    def holds_opening(self) -> bool:
        """Whether the plan asks this unit for an opening ceremony."""
        return self.unit.kind in HOLDS_OPENING


@dataclass(frozen=True)
class Board:
    """All units that owe a report on an edition, and the city's own figures."""

    edition: EditionPage
    rows: list[Row]
    city: Unit
    city_visits: int | None
    city_opened_on: date | None
    indicators: int

    def count(self, *states: str) -> int:
        """How many units are in one of these states."""
        return sum(row.state in states for row in self.rows)

    @property
    def sent(self) -> int:
        """How many have sent their report, accepted ones included."""
        return sum(row.is_sent for row in self.rows)

    @property
    def owing(self) -> list[Row]:
        """Those who have not sent theirs."""
        return [row for row in self.rows if not row.is_sent]


@dataclass(frozen=True)
class _Recorded:
    visits: int | None
    opened_on: date | None


def read(edition: EditionPage) -> Board:
    """The board of an edition, by state and name."""
    reporting = scope.of_edition(edition)
    city = reporting.city
    recorded = _recorded(edition, reporting.heads)
    typed = Q(values__entered__isnull=False, values__indicator__source="MANUAL")
    typed &= Q(values__indicator__is_active=True)
    reports = {
        report.unit_id: report
        for report in UnitReport.objects.filter(edition=edition).annotate(typed=Count("values", filter=typed))
    }
    reminded = dict(ReportReminder.objects.filter(edition=edition).values_list("unit_id").annotate(Max("at")))
    sources = list(Indicator.objects.filter(is_active=True).values_list("source", flat=True))
    rows = []
    for unit in reporting.owing.values():
        report = reports.get(unit.pk)
        found = recorded.get(unit.pk, _Recorded(None, None))
        rows.append(
            Row(
                unit=unit,
                report=report,
                filled=sources.count("AUTO") + report.typed if report else None,
                visits=found.visits,
                opened_on=found.opened_on,
                reminded_at=reminded.get(unit.pk),
                is_late=report is not None and is_late(report, edition),
            )
        )
    rows.sort(key=lambda row: (ORDER.index(row.state), row.unit.kind, row.unit.name))
    return Board(
        edition=edition,
        rows=rows,
        city=city,
        city_visits=_sum(found.visits for found in recorded.values()),
        city_opened_on=recorded.get(city.pk, _Recorded(None, None)).opened_on,
        indicators=len(sources),
    )


def _recorded(edition: EditionPage, heads: dict[int, int]) -> dict[int, _Recorded]:
    """Visits and the day of the first opening ceremony of each report. One query."""
    visits = Q(kind__in=VISITS.kinds, channel__in=VISITS.channels, entries__gt=0)
    opening = Q(kind=Kind.SESSION_HELD, topic="OPENING", entries__gt=0)
    rows = (
        ParticipationTotal.objects.filter(visits | opening, edition_key=edition.pk, unit_id__in=heads.keys())
        .annotate(head=counted_under(heads))
        .values_list("head")
        .annotate(visits=Sum("quantity", filter=visits), opened=Min("occurred_on", filter=opening))
    )
    return {head: _Recorded(None if total is None else int(total), opened) for head, total, opened in rows}


def _sum(numbers: Iterable[int | None]) -> int | None:
    known = [number for number in numbers if number is not None]
    return sum(known) if known else None
