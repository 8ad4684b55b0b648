"""Units from a CSV file: the demo's, another city's, next year's corrected one.

Columns: `code`, `name`, `kind`, `parent` (a code), `gso_code`, `aliases` (with `|` between them), `note`;
the dates `valid_from` and `valid_to` (ISO) may stand beside them. Rows come in any order. A file can be
loaded again: what it says of a known code is brought up to date, and nothing is ever removed.
"""

import csv
import unicodedata
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from datetime import date, datetime
from io import StringIO
from pathlib import Path

from django.core.exceptions import ValidationError
from django.core.validators import validate_slug
from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from hub.accounts.models import User
from hub.units import actions, reporting, signing
from hub.units.models import Placement, Unit, UnitAlias

REQUIRED = ("code", "name", "kind")


@dataclass
class LoadReport:
    """What loading a file did: units made, units changed, and what it could not take, a sentence each."""

    created: int = 0
    updated: int = 0
    problems: list[str] = field(default_factory=list)


@dataclass(frozen=True)
class Row:
    """One readable row of the file."""

    line: int
    code: str
    name: str
    kind: str
    parent: str
    gso_code: str
    aliases: tuple[str, ...]
    note: str
    valid_from: date | None
    valid_to: date | None


@transaction.atomic
def load_units(path: Path | str, *, by: User | None = None, now: datetime) -> LoadReport:
    """Load the units of a CSV file (UTF-8, with or without a byte order mark) and say what was done.

    A row that cannot be taken is reported with its line and skipped; a row whose parent is unknown, or
    would close a circle, is taken without a place. `now` dates the moves of units that had another place.
    """
    report = LoadReport()
    rows = list(_unique(_readable(_table(Path(path), report), report), report))
    units = {row.code: _save(row, report) for row in rows}
    signing.ensure(units.values())
    parents = {unit.code: unit for unit in Unit.objects.all()}
    for row in rows:
        _place(units[row.code], parents.get(row.parent), row, report, by=by, now=now)
    return report


def _table(path: Path, report: LoadReport) -> Iterator[tuple[int, dict[str, str]]]:
    """The file's rows by column name, with their line; columns may be parted by comma, semicolon or tab."""
    try:
        text = unicodedata.normalize("NFC", path.read_text(encoding="utf-8-sig")).replace("\0", "")
    except UnicodeDecodeError:
        report.problems.append(_("The file is not UTF-8 text."))
        return
    head = text.partition("\n")[0]
    reader = csv.DictReader(StringIO(text, newline=""), delimiter=max(",;\t", key=head.count))
    reader.fieldnames = [(name or "").strip().lower() for name in reader.fieldnames or []]
    lacking = [name for name in REQUIRED if name not in reader.fieldnames]
    if lacking:
        report.problems.append(
            _("The file lacks the columns: %(columns)s.") % {"columns": ", ".join(lacking)}
        )
        return
    try:
        for cells in reader:
            yield (
                reader.line_num,
                {key: " ".join((cells.get(key) or "").split()) for key in reader.fieldnames},
            )
    except csv.Error as error:
        _report(report, reader.line_num, str(error))


def _readable(table: Iterable[tuple[int, dict[str, str]]], report: LoadReport) -> Iterator[Row]:
    for line, cells in table:
        if not any(cells.values()):
            continue
        try:
            yield _row(line, cells)
        except ValidationError as error:
            _report(report, line, _sentence(error))


def _sentence(error: ValidationError) -> str:
    """What is wrong, with the column's name where it is known."""
    if hasattr(error, "error_dict"):
        return " ".join(f"{column}: {' '.join(said)}" for column, said in error.message_dict.items())
    return " ".join(error.messages)


def _row(line: int, cells: dict[str, str]) -> Row:
    """Raises ValidationError where a cell cannot be stored."""
    row = Row(
        line=line,
        code=cells["code"],
        name=cells["name"],
        kind=cells["kind"].upper(),
        parent=cells.get("parent", ""),
        gso_code=cells.get("gso_code", ""),
        aliases=tuple(
            dict.fromkeys(name.strip() for name in cells.get("aliases", "").split("|") if name.strip())
        ),
        note=cells.get("note", ""),
        valid_from=_day(cells.get("valid_from", "")),
        valid_to=_day(cells.get("valid_to", "")),
    )
    validate_slug(row.code)
    if row.kind not in Unit.Kind.values:
        raise ValidationError(_("“%(kind)s” is not a kind of unit.") % {"kind": cells["kind"]})
    Unit(**_fields(row), code=row.code).clean_fields()
    if any(len(alias) > 200 for alias in row.aliases):
        raise ValidationError(_("An other name is longer than 200 characters."))
    if row.valid_from and row.valid_to and row.valid_to < row.valid_from:
        raise ValidationError(_("It ends before it begins."))
    return row


def _day(text: str) -> date | None:
    try:
        return date.fromisoformat(text) if text else None
    except ValueError:
        raise ValidationError(_("“%(text)s” is not a date like 2025-06-30.") % {"text": text}) from None


def _unique(rows: Iterable[Row], report: LoadReport) -> Iterator[Row]:
    seen: dict[str, int] = {}
    for row in rows:
        if row.code in seen:
            _report(
                report, row.line, _("The code stands on line %(line)s already.") % {"line": seen[row.code]}
            )
        else:
            seen[row.code] = row.line
            yield row


def _fields(row: Row) -> dict[str, object]:
    given: dict[str, object] = {
        "name": row.name,
        "kind": row.kind,
        "gso_code": row.gso_code,
        "note": row.note,
    }
    dates = {"valid_from": row.valid_from, "valid_to": row.valid_to}
    return given | {name: day for name, day in dates.items() if day}


def _save(row: Row, report: LoadReport) -> Unit:
    """The row's unit, made or brought up to date. Whether it owes a report is decided when it is made."""
    fields = _fields(row)
    unit = Unit.objects.filter(code=row.code).first()
    if unit is None:
        owes = reporting.owes_report(row.kind, has_parent=bool(row.parent))
        unit = Unit.objects.create(code=row.code, owes_report=owes, **fields)
        report.created += 1
    elif any(getattr(unit, name) != value for name, value in fields.items()):
        former = unit.name
        for name, value in fields.items():
            setattr(unit, name, value)
        unit.save()
        if former != unit.name:
            UnitAlias.objects.get_or_create(unit=unit, name=former)
        report.updated += 1
    known = set(unit.aliases.values_list("name", flat=True))
    UnitAlias.objects.bulk_create(
        UnitAlias(unit=unit, name=name) for name in row.aliases if name not in known
    )
    return unit


def _place(
    unit: Unit, parent: Unit | None, row: Row, report: LoadReport, *, by: User | None, now: datetime
) -> None:
    """Put the unit under its parent: from the beginning where it had no place, else by a move today."""
    if not row.parent:
        return
    if parent is None:
        _report(report, row.line, _("There is no unit with the code “%(code)s”.") % {"code": row.parent})
        return
    current = Placement.objects.filter(unit=unit, valid_to=None).first()
    if current and current.parent_id == parent.pk:
        return
    try:
        actions.move(unit, to=parent, on=timezone.localdate(now) if current else None, by=by, now=now)
    except actions.UnitError as error:
        _report(report, row.line, str(error))


def _report(report: LoadReport, line: int, message: str) -> None:
    report.problems.append(_("Line %(line)s: %(message)s") % {"line": line, "message": message})
