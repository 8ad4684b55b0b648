"""The city's table as a file: XLSX for people, CSV for machines.

What people typed is written as text, whatever it begins with: a cell that begins with "=" is no formula.
A blank stays an empty cell.
"""

import csv
import io
import re
from collections.abc import Sequence
from datetime import datetime

from django.utils import timezone
from django.utils.translation import gettext as _
from openpyxl import Workbook
from openpyxl.cell import Cell
from openpyxl.styles import Alignment, Border, Font, PatternFill, Side
from openpyxl.utils import get_column_letter
from openpyxl.worksheet.worksheet import Worksheet

from hub.reports.board import NOT_BEGUN
from hub.reports.city_table import CityTable, TableRow
from hub.reports.models import Indicator, UnitReport

Value = str | int | None

_CONTROL = re.compile(r"[\x00-\x08\x0b\x0c\x0e-\x1f]")
_RISKY = ("=", "+", "-", "@", "\t", "\r")
_HEAD = PatternFill("solid", fgColor="E4ECFA")
_BOLD = Font(name="Times New Roman", size=12, bold=True)
_PLAIN = Font(name="Times New Roman", size=12)
_LINE = Side(style="thin", color="75809A")
_BOX = Border(left=_LINE, right=_LINE, top=_LINE, bottom=_LINE)


def xlsx(table: CityTable, *, now: datetime) -> bytes:
    """A workbook: the whole table, a sheet a section, and every correction with its reason."""
    book = Workbook()
    book.remove(book.active)
    _sheet(book, _("All numbers"), table, table.indicators, now)
    for section in table.sections:
        _sheet(book, section.title, table, section.indicators, now)
    _corrections(book, table)
    buffer = io.BytesIO()
    book.save(buffer)
    return buffer.getvalue()


def comma_separated(table: CityTable) -> str:
    """The whole table as CSV with a byte order mark, so that spreadsheets read its Vietnamese."""
    buffer = io.StringIO()
    writer = csv.writer(buffer)
    writer.writerow([_defused(name) for name in [*_fixed_heads(), *_codes(table.indicators)]])
    for number, row in enumerate(table.rows):
        writer.writerow([_defused(value) for value in _cells(number, row, table.indicators)])
    writer.writerow([_defused(value) for value in _total_cells(table, table.indicators)])
    return "\ufeff" + buffer.getvalue()


def _sheet(
    book: Workbook, title: str, table: CityTable, indicators: Sequence[Indicator], now: datetime
) -> None:
    sheet = book.create_sheet(re.sub(r"[\[\]:*?/\\]", " ", title)[:31])
    heading = _("Results of the Week %(year)s by unit") % {"year": table.edition.year}
    made = _("Made at %(when)s; %(count)s units have not sent their report.") % {
        "when": f"{timezone.localtime(now):%H:%M %d/%m/%Y}",
        "count": len(table.missing),
    }
    _write(sheet, [heading], font=_BOLD)
    _write(sheet, [f"{title}. {made}"])
    _write(sheet, [])
    _write(sheet, [*_fixed_heads(), *_codes(indicators)], font=_BOLD, fill=_HEAD, border=_BOX)
    for number, row in enumerate(table.rows):
        _write(sheet, _cells(number, row, indicators), border=_BOX)
    _write(sheet, _total_cells(table, indicators), font=_BOLD, border=_BOX)
    _write(sheet, [])
    _write(sheet, [_("An empty cell is a blank, not zero. Distinct people are counted over the city.")])
    sheet.freeze_panes = "C5"
    sheet.print_title_rows = "4:4"
    sheet.page_setup.orientation = "landscape"
    sheet.page_setup.fitToWidth, sheet.page_setup.fitToHeight = 1, 0
    sheet.sheet_properties.pageSetUpPr.fitToPage = True
    for column, width in enumerate([5, 44, 14, 18, 8], start=1):
        sheet.column_dimensions[get_column_letter(column)].width = width
    for column in range(6, 6 + len(indicators)):
        sheet.column_dimensions[get_column_letter(column)].width = 14


def _corrections(book: Workbook, table: CityTable) -> None:
    sheet = book.create_sheet(_("Corrections")[:31])
    heads = [
        _("Unit"),
        _("Code"),
        _("Content"),
        _("Computed"),
        _("Corrected"),
        _("Reason"),
        _("By"),
        _("When"),
    ]
    _write(sheet, heads, font=_BOLD, fill=_HEAD, border=_BOX)
    for row in table.rows:
        for line in row.lines.values():
            if line.is_corrected:
                when = f"{timezone.localtime(line.entered_at):%H:%M %d/%m/%Y}" if line.entered_at else ""
                cells: list[Value] = [row.unit.name, line.indicator.code, line.indicator.label]
                cells += [line.told_by_ledger, line.entered, line.reason, line.entered_by, when]
                _write(sheet, cells, border=_BOX)
    for column, width in enumerate([40, 8, 34, 12, 12, 50, 24, 18], start=1):
        sheet.column_dimensions[get_column_letter(column)].width = width


def _fixed_heads() -> list[str]:
    return [_("No."), _("Unit"), _("State"), _("Sent at"), _("Late")]


def _codes(indicators: Sequence[Indicator]) -> list[str]:
    return [f"{one.code}. {one.label} ({one.unit_of_measure})" for one in indicators]


def _cells(number: int, row: TableRow, indicators: Sequence[Indicator]) -> list[Value]:
    sent = f"{timezone.localtime(row.sent_at):%H:%M %d/%m/%Y}" if row.sent_at else None
    first: list[Value] = [
        number or None,
        row.unit.name,
        _state(number, row),
        sent,
        "x" if row.is_late else None,
    ]
    return first + [row.lines[one.code].value for one in indicators]


def _state(number: int, row: TableRow) -> str:
    if number == 0:
        return ""
    return _("Not begun") if row.state == NOT_BEGUN else str(UnitReport.State(row.state).label)


def _total_cells(table: CityTable, indicators: Sequence[Indicator]) -> list[Value]:
    return [None, _("Total"), None, None, None, *(table.totals[one.code] for one in indicators)]


def _write(
    sheet: Worksheet,
    values: Sequence[Value],
    *,
    font: Font = _PLAIN,
    fill: PatternFill | None = None,
    border: Border | None = None,
) -> None:
    cells = []
    for value in values:
        cell = Cell(sheet, row=1, column=1)
        _put(cell, value)
        cell.font = font
        cell.alignment = Alignment(vertical="top", wrap_text=border is not None)
        if isinstance(value, int):
            cell.number_format = "#,##0"
        if fill:
            cell.fill = fill
        if border:
            cell.border = border
        cells.append(cell)
    sheet.append(cells)


def _put(cell: Cell, value: Value) -> None:
    if isinstance(value, str):
        cell.value = _CONTROL.sub("", value) or None
        if cell.value is not None:
            cell.data_type = "s"
            cell.quotePrefix = value.startswith(_RISKY)
    else:
        cell.value = value


def _defused(value: Value) -> str | int:
    """The value for CSV: text that a spreadsheet would take for a formula is led by an apostrophe."""
    if value is None:
        return ""
    return f"'{value}" if isinstance(value, str) and value.startswith(_RISKY) else value
