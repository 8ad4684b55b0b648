"""Who has joined, as a file: XLSX for people, CSV for machines. What people typed is never a formula."""

import csv
import io
from collections.abc import Iterable

from django.utils import timezone
from django.utils.translation import gettext as _
from openpyxl import Workbook
from openpyxl.cell.cell import ILLEGAL_CHARACTERS_RE
from openpyxl.styles import Font

from courses.enrolment.models import Enrolment

XLSX = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"
RISKY = ("=", "+", "-", "@", "\t", "\r")
Table = list[list[str]]


def people(enrolments: Iterable[Enrolment]) -> Table:
    """Heads and rows: number, name, home, how they take part, state, since when."""
    heads = [_("No."), _("Name"), _("Home, school or workplace"), _("Takes part"), _("State"), _("Joined")]
    rows = [
        [
            str(place),
            each.person.get_full_name(),
            each.person.home_unit.name if each.person.home_unit else "",
            str(each.get_channel_display()),
            str(each.get_state_display()),
            f"{timezone.localtime(each.joined_at):%d/%m/%Y %H:%M}",
        ]
        for place, each in enumerate(enrolments, 1)
    ]
    return [heads, *rows]


def comma_separated(table: Table) -> str:
    """With a byte order mark, so that spreadsheets read its Vietnamese."""
    buffer = io.StringIO()
    csv.writer(buffer).writerows([[_defused(cell) for cell in row] for row in table])
    return "\ufeff" + buffer.getvalue()


def xlsx(table: Table, *, title: str) -> bytes:
    """A workbook of one sheet; `title` heads the sheet."""
    book = Workbook(write_only=False)
    sheet = book.active
    sheet.title = _("People")
    sheet.append([""])
    _write(sheet.cell(1, 1), title)
    sheet.cell(1, 1).font = Font(bold=True, size=14)
    for number, row in enumerate(table, 3):
        for column, value in enumerate(row, 1):
            _write(sheet.cell(number, column), value)
            if number == 3:
                sheet.cell(number, column).font = Font(bold=True)
    for letter, width in zip("ABCDEF", (6, 32, 36, 14, 22, 18), strict=True):
        sheet.column_dimensions[letter].width = width
    sheet.freeze_panes = "A4"
    buffer = io.BytesIO()
    book.save(buffer)
    return buffer.getvalue()


def _write(cell: object, value: str) -> None:
    """As text, whatever it begins with."""
    cell.value = ILLEGAL_CHARACTERS_RE.sub("", value)  # type: ignore[attr-defined]
    cell.data_type = "s"  # type: ignore[attr-defined]


def _defused(value: str) -> str:
    return f"'{value}" if value.startswith(RISKY) else value
