"""What a report's state allows, apart from what a person may: draft → submitted → accepted, or returned."""

from hub.reports.models import UnitReport

State = UnitReport.State

FOLLOWING: dict[str, frozenset[str]] = {
    State.DRAFT: frozenset({State.SUBMITTED}),
    State.SUBMITTED: frozenset({State.ACCEPTED, State.RETURNED}),
    State.RETURNED: frozenset({State.DRAFT, State.SUBMITTED}),
    State.ACCEPTED: frozenset(),
}


class StateError(Exception):
    """The report's state does not allow this (any more): someone else was faster."""


def check(report: UnitReport, following: str) -> None:
    """Raises StateError when the report may not go from its state to the following one."""
    if following not in FOLLOWING[report.state]:
        raise StateError(f"a report cannot go from {report.state} to {following}")


def check_editable(report: UnitReport) -> None:
    """Raises StateError once the report is with the city."""
    if not report.is_editable:
        raise StateError(f"a report is not changed while it is {report.state}")
