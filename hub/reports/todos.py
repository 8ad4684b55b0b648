"""What a unit has to do about its report, for the workspace's overview."""

from collections.abc import Iterator
from datetime import datetime

from django.urls import reverse
from django.utils.translation import gettext as _

from hub.moments import at, days_left
from hub.reports.models import UnitReport
from hub.reports.permissions import may_write
from hub.reports.reading import Reading, read, report_of
from hub.week.models import EditionPage
from hub.workspace.todos import Asking, Todo, Urgency


def todos(asking: Asking) -> Iterator[Todo]:
    """The report of a unit that owes one: to write, to mend, or done."""
    edition = asking.edition
    if edition is None or not asking.unit.owes_report or not may_write(asking.user, asking.unit):
        return
    report = report_of(asking.unit, edition, now=asking.now)
    url = reverse("reports:report", kwargs={"code": asking.unit.code, "year": edition.year})
    if not report.is_editable:
        yield Todo(
            title=_title(edition), text=_sent(report), urgency=Urgency.DONE, url=url, action=_("Look again")
        )
        return
    reading = read(report, unit=asking.unit, edition=edition)
    yield Todo(
        title=_title(edition),
        text=f"{_due(edition, asking.now)} {_progress(reading)}",
        urgency=Urgency.HOT if report.return_note else Urgency.DUE,
        due_at=edition.report_deadline,
        url=url,
        action=_("Begin") if report.pk is None else _("Mend it") if report.return_note else _("Work on it"),
        progress=100 * reading.filled // max(reading.total, 1),
    )


def _title(edition: EditionPage) -> str:
    return _("Send the report on the Week %(year)s") % {"year": edition.year}


def _due(edition: EditionPage, now: datetime) -> str:
    when = {"when": at(edition.report_deadline), "left": days_left(edition.report_deadline, now=now)}
    if now > edition.report_deadline:
        return _("It was due %(when)s; a late report is still taken.") % when
    return _("Due %(when)s, %(left)s.") % when


def _progress(reading: Reading) -> str:
    auto = [line for line in reading.lines if line.is_auto]
    manual = [line for line in reading.lines if not line.is_auto]
    return _("%(auto)s indicators are computed; %(typed)s of the other %(manual)s are typed in.") % {
        "auto": len(auto),
        "typed": sum(line.value is not None for line in manual),
        "manual": len(manual),
    }


def _sent(report: UnitReport) -> str:
    if report.submitted_at is None:
        return ""
    return _("Sent at %(when)s") % {"when": at(report.submitted_at)}
