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
from openpyxl.utils import get_column_letter

from hub.reports.board import NOT_BEGUN
from hub.reports.cells import RISKY, Look, Value, add_looks, append
from hub.reports.city_table import CityTable, TableRow
from hub.reports.models import Indicator, UnitReport


def xlsx(table: CityTable, *, now: datetime) -> bytes:
    """A workbook: the whole table, a sheet a section, and every correction with its reason."""
    book = Workbook()
    book.remove(book.active)
    add_looks(book)
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
    append(sheet, [heading], Look.TITLE)
    append(sheet, [f"{title}. {made}"])
    append(sheet, [])
    append(sheet, [*_fixed_heads(), *_codes(indicators)], Look.HEAD)
    for number, row in enumerate(table.rows):
        append(sheet, _cells(number, row, indicators), Look.ROW)
    append(sheet, _total_cells(table, indicators), Look.TOTAL)
    append(sheet, [])
    append(sheet, [_("An empty cell is a blank, not zero. Distinct people are counted over the city.")])
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
    append(sheet, heads, Look.HEAD)
    for row in table.rows:
        for line in row.lines.values():
            if line.is_corrected:
                when = f"{timezone.localtime(line.entered_at):%H:%M %d/%m/%Y}" if line.entered_at else ""
                cells: list[Value] = [row.unit.name, line.indicator.code, line.indicator.label]
                cells += [line.told_by_ledger, line.entered, line.reason, line.entered_by, when]
                append(sheet, cells, Look.ROW)
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


def _defused(value: Value) -> str | int:
    """The value for CSV: text that a spreadsheet would take for a formula is led by an apostrophe."""
    if value is None:
        return ""
    return f"'{value}" if isinstance(value, str) and value.startswith(RISKY) else value
