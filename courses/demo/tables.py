"""Reading a table of text as people save it: tabs or commas, with or without quotes, marks and empty lines.

What a spreadsheet, an editor or another system writes is taken as it stands: a byte order mark, UTF-16,
CRLF, quoted fields with line breaks, a stray quote in a title, letters composed or decomposed.
"""

import re
import unicodedata
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path

from django.utils.translation import gettext as _

_CONTROL = dict.fromkeys((code for code in range(32) if chr(code) not in "\t\n"), " ")
_DELIMITERS = "\t,;"


@dataclass(frozen=True)
class Problem:
    """Why a line could not be taken, or what was changed to take it; `line` counts from 1, 0 is the file."""

    line: int
    reason: str

    def __str__(self) -> str:
        if not self.line:
            return self.reason
        return _("Line %(line)s: %(reason)s") % {"line": self.line, "reason": self.reason}


@dataclass(frozen=True)
class Row:
    """One line of the table: its number in the file and its cells by column name (lower case)."""

    line: int
    cells: dict[str, str]

    def get(self, column: str) -> str:
        """The cell of that column without spaces around it; empty where the line or the file has none."""
        return self.cells.get(column, "")


@dataclass
class Table:
    """A table as read: its columns, its rows, and the lines that were no rows."""

    columns: list[str] = field(default_factory=list)
    rows: list[Row] = field(default_factory=list)
    problems: list[Problem] = field(default_factory=list)


def read(path: Path, *, required: tuple[str, ...] = ()) -> Table:
    """Read a table with a heading line. Lines that cannot be read are reported, empty lines are passed over.

    A file without one of the `required` columns yields no rows and one problem that names them.
    Raises OSError where the file cannot be opened.
    """
    table = Table()
    text = _text(path.read_bytes())
    lines = _lines(text)
    heading = next((cells for _line, cells in lines if any(cells)), [])
    table.columns = [unicodedata.normalize("NFC", cell).lower() for cell in heading]
    lacking = [column for column in required if column not in table.columns]
    if lacking:
        reason = _("The file has no column %(columns)s; it needs a first line that names its columns.")
        table.problems.append(Problem(0, reason % {"columns": ", ".join(lacking)}))
        return table
    for line, cells in lines:
        if any(cells):
            _add(table, line, cells)
    return table


def _add(table: Table, line: int, cells: list[str]) -> None:
    if any(cells[len(table.columns) :]):
        reason = _("it has %(found)s fields, the first line names %(named)s.")
        table.problems.append(Problem(line, reason % {"found": len(cells), "named": len(table.columns)}))
    elif any("\N{REPLACEMENT CHARACTER}" in cell for cell in cells):
        table.problems.append(Problem(line, _("it has letters that are not UTF-8; save the file as UTF-8.")))
    else:
        composed = [unicodedata.normalize("NFC", cell) for cell in cells]
        table.rows.append(Row(line, dict(zip(table.columns, composed, strict=False))))


def _text(raw: bytes) -> str:
    encoding = "utf-16" if raw[:2] in (b"\xff\xfe", b"\xfe\xff") else "utf-8-sig"
    text = raw.decode(encoding, errors="replace").replace("\r\n", "\n").replace("\r", "\n")
    return text.translate(_CONTROL)


def _lines(text: str) -> Iterator[tuple[int, list[str]]]:
    """The fields of each line with its number. A field in quotes may hold line breaks and, between commas,
    the delimiter; a quote that is never closed is a letter like any other."""
    first = next((line for line in text.split("\n") if line.strip()), "")
    delimiter = max(_DELIMITERS, key=first.count)
    inside = r'[^"\t]' if delimiter == "\t" else r'[^"]'
    pattern = re.compile(
        rf'[ ]*"(?P<quoted>(?:{inside}|"")*)"[ ]*(?=[{delimiter}\n]|\Z)|(?P<plain>[^{delimiter}\n]*)'
    )
    position, line, started, cells = 0, 1, 1, []
    while position <= len(text):
        match = pattern.match(text, position)
        assert match is not None  # noqa: S101 - the plain alternative matches anywhere
        quoted = match["quoted"]
        cells.append(_cell(match["plain"] if quoted is None else quoted.replace('""', '"')))
        line += match[0].count("\n")
        position = match.end()
        if position >= len(text) or text[position] == "\n":
            yield started, cells
            line += 1
            started, cells = line, []
        position += 1


def _cell(text: str) -> str:
    """One cell without doubled spaces; its line breaks become spaces: titles and summaries are one line."""
    return " ".join(text.split())
