"""The city's table: one row a unit, the city's own first, and a line of totals."""

from collections import defaultdict
from dataclasses import dataclass
from datetime import datetime

from hub.reports import counting, scope, sections
from hub.reports.board import NOT_BEGUN
from hub.reports.models import Indicator, ReportValue, UnitReport
from hub.reports.rules import RULES
from hub.reports.sections import Section
from hub.reports.values import Line
from hub.units.models import Unit
from hub.week.models import EditionPage


@dataclass(frozen=True)
class TableRow:
    """One unit's numbers, by code. Those of a report that is not sent are as they stand now."""

    unit: Unit
    state: str
    sent_at: datetime | None
    is_late: bool
    lines: dict[str, Line]


@dataclass(frozen=True)
class CityTable:
    """Every number of an edition. A total is None where nobody has a number.

    Distinct people, and givers who stand in several units, are counted over the city, never added up.
    """

    edition: EditionPage
    sections: list[Section]
    rows: list[TableRow]
    totals: dict[str, int | None]

    @property
    def indicators(self) -> list[Indicator]:
        return [indicator for section in self.sections for indicator in section.indicators]

    @property
    def missing(self) -> list[Unit]:
        """The units that have not sent their report, the city itself (which owes none) aside."""
        return [row.unit for row in self.rows[1:] if row.state not in {"SUBMITTED", "ACCEPTED"}]


def read(edition: EditionPage) -> CityTable:
    """The whole table of an edition. Nine queries, however many units there are."""
    reporting = scope.of_edition(edition)
    heads = reporting.heads
    computed = counting.computed_by_report(edition, heads)
    over_the_city = counting.computed(edition, unit_ids=heads.keys())
    reports = {report.unit_id: report for report in UnitReport.objects.filter(edition=edition)}
    values: dict[int, dict[int, ReportValue]] = defaultdict(dict)
    stored = ReportValue.objects.filter(report__edition=edition).select_related("entered_by")
    for value in stored.defer("provenance"):
        values[value.report_id][value.indicator_id] = value
    indicators = list(Indicator.objects.filter(is_active=True).order_by("position", "code"))
    owing = sorted(reporting.owing.values(), key=lambda unit: (unit.kind, unit.name))
    rows = [
        _row(unit, reports.get(unit.pk), indicators, computed[unit.pk], values, edition)
        for unit in [reporting.city, *owing]
    ]
    totals = {one.code: _total(one, rows, over_the_city) for one in indicators}
    return CityTable(edition, sections.from_indicators(indicators), rows, totals)


def _row(
    unit: Unit,
    report: UnitReport | None,
    indicators: list[Indicator],
    computed: counting.Values,
    values: dict[int, dict[int, ReportValue]],
    edition: EditionPage,
) -> TableRow:
    stored = values[report.pk] if report else {}
    is_frozen = report is not None and not report.is_editable
    lines = {one.code: Line.of(one, computed, stored.get(one.pk), is_frozen=is_frozen) for one in indicators}
    sent_at = report.submitted_at if report and is_frozen else None
    return TableRow(
        unit=unit,
        state=report.state if report else NOT_BEGUN,
        sent_at=sent_at,
        is_late=sent_at is not None and sent_at > edition.report_deadline,
        lines=lines,
    )


def _total(indicator: Indicator, rows: list[TableRow], over_the_city: counting.Values) -> int | None:
    rule = RULES.get(indicator.code) if indicator.source == Indicator.Source.AUTO else None
    if rule and not rule.adds_up:
        return over_the_city[indicator.code]
    known = [value for row in rows if (value := row.lines[indicator.code].value) is not None]
    return sum(known) if known else None
