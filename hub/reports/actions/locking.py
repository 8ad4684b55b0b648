"""Holding a report still while it is changed, so that saving and submitting cannot pass each other."""

from datetime import datetime

from hub.reports.models import UnitReport
from hub.reports.reading import report_of
from hub.units.models import Unit
from hub.week.models import EditionPage


def locked(unit: Unit, edition: EditionPage, *, now: datetime) -> UnitReport:
    """The unit's report, begun when it was not, locked until the transaction ends."""
    begun = report_of(unit, edition, now=now)
    report, _ = UnitReport.objects.get_or_create(
        unit=unit,
        edition=edition,
        defaults={"created_at": begun.created_at, "state_at": now, "changed_at": now},
    )
    return UnitReport.objects.select_for_update().get(pk=report.pk)
