"""A report changes hands: sent by the unit, accepted or returned by the city."""

from datetime import datetime

from django.db import transaction

from hub.accounts.models import User
from hub.reports import provenance, states
from hub.reports.actions.locking import locked
from hub.reports.models import ReportEvent, ReportValue, SectionText, UnitReport
from hub.reports.reading import Reading, read
from hub.reports.rules import RULES
from hub.units.models import Unit
from hub.week.models import EditionPage


class IncompleteError(Exception):
    """Something must be mended before the report is sent: photos without a caption."""

    def __init__(self, reading: Reading) -> None:
        super().__init__("photos lack their captions")
        self.reading = reading


@transaction.atomic
def submit(unit: Unit, edition: EditionPage, *, by: User, now: datetime) -> UnitReport:
    """Send the report to the city: its numbers freeze with their provenance, its words as they stand.

    Late is marked, never refused; blanks stay blank. Raises IncompleteError, or StateError when it is
    with the city already.
    """
    report = locked(unit, edition, now=now)
    states.check(report, UnitReport.State.SUBMITTED)
    reading = read(report, unit=unit, edition=edition)
    if reading.photos_without_caption:
        raise IncompleteError(reading)
    _freeze_values(reading)
    _freeze_words(reading)
    report.submitted_at = now
    report.submitted_by = by
    report.return_note = ""
    _move(report, UnitReport.State.SUBMITTED, by=by, now=now)
    return report


@transaction.atomic
def accept(report: UnitReport, *, by: User, now: datetime) -> None:
    """The city accepts the report. Raises StateError unless it was submitted."""
    report = UnitReport.objects.select_for_update().get(pk=report.pk)
    states.check(report, UnitReport.State.ACCEPTED)
    _move(report, UnitReport.State.ACCEPTED, by=by, now=now)


@transaction.atomic
def send_back(report: UnitReport, *, note: str, by: User, now: datetime) -> None:
    """The city returns the report with a note on what to mend.

    Raises ValueError without a note, StateError unless the report was submitted.
    """
    if not note.strip():
        raise ValueError("a report is returned with a note")
    report = UnitReport.objects.select_for_update().get(pk=report.pk)
    states.check(report, UnitReport.State.RETURNED)
    report.return_note = note.strip()
    _move(report, UnitReport.State.RETURNED, by=by, now=now, note=report.return_note)


def _move(report: UnitReport, state: str, *, by: User, now: datetime, note: str = "") -> None:
    report.state = state
    report.state_at = now
    report.save()
    ReportEvent.objects.create(report=report, state=state, by=by, at=now, note=note)


def _freeze_values(reading: Reading) -> None:
    lines = [line for line in reading.lines if line.is_auto]
    found = provenance.sources(
        reading.edition, [line.indicator.code for line in lines], unit_ids=reading.counted_units
    )
    stored = {value.indicator_id: value for value in ReportValue.objects.filter(report=reading.report)}
    rows = []
    for line in lines:
        row = stored.get(line.indicator.pk) or ReportValue(report=reading.report, indicator=line.indicator)
        row.frozen = line.computed
        rule = RULES.get(line.indicator.code)
        if rule:
            row.provenance = provenance.frozen(rule, found[rule.code], reading.counted_units)
        rows.append(row)
    ReportValue.objects.bulk_create(
        rows,
        update_conflicts=True,
        update_fields=["frozen", "provenance"],
        unique_fields=["report", "indicator"],
    )


def _freeze_words(reading: Reading) -> None:
    for one in reading.sections:
        text = one.text or SectionText(report=reading.report, section=one.section.key)
        text.frozen = one.words
        text.save()
