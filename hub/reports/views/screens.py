"""What the officer's screens have in common: which report, and the bar above it."""

from dataclasses import dataclass
from datetime import datetime
from typing import Any

from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404
from django.urls import reverse
from django.utils.translation import gettext as _

from hub.components import AutoValue
from hub.moments import days_left
from hub.participation.models import Kind
from hub.participation.queries import Source
from hub.reports import provenance
from hub.reports.models import UnitReport
from hub.reports.reading import Reading, SectionReading, read, report_of
from hub.reports.rules import RULES, Measure, Rule
from hub.reports.values import Line
from hub.units.models import Unit
from hub.week.models import EditionPage
from hub.workspace.shell import page

SHOWN_LINES = 8
READ_LINES = 400

_TONES = {"SUBMITTED": "", "ACCEPTED": "ok", "RETURNED": "err", "DRAFT": ""}


@dataclass(frozen=True)
class Bar:
    """The bar above a report: its state, its deadline, how much of it has a number."""

    title: str
    state: str
    tone: str
    deadline: datetime
    left: str
    is_late: bool
    filled: int
    total: int


def reading_of(unit: Unit, year: int, *, now: datetime) -> Reading:
    """The unit's report on that year's edition as it stands. Raises Http404 for a year without one."""
    edition = get_object_or_404(EditionPage, year=year)
    return read(report_of(unit, edition, now=now), unit=unit, edition=edition)


def screen(
    request: HttpRequest,
    template: str,
    reading: Reading,
    *,
    now: datetime,
    context: dict[str, Any],
    status: int = 200,
) -> HttpResponse:
    """Render one of the report's screens in the unit's workspace."""
    shared = {
        "reading": reading,
        "report": reading.report,
        "year": reading.edition.year,
        "bar": bar(reading, now),
    }
    return page(
        request, template, unit=reading.unit, tab="report", context={**shared, **context}, status=status
    )


def bar(reading: Reading, now: datetime) -> Bar:
    """The bar above this report at `now`."""
    return Bar(
        title=_("Report on the Week %(year)s") % {"year": reading.edition.year},
        state=str(UnitReport.State(reading.report.state).label),
        tone=_TONES[reading.report.state],
        deadline=reading.edition.report_deadline,
        left=days_left(reading.edition.report_deadline, now=now),
        is_late=reading.is_late or (reading.report.is_editable and now > reading.edition.report_deadline),
        filled=reading.filled,
        total=reading.total,
    )


def auto_values(reading: Reading, one: SectionReading) -> list[AutoValue]:
    """The computed values of a section, each with the first ledger rows behind it.

    One query, and one look-up for each kind of subject; none for a report that was sent.
    """
    found: dict[str, list[Source]] = {}
    if not one.is_frozen:
        codes = [line.indicator.code for line in one.auto]
        units = reading.counted_units
        found = provenance.sources(reading.edition, codes, unit_ids=units, limit=READ_LINES)
    first = {code: sources[:SHOWN_LINES] for code, sources in found.items()}
    urls = provenance.addresses(source for sources in first.values() for source in sources)
    return [_auto_value(reading, line, first.get(line.indicator.code, []), urls) for line in one.auto]


DAILY = {Kind.RESOURCE_VIEWED, Kind.RESOURCE_DOWNLOADED, Kind.GAME_PLAYED}
"""What comes into the ledger when its day is over."""


def _hint(rule: Rule) -> str:
    """What to know about a computed value, in one sentence; "" where it explains itself."""
    if rule.measure is Measure.PEOPLE:
        return _("Who came several times is counted once.")
    return _("Complete to the end of yesterday.") if rule.selection.kinds <= DAILY else ""


def _auto_value(reading: Reading, line: Line, found: list[Source], urls: provenance.Addresses) -> AutoValue:
    code = line.indicator.code
    rule = RULES.get(code)
    lines = provenance.shown(rule, found, urls) if rule else []
    if line.is_frozen:
        lines = provenance.thawed(line.provenance)[:SHOWN_LINES]
    here = {"code": reading.unit.code, "year": reading.edition.year, "indicator": code}
    return AutoValue(
        label=line.indicator.label,
        unit=line.indicator.unit_of_measure,
        computed=line.computed,
        lines=lines,
        hint=_hint(rule) if rule else "",
        corrected=line.entered,
        reason=line.reason,
        by=line.entered_by,
        at=line.entered_at,
        frozen=line.frozen if line.is_frozen else None,
        correct_url=reverse("reports:correct", kwargs=here) if reading.report.is_editable else "",
        all_url=reverse("reports:sources", kwargs=here) if lines else "",
    )
