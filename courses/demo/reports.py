"""States of the demo's unit reports, so that the coordinator's board has all of them to show."""

from datetime import datetime

from hub.reports.models import ReportEvent, UnitReport
from hub.units.models import Unit
from hub.week.models import EditionPage

State = UnitReport.State
NOTE = "Ảnh lễ khai mạc chưa có chú thích: ghi ảnh chụp gì, ở đâu, ngày nào."


def ensure(edition: EditionPage, *, now: datetime) -> None:
    """Begin reports in every state for about half the units that owe one; those that exist stay."""
    owing = Unit.objects.filter(owes_report=True).order_by("pk")
    pattern = (
        State.ACCEPTED,
        State.SUBMITTED,
        None,
        State.DRAFT,
        None,
        State.SUBMITTED,
        State.RETURNED,
        None,
    )
    for number, unit in enumerate(owing.exclude(code="duc-xuan")):
        state = pattern[number % len(pattern)]
        if state and not UnitReport.objects.filter(unit=unit, edition=edition).exists():
            _begin(unit, edition, state, now)


def _begin(unit: Unit, edition: EditionPage, state: str, now: datetime) -> None:
    sent = None if state == State.DRAFT else now
    report = UnitReport.objects.create(
        unit=unit,
        edition=edition,
        state=state,
        submitted_at=sent,
        return_note=NOTE if state == State.RETURNED else "",
    )
    ReportEvent.objects.create(report=report, state=state, at=now, note=report.return_note)
