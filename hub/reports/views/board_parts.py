"""What the coordinator's screens draw, built from the board and the city's table."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import datetime

from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import pgettext

from hub.moments import clock, days_left
from hub.reports.board import HOLDS_OPENING, NOT_BEGUN, ORDER, Board, Row
from hub.reports.city_table import CityTable, TableRow
from hub.reports.models import UnitReport
from hub.reports.sections import Section
from hub.shell import Link
from hub.units.models import Unit
from hub.week.models import EditionPage

State = UnitReport.State
Kind = Unit.Kind
LEARNING_PLACES = {Kind.LIBRARY, Kind.CULTURE_CENTRE, Kind.LEARNING_CENTRE}
LEGEND = (State.ACCEPTED, State.SUBMITTED, State.RETURNED, State.DRAFT, NOT_BEGUN)


@dataclass(frozen=True)
class Count:
    """A state, its word, and how many units are in it."""

    state: str
    label: str
    count: int


@dataclass(frozen=True)
class Diamond:
    """One unit in the fabric: it leads to its report."""

    state: str
    title: str
    url: str


@dataclass(frozen=True)
class Weave:
    """The diamonds of one group of units."""

    label: str
    diamonds: list[Diamond]


@dataclass(frozen=True)
class BoardRow:
    """One row of the table as it is read. `updated` is in words; action: REVIEW, NOTE, REMIND or LOOK."""

    row: Row
    url: str
    updated: str
    action: str


@dataclass(frozen=True)
class Group:
    """The rows of one state; `total` is how many units are in it, on other pages too."""

    state: str
    label: str
    total: int
    rows: list[BoardRow]


def label(state: str) -> str:
    """A state's word on the board."""
    return {
        State.ACCEPTED: pgettext("state of a report", "Accepted"),
        State.SUBMITTED: pgettext("state of a report", "To review"),
        State.RETURNED: pgettext("state of a report", "Returned"),
        State.DRAFT: pgettext("state of a report", "Being written"),
        NOT_BEGUN: pgettext("state of a report", "Not begun"),
    }[state]


def left(edition: EditionPage, now: datetime) -> str:
    """How long there is until the deadline, in words; "" after it."""
    return days_left(edition.report_deadline, now=now)


def tabs(edition: EditionPage, current: str) -> list[Link]:
    """The coordinator's tabs."""
    return [
        Link(name, reverse(f"reports:{key}", kwargs={"year": edition.year}), is_current=key == current)
        for key, name in (("board", _("Units' reports")), ("city", _("The city's numbers")))
    ]


def legend(board: Board) -> list[Count]:
    """How many units are in each state."""
    return [Count(state, label(state), board.count(state)) for state in LEGEND]


def fabric(board: Board) -> list[Weave]:
    """All units as diamonds, by what they are."""
    groups = (
        (_("Wards and communes"), {Kind.WARD, Kind.COMMUNE}),
        (_("Departments"), {Kind.DEPARTMENT}),
        (_("Schools"), {Kind.SCHOOL}),
        (_("Associations"), {Kind.ASSOCIATION}),
        (
            _("Libraries, culture, community learning"),
            {Kind.LIBRARY, Kind.CULTURE_CENTRE, Kind.LEARNING_CENTRE},
        ),
        (_("Enterprises"), {Kind.ENTERPRISE}),
        (_("Others"), {Kind.OTHER, Kind.CITY, Kind.PROVINCE}),
    )
    ordered = sorted(board.rows, key=lambda row: row.unit.pk)
    weaves = [
        Weave(name, [_diamond(board, row) for row in ordered if row.unit.kind in kinds])
        for name, kinds in groups
    ]
    return [weave for weave in weaves if weave.diamonds]


def _diamond(board: Board, row: Row) -> Diamond:
    return Diamond(row.state, f"{row.unit.name}: {label(row.state)}", _report_url(board.edition, row.unit))


def filters(board: Board, chosen: str) -> list[Link]:
    """The ways to narrow the table, with how many rows each leaves."""
    wards = sum(row.unit.kind in HOLDS_OPENING for row in board.rows)
    entries = [
        ("", _("All %(count)s") % {"count": len(board.rows)}),
        ("cho-duyet", _("To review %(count)s") % {"count": board.count(State.SUBMITTED)}),
        ("chua-nop", _("Not sent %(count)s") % {"count": len(board.owing)}),
        ("phuong-xa", _("Wards, communes %(count)s") % {"count": wards}),
    ]
    return [Link(name, f"?loc={key}" if key else "?", is_current=key == chosen) for key, name in entries]


def chosen(board: Board, key: str) -> list[Row]:
    """The rows that a filter leaves; an unknown one leaves all."""
    if key == "cho-duyet":
        return [row for row in board.rows if row.state == State.SUBMITTED]
    if key == "chua-nop":
        return board.owing
    if key == "phuong-xa":
        return [row for row in board.rows if row.unit.kind in HOLDS_OPENING]
    return board.rows


def groups(board: Board, rows: Iterable[Row]) -> list[Group]:
    """The rows by state, those to review first."""
    listed = list(rows)
    found = []
    for state in ORDER:
        of_state = [_board_row(board, row) for row in listed if row.state == state]
        if of_state:
            found.append(Group(state, label(state), board.count(state), of_state))
    return found


def _board_row(board: Board, row: Row) -> BoardRow:
    actions = {State.SUBMITTED: "REVIEW", State.RETURNED: "NOTE", State.ACCEPTED: "LOOK"}
    return BoardRow(
        row=row,
        url=_report_url(board.edition, row.unit),
        updated=_updated(row),
        action=actions.get(State(row.state), "REMIND") if row.report else "REMIND",
    )


def _updated(row: Row) -> str:
    report = row.report
    if report is None:
        if row.reminded_at is None:
            return _("Not reminded")
        return _("Reminded %(day)s") % {"day": _day(row.reminded_at)}
    if report.state == State.SUBMITTED and report.submitted_at:
        told = {"time": clock(report.submitted_at), "day": _day(report.submitted_at)}
        return _("Sent %(time)s, %(day)s") % told
    if report.state == State.RETURNED:
        return _("Returned %(day)s") % {"day": _day(report.state_at)}
    if report.state == State.ACCEPTED:
        return _("Accepted %(day)s") % {"day": _day(report.state_at)}
    return _("Changed %(day)s") % {"day": _day(report.changed_at)}


def table_rows(table: CityTable, section: Section | None) -> list[tuple[TableRow, Sequence[int | None], str]]:
    """The table's rows for one section: the row, its numbers, its state in words ("" for the city)."""
    codes = [one.code for one in section.indicators] if section else []
    return [
        (row, [row.lines[code].value for code in codes], label(row.state) if number else "")
        for number, row in enumerate(table.rows)
    ]


def _report_url(edition: EditionPage, unit: Unit) -> str:
    return reverse("reports:report", kwargs={"code": unit.code, "year": edition.year})


def _day(moment: datetime) -> str:
    return f"{timezone.localtime(moment):%d/%m}"
